"""Wat vanzelf volgt op een ondertekend plan, een afsluiting of een overdracht."""

from django.utils import timezone

from casusregie.casus.models import Casus, Regierol, Routesoort
from casusregie.casus.openen import involve_team
from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.regie.termijnen import resync
from organisaties.models import Medewerker
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar
from verloop.overgangen import perform, register

from .lokaal import LokaleRoute
from .medisch import MedischeRoute
from .vinden import route_of


@afhandelaar("casusregie.follow_signed_plan")
def follow_signed_plan(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The signed version replaces older ones, and route A goes on to 'hulp toewijzen'."""
    plan = Ondersteuningsplan.objects.select_related("casus").get(pk=onderwerp_id)
    op = Gebeurtenis.objects.get(pk=gebeurtenis_id).op
    klok = Medewerker.objects.systeem()
    ouder = Ondersteuningsplan.objects.signed().filter(
        casus=plan.casus, versienummer__lt=plan.versienummer
    )
    for vorige in ouder:
        perform(vorige, "supersede", by=klok, op=op)
    route = route_of(plan.casus)
    if isinstance(route, LokaleRoute) and route.status == LokaleRoute.Status.PLAN_MAKEN:
        perform(route, "start_assignment", by=klok, op=op)


@afhandelaar("casusregie.end_regie")
def end_regie(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """With the casus the regierollen end, and nobody waits for a day any more."""
    gebeurtenis = Gebeurtenis.objects.get(pk=gebeurtenis_id)
    for rol in Regierol.objects.current().filter(casus__kenmerk=gebeurtenis.dossier):
        rol.einde = max(rol.begin, gebeurtenis.op)
        rol.save()
    for casus in Casus.objects.filter(kenmerk=gebeurtenis.dossier, gesloten_op__isnull=False):
        resync(casus, timezone.localdate(gebeurtenis.op))


@afhandelaar("casusregie.open_local_route")
def open_local_route(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Route B was handed over: the same casus goes on in route A with all that is known."""
    vorige = MedischeRoute.objects.select_related("casus").get(pk=onderwerp_id)
    op = Gebeurtenis.objects.get(pk=gebeurtenis_id).op
    casus = Casus.objects.select_for_update().get(pk=vorige.casus_id)
    if casus.route == Routesoort.LOKAAL:
        return
    casus.route = Routesoort.LOKAAL
    casus.save(update_fields=["route"])
    dag = timezone.localdate(op)
    involve_team(casus, casus.team, Routesoort.LOKAAL, dag)
    register(LokaleRoute(casus=casus, begonnen_op=dag), by=Medewerker.objects.systeem(), op=op)
