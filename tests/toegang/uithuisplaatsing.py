"""Een dreigende uithuisplaatsing in de matrix: wie de casus ziet leest mee, de regie doet."""

from datetime import timedelta

from casusregie.uithuisplaatsing.maken import raise_flag
from casusregie.uithuisplaatsing.plan import PLAN, VEILIGHEIDSPLAN
from organisaties.rollen import Rol
from tests.factories.documenten import vastgesteld

from .verwachting import AANBIEDER, IEDER, REGIE, Rij, page, step, without

ANTWOORDT = (*REGIE, *AANBIEDER, "zorgbemiddelaar")
AKKOORD = {"ok": ANTWOORDT, "403": without(IEDER, ANTWOORDT)}
BESLIST = {"ok": REGIE, "403": without(IEDER, REGIE)}

UITHUISPLAATSING: dict[str, Rij] = {
    "casusregie:dreiging_new": page("casus", {"ok": IEDER}, {"ok": IEDER}),
    "casusregie:dreiging_detail": page("dreiging", {"ok": IEDER}),
    "casusregie:dreiging_akkoord": page("dreiging", AKKOORD, AKKOORD),
    "casusregie:dreiging_kern": page("dreiging", BESLIST, BESLIST),
    "casusregie:dreiging_step": step("dreiging_stap", IEDER, REGIE),
    "casusregie:monitormoment_detail": page("monitormoment", {"ok": IEDER}),
    "casusregie:monitormoment_hold": step("monitormoment", IEDER, REGIE),
}


def collect_uithuisplaatsing(wereld, voor, op):
    """Per side a traject with its plan in the running casus."""
    casus, dossier = wereld.casussen[f"{voor}loopt"], wereld.dossiers[f"{voor}loopt"]
    by = casus.holder_of(Rol.CASUSREGISSEUR).medewerker
    toen = op - timedelta(minutes=5)
    dreiging = raise_flag(casus, "Thuis loopt het uit de hand.", by=by, op=toen)
    for soort in (VEILIGHEIDSPLAN, PLAN):
        vastgesteld(casus, soort, by, toen)
    moment = dreiging.momenten.get(soort="1")
    for soort, kenmerken in {
        "dreiging": {"kenmerk": dreiging.kenmerk},
        "dreiging_stap": {"kenmerk": dreiging.kenmerk, "trajectzet": "name_spin"},
        "monitormoment": {"kenmerk": moment.kenmerk},
    }.items():
        wereld.rijen.setdefault(soort, {})[voor] = (dossier, kenmerken)
