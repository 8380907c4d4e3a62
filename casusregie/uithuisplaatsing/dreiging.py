"""De dreiging zelf: de vlag die het plan verplicht maakt, en het einde van het traject."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .bevoegd import leads
from .keuzes import ALTIJD, Momentsoort, Momentstand, Partij, Stand, Uitkomst
from .vervolg import lapse_moments

LANG = [MaxLengthValidator(4000)]
VERTEL = ("casusregie.tell_dreiging",)


class DreigingQuerySet(OnderCasusQuerySet):
    """Sentences about threatened uithuisplaatsingen."""

    def running(self) -> Self:
        """The flag is up."""
        return self.filter(status=Stand.DREIGT)

    def running_in(self, casus: Any) -> Any:
        """The one that runs in this casus; None without."""
        return self.running().filter(casus=casus).order_by("pk").first()


def last_moment_was_held(dreiging: Any) -> Oordeel:
    """Moment 4 closes the whole traject, with the nazorg (GV-M2-02)."""
    klaar = (Momentsoort.AFSLUITEN, Momentstand.GEHOUDEN)
    if any((moment.soort, moment.status) == klaar for moment in dreiging.momenten.all()):
        return True
    return Nee(
        "Het laatste monitoringmoment is nog niet gehouden.",
        "Leg eerst moment 4 vast: samen afsluiten en de nazorg afspreken.",
    )


def needed(**velden: tuple[str, str]) -> None:
    """Each (text, sentence) must have text; raises ValidationError at the empty fields."""
    leeg = {naam: zin for naam, (tekst, zin) in velden.items() if not tekst.strip()}
    if leeg:
        raise ValidationError(leeg)


@pghistory.track()
class Dreiging(Onderwerp):
    """In this casus uithuisplaatsing threatens: from here the shared plan is mandatory."""

    na_registratie = VERTEL

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="dreigingen")
    status = Statusveld(default=Stand.DREIGT, choices=Stand, protected=False)
    gesteld_op = models.DateField(editable=False)
    gesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    aanleiding = models.TextField("waarom uithuisplaatsing dreigt", validators=LANG)
    partijen = ArrayField(models.CharField(max_length=20, choices=Partij), default=list, blank=True)
    formatversie = models.CharField("versie van het format", max_length=40, editable=False)
    spin_naam = models.CharField("spin in het web", max_length=120, blank=True)
    spin_organisatie = models.CharField("van welke organisatie", max_length=120, blank=True)
    spin_vanaf = models.DateField("vanaf", null=True, blank=True)
    afgesloten_op = models.DateField(null=True, blank=True, editable=False)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst, blank=True)
    nazorg = models.TextField("nazorg", blank=True, validators=LANG)
    toelichting = models.TextField("waarom ingetrokken", blank=True, validators=LANG)

    objects = DreigingQuerySet.as_manager()

    class Meta:
        verbose_name = "dreigende uithuisplaatsing"
        verbose_name_plural = "dreigende uithuisplaatsingen"
        constraints = [
            models.UniqueConstraint(
                fields=["casus"],
                condition=Q(status=Stand.DREIGT),
                name="een_dreiging_per_casus",
                violation_error_message="Voor deze casus staat al dat uithuisplaatsing dreigt",
            ),
            models.CheckConstraint(
                name="dreiging_afgesloten_met_uitkomst",
                condition=~Q(status=Stand.AFGESLOTEN)
                | (Q(afgesloten_op__isnull=False) & ~Q(uitkomst="")),
            ),
        ]

    def __str__(self) -> str:
        return f"dreigende uithuisplaatsing in {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The consulent puts the flag up (GV-M1-02)."""
        return leads(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Which parties take part may change while it runs."""
        if self.status != Stand.DREIGT:
            return Nee("Dit traject is afgesloten.")
        return leads(self, by)

    def clean(self) -> None:
        """Gemeente and gezin always carry the plan; in forced frame the GI as well."""
        if self._state.adding and Dreiging.objects.running_in(self.casus) is not None:
            raise ValidationError("Voor deze casus staat al dat uithuisplaatsing dreigt.")
        verplicht = [*ALTIJD, *([Partij.GI] if self.casus.route == "C" else [])]
        self.partijen = [p for p in Partij.values if p in self.partijen or p in verplicht]

    @transition(
        status,
        source=Stand.DREIGT,
        target=Stand.DREIGT,
        permission=leads,
        custom={
            "label": "Spin in het web noemen",
            "gebeurd": "Spin in het web genoemd",
            "volgorde": 40,
        },
    )
    def name_spin(
        self, *, on: date, by: Any, spin_naam: str, spin_organisatie: str, spin_vanaf: date
    ) -> None:
        """Who stays with the whole gezin for long, across domains (GV-M2-01)."""
        needed(spin_naam=(spin_naam, "Vul in wie dit wordt"))
        self.spin_naam, self.spin_organisatie = spin_naam.strip(), spin_organisatie.strip()
        self.spin_vanaf = spin_vanaf

    @transition(
        status,
        source=Stand.DREIGT,
        target=Stand.DREIGT,
        permission=leads,
        custom={
            "label": "Partijen wijzigen",
            "gebeurd": "Partijen van het plan gewijzigd",
            "volgorde": 50,
        },
    )
    def choose_parties(self, *, on: date, by: Any, partijen: list[str]) -> None:
        """Who carries the plan besides gemeente and gezin; a new one is asked to answer."""
        self.partijen = list(partijen)

    @transition(
        status,
        source=Stand.DREIGT,
        target=Stand.AFGESLOTEN,
        conditions=[last_moment_was_held],
        permission=leads,
        custom={
            "label": "Traject afsluiten",
            "gebeurd": "Traject rond uithuisplaatsing afgesloten",
            "volgorde": 60,
            "direct": (lapse_moments,),
        },
    )
    def close(self, *, on: date, by: Any, uitkomst: str, nazorg: str) -> None:
        """The end of the whole traject, and who keeps an eye on it."""
        needed(nazorg=(nazorg, "Schrijf op wie het gezin blijft volgen, en hoe lang"))
        self.uitkomst, self.nazorg, self.afgesloten_op = uitkomst, nazorg.strip(), on

    @transition(
        status,
        source=Stand.DREIGT,
        target=Stand.INGETROKKEN,
        permission=leads,
        custom={
            "label": "Intrekken",
            "gebeurd": "Dreigende uithuisplaatsing ingetrokken",
            "volgorde": 90,
            "direct": (lapse_moments,),
        },
    )
    def withdraw(self, *, on: date, by: Any, toelichting: str) -> None:
        """It was recorded by mistake; what was recorded stays readable."""
        needed(toelichting=(toelichting, "Schrijf op waarom u dit intrekt"))
        self.toelichting = toelichting.strip()
