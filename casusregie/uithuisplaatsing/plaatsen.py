"""Wat een dreigende uithuisplaatsing op de casuspagina, in documenten en achter termijnen zet."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.casus.panelen import add_actions, add_panel
from casusregie.documenten.bron import Bron, dutch_day
from casusregie.documenten.document import Document
from casusregie.documenten.regels import add_rule
from casusregie.documenten.soorten_uithuis import UITGANGSPUNTEN
from casusregie.documenten.voorinvulling import add_prefill
from casusregie.logboek.voorwaarden import add_condition
from casusregie.regie.houders import add_follower
from casusregie.termijnen.paginas import add_page
from verloop.mogelijkheden import Mogelijkheid
from verloop.zinsneden import add_sentences

from . import afhandeling
from .bewaking import placement_may_begin
from .dreiging import Dreiging
from .plan import PLAN, VEILIGHEIDSPLAN
from .planregels import plan_rules
from .tafelbron import tables_of
from .tafels import add_tafel_source

__all__ = ["afhandeling", "register"]
ZINNEN = {
    "casusregie.dreiging.register": "Vastgelegd dat uithuisplaatsing dreigt",
    "casusregie.monitormoment.register": "Monitoringmoment gepland",
    "casusregie.monitormoment.dag_uit_plan": "Dag van een monitoringmoment volgt uit het plan",
    "casusregie.partijakkoord.register": "Antwoord van een partij op het plan van aanpak",
    "casusregie.kernbeslissing.register": "Kernbeslissing vastgelegd",
}


def register() -> None:
    """Called once, when all models exist."""
    add_page("casusregie.dreiging", "casusregie:dreiging_detail")
    add_page("casusregie.monitormoment", "casusregie:monitormoment_detail")
    add_panel("midden", 6, "casusregie/uithuisplaatsing/paneel.html", dreiging_panel)
    add_actions(dreiging_actions)
    add_follower(afhandeling.follow_regie)
    add_rule(PLAN, plan_rules)
    add_condition("verblijf", placement_condition)
    add_prefill("dreiging", "de melding dat uithuisplaatsing dreigt", why_it_threatens)
    add_prefill("veiligheidsplan", "het veiligheidsplan", safety_plan)
    add_prefill("uitgangspunten", "de uitgangspunten van de regio", starting_points)
    add_tafel_source(tables_of)
    add_sentences(ZINNEN)


def running(casus: Any) -> dict[str, Any] | None:
    """kenmerk and day of the traject that runs now; it came along with the casus."""
    return next(iter(casus.dreiging_nu), None)


def dreiging_panel(casus: Any, medewerker: Any, on: date) -> dict[str, Any] | None:
    """The band on the casus page while uithuisplaatsing threatens; None without."""
    rij = running(casus)
    if rij is None:
        return None
    return {
        "sinds": date.fromisoformat(rij["op"]),
        "plan": rij["plan"],
        "url": reverse("casusregie:dreiging_detail", args=[rij["kenmerk"]]),
    }


def dreiging_actions(casus: Any, medewerker: Any, on: date) -> Iterable[Mogelijkheid]:
    """Put the flag up, for who has the regie; while it is up its own page has the actions."""
    if running(casus) or not Dreiging(casus=casus).on(on).may_register(medewerker):
        return
    yield Mogelijkheid(
        "dreiging_new",
        "Uithuisplaatsing dreigt",
        True,
        uitleg="Maak dan samen één plan van aanpak, met scenario's en vaste momenten.",
        url=reverse("casusregie:dreiging_new", args=[casus.kenmerk]),
    )


def placement_condition(aantekening: Any) -> Any:
    """A stay is written down only when the shared plan is there (GV-M1-02)."""
    if aantekening.inhoud.get("vorm") == "thuis" or aantekening.verbetert_id is not None:
        return True
    return placement_may_begin(aantekening.casus)


def why_it_threatens(bron: Bron) -> str:
    """What was written with the flag."""
    dreiging = Dreiging.objects.running_in(bron.casus)
    return dreiging.aanleiding if dreiging else ""


def safety_plan(bron: Bron) -> str:
    """Which safety plan it is, with its afspraken when the writer's own organisation made it."""
    plan = Document.objects.latest(bron.casus, VEILIGHEIDSPLAN)
    if plan is None:
        return ""
    kop = f"Veiligheidsplan van {dutch_day(plan.vastgesteld_op)}, versie {plan.versienummer}."
    if plan.organisatie_id != bron.organisatie.pk:
        return kop
    regels = [f"{rij['afspraak']} ({rij['wie']})" for rij in plan.inhoud.get("afspraken") or []]
    return "\n".join([kop, *regels])


def starting_points(bron: Bron) -> list[dict[str, str]]:
    """The starting points, each with an empty answer beside it."""
    return [{"uitgangspunt": punt, "antwoord": ""} for punt in UITGANGSPUNTEN]
