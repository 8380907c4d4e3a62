"""Level-2 rules on addresses and contact details in a JW301."""

import re

from arrangementen.ijw.bericht import Inhoud
from arrangementen.ijw.regels_basis import Binnenregel, Geval, each, pak, tekst_van, within

POSTCODE_NL = re.compile(r"[1-9][0-9]{3}[a-zA-Z]{2}")


def _lacks_own_address(geval: Geval) -> bool:
    contacten: list[Inhoud] = pak(geval.klasse, "Contactgegevens.Contact") or []
    return not any(tekst_van(contact, "Soort") in ("01", "02", "03") for contact in contacten)


def _cannot_be_reached(geval: Geval) -> bool:
    adres = geval.heeft("Adres.Huis") and geval.heeft("Adres.Postcode")
    return not (geval.heeft("Telefoon") or adres)


def _lacks_postcode(geval: Geval) -> bool:
    vereist = geval.tekst("Soort") in ("01", "03") and geval.heeft("Adres")
    return vereist and not geval.heeft()


def _land_without_postcode(geval: Geval) -> bool:
    return geval.heeft("Adres") and geval.heeft() != geval.heeft("Adres.Postcode")


def _in_nederland(geval: Geval) -> bool:
    return geval.tekst("Adres.LandCode") == "NL"


def _lacks_huis(geval: Geval) -> bool:
    return _in_nederland(geval) and not geval.heeft()


def _has_foreign_postcode(geval: Geval) -> bool:
    if not (_in_nederland(geval) and geval.heeft()):
        return False
    return POSTCODE_NL.fullmatch(geval.tekst()) is None


def _has_needless_period(geval: Geval) -> bool:
    return geval.heeft() and geval.tekst("Soort") != "04"


REGELS: tuple[Binnenregel, ...] = (
    within(
        "TR061",
        {"301": ("Client",)},
        each(_lacks_own_address),
        "Er is geen adres van de jeugdige. Vul een BRP-adres (01), een correspondentieadres (02) "
        "of een verblijfadres (03) in.",
    ),
    within(
        "TR006",
        {"301": ("Contact",)},
        each(_cannot_be_reached),
        "Dit contact is niet te bereiken. Vul een telefoonnummer in, of een huisnummer met "
        "postcode.",
    ),
    within(
        "CD034",
        {"301": ("Contact.Adres.Postcode",)},
        each(_lacks_postcode),
        "De postcode ontbreekt. Vul bij een BRP-adres (01) of verblijfadres (03) de postcode in.",
    ),
    within(
        "CD005",
        {"301": ("Contact.Adres.LandCode",)},
        each(_land_without_postcode),
        "Land en postcode horen bij elkaar. Vul ze allebei in, of laat ze allebei leeg.",
    ),
    within(
        "CD025",
        {"301": ("Contact.Adres.Huis",)},
        each(_lacks_huis),
        "Het huisnummer ontbreekt. Vul bij een adres in Nederland het huisnummer in.",
    ),
    within(
        "CS089",
        {"301": ("Contact.Adres.Postcode",)},
        each(_has_foreign_postcode),
        "Dit is geen Nederlandse postcode. Vul vier cijfers en twee letters in, zonder spatie.",
    ),
    within(
        "CD009",
        {"301": ("Contact.Periode",)},
        each(_has_needless_period),
        "Alleen een tijdelijk verblijfadres (04) heeft een periode. "
        "Haal de periode weg, of kies adressoort 04.",
    ),
)
