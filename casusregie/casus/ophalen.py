"""Haalt een casus op met alles wat een pagina nodig heeft, in zo weinig mogelijk vragen."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from casusregie.afronding.checklist import step_facts
from casusregie.crisis.models import Crisis
from casusregie.documenten.document import Document
from casusregie.escalatie.models import Escalatie
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.logboek import paneel as logboek
from casusregie.oneens.verschil import Meningsverschil
from casusregie.plannen.onderdelen import Doel, Planonderdeel
from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.routes.stand import stand_of
from casusregie.uithuisplaatsing.dreiging import Dreiging
from casusregie.uithuisplaatsing.plan import PLAN
from casusregie.verwijzers.checklist import seed_step_one, step_one_facts
from organisaties.rollen import Soort
from verloop.meekomen import carried, hand_over, unpack

from .pagina import family_rows, newest, route_relations, seed_route, with_regie
from .querysets import CasusQuerySet
from .termijnlijst import carry_running
from .tijdlijn import kinds_occurring

MEEDOEN = (Soort.AANBIEDER, Soort.GI, Soort.RER, Soort.CIT)
#: The pieces of which the newest counts: name in Stand -> (relation of the casus, order).
STUKKEN = {
    "analyse": ("vraaganalyses", "-pk"),
    "taxatie": ("risicotaxaties", "-pk"),
    "besluit": ("regiebesluiten", "-pk"),
    "plan": ("plannen", "-versienummer"),
}
GEBIED = ("resultaatgebied",)
MET = (
    *("plan__vraaganalyse", "plan__risicotaxatie"),
    *("besluit__casusregisseur", "besluit__genomen_door"),
)


def for_overview(casussen: CasusQuerySet, on: Any, lezer: Any) -> CasusQuerySet:
    """With the newest route and pieces, who takes part and what waits for an answer."""
    for naam, relatie, orde in route_relations():
        casussen = casussen.annotate(**{f"nieuwste_{naam}": newest(relatie, orde)})
    namen = [f"nieuwste_{naam}" for naam, _, _ in route_relations()]
    return (
        carry_running(with_regie(with_pieces(casussen, *STUKKEN)), lezer, on)
        .select_related(*namen, *(f"nieuwste_{pad}" for pad in MET))
        .annotate(
            crisis_nu=_crisis(),
            dreiging_nu=_dreiging(),
            doet_mee=_organisations(on),
            wacht_op_antwoord=_escalaties(),
            verschillen_nu=_differences(),
            gezin_nu=family_rows(on),
            planonderdelen=_plan_parts(),
            stapfeiten=step_facts(),
            **step_one_facts(),
            soorten_gebeurd=kinds_occurring(),
            volgen=logboek.facts(),
        )
    )


def with_pieces(casussen: CasusQuerySet, *namen: str) -> CasusQuerySet:
    """With the newest of these `STUKKEN`; see `seed_pieces`."""
    for naam in namen:
        casussen = casussen.annotate(**{f"nieuwste_{naam}": newest(*STUKKEN[naam])})
    return casussen.select_related(*(f"nieuwste_{naam}" for naam in namen))


def seed_pieces(route: Any, *namen: str) -> None:
    """Hand the pieces that came along with the casus to its route: nobody fetches them again."""
    stand = stand_of(route)
    for naam in namen:
        stuk = getattr(route.casus, f"nieuwste_{naam}", None)
        if stuk is not None:
            stuk.casus = route.casus
        stand.__dict__[naam] = stuk


def seed(casus: Any) -> None:
    """Hand what came along to the route, with the parts and doelen of the plan."""
    seed_step_one(casus)
    route = seed_route(casus)
    if route is None:
        return
    seed_pieces(route, *STUKKEN)
    plan = stand_of(route).plan
    if plan is not None:
        hand_over(plan, "onderdelen", unpack(Planonderdeel, casus.planonderdelen, *GEBIED))
        for onderdeel in plan.onderdelen.all():
            hand_over(onderdeel, "doelen", unpack(Doel, onderdeel.doelen_nu))


def _plan_parts() -> ArraySubquery:
    """The parts of the newest plan, each with its doelen."""
    plannen = Ondersteuningsplan.objects.filter(casus=OuterRef(OuterRef("pk")))
    doelen = Doel.objects.filter(onderdeel=OuterRef("pk")).order_by("volgorde", "pk")
    delen = Planonderdeel.objects.filter(
        plan=Subquery(plannen.order_by("-versienummer").values("pk")[:1])
    )
    rijen = delen.annotate(doelen_nu=carried(doelen)).order_by("volgorde", "pk")
    return carried(rijen, *GEBIED, ook=("doelen_nu",))


def _organisations(on: Any) -> ArraySubquery:
    """Names and kinds of the other organisations that are involved now."""
    rijen = (
        Betrokkenheid.objects.running(on)
        .filter(casus=OuterRef("pk"), organisatie__soort__in=MEEDOEN)
        .order_by("organisatie__naam")
        .distinct()
    )
    return ArraySubquery(
        rijen.values(
            rij=JSONObject(
                id="organisatie_id", naam="organisatie__naam", soort="organisatie__soort"
            )
        )
    )


def _crisis() -> ArraySubquery:
    """The crisis that runs now, if any."""
    rijen = Crisis.objects.running().filter(casus=OuterRef("pk"))
    rij = JSONObject(kenmerk="kenmerk", status="status", om="gemeld_om")
    return ArraySubquery(rijen.order_by("pk").values_list(rij)[:1])


def _dreiging() -> ArraySubquery:
    """Whether uithuisplaatsing threatens now, since when, and whether the plan holds."""
    rijen = Dreiging.objects.running().filter(casus=OuterRef("pk"))
    plan = Document.objects.adopted(OuterRef("casus"), PLAN)
    rij = JSONObject(kenmerk="kenmerk", op="gesteld_op", plan=Exists(plan))
    return ArraySubquery(rijen.order_by("pk").values_list(rij)[:1])


def _escalaties() -> ArraySubquery:
    """The open escalaties of a missed termijn, the oldest first; at most five."""
    open_ = Escalatie.objects.open().filter(casus=OuterRef("pk"), ladder="termijn")
    rijen = open_.order_by("sinds", "pk")[:5]
    return ArraySubquery(
        rijen.values(
            rij=JSONObject(
                kenmerk="kenmerk",
                titel="titel",
                rol="aan_rol",
                wie=F("aan_medewerker__naam"),
                sinds="sinds",
                uiterlijk="antwoord_uiterlijk",
            )
        )
    )


def _differences() -> ArraySubquery:
    """The running differences with an aanbieder, the newest first; at most five."""
    rijen = Meningsverschil.objects.running().filter(casus=OuterRef("pk")).order_by("-pk")[:5]
    return ArraySubquery(
        rijen.values(
            rij=JSONObject(
                kenmerk="kenmerk",
                status="status",
                waarover="waarover",
                aanbieder="aanbieder_id",
                naam="aanbieder__naam",
                sinds="geopend_op",
            )
        )
    )
