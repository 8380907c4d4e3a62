"""Het aanbod in de matrix: contractmanager en beheerder houden het bij, anderen lezen een deel.

Wat hier staat gaat over geen persoon. Dat een gemeente alleen leest en dat vaststellen een tweede
vraagt, staat in tests/arrangementen/aanbod/test_schermen.py.
"""

from .verwachting import AANBIEDER, INGELOGD, Rij, public, roles

BEHEER = ("contractmanager", "beheerder")
LEZERS = (*BEHEER, "normbeheerder", "backoffice")


def _unknown(wie, *methoden):
    return Rij("", {methode: {"404": wie} for methode in methoden or ("GET",)}, poort=wie)


AANBOD = {
    "arrangementen:aanbod_beheer": roles(LEZERS),
    "arrangementen:aanbod_tabel": roles(LEZERS),
    "arrangementen:aanbod_bestand": roles(LEZERS),
    "arrangementen:aanbod_nieuw": roles(BEHEER, "GET", "POST"),
    "arrangementen:aanbod_inlezen": roles(BEHEER, "GET", "POST"),
    "arrangementen:aanbod_wijzigingen": roles(LEZERS),
    "arrangementen:aanbod_wijziging": _unknown(LEZERS),
    "arrangementen:aanbod_vaststellen": _unknown(BEHEER, "GET", "POST"),
    "arrangementen:aanbod_intrekken": _unknown(BEHEER, "GET", "POST"),
    "arrangementen:aanbod_benutting": roles(LEZERS),
    "arrangementen:aanbod_budget": roles(LEZERS),
    "arrangementen:aanbod_budget_bestand": roles(LEZERS),
    "arrangementen:aanbod_kosten": roles(LEZERS),
    "arrangementen:aanbod_toegang": roles(LEZERS),
    "arrangementen:product_detail": roles(LEZERS),
    "arrangementen:contract": _unknown(LEZERS),
    "arrangementen:eigen_contract": roles((*AANBIEDER, "teammanager")),
    "arrangementen:aanbodsignaal_gelezen": _unknown((*BEHEER, *AANBIEDER, "teammanager"), "POST"),
    "arrangementen:inkoop": roles(INGELOGD),
    "arrangementen:voorzieningen": public(),
}
