"""Het programma van de regio in de matrix: wie stuurt leest mee, de regio houdt het bij.

Een programma hoort bij geen dossier; de rijen met een kenmerk vragen een dat niet bestaat. Wie een
bestaande regel wijzigt, staat in tests/sturing/programma.
"""

from .verwachting import STURING, Rij, roles


def _unknown(*methoden):
    return Rij("", {methode: {"404": STURING} for methode in methoden}, poort=STURING)


PROGRAMMA = {
    "sturing:programma_list": roles(STURING),
    "sturing:programma_new": roles(STURING, "GET", "POST"),
    "sturing:programma": _unknown("GET"),
    "sturing:actie": _unknown("GET"),
    "sturing:actie_stap": _unknown("GET", "POST"),
    "sturing:programmarij_new": _unknown("GET", "POST"),
    "sturing:programmarij_edit": _unknown("GET", "POST"),
}
