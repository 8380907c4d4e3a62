"""Level-2 rules on products in a JW301, JW315 and JW317: product, omvang, budget and reason."""

from collections.abc import Iterable
from datetime import date

from arrangementen.ijw.regels_basis import Binnenregel, Geval, Gevallen, each, within
from arrangementen.ijw.regels_overlap import Tijdvak, find_overlaps
from arrangementen.ijw.regels_perioden import end_of, start_of
from arrangementen.ijw.regels_toestand import is_removed

LAATSTE_DAG_OUDE_OMVANG = date(2020, 12, 31)
"""Periods up to this day may still carry an Omvang without a product code (CD080)."""

NIET_PER_DAG = ("14", "16", "83", "84")

_EINDDATUM = {
    "301": ("ToegewezenProduct.Einddatum",),
    "315": ("AangevraagdProduct.ToewijzingEinddatum",),
    "317": ("NieuwProduct.Einddatum", "TeWijzigenProduct.Einddatum"),
}


def _lacks_product(geval: Geval) -> bool:
    return not geval.heeft("Product") and not geval.heeft("Budget")


def _lacks_omvang(geval: Geval) -> bool:
    return geval.heeft("Product.Code") and not geval.heeft("Omvang")


def _has_omvang_without_code(geval: Geval) -> bool:
    einde = end_of(geval)
    geldt = einde is None or einde > LAATSTE_DAG_OUDE_OMVANG
    return geldt and geval.heeft("Omvang") and not geval.heeft("Product.Code")


def _has_both(geval: Geval) -> bool:
    return geval.heeft("Omvang") and geval.heeft("Budget")


def _budget_without_end(geval: Geval) -> bool:
    return geval.heeft("Budget") and not geval.heeft()


def _weeks_without_end(geval: Geval) -> bool:
    return geval.tekst("Omvang.Frequentie") == "2" and not geval.heeft()


def _counts_per_day(geval: Geval) -> bool:
    frequentie = geval.tekst("Omvang.Frequentie")
    return geval.tekst("Omvang.Eenheid") in NIET_PER_DAG and frequentie not in ("", "2", "4", "6")


def _removal_keeps_period(geval: Geval) -> bool:
    return geval.tekst() == "13" and start_of(geval) != end_of(geval)


def _uses_lapsed_reason(geval: Geval) -> bool:
    return geval.tekst() == "01"


def tijdvak_of(geval: Geval) -> Tijdvak:
    """Return the product of a case in time."""
    return Tijdvak(
        geval.tekst("Product.Categorie"),
        geval.tekst("Product.Code"),
        start_of(geval) or date.max,
        end_of(geval),
    )


def _overlapping(cases: Gevallen) -> Iterable[Geval]:
    tellend = [
        geval
        for geval in cases
        if not is_removed(geval.tekst("RedenWijziging"), start_of(geval), end_of(geval))
    ]
    return [tellend[positie] for positie in find_overlaps([tijdvak_of(g) for g in tellend])]


def _products(element: str = "", *, te_wijzigen: bool = False) -> dict[str, tuple[str, ...]]:
    staart = f".{element}" if element else ""
    wijziging = (f"TeWijzigenProduct{staart}",) if te_wijzigen else ()
    return {
        "301": (f"ToegewezenProduct{staart}",),
        "315": (f"AangevraagdProduct{staart}",),
        "317": (f"NieuwProduct{staart}", *wijziging),
    }


_OVERLAP = (
    "Deze hulp loopt in dezelfde tijd als dezelfde hulp eerder in het bericht. "
    "Pas de begindatum of de einddatum aan, of voeg de twee samen."
)
_OMVANG_ZONDER_CODE = (
    "Er is een omvang zonder productcode. Vul de productcode in, of haal de omvang weg."
)
_FREQUENTIE = (
    "Bij deze eenheid past geen omvang per dag. Kies per week (2), per maand (4) of in totaal (6)."
)
_NIET_ALLEBEI = "Er is een omvang en een budget. Kies een van de twee en haal het andere weg."

REGELS: tuple[Binnenregel, ...] = (
    within(
        "CD079",
        _products("Product"),
        each(_lacks_product),
        "Het product ontbreekt. Vul een product in, of een budget.",
    ),
    within(
        "CD041",
        _products("Omvang"),
        each(_lacks_omvang),
        "De omvang ontbreekt. Vul bij een productcode volume, eenheid en frequentie in.",
    ),
    within(
        "CD080",
        {"301": ("ToegewezenProduct.Omvang",)},
        each(_has_omvang_without_code),
        _OMVANG_ZONDER_CODE,
    ),
    within(
        "CD095",
        {"315": ("AangevraagdProduct.Omvang",)},
        each(_has_omvang_without_code),
        _OMVANG_ZONDER_CODE,
    ),
    within(
        "CD096",
        {"317": ("NieuwProduct.Omvang",)},
        each(_has_omvang_without_code),
        _OMVANG_ZONDER_CODE,
    ),
    within("CD077", _products("Omvang", te_wijzigen=True), each(_has_both), _NIET_ALLEBEI),
    within("CD078", _products("Budget", te_wijzigen=True), each(_has_both), _NIET_ALLEBEI),
    within(
        "CD075",
        _EINDDATUM,
        each(_budget_without_end),
        "De einddatum ontbreekt. Vul bij een budget de einddatum in.",
    ),
    within(
        "CD076",
        _EINDDATUM,
        each(_weeks_without_end),
        "De einddatum ontbreekt. Vul bij een omvang per week de einddatum in.",
    ),
    within(
        "CS338",
        {
            "301": ("ToegewezenProduct.Omvang",),
            "317": ("NieuwProduct.Omvang", "TeWijzigenProduct.Omvang"),
        },
        each(_counts_per_day),
        _FREQUENTIE,
    ),
    within("CS343", {"315": ("AangevraagdProduct.Omvang",)}, each(_counts_per_day), _FREQUENTIE),
    within(
        "CS335",
        {"301": ("ToegewezenProduct.RedenWijziging",)},
        each(_removal_keeps_period),
        "Een verwijderde toewijzing (reden 13) heeft nog een looptijd. "
        "Maak de einddatum gelijk aan de ingangsdatum, of kies een andere reden.",
    ),
    within(
        "CS336",
        {"301": ("ToegewezenProduct.RedenWijziging",)},
        each(_uses_lapsed_reason),
        "Reden 01 bestaat niet meer. Kies reden 13 om een toewijzing te verwijderen, "
        "of een andere reden die past.",
    ),
    within("TR302", {"301": ("ToegewezenProduct",)}, _overlapping, _OVERLAP),
    within("TR386", {"315": ("AangevraagdProduct",)}, _overlapping, _OVERLAP),
    within("TR410", {"317": ("NieuwProduct",)}, _overlapping, _OVERLAP),
)
