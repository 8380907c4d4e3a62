"""The norm of a product, per version: maximum volume, maximum duration and its grounds."""

from datetime import date
from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Q
from django_fsm import transition

from normenkader.models.beheerd import (
    Beheerd,
    BeheerdQuerySet,
    Status,
    has_no_last_day,
    may_adopt,
    may_end,
)
from normenkader.models.beleid import Productgroep, Regime
from normenkader.models.geldigheid import ends_after_begin, no_overlap
from normenkader.toetsing import Bewijsvraag, DuurEenheid, Grond, Norm, VolumeEenheid
from normenkader.toetsing.hoeveelheden import MEERVOUD
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.stap import once
from verloop.velden import Statusveld
from verloop.vierogen import two_people

VOLUME_EENHEDEN = [
    (VolumeEenheid.MINUUT.value, "Minuut"),
    (VolumeEenheid.UUR.value, "Uur"),
    (VolumeEenheid.ETMAAL.value, "Etmaal"),
    (VolumeEenheid.DAGDEEL.value, "Dagdeel (4 uur)"),
    (VolumeEenheid.STUKS_OUTPUT.value, "Stuks (output)"),
    (VolumeEenheid.EURO.value, "Euro"),
    (VolumeEenheid.STUKS_INSPANNING.value, "Stuks (inspanning)"),
]
DUUR_EENHEDEN = [(DuurEenheid.WEKEN.value, "Weken"), (DuurEenheid.MAANDEN.value, "Maanden")]


def stands_alone(norm: "Normversie") -> Oordeel:
    """No adopted version of this product and variant holds on one of its days."""
    versies = Normversie.objects.adopted().of_product(norm.product_code, norm.variant)
    versies = versies.overlapping(norm.geldig_van, norm.geldig_tot)
    andere = versies.exclude(pk=norm.pk).first()
    if andere is None:
        return True
    return Nee(
        f"Versie {andere.versienaam} van {norm.product_code} geldt nog in deze periode.",
        f"Geef versie {andere.versienaam} eerst een laatste dag voor de ingang van deze versie.",
    )


def follows_its_group(norm: "Normversie") -> Oordeel:
    """The kader of a product is that of its group (NK-16, NK-17)."""
    groep = Productgroep.objects.group_of(norm.product_code, norm.geldig_van)
    if groep is None or groep.regime == norm.regime:
        return True
    kader = groep.get_regime_display()
    return Nee(
        f"{groep.naam} valt onder het {kader[0].lower()}{kader[1:]}.",
        "Kies dat kader, of laat het product in een andere groep zetten.",
    )


class NormversieQuerySet(BeheerdQuerySet["Normversie"]):
    """Versions of norms."""

    def of_product(self, product_code: str, variant: str = "") -> Self:
        """Versions of one product and variant (NK-14)."""
        return self.filter(product_code=product_code, variant=variant)

    def overlapping(self, van: date, tot: date | None) -> Self:
        """Versions that hold on at least one day of the span."""
        rijen = self.filter(Q(geldig_tot=None) | Q(geldig_tot__gte=van))
        return rijen if tot is None else rijen.filter(geldig_van__lte=tot)

    def in_force(self, on: date) -> Self:
        """Adopted versions that hold on the day `on`, with their grounds at hand."""
        return self.adopted().valid_on(on).prefetch_related("gronden")

    def norm_for(self, product_code: str, on: date, variant: str = "") -> Norm | None:
        """The norm of a product on a begindatum, for `toetsing.assess`; None without one."""
        versies = self.in_force(on).of_product(product_code, variant)

        def ask() -> Norm | None:
            versie = versies.first()
            return versie.to_norm() if versie else None

        return once(("norm", product_code, on, variant), ask)


