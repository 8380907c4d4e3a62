"""Wat de tabellen van elkaar moeten weten, in één keer gevraagd per bestand."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from arrangementen.aanbod.contracten import Contractvolume, Onderaannemer, Raamcontract
from arrangementen.aanbod.inkoop import Opdracht
from arrangementen.aanbod.models import Product
from casusregie.models import Resultaatgebied, Trede
from organisaties.models import Organisatie
from organisaties.rollen import Soort

from .tabel import holds

REGIO = "GRJR"


@dataclass(frozen=True)
class Kennis:
    """The other tables, each read once when first asked."""

    @cached_property
    def aanbieders(self) -> dict[str, list[Organisatie]]:
        """By AGB-code; a code may have passed from one to another."""
        rijen: dict[str, list[Organisatie]] = {}
        for rij in Organisatie.objects.of_soort(Soort.AANBIEDER).exclude(agb_code=""):
            rijen.setdefault(rij.agb_code, []).append(rij)
        return rijen

    @cached_property
    def gemeenten(self) -> dict[str, list[Organisatie]]:
        """By CBS-code."""
        rijen: dict[str, list[Organisatie]] = {}
        for rij in Organisatie.objects.of_soort(Soort.GEMEENTE):
            rijen.setdefault(rij.cbs_code, []).append(rij)
        return rijen

    @cached_property
    def regio(self) -> list[Organisatie]:
        """The uitvoeringsorganisatie that signs for all gemeenten."""
        return list(Organisatie.objects.of_soort(Soort.UITVOERINGSORGANISATIE).order_by("pk"))

    @cached_property
    def producten(self) -> dict[str, list[Product]]:
        """All versions by code."""
        return _by(Product.objects.order_by("geldig_van"), "code")

    @cached_property
    def opdrachten(self) -> dict[str, list[Opdracht]]:
        """All versions by code."""
        return _by(Opdracht.objects.all(), "code")

    @cached_property
    def gebieden(self) -> dict[str, list[Resultaatgebied]]:
        """All versions by code."""
        return _by(Resultaatgebied.objects.all(), "code")

    @cached_property
    def treden(self) -> dict[str, list[Trede]]:
        """All versions by code."""
        return _by(Trede.objects.all(), "code")

    @cached_property
    def contracten(self) -> dict[str, list[Raamcontract]]:
        """All versions by number."""
        return _by(Raamcontract.objects.select_related("aanbieder"), "nummer")

    @cached_property
    def volumes(self) -> dict[str, list[Contractvolume]]:
        """The products of each contract."""
        return _by(Contractvolume.objects.all(), "nummer")

    @cached_property
    def onderaannemers(self) -> dict[str, list[Onderaannemer]]:
        """Who may work under each contract."""
        return _by(Onderaannemer.objects.select_related("organisatie"), "nummer")

    def inkoper(self, code: str, on: date) -> Organisatie | None:
        """GRJR, or the gemeente with this CBS-code."""
        rijen = self.regio if code == REGIO else self.gemeenten.get(code, [])
        return on_day(rijen, on)

    @cached_property
    def dekking(self) -> dict[tuple[str, str], list[tuple[Raamcontract, Contractvolume]]]:
        """By AGB-code and product: every version of a contract with every row of its product."""
        uit: dict[tuple[str, str], list[tuple[Raamcontract, Contractvolume]]] = {}
        for nummer, versies in self.contracten.items():
            for rij in self.volumes.get(nummer, []):
                sleutel = versies[0].aanbieder.agb_code, rij.product_code
                uit.setdefault(sleutel, []).extend((versie, rij) for versie in versies)
        return uit

    def contract_for(self, agb_code: str, product: str, on: date) -> Raamcontract | None:
        """The contract of this aanbieder that has the product on that day."""
        paren = self.dekking.get((agb_code, product), [])
        return next((c for c, rij in paren if _both_hold(c, rij, on)), None)

    def works_under(self, agb_code: str, contract: Raamcontract, product: str, on: date) -> bool:
        """Is this organisation an onderaannemer in the contract, for this product, that day?"""
        return any(
            rij.organisatie.agb_code == agb_code
            and holds(rij.geldig_van, rij.geldig_tot, on)
            and (not rij.product_codes or product in rij.product_codes)
            for rij in self.onderaannemers.get(contract.nummer, [])
        )


def on_day(rijen: list[Any], on: date) -> Any:
    """The row that holds on that day, or None."""
    return next((r for r in rijen if holds(r.geldig_van, r.geldig_tot, on)), None)


def _both_hold(contract: Raamcontract, rij: Contractvolume, on: date) -> bool:
    return all(holds(deel.geldig_van, deel.geldig_tot, on) for deel in (contract, rij))


def _by(rijen: Any, naam: str) -> dict[str, list[Any]]:
    uit: dict[str, list[Any]] = {}
    for rij in rijen:
        uit.setdefault(getattr(rij, naam), []).append(rij)
    return uit
