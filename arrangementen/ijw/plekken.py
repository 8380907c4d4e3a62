"""Where things stand in the contents of an iJw message, and how a value is read there."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from arrangementen.ijw.bericht import Bericht, Inhoud
from arrangementen.ijw.clienten import Clienten, Reeks, packed_in
from arrangementen.ijw.regels_klassen import KLASSEN

GEHEEL = "(bericht)"
"""The place of a rule that is about the message as a whole; its findings stand at the Header."""

Plek = tuple[str, Inhoud]
Plekkenrij = list[Plek] | Reeks[Plek]


class Plekken:
    """The classes of one message with their places; each path is walked once."""

    def __init__(self, bericht: Bericht) -> None:
        self.bericht = bericht
        self.ingepakt = packed_in(bericht.inhoud)
        self._gevonden: dict[str, Plekkenrij] = {GEHEEL: [("Header", bericht.inhoud)]}
        self.bewaard: dict[str, list[Any]] = {}  # by place of a rule what it judges there

    def of_class(self, klasse: str) -> Plekkenrij:
        """Every (place, contents) of a class, in message order."""
        gevonden = self._gevonden.get(klasse)
        if gevonden is None:
            paden = KLASSEN.get(self.bericht.soort, {}).get(klasse, (klasse,))
            rij = Reeks(lambda: _along(self.bericht.inhoud, paden))
            gevonden = self._gevonden[klasse] = rij if self.ingepakt else list(rij)
        return gevonden


def _along(inhoud: Inhoud, paden: Iterable[str]) -> Iterator[Plek]:
    return (plek for pad in paden for plek in walk(inhoud, pad))


def walk(inhoud: Inhoud, pad: str) -> Iterator[Plek]:
    """Yield (place, class) for every class on a path; repeated elements get a 1-based number."""
    treffers: Iterable[Plek] = [("", inhoud)]
    for naam in pad.split("/"):
        treffers = _step(treffers, naam)
    return iter(treffers)


def _step(treffers: Iterable[Plek], naam: str) -> Iterator[Plek]:
    for plaats, inhoud in treffers:
        hier = f"{plaats}/{naam}" if plaats else naam
        kind: Any = inhoud.get(naam)
        if isinstance(kind, list | Clienten):
            for nummer, deel in enumerate(kind, start=1):
                yield f"{hier}[{nummer}]", deel
        elif isinstance(kind, dict):
            yield hier, kind


def pak(inhoud: Inhoud, pad: str) -> Any:
    """Return what stands at a dotted path, None when some part of it is absent."""
    waarde: Any = inhoud
    for naam in _names(pad):
        if type(waarde) is not dict:
            return None
        waarde = waarde.get(naam)
    return waarde


@lru_cache(maxsize=1024)
def _names(pad: str) -> tuple[str, ...]:
    """The parts of a dotted path; the paths are those of the rules, so there are few."""
    return tuple(pad.split("."))


def tekst_van(inhoud: Inhoud, pad: str) -> str:
    """Return the text at a dotted path, empty when absent."""
    waarde = pak(inhoud, pad)
    return waarde if isinstance(waarde, str) else ""


def dag_van(inhoud: Inhoud, pad: str) -> date | None:
    """Return the date at a dotted path, None when absent."""
    waarde = tekst_van(inhoud, pad)
    return to_date(waarde) if waarde else None


@lru_cache(maxsize=4096)
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
