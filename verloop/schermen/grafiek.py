"""Grafieken als getallen voor een SVG-sjabloon: geen script, geen stijl, wel een tabel."""

from collections.abc import Sequence
from dataclasses import dataclass

LINKS, RECHTS, RIJ = 150.0, 700.0, 42


@dataclass(frozen=True)
class Balk:
    """One row of a bar chart: a label and one value per series."""

    label: str
    waarden: tuple[int, ...]

    @property
    def totaal(self) -> int:
        """The sum printed at the end of the bar."""
        return sum(self.waarden)


def bars(balken: Sequence[Balk]) -> dict[str, object]:
    """Geometry of stacked horizontal bars; axes start at 0; at most 8 rows are readable."""
    stap = _step(max((balk.totaal for balk in balken), default=0))
    top = max(stap * 5, 1)
    hoogte = len(balken) * RIJ + 24
    return {
        "breedte": 760,
        "hoogte": hoogte + 24,
        "onder": hoogte,
        "as": hoogte + 18,
        "lijnen": [{"x": _x(stap * n, top), "waarde": stap * n} for n in range(6)],
        "rijen": [_row(balk, nummer, top) for nummer, balk in enumerate(balken)],
    }


def line(waarden: Sequence[int], labels: Sequence[str], afspraak: int | None = None) -> dict:
    """Geometry of one line over time, with a dashed agreement line."""
    stap = _step(max([*waarden, afspraak or 0, 1]))
    top = stap * 4
    onder, boven, links, rechts = 220.0, 12.0, 36.0, 400.0
    breedte = (rechts - links) / max(1, len(waarden) - 1)

    def y(waarde: float) -> str:
        return f"{onder - (onder - boven) * waarde / top:.1f}"

    punten = [
        {"x": f"{links + breedte * n:.1f}", "y": y(w), "waarde": w, "label": labels[n]}
        for n, w in enumerate(waarden)
    ]
    elke = max(1, len(punten) // 3)
    return {
        "lijnen": [{"y": y(stap * n), "waarde": stap * n} for n in range(5)],
        "punten": punten,
        "aslabels": [p for n, p in enumerate(punten) if n % elke == 0 or n == len(punten) - 1],
        "pad": " ".join(f"{p['x']},{p['y']}" for p in punten),
        "laatste": punten[-1] if punten else None,
        "afspraak": afspraak,
        "afspraak_y": y(afspraak) if afspraak is not None else "",
    }


def _row(balk: Balk, nummer: int, top: int) -> dict[str, object]:
    boven, begin, delen = 8 + nummer * RIJ, 0, []
    for reeks, waarde in enumerate(balk.waarden):
        x, einde = float(_x(begin, top)), float(_x(begin + waarde, top))
        if waarde:
            delen.append(
                {"x": f"{x:.1f}", "breedte": f"{max(1.0, einde - x - 2):.1f}", "reeks": reeks}
            )
        begin += waarde
    return {
        "label": balk.label,
        "y": boven,
        "tekst_y": boven + 17,
        "delen": delen,
        "totaal": balk.totaal,
        "einde": f"{float(_x(begin, top)) + 10:.1f}",
        "waarden": balk.waarden,
    }


def _x(waarde: float, top: float) -> str:
    return f"{LINKS + (RECHTS - LINKS) * waarde / top:.1f}"


def _step(hoogste: int) -> int:
    """A round step so that five steps cover the highest value."""
    stap = 1
    while stap * 5 < hoogste:
        stap = next(n for n in (stap * 2, stap * 5, stap * 10) if n > stap and _round(n))
    return stap


def _round(getal: int) -> bool:
    return str(getal).rstrip("0") in {"1", "2", "5"}
