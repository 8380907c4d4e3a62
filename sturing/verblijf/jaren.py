"""Jaar op jaar: de nulmeting, de jaren daarna en de afstand tot het doel (GV-A-14, GV-A-15)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from verloop.klein import HIDDEN_TEXT
from verloop.schermen import grafiek
from verloop.schermen.woorden import number

from .bronnen import Bron
from .forms import default_day
from .maten import MATEN, Cijfer, Maat, figures_of
from .populatie import Keuze
from .tonen import difference, hidden, value

#: What the yearly repeat shows, in this order.
REEKS = ("clienten", "uitgestroomd", "verblijft", "jong", "duur", "duur_nog", "kosten")
HOOGUIT = 4


@dataclass(frozen=True)
class Jaar:
    """One year of one source, with what must stay hidden."""

    kop: str
    nulmeting: bool
    cijfers: Mapping[str, Cijfer]
    weg: set[str]

    def shown(self, code: str) -> str:
        """The figure as text."""
        return HIDDEN_TEXT if code in self.weg else value(MATEN[code], self.cijfers[code].waarde)


@dataclass(frozen=True)
class Doel:
    """A target beside the newest year: the sentence, and whether it is reached."""

    maat: Maat
    doel: str
    stand: str
    zin: str
    gehaald: bool


def year(bron: Bron, keuze: Keuze, drempel: int, nulmeting: bool = False) -> Jaar:
    """One year; small numbers stay hidden unless the source is exact."""
    _, cijfers = figures_of(bron.gegevens, keuze)
    kop = f"Nulmeting {keuze.jaar}" if nulmeting else str(keuze.jaar)
    return Jaar(kop, nulmeting, cijfers, set() if bron.exact else hidden(cijfers, drempel))


def years(bron: Bron, keuze: Keuze, drempel: int) -> list[Jaar]:
    """The years up to and including the chosen one, oldest first."""
    jaren = [jaar for jaar in reversed(bron.years()) if jaar < keuze.jaar][1 - HOOGUIT :]
    eerder = [replace(keuze, jaar=jaar, peildatum=default_day(jaar, bron)) for jaar in jaren]
    return [year(bron, een, drempel) for een in (*eerder, keuze)]


def table(rij: list[Jaar]) -> list[tuple[Maat, list[str]]]:
    """Per measure the figures of every year."""
    return [(MATEN[code], [jaar.shown(code) for jaar in rij]) for code in REEKS]


def line(rij: list[Jaar], code: str, doel: float | None) -> grafiek.Grafiek | None:
    """The trend of one measure with its target; None when a year must stay hidden."""
    maat = MATEN[code]
    punten = [(jaar.kop, jaar.cijfers[code].waarde) for jaar in rij if code not in jaar.weg]
    bekend = [(kop, round(waarde)) for kop, waarde in punten if waarde is not None]
    if len(bekend) < 2 or len(punten) < len(rij):
        return None
    return grafiek.lines(
        f"g-{code}", maat.naam, bekend, doel, "Jaar", maat.eenheid.capitalize(), "Doel"
    )


def trend(rij: list[Jaar], code: str) -> str:
    """One sentence: from the first year to the last."""
    eerste, laatste = rij[0], rij[-1]
    if len(rij) < 2 or code in eerste.weg | laatste.weg:
        return MATEN[code].definitie
    verschil = difference(MATEN[code], laatste.cijfers[code].waarde, eerste.cijfers[code].waarde)
    return (
        f"{laatste.shown(code)} in {laatste.kop}, tegen {eerste.shown(code)} in {eerste.kop}: "
        + (f"{verschil[:1].lower()}{verschil[1:]}.")
    )


def targets(rij: list[Jaar], doelen: Mapping[str, float]) -> list[Doel]:
    """Policy beside practice: how far the newest year is from each target."""
    laatste = rij[-1]
    return [_target(MATEN[code], laatste, doel) for code, doel in doelen.items() if code in MATEN]


def _target(maat: Maat, jaar: Jaar, doel: float) -> Doel:
    waarde = jaar.cijfers[maat.code].waarde
    stand = jaar.shown(maat.code)
    if maat.code in jaar.weg or waarde is None:
        return Doel(maat, value(maat, doel), stand, "Niet te vergelijken.", False)
    over = round(waarde) - doel
    if over <= 0:
        return Doel(maat, value(maat, doel), stand, "Het doel is gehaald.", True)
    zin = f"Nog {number(over, 0)} {maat.eenheid} te veel."
    return Doel(maat, value(maat, doel), stand, zin, False)
