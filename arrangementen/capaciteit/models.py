"""De plekken van een aanbieder per locatie en vorm, en hoe dat in de tijd verliep (RV-B10-04)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Self

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from casusregie.bevoegdheden import has_role_at
from casusregie.tafel.keuzes import Vorm
from normenkader.instellingen import instelling
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.models import Onderwerp
from verloop.redenen import Oordeel

BEHEER = (Rol.ZORGADMINISTRATIE, Rol.BEHANDELREGISSEUR, Rol.TEAMMANAGER)
MAX_LEEFTIJD, MAX_PLEKKEN = 23, 999
keeps = has_role_at(lambda capaciteit: capaciteit.aanbieder_id, *BEHEER)


class CapaciteitQuerySet(models.QuerySet):
    """Sentences about places."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Those of the own aanbieder."""
        return self.filter(aanbieder__in=medewerker.organisaties_op(on, *BEHEER))

    def in_use(self) -> Self:
        """Still offered."""
        return self.filter(actief=True)

    def stale(self, on: date) -> Self:
        """Offered, and not brought up to date for longer than the setting allows."""
        grens = on - timedelta(days=instelling("capaciteit.oud_dagen", on))
        return self.in_use().filter(bijgewerkt_op__lt=grens)

    def fitting(self, vorm: str, leeftijd: int | None = None) -> Self:
        """Of this form, for somebody of this age when given."""
        rijen = self.in_use().filter(vorm=vorm)
        if leeftijd is None:
            return rijen
        return rijen.filter(leeftijd_van__lte=leeftijd, leeftijd_tot__gte=leeftijd)

    def for_list(self) -> Self:
        """With what a row shows."""
        return self.select_related("aanbieder", "bijgewerkt_door").order_by(
            "aanbieder__naam", "vorm", "locatie", "pk"
        )


@pghistory.track()
class Capaciteit(Onderwerp):
    """Places for one form of help at one location, as the aanbieder last reported."""

    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="capaciteit", editable=False
    )
    locatie = models.CharField("welke locatie", max_length=120)
    plaats = models.CharField(max_length=80)
    vorm = models.CharField("welke vorm", max_length=20, choices=Vorm)
    leeftijd_van = models.PositiveSmallIntegerField(
        "vanaf leeftijd", default=0, validators=[MaxValueValidator(MAX_LEEFTIJD)]
    )
    leeftijd_tot = models.PositiveSmallIntegerField(
        "tot en met leeftijd", default=18, validators=[MaxValueValidator(MAX_LEEFTIJD)]
    )
    plekken = models.PositiveSmallIntegerField(validators=[MaxValueValidator(MAX_PLEKKEN)])
    bezet = models.PositiveSmallIntegerField("bezette plekken")
    vrij_vanaf = models.DateField("weer een plek vrij vanaf", null=True, blank=True)
    wachttijd_dagen = models.PositiveSmallIntegerField("wachttijd in dagen", null=True, blank=True)
    actief = models.BooleanField(default=True)
    bijgewerkt_op = models.DateField(editable=False)
    bijgewerkt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    objects = CapaciteitQuerySet.as_manager()

    class Meta:
        verbose_name = "capaciteit"
        verbose_name_plural = "capaciteit"
        indexes = [models.Index(fields=["vorm", "aanbieder"], name="capaciteit_vorm")]
        constraints = [
            models.UniqueConstraint(
                fields=["aanbieder", "locatie", "vorm"],
                name="capaciteit_een_per_locatie",
                violation_error_message="Deze vorm staat al bij deze locatie",
            ),
            models.CheckConstraint(
                name="capaciteit_bezet_past",
                condition=Q(bezet__lte=F("plekken")),
                violation_error_message="Er zijn meer plekken bezet dan er zijn",
            ),
            models.CheckConstraint(
                name="capaciteit_leeftijd_past",
                condition=Q(leeftijd_van__lte=F("leeftijd_tot")),
                violation_error_message="De hoogste leeftijd ligt onder de laagste",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_vorm_display()}, {self.locatie}"

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """Nothing above it."""
        return ()

    def may_register(self, by: Any) -> Oordeel:
        """The aanbieder itself."""
        return keeps(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """The aanbieder itself."""
        return keeps(self, by)

    def clean(self) -> None:
        """An aanbieder has places, and a day to come is a day to come."""
        fouten = {}
        if self.aanbieder.soort != Soort.AANBIEDER:
            fouten["aanbieder"] = "Alleen een aanbieder heeft plekken"
        if (self.bezet or 0) > (self.plekken or 0):
            fouten["bezet"] = "Vul niet meer bezette plekken in dan er plekken zijn"
        if self.vrij_vanaf and self.vrij_vanaf < self.bijgewerkt_op:
            fouten["vrij_vanaf"] = "Kies vandaag of een dag die nog komt"
        if fouten:
            raise ValidationError(fouten)

    @property
    def vrij(self) -> int:
        """Places free now."""
        return self.plekken - self.bezet

    def is_stale(self, on: date) -> bool:
        """Not brought up to date for longer than the setting allows."""
        return on - self.bijgewerkt_op > timedelta(days=instelling("capaciteit.oud_dagen", on))


def stale_places(medewerker: Any, on: date) -> bool:
    """For the mail of the day: places of the own aanbieder that were not kept up to date."""
    return bool(Capaciteit.objects.visible_to(medewerker, on).stale(on).exists())


@pghistory.track()
class Capaciteitstand(models.Model):
    """What was reported on a day; the history per form is made of these (GV-M3-07)."""

    capaciteit = models.ForeignKey(Capaciteit, models.CASCADE, related_name="standen")
    op = models.DateField()
    plekken = models.PositiveSmallIntegerField()
    bezet = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "stand van de capaciteit"
        verbose_name_plural = "standen van de capaciteit"
        ordering = ["op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["capaciteit", "op"], name="capaciteitstand_een_per_dag")
        ]

    def __str__(self) -> str:
        return f"{self.bezet} van {self.plekken} op {self.op:%d-%m-%Y}"
