"""De vlag, een akkoord en een kernbeslissing vastleggen: wat schermen en andere code gebruiken."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus
from normenkader.instellingen import instelling
from verloop.fouten import Geblokkeerd
from verloop.overgangen import register
from verloop.stap import holding

from .akkoord import Partijakkoord
from .dreiging import Dreiging
from .kernbeslissing import Kernbeslissing
from .plan import plan_of
from .vervolg import plan_first_moments

FORMAT = "uithuisplaatsing.format"


@transaction.atomic
@holding()
def raise_flag(
    casus: Casus,
    aanleiding: str,
    *,
    by: Any,
    op: datetime | None = None,
    partijen: Iterable[str] = (),
) -> Dreiging:
    """Uithuisplaatsing threatens here: the plan becomes mandatory, moments 1 to 4 are planned.

    `partijen` besides gemeente and gezin. The format is the one that holds that day for every
    gemeente (GV-M1-05). Raises ValidationError when it runs already, PermissionDenied for others.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    dreiging = Dreiging(
        casus=casus,
        gesteld_op=dag,
        gesteld_door=by,
        aanleiding=aanleiding.strip(),
        partijen=list(partijen),
        formatversie=str(instelling(FORMAT, dag)),
    )
    dreiging = register(dreiging, by=by, op=op)
    plan_first_moments(dreiging, by=by, op=op)
    return dreiging


def answer(
    dreiging: Dreiging,
    partij: str,
    akkoord: bool,
    *,
    namens: str,
    gegeven_op: date,
    by: Any,
    op: datetime | None = None,
    toelichting: str = "",
) -> Partijakkoord:
    """What a party says of the plan that holds now; Geblokkeerd while there is no plan."""
    plan = plan_of(dreiging.casus)
    if plan is None:
        raise Geblokkeerd(
            "Het plan van aanpak is nog niet vastgesteld.", "Stel eerst het plan vast."
        )
    stuk = Partijakkoord(
        dreiging=dreiging,
        plan=plan,
        partij=partij,
        akkoord=akkoord,
        namens=namens.strip(),
        toelichting=toelichting.strip(),
        gegeven_op=gegeven_op,
        vastgelegd_door=by,
        vingerafdruk=plan.vingerafdruk,
    )
    return register(stuk, by=by, op=op)


def decide(
    dreiging: Dreiging,
    besluit: str,
    *,
    motivering: str,
    tegenspraak: str,
    gedragswetenschapper: Any,
    genomen_op: date,
    by: Any,
    op: datetime | None = None,
) -> Kernbeslissing:
    """A kernbeslissing, taken together with a gedragswetenschapper (GV-M1-12)."""
    stuk = Kernbeslissing(
        dreiging=dreiging,
        besluit=besluit,
        motivering=motivering.strip(),
        tegenspraak=tegenspraak.strip(),
        gedragswetenschapper=gedragswetenschapper,
        genomen_op=genomen_op,
        genomen_door=by,
    )
    return register(stuk, by=by, op=op)
