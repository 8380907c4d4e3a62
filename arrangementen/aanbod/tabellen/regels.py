"""De regels tussen de tabellen: wat een rij nodig heeft om te kunnen bestaan."""

from collections.abc import Iterator
from typing import Any

from arrangementen.aanbod.contracten import Raamcontract
from arrangementen.aanbod.keuzes import Inkoopvorm, Verblijfsvorm
from arrangementen.aanbod.models import Product
from arrangementen.ijw import codelijsten

from .kennis import Kennis, on_day
from .tabel import Fout, Rij

#: a stay that is meant to last (RV-A2-02)
LANGDURIG = (Verblijfsvorm.PLEEGZORG, Verblijfsvorm.GEZINSHUIS, Verblijfsvorm.RESIDENTIEEL)


def product(rij: Rij, kennis: Kennis) -> Iterator[Fout]:
    """Units of iJw, ages in order, a stay has a form, the opdracht exists."""
    yield from _units(rij)
    yield from _ages(rij)
    if rij["soort"] == "verblijf" and not rij["verblijfsvorm"]:
        yield "verblijfsvorm", "Kies de vorm van het verblijf."
    if rij["opdracht"] and rij["opdracht"] not in kennis.opdrachten:
        yield "opdracht", _unknown("opdracht", rij["opdracht"])


def _units(rij: Rij) -> Iterator[Fout]:
    for eenheid in rij["eenheden"]:
        if not codelijsten.is_code("Eenheid", eenheid):
            yield "eenheden", f"Eenheid {eenheid} staat niet in de codelijst WJ756."


def _ages(rij: Rij) -> Iterator[Fout]:
    van, tot = rij["leeftijd_van"], rij["leeftijd_tot"]
    if van is not None and tot is not None and tot < van:
        yield "leeftijd_tot", "Vul een leeftijd in die niet onder de eerste ligt."
    if rij["forensisch"] and tot is None:
        yield "leeftijd_tot", "Vul de leeftijd in waarboven het alleen forensisch kan."


def tarief(rij: Rij, kennis: Kennis) -> Iterator[Fout]:
    """The aanbieder and the product exist that day, in this unit, and a contract covers it."""
    yield from _aanbieder(rij, kennis, "aanbieder")
    yield from _product(rij, kennis)
    if rij["inkoopvorm"] == Inkoopvorm.ONDERAANNEMER:
        yield from _onderaannemer(rij, kennis)
        return
    if rij["hoofdaannemer"]:
        yield "hoofdaannemer", "Alleen een onderaannemer heeft een hoofdaannemer."
    on = rij["geldig_van"]
    gedekt = kennis.contract_for(rij["aanbieder"], rij["product"], on)
    if gedekt is None and rij["inkoopvorm"] != Inkoopvorm.MAATWERK:
        yield (
            "product",
            f"Dit product staat op {on:%d-%m-%Y} niet in een contract van deze aanbieder. "
            "Neem het eerst op bij de producten van het contract.",
        )


def _onderaannemer(rij: Rij, kennis: Kennis) -> Iterator[Fout]:
    on, hoofd = rij["geldig_van"], rij["hoofdaannemer"]
    if not hoofd:
        yield "hoofdaannemer", "Vul de AGB-code van de hoofdaannemer in."
        return
    contract = kennis.contract_for(hoofd, rij["product"], on)
    if contract is None:
        yield "hoofdaannemer", "De hoofdaannemer heeft dan geen contract voor dit product."
    elif not kennis.works_under(rij["aanbieder"], contract, rij["product"], on):
        yield (
            "aanbieder",
            (
                f"Deze aanbieder staat op {on:%d-%m-%Y} niet als onderaannemer voor dit product in "
                f"contract {contract.nummer}."
            ),
        )


def contract(rij: Rij, kennis: Kennis) -> Iterator[Fout]:
    """Both parties exist; not before its first year; the percelen exist; never an onderaannemer."""
    on = rij["geldig_van"]
    yield from _aanbieder(rij, kennis, "aanbieder")
    if kennis.inkoper(rij["inkoper"], on) is None:
        yield "inkoper", "Vul GRJR in, of de CBS-code van een gemeente."
    if on.year < rij["startjaar"]:
        yield "startjaar", "Een contract geldt niet voor zijn startjaar."
    if rij["inkoopvorm"] == Inkoopvorm.ONDERAANNEMER:
        yield "inkoopvorm", "Een onderaannemer staat in het contract van de hoofdaannemer."
    for code in rij["percelen"]:
        if code not in kennis.opdrachten:
            yield "percelen", _unknown("perceel", code)
    yield from _same_contract(rij, kennis)


