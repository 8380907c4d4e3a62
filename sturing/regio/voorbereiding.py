"""Stap 1 van de verzonnen routes: analyse, taxatie, regie, plan en handtekeningen."""

from datetime import timedelta
from typing import Any

from casusregie.casus.openen import GROND, TEAMROLLEN
from casusregie.models import (
    Doel,
    Gezinslid,
    Handtekening,
    Ondersteuningsplan,
    Planonderdeel,
    Regiebesluit,
    Risicotaxatie,
    Routesoort,
    Vraaganalyse,
)
from casusregie.plannen.handtekening import Hoedanigheid
from casusregie.plannen.ondertekenaars import VANAF_MEETEKENEN, VANAF_ZELF_TEKENEN
from casusregie.plannen.regiekeuze import Plaats, Regiefeiten, propose
from normenkader.termijnen.kalender import age_on
from organisaties.rollen import Rol

from .dossier import Dossier, Stuk
from .teksten import ANALYSE, MOTIVERING, PLAN

TOT_GEWENSTE_START = timedelta(days=28)
LEEFGEBIEDEN = (("opvoeding",), ("kind",), ("opvoeding", "onderwijs"), ("kind", "relatie"))


def involve_team(d: Dossier, team_id: int, route: Routesoort) -> None:
    """The roles of the team that see its casussen."""
    for rol in TEAMROLLEN[route]:
        d.involve(team_id, rol, GROND[route])


def begin_analysis(d: Dossier, by: int, soort_hulp: str) -> Stuk:
    """A vraaganalyse with its texts, still a concept."""
    analyse = d.register(Vraaganalyse, by, casus_id=d.casus.id, status="concept")
    d.amend(
        analyse,
        by,
        *ANALYSE,
        leefgebieden=list(d.pick(LEEFGEBIEDEN)),
        soort_hulp=soort_hulp,
        gezin_vraagt_overname=d.chance(60),
    )
    return analyse


def complete_analysis(d: Dossier, analyse: Stuk, by: int) -> None:
    """Vastgelegd."""
    d.move(analyse, "complete", by, "vastgelegd", vastgelegd_op=d.dag, uitvoerder_id=by)


def judge_risk(d: Dossier, by: int) -> Stuk:
    """A risicotaxatie; in one of eight cases something needs attention."""
    taxatie = d.register(Risicotaxatie, by, casus_id=d.casus.id, status="concept")
    velden: dict[str, Any] = {"getaxeerd_op": d.dag, "uitkomst": "veilig"}
    if d.chance(12):
        velden |= {"uitkomst": "aandacht", "aandachtspunten": "Ruzies thuis."}
        d.casus.set(veiligheid_aandacht=True)
    d.amend(taxatie, by, "instrument", **velden)
    d.move(taxatie, "complete", by, "vastgelegd", vastgelegd_op=d.dag, uitvoerder_id=by)
    return taxatie


def decide_regie(d: Dossier, by: int, feiten: Regiefeiten, team_id: int) -> None:
    """The decision that the table proposes; a case for judgement goes to the team."""
    voorstel = propose(feiten)
    bij_gezin = voorstel.plaats is Plaats.BIJ_GEZIN
    rol = Rol.JEUGDBESCHERMER if d.casus.route == "C" else Rol.CASUSREGISSEUR
    houder = None if bij_gezin else d.person(team_id, rol)
    d.register(
        Regiebesluit,
        by,
        casus_id=d.casus.id,
        voorstel=voorstel.plaats.value,
        indeling=voorstel.indeling.value,
        complex=voorstel.complex,
        dwingend=voorstel.dwingend,
        redenen=[reden.value for reden in voorstel.redenen],
        besluit=(Plaats.BIJ_GEZIN if bij_gezin else Plaats.BUITEN_GEZIN).value,
        motivering=MOTIVERING,
        casusregisseur_id=houder,
        genomen_door_id=by,
        genomen_op=d.dag,
    )
    d.appoint(Rol.CASUSREGISSEUR, houder, None if bij_gezin else team_id)


def facts_of(analyse: Stuk, taxatie: Stuk) -> Regiefeiten:
    """What the table asks, from the recorded pieces."""
    return Regiefeiten(
        leefgebieden=tuple(analyse.leefgebieden),
        veiligheid_in_geding=taxatie.uitkomst != "veilig",
        gezin_vraagt_overname=analyse.gezin_vraagt_overname,
    )


def write_plan(d: Dossier, by: int, analyse: Stuk, taxatie: Stuk, hulp: Any) -> Stuk:
    """A concept plan with one resultaatgebied and a doel; `hulp` is a `hulp.Vraag`."""
    plan = d.register(
        Ondersteuningsplan,
        by,
        casus_id=d.casus.id,
        status="concept",
        vraaganalyse_id=analyse.id,
        risicotaxatie_id=taxatie.id,
    )
    deel = d.new(
        Planonderdeel,
        plan_id=plan.id,
        resultaatgebied_id=hulp.gebied.pk,
        trede_id=hulp.trede.pk,
        duur_weken=hulp.weken,
        gewenste_start=d.dag + TOT_GEWENSTE_START,
        product_code=hulp.product.code,
        volume=hulp.volume,
        eenheid=hulp.eenheid,
        aanbieder_id=hulp.aanbieder.pk,
    )
    d.new(Doel, onderdeel_id=deel.id, uiterlijk=d.dag + timedelta(weeks=hulp.weken))
    d.amend(plan, by, *PLAN)
    return plan


def adopt(d: Dossier, plan: Stuk, by: int) -> None:
    """The procesregisseur adopts the plan."""
    d.move(plan, "adopt", by, "vastgesteld", vastgesteld_op=d.dag, vastgesteld_door_id=by)


def sign(d: Dossier, plan: Stuk, by: int) -> None:
    """Everybody signs who must at this age."""
    for lid, hoedanigheid in _signers(d):
        d.register(
            Handtekening,
            by,
            plan_id=plan.id,
            gezinslid_id=lid.id,
            hoedanigheid=hoedanigheid.value,
            getekend_op=d.dag,
        )
    d.move(plan, "sign", by, "ondertekend", ondertekend_op=d.dag)


def _signers(d: Dossier) -> list[tuple[Stuk, Hoedanigheid]]:
    leeftijd = age_on(d.jeugdige.geboortedatum, d.dag)
    zelf, *ouders = d.of(Gezinslid)
    gevonden = [(zelf, Hoedanigheid.JEUGDIGE)] if leeftijd >= VANAF_MEETEKENEN else []
    if leeftijd < VANAF_ZELF_TEKENEN:
        gevonden += [(ouder, Hoedanigheid.OUDER) for ouder in ouders]
    return gevonden
