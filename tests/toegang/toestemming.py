"""Toestemming, gezin en verwijzing in de matrix: wie ziet, wie legt vast, en wie niets weet."""

from dataclasses import replace

from casusregie.models import (
    Betrokkenpartij,
    Intake,
    Participatieplan,
    Praktijkcontact,
    Teamverwijzing,
    Voorlegging,
)
from casusregie.toestemming.geven import ask, record_answer
from casusregie.toestemming.leeftijd import GEWOON
from casusregie.toestemming.personen import required_people
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from tests.factories.organisaties import HuisartsenpraktijkFactory
from verloop.overgangen import register

from .verwachting import (
    AANBIEDER,
    GEMEENTE,
    IEDER,
    OPENERS,
    REGIE,
    TEAM,
    Rij,
    page,
    public,
    push,
    roles,
    without,
)

WERKT = (*REGIE, "jeugdbeschermer")
LEGT_VAST = (*WERKT, *AANBIEDER)
VRAAGT = (*AANBIEDER, "jeugdbeschermer")
BEHEERT = ("procesregisseur", "teamleider")
IEDEREEN = {"ok": IEDER}
NIEMAND = {"403": IEDER}
TEAMCODES = frozenset({"casusregisseur", "collega", "procesregisseur", "teamleider"})


def only(wie, ziet=IEDER):
    """These may, the others who see it may not."""
    return {"ok": wie, "403": without(ziet, wie)}


def form(soort, wie, ziet=IEDER, **meer):
    """A form for these; others who see the dossier get a reason."""
    return page(soort, only(wie, ziet), only(wie, ziet), **meer)


TOESTEMMING = {
    "casusregie:toestemming_list": page("casus", IEDEREEN),
    "casusregie:toestemming_new": form("casus", LEGT_VAST),
    "casusregie:toestemming_detail": page("toestemming", {"ok": TEAM}, {"ok": TEAM}),
    "casusregie:toestemming_withdraw": form("toestemming_gegeven", REGIE, TEAM),
    "casusregie:terugkoppeling_new": form("toestemming_gegeven", REGIE, TEAM),
    "casusregie:bron_new": form("casus", LEGT_VAST),
    "casusregie:opt_out": page("casus", NIEMAND, NIEMAND),
    "casusregie:voorlegging_new": form("casus", VRAAGT),
    "casusregie:voorlegging_list": roles(REGIE),
    "casusregie:voorlegging_answer": page("voorgelegd", {"ok": REGIE}, {"ok": REGIE}, poort=REGIE),
    "casusregie:voorlegging_withdraw": push("voorlegging", {"ok": AANBIEDER, "403": TEAM}),
    "casusregie:jeugdige_search": roles(OPENERS, "GET", "POST"),
    "casusregie:jeugdige_new": roles(OPENERS, "GET", "POST"),
    "casusregie:jeugdige_edit": form("casus", LEGT_VAST),
    "casusregie:gezin_detail": page("casus", IEDEREEN),
    "casusregie:kind_new": form("casus", WERKT),
    "casusregie:partij_new": form("casus", WERKT),
    "casusregie:partij_edit": form("partij", WERKT),
    "casusregie:verschil_list": Rij(
        "", {"GET": {"ok": ("beheerder",)}, "POST": {"409": ("beheerder",)}}, poort=("beheerder",)
    ),
    "casusregie:verwijzing": page("casus", IEDEREEN),
    "casusregie:verwijzing_edit": page("casus", NIEMAND, NIEMAND),
    "casusregie:teamverwijzing_new": form("casus", LEGT_VAST),
    "casusregie:teamverwijzing_judge": page("teamverwijzing", IEDEREEN, only(REGIE)),
    "casusregie:intake_new": page("casus", NIEMAND, NIEMAND),
    "casusregie:intake_transition": page("intake", IEDEREEN, only(AANBIEDER)),
    "casusregie:praktijk_list": roles(TEAM),
    "casusregie:praktijk_new": roles(BEHEERT, "GET", "POST"),
    "casusregie:praktijk_edit": page("praktijk", {"ok": BEHEERT}, {"ok": BEHEERT}, poort=BEHEERT),
    "casusregie:participatie_list": roles(GEMEENTE),
    "casusregie:participatie_new": roles(GEMEENTE, "GET", "POST"),
    "casusregie:participatie_edit": page(
        "participatieplan", {"ok": GEMEENTE}, {"ok": GEMEENTE}, poort=GEMEENTE
    ),
    "arrangementen:aanbod": public(),
}
#: per side: team, aanbieder, who works there, the team that is asked, the gemeente
KANTEN = {
    "": ("noord", "vlierhof", "dorrestein", "capelle", "0599"),
    "ander_": ("capelle", "ankerplaats", "yilmaz", "noord", "0502"),
}


