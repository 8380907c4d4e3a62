"""De adressen van logboek, afspraken, evaluaties en waakvlam in de matrix."""

from datetime import timedelta

from casusregie.afspraken.maken import make_afspraak
from casusregie.logboek.evaluaties.maken import plan_moment
from casusregie.logboek.maken import make_aantekening
from casusregie.logboek.waakvlam.maken import start_waakvlam
from organisaties.rollen import Rol

from .verwachting import AANBIEDER, IEDER, REGIE, TEAM, Rij, Wie, page, roles, without

ZIET = {"ok": IEDER}
SCHRIJFT: Wie = (*REGIE, "jeugdbeschermer", *AANBIEDER, "zorgbemiddelaar")
WERKT: Wie = (*REGIE, "jeugdbeschermer")
KIJKT: Wie = without(IEDER, SCHRIJFT)
NIET_TEAM: Wie = without(IEDER, WERKT)
DOET = {"ok": SCHRIJFT, "403": KIJKT}
BEIDE = (DOET, DOET)
ALLEEN_TEAM = {"ok": WERKT, "403": NIET_TEAM}

LOGBOEK: dict[str, Rij] = {
    "casusregie:logboek": page("casus", ZIET, DOET),
    "casusregie:logboek_kiezen": page("casus", ZIET),
    "casusregie:aantekening_new": page("logsoort", *BEIDE),
    "casusregie:aantekening_detail": page("aantekening", ZIET),
    "casusregie:aantekening_improve": page("aantekening", *BEIDE),
    "casusregie:evaluaties": roles((*TEAM, "jeugdbeschermer", "behandelregisseur")),
    "casusregie:evaluatie_list": page("casus", ZIET),
    "casusregie:evaluatie_afspraak": page("casus", ALLEEN_TEAM, ALLEEN_TEAM),
    "casusregie:evaluatie_new": page("casus", *BEIDE),
    "casusregie:evaluatie_detail": page("evaluatie", ZIET),
    "casusregie:evaluatie_transition": page("evaluatiezet", ZIET, ALLEEN_TEAM),
    "casusregie:waakvlam_new": page("waakvlamcasus", {"403": IEDER}, {"403": IEDER}),
    "casusregie:waakvlam_detail": page("waakvlam", ZIET),
    "casusregie:waakvlam_transition": page("waakvlamzet", ZIET, ALLEEN_TEAM),
    "casusregie:hulp": page("casus", ZIET),
    "casusregie:afspraak_list": page("casus", ZIET),
    "casusregie:afspraak_new": page("casus", *BEIDE),
    "casusregie:afspraak_detail": page("afspraak", ZIET),
    "casusregie:afspraak_edit": page("afspraak", *BEIDE),
    "casusregie:afspraak_transition": page("afspraakzet", ZIET, DOET),
}


def collect_logboek(wereld, voor, op):
    """An entry, an afspraak, an evaluation and a waakvlam in the running casus of each side."""
    casus = wereld.casussen[f"{voor}loopt"]
    by = casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    inhoud = {"met": ["jeugdige"], "hoe": "thuis", "verslag": f"Contact {voor or 'eigen'}kanarie."}
    dag = op.date() + timedelta(days=30)
    rij = make_aantekening(casus, "contactmoment", inhoud, by=by, op=op)
    afspraak = make_afspraak(casus, "Elke week bellen", "Mentor", dag, by=by, op=op)
    moment = plan_moment(casus, dag, by=by, op=op)
    waakvlam = start_waakvlam(casus, 6, "Blijft.", by=by, op=op)
    rijen = {
        "logsoort": (casus, {"logsoort": "contactmoment"}),
        "aantekening": (rij, {}),
        "evaluatie": (moment, {}),
        "evaluatiezet": (moment, {"evaluatiezet": "discuss"}),
        "waakvlamcasus": (casus, {}),
        "waakvlam": (waakvlam, {}),
        "waakvlamzet": (waakvlam, {"waakvlamzet": "end"}),
        "afspraak": (afspraak, {}),
        "afspraakzet": (afspraak, {"afspraakzet": "keep"}),
    }
    dossier = wereld.dossiers[f"{voor}loopt"]
    for soort, (stuk, meer) in rijen.items():
        wereld.rijen.setdefault(soort, {})[voor] = (dossier, {"kenmerk": stuk.kenmerk, **meer})
