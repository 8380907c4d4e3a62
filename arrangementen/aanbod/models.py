"""Producten en contracten: wat een aanbieder wanneer mag geven, en tegen welk tarief."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from normenkader.models.geldigheid import Geldig, GeldigQuerySet, ends_after_begin, no_overlap
from organisaties.models import Organisatie
from verloop.stap import once

from .keuzes import (
    CATEGORIEEN,
    EENHEDEN,
    FREQUENTIES,
    Contractsoort,
    Inkoopdomein,
    Inkoopniveau,
    Inkoopvorm,
    Productsoort,
    Verblijfsvorm,
)

__all__ = [
    "CATEGORIEEN",
    "EENHEDEN",
    "FREQUENTIES",
    "Contract",
    "Contractsoort",
    "Inkoopdomein",
    "Inkoopniveau",
    "Inkoopvorm",
    "Product",
    "Productsoort",
    "Verblijfsvorm",
]

JB_JR = ("47", "48")  # jeugdreclassering, jeugdbescherming (iJw JZ020)
LTA = "55"  # landelijk ingekochte zorg (iJw JZ020)


def domain_of(categorie: str) -> str:
    """Which way of buying help of this category (iJw JZ020) follows."""
    if categorie in JB_JR:
        return Inkoopdomein.JB_JR
    return Inkoopdomein.LTA if categorie == LTA else Inkoopdomein.SPECIALISTISCH


class ProductQuerySet(GeldigQuerySet):
    """Sentences about products."""

    def with_code(self, code: str, on: date) -> Self:
        """The version of one product that holds on that day."""
        return self.valid_on(on).filter(code=code)

    def versions(self, code: str) -> "list[Product]":
        """All versions of one product, the last one first; once per step."""
        rijen: Any = self.filter(code=code).order_by("-geldig_van")
        return once(("producten", code), lambda: list(rijen))


@pghistory.track()
class Product(Geldig):
    """One version of a product of the region (iJw JZ21 or an own code); reference data."""

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=5)
    naam = models.CharField(max_length=120)
    categorie = models.CharField(max_length=2, choices=CATEGORIEEN)
    soort = models.CharField(max_length=20, choices=Productsoort)
    verblijfsvorm = models.CharField(max_length=20, choices=Verblijfsvorm, blank=True)
    eenheden = ArrayField(models.CharField(max_length=2, choices=EENHEDEN))
    leeftijd_van = models.PositiveSmallIntegerField(null=True, blank=True)
    leeftijd_tot = models.PositiveSmallIntegerField(null=True, blank=True)
    forensisch = models.BooleanField(
        default=False, help_text="Ook boven de leeftijdsgrens, bij een strafrechtelijke maatregel"
    )
    inkoopniveau = models.CharField(
        max_length=20, choices=Inkoopniveau, default=Inkoopniveau.REGIONAAL
    )
    opdracht = models.CharField(max_length=10, blank=True, help_text="Code van opdracht of perceel")
    omschrijving = models.TextField(blank=True)
    opgevolgd_door = models.CharField(max_length=5, blank=True)

    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = "product"
        verbose_name_plural = "producten"
        ordering = ["code", "geldig_van"]
        constraints = [
            ends_after_begin("product_eind_na_begin"),
            no_overlap("product_een_per_dag", "code"),
            models.CheckConstraint(
                name="product_verblijf_heeft_vorm",
                condition=~Q(soort="verblijf") | ~Q(verblijfsvorm=""),
                violation_error_message="Kies de vorm van het verblijf",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.naam}"

    @property
    def is_verblijf(self) -> bool:
        """The jeugdige sleeps elsewhere; a clinical ggz-opname is no verblijf (GV-V-05)."""
        return bool(self.verblijfsvorm) and self.verblijfsvorm != Verblijfsvorm.KLINISCH

    @property
    def is_individuele_begeleiding(self) -> bool:
        """Group comes first for this kind of help (NK-19)."""
        return self.soort == Productsoort.INDIVIDUEEL

    @property
    def leeftijdsgrens(self) -> int | None:
        """The birthday on which this help ends: 18, 21 or 23; None without a limit (CR-D-16)."""
        return None if self.leeftijd_tot is None else self.leeftijd_tot + 1

    @property
    def inkoopdomein(self) -> str:
        """Which way of buying of a gemeente this product follows (RV-0-07)."""
        return domain_of(self.categorie)

    def fits_age(self, leeftijd: int) -> bool:
        """Is this product for a jeugdige of this age in whole years (both ends inclusive)?"""
        jong = self.leeftijd_van is not None and leeftijd < self.leeftijd_van
        oud = self.leeftijd_tot is not None and leeftijd > self.leeftijd_tot
        return not (jong or oud)


class ContractQuerySet(GeldigQuerySet):
    """Sentences about contracts."""

    def of_aanbieder(self, aanbieder_id: int | None) -> Self:
        """With this aanbieder."""
        return self.filter(aanbieder_id=aanbieder_id)

    def for_codes(self, *codes: str) -> Self:
        """For these product codes, whatever version of the product."""
        return self.filter(product__code__in=codes)

    def all_of(self, aanbieder_id: int | None) -> "list[Contract]":
        """Every contract of this aanbieder with its product, by begin; once per step."""
        rijen: Any = self.of_aanbieder(aanbieder_id).select_related("product")
        rijen = rijen.order_by("geldig_van")
        return once(("contracten", aanbieder_id), lambda: list(rijen))


@pghistory.track()
class Contract(Geldig):
    """An aanbieder may give this product in this span, against this tariff (eurocents)."""

    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="contracten")
    product = models.ForeignKey(Product, models.PROTECT, related_name="contracten")
    contractsoort = models.CharField(max_length=20, choices=Contractsoort)
    inkoopvorm = models.CharField(max_length=20, choices=Inkoopvorm, default=Inkoopvorm.GRJR)
    hoofdaannemer = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    eenheid = models.CharField(max_length=2, choices=EENHEDEN)
    tarief_cent = models.PositiveIntegerField(help_text="Per eenheid, in eurocenten")

    objects = ContractQuerySet.as_manager()

    class Meta:
        verbose_name = "contract"
        verbose_name_plural = "contracten"
        ordering = ["aanbieder", "product", "geldig_van"]
        constraints = [
            ends_after_begin("contract_eind_na_begin"),
            no_overlap("contract_een_per_dag", "aanbieder", "product"),
            models.CheckConstraint(
                name="onderaannemer_heeft_hoofdaannemer",
                condition=Q(inkoopvorm=Inkoopvorm.ONDERAANNEMER, hoofdaannemer__isnull=False)
                | (~Q(inkoopvorm=Inkoopvorm.ONDERAANNEMER) & Q(hoofdaannemer=None)),
                violation_error_message="Een onderaannemer heeft een hoofdaannemer, een ander niet",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aanbieder}: {self.product.code}"

    @property
    def tarief_euro(self) -> Decimal:
        """The tariff in euro's."""
        return Decimal(self.tarief_cent) / 100
