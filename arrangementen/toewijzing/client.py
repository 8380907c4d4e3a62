"""Schrijft een jeugdige op zoals een iJw-bericht hem vraagt: niet meer dan nodig (iJw OP191)."""

from datetime import date
from typing import Any

from arrangementen.ijw.bericht import Inhoud
from casusregie.models import Gezinslid, Gezinsrol, Jeugdige

from .contact import CORRESPONDENTIE, address_of, contact_of, telephone_contact

EIGEN_NAAM, ORGANISATIENAAM = "1", "6"
OUDER, VOOGD = "10", "11"
LEEFTIJD_EIGEN_GEZAG = 16


class GeenContact(ValueError):  # noqa: N818 - een toestand van de gegevens
    """Neither address nor telephone number is known, so no JW301 can be made."""


def full_client(casus: Any, on: date) -> Inhoud:
    """The Client of a JW301, without its products: name, relations with gezag and contact.

    Raises GeenContact when there is nothing to reach the jeugdige by (iJw TR061).
    """
    jeugdige = casus.jeugdige
    contact = contact_of(casus)
    if contact is None:
        raise GeenContact(f"{casus}: geen adres en geen telefoonnummer")
    client = identity(jeugdige) | {"Naam": _short_name(jeugdige) | {"NaamGebruik": EIGEN_NAAM}}
    if relaties := _relations(casus, on):
        client["Relaties"] = {"Relatie": relaties}
    return client | {"Contactgegevens": {"Contact": [contact]}}


def short_client(jeugdige: Jeugdige) -> Inhoud:
    """The Client of a JW305, 307 or 315, without its products."""
    return identity(jeugdige) | {"Naam": _short_name(jeugdige)}


def identity(jeugdige: Jeugdige) -> Inhoud:
    """BSN, birth date and sex."""
    return {
        "Bsn": jeugdige.bsn,
        "Geboortedatum": {"Datum": jeugdige.geboortedatum.isoformat()},
        "Geslacht": jeugdige.geslacht,
    }


def _short_name(jeugdige: Jeugdige) -> Inhoud:
    naam = {"Geslachtsnaam": _surname(jeugdige.achternaam, jeugdige.voorvoegsel)}
    return naam | {"Voornamen": jeugdige.voornamen}


def _surname(achternaam: str, voorvoegsel: str = "") -> Inhoud:
    return {"Achternaam": achternaam} | ({"Voorvoegsel": voorvoegsel} if voorvoegsel else {})


def _relations(casus: Any, on: date) -> list[Inhoud]:
    """Who holds gezag goes along (iJw OP002), not from 16 on (OP001)."""
    if casus.jeugdige.age_on(on) >= LEEFTIJD_EIGEN_GEZAG:
        return []
    leden = Gezinslid.objects.filter(gezin_id=casus.gezin_id, gezag=True, jeugdige=None)
    leden = leden.filter(begindatum__lte=on).exclude(einddatum__lt=on).order_by("pk")
    relaties = [_relation(lid, casus.jeugdige) for lid in leden]
    return [
        {"Nummer": str(nummer)} | relatie
        for nummer, relatie in enumerate(filter(None, relaties), start=1)
    ]


def _relation(lid: Gezinslid, jeugdige: Jeugdige) -> Inhoud | None:
    """None when there is nothing to reach this person by (iJw TR006)."""
    contact = telephone_contact(lid.telefoon)
    if contact is None and not jeugdige.geheim_adres:
        adres = address_of(jeugdige)
        contact = {"Soort": CORRESPONDENTIE, "Adres": adres} if adres else None
    if contact is None:
        return None
    instelling = lid.rol == Gezinsrol.VOOGDIJINSTELLING
    gebruik = ORGANISATIENAAM if instelling else EIGEN_NAAM
    return {
        "Soort": VOOGD if instelling or lid.rol == Gezinsrol.VOOGD else OUDER,
        "Naam": {"Geslachtsnaam": _surname(lid.naam), "NaamGebruik": gebruik},
        "Contact": contact,
    }
