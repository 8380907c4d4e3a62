"""What a rule on an iJw message is, and how its places in a message are found."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from arrangementen.ijw.bericht import Bericht, Bevinding, Inhoud
from arrangementen.ijw.clienten import Reeks
from arrangementen.ijw.plekken import (
    GEHEEL,
    Plekken,
    dag_van,
    nummer_van,
    pak,
    tekst_van,
    to_date,
    walk,
)
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
    "Gevallen",
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


MAX_BEWAARD = 1000
"""Of a larger message the cases are made anew for each rule, to stay small in memory."""


@dataclass(slots=True, eq=False)
class Geval:
    """One place to judge: a class of a message and the element of it that the rule names."""

    bericht: Bericht
    naam: str
    plaats: str
    klasse: Inhoud
    element: str

    def tekst(self, pad: str = "") -> str:
        """Return the text at ``pad`` (default: the judged element), empty when absent."""
        waarde = pak(self.klasse, pad or self.element)
        return waarde if isinstance(waarde, str) else ""

    def dag(self, pad: str = "") -> date | None:
        """Return the date at ``pad`` (default: the judged element), None when absent."""
        waarde = pak(self.klasse, pad or self.element)
        return to_date(waarde) if isinstance(waarde, str) and waarde else None

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


Gevallen = Sequence[Geval] | Reeks[Geval]
Zoek = Callable[[Gevallen], Iterable[Geval]]
ZoekMetToestand = Callable[[Gevallen, Toestand], Iterable[Geval]]


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

    def cases(self, plekken: Plekken) -> Iterator[Gevallen]:
        """Yield per place of this rule everything that has to be judged; never an empty list."""
        for patroon in self.plaatsen.get(plekken.bericht.soort, ()):
            if cases := _cases_at(plekken, patroon):
                yield cases

    def finding(self, geval: Geval) -> Bevinding:
        """Turn a broken case into a finding."""
        element = geval.element.replace(".", "/")
        plaats = f"{geval.plaats}/{element}" if element else geval.plaats
        return Bevinding(self.niveau, self.id, self.code, plaats, self.tekst)


def _cases_at(plekken: Plekken, patroon: str) -> Gevallen:
    """The cases at one place, kept for the other rules that look there."""
    if plekken.ingepakt:
        return Reeks(lambda: _make_cases(plekken, patroon))
    cases: list[Geval] | None = plekken.bewaard.get(patroon)
    if cases is None:
        cases = list(_make_cases(plekken, patroon))
        if len(cases) <= MAX_BEWAARD:
            plekken.bewaard[patroon] = cases
    return cases


def _make_cases(plekken: Plekken, patroon: str) -> Iterator[Geval]:
    klasse, _, element = patroon.partition(".")
    for plaats, inhoud in plekken.of_class(klasse):
        yield Geval(plekken.bericht, klasse, plaats, inhoud, element)


@dataclass(frozen=True)
class Schemaregel(Regel):
    """A rule on level 1: the schema itself refuses a message that breaks it."""


@dataclass(frozen=True, kw_only=True)
class Binnenregel(Regel):
    """A rule on level 2: ``zoek`` picks the broken cases, knowing only the message."""

    zoek: Zoek

    def check(self, plekken: Plekken) -> list[Bevinding]:
        """Return a finding for every case that breaks this rule."""
        zoek = self.zoek
        return [self.finding(g) for cases in self.cases(plekken) for g in zoek(cases)]


@dataclass(frozen=True, kw_only=True)
class Overregel(Regel):
    """A rule on level 3 or 4: ``zoek`` also knows what the receiver knows."""

    zoek: ZoekMetToestand

    def check(self, plekken: Plekken, toestand: Toestand) -> list[Bevinding]:
        """Return a finding for every case that breaks this rule."""
        return [self.finding(g) for cs in self.cases(plekken) for g in self.zoek(cs, toestand)]


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
    return lambda cases: (geval for geval in cases if breaks(geval))


def each_known(breaks: Callable[[Geval, Toestand], bool]) -> ZoekMetToestand:
    """Judge every case by itself, beside what the receiver knows."""
    return lambda cases, toestand: (geval for geval in cases if breaks(geval, toestand))


def at(patroon: str, *soorten: str) -> dict[str, tuple[str, ...]]:
    """Give one place for several kinds of message."""
    return dict.fromkeys(soorten, (patroon,))
