"""De drie verzonnen routes, elk als één verhaal van aanmelding tot afsluiting."""

import uuid
from collections.abc import Generator
from datetime import timedelta
from typing import Any

from casusregie.casus.openen import GROND as GROND_ROUTE
from casusregie.models import (
    BeschermingsRoute,
    LokaleRoute,
    MedischeRoute,
    Regierol,
    Routesoort,
)
from casusregie.plannen.regiekeuze import Regiefeiten
from organisaties.rollen import Rol

from . import hulp as hulpen
from . import voorbereiding as stap
from .dossier import Dossier, Stuk, Verhaal
from .eenopeen import ask_one_on_one
from .personen import enrol, open_casus
from .verzoek import ask_for_help

NOOIT = 1_000_000
EEN_OP_EEN_PROCENT = 8
EINDREDENEN = ("doelen", "doelen", "overleg", "gezin", "verhuizing")
ZONDER_HULP = ("collectief", "eigen_kracht", "ouders")
MAATREGELEN = ("ots", "ots", "voogdij", "jeugdreclassering")


def lokaal(d: Dossier, team: Any, kenmerk: uuid.UUID) -> Verhaal:
    """Route A."""
    route, leider = enter(d, team, kenmerk)
    yield d.days(1, 9)
    doet = d.person(team.pk, Rol.CASUSREGISSEUR)
    d.move(route, "start_analysis", doet, "vraag_verhelderen")
    zonder = d.chance(6)
    analyse = stap.begin_analysis(d, doet, "geen" if zonder else "specialistisch")
    yield d.days(2, 10)
    stap.complete_analysis(d, analyse, doet)
    taxatie = stap.judge_risk(d, doet)
    yield d.days(1, 7)
    if zonder:
        reden = d.pick(ZONDER_HULP)
        d.move(route, "end_without_help", leider, "afgesloten", zonder_hulp_reden=reden)
        close_casus(d, route)
        return
    stap.decide_regie(d, doet, stap.facts_of(analyse, taxatie), team.pk)
    yield d.days(1, 6)
    yield from _plan_and_order(d, route, analyse, taxatie, doet, leider)


def enter(d: Dossier, team: Any, kenmerk: uuid.UUID) -> tuple[Stuk, int]:
    """The casus comes in at a lokaal team; its route, and the procesregisseur who leads."""
    leider = d.person(team.pk, Rol.PROCESREGISSEUR)
    open_casus(d, kenmerk, Routesoort.LOKAAL, gemeente=team.valt_onder, team=team)
    enrol(d, leider, team.pk)
    stap.involve_team(d, team.pk, Routesoort.LOKAAL)
    d.appoint(Rol.PROCESREGISSEUR, leider, team.pk)
    return _begin(d, LokaleRoute, leider), leider


def _plan_and_order(
    d: Dossier, route: Stuk, analyse: Stuk, taxatie: Stuk, doet: int, leider: int
) -> Verhaal:
    vraag = hulpen.choose_help(d)
    hulp = yield from plan_and_order(d, route, (analyse, taxatie), doet, leider, vraag)
    yield from _run(d, route, hulp)
    yield from _evaluate(d, route, hulp, doet)
    yield from finish(d, route, doet, leider)


def plan_and_order(
    d: Dossier, route: Stuk, stukken: tuple[Stuk, Stuk], doet: int, leider: int, vraag: hulpen.Vraag
) -> Generator[int, None, hulpen.Hulp]:
    """The plan, built on analysis and risk, its signatures and the order; returns the help."""
    systeem = d.wereld.systeem
    d.move(route, "start_plan", doet, "plan_maken")
    plan = stap.write_plan(d, doet, *stukken, vraag)
    begin = d.dag + stap.TOT_GEWENSTE_START
    yield d.days(3, 12)
    stap.adopt(d, plan, leider)
    yield d.days(1, 8)
    stap.sign(d, plan, doet)
    d.move(route, "start_assignment", systeem, "hulp_toewijzen")
    hulp = hulpen.open_arrangement(d, vraag, begin, systeem, plan_id=plan.id)
    yield d.days(1, 6)
    hulpen.order(d, hulp, "give_opdracht", leider, leider)
    d.move(route, "note_opdracht", systeem, opdracht_op=d.dag)
    return hulp


def finish(d: Dossier, route: Stuk, doet: int, leider: int) -> Verhaal:
    """The end of the casus, after the end of the help."""
    d.move(route, "start_closing", doet, "afsluiten", eindreden=d.pick(EINDREDENEN))
    yield d.days(1, 7)
    d.move(route, "close", leider, "afgesloten")
    close_casus(d, route)


def medisch(d: Dossier, gemeente: Any, kenmerk: uuid.UUID) -> Verhaal:
    """Route B: the aanbieder asks, the gemeente decides; the gezin holds casusregie."""
    vraag, systeem = hulpen.choose_help(d), d.wereld.systeem
    waar = vraag.aanbieder.pk
    behandelaar = d.person(waar, Rol.BEHANDELREGISSEUR)
    open_casus(d, kenmerk, Routesoort.MEDISCH, gemeente=gemeente, team=None)
    if d.chance(5):
        d.casus.set(opt_out=True, opt_out_getekend_op=d.begin)
    enrol(d, behandelaar, waar)
    for rol in (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE):
        d.involve(waar, rol, GROND_ROUTE[Routesoort.MEDISCH])
    route = _begin(
        d,
        MedischeRoute,
        behandelaar,
        aanbieder_id=waar,
        verwijzer_soort="02",
        verwijzer_naam="Huisarts Voorbeeld",
        verwezen_op=d.begin - timedelta(days=d.days(1, 20)),
    )
    d.appoint(Rol.BEHANDELREGISSEUR, behandelaar, waar)
    d.appoint(Rol.CASUSREGISSEUR, None, None)
    geen_taxatie: dict[str, Any] = {
        "zonder_taxatie_reden": "De huisarts ziet geen risico.",
        "zonder_taxatie_door_id": behandelaar,
        "zonder_taxatie_op": d.dag,
    }
    d.move(route, "skip_risk", behandelaar, **geen_taxatie)
    d.move(route, "start_assessment", behandelaar, "beoordelen")
    verhaal = ask_for_help(d, vraag, behandelaar)
    hulp = yield from verhaal
    if hulp is None:
        yield NOOIT
        return
    d.move(route, "note_opdracht", systeem, opdracht_op=d.dag)
    yield from _run(d, route, hulp)
    yield from _evaluate(d, route, hulp, behandelaar)
    d.move(route, "close", behandelaar, "afgesloten")
    close_casus(d, route)


