"""De tafel zelf: mandaat, regelruimte, het convenant en de werkafspraken (GV-M1-07, -08, -09)."""

from datetime import date, datetime
from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.db.models import Q

from normenkader.models.geldigheid import ends_after_begin, no_overlap
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.models import Onderwerp
from verloop.overgangen import register
from verloop.redenen import Oordeel

from .bevoegd import LEIDERS, leads
from .keuzes import Bereik, Regelruimte, Tafelsoort
from .querysets import TafelQuerySet, VanTafelQuerySet

LANG = [MaxLengthValidator(4000)]


@pghistory.track()
class Tafel(Onderwerp):
    """A standing tafel: whose it is, what it may decide and spend (GV-M1-08).

    Amounts are in eurocents; 0 means that the tafel has no financial regelruimte.
    """

    naam = models.CharField(max_length=120)
    soort = models.CharField("welke tafel", max_length=24, choices=Tafelsoort)
    bereik = models.CharField(max_length=12, choices=Bereik, default=Bereik.REGIONAAL)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="tafels")
    regionale_tafel = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="lokale_tafels"
    )
    mandaat = models.TextField("wat de tafel mag besluiten", validators=LANG)
    per_besluit_cent = models.PositiveIntegerField("hooguit per besluit", default=0)
    per_jaar_cent = models.PositiveBigIntegerField("hooguit per jaar", default=0)
    regelruimte = ArrayField(
        models.CharField(max_length=20, choices=Regelruimte), default=list, blank=True
    )
    actief = models.BooleanField(default=True)

    objects = TafelQuerySet.as_manager()
    lock_with = ("organisatie",)

    class Meta:
        verbose_name = "tafel"
        verbose_name_plural = "tafels"
        ordering = ["bereik", "naam", "pk"]
        constraints = [
            models.CheckConstraint(
                name="tafel_lokaal_hoort_bij_regionaal",
                condition=Q(bereik="regionaal", regionale_tafel=None)
                | Q(bereik="lokaal", regionale_tafel__isnull=False),
                violation_error_message="Een lokale tafel hoort bij een regionale tafel",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def tafel(self) -> "Tafel":
        """The tafel it is about: itself."""
        return self

    def may_register(self, by: Any) -> Oordeel:
        """Who will lead it."""
        return leads(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Who leads it."""
        return leads(self, by)

    def clean(self) -> None:
        """Regional at the RER, local at a team; only a regional tafel has doorzettingsmacht."""
        fouten: dict[str, str] = {}
        hoort_bij = Soort.RER if self.bereik == Bereik.REGIONAAL else Soort.LOKAAL_TEAM
        if self.organisatie.soort not in LEIDERS or self.organisatie.soort != hoort_bij:
            fouten["organisatie"] = (
                "Kies het RER voor een regionale tafel, een team voor een lokale"
            )
        if self.bereik == Bereik.LOKAAL and Regelruimte.DOORZETTINGSMACHT in self.regelruimte:
            fouten["regelruimte"] = "Alleen de regionale tafel heeft doorzettingsmacht"
        if self.per_besluit_cent > self.per_jaar_cent:
            fouten["per_besluit_cent"] = "Kies een bedrag dat past binnen het bedrag per jaar"
        if fouten:
            raise ValidationError(fouten)

    def convenant_on(self, on: date) -> "Convenant | None":
        """The convenant that holds on that day."""
        gevonden: Convenant | None = self.convenanten.filter(  # type: ignore[attr-defined]
            Q(geldig_tot=None) | Q(geldig_tot__gte=on), geldig_van__lte=on
        ).first()
        return gevonden


@pghistory.track()
class Convenant(Onderwerp):
    """What parties agreed to make the tafel workable, and until when (GV-M1-09)."""

    tafel = models.ForeignKey(Tafel, models.CASCADE, related_name="convenanten")
    naam = models.CharField(max_length=160)
    informatie = models.TextField("afspraken over informatie delen", validators=LANG)
    mandaat = models.TextField("afspraken over mandaat", validators=LANG)
    geldig_van = models.DateField("geldig vanaf")
    geldig_tot = models.DateField("geldig tot en met", null=True, blank=True)
    partijen = models.ManyToManyField(Organisatie, related_name="+")

    objects = VanTafelQuerySet.as_manager()

    class Meta:
        verbose_name = "convenant"
        verbose_name_plural = "convenanten"
        ordering = ["-geldig_van"]
        constraints = [
            ends_after_begin("convenant_eind_na_begin"),
            no_overlap("convenant_een_per_dag", "tafel"),
        ]

    def __str__(self) -> str:
        return self.naam

    def may_register(self, by: Any) -> Oordeel:
        """Who leads the tafel."""
        return leads(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Who leads the tafel."""
        return leads(self, by)


@pghistory.track()
class Werkafspraak(Onderwerp):
    """How parties work for families with a complex question (GV-M1-07)."""

    tafel = models.ForeignKey(Tafel, models.CASCADE, related_name="werkafspraken")
    wat = models.CharField("wat is afgesproken", max_length=400)
    bij_uithuisplaatsing = models.BooleanField("als uithuisplaatsing denkbaar is", default=True)
    geldig_van = models.DateField("geldig vanaf")
    geldig_tot = models.DateField("geldig tot en met", null=True, blank=True)

    objects = VanTafelQuerySet.as_manager()

    class Meta:
        verbose_name = "werkafspraak"
        verbose_name_plural = "werkafspraken"
        ordering = ["geldig_van", "pk"]
        constraints = [ends_after_begin("werkafspraak_eind_na_begin")]

    def __str__(self) -> str:
        return self.wat

    def may_register(self, by: Any) -> Oordeel:
        """Who leads the tafel."""
        return leads(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Who leads the tafel."""
        return leads(self, by)


@transaction.atomic
def record_convenant(
    tafel: Tafel,
    partijen: list[Organisatie],
    *,
    by: Any,
    op: datetime | None = None,
    **velden: Any,
) -> Convenant:
    """A convenant with its parties (at least two); `velden`: naam, informatie, mandaat, geldig_*.

    Raises ValidationError per field, also when another convenant holds on the same day.
    """
    if len({partij.pk for partij in partijen}) < 2:
        raise ValidationError({"partijen": "Kies ten minste twee partijen"})
    convenant = register(Convenant(tafel=tafel, **velden), by=by, op=op)
    convenant.partijen.set(partijen)
    return convenant
