"""Wat vanzelf volgt: wie het hoort, en de dagen die het plan aan de momenten geeft."""

from datetime import date
from typing import Any

from django.utils import timezone

from casusregie.afronding.partijen import regie_places
from casusregie.casus.models import Casus
from casusregie.documenten.document import Document
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar
from verloop.overgangen import amend

from .dreiging import Dreiging
from .keuzes import Koers, Momentsoort, Partij
from .moment import Monitormoment
from .plan import PLAN, plan_day
from .vervolg import open_moment

DAGEN = {Momentsoort.EVALUATIE: "evaluatie_op", Momentsoort.AFSLUITEN: "afsluiten_op"}


@afhandelaar("casusregie.tell_dreiging")
def tell_dreiging(*, onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Who has the regie hears that the plan is mandatory from now."""
    dreiging = Dreiging.objects.select_related("casus").get(pk=onderwerp_id)
    titel = "Uithuisplaatsing dreigt: maak samen het plan van aanpak"
    _tell(dreiging.casus, "dreiging", titel, dreiging, dreiging.gesteld_op)


@afhandelaar("casusregie.tell_deviation")
def tell_deviation(*, onderwerp_id: int, gebeurtenis_id: int) -> None:
    """A deviation from the koers reaches the regie and the teamleider at once (GV-M2-09)."""
    moment = Monitormoment.objects.select_related("dreiging__casus").get(pk=onderwerp_id)
    if moment.koers != Koers.AFWIJKING:
        return
    casus = moment.casus
    extra = (place(Rol.TEAMLEIDER, casus.team_id),) if casus.team_id and casus.route != "C" else ()
    dag = timezone.localdate(Gebeurtenis.objects.get(pk=gebeurtenis_id).op)
    titel = "De koers van het plan van aanpak wordt niet gehouden"
    _tell(casus, "koers", titel, moment.dreiging, dag, extra, f"{moment.pk}")


@afhandelaar("casusregie.note_uithuisplan")
def note_uithuisplan(*, onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The plan that was vastgesteld sets the days of the evaluation and of closing."""
    plan = Document.objects.select_related("casus").get(pk=onderwerp_id)
    if plan.soort != PLAN or plan.status != Document.Status.VASTGESTELD:
        return
    dreiging = Dreiging.objects.running_in(plan.casus)
    if dreiging is None:
        return
    op = Gebeurtenis.objects.get(pk=gebeurtenis_id).op
    _ask_answers(dreiging, plan, timezone.localdate(op))
    for soort, onderdeel in DAGEN.items():
        moment, dag = open_moment(dreiging, soort), plan_day(plan, onderdeel)
        if moment is not None and dag is not None and moment.vanaf != dag:
            amend(moment, by=Medewerker.objects.systeem(), op=op, code="dag_uit_plan", vanaf=dag)


def _ask_answers(dreiging: Dreiging, plan: Document, on: date) -> None:
    """The regie asks every party; an aanbieder that works here answers for itself."""
    extra: tuple[str, ...] = ()
    if Partij.AANBIEDER in dreiging.partijen:
        lopend = Betrokkenheid.objects.running(on).filter(casus=dreiging.casus)
        plekken = lopend.filter(rol=Rol.BEHANDELREGISSEUR).values_list("organisatie", flat=True)
        extra = tuple(place(Rol.BEHANDELREGISSEUR, plek) for plek in sorted(set(plekken)))
    titel = "Het plan van aanpak is vastgesteld: leg van elke partij vast of zij akkoord is"
    _tell(dreiging.casus, "akkoord", titel, dreiging, on, extra, f"{plan.pk}")


def follow_regie(casus: Casus, on: date) -> None:
    """The regie moved: the termijnen of the planned moments go to who has it now (GV-M2-03)."""
    momenten = Monitormoment.objects.planned().filter(dreiging__casus=casus)
    Monitormoment.sync_many([m.on(on) for m in momenten.select_related("dreiging__casus")])


def _tell(
    casus: Any,
    soort: str,
    titel: str,
    dreiging: Any,
    on: date,
    extra: tuple[str, ...] = (),
    sleutel: str = "",
) -> None:
    aan = (*regie_places(casus, on), *extra)
    notify(casus, soort, titel, dreiging, on=on, aan=aan, sleutel=sleutel)
