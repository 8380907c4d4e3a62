"""What a rule on an iJw message is, and how its places in a message are found."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arrangementen.ijw.bericht import Bericht, Bevinding, Inhoud
from arrangementen.ijw.regels_klassen import (
    DECLARATIES,
    HEEN_VAN,
    HEENBERICHTEN,
    KLASSEN,
    RETOURBERICHTEN,
    Paden,
)
from arrangementen.ijw.regels_toestand import Toestand

__all__ = [
    "DECLARATIES",
    "GEHEEL",
    "HEENBERICHTEN",
    "HEEN_VAN",
    "KLASSEN",
    "RETOURBERICHTEN",
    "Binnenregel",
    "Geval",
    "Overregel",
    "Paden",
    "Regel",
    "Schemaregel",
    "across",
    "at",
    "dag_van",
    "each",
    "each_known",
    "nummer_van",
    "outside",
    "pak",
    "tekst_van",
    "to_date",
    "walk",
    "within",
]

GEHEEL = "(bericht)"
"""The place of a rule that is about the message as a whole; its findings stand at the Header."""


@dataclass(frozen=True, slots=True)
class Geval:
    """One place to judge: a class of a message and the element of it that the rule names."""

    bericht: Bericht
    naam: str
    plaats: str
    klasse: Inhoud
    element: str

    def tekst(self, pad: str = "") -> str:
        """Return the text at ``pad`` (default: the judged element), empty when absent."""
        return tekst_van(self.klasse, pad or self.element)

    def dag(self, pad: str = "") -> date | None:
        """Return the date at ``pad`` (default: the judged element), None when absent."""
        return dag_van(self.klasse, pad or self.element)

    def heeft(self, pad: str = "") -> bool:
        """Say whether the element at ``pad`` (default: the judged one) is present."""
        return pak(self.klasse, pad or self.element) is not None

    @property
    def dagtekening(self) -> date:
        """The Dagtekening of the message."""
        return dag_van(self.bericht.inhoud, "Header.BerichtIdentificatie.Dagtekening") or date.max

    def kop(self, element: str) -> str:
        """Return an element of the Header, such as Afzender."""
        return tekst_van(self.bericht.inhoud, f"Header.{element}")

    @property
    def bsn(self) -> str:
        """The Bsn of the client of the message."""
        return tekst_van(self.bericht.inhoud, "Client.Bsn")

    @property
    def scope(self) -> str:
        """The class or group that the judged class stands in: where its key must be unique."""
        return self.plaats.rpartition("/")[0]


Zoek = Callable[[Sequence[Geval]], Iterable[Geval]]
ZoekMetToestand = Callable[[Sequence[Geval], Toestand], Iterable[Geval]]


@dataclass(frozen=True)
class Regel:
    """One rule of iJw 3.2: what is checked where, and what a sender hears about it.

    ``plaatsen`` gives per message the places as ``Klasse.Element.Element``. A plain ``Regel`` is
    one that is not checked; ``niet_toetsbaar`` then says why (Dutch).
    """

    id: str
    niveau: int
    code: str
    plaatsen: Paden
    tekst: str
    niet_toetsbaar: str = ""

    @property
    def berichten(self) -> tuple[str, ...]:
        """The kinds of message this rule is about."""
        return tuple(self.plaatsen)

    def cases(self, bericht: Bericht) -> Iterator[list[Geval]]:
        """Yield per place of this rule everything in the message that has to be judged."""
        for patroon in self.plaatsen.get(bericht.soort, ()):
            klasse, _, element = patroon.partition(".")
            yield list(_cases_of(bericht, klasse, element))

    def finding(self, geval: Geval) -> Bevinding:
        """Turn a broken case into a finding."""
        element = geval.element.replace(".", "/")
        plaats = f"{geval.plaats}/{element}" if element else geval.plaats
        return Bevinding(self.niveau, self.id, self.code, plaats, self.tekst)


@dataclass(frozen=True)
class Schemaregel(Regel):
    """A rule on level 1: the schema itself refuses a message that breaks it."""


@dataclass(frozen=True, kw_only=True)
class Binnenregel(Regel):
    """A rule on level 2: ``zoek`` picks the broken cases, knowing only the message."""

    zoek: Zoek

    def check(self, bericht: Bericht) -> list[Bevinding]:
        """Return a finding for every case that breaks this rule."""
        return [self.finding(g) for cases in self.cases(bericht) for g in self.zoek(cases)]


@dataclass(frozen=True, kw_only=True)
class Overregel(Regel):
    """A rule on level 3 or 4: ``zoek`` also knows what the receiver knows."""

    zoek: ZoekMetToestand

    def check(self, bericht: Bericht, toestand: Toestand) -> list[Bevinding]:
        """Return a finding for every case that breaks this rule."""
        return [self.finding(g) for cs in self.cases(bericht) for g in self.zoek(cs, toestand)]


def within(id: str, plaatsen: Paden, zoek: Zoek, tekst: str) -> Binnenregel:
    """Make a rule of level 2, whose return code is always 0001 (ijw.md §5a)."""
    return Binnenregel(id, 2, "0001", plaatsen, tekst, zoek=zoek)


def across(id: str, code: str, plaatsen: Paden, zoek: ZoekMetToestand, tekst: str) -> Overregel:
    """Make a rule of level 3: the message beside other messages."""
    return Overregel(id, 3, code, plaatsen, tekst, zoek=zoek)


def outside(id: str, code: str, plaatsen: Paden, zoek: ZoekMetToestand, tekst: str) -> Overregel:
    """Make a rule of level 4: the message beside a source outside the messages."""
    return Overregel(id, 4, code, plaatsen, tekst, zoek=zoek)


def each(breaks: Callable[[Geval], bool]) -> Zoek:
    """Judge every case by itself."""
    return lambda cases: [geval for geval in cases if breaks(geval)]


def each_known(breaks: Callable[[Geval, Toestand], bool]) -> ZoekMetToestand:
    """Judge every case by itself, beside what the receiver knows."""
    return lambda cases, toestand: [geval for geval in cases if breaks(geval, toestand)]


def at(patroon: str, *soorten: str) -> dict[str, tuple[str, ...]]:
    """Give one place for several kinds of message."""
    return dict.fromkeys(soorten, (patroon,))


def walk(inhoud: Inhoud, pad: str) -> Iterator[tuple[str, Inhoud]]:
    """Yield (place, class) for every class on a path; repeated elements get a 1-based number."""
    treffers: list[tuple[str, Inhoud]] = [("", inhoud)]
    for naam in pad.split("/"):
        treffers = [(f"{p}/{q}".lstrip("/"), d) for p, t in treffers for q, d in _step(t, naam)]
    yield from treffers


def _step(inhoud: Inhoud, naam: str) -> list[tuple[str, Inhoud]]:
    kind: Any = inhoud.get(naam)
    if isinstance(kind, list):
        return [(f"{naam}[{nummer}]", deel) for nummer, deel in enumerate(kind, start=1)]
    return [(naam, kind)] if isinstance(kind, dict) else []


def _cases_of(bericht: Bericht, klasse: str, element: str) -> Iterator[Geval]:
    if klasse == GEHEEL:
        yield Geval(bericht, klasse, "Header", bericht.inhoud, "")
        return
    paden = {**KLASSEN.get(bericht.soort, {}), "Header": ("Header",)}[klasse]
    for pad in paden:
        for plaats, inhoud in walk(bericht.inhoud, pad):
            yield Geval(bericht, klasse, plaats, inhoud, element)


def pak(inhoud: Inhoud, pad: str) -> Any:
    """Return what stands at a dotted path, None when some part of it is absent."""
    waarde: Any = inhoud
    for naam in pad.split("."):
        if not isinstance(waarde, dict):
            return None
        waarde = waarde.get(naam)
    return waarde


def tekst_van(inhoud: Inhoud, pad: str) -> str:
    """Return the text at a dotted path, empty when absent."""
    waarde = pak(inhoud, pad)
    return waarde if isinstance(waarde, str) else ""


def dag_van(inhoud: Inhoud, pad: str) -> date | None:
    """Return the date at a dotted path, None when absent."""
    waarde = tekst_van(inhoud, pad)
    return to_date(waarde) if waarde else None


def to_date(tekst: str) -> date:
    """Read an XSD date; a year outside 1..9999 becomes the first or the last day that exists."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", tekst.strip()):
        try:
            return date.fromisoformat(tekst.strip())
        except ValueError:
            return date.min
    return date.min if tekst.strip().startswith("-") else date.max


def nummer_van(inhoud: Inhoud, pad: str) -> str:
    """Return a LDT_Nummer without signs and leading zeros, empty when absent.

    The schema type is an integer, so ``007`` and ``7`` are one number.
    """
    kaal = tekst_van(inhoud, pad).strip()
    return (kaal.lstrip("+-0") or "0") if kaal else ""
