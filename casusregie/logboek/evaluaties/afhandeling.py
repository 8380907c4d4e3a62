"""Wat volgt op een ondertekend plan, een voortgangsverslag en een beoordeling."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.termijnen.melden import notify
from normenkader.instellingen import instelling
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar
from verloop.overgangen import amend, register

from .afspraak import Evaluatieafspraak
from .keuzes import WIJZIGT
from .maken import plan_from, plan_moment
from .moment import Evaluatiemoment

#: Setting: so many weeks after the plan is the first evaluatiemoment, when it says nothing.
EERSTE_NA = "evaluatie.eerste_weken"


@afhandelaar("casusregie.plan_evaluations")
def plan_evaluations(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """A signed plan gives its evaluatiemomenten: one per aanbieder (CR-A2-16, CR-A1-10)."""
    plan = Ondersteuningsplan.objects.select_related("casus").get(pk=onderwerp_id)
    op = Gebeurtenis.objects.get(pk=gebeurtenis_id).op
    klok = Medewerker.objects.systeem()
    onderdelen = plan.onderdelen.exclude(aanbieder=None).select_related("aanbieder")
    aanbieders = {deel.aanbieder_id: deel.aanbieder for deel in onderdelen}
    afspraak = _agreement(plan, klok, op)
    plan_from(afspraak, aanbieders.values() or (None,), by=klok, op=op)


@afhandelaar("casusregie.tell_report")
def tell_report(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The procesregisseur hears that a voortgangsverslag was received (CR-A2-12)."""
    _tell(onderwerp_id, gebeurtenis_id, "verslag_ontvangen", "Voortgangsverslag ontvangen")


@afhandelaar("casusregie.follow_evaluation")
def follow_evaluation(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The procesregisseur hears of the talk and its proposal (CR-A2-17); the next is planned."""
    moment = _get(onderwerp_id)
    titel = "Voortgang is besproken"
    if moment.voorstel in WIJZIGT:
        titel = f"Voorstel na evaluatie: {moment.get_voorstel_display().split(':')[0].lower()}"
    _tell(onderwerp_id, gebeurtenis_id, "evaluatie_besproken", titel)
    _plan_next(moment, Gebeurtenis.objects.get(pk=gebeurtenis_id).op)


def _plan_next(moment: Evaluatiemoment, op: Any) -> None:
    """The next by the frequency, unless the help ends, the casus closed or it was in between."""
    afspraak = Evaluatieafspraak.objects.latest_of(moment.casus_id)
    klaar = moment.voorstel == "beeindigen" or moment.tussentijds
    if afspraak is None or klaar or moment.casus.gesloten_op is not None:
        return
    vanaf = max(moment.op, moment.gesprek_op or moment.op)
    open_ = Evaluatiemoment.objects.open().filter(
        casus=moment.casus_id, aanbieder=moment.aanbieder_id, tussentijds=False
    )
    if not open_.exists():
        plan_moment(
            moment.casus,
            afspraak.next_after(vanaf),
            by=Medewerker.objects.systeem(),
            op=op,
            aanbieder=moment.aanbieder,
            plan_id=moment.plan_id,
            vorm=afspraak.vorm,
            arrangement_kenmerk=moment.arrangement_kenmerk,
        )


def _agreement(plan: Ondersteuningsplan, klok: Any, op: Any) -> Evaluatieafspraak:
    """What was agreed for this casus, now of this plan; else from the first day in the plan."""
    afspraak = Evaluatieafspraak.objects.latest_of(plan.casus)
    if afspraak is not None:
        return amend(afspraak, by=klok, op=op, plan=plan)
    dag = timezone.localdate(op)
    eerste = plan.evaluatie_uiterlijk or dag + timedelta(weeks=int(instelling(EERSTE_NA, dag)))
    nieuw = Evaluatieafspraak(casus=plan.casus, plan=plan, eerste_op=eerste, vanzelf=True)
    return register(nieuw, by=klok, op=op)


def _get(pk: int) -> Evaluatiemoment:
    return Evaluatiemoment.objects.select_related("casus", "aanbieder").get(pk=pk)


def _tell(pk: int, gebeurtenis_id: int, soort: str, titel: str) -> None:
    moment = _get(pk)
    dag = timezone.localdate(Gebeurtenis.objects.get(pk=gebeurtenis_id).op)
    rol = Rol.JEUGDBESCHERMER if moment.casus.route == "C" else Rol.PROCESREGISSEUR
    notify(moment.casus, soort, titel, moment, on=dag, aan=(rol,))
