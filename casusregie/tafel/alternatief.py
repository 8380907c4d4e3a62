"""Het verplichte onderzoek naar lichtere hulp, met een aanbieder en de uitkomst (RV-B10-02)."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from casusregie.bevoegdheden import any_of
from casusregie.casus.models import Casus
from casusregie.casus.verborgen import of_others
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel

from .aanmelding import Tafelaanmelding
from .bevoegd import leads, may_bring_in
from .keuzes import AFGELOPEN, LICHTER_DAN, Alternatiefuitkomst, Lichter


class AlternatiefQuerySet(models.QuerySet):
    """As the aanmelding it belongs to."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Of the aanmeldingen this person may see."""
        return self.filter(aanmelding__in=Tafelaanmelding.objects.visible_to(medewerker, on))

    def anonymous_to(self, medewerker: Any, on: date) -> models.QuerySet[Any]:
        """Those about an aanmelding that is anonymous to this person."""
        rijen = self.filter(aanmelding__anoniem=True)
        return of_others(rijen, medewerker, on, "aanmelding__")


@pghistory.track()
class Alternatief(Onderwerp):
    """One less drastic form that was looked at for one aanmelding."""

    aanmelding = models.ForeignKey(
        Tafelaanmelding, models.CASCADE, related_name="alternatieven", editable=False
    )
    vorm = models.CharField("welke lichtere vorm", max_length=12, choices=Lichter)
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    uitkomst = models.CharField("wat kwam eruit", max_length=12, choices=Alternatiefuitkomst)
    toelichting = models.TextField(validators=[MaxLengthValidator(2000)])
    nagegaan_op = models.DateField(editable=False)

    objects = AlternatiefQuerySet.as_manager()

    class Meta:
        verbose_name = "onderzoek naar lichtere hulp"
        verbose_name_plural = "onderzoeken naar lichtere hulp"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanmelding", "vorm", "aanbieder"],
                name="alternatief_eenmaal_per_aanbieder",
                violation_error_message="Deze vorm is met deze aanbieder al nagegaan",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_vorm_display()}: {self.get_uitkomst_display()}"

    @property
    def casus(self) -> Casus:
        """The casus of the aanmelding."""
        return self.aanmelding.casus

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.aanmelding.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.aanmelding.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The tafel, or who brought the casus in."""
        if self.aanmelding.status in AFGELOPEN:
            return Nee("Deze aanmelding is afgesloten.")
        return any_of(leads, may_bring_in)(self.aanmelding.on(self.vandaag), by)

    def clean(self) -> None:
        """Lighter than what is asked, looked at with an aanbieder."""
        fouten = {}
        if self.vorm not in LICHTER_DAN.get(self.aanmelding.vorm, ()):
            fouten["vorm"] = "Kies een vorm die lichter is dan het gevraagde verblijf"
        if self.aanbieder.soort != Soort.AANBIEDER:
            fouten["aanbieder"] = "Kies met welke aanbieder dit is nagegaan"
        self.aanmelding.check_anonymous({"toelichting": self.toelichting})
        if fouten:
            raise ValidationError(fouten)
