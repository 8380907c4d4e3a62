"""De regels van de matrix over uren, het besluit van het RER, de verspreiding en het onderzoek.

Een training, ontvangst, vraag of onderzoek hoort bij geen dossier; die adressen vragen hier iets
wat niet bestaat. Wie van een bestaande rij weggehouden wordt, staat in tests/afwegingskader.
"""

from .tabel_eenopeen import BEHANDELAAR, ZIET_AANVRAAG
from .verwachting import IEDER, INGELOGD, STURING, Rij, Wie, account, page, roles, step, without

RER: Wie = ("zorgbemiddelaar",)
LEIDEN: Wie = ("teamleider", "teammanager", "backoffice")
REGIO: Wie = ("secretaris", "normbeheerder")
ZIET_VERSPREIDING: Wie = (*REGIO, "contractmanager", *LEIDEN, "jeugdbeschermer")
SECRETARIS: Wie = ("secretaris",)


def _unknown(wie, *methoden):
    return Rij("", {methode: {"404": wie} for methode in methoden}, poort=wie)


def _only(soort, wie):
    anders = {"ok": wie, "403": without(IEDER, wie)}
    return page(soort, anders, anders)


def _nobody():
    return Rij("", {methode: {"404": INGELOGD} for methode in ("GET", "POST")})


EENOPEEN_MEER = {
    "afwegingskader:aanvraag_akkoord_aanbieder_intrekken": step(
        "aanvraag_besluit", ZIET_AANVRAAG, BEHANDELAAR
    ),
    "afwegingskader:aanvraag_akkoord_casusregie_intrekken": step(
        "aanvraag_besluit", ZIET_AANVRAAG, ("casusregisseur",)
    ),
    "afwegingskader:inzet_uren": _only("inzet", BEHANDELAAR),
    "afwegingskader:inzet_rer": _only("inzet", RER),
    "afwegingskader:kader_gelezen": account("POST"),
    "afwegingskader:verspreiding": roles(ZIET_VERSPREIDING),
    "afwegingskader:ontvangst": _unknown(ZIET_VERSPREIDING, "GET", "POST"),
    "afwegingskader:vragen": account("GET"),
    "afwegingskader:vraag_stellen": account("GET", "POST"),
    "afwegingskader:vraag_beantwoorden": _unknown(REGIO, "GET", "POST"),
    "afwegingskader:trainingen": roles(
        ("beheerder", *SECRETARIS, *LEIDEN, "gedragswetenschapper", "procesregisseur")
    ),
    "afwegingskader:training_vastleggen": _unknown(("beheerder", *LEIDEN), "GET", "POST"),
    "afwegingskader:training_intrekken": _unknown(("beheerder", *LEIDEN), "GET", "POST"),
    "afwegingskader:onderzoeken": roles((*SECRETARIS, "gedragswetenschapper")),
    "afwegingskader:onderzoek_nieuw": roles(SECRETARIS, "GET", "POST"),
    "afwegingskader:onderzoek_detail": _unknown(SECRETARIS, "GET"),
    "afwegingskader:onderzoek_export": _unknown(SECRETARIS, "GET"),
    "afwegingskader:onderzoek_sluiten": _unknown(SECRETARIS, "GET", "POST"),
    "afwegingskader:onderzoekscasus": _nobody(),
    "afwegingskader:onderzoekscasus_uitsluiten": _nobody(),
    "sturing:eenopeen_verslag": roles(STURING),
    "sturing:eenopeen_bestand": roles(STURING),
}
