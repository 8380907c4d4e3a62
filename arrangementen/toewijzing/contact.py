"""Waar de jeugdige en wie gezag heeft te bereiken zijn: zo min mogelijk, en nooit geheim adres."""

from typing import Any

from arrangementen.ijw.bericht import Inhoud

BRP, CORRESPONDENTIE = "01", "02"


def has_contact(casus: Any) -> bool:
    """Is there something to put into the JW301 (iJw TR006, TR061)?"""
    return contact_of(casus) is not None


def contact_of(casus: Any) -> Inhoud | None:
    """The Contact of the client: the BRP address, or with a secret address the gemeente itself."""
    jeugdige = casus.jeugdige
    if jeugdige.geheim_adres:
        return telephone_contact(casus.gemeente.telefoon)
    adres = address_of(jeugdige)
    return {"Soort": BRP, "Adres": adres} if adres else telephone_contact(casus.gemeente.telefoon)


def telephone_contact(nummer: str) -> Inhoud | None:
    """A Contact for correspondence with only a Dutch telephone number; None without one."""
    cijfers = "".join(teken for teken in nummer if teken.isdigit())
    if not cijfers:
        return None
    telefoon = {"Telefoonnummer": cijfers[:15], "Landnummer": "31"}
    return {"Soort": CORRESPONDENTIE, "Telefoon": {"Telefoon01": telefoon}}


def address_of(jeugdige: Any) -> Inhoud | None:
    """The Dutch address (iJw CD005, CD025); None when house number or postcode is unknown."""
    if not (jeugdige.huisnummer and jeugdige.postcode):
        return None
    huis = {"Huisnummer": str(jeugdige.huisnummer)}
    if jeugdige.huisletter:
        huis["Huisletter"] = jeugdige.huisletter
    if jeugdige.toevoeging:
        huis["HuisnummerToevoeging"] = jeugdige.toevoeging
    adres: Inhoud = {"Huis": huis, "Postcode": jeugdige.postcode}
    if jeugdige.straatnaam:
        adres["Straatnaam"] = jeugdige.straatnaam
    if jeugdige.plaats:
        adres["Plaatsnaam"] = jeugdige.plaats
    return adres | {"LandCode": "NL"}
