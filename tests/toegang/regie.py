"""De regie in de matrix: wie de casus ziet leest mee, en alleen wie mag doet de stap."""

from dataclasses import replace

from casusregie.models import Ivh, Overdracht
from casusregie.regie.roepen import ask_procesregisseur, request_procesregie
from casusregie.regie.verzamelwerk import start_job
from casusregie.regie.vragen import ask_team
from organisaties.rollen import Rol
from verloop.overgangen import register

from .verwachting import IEDER, REGIE, TEAM, Rij, Wie, account, page, roles, step

KIJKERS: Wie = ("teamleider", "procesregisseur", "jeugdbeschermer")
BESLIST: Wie = ("procesregisseur", "teamleider")
EIGENAAR: Wie = ("procesregisseur",)
LEEST_MANDAAT: Wie = ("casusregisseur", "collega", "procesregisseur", "teamleider", "backoffice")

REGIETABEL: dict[str, Rij] = {
    "casusregie:regie_overview": page("casus", {"ok": IEDER}),
    "casusregie:regie_background": page("casus", {"ok": IEDER}, {"404": IEDER}),
    "casusregie:regie_act": page("regie_casus", {"ok": IEDER}, {"ok": IEDER}),
    "casusregie:regie_caseload": roles(KIJKERS),
    "casusregie:regie_themes": roles(KIJKERS),
    "casusregie:regie_steps": roles(("teamleider",), "GET", "POST"),
    "casusregie:verzamel_new": roles((*KIJKERS, "casusregisseur", "collega"), "GET", "POST"),
    "casusregie:verzamel_detail": page("verzamel", {"ok": EIGENAAR}, {"409": EIGENAAR}),
    "casusregie:mandaat_list": roles(LEEST_MANDAAT),
    "casusregie:mandaat_new": roles(("backoffice",), "GET", "POST"),
    "casusregie:regie_reach": account("GET", "POST"),
    "casusregie:overdracht_detail": page("overdracht", {"ok": IEDER}),
    "casusregie:overdracht_step": step("overdracht_stap", IEDER, TEAM),
    "casusregie:teamverzoek_detail": page("teamverzoek", {"ok": IEDER}),
    "casusregie:teamverzoek_step": step("teamverzoek_stap", IEDER, BESLIST),
    "casusregie:procesregie_detail": page("procesregie", {"ok": IEDER}),
    "casusregie:procesregie_step": step("procesregie_stap", IEDER, ("zorgbemiddelaar",)),
    "casusregie:regievraag_detail": page("regievraag", {"ok": IEDER}),
    "casusregie:regievraag_step": step("regievraag_stap", IEDER, EIGENAAR),
    "casusregie:ivh_detail": page("ivh", {"ok": IEDER}),
    "casusregie:ivh_step": step("ivh_stap", IEDER, REGIE),
}
STAPPEN = {
    "overdracht": "offer",
    "teamverzoek": "refuse",
    "procesregie": "accept",
    "regievraag": "answer",
    "ivh": "end",
}


def collect_regie(wereld, voor, op):
    """Per side one piece of each kind in the running casus, and a job of the procesregisseur."""
    casus, dossier = wereld.casussen[f"{voor}loopt"], wereld.dossiers[f"{voor}loopt"]
    houder = casus.holder_of(Rol.CASUSREGISSEUR).medewerker
    regie = casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    stukken = _pieces(casus, houder, regie, op)
    for naam, rij in stukken.items():
        gegevens = {"kenmerk": rij.kenmerk}
        wereld.rijen.setdefault(naam, {})[voor] = (dossier, gegevens)
        stap = gegevens | {f"{naam}zet": STAPPEN[naam]}
        wereld.rijen.setdefault(f"{naam}_stap", {})[voor] = (dossier, stap)
    rij = {"kenmerk": casus.kenmerk, "daad": "overnemen"}
    wereld.rijen.setdefault("regie_casus", {})[voor] = (dossier, rij)
    _job(wereld, voor, casus, dossier, regie, op)


def _pieces(casus, houder, regie, op):
    dag = op.date()
    o = Overdracht(
        casus=casus,
        soort="collega",
        rollen=[Rol.PROCESREGISSEUR.value],
        van=casus.team,
        van_medewerker=regie,
        naar=casus.team,
        naar_medewerker=regie,
        reden="Vakantie.",
    )
    ivh = Ivh(
        casus=casus,
        aanleiding="lokaal_team",
        toelichting="Meer nodig.",
        begindatum=dag,
        begonnen_door=regie,
    )
    return {
        "overdracht": register(o, by=regie, op=op),
        "teamverzoek": ask_team(
            casus,
            by=regie,
            team=casus.team,
            van=casus.team,
            soort="informatie",
            reden="vraag",
            toelichting="Denkt u mee?",
            instemming_op=dag,
            op=op,
        ),
        "procesregie": request_procesregie(casus, by=houder or regie, grond="Vast.", op=op),
        "regievraag": ask_procesregisseur(casus, by=houder, vraag="Wat nu?", op=op),
        "ivh": register(ivh, by=regie, op=op),
    }


def _job(wereld, voor, casus, dossier, regie, op):
    """Only who started it sees it; its page names no jeugdige."""
    plekken = {a.organisatie_id for a in regie.aanstellingen_op(op.date())}
    code = next(c for c, o in wereld.organisaties.items() if o.pk in plekken)
    opdracht = start_job(
        [casus],
        by=regie,
        soort="toewijzen",
        rol="procesregisseur",
        aan=regie,
        reden="Vakantie.",
        op=op,
    )
    van = replace(dossier, partijen={code: frozenset(EIGENAAR)})
    wereld.rijen.setdefault("verzamel", {})[voor] = (van, {"kenmerk": opdracht.kenmerk})
