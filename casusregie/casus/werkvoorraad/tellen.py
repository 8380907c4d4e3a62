"""Telt alle weergaven, filters en groepen van de werkvoorraad in één vraag."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from .keuze import TERMIJN, Keuze, condition, options
from .weergaven import Weergave

MET_AANTAL = ("termijn", "zet", "rol")
#: More rows than there will ever be. The limit keeps the database from working out each question
#: of the worklist again for every figure: at 100,000 casussen that is 0.5 against 0.09 s.
HEK = 10**9


@dataclass(frozen=True)
class Tellingen:
    """Counts: per view, per filter value within the view, per urgency group and found.

    A view that this question does not cover has None.
    """

    weergaven: dict[str, int | None]
    filters: dict[str, dict[str, int]]
    groepen: dict[int, int]
    gevonden: int


def count(casussen: QuerySet[Any], weergaven: Iterable[Weergave], keuze: Keuze) -> Tellingen:
    """One query over everything this person may see."""
    binnen = keuze.weergave.voorwaarde
    te_tellen = [w for w in weergaven if _covers(keuze, w)]
    telling = {f"w_{w.sleutel}": _count(w.voorwaarde) for w in te_tellen}
    for groep in MET_AANTAL:
        for waarde in options(groep):
            telling[f"f_{groep}_{waarde}"] = _count(binnen & condition(groep, waarde))
    for _, nummer in TERMIJN.values():
        telling[f"g_{nummer}"] = _count(keuze.condition() & _group(nummer))
    telling["gevonden"] = _count(keuze.condition())
    geteld = casussen[:HEK].aggregate(**telling)
    return Tellingen(
        {w.sleutel: geteld.get(f"w_{w.sleutel}") for w in weergaven},
        {
            groep: {waarde: geteld[f"f_{groep}_{waarde}"] for waarde in options(groep)}
            for groep in MET_AANTAL
        },
        {nummer: geteld[f"g_{nummer}"] for _, nummer in TERMIJN.values()},
        geteld["gevonden"],
    )


def _covers(keuze: Keuze, weergave: Weergave) -> bool:
    """Closed and running casussen are two questions; one kind of termijn tells nothing of views."""
    return weergave.gesloten == keuze.weergave.gesloten and not keuze.soort


def _count(voorwaarde: Any) -> Count:
    return Count("pk", filter=voorwaarde) if voorwaarde else Count("pk")


def _group(nummer: int) -> Any:
    sleutel = next(s for s, (_, n) in TERMIJN.items() if n == nummer)
    return condition("termijn", sleutel)
