"""Rekent de balk van een 1-op-1 uit: woorden eerst, daarna plaatsen in procenten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

RAND = 10  # procent: dichter bij een kant schuift het bordje "Vandaag" naar binnen


@dataclass(frozen=True)
class Merk:
    """A milestone on the bar. `plaats` is an SVG length such as "50%"."""

    dag: int
    kop: str
    naam: str
    plaats: str
    klasse: str


def meter(dag: int, maximum: int, mijlpalen: Iterable[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """Places and words for day `dag` (1 = start day) of at most `maximum` days.

    `mijlpalen` are dicts with `dag`, `naam` and optionally `gemist`. Lengths are text, so that no
    template writes a decimal comma in SVG. Raises ValueError when a day or maximum is below 1.
    """
    if dag < 1 or maximum < 1:
        raise ValueError("Een dag en een maximum zijn ten minste 1.")
    over = max(0, dag - maximum)
    deel = min(100.0, 100 * dag / maximum)
    return {
        "dag": dag,
        "maximum": maximum,
        "waarde": min(dag, maximum),
        "over": over,
        "resterend": max(0, maximum - dag),
        "vulling": percent(deel),
        "klasse": "is-over" if over else ("is-ok" if dag * 2 < maximum else ""),
        "soort": "danger" if over else ("success" if dag * 2 < maximum else "warning"),
        "tekst": remaining_words(dag, maximum),
        "omschrijving": f"Dag {dag} van {maximum} van de inzet",
        "bord": _sign(deel),
        "merken": [_mark(mijlpaal, maximum) for mijlpaal in mijlpalen],
    }


def remaining_words(dag: int, maximum: int) -> str:
    """ "Nog 9 dagen", "Vandaag is de laatste dag", "6 dagen voorbij de laatste dag"."""
    verschil = maximum - dag
    if verschil == 0:
        return "Vandaag is de laatste dag"
    aantal = f"{abs(verschil)} {'dag' if abs(verschil) == 1 else 'dagen'}"
    return f"Nog {aantal}" if verschil > 0 else f"{aantal} voorbij de laatste dag"


def percent(waarde: float) -> str:
    """ "67.9%": always with a dot, whatever the language of the page."""
    return f"{waarde:.1f}".rstrip("0").rstrip(".") + "%"


def _sign(deel: float) -> dict[str, str]:
    """Where the word 'Vandaag' stands; near an end it turns inward, so nothing sticks out."""
    if deel < RAND:
        return {"plaats": percent(deel), "x": "-1", "tekst_x": "32"}
    if deel > 100 - RAND:
        return {"plaats": percent(deel), "x": "-65", "tekst_x": "-32"}
    return {"plaats": percent(deel), "x": "-33", "tekst_x": "0"}


def _mark(mijlpaal: Mapping[str, Any], maximum: int) -> Merk:
    dag, gemist = int(mijlpaal["dag"]), bool(mijlpaal.get("gemist"))
    deel = min(100.0, 100 * dag / maximum)
    klassen = ["is-before"] if deel > 85 else []
    klassen += ["is-missed"] if gemist else []
    kop = f"Dag {dag}: niet vastgelegd" if gemist else f"Dag {dag}"
    return Merk(dag, kop, str(mijlpaal["naam"]), percent(deel), " ".join(klassen))
