"""Terugkijken dat niet meer hoeft: de hulp eindigt eerder. En dat terugkomt als zij doorgaat."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone

from organisaties.models import Medewerker
from verloop.models import Gebeurtenis
from verloop.overgangen import perform
from verloop.schermen.woorden import day_month

from .keuzes import Status
from .maken import plan_moment
from .moment import Evaluatiemoment

REDEN = "De hulp eindigde op"
#: what a moment that is planned again takes over; the report that was shared counts
ZELFDE = (
    *("plan_id", "vorm", "tussentijds", "arrangement_kenmerk"),
    *("verslag_op", "verslag_kenmerk", "verslag_in_het_kort"),
)
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
            reden = f"{REDEN} {day_month(laatste, jaar=True)}"
            perform(moment, "lapse", by=by, op=op, reden=reden)


def plan_again(wie: Collection[tuple[int, int]], op: datetime) -> None:
    """The help goes on after all: what lapsed at its last end comes back (CR-A2-09).

    `wie`: casus and aanbieder. Not what is over by now, nor in a casus that is closed. The day on
    which this aanbieder has a moment already, open or discussed, gets no second one.
    """
    if not wie:
        return
    by = Medewerker.objects.systeem()
    for moment in _lapsed_last(wie, timezone.localdate(op), by):
        dag = {"casus": moment.casus_id, "aanbieder": moment.aanbieder_id, "op": moment.op}
        if Evaluatiemoment.objects.filter(**dag).exclude(status=Status.VERVALLEN).exists():
            continue
        velden = {naam: getattr(moment, naam) for naam in ZELFDE}
        status = Status.VERSLAG if moment.verslag_op else Status.GEPLAND
        wat = {"aanbieder": moment.aanbieder, "status": status, **velden}
        plan_moment(moment.casus, moment.op, by=by, op=op, **wat)


def _lapsed_last(
    wie: Collection[tuple[int, int]], on: date, by: Medewerker
) -> list[Evaluatiemoment]:
    """Of each casus and aanbieder the moments that lapsed together when the help ended last."""
    rijen = Evaluatiemoment.objects.filter(
        status=Status.VERVALLEN,
        reden__startswith=REDEN,
        op__gte=on,
        casus__in={casus for casus, _ in wie},
        casus__gesloten_op=None,
        aanbieder__in={aanbieder for _, aanbieder in wie},
    ).select_related("casus", "aanbieder")
    momenten = [rij for rij in rijen.order_by("pk") if (rij.casus_id, rij.aanbieder_id) in wie]
    wanneer = _lapsed_at(momenten, by)
    laatste: dict[tuple[int, int | None], datetime] = {}
    for rij in momenten:
        if rij.pk in wanneer:
            plek = (rij.casus_id, rij.aanbieder_id)
            laatste[plek] = max(wanneer[rij.pk], laatste.get(plek, wanneer[rij.pk]))
    return [
        rij
        for rij in momenten
        if rij.pk in wanneer and wanneer[rij.pk] == laatste[rij.casus_id, rij.aanbieder_id]
    ]


def _lapsed_at(momenten: Sequence[Evaluatiemoment], by: Medewerker) -> dict[int, datetime]:
    """When these lapsed by themselves."""
    label = Evaluatiemoment._meta.label_lower
    gebeurd = Gebeurtenis.objects.filter(
        model=label, object_id__in=[rij.pk for rij in momenten], code=f"{label}.lapse", door=by
    )
    return dict(gebeurd.values_list("object_id", "op"))
