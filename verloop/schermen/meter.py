"""De dagmeter van een 1-op-1: plaatsen op de balk in procenten, en de woorden erbij."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mijlpaal:
    """A milestone: day number, title, and whether it was missed."""

    dag: int
    titel: str
    onderschrift: str = ""
    gemist: bool = False


def meter(dag: int, maximum: int, mijlpalen: Iterable[Mijlpaal] = ()) -> dict[str, object]:
    """Percentages (one decimal, as SVG attributes) and words for day `dag` of `maximum`."""
    voorbij = dag > maximum
    vulling = 100.0 if voorbij else max(0.0, 100 * dag / maximum)
    return {
        "dag": dag,
        "maximum": maximum,
        "voorbij": dag - maximum if voorbij else 0,
        "over": max(0, maximum - dag),
        "vulling": f"{vulling:.1f}%",
        "binnen": f"{10000 / vulling:.1f}%" if vulling else "0%",
        "soort": _kind(dag, maximum),
        "mijlpalen": [
            {
                "plaats": f"{100 * m.dag / maximum:.1f}%",
                "titel": f"Dag {m.dag}: niet vastgelegd" if m.gemist else f"Dag {m.dag}",
                "onderschrift": m.onderschrift or m.titel,
                "gemist": m.gemist,
                "eerder": m.dag / maximum > 0.85,
            }
            for m in mijlpalen
        ],
    }


def _kind(dag: int, maximum: int) -> str:
    if dag > maximum:
        return "is-over"
    return "is-ok" if dag < maximum / 2 else ""
