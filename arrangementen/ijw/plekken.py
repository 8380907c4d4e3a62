"""Where things stand in the contents of an iJw message, and how a value is read there."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from arrangementen.ijw.bericht import Bericht, Inhoud
from arrangementen.ijw.regels_klassen import KLASSEN

GEHEEL = "(bericht)"
"""The place of a rule that is about the message as a whole; its findings stand at the Header."""

Plek = tuple[str, Inhoud]


class Plekken:
    """The classes of one message with their places; each path is walked once."""

    def __init__(self, bericht: Bericht) -> None:
        self.bericht = bericht
        self._gevonden: dict[str, list[Plek]] = {GEHEEL: [("Header", bericht.inhoud)]}
        self.bewaard: dict[str, list[Any]] = {}  # by place of a rule what it judges there

    def of_class(self, klasse: str) -> list[Plek]:
        """Every (place, contents) of a class, in message order."""
        gevonden = self._gevonden.get(klasse)
        if gevonden is None:
            paden = KLASSEN.get(self.bericht.soort, {}).get(klasse, (klasse,))
            gevonden = [plek for pad in paden for plek in walk(self.bericht.inhoud, pad)]
            self._gevonden[klasse] = gevonden
        return gevonden


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
