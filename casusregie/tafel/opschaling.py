"""De opschaling naar de contractmanager: een vraag in codes, zonder naam of dossier (CR-Z-05)."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.termijnen.melden import notify
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from casusregie.termijnen.plekken import place
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .aanmelding import Tafelaanmelding
from .bevoegd import answers_escalation, leads
from .feiten import table_place
from .keuzes import AFGELOPEN, Opschaalreden, Opschaaluitkomst
from .querysets import OpschalingQuerySet


def tell_answer(opschaling: Any, *, by: Any, op: Any) -> None:
    """The tafel hears what the contractmanager arranged."""
    notify(
        opschaling.casus,
        "tafel-contractmanager",
        "De contractmanager gaf antwoord",
        opschaling.aanmelding,
        on=opschaling.beantwoord_op,
        aan=[table_place(opschaling.aanmelding)],
        sleutel=str(opschaling.pk),
    )


@pghistory.track()
class Tafelopschaling(MetTermijnen, Onderwerp):
    """One question to the contractmanager; everything that leaves is a code or an organisation."""

    class Status(models.TextChoices):
        GEVRAAGD = "gevraagd", "Wacht op antwoord"
        BEANTWOORD = "beantwoord", "Beantwoord"

    casus = models.ForeignKey(
        Casus, models.CASCADE, related_name="tafelopschalingen", editable=False
    )
    aanmelding = models.ForeignKey(
        Tafelaanmelding, models.CASCADE, related_name="opschalingen", editable=False
    )
    aan = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", editable=False)
    status = Statusveld(default=Status.GEVRAAGD, choices=Status, protected=False)
    reden = models.CharField("waarom schaalt u op", max_length=20, choices=Opschaalreden)
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    gevraagd_op = models.DateField(editable=False)
    uitkomst = models.CharField(max_length=12, choices=Opschaaluitkomst, blank=True)
    antwoord = models.TextField(blank=True, validators=[MaxLengthValidator(2000)])
    beantwoord_op = models.DateField(null=True, blank=True, editable=False)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OpschalingQuerySet.as_manager()

    class Meta:
        verbose_name = "opschaling naar de contractmanager"
        verbose_name_plural = "opschalingen naar de contractmanager"
        indexes = [models.Index(fields=["aan", "status", "gevraagd_op"], name="opschaling_aan")]
        constraints = [
            models.UniqueConstraint(
                fields=["aanmelding"],
                condition=Q(status="gevraagd"),
                name="opschaling_een_open",
                violation_error_message="Er ligt al een vraag bij de contractmanager",
            ),
            models.CheckConstraint(
                name="opschaling_beantwoord_met_uitkomst",
                condition=Q(status="gevraagd", beantwoord_op=None)
                | (Q(status="beantwoord", beantwoord_op__isnull=False) & ~Q(uitkomst="")),
            ),
        ]

    def __str__(self) -> str:
        return f"opschaling bij {self.aanmelding.nummer}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The regional tafel, as long as it has the casus."""
        if self.aanmelding.status in AFGELOPEN:
            return Nee("Deze aanmelding is afgesloten.")
        if self.aanmelding.tafel.organisatie.soort != Soort.RER:
            return Nee("Alleen de regionale tafel schaalt op.", "Zet de casus eerst door.")
        return leads(self.aanmelding.on(self.vandaag), by)

    def clean(self) -> None:
        """An aanbieder is an aanbieder."""
        if self.aanbieder and self.aanbieder.soort != Soort.AANBIEDER:
            raise ValidationError({"aanbieder": "Kies een aanbieder"})

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The contractmanager answers within a term."""
        if self.casus.gesloten_op:
            return []
        plek = place(Rol.CONTRACTMANAGER, self.aan_id)
        return [
            Termijnfeit(
                "tafel.contractmanager",
                self.gevraagd_op,
                voldaan_op=self.beantwoord_op,
                aan_zet=(plek,),
            )
        ]

    @transition(
        field=status,
        source=Status.GEVRAAGD,
        target=Status.BEANTWOORD,
        permission=answers_escalation,
        custom={
            "label": "Antwoord geven",
            "gebeurd": "Contractmanager gaf antwoord op de opschaling",
            "direct": (tell_answer,),
            "volgorde": 10,
        },
    )
    def answer(self, *, on: date, by: Any, uitkomst: str, antwoord: str) -> None:
        """What the contractmanager arranged, in a code and in words."""
        if not antwoord.strip():
            raise ValidationError({"antwoord": "Schrijf op wat u heeft geregeld"})
        self.uitkomst, self.antwoord = uitkomst, antwoord.strip()
        self.beantwoord_op, self.beantwoord_door = on, by
