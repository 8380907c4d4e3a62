"""Een document om te lezen: per onderdeel de antwoorden in woorden, en het verschil tussen twee."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from verloop.schermen.verschil import LEEG, Verschil
from verloop.schermen.woorden import long_date

from .inhoud import is_day, is_empty, options
from .onderdeel import Documentsoort, Kolom, Onderdeel, Vorm


@dataclass(frozen=True)
class Gelezen:
    """One part in words: `tekst`, or `koppen` with `rijen`; `leeg` when there is no answer."""

    code: str
    titel: str
    tekst: str = ""
    koppen: tuple[str, ...] = ()
    rijen: tuple[tuple[str, ...], ...] = ()

    @property
    def leeg(self) -> bool:
        """No answer."""
        return not self.tekst and not self.rijen


def read_parts(soort: Documentsoort, inhoud: dict[str, Any]) -> list[Gelezen]:
    """Every part in words, in the order of the kind."""
    return [_read(deel, inhoud.get(deel.code)) for deel in soort.onderdelen]


def differences(
    soort: Documentsoort, ander: dict[str, Any], eigen: dict[str, Any]
) -> list[Verschil]:
    """The parts that differ between what is stored now and what this person wrote."""
    paren = [
        (
            deel.titel,
            _plain(_read(deel, ander.get(deel.code))),
            _plain(_read(deel, eigen.get(deel.code))),
        )
        for deel in soort.onderdelen
    ]
    return [Verschil(titel, a or LEEG, e or LEEG) for titel, a, e in paren if a != e]


def _plain(gelezen: Gelezen) -> str:
    return gelezen.tekst or "\n".join("; ".join(filter(None, rij)) for rij in gelezen.rijen)


def _read(deel: Onderdeel, waarde: Any) -> Gelezen:
    if is_empty(waarde):
        return Gelezen(deel.code, deel.titel)
    if deel.vorm == Vorm.LIJST:
        rijen = tuple(
            tuple(_cell(kolom, rij.get(kolom.code, "")) for kolom in deel.kolommen)
            for rij in waarde
        )
        koppen = tuple(kolom.naam for kolom in deel.kolommen)
        return Gelezen(deel.code, deel.titel, koppen=koppen, rijen=rijen)
    return Gelezen(deel.code, deel.titel, tekst=_words(deel, waarde))


def _words(deel: Onderdeel, waarde: Any) -> str:
    woorden = dict(options(deel))
    if deel.vorm == Vorm.MEERKEUZE:
        return "\n".join(woorden.get(keuze, keuze) for keuze in waarde)
    if deel.vorm == Vorm.DATUM:
        return _day(waarde)
    return woorden.get(waarde, str(waarde))


def _cell(kolom: Kolom, tekst: str) -> str:
    return _day(tekst) if kolom.datum else tekst


def _day(tekst: str) -> str:
    return long_date(date.fromisoformat(tekst)) if is_day(tekst) else tekst
