"""Waaruit een formulier laat kiezen: wat nu in de andere tabellen staat."""

from arrangementen.aanbod.contracten import Raamcontract
from arrangementen.aanbod.inkoop import Opdracht
from arrangementen.aanbod.models import Product
from casusregie.models import Resultaatgebied, Trede
from organisaties.models import Organisatie
from organisaties.rollen import Soort

from .kennis import REGIO

Paren = list[tuple[str, str]]


def aanbieders() -> Paren:
    """Aanbieders with an AGB-code."""
    rijen = Organisatie.objects.of_soort(Soort.AANBIEDER).exclude(agb_code="").order_by("naam")
    return [(rij.agb_code, f"{rij.naam} ({rij.agb_code})") for rij in rijen]


def gemeenten() -> Paren:
    """Gemeenten that still exist."""
    rijen = Organisatie.objects.of_soort(Soort.GEMEENTE).filter(geldig_tot=None)
    return [(rij.cbs_code, rij.naam) for rij in rijen.order_by("naam")]


def inkopers() -> Paren:
    """The region, or one gemeente."""
    return [(REGIO, "GRJR, voor alle gemeenten samen"), *gemeenten()]


def producten() -> Paren:
    """Product codes, each once, with the name of the last version."""
    rijen = Product.objects.order_by("code", "geldig_van").values_list("code", "naam")
    return [(code, f"{code} {naam}") for code, naam in dict(rijen).items()]


def opdrachten() -> Paren:
    """Opdrachten or percelen."""
    return _versioned(Opdracht)


def gebieden() -> Paren:
    """Resultaatgebieden."""
    return _versioned(Resultaatgebied)


def treden() -> Paren:
    """Treden."""
    return _versioned(Trede)


def contracten() -> Paren:
    """Contract numbers with their aanbieder."""
    rijen = Raamcontract.objects.order_by("nummer", "geldig_van")
    return list(
        dict(
            (nummer, f"{nummer} {naam}")
            for nummer, naam in rijen.values_list("nummer", "aanbieder__naam")
        ).items()
    )


def _versioned(model: type[Opdracht] | type[Resultaatgebied] | type[Trede]) -> Paren:
    rijen = model.objects.order_by("code", "geldig_van").values_list("code", "naam")
    return [(code, f"{code} {naam}") for code, naam in dict(rijen).items()]
