"""Level-4 rules, and those on level 3 that hold for every message: header, codes and BSN."""

from collections.abc import Mapping
from datetime import date

from arrangementen.ijw.regels_basis import (
    DECLARATIES,
    HEENBERICHTEN,
    KLASSEN,
    Geval,
    Overregel,
    Paden,
    across,
    at,
    dag_van,
    each_known,
    outside,
    walk,
)
from arrangementen.ijw.regels_toestand import Toestand

PEILDATUM: Mapping[str, tuple[str, ...]] = {
    "ToegewezenProduct": ("Ingangsdatum",),
    "StartProduct": ("ToewijzingIngangsdatum", "Begindatum"),
    "StopProduct": ("ToewijzingIngangsdatum", "Begindatum"),
    "AangevraagdProduct": ("ToewijzingIngangsdatum",),
    "TeWijzigenProduct": ("GewensteIngangsdatum",),
    "NieuwProduct": ("GewensteIngangsdatum",),
    "Prestatie": ("ProductPeriode.Begindatum",),
}
"""Per class the date on which the gemeente code must hold; the first that is filled counts."""


def _identificatie_known(geval: Geval, toestand: Toestand) -> bool:
    if geval.element.startswith("DeclaratieIdentificatie"):
        return (geval.kop("Afzender"), geval.tekst()) in toestand.beantwoord
    sleutel = (geval.bericht.soort, geval.kop("Afzender"), geval.tekst())
    return sleutel in toestand.identificaties


def _dagtekening_in_future(geval: Geval, toestand: Toestand) -> bool:
    dag = geval.dag()
    return dag is not None and dag > toestand.vandaag


def _days_concerned(geval: Geval) -> set[date]:
    dagen: set[date] = set()
    for naam, paden in KLASSEN[geval.bericht.soort].items():
        for pad in paden:
            for _, klasse in walk(geval.bericht.inhoud, pad):
                gevuld = [dag_van(klasse, element) for element in PEILDATUM.get(naam, ())]
                dagen.update([dag for dag in gevuld if dag is not None][:1])
    return dagen or {geval.dagtekening}


def _gemeente_not_valid(geval: Geval, toestand: Toestand) -> bool:
    perioden = toestand.gemeenten.get(geval.tekst(), ())
    return not all(any(p.covers(dag) for p in perioden) for dag in _days_concerned(geval))


def _code_outside_category(geval: Geval, toestand: Toestand) -> bool:
    if not geval.heeft():
        return False
    categorieen = toestand.productcodes.get(geval.tekst(), frozenset())
    categorie = geval.tekst("Product.Categorie") or geval.tekst("ProductCategorie")
    return categorie not in categorieen


def _bsn_unknown(geval: Geval, toestand: Toestand) -> bool:
    return geval.tekst() not in toestand.bsns


def _header_ids(element: str) -> Paden:
    """The identification of the message itself, and in a 325 that of the declaration."""
    eigen = f"Header.BerichtIdentificatie.{element}"
    paden = at(eigen, *HEENBERICHTEN, "323")
    return paden | {"325": (eigen, f"Header.DeclaratieIdentificatie.{element}")}


REGELS: tuple[Overregel, ...] = (
    across(
        "TR056",
        "9056",
        _header_ids("Identificatie"),
        each_known(_identificatie_known),
        "Er is al een bericht van deze soort en afzender met deze identificatie. "
        "Stuur het bericht opnieuw met een nieuwe identificatie.",
    ),
    across(
        "TR304",
        "8187",
        at("Client.Bsn", "317", *DECLARATIES),
        each_known(_bsn_unknown),
        "De ontvanger kent dit burgerservicenummer niet. Controleer het nummer, "
        "of stuur eerst een verzoek om toewijzing.",
    ),
    outside(
        "TR135",
        "8848",
        _header_ids("Dagtekening"),
        each_known(_dagtekening_in_future),
        "De dagtekening ligt in de toekomst. Stuur het bericht opnieuw met de datum van vandaag.",
    ),
    outside(
        "TR378",
        "S300",
        {
            "301": ("Header.Afzender",),
            **at("Header.Ontvanger", "305", "307", "315", "317", "323"),
            "319": ("Header.Afzender", "Woonplaatsbeginsel.Gemeente"),
            "325": ("Header.Afzender",),
        },
        each_known(_gemeente_not_valid),
        "Deze gemeentecode bestond niet op de dag waarop de hulp ingaat. "
        "Vul de code in van de gemeente die toen bestond.",
    ),
    outside(
        "TR381",
        "S329",
        {
            "301": ("ToegewezenProduct.Product.Code",),
            "305": ("StartProduct.Product.Code",),
            "307": ("StopProduct.Product.Code",),
            "315": ("AangevraagdProduct.Product.Code",),
            "317": ("NieuwProduct.Product.Code",),
            "323": ("Prestatie.ProductCode",),
        },
        each_known(_code_outside_category),
        "Deze productcode hoort niet bij de productcategorie. "
        "Kies een code uit de afgesproken lijst, met de categorie die erbij hoort.",
    ),
)
