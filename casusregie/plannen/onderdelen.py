"""De onderdelen van een plan: resultaatgebied, elementen, trede, duur, aanbieder en doelen.

Samen met de duur zijn dit de delen 2 tot en met 5 van het plan, en dus het arrangement (CR-A1-28).
"""

import uuid
from collections.abc import Collection
from datetime import date
from typing import Self

import pghistory
import pgtrigger
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import OuterRef, Q

from casusregie.jeugdige.querysets import OnderJeugdigeQuerySet
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.grenzen import rows_of

from .keuzelijsten import Ondersteuningselement, Resultaatgebied, Trede, standard_weeks
from .plan import Ondersteuningsplan
from .triggers import frozen_with
from .vraaganalyse import SoortHulp

_STAND_VAN_PLAN = "SELECT status FROM casusregie_ondersteuningsplan WHERE id = rij.plan_id"
_STAND_VIA_ONDERDEEL = (
    "SELECT p.status FROM casusregie_ondersteuningsplan p "
    "JOIN casusregie_planonderdeel o ON o.plan_id = p.id WHERE o.id = rij.onderdeel_id"
)


class Eenheid(models.TextChoices):
    """Unit of the volume, iJw code list WJ756."""

    UUR = "04", "uur"
    ETMAAL = "14", "etmalen"
    DAGDEEL = "16", "dagdelen"


class OnderdeelQuerySet(OnderJeugdigeQuerySet):
    """Sentences about parts of a plan."""

    pad = "plan__casus"

    def with_goals(self) -> Self:
        """Add `doelteksten`: what each doel says, in their order."""
        doelen = Doel.objects.filter(onderdeel=OuterRef("pk")).order_by("volgorde", "pk")
        return self.annotate(doelteksten=ArraySubquery(doelen.values("specifiek")))


@pghistory.track()
class Planonderdeel(models.Model):
    """One resultaatgebied of the plan with intensity, duration and the aanbieder that fits best."""

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Ondersteuningsplan, models.CASCADE, related_name="onderdelen")
    volgorde = models.PositiveSmallIntegerField(default=1)
    resultaatgebied = models.ForeignKey(Resultaatgebied, models.PROTECT, related_name="+")
    elementen = models.ManyToManyField(
        Ondersteuningselement, through="Onderdeelelement", blank=True, related_name="+"
    )
    trede = models.ForeignKey(Trede, models.PROTECT, related_name="+")
    soort_hulp = models.CharField(
        "soort hulp",
        max_length=20,
        choices=[keuze for keuze in SoortHulp.choices if keuze[0] != SoortHulp.GEEN],
        default=SoortHulp.SPECIALISTISCH,
    )
    duur_weken = models.PositiveSmallIntegerField(
        "verwachte duur in weken", validators=[MinValueValidator(1)]
    )
    duur_motivering = models.TextField("waarom een andere duur", blank=True)
    gewenste_start = models.DateField("gewenste start", null=True, blank=True)
    product_code = models.CharField(
        "productcode", max_length=5, blank=True, validators=[RegexValidator(r"^[0-9A-Z]{5}$")]
    )
    volume = models.DecimalField(
        "omvang",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    eenheid = models.CharField(max_length=2, choices=Eenheid, blank=True)
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    aanbieder_motivering = models.TextField("waarom deze aanbieder", blank=True)

    objects = OnderdeelQuerySet.as_manager()

    class Meta:
        verbose_name = "planonderdeel"
        verbose_name_plural = "planonderdelen"
        ordering = ["plan", "volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "resultaatgebied"], name="plan_gebied_een_keer"
            ),
            models.CheckConstraint(
                name="planonderdeel_omvang_met_eenheid",
                condition=Q(volume=None) | ~Q(eenheid=""),
            ),
        ]
        triggers: list[pgtrigger.Trigger] = [frozen_with("onderdeel_bevroren", _STAND_VAN_PLAN)]

    def __str__(self) -> str:
        return str(self.resultaatgebied)

    def dossier_kenmerk(self):
        """Belongs to the dossier of the casus."""
        return self.plan.casus.kenmerk

    @property
    def specialistisch(self) -> bool:
        """Regionally bought help: needs an aanbieder, a product and an opdracht."""
        return self.soort_hulp == SoortHulp.SPECIALISTISCH

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """All but the rows it points to."""
        super().clean_fields(exclude=rows_of(self) | set(exclude or ()))

    def clean(self) -> None:
        """Unit with volume, aanbieder is one and has a motivation."""
        fouten = {}
        if self.volume is not None and not self.eenheid:
            fouten["eenheid"] = "Kies de eenheid bij de omvang"
        if self.aanbieder_id and self.aanbieder.soort != Soort.AANBIEDER:
            fouten["aanbieder"] = "Kies een aanbieder"
        if self.aanbieder_id and not self.aanbieder_motivering:
            fouten["aanbieder_motivering"] = "Schrijf op waarom deze aanbieder het best past"
        if fouten:
            raise ValidationError(fouten)

    def check_duration(self, on: date) -> dict[str, str]:
        """A deviation from the standaardtermijn of that day needs a motivation (CR-A1-29)."""
        weken = standard_weeks(self.resultaatgebied, self.trede, on)
        if weken is None or weken == self.duur_weken or self.duur_motivering:
            return {}
        return {
            "duur_motivering": (
                f"De standaardtermijn is {weken} weken. Schrijf op waarom u {self.duur_weken} "
                "weken kiest"
            )
        }


@pghistory.track()
class Onderdeelelement(models.Model):
    """One ondersteuningselement of a part."""

    onderdeel = models.ForeignKey(Planonderdeel, models.CASCADE, related_name="+")
    element = models.ForeignKey(Ondersteuningselement, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "element van een planonderdeel"
        constraints = [
            models.UniqueConstraint(
                fields=["onderdeel", "element"], name="onderdeel_element_een_keer"
            )
        ]
        triggers: list[pgtrigger.Trigger] = [
            frozen_with("onderdeelelement_bevroren", _STAND_VIA_ONDERDEEL)
        ]

    def __str__(self) -> str:
        return str(self.element)


@pghistory.track()
class Doel(models.Model):
    """A SMART doel under one resultaatgebied (CR-A1-08): five questions instead of one box."""

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    onderdeel = models.ForeignKey(Planonderdeel, models.CASCADE, related_name="doelen")
    volgorde = models.PositiveSmallIntegerField(default=1)
    specifiek = models.CharField("wat is er straks anders", max_length=200)
    meetbaar = models.CharField("waaraan ziet u dat", max_length=300)
    acceptabel = models.CharField("wie staat erachter", max_length=200)
    realistisch = models.CharField("waarom is dit haalbaar", max_length=300)
    uiterlijk = models.DateField("gehaald uiterlijk")

    class Meta:
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        ordering = ["onderdeel", "volgorde", "pk"]
        triggers: list[pgtrigger.Trigger] = [frozen_with("doel_bevroren", _STAND_VIA_ONDERDEEL)]

    def __str__(self) -> str:
        return self.specifiek
