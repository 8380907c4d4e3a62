"""Schrijft een verzoek als JW315, en leest een JW315 als velden van een verzoek."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from arrangementen.aanbod.models import Product
from arrangementen.ijw import codelijsten
from arrangementen.ijw.bericht import Inhoud

JA, NEE = "1", "2"
VERWIJZERNAMEN = codelijsten.codes("TypeVerwijzer")
ONBEKEND = "Onbekend"


def request_body(velden: Mapping[str, Any], bsn: str) -> Inhoud:
    """The body of the JW315 of one verzoek; `velden` are its columns."""
    product: Inhoud = {
        "ReferentieAanbieder": velden["referentie_aanbieder"],
        "Product": {"Categorie": velden["product"].categorie, "Code": velden["product"].code},
        "ToewijzingIngangsdatum": velden["begindatum"].isoformat(),
        "ToewijzingEinddatum": velden["einddatum"].isoformat(),
        "Omvang": {
            "Volume": str(velden["volume"]),
            "Eenheid": velden["eenheid"],
            "Frequentie": velden["frequentie"],
        },
        "Verwijzer": _referrer(velden),
        "Raamcontract": JA,
    }
    client = {
        "Bsn": bsn,
        "Geboortedatum": {"Datum": velden["geboortedatum"].isoformat()},
        "Geslacht": velden["geslacht"],
        "Naam": _name(velden),
        "GezagsdragerBekend": JA if velden["gezag"] else NEE,
        "AangevraagdeProducten": {"AangevraagdProduct": [product]},
    }
    return {"Client": client}


def _name(velden: Mapping[str, Any]) -> Inhoud:
    geslachtsnaam = {"Achternaam": velden["achternaam"]}
    if velden["voorvoegsel"]:
        geslachtsnaam["Voorvoegsel"] = velden["voorvoegsel"]
    return {"Geslachtsnaam": geslachtsnaam, "Voornamen": velden["voornamen"]}


def _referrer(velden: Mapping[str, Any]) -> Inhoud:
    """AGB-code or name, never both (CD066, CD067)."""
    soort = {"Type": velden["verwijzer_soort"]}
    if velden["verwijzer_agb"]:
        return soort | {"ZorgverlenerCode": velden["verwijzer_agb"]}
    return soort | ({"Naam": velden["verwijzer_naam"]} if velden["verwijzer_naam"] else {})


def read_client(client: Inhoud) -> dict[str, Any]:
    """Who the message is about, as fields of a Verzoek."""
    naam = client["Naam"]
    return {
        "bsn_einde": client["Bsn"][-3:],
        "voornamen": naam.get("Voornamen") or naam.get("Voorletters") or ONBEKEND,
        "voorvoegsel": naam["Geslachtsnaam"].get("Voorvoegsel", ""),
        "achternaam": naam["Geslachtsnaam"]["Achternaam"],
        "geboortedatum": date.fromisoformat(client["Geboortedatum"]["Datum"]),
        "geslacht": client["Geslacht"],
    }


def read_product(product: Inhoud) -> dict[str, Any]:
    """One AangevraagdProduct as fields of a Verzoek; the product as it holds on the begindatum."""
    begin = date.fromisoformat(product["ToewijzingIngangsdatum"])
    einde = product.get("ToewijzingEinddatum")
    omvang = product.get("Omvang", {})
    verwijzer = product["Verwijzer"]
    return {
        "referentie_aanbieder": product["ReferentieAanbieder"],
        "product": _product(product.get("Product", {}).get("Code", ""), begin),
        "begindatum": begin,
        "einddatum": date.fromisoformat(einde) if einde else None,
        "volume": int(omvang["Volume"]) if omvang else None,
        "eenheid": omvang.get("Eenheid", ""),
        "frequentie": omvang.get("Frequentie", "6"),
        "budget_cent": int(product["Budget"]) if product.get("Budget") else None,
        "verwijzer_soort": verwijzer["Type"],
        "verwijzer_naam": verwijzer.get("Naam", ""),
        "verwijzer_agb": verwijzer.get("ZorgverlenerCode", ""),
    }


def comments_of(client: Inhoud, product: Inhoud) -> str:
    """What the aanbieder wrote with it, the client first."""
    teksten = (client.get("Commentaar", ""), product.get("Commentaar", ""))
    return "\n".join(tekst.strip() for tekst in teksten if tekst.strip())


def _product(code: str, begin: date) -> Product | None:
    versies: list[Product] = Product.objects.versions(code)
    geldig = (rij for rij in versies if rij.holds_on(begin))
    return next(geldig, versies[0] if versies else None)