@pghistory.track()
class Normversie(Beheerd, Onderwerp):
    """One version of the norm of one product (NK-01, NK-13, NK-26). Adopted: not edited."""

    product_code = models.CharField(max_length=5)
    variant = models.CharField("doelgroep of variant", max_length=60, blank=True)
    naam = models.CharField(max_length=120)
    versienaam = models.CharField("versie", max_length=20)
    regime = models.CharField(max_length=20, choices=Regime)
    maximum_volume = models.DecimalField(max_digits=9, decimal_places=2)
    eenheid = models.CharField(max_length=2, choices=VOLUME_EENHEDEN)
    maximum_duur = models.PositiveSmallIntegerField()
    duur_eenheid = models.CharField(max_length=10, choices=DUUR_EENHEDEN)
    toelichting = models.TextField(blank=True)
    status = Statusveld(default=Status.CONCEPT, choices=Status.choices)

    objects = NormversieQuerySet.as_manager()

    class Meta:
        verbose_name = "normversie"
        verbose_name_plural = "normversies"
        ordering = ["product_code", "variant", "geldig_van"]
        constraints = [
            ends_after_begin("normversie_eind_na_begin"),
            no_overlap(
                "normversie_een_per_dag",
                "product_code",
                "variant",
                condition=Q(vastgesteld_op__isnull=False),  # the door leaves status out of clean
            ),
            models.CheckConstraint(
                name="normversie_boven_nul", condition=Q(maximum_volume__gt=0, maximum_duur__gt=0)
            ),
            two_people("normversie_vier_ogen", "Wie de norm opstelt, stelt haar niet vast"),
            models.CheckConstraint(
                name="normversie_vastgesteld_met_dag",
                condition=Q(status=Status.CONCEPT, vastgesteld_op=None)
                | Q(status=Status.VASTGESTELD, vastgesteld_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product_code} {self.naam}, versie {self.versienaam}"

    @transition(
        status,
        source=Status.CONCEPT,
        target=Status.VASTGESTELD,
        conditions=[stands_alone, follows_its_group],  # type: ignore[list-item]
        permission=may_adopt,  # type: ignore[arg-type]
        custom={"label": "Norm vaststellen"},
    )
    def adopt(self, on: date, by: Any) -> None:
        self.vastgesteld_op, self.vastgesteld_door = on, by

    @transition(
        status,
        source=Status.VASTGESTELD,
        target=Status.VASTGESTELD,
        conditions=[has_no_last_day],  # type: ignore[list-item]
        permission=may_end,  # type: ignore[arg-type]
        custom={"label": "Laatste dag vastleggen"},
    )
    def end(self, on: date, by: Any, geldig_tot: date) -> None:
        self.geldig_tot = geldig_tot

    @property
    def eenheid_woord(self) -> str:
        """The unit in the plural: uur, dagdelen."""
        return MEERVOUD[VolumeEenheid(self.eenheid)]

    def to_norm(self) -> Norm:
        """The pure form that `toetsing.assess` reads."""
        return Norm(
            product_code=self.product_code,
            naam=self.naam,
            maximum_volume=self.maximum_volume,
            eenheid=VolumeEenheid(self.eenheid),
            maximum_duur=self.maximum_duur,
            duur_eenheid=DuurEenheid(self.duur_eenheid),
            gronden=tuple(grond.to_grond() for grond in self.gronden.all()),
            versie=self.versienaam,
            bron=self.bron,
            fictief=self.fictief,
        )


@pghistory.track()
class Uitzonderingsgrond(models.Model):
    """A ground on which one version of a norm may be exceeded (NK-05..NK-10)."""

    normversie = models.ForeignKey(Normversie, models.CASCADE, related_name="gronden")
    code = models.CharField(max_length=12)
    volgorde = models.PositiveSmallIntegerField(default=1)
    tekst = models.TextField()
    bewijsvragen = models.JSONField(default=list, blank=True)
    leeftijd_van = models.PositiveSmallIntegerField(null=True, blank=True)
    leeftijd_tot = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "uitzonderingsgrond"
        verbose_name_plural = "uitzonderingsgronden"
        ordering = ["volgorde", "code"]
        constraints = [
            models.UniqueConstraint(fields=["normversie", "code"], name="grond_code_per_normversie")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.tekst}"

    def to_grond(self) -> Grond:
        """The pure form that `toetsing.assess` reads."""
        vragen = tuple(Bewijsvraag(**vraag) for vraag in self.bewijsvragen)
        return Grond(self.code, self.tekst, self.leeftijd_van, self.leeftijd_tot, vragen)
