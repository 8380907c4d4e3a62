"""Mag deze aanbieder dit product op deze dag vragen of geven? Met de reden als het niet kan."""

from datetime import date
from typing import Any

from verloop.redenen import Nee, Oordeel

from .contracten import Contractvolume, Onderaannemer, Raamcontract
from .keuzes import Inkoopvorm
from .models import Contract, Product


def may_ask(aanbieder_id: int | None, code: str, on: date) -> Oordeel:
    """A product that holds, a contract for it, and as onderaannemer a place in that contract."""
    product = Product.objects.with_code(code, on).first()
    if product is None:
        return _expired(code, on)
    rijen = Contract.objects.of_aanbieder(aanbieder_id).for_codes(code).valid_on(on)
    contract = rijen.select_related("hoofdaannemer").first()
    if contract is None:
        return Nee(
            f"De aanbieder heeft op {on:%d-%m-%Y} geen contract voor {product}.",
            "Kies hulp uit het eigen contract, of vraag de contractmanager om opname.",
        )
    if contract.inkoopvorm == Inkoopvorm.ONDERAANNEMER:
        return _under(contract, code, on)
    return True


def usable(contract: Contract, on: date) -> bool:
    """Does this contract count for help that begins on that day?

    Not when the product ended without a successor version, nor for an onderaannemer that the
    contract of the hoofdaannemer does not name. Costs a query only in those two cases.
    """
    product = contract.product
    voorbij = product.geldig_tot is not None and product.geldig_tot < on
    if voorbij and not Product.objects.with_code(product.code, on).exists():
        return False
    if contract.inkoopvorm != Inkoopvorm.ONDERAANNEMER:
        return True
    return _under(contract, product.code, on) is True


def _expired(code: str, on: date) -> Nee:
    laatste = Product.objects.filter(code=code).order_by("geldig_van").last()
    if laatste is None:
        return Nee(f"Product {code} bestaat niet.", "Kies een product uit de lijst.")
    weg = "Kies een product dat dan geldt."
    if laatste.opgevolgd_door:
        weg = f"Kies {laatste.opgevolgd_door}, dat hiervoor in de plaats kwam."
    return Nee(f"{laatste} geldt niet op {on:%d-%m-%Y}.", weg)


def _under(contract: Contract, code: str, on: date) -> Oordeel:
    """An onderaannemer works only as far as the contract of the hoofdaannemer names it."""
    nummers = contracts_with(contract.hoofdaannemer_id, code, on)
    plekken = Onderaannemer.objects.valid_on(on).filter(
        nummer__in=nummers, organisatie=contract.aanbieder_id
    )
    if any(not plek.product_codes or code in plek.product_codes for plek in plekken):
        return True
    hoofd: Any = contract.hoofdaannemer
    return Nee(
        f"De aanbieder staat op {on:%d-%m-%Y} niet als onderaannemer in het contract van {hoofd}.",
        f"Laat {hoofd} de onderaannemer aanmelden bij de contractmanager.",
    )


def contracts_with(aanbieder_id: int | None, code: str, on: date) -> list[str]:
    """The numbers of the contracts of this aanbieder that hold this product on that day."""
    eigen = Raamcontract.objects.of_aanbieder(aanbieder_id).valid_on(on)
    volumes = Contractvolume.objects.valid_on(on).filter(
        product_code=code, nummer__in=eigen.values("nummer")
    )
    return sorted(volumes.values_list("nummer", flat=True))
