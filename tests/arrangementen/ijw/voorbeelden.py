"""One valid, wholly fictional message of each of the 14 kinds.

Valid on level 1 (schema) and level 2 (inside the message). ``voorbeeld("301")`` hands out a fresh
copy, so a test may change it freely.
"""

from typing import Any

from arrangementen.ijw.bericht import Bericht
from tests.arrangementen.ijw.voorbeelden_declaratie import B323, B325
from tests.arrangementen.ijw.voorbeelden_heen import B301, B305, B307, B315, B317, B319, XSD_VERSIE

ZONDER_CODES = {  # collections, which carry no RetourCodes of their own
    "Relaties",
    "Contactgegevens",
    "ToegewezenProducten",
    "StartProducten",
    "StopProducten",
    "AangevraagdeProducten",
    "OngewijzigdeProducten",
    "TeWijzigenProducten",
    "NieuweProducten",
}
KLASSEN = ZONDER_CODES | {
    "Client",
    "Relatie",
    "Contact",
    "ToegewezenProduct",
    "StartProduct",
    "StopProduct",
    "AangevraagdProduct",
    "Verzoek",
    "OngewijzigdProduct",
    "TeWijzigenProduct",
    "NieuwProduct",
    "Antwoord",
    "Woonplaatsbeginsel",
}


def _met_codes(naam: str, waarde: Any) -> Any:
    """Repeat the class with RetourCodes as last child, as a refusing retour does."""
    if isinstance(waarde, list):
        return [_met_codes(naam, item) for item in waarde]
    if naam not in KLASSEN:
        return waarde
    klasse = {kind: _met_codes(kind, inhoud) for kind, inhoud in waarde.items()}
    if naam not in ZONDER_CODES:
        klasse["RetourCodes"] = {"RetourCode": ["9347" if naam == "AangevraagdProduct" else "0200"]}
    return klasse


def _retour(heen: dict[str, Any], code: str) -> dict[str, Any]:
    """The refusing retour on this heenbericht: header copied, own header part added."""
    header = {
        **heen["Header"],
        "BerichtCode": code,
        "IdentificatieRetour": "RT0000000001",
        "DagtekeningRetour": "2026-02-02",
        "XsdVersieRetour": dict(XSD_VERSIE),
        "RetourCodes": {"RetourCode": ["0200"]},
    }
    romp = {naam: _met_codes(naam, deel) for naam, deel in heen.items() if naam != "Header"}
    return {"Header": header, **romp}


INHOUD: dict[str, dict[str, Any]] = {
    "301": B301,
    "302": _retour(B301, "437"),
    "305": B305,
    "306": _retour(B305, "439"),
    "307": B307,
    "308": _retour(B307, "441"),
    "315": B315,
    "316": _retour(B315, "447"),
    "317": B317,
    "318": _retour(B317, "487"),
    "319": B319,
    "320": _retour(B319, "489"),
    "323": B323,
    "325": B325,
}
SOORTEN = tuple(INHOUD)
RETOUREN = ("302", "306", "308", "316", "318", "320")


def _fresh(waarde: Any) -> Any:
    """A copy in which no two places share a dict, so a change stays in one place."""
    if isinstance(waarde, dict):
        return {naam: _fresh(deel) for naam, deel in waarde.items()}
    return [_fresh(deel) for deel in waarde] if isinstance(waarde, list) else waarde


def voorbeeld(soort: str) -> Bericht:
    """A fresh valid message of this kind (a retour: refusing, with a code on every class)."""
    return Bericht(soort, _fresh(INHOUD[soort]))


def voorbeeld_retour_goed(soort: str) -> Bericht:
    """A fresh accepting retour of this kind: the header only, without a code."""
    header = _fresh(INHOUD[soort]["Header"])
    header.pop("RetourCodes", None)
    return Bericht(soort, {"Header": header})
