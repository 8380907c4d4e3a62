"""Evalueren voor het arrangement afloopt: de laatste dag, en wanneer dat is gebeurd (CR-B3-01)."""

from datetime import date, timedelta
from typing import Any

from casusregie.logboek.evaluaties.moment import Evaluatiemoment
from casusregie.logboek.evaluaties.volgers import follow_evaluations
from casusregie.termijnen.feiten import Termijnfeit
from casusregie.termijnen.projectie import project
from normenkader.instellingen import instelling

CODE = "evaluatie.einde_arrangement"
VOORBIJ = ("beeindigd", "vervallen")


def last_day(arrangement: Any) -> date | None:
    """The last day of its longest part; None without parts."""
    return max((deel.einddatum for deel in arrangement.onderdelen.all()), default=None)


def before_end(arrangement: Any) -> list[Termijnfeit]:
    """The task for the casusregisseur, 4 weken before the last day, once the help began."""
    if arrangement.start_op is None or arrangement.status in VOORBIJ:
        return []
    einde = last_day(arrangement)
    if einde is None:
        return []
    return [
        Termijnfeit(
            CODE,
            einde,
            voldaan_op=_evaluated(arrangement, einde),
            aan_zet=("jeugdbeschermer" if arrangement.casus.route == "C" else "casusregisseur",),
        )
    ]


def _evaluated(arrangement: Any, einde: date) -> date | None:
    """The first talk so near the end that it counts as the evaluation before it (a setting)."""
    vanaf = einde - timedelta(weeks=instelling("arrangement.evaluatie_telt_weken", einde))
    dagen = [
        moment.gesprek_op
        for moment in arrangement.casus.evaluatiemomenten.all()
        if moment.status == "besproken"
        and moment.gesprek_op >= vanaf
        and moment.aanbieder_id in (None, arrangement.aanbieder_id)
    ]
    return min(dagen, default=None)


def update_arrangements(moment: Evaluatiemoment) -> None:
    """A talk may be the evaluation an arrangement of this casus waited for."""
    if moment.status != "besproken":
        return
    arrangementen = moment.casus.arrangementen.active()  # type: ignore[attr-defined]
    project(list(arrangementen.select_related("casus").prefetch_related("onderdelen")))


follow_evaluations(update_arrangements)
