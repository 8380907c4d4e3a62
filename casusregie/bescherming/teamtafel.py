"""De teamtafel: plannen, houden en het verslag vaststellen, met wie er was (CR-C2-21)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.jeugdige.querysets import temporary_access
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .bevoegd import BREED, gi_leads
from .teamtafelkeuzes import Deelnemerrol, Teamtafelsoort

LANG = [MaxLengthValidator(4000)]


class TeamtafelQuerySet(OnderCasusQuerySet):
    """Sentences about teamtafels."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """As the casus; an aanbieder sees only the tables where it took part."""
        gronden = Betrokkenheid.objects.giving_access_to(medewerker, on).filter(rol__in=BREED)
        op_casus = gronden.filter(casus=OuterRef("casus"))
        op_jeugdige = gronden.filter(casus=None, jeugdige=OuterRef("casus__jeugdige"))
        tijdelijk = temporary_access(medewerker, on, "casus__jeugdige")
        eigen = medewerker.organisaties_op(on)
        mee = Teamtafeldeelnemer.objects.filter(teamtafel=OuterRef("pk"), organisatie__in=eigen)
        return (
            super()
            .visible_to(medewerker, on)
            .filter(Exists(op_casus) | Exists(op_jeugdige) | Exists(tijdelijk) | Exists(mee))
        )

    def held(self) -> Self:
        """Really held."""
        return self.filter(gehouden_op__isnull=False)

    def for_list(self) -> Self:
        """With who takes part, newest first; two queries."""
        return self.prefetch_related("deelnemers__organisatie").order_by("-gepland_op", "-pk")


def decided_monitoring(teamtafel: Any) -> Oordeel:
    """The table decides who follows the help and how the casusregisseur hears (CR-C2-18)."""
    if teamtafel.monitoring_door and teamtafel.terugkoppeling:
        return True
    return Nee(
        "Er staat nog niet wie volgt of het werkt en hoe u dat hoort.",
        "Vul het verslag aan.",
    )


def has_company(teamtafel: Any) -> Oordeel:
    """A table needs at least somebody of the family and one other."""
    if teamtafel.deelnemers.count() > 1:
        return True
    return Nee("Er doen nog geen twee mensen mee.", "Voeg toe wie er aan tafel komen.")


@pghistory.track()
class Teamtafel(Onderwerp):
    """One meeting around the family, led by the jeugdbeschermer."""

    class Status(models.TextChoices):
        GEPLAND = "gepland", "Gepland"
        GEHOUDEN = "gehouden", "Gehouden"
        VASTGESTELD = "vastgesteld", "Verslag vastgesteld"
        VERVALLEN = "vervallen", "Vervallen"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="teamtafels")
    soort = models.CharField(max_length=20, choices=Teamtafelsoort)
    status = Statusveld(default=Status.GEPLAND, choices=Status, protected=False)
    gepland_op = models.DateField("datum")
    plaats = models.CharField(max_length=120, blank=True)
    onderwerpen = models.TextField("waar het over gaat", validators=LANG)
    gehouden_op = models.DateField(null=True, blank=True)
    verslag = models.TextField(blank=True, validators=LANG)
    monitoring_door = models.CharField("wie volgt of het werkt", max_length=200, blank=True)
    terugkoppeling = models.TextField(
        "hoe de casusregisseur dat hoort", blank=True, validators=LANG
    )
    bezoeken = models.BooleanField("begeleide bezoeken", null=True, blank=True)
    bezoeken_door = models.CharField("wie de bezoeken begeleidt", max_length=200, blank=True)
    volwassenhulp = models.TextField(
        "afstemming met hulp voor volwassenen", blank=True, validators=LANG
    )
    toestemming_op = models.DateField(null=True, blank=True, editable=False)
    vastgesteld_op = models.DateField(null=True, blank=True, editable=False)
    reden_vervallen = models.CharField(max_length=500, blank=True)
    georganiseerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = TeamtafelQuerySet.as_manager()

    class Meta:
        verbose_name = "teamtafel"
        verbose_name_plural = "teamtafels"
        indexes = [models.Index(fields=["casus", "-gepland_op"], name="teamtafel_casus")]
        constraints = [
            models.CheckConstraint(
                name="teamtafel_gehouden_op_een_dag",
                condition=Q(status__in=["gepland", "vervallen"], gehouden_op=None)
                | Q(status__in=["gehouden", "vastgesteld"], gehouden_op__isnull=False),
            ),
            models.CheckConstraint(
                name="teamtafel_bezoek_heeft_begeleider",
                condition=~Q(bezoeken=True) | ~Q(bezoeken_door=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_soort_display())

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return [Casus.objects.filter(pk=self.casus_id)]

    def may_register(self, by: Any) -> Oordeel:
        """The GI organises the teamtafel (CR-C1-06)."""
        return gi_leads(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Until the report is vastgesteld."""
        if self.status in (self.Status.VASTGESTELD, self.Status.VERVALLEN):
            return Nee("Het verslag is vastgesteld en wijzigt niet meer.")
        return gi_leads(self, by)

    def clean(self) -> None:
        """Supervised visits need a name (CR-C2-19)."""
        if self.bezoeken and not self.bezoeken_door:
            raise ValidationError({"bezoeken_door": "Vul in wie de bezoeken begeleidt"})

    @transition(
        status,
        source=Status.GEPLAND,
        target=Status.GEHOUDEN,
        conditions=[has_company],
        permission=gi_leads,
        custom={"label": "Verslag maken", "gebeurd": "Teamtafel gehouden", "volgorde": 10},
    )
    def hold(self, *, on: date, by: Any, gehouden_op: date, verslag: str, **besloten: Any) -> None:
        """It took place: what was said and decided (CR-C2-12, -18, -19)."""
        if gehouden_op > on:
            raise ValidationError({"gehouden_op": "Kies een datum die niet in de toekomst ligt"})
        self.gehouden_op, self.verslag = gehouden_op, verslag.strip()
        self._decide(besloten)

    @transition(
        status,
        source=Status.GEHOUDEN,
        target=Status.GEHOUDEN,
        permission=gi_leads,
        custom={"label": "Verslag aanvullen", "gebeurd": "Verslag aangevuld", "volgorde": 20},
    )
    def complete_report(self, *, on: date, by: Any, verslag: str, **besloten: Any) -> None:
        """The report is filled in further until it is vastgesteld."""
        self.verslag = verslag.strip()
        self._decide(besloten)

    @transition(
        status,
        source=Status.GEHOUDEN,
        target=Status.VASTGESTELD,
        conditions=[decided_monitoring],
        permission=gi_leads,
        custom={
            "label": "Verslag vaststellen",
            "gebeurd": "Verslag van de teamtafel vastgesteld",
            "volgorde": 10,
        },
    )
    def adopt_report(self, *, on: date, by: Any) -> None:
        """From now on the report does not change."""
        self.vastgesteld_op = on

    @transition(
        status,
        source=Status.GEPLAND,
        target=Status.VERVALLEN,
        permission=gi_leads,
        custom={"label": "Afzeggen", "gebeurd": "Teamtafel afgezegd", "volgorde": 90},
    )
    def cancel(self, *, on: date, by: Any, reden: str) -> None:
        """It does not take place."""
        self.reden_vervallen = reden.strip()

    def _decide(self, besloten: dict[str, Any]) -> None:
        namen = ("monitoring_door", "terugkoppeling", "bezoeken", "bezoeken_door", "volwassenhulp")
        for naam in namen:
            if naam in besloten:
                setattr(self, naam, besloten[naam])
        if self.bezoeken is not True:
            self.bezoeken_door = ""


@pghistory.track()
class Teamtafeldeelnemer(models.Model):
    """Somebody at the table; `aanwezig` is known once it was held."""

    teamtafel = models.ForeignKey(Teamtafel, models.CASCADE, related_name="deelnemers")
    rol = models.CharField(max_length=30, choices=Deelnemerrol)
    naam = models.CharField(max_length=120)
    namens = models.CharField("namens", max_length=120, blank=True)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    aanwezig = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = "deelnemer aan een teamtafel"
        verbose_name_plural = "deelnemers aan teamtafels"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.naam}, {self.get_rol_display().lower()}"