def _same_contract(rij: Rij, kennis: Kennis) -> Iterator[Fout]:
    """All versions of a number are of one aanbieder and one first year."""
    eerdere = kennis.contracten.get(rij["nummer"])
    if not eerdere:
        return
    if eerdere[0].aanbieder.agb_code != rij["aanbieder"]:
        yield "aanbieder", f"Contract {rij['nummer']} is van {eerdere[0].aanbieder}."
    if eerdere[0].startjaar != rij["startjaar"]:
        yield "startjaar", f"Contract {rij['nummer']} begon in {eerdere[0].startjaar}."


def volume(rij: Rij, kennis: Kennis) -> Iterator[Fout]:
    """The contract and the product hold on the first day, in this unit; a stay has its support."""
    on = rij["geldig_van"]
    contract_toen = on_day(kennis.contracten.get(rij["contract"], []), on)
    if contract_toen is None:
        yield "contract", _no_contract(rij)
    yield from _product(rij, kennis)
    soort: Product | None = on_day(kennis.producten.get(rij["product"], []), on)
    if contract_toen is not None and soort is not None and soort.is_verblijf:
        yield from _stay(contract_toen, soort)


def _stay(contract_toen: Raamcontract, soort: Product) -> Iterator[Fout]:
    """Support can be linked to every stay; after a long one there is help against relapse."""
    if not contract_toen.koppelbaar:
        yield (
            "product",
            f"Verblijf kan alleen in een contract waarin andere ondersteuning te koppelen is. Leg "
            f"dat eerst vast in contract {contract_toen.nummer}.",
        )
    if soort.verblijfsvorm in LANGDURIG and not contract_toen.terugvalsteun:
        yield (
            "product",
            "Langdurig verblijf kan alleen met steun tegen terugval. Leg dat eerst vast in "
            f"contract {contract_toen.nummer}.",
        )


def onderaannemer(rij: Rij, kennis: Kennis) -> Iterator[Fout]:
    """Another aanbieder than the contract itself, for products that the contract has."""
    on = rij["geldig_van"]
    yield from _aanbieder(rij, kennis, "onderaannemer")
    gevonden = on_day(kennis.contracten.get(rij["contract"], []), on)
    if gevonden is None:
        yield "contract", _no_contract(rij)
        return
    if gevonden.aanbieder.agb_code == rij["onderaannemer"]:
        yield "onderaannemer", "Een aanbieder is geen onderaannemer van zichzelf."
    erin = {v.product_code for v in kennis.volumes.get(rij["contract"], [])}
    for code in rij["producten"]:
        if code not in erin:
            yield "producten", f"Product {code} staat niet in contract {rij['contract']}."


def termijn(rij: Rij, kennis: Kennis) -> Iterator[Fout]:
    """Resultaatgebied and trede exist on the first day."""
    on = rij["geldig_van"]
    if on_day(kennis.gebieden.get(rij["resultaatgebied"], []), on) is None:
        yield "resultaatgebied", _unknown("resultaatgebied", rij["resultaatgebied"])
    if rij["trede"] and on_day(kennis.treden.get(rij["trede"], []), on) is None:
        yield "trede", _unknown("trede", rij["trede"])


def gemeente(rij: Rij, kennis: Kennis) -> Iterator[Fout]:
    """The gemeente exists on the first day."""
    if on_day(kennis.gemeenten.get(rij["gemeente"], []), rij["geldig_van"]) is None:
        yield "gemeente", f"Op die dag is er geen gemeente met CBS-code {rij['gemeente']}."


def _aanbieder(rij: Rij, kennis: Kennis, kolom: str) -> Iterator[Fout]:
    if on_day(kennis.aanbieders.get(rij[kolom], []), rij["geldig_van"]) is None:
        yield kolom, f"Op die dag is er geen aanbieder met AGB-code {rij[kolom]}."


def _product(rij: Rij, kennis: Kennis) -> Iterator[Fout]:
    code, on = rij["product"], rij["geldig_van"]
    soort: Product | None = on_day(kennis.producten.get(code, []), on)
    if soort is None:
        yield "product", _no_version(kennis, code, on)
    elif rij["eenheid"] not in soort.eenheden:
        yield "eenheid", f"{code} kent eenheid {rij['eenheid']} niet. Kies {_or(soort)}."


def _no_version(kennis: Kennis, code: str, on: Any) -> str:
    if code in kennis.producten:
        return f"Product {code} geldt niet op {on:%d-%m-%Y}."
    return _unknown("product", code)


def _no_contract(rij: Rij) -> str:
    return f"Contract {rij['contract']} geldt niet op {rij['geldig_van']:%d-%m-%Y}."


def _unknown(wat: str, code: str) -> str:
    return f"Er is geen {wat} {code}. Voeg dat eerst toe."


def _or(soort: Product) -> str:
    return " of ".join(soort.eenheden)
