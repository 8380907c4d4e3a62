"""Rekent grafieken uit voor een SVG op de server: liggende staven en een lijn met afspraak."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .woorden import number

STAAF, RIJ, BOVEN = 24, 42, 8
BREEDTE, RECHTS = 760, 60
NAAM_MAX = 28
LIJN_BREEDTE, LIJN_HOOGTE, LINKS, ONDER = 480, 282, 34, 248
STREEPJES = 5
#: For the narrow column of two.
SMAL = 500


@dataclass(frozen=True)
class Deel:
    """One part of a bar: place and width in SVG units, as text with a dot."""

    x: str
    breedte: str
    reeks: int


@dataclass(frozen=True)
class Staaf:
    naam: str
    kort: str
    waarden: list[str]
    totaal: str
    y: int
    tekst_y: int
    delen: list[Deel]
    eind_x: str


@dataclass(frozen=True)
class Grafiek:
    """Everything a chart template needs; `kolommen` and `tabel` are the same figures in text."""

    id: str
    titel: str
    breedte: int
    hoogte: int
    kolommen: list[str]
    tabel: list[list[str]]
    vlak: dict[str, Any] = field(default_factory=dict)


def bars(
    id: str,
    titel: str,
    reeksen: Sequence[str],
    rijen: Sequence[tuple[str, Sequence[float]]],
    eenheid: str = "Aanbieder",
    breedte: int = BREEDTE,
) -> Grafiek:
    """Stacked horizontal bars, at most 3 series and in the given order of rows.

    A smaller `breedte` keeps the letters readable in a narrow column. Values are not negative.
    Raises ValueError for more than 3 series or a row of another length.
    """
    if len(reeksen) > 3 or any(len(waarden) != len(reeksen) for _, waarden in rijen):
        raise ValueError("Een staaf heeft voor elke reeks een waarde, voor hooguit 3 reeksen.")
    links = _label_width([naam for naam, _ in rijen])
    top, stap = _scale(max((sum(waarden) for _, waarden in rijen), default=0))
    schaal = (breedte - RECHTS - links) / top
    staven = [_bar(i, naam, waarden, links, schaal) for i, (naam, waarden) in enumerate(rijen)]
    hoogte = BOVEN + RIJ * len(rijen) + 22
    assen = [(f"{links + w * schaal:.1f}", number(w)) for w in _ticks(top, stap)]
    kolommen, extra = [eenheid, *reeksen], len(reeksen) > 1
    tabel = [[s.naam, *s.waarden, *([s.totaal] if extra else [])] for s in staven]
    vlak = {
        "staven": staven,
        "assen": assen,
        "naam_x": links - 12,
        "as_onder": hoogte - 24,
        "as_tekst": hoogte - 6,
        "legenda": list(enumerate(reeksen, start=1)) if extra else [],
    }
    kolommen += ["Totaal"] if extra else []
    return Grafiek(id, titel, breedte, hoogte, kolommen, tabel, vlak)


def lines(
    id: str,
    titel: str,
    punten: Sequence[tuple[str, float]],
    afspraak: float | None = None,
    eenheid: str = "Week",
    telt: str = "Aantal",
    afspraak_naam: str = "Afspraak",
) -> Grafiek:
    """One line over time with an optional dashed agreement (or target); the axis starts at 0."""
    hoogste = max([waarde for _, waarde in punten] + [afspraak or 0], default=0)
    top, stap = _scale(hoogste)
    plekken = [_point(i, punt, len(punten), top) for i, punt in enumerate(punten)]
    vlak = {
        "lijn": " ".join(f"{p['x']},{p['y']}" for p in plekken),
        "punten": plekken,
        "laatste": plekken[-1] if plekken else None,
        "assen": [(_height(w, top), _height(w, top, 4), number(w)) for w in _ticks(top, stap)],
        "afspraak": None if afspraak is None else _agreed(afspraak_naam, afspraak, top),
    }
    tabel = [[naam, number(waarde)] for naam, waarde in punten]
    return Grafiek(id, titel, LIJN_BREEDTE, LIJN_HOOGTE, [eenheid, telt], tabel, vlak)


def _bar(i: int, naam: str, waarden: Sequence[float], links: int, schaal: float) -> Staaf:
    x, delen = float(links), []
    for reeks, waarde in enumerate(waarden, start=1):
        if waarde:
            delen.append(Deel(f"{x:.1f}", f"{max(1.0, waarde * schaal - 2):.1f}", reeks))
        x += waarde * schaal
    y = BOVEN + i * RIJ
    kort = naam if len(naam) <= NAAM_MAX else f"{naam[: NAAM_MAX - 1]}…"
    teksten = [number(waarde) for waarde in waarden]
    return Staaf(naam, kort, teksten, number(sum(waarden)), y, y + 17, delen, f"{x + 10:.1f}")


def _point(i: int, punt: tuple[str, float], aantal: int, top: float) -> dict[str, Any]:
    naam, waarde = punt
    breedte = LIJN_BREEDTE - LINKS - 56
    x = LINKS + 8 + (breedte * i / (aantal - 1) if aantal > 1 else breedte / 2)
    om = max(1, math.ceil((aantal - 1) / 3))
    getoond = i % om == 0 if aantal - 1 - i >= om or i == aantal - 1 else False
    return {
        "x": f"{x:.1f}",
        "y": _height(waarde, top),
        "tekst_y": _height(waarde, top, 5),
        "tekst_x": f"{x + 12:.1f}",
        "naam": naam if getoond or i == aantal - 1 else "",
        "waarde": number(waarde),
    }


def _agreed(naam: str, afspraak: float, top: float) -> dict[str, str]:
    return {
        "y": _height(afspraak, top),
        "tekst_y": _height(afspraak, top, -8),
        "tekst": f"{naam}: {number(afspraak)}",
    }


def _height(waarde: float, top: float, verschuif: float = 0) -> str:
    return f"{ONDER - (ONDER - 14) * waarde / top + verschuif:.1f}"


def _scale(hoogste: float) -> tuple[float, float]:
    """The top of the axis and its step: a round step (1, 2, 2.5, 3 or 5 times a power of ten)."""
    if hoogste <= 0:
        return 1, 1
    ruw = hoogste / (STREEPJES - 1)
    macht = 10 ** math.floor(math.log10(ruw))
    stap = next(macht * f for f in (1, 2, 2.5, 3, 5, 10) if macht * f >= ruw)
    stap = stap if hoogste < STREEPJES - 1 and hoogste % 1 else max(1, math.ceil(stap))
    return stap * math.ceil(hoogste / stap), stap


def _ticks(top: float, stap: float) -> list[float]:
    return [stap * i for i in range(round(top / stap) + 1)]


def _label_width(namen: Sequence[str]) -> int:
    langste = max((min(len(naam), NAAM_MAX) for naam in namen), default=0)
    return max(150, 20 + 8 * langste)
