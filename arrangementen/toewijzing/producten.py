"""Schrijft toewijzingen, starts en stops op zoals de iJw-berichten ze vragen."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from arrangementen.ijw.bericht import Inhoud

EERSTE, VERWIJDEREN = "1", "3"


def assigned_product(toewijzing: Any, met_besluit: bool, referentie: str = "") -> Inhoud:
    """A ToegewezenProduct; reason and reference only with the decision itself (IV097, IV099).

    `referentie` of a verzoek om wijziging goes with every product, also an unchanged one (IV093).
    """
    besloten: datetime = timezone.localtime(toewijzing.toegewezen_op)
    product: Inhoud = {"ToewijzingNummer": str(toewijzing.nummer)}
    eigen = toewijzing.referentie_aanbieder if met_besluit else ""
    if referentie or eigen:
        product["ReferentieAanbieder"] = referentie or eigen
    product |= {
        "Product": product_of(toewijzing.product),
        "Toewijzingsdatum": besloten.date().isoformat(),
        "Toewijzingstijd": besloten.time().replace(microsecond=0).isoformat(),
        "Ingangsdatum": toewijzing.ingangsdatum.isoformat(),
    }
    if toewijzing.einddatum:
        product["Einddatum"] = toewijzing.einddatum.isoformat()
    if met_besluit and toewijzing.reden_wijziging:
        product["RedenWijziging"] = toewijzing.reden_wijziging
    return product | _size(toewijzing)


def _size(toewijzing: Any) -> Inhoud:
    """Omvang or Budget, never both (CD077)."""
    if toewijzing.budget_cent is not None:
        return {"Budget": str(toewijzing.budget_cent)}
    omvang = {
        "Volume": str(toewijzing.volume),
        "Eenheid": toewijzing.eenheid,
        "Frequentie": toewijzing.frequentie,
    }
    return {"Omvang": omvang}


def product_of(product: Any) -> Inhoud:
    """Category and code of a product."""
    return {"Categorie": product.categorie, "Code": product.code}


def start_product(toewijzing: Any, begindatum: date, status: str = EERSTE) -> Inhoud:
    """A StartProduct of this toewijzing (product copied exactly, IV075)."""
    return _delivery(toewijzing, begindatum) | {"StatusAanlevering": status}


def stop_product(
    toewijzing: Any, begindatum: date, einddatum: date, reden: str, status: str = EERSTE
) -> Inhoud:
    """A StopProduct of the start on `begindatum`."""
    einde = {"RedenBeeindiging": reden, "Einddatum": einddatum.isoformat()}
    return _delivery(toewijzing, begindatum) | einde | {"StatusAanlevering": status}


def _delivery(toewijzing: Any, begindatum: date) -> Inhoud:
    return {
        "ToewijzingNummer": str(toewijzing.nummer),
        "Product": product_of(toewijzing.product),
        "ToewijzingIngangsdatum": toewijzing.ingangsdatum.isoformat(),
        "Begindatum": begindatum.isoformat(),
    }
