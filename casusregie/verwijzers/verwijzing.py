"""De verwijzing naar het lokale team: wie verwees waarom, en wat het team ervan vindt."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import any_of, works_on_casus
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.toestemming.bevoegd import works_for_aanbieder
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

#: The line between the two: who has no account refers and is recorded here; an aanbieder asks the
#: team itself and gets an answer within a term (casusregie.regie.verzoek).
ZELF_VRAGEN = (
    "Een aanbieder vraagt het team zelf om een casusregisseur: kies ‘Team vragen’ bij Regie"
)


class Verwezen(models.TextChoices):
    """Who refers to the lokaal team; AANBIEDER only in older rows."""

    HUISARTS = "huisarts", "Huisarts"
    POH = "poh", "POH GGZ Jeugd"
    JEUGDARTS = "jeugdarts", "Jeugdarts"
    SPECIALIST = "specialist", "Medisch specialist"
    AANBIEDER = "aanbieder", "Aanbieder"


class Aanleiding(models.TextChoices):
    """Why the lokaal team comes in (CR-B0-03, CR-B1-07)."""

    REGIE = "regie", "Het gezin kan de casusregie niet zelf voeren"
    COMPLEX = "complex", "De problemen zijn complex"
    LOKALE_HULP = "lokale_hulp", "Hulp die lokaal is ingekocht past beter"
    INFORMATIE = "informatie", "Vraag om informatie"


class Status(models.TextChoices):
    """Where it stands."""

    ONTVANGEN = "ontvangen", "Wordt beoordeeld"
    AANGENOMEN = "aangenomen", "Het team gaat ermee verder"
    TERUGVERWEZEN = "terugverwezen", "Terugverwezen"


def is_without_opt_out(verwijzing: "Teamverwijzing") -> Oordeel:
    """With an opt-out the lokaal team is not told."""
    if verwijzing.casus.opt_out:
        return Nee(
            "De jeugdige koos voor een opt-out: het lokale team kijkt niet mee.",
            "Leg de vraag anoniem voor.",
        )
    return True


def may_judge(verwijzing: "Teamverwijzing", medewerker: Any) -> Oordeel:
    """The lokaal team judges, never the one who refers."""
    return works_on_casus(verwijzing, medewerker)


@pghistory.track()
class Teamverwijzing(Onderwerp):
    """An arts, POH or aanbieder refers to the lokaal team of the casus; the team judges."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="teamverwijzingen")
    van = models.CharField("wie verwijst", max_length=12, choices=Verwezen)
    naam = models.CharField("naam van de verwijzer", max_length=120)
    agb = models.CharField(
        "AGB-code",
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}$", "Vul acht cijfers in")],
    )
    praktijk = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    aanleiding = models.CharField(max_length=12, choices=Aanleiding)
    toelichting = models.TextField(max_length=2000, blank=True)
    verwezen_op = models.DateField("verwezen op")
    brief_op = models.DateField("datum van de verwijsbrief", null=True, blank=True)
    status = Statusveld(default=Status.ONTVANGEN, choices=Status, protected=False)
    beoordeeld_op = models.DateField(null=True, blank=True, editable=False)
    oordeel = models.TextField(blank=True, max_length=2000, editable=False)

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "verwijzing naar het team"
        verbose_name_plural = "verwijzingen naar het team"
        constraints = [
            models.CheckConstraint(
                name="teamverwijzing_beoordeeld",
                condition=Q(status="ontvangen") | (Q(beoordeeld_op__isnull=False) & ~Q(oordeel="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_van_display()} {self.naam}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The team that got it, or the aanbieder that sends it; never with an opt-out."""
        return is_without_opt_out(self) and any_of(works_for_aanbieder, works_on_casus)(self, by)

    def clean(self) -> None:
        """Of somebody without an account, with a team to judge it, and dates that fit."""
        fouten = {}
        if self.pk is None and self.van == Verwezen.AANBIEDER:
            fouten["van"] = ZELF_VRAGEN
        if self.status == Status.ONTVANGEN and not self.casus.team_id:
            fouten["__all__"] = "Betrek eerst het lokale team bij deze casus."
        if self.verwezen_op > self.vandaag:
            fouten["verwezen_op"] = "Kies een datum die niet in de toekomst ligt"
        if self.brief_op and self.brief_op > self.vandaag:
            fouten["brief_op"] = "Kies een datum die niet in de toekomst ligt"
        if fouten:
            raise ValidationError(fouten)

    @transition(
        field=status,
        source=Status.ONTVANGEN,
        target=Status.AANGENOMEN,
        conditions=[is_without_opt_out],
        permission=may_judge,
        custom={"label": "Aannemen", "gebeurd": "Verwijzing aangenomen", "volgorde": 10},
    )
    def accept(self, *, on: date, by: Any, oordeel: str) -> None:
        """The team goes on with it."""
        self._judge(on, oordeel)

    @transition(
        field=status,
        source=Status.ONTVANGEN,
        target=Status.TERUGVERWEZEN,
        permission=may_judge,
        custom={"label": "Terugverwijzen", "gebeurd": "Terugverwezen", "volgorde": 20},
    )
    def send_back(self, *, on: date, by: Any, oordeel: str) -> None:
        """The verwijzer or another party must deliver (CR-B1-03)."""
        self._judge(on, oordeel)

    def _judge(self, on: date, oordeel: str) -> None:
        if not oordeel.strip():
            raise ValidationError({"oordeel": "Schrijf op waarom"})
        self.beoordeeld_op, self.oordeel = on, oordeel.strip()
