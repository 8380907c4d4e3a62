"""Terugkijken dat niet meer hoeft: de hulp is geëindigd voor de afgesproken dag."""

from collections.abc import Mapping
from datetime import date, datetime

from organisaties.models import Medewerker
from verloop.overgangen import perform
from verloop.schermen.woorden import day_month

from .moment import Evaluatiemoment

#: casus and aanbieder whose help is over, and its last day
Einden = Mapping[tuple[int, int], date]


def lapse_after_help(einden: Einden, op: datetime) -> None:
    """Open moments after the last day of the help lapse; an earlier one is still owed (CR-A2-09).

    The end of the help has its own look back, the eindbeoordeling (CR-A3-02).
    """
    if not einden:
        return
    by = Medewerker.objects.systeem()
    momenten = Evaluatiemoment.objects.open().filter(
        casus__in={casus for casus, _ in einden}, aanbieder__in={wie for _, wie in einden}
    )
    for moment in momenten.order_by("pk"):
        laatste = einden.get((moment.casus_id, moment.aanbieder_id or 0))
        if laatste is not None and moment.op > laatste:
            reden = f"De hulp eindigde op {day_month(laatste, jaar=True)}"
            perform(moment, "lapse", by=by, op=op, reden=reden)