def bescherming(d: Dossier, gemeente: Any, kenmerk: uuid.UUID) -> Verhaal:
    """Route C: the GI leads; the first gezinsplan within six weeks, mostly."""
    gi, systeem = d.pick(d.wereld.gis), d.wereld.systeem
    wie = d.person(gi.pk, Rol.JEUGDBESCHERMER)
    open_casus(d, kenmerk, Routesoort.BESCHERMING, gemeente=gemeente, team=gi)
    enrol(d, wie, gi.pk)
    stap.involve_team(d, gi.pk, Routesoort.BESCHERMING)
    d.appoint(Rol.PROCESREGISSEUR, wie, gi.pk)
    rechtbank = d.begin - timedelta(days=d.days(0, 4))
    route = _begin(
        d,
        BeschermingsRoute,
        wie,
        maatregel=d.pick(MAATREGELEN),
        opdracht_rechtbank_op=rechtbank,
        aanbieder_id=None,
        aanmelding_op=None,
        gezinsplan_vastgesteld_op=None,
        hulp_gestart_op=None,
        afgesloten_op=None,
    )
    yield d.days(1, 6)
    stap.decide_regie(d, wie, Regiefeiten(("opvoeding",), maatregel=True), gi.pk)
    d.move(route, "start_assignment", wie, "hulp_toewijzen")
    yield d.days(5, 20)
    if d.chance(90):
        d.move(route, "adopt_gezinsplan", wie, gezinsplan_vastgesteld_op=d.dag)
    yield d.days(1, 5)
    vraag = hulpen.choose_help(d)
    hulp = hulpen.open_arrangement(d, vraag, d.dag + timedelta(days=d.days(1, 4)), wie)
    hulpen.order(d, hulp, "give_opdracht", wie, wie)
    aanmelding: dict[str, Any] = {
        "opdracht_op": d.dag,
        "aanmelding_op": d.dag,
        "aanbieder_id": vraag.aanbieder.pk,
    }
    d.move(route, "note_opdracht", systeem, **aanmelding)
    yield from _run(d, route, hulp, meteen=True)
    yield d.days(20, 40)
    if route.gezinsplan_vastgesteld_op is None:
        d.move(route, "adopt_gezinsplan", wie, gezinsplan_vastgesteld_op=d.dag)
    yield from _evaluate(d, route, hulp, wie)
    d.move(route, "close", wie, "afgesloten")
    close_casus(d, route)


def _begin(d: Dossier, model: Any, by: int, **velden: Any) -> Stuk:
    return d.register(
        model, by, casus_id=d.casus.id, begonnen_op=d.dag, status="aangemeld", **velden
    )


def _run(d: Dossier, route: Stuk, hulp: hulpen.Hulp, meteen: bool = False) -> Verhaal:
    """The help begins and is reported; sometimes 1-op-1 comes on top of it."""
    yield from start_help(d, route, hulp, meteen)
    if d.casus.team_id and d.chance(EEN_OP_EEN_PROCENT):
        yield d.days(10, 45)
        yield from ask_one_on_one(d, hulp)


def start_help(d: Dossier, route: Stuk, hulp: hulpen.Hulp, meteen: bool = False) -> Verhaal:
    """The help begins on the day that was asked, or a little later, and is reported."""
    yield max(0, (hulp.onderdeel.begindatum - d.dag).days) + (0 if meteen else d.days(0, 6))
    begin = d.dag
    yield d.days(0, 2) if meteen else d.days(1, 5)
    hulpen.report_start(d, hulp, begin)
    d.move(route, "note_start", d.wereld.systeem, "hulp_loopt", hulp_gestart_op=begin)


def _evaluate(d: Dossier, route: Stuk, hulp: hulpen.Hulp, by: int) -> Verhaal:
    """Look back, go on or not, and the end of the help; one in thirty forgets to report it."""
    yield d.days(30, 80)
    d.move(route, "start_evaluation", by, "evalueren")
    if d.chance(40):
        yield d.days(3, 10)
        d.move(route, "resume", by, "hulp_loopt")
        yield d.days(20, 40)
        d.move(route, "start_evaluation", by, "evalueren")
    over = (hulpen.last_day(hulp) - d.dag).days
    yield max(0, over - d.days(0, 60))
    einde = d.dag
    yield NOOIT if d.chance(3) else d.days(1, 5)
    hulpen.report_stop(d, hulp, einde)
    yield d.days(1, 10)


def close_casus(d: Dossier, route: Stuk) -> None:
    """The casus closes with its route, and with the casus the regierollen end."""
    route.set(afgesloten_op=d.dag)
    d.casus.set(gesloten_op=d.dag)
    moment = d.now()
    for rol in d.of(Regierol):
        rol.set(einde=rol.einde or moment)
