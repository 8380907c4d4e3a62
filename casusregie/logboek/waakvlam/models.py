"""De waakvlam: contact houden met een vast interval, en snel weer meer doen (RV-B03-06)."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import any_of, is_system, works_on_casus
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.logboek.models import Aantekening
from casusregie.logboek.termijnfeiten import contact_due, regie_role
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

LANG = [MaxLengthValidator(2000)]


class Status(models.TextChoices):
    """Where a waakvlam stands."""

    ACTIEF = "actief", "Waakvlam"
    OPGESCHAALD = "opgeschaald", "Opgeschaald"
    BEEINDIGD = "beeindigd", "Beëindigd"


class WaakvlamQuerySet(OnderCasusQuerySet):
    """Sentences about the waakvlam."""

    def active(self) -> Self:
        """Burning now."""
        return self.filter(status=Status.ACTIEF)

    def active_of(self, casus: Any) -> "Waakvlam | None":
        """The one of this casus, when it burns."""
        return self.active().filter(casus=casus).first()


@pghistory.track()
class Waakvlam(MetTermijnen, Onderwerp):
    """Contact every so many weeks for a question that stays, without active help."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="waakvlammen")
    om_de_weken = models.PositiveSmallIntegerField(
        "om de hoeveel weken contact", validators=[MinValueValidator(1), MaxValueValidator(52)]
    )
    reden = models.TextField("waarom een waakvlam", validators=LANG)
    signalen = models.TextField("wanneer weer meer hulp", blank=True, validators=LANG)
    begonnen_op = models.DateField(editable=False)
    status = Statusveld(default=Status.ACTIEF, choices=Status, protected=False)
    einde_op = models.DateField(null=True, blank=True, editable=False)
    einde_reden = models.TextField("waarom", blank=True, validators=LANG)

    objects = WaakvlamQuerySet.as_manager()

    class Meta:
        verbose_name = "waakvlam"
        verbose_name_plural = "waakvlammen"
        constraints = [
            models.UniqueConstraint(
                fields=["casus"], condition=Q(status="actief"), name="een_waakvlam_per_casus"
            ),
            models.CheckConstraint(
                name="waakvlam_einde_met_dag",
                condition=Q(status="actief", einde_op=None)
                | (~Q(status="actief") & Q(einde_op__isnull=False) & ~Q(einde_reden="")),
            ),
        ]

    def __str__(self) -> str:
        return f"waakvlam in {self.casus}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """From high to low: the casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Who works on the casus; not on a closed one, nor twice at the same time."""
        if self.casus.gesloten_op is not None:
            return Nee("Deze casus is gesloten.")
        if type(self).objects.active_of(self.casus_id) is not None:
            return Nee("Deze casus staat al op waakvlam.")
        return works_on_casus(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Another interval, while it burns."""
        if self.status != Status.ACTIEF:
            return Nee("Deze waakvlam is gestopt.")
        return works_on_casus(self, by)

    def clean(self) -> None:
        """An end has its reason."""
        if self.status != Status.ACTIEF and not self.einde_reden:
            raise ValidationError({"einde_reden": "Schrijf op waarom"})

    def next_contact(self) -> date:
        """The day by which there must be contact again."""
        laatste = Aantekening.objects.last_contact(self.casus_id)
        return contact_due(laatste, self.begonnen_op, 7 * self.om_de_weken)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """Contact by the day that follows from the last one, as long as it burns."""
        if self.status != Status.ACTIEF:
            return []
        rol = (regie_role(self.casus),)
        return [Termijnfeit("waakvlam.contact", self.next_contact(), aan_zet=rol)]

    @transition(
        status,
        source=Status.ACTIEF,
        target=Status.OPGESCHAALD,
        permission=works_on_casus,
        custom={
            "label": "Weer meer hulp",
            "gebeurd": "Van waakvlam naar actieve hulp",
            "volgorde": 10,
            "then": ("casusregie.tell_scale_up",),
        },
    )
    def scale_up(self, *, on: date, by: Any, einde_reden: str) -> None:
        """Active help again, at once; the procesregisseur hears it."""
        self.einde_op, self.einde_reden = on, einde_reden.strip()

    @transition(
        status,
        source=Status.ACTIEF,
        target=Status.BEEINDIGD,
        permission=any_of(is_system, works_on_casus),
        custom={"label": "Waakvlam stoppen", "gebeurd": "Waakvlam gestopt", "volgorde": 20},
    )
    def end(self, *, on: date, by: Any, einde_reden: str) -> None:
        """No longer needed."""
        self.einde_op, self.einde_reden = on, einde_reden.strip()
