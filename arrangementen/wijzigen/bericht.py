"""Schrijft een gewenste situatie als JW317, en leest een JW317 als regels."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from arrangementen.aanbod.models import Product
from arrangementen.ijw.bericht import Inhoud
from arrangementen.ijw.plekken import nummer_van
from arrangementen.toewijzing.models import Toewijzing
from arrangementen.toewijzing.producten import product_of


@dataclass(frozen=True)
class Wens:
    """One line of the wished situation, as a form or a message says it; `volume` is a total."""

    soort: str
    toewijzing: Toewijzing | None = None
    product: Product | None = None
    begindatum: date | None = None
    einddatum: date | None = None
    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    budget_cent: int | None = None


def request_body(bsn: str, referentie: str, reden: str, wensen: Iterable[Wens]) -> Inhoud:
    """The body of the JW317 of one jeugdige."""
    per_soort: dict[str, list[Inhoud]] = {"ongewijzigd": [], "wijzigen": [], "nieuw": []}
    for wens in wensen:
        per_soort[wens.soort].append(_line(wens))
    verzoek: Inhoud = {"ReferentieAanbieder": referentie, "RedenVerzoek": reden}
    klassen = {
        "ongewijzigd": ("OngewijzigdeProducten", "OngewijzigdProduct"),
        "wijzigen": ("TeWijzigenProducten", "TeWijzigenProduct"),
        "nieuw": ("NieuweProducten", "NieuwProduct"),
    }
    for soort, (meer, een) in klassen.items():
        if per_soort[soort]:
            verzoek[meer] = {een: per_soort[soort]}
    return {"Client": {"Bsn": bsn, "Verzoek": verzoek}}


def _line(wens: Wens) -> Inhoud:
    kop: Inhoud = {}
    if wens.toewijzing is not None:
        kop["ToewijzingNummer"] = str(wens.toewijzing.nummer)
        if wens.soort == "ongewijzigd":
            return kop
    elif wens.product is not None:
        kop["Product"] = product_of(wens.product)
    if wens.begindatum is not None:
        kop["GewensteIngangsdatum"] = wens.begindatum.isoformat()
    if wens.einddatum is not None:
        kop["Einddatum"] = wens.einddatum.isoformat()
    return kop | _size(wens)


def _size(wens: Wens) -> Inhoud:
    if wens.budget_cent is not None:
        return {"Budget": str(wens.budget_cent)}
    omvang = {"Volume": str(wens.volume), "Eenheid": wens.eenheid, "Frequentie": wens.frequentie}
    return {"Omvang": omvang}


def read_lines(verzoek: Inhoud, toewijzingen: dict[str, Toewijzing]) -> list[Wens]:
    """The lines of a JW317; `toewijzingen` by number. Level 3 has checked that each is known."""
    gelijk = _products(verzoek, "OngewijzigdeProducten", "OngewijzigdProduct")
    anders = _products(verzoek, "TeWijzigenProducten", "TeWijzigenProduct")
    erbij = _products(verzoek, "NieuweProducten", "NieuwProduct")
    return [
        *(Wens("ongewijzigd", toewijzingen[_number(regel)]) for regel in gelijk),
        *(_wish("wijzigen", regel, toewijzingen[_number(regel)], None) for regel in anders),
        *(_wish("nieuw", regel, None, _product(regel)) for regel in erbij),
    ]


def _product(regel: Inhoud) -> Product | None:
    begin = date.fromisoformat(regel["GewensteIngangsdatum"])
    code = regel.get("Product", {}).get("Code", "")
    return Product.objects.with_code(code, begin).first()


def _wish(
    soort: str, regel: Inhoud, toewijzing: Toewijzing | None, product: Product | None
) -> Wens:
    einde, omvang = regel.get("Einddatum"), regel.get("Omvang", {})
    return Wens(
        soort,
        toewijzing,
        product,
        date.fromisoformat(regel["GewensteIngangsdatum"]),
        date.fromisoformat(einde) if einde else None,
        int(omvang["Volume"]) if omvang else None,
        omvang.get("Eenheid", ""),
        omvang.get("Frequentie", ""),
        int(regel["Budget"]) if regel.get("Budget") else None,
    )


def _products(verzoek: Inhoud, meer: str, een: str) -> list[Inhoud]:
    regels: list[Inhoud] = verzoek.get(meer, {}).get(een, [])
    return regels


def numbers_in(verzoek: Inhoud) -> list[int]:
    """The toewijzingsnummers a JW317 names."""
    delen = (
        *_products(verzoek, "OngewijzigdeProducten", "OngewijzigdProduct"),
        *_products(verzoek, "TeWijzigenProducten", "TeWijzigenProduct"),
    )
    return [int(_number(deel)) for deel in delen]


def _number(regel: Inhoud) -> str:
    """Its toewijzingsnummer, without the zeros that may stand before it."""
    return nummer_van(regel, "ToewijzingNummer")


def as_fields(wens: Wens) -> dict[str, Any]:
    """The fields of a Wijzigingsregel."""
    return {naam: getattr(wens, naam) for naam in Wens.__dataclass_fields__}