def collect_toestemming(wereld, voor, op):
    """Per side what team and aanbieder recorded in the running casus."""
    plek, aanbieder, mens, elders, gemeente = KANTEN[voor]
    casus, dossier = wereld.casussen[f"{voor}loopt"], wereld.dossiers[f"{voor}loopt"]
    regie = casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    behandelaar, dag = wereld.mensen[mens], op.date()
    eigen = replace(dossier, partijen={plek: TEAMCODES})
    gevraagd = _ask(casus, regie, op, "De Regenboog")
    gegeven = _consent(_ask(casus, regie, op, "De Kikker"), regie, op)
    gemeen = {"casus": casus, "organisatie": wereld.organisaties[aanbieder]}
    vraag = Voorlegging(
        aan=wereld.organisaties[elders],
        leeftijdsgroep="4-11",
        vraag="Wat kan er bij schulden?",
        gesteld_op=dag,
        **gemeen,
    )
    register(vraag, by=behandelaar, op=op)
    partij = Betrokkenpartij(casus=casus, rol="school", naam="De Regenboog", begindatum=dag)
    intake = Intake(aangemeld_op=dag, **gemeen)
    verwijzing = Teamverwijzing(
        casus=casus, van="huisarts", naam="Dr. X", aanleiding="regie", verwezen_op=dag
    )
    register(partij, by=regie, op=op)
    register(intake, by=behandelaar, op=op)
    register(verwijzing, by=regie, op=op)
    team_en_aanbieder = replace(
        dossier, partijen={plek: TEAMCODES, aanbieder: dossier.partijen[aanbieder]}
    )
    rijen = {
        "toestemming": (eigen, gevraagd, {}),
        "toestemming_gegeven": (eigen, gegeven, {}),
        "voorlegging": (team_en_aanbieder, vraag, {}),
        "voorgelegd": (_without_names(dossier, {elders: TEAMCODES - {"teamleider"}}), vraag, {}),
        "partij": (dossier, partij, {}),
        "teamverwijzing": (dossier, verwijzing, {"oordeel": "accept"}),
        "intake": (dossier, intake, {"intakezet": "record"}),
        **_reference(wereld, dossier, plek, gemeente, regie, op),
    }
    for soort, (van, rij, meer) in rijen.items():
        wereld.rijen.setdefault(soort, {})[voor] = (van, {"kenmerk": rij.kenmerk, **meer})


def _reference(wereld, dossier, plek, gemeente, regie, op):
    """What belongs to a team or a gemeente, not to a casus."""
    contact = Praktijkcontact(
        praktijk=HuisartsenpraktijkFactory(),
        team=wereld.organisaties[plek],
        contactpersoon=regie,
        begindatum=op.date(),
    )
    plan = Participatieplan.objects.create(
        gemeente=Organisatie.objects.get(cbs_code=gemeente),
        titel="Samen",
        adres="https://voorbeeld.example/",
        vastgesteld_op=op.date(),
        begindatum=op.date(),
    )
    register(contact, by=regie, op=op)
    return {
        "praktijk": (_without_names(dossier, {plek: frozenset(BEHEERT)}), contact, {}),
        "participatieplan": (_without_names(dossier, {gemeente: frozenset(GEMEENTE)}), plan, {}),
    }


def _without_names(dossier, partijen):
    """Whoever sees this row still knows nothing of the dossier."""
    return replace(dossier, partijen=partijen)


def _ask(casus, by, op, school):
    return ask(
        casus,
        by=by,
        op=op,
        organisatie=casus.team,
        partijsoort="school",
        partij_naam=school,
        wat="gegevens",
        doel="samenwerking",
    )


def _consent(toestemming, by, op):
    for persoon in required_people(toestemming.casus, GEWOON, op.date()):
        toestemming = record_answer(
            toestemming, persoon, True, gegeven_op=op.date(), wijze="mondeling", by=by, op=op
        )
    return toestemming
