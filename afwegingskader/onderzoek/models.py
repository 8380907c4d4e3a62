"""Het onderzoek naar het kader: een keuze van casussen, elk bevestigd voor zij eruit gaat."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from afwegingskader.aanvraag.models import EenOpEenAanvraag
from afwegingskader.zicht import EigenAanbiederQuerySet
from casusregie.bevoegdheden import home_of
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .herkenning import traces

MAX_TEKST = 4000
#: The free-text fields that may leave, each only after a person confirmed its own version.
TEKSTEN = {
    "hulpvraag": "Wat er veranderde",
    "doel": "Doel",
    "analyse": "Verklaring in samenhang",
    "resultaat": "Verloop en resultaat",
}


def leads_research(onderwerp: Any, medewerker: Any) -> Oordeel:
    """The secretaris of the region sets up the research; he opens no dossier."""
    if medewerker.has_role(Rol.SECRETARIS, on=onderwerp.vandaag):
        return True
    return Nee("Alleen de secretaris zet een onderzoek op.")


def prepares_case(regel: Any, medewerker: Any) -> Oordeel:
    """The gedragswetenschapper of the team, who may read the dossier anyway."""
    plek = home_of(regel.aanvraag.casus)
    if medewerker.has_role(Rol.GEDRAGSWETENSCHAPPER, on=regel.vandaag, organisatie_id=plek):
        return True
    return Nee("Alleen de gedragswetenschapper van het team maakt deze casus onherkenbaar.")


class Onderzoekstand(models.TextChoices):
    """Where a research stands."""

    LOOPT = "loopt", "Loopt"
    GESLOTEN = "gesloten", "Gesloten"


@pghistory.track()
class Onderzoek(Onderwerp):
    """A research question with its method and span; its cases are `regels`."""

    naam = models.CharField(max_length=120)
    onderzoeksvraag = models.TextField(validators=[MaxLengthValidator(MAX_TEKST)])
    uitvoerder = models.CharField(max_length=120, help_text="Wie het onderzoek doet")
    van = models.DateField()
    tot = models.DateField()
    aantal = models.PositiveSmallIntegerField(
        default=20, validators=[MinValueValidator(5), MaxValueValidator(100)]
    )
    k = models.PositiveSmallIntegerField(
        default=3, validators=[MinValueValidator(2), MaxValueValidator(10)]
    )
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opgesteld_op = models.DateField()
    status = Statusveld(default=Onderzoekstand.LOOPT, choices=Onderzoekstand)

    objects = models.Manager()

    class Meta:
        verbose_name = "onderzoek naar het kader"
        verbose_name_plural = "onderzoeken naar het kader"
        ordering = ["-opgesteld_op", "-pk"]
        constraints = [
            models.CheckConstraint(name="onderzoek_tot_na_van", condition=Q(tot__gte=F("van")))
        ]

    def __str__(self) -> str:
        return self.naam

    def may_register(self, by: Any) -> Oordeel:
        """The secretaris."""
        return leads_research(self, by)

    def clean(self) -> None:
        """A span that runs forward, and no bigger than three years."""
        if self.van and self.tot and self.tot < self.van:
            raise ValidationError({"tot": "Kies een dag die niet voor de eerste dag ligt"})

    @transition(
        field=status,
        source=Onderzoekstand.LOOPT,
        target=Onderzoekstand.GESLOTEN,
        permission=leads_research,
        custom={"label": "Onderzoek sluiten", "gebeurd": "Onderzoek gesloten", "volgorde": 50},
    )
    def close(self, *, on: date, by: Any) -> None:
        """Nothing is exported any more."""


class Regelstand(models.TextChoices):
    """Where a case of a research stands."""

    GEKOZEN = "gekozen", "Wacht op bevestiging"
    BEVESTIGD = "bevestigd", "Bevestigd"
    UITGESLOTEN = "uitgesloten", "Doet niet mee"


class RegelQuerySet(EigenAanbiederQuerySet):
    """Hangs under the casus through its aanvraag."""

    pad = "aanvraag__casus"
    aanbieder_pad = "aanvraag__aanbieder"


@pghistory.track()
class Onderzoekscasus(Onderwerp):
    """One case in a research: a pseudonym, and texts that a person confirmed one by one."""

    onderzoek = models.ForeignKey(Onderzoek, models.PROTECT, related_name="regels")
    aanvraag = models.ForeignKey(EenOpEenAanvraag, models.PROTECT, related_name="+")
    pseudoniem = models.CharField(max_length=12)
    hulpvraag = models.TextField(blank=True, validators=[MaxLengthValidator(MAX_TEKST)])
    doel = models.TextField(blank=True, validators=[MaxLengthValidator(MAX_TEKST)])
    analyse = models.TextField(blank=True, validators=[MaxLengthValidator(MAX_TEKST)])
    resultaat = models.TextField(blank=True, validators=[MaxLengthValidator(MAX_TEKST)])
    bevestigd_op = models.DateField(null=True, blank=True)
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reden_uitgesloten = models.CharField(max_length=200, blank=True)
    status = Statusveld(default=Regelstand.GEKOZEN, choices=Regelstand)

    objects = RegelQuerySet.as_manager()

    class Meta:
        verbose_name = "casus in een onderzoek"
        verbose_name_plural = "casussen in een onderzoek"
        ordering = ["pseudoniem"]
        constraints = [
            models.UniqueConstraint(
                fields=["onderzoek", "aanvraag"], name="casus_een_keer_in_onderzoek"
            ),
            models.UniqueConstraint(
                fields=["onderzoek", "pseudoniem"], name="pseudoniem_een_keer_per_onderzoek"
            ),
            models.CheckConstraint(
                name="onderzoekscasus_bevestigd_met_dag_en_mens",
                condition=~Q(status="bevestigd")
                | Q(bevestigd_op__isnull=False, bevestigd_door__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.pseudoniem

    @property
    def casus(self) -> Any:
        """The casus, for permissions."""
        return self.aanvraag.casus

    def dossier_kenmerk(self) -> Any:
        """Part of the casus."""
        return self.aanvraag.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The research first."""
        return [Onderzoek.objects.filter(pk=self.onderzoek_id)]

    def may_register(self, by: Any) -> Oordeel:
        """Chosen by who leads the research, while it runs."""
        if self.onderzoek.status != Onderzoekstand.LOOPT:
            return Nee("Het onderzoek is gesloten.")
        return leads_research(self, by)

    @transition(
        field=status,
        source=[Regelstand.GEKOZEN, Regelstand.BEVESTIGD],
        target=Regelstand.BEVESTIGD,
        permission=prepares_case,
        custom={
            "label": "Bevestigen",
            "gebeurd": "Casus onherkenbaar gemaakt",
            "then": ("afwegingskader.end_research",),
            "volgorde": 10,
        },
    )
    def confirm(self, *, on: date, by: Any, bevestigd: Iterable[str], **teksten: str) -> None:
        """Each text is kept only when its own box was ticked, and holds nothing recognisable."""
        fouten = {}
        for veld in TEKSTEN:
            tekst = teksten.get(veld, "").strip() if veld in set(bevestigd) else ""
            sporen = traces(tekst, self.aanvraag)
            if sporen:
                fouten[veld] = f"Haal dit uit de tekst: {', '.join(sporen)}"
            setattr(self, veld, tekst)
        if fouten:
            raise ValidationError(fouten)
        self.bevestigd_op, self.bevestigd_door = on, by

    @transition(
        field=status,
        source=[Regelstand.GEKOZEN, Regelstand.BEVESTIGD],
        target=Regelstand.UITGESLOTEN,
        permission=prepares_case,
        custom={
            "label": "Niet meedoen",
            "gebeurd": "Casus doet niet mee",
            "then": ("afwegingskader.end_research",),
            "volgorde": 20,
        },
    )
    def exclude(self, *, on: date, by: Any, reden_uitgesloten: str) -> None:
        """Too recognisable, or the family does not want it."""
        if not reden_uitgesloten.strip():
            raise ValidationError({"reden_uitgesloten": "Schrijf op waarom"})
        self.reden_uitgesloten = reden_uitgesloten
        for veld in TEKSTEN:
            setattr(self, veld, "")
