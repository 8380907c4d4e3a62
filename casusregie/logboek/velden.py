"""De bouwstenen van een soort aantekening: velden, wat erop volgt en wie het mag maken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

Keuzes = tuple[tuple[str, str], ...]
JA_NEE: Keuzes = (("ja", "Ja"), ("nee", "Nee"))


class Veldsoort(StrEnum):
    """How an answer is given and stored (dates as jjjj-mm-dd)."""

    KORT = "kort"
    TEKST = "tekst"
    KEUZE = "keuze"
    KEUZES = "keuzes"
    DATUM = "datum"
    GETAL = "getal"


@dataclass(frozen=True)
class Als:
    """A condition on another answer: `veld` has one of these values."""

    veld: str
    waarden: tuple[str, ...]

    def holds(self, inhoud: Mapping[str, Any]) -> bool:
        """Does the content answer the condition?"""
        antwoord = inhoud.get(self.veld) or ()
        gegeven = (antwoord,) if isinstance(antwoord, str) else tuple(antwoord)
        return any(waarde in self.waarden for waarde in gegeven)


@dataclass(frozen=True)
class Veld:
    """One question. `later`: may stay open now and is filled in afterwards (aanvullen).

    `als` makes the answer needed under a condition, also when `verplicht` is False; `leeg` is
    the sentence for a needed answer that is missing.
    """

    naam: str
    label: str
    soort: Veldsoort = Veldsoort.KORT
    verplicht: bool = True
    keuzes: Keuzes = ()
    hulp: str = ""
    leeg: str = ""
    als: Als | None = None
    later: bool = False
    toekomst: bool = False  # a date that may lie after the moment of the entry
    soms: bool = False  # a rule of the kind may ask for it
    maximum: int = 0

    def needed(self, inhoud: Mapping[str, Any]) -> bool:
        """Must this be answered, given the other answers?"""
        if self.later:
            return False
        return self.als.holds(inhoud) if self.als else self.verplicht


@dataclass(frozen=True)
class Volgtermijn:
    """A termijn that follows: runs from `start` (a field, or "" for the moment itself).

    It is met on the day in field `voldaan`; `als` limits when it runs. `aan_zet` empty: the role
    of the rule.
    """

    code: str
    start: str = ""
    voldaan: str = ""
    aan_zet: str = ""
    als: Als | None = None
    titel: str = ""


@dataclass(frozen=True)
class Bericht:
    """Who is told, with a title without any content about the child."""

    aan: tuple[str, ...]
    titel: str
    als: Als | None = None


@dataclass(frozen=True)
class Omstandigheid:
    """What a rule may know besides the answers: the day it is about, and the age that day."""

    dag: date
    leeftijd: int


Regel = Callable[[Mapping[str, Any], Omstandigheid], dict[str, str]]


@dataclass(frozen=True)
class Soort:
    """One kind of entry: its questions, who makes it, and what follows."""

    code: str
    naam: str
    groep: str
    velden: tuple[Veld, ...]
    rollen: tuple[str, ...]
    uitleg: str = ""
    intern: bool = False
    aanvullers: tuple[str, ...] = ()
    termijnen: tuple[Volgtermijn, ...] = ()
    berichten: tuple[Bericht, ...] = ()
    over_persoon: bool = False
    regels: tuple[Regel, ...] = ()
    eisen: tuple[str, ...] = ()

    def veld(self, naam: str) -> Veld | None:
        """The question with this name."""
        return next((veld for veld in self.velden if veld.naam == naam), None)

    @property
    def kan_aanvullen(self) -> bool:
        """Has questions that are answered afterwards."""
        return any(veld.later for veld in self.velden)


def kort(naam: str, label: str, **opties: Any) -> Veld:
    """One line of text."""
    return Veld(naam, label, Veldsoort.KORT, **opties)


def tekst(naam: str, label: str, **opties: Any) -> Veld:
    """Some lines of text."""
    return Veld(naam, label, Veldsoort.TEKST, **opties)


def keuze(naam: str, label: str, *keuzes: tuple[str, str], **opties: Any) -> Veld:
    """One answer of a list."""
    return Veld(naam, label, Veldsoort.KEUZE, keuzes=keuzes, **opties)


def keuzes(naam: str, label: str, *antwoorden: tuple[str, str], **opties: Any) -> Veld:
    """One or more answers of a list."""
    return Veld(naam, label, Veldsoort.KEUZES, keuzes=antwoorden, **opties)


def ja_nee(naam: str, label: str, **opties: Any) -> Veld:
    """Yes or no, stored as "ja" or "nee"."""
    return Veld(naam, label, Veldsoort.KEUZE, keuzes=JA_NEE, **opties)


def datum(naam: str, label: str, **opties: Any) -> Veld:
    """A day."""
    return Veld(naam, label, Veldsoort.DATUM, **opties)


def getal(naam: str, label: str, maximum: int, **opties: Any) -> Veld:
    """A whole number from 0 to `maximum`."""
    return Veld(naam, label, Veldsoort.GETAL, maximum=maximum, **opties)
