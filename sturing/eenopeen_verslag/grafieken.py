"""De grafieken van het verslag 1-op-1, elk met de conclusie in één zin en de cijfers als tabel."""

from collections.abc import Sequence
from dataclasses import dataclass

from verloop.schermen import grafiek
from verloop.schermen.grafiek import Grafiek

from .tellen import DUURLIJST, LOOPT, Regel, Verslag

#: More bars than this nobody reads; the table under the chart holds them all.
HOOGUIT = 12
BINNEN_OF_LANGER = ("Eindigde binnen het maximum", "Duurde langer")


@dataclass(frozen=True)
class Beeld:
    """A chart with its heading and the sentence that says what it shows."""

    id: str
    kop: str
    zin: str
    grafiek: Grafiek


def charts(v: Verslag) -> list[Beeld]:
    """What the report shows in a picture; nothing that the tables hide."""
    return [beeld for beeld in (durations(v), per_gemeente(v)) if beeld is not None]


def durations(v: Verslag) -> Beeld | None:
    """How long what ended lasted; what is too small is left out, the sentence says so."""
    regels = [regel for regel in _list_of(v, DUURLIJST) if regel.naam != LOOPT]
    getoond = [(regel.naam, (regel.aantal,)) for regel in regels if regel.aantal is not None]
    if not getoond:
        return None
    zin = _in_time(v)
    if len(getoond) < len(regels):
        zin += " Groepen die te klein zijn, staan er niet bij."
    tekening = grafiek.bars("g-duur", "1-op-1 naar duur", ("1-op-1",), getoond, "Duur")
    return Beeld("duur", "Hoe lang duurt een 1-op-1?", zin, tekening)


def _in_time(v: Verslag) -> str:
    if v.binnen.procent is None:
        return "Er is te weinig beëindigd om een percentage te tonen."
    if v.klaar is None:
        return f"{v.binnen.procent} procent eindigde binnen het maximum."
    return f"{v.binnen.deel} van de {v.klaar} eindigden binnen het maximum."


def per_gemeente(v: Verslag) -> Beeld | None:
    """Ended within the maximum or later, per gemeente whose figures may be shown."""
    regels = [r for r in v.per_gemeente if r.binnen is not None and r.binnen.procent is not None]
    if len(regels) < 2:
        return None
    rijen = [(r.naam, _parts(r)) for r in sorted(regels, key=_most)[:HOOGUIT]]
    laagste = min(regels, key=lambda r: (_percent(r), r.naam))
    zin = f"{laagste.naam} heeft het laagste aandeel: {_percent(laagste)} procent."
    tekening = grafiek.bars(
        "g-gemeente",
        "Percentage binnen het maximum",
        BINNEN_OF_LANGER,
        rijen,
        "Gemeente",
        grafiek.SMAL,
    )
    return Beeld("per-gemeente", "Eindigt het op tijd, per gemeente?", zin, tekening)


def _list_of(v: Verslag, naam: str) -> Sequence[Regel]:
    return next((regels for kop, regels in v.lijsten if kop == naam), ())


def _percent(regel: Regel) -> int:
    return (regel.binnen.procent or 0) if regel.binnen else 0


def _parts(regel: Regel) -> tuple[int, int]:
    return _percent(regel), 100 - _percent(regel)


def _most(regel: Regel) -> tuple[int, str]:
    return -(regel.aantal or 0), regel.naam
