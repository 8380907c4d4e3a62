"""Evalueren afspreken en momenten plannen, uit het plan of tussendoor."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.models import Organisatie
from verloop.overgangen import amend, register
from verloop.stap import holding

from .afspraak import Evaluatieafspraak
from .keuzes import Vorm
from .moment import Evaluatiemoment


@transaction.atomic
@holding()
def agree_on_evaluation(
    casus: Casus,
    *,
    by: Any,
    op: datetime | None = None,
    versie: int | None = None,
    **velden: Any,
) -> Evaluatieafspraak:
    """First day, frequency (`om_de_weken`), form and who takes part; one row per casus.

    `velden`: eerste_op, om_de_weken, vorm, deelnemers, plan. Changing it later is an amendment;
    `versie` is the one that was seen, 0 for none. Raises Conflict when it is another by now.
    """
    op = op or timezone.now()
    # two people who both saw none: the second waits here, and then sees the first
    Casus.objects.select_for_update(of=("self",)).get(pk=casus.pk)
    afspraak = Evaluatieafspraak.objects.latest_of(casus)
    if afspraak is None:
        return register(Evaluatieafspraak(casus=casus, **velden), by=by, op=op)
    return amend(afspraak, by=by, op=op, versie=versie, **{"vanzelf": False, **velden})


def plan_moment(
    casus: Casus,
    dag: date,
    *,
    by: Any,
    op: datetime | None = None,
    aanbieder: Organisatie | None = None,
    **velden: Any,
) -> Evaluatiemoment:
    """One moment to look back at the help of this aanbieder (None: the casus as a whole).

    An open moment of that aanbieder on that day is returned as it is.
    """
    op = op or timezone.now()
    bestaand = Evaluatiemoment.objects.open().filter(casus=casus, aanbieder=aanbieder, op=dag)
    gevonden = bestaand.first()
    if gevonden is not None:
        return gevonden
    moment = Evaluatiemoment(casus=casus, op=dag, aanbieder=aanbieder, **velden)
    return register(moment, by=by, op=op)


@transaction.atomic
@holding()
def plan_from(
    afspraak: Evaluatieafspraak,
    aanbieders: Iterable[Organisatie | None],
    *,
    by: Any,
    op: datetime,
) -> list[Evaluatiemoment]:
    """The next moment per aanbieder; an aanbieder with an open moment keeps that one."""
    vandaag = timezone.localdate(op)
    open_ = set(
        Evaluatiemoment.objects.open()
        .filter(casus=afspraak.casus_id, tussentijds=False)
        .values_list("aanbieder_id", flat=True)
    )
    dag = max(afspraak.eerste_op, vandaag)
    return [
        plan_moment(
            afspraak.casus,
            dag,
            by=by,
            op=op,
            aanbieder=aanbieder,
            plan_id=afspraak.plan_id,
            vorm=Vorm(afspraak.vorm),
        )
        for aanbieder in aanbieders
        if (aanbieder.pk if aanbieder else None) not in open_
    ]
