"""Begint en vervolgt de stukken van stap 1: analyse, taxatie, plan, versie en handtekening."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezinslid
from casusregie.routes.lokaal import LokaleRoute
from casusregie.routes.vinden import route_of
from organisaties.models import Medewerker
from verloop.fouten import Conflict
from verloop.overgangen import perform, register
from verloop.stap import holding

from .handtekening import Handtekening, quality_of
from .onderdelen import Doel, Onderdeelelement, Planonderdeel
from .ondertekenaars import signers_of, unsigned
from .plan import Ondersteuningsplan
from .risicotaxatie import Risicotaxatie
from .vraaganalyse import Vraaganalyse

#: Contents that a new version takes over; the rest is its own.
OVERGENOMEN = (
    "samen_gemaakt",
    "afstemming_onderwijs",
    "samenwerking",
    "rolverdeling",
    "monitoring",
    "evaluatie_uiterlijk",
)


@transaction.atomic
@holding()
def begin_analysis(casus: Casus, *, by: Medewerker, op: datetime | None = None) -> Vraaganalyse:
    """A new vraaganalyse; the first one brings the route to 'vraag verhelderen'.

    A later one starts with the texts of the one before, so nothing is asked twice.
    """
    vorige = Vraaganalyse.objects.recorded().latest_of(casus)
    nieuw = Vraaganalyse(casus=casus)
    if vorige is not None:
        for naam in _contents(vorige):
            setattr(nieuw, naam, getattr(vorige, naam))
    else:
        _start_if_announced(casus, by, op)
    return register(nieuw, by=by, op=op)


@transaction.atomic
@holding()
def begin_risk(casus: Casus, *, by: Medewerker, op: datetime | None = None) -> Risicotaxatie:
    """A new risicotaxatie, empty: safety is judged afresh each time."""
    _start_if_announced(casus, by, op)
    return register(Risicotaxatie(casus=casus), by=by, op=op)


@transaction.atomic
@holding()
def begin_plan(casus: Casus, *, by: Medewerker, op: datetime | None = None) -> Ondersteuningsplan:
    """The first version of the plan; brings the route to 'plan maken'.

    Raises Geblokkeerd with the reason while vraaganalyse, risicotaxatie or regie are missing,
    Conflict when there is a plan already.
    """
    if (bestaand := Ondersteuningsplan.objects.latest_of(casus)) is not None:
        raise Conflict("Deze casus heeft al een plan.", over=bestaand)
    route = route_of(casus)
    if route.status == LokaleRoute.Status.VRAAG_VERHELDEREN:
        perform(route, "start_plan", by=by, op=op)
    plan = Ondersteuningsplan(casus=casus, **_findings(casus))
    return register(plan, by=by, op=op)


@transaction.atomic
@holding()
def new_version(
    plan: Ondersteuningsplan, *, by: Medewerker, op: datetime | None = None
) -> Ondersteuningsplan:
    """A concept with the contents of `plan`; a version that was not signed yet is withdrawn."""
    if (nieuwste := Ondersteuningsplan.objects.latest_of(plan.casus)) != plan:
        raise Conflict("Er is al een nieuwere versie van dit plan.", over=nieuwste)
    if plan.status == Ondersteuningsplan.Status.CONCEPT:
        raise Conflict("Dit plan is nog een concept: u kunt het gewoon wijzigen.", over=plan)
    if plan.status == Ondersteuningsplan.Status.VASTGESTELD:
        perform(plan, "withdraw", by=by, op=op)
    nieuw = Ondersteuningsplan(
        casus=plan.casus,
        versienummer=plan.versienummer + 1,
        **{naam: getattr(plan, naam) for naam in OVERGENOMEN},
        **_findings(plan.casus),
    )
    register(nieuw, by=by, op=op, code="nieuwe_versie")
    for onderdeel in plan.onderdelen.prefetch_related("doelen", "elementen"):
        _copy_part(onderdeel, nieuw)
    return nieuw


@transaction.atomic
@holding()
def record_signature(
    plan: Ondersteuningsplan,
    lid: Gezinslid,
    *,
    getekend_op: date,
    by: Medewerker,
    op: datetime | None = None,
) -> Ondersteuningsplan:
    """Record who signed; when everybody has, the plan is ondertekend at once.

    Raises ValidationError when this person need not sign or the date does not fit.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    # het plan blijft onder zijn casus, en die onder zijn gezin en jeugdige
    plannen = Ondersteuningsplan.objects.select_for_update(of=("self",)).select_related("casus")
    plan = plannen.get(pk=plan.pk)
    if lid not in signers_of(plan, dag):
        raise ValidationError({"gezinslid": "Kies iemand die het plan moet ondertekenen"})
    if getekend_op > dag:
        raise ValidationError({"getekend_op": "Kies een datum die niet in de toekomst ligt"})
    register(
        Handtekening(
            plan=plan, gezinslid=lid, hoedanigheid=quality_of(lid), getekend_op=getekend_op
        ),
        by=by,
        op=op,
    )
    if unsigned(plan, dag):
        return plan
    return perform(plan, "sign", by=by, op=op)


def _start_if_announced(casus: Casus, by: Medewerker, op: datetime | None) -> None:
    route = route_of(casus)
    if isinstance(route, LokaleRoute) and route.status == LokaleRoute.Status.AANGEMELD:
        perform(route, "start_analysis", by=by, op=op)


def _findings(casus: Casus) -> dict[str, Any]:
    """The newest recorded findings: entered once, used in the plan (CR-A1-19)."""
    gevonden = {
        "vraaganalyse": Vraaganalyse.objects.recorded().latest_of(casus),
        "risicotaxatie": Risicotaxatie.objects.recorded().latest_of(casus),
    }
    if None in gevonden.values():
        raise ValidationError("Leg eerst de vraaganalyse en de risicotaxatie vast.")
    return gevonden


def _contents(analyse: Vraaganalyse) -> list[str]:
    eigen = {"id", "kenmerk", "versie", "casus", "status", "vastgelegd_op", "uitvoerder"}
    return [veld.name for veld in analyse._meta.concrete_fields if veld.name not in eigen]


def _copy_part(onderdeel: Planonderdeel, plan: Ondersteuningsplan) -> None:
    doelen, elementen = list(onderdeel.doelen.all()), list(onderdeel.elementen.all())
    kopie = Planonderdeel(plan=plan)
    for veld in onderdeel._meta.concrete_fields:
        if veld.name not in ("id", "kenmerk", "plan"):
            setattr(kopie, veld.attname, getattr(onderdeel, veld.attname))
    kopie.save()
    Onderdeelelement.objects.bulk_create(
        Onderdeelelement(onderdeel=kopie, element=element) for element in elementen
    )
    for doel in doelen:
        doel.pk, doel.onderdeel = None, kopie
        doel.kenmerk = Doel._meta.get_field("kenmerk").get_default()
        doel._state.adding = True
        doel.save()
