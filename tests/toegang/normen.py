"""De normen in de matrix: iedereen leest ze, alleen de normbeheerder houdt ze bij.

Een norm hoort bij geen dossier; de rijen hieronder vragen een kenmerk dat niet bestaat. Wie een
bestaande norm mag bekijken, opstellen en vaststellen staat in tests/normenkader/test_schermen.py.
"""

from .verwachting import INGELOGD, STURING, Rij, roles

BEHEER = ("normbeheerder",)
IJKERS = ("normbeheerder", "contractmanager")


def _unknown(wie, *methoden):
    return Rij("", {methode: {"404": wie} for methode in methoden or ("GET",)}, poort=wie)


NORMEN = {
    "normenkader:norm_list": roles(INGELOGD),
    "normenkader:norm_new": roles(BEHEER, "GET", "POST"),
    "normenkader:norm_detail": _unknown(INGELOGD),
    "normenkader:norm_edit": _unknown(BEHEER, "GET", "POST"),
    "normenkader:norm_adopt": _unknown(BEHEER, "GET", "POST"),
    "normenkader:norm_end": _unknown(BEHEER, "GET", "POST"),
    "normenkader:kader_list": roles(INGELOGD),
    "normenkader:kader_new": roles(BEHEER, "GET", "POST"),
    "normenkader:kader_detail": _unknown(INGELOGD),
    "normenkader:kader_edit": _unknown(BEHEER, "GET", "POST"),
    "normenkader:kader_adopt": _unknown(BEHEER, "GET", "POST"),
    "normenkader:ijking_list": roles(IJKERS),
    "normenkader:ijking_new": roles(BEHEER, "GET", "POST"),
    "normenkader:ijking_own": roles(BEHEER, "POST"),
    "normenkader:ijking_detail": _unknown(IJKERS),
    "normenkader:ijking_product": _unknown(IJKERS),
    "sturing:normgebruik": roles(STURING),
    "sturing:normgebruik_bestand": roles(STURING),
    "sturing:herstel": roles(STURING),
    "sturing:herstel_bestand": roles(STURING),
}
