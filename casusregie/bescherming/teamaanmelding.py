"""De aanmelding door de GI bij het lokale team, en de bevestiging van ontvangst (CR-C1-13)."""

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

from casusregie.bevoegdheden import has_role_at
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.toestemming.lijsten import Doel, Wat
from casusregie.toestemming.vragen import may_share
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .bevoegd import ROLLEN, Partij, gi_leads

works_at_team = has_role_at(lambda aanmelding: aanmelding.team_id, *ROLLEN[Partij.LOKAAL_TEAM])


@pghistory.track()
class Teamaanmelding(Onderwerp):
    """The GI tells a lokaal team about the client, with consent; the team confirms."""

    class Status(models.TextChoices):
        AANGEMELD = "aangemeld", "Aangemeld"
        BEVESTIGD = "bevestigd", "Ontvangst bevestigd"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="teamaanmeldingen")
    team = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    status = Statusveld(default=Status.AANGEMELD, choices=Status, protected=False)
    toelichting = models.TextField(validators=[MaxLengthValidator(4000)])
    aangemeld_op = models.DateField()
    aangemeld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    bevestigd_op = models.DateField(null=True, blank=True, editable=False)
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    objects = OnderCasusQuerySet.as_manager()
    na_registratie = ("casusregie.involve_local_team",)

    class Meta:
        verbose_name = "aanmelding bij het lokale team"
        verbose_name_plural = "aanmeldingen bij het lokale team"
        constraints = [
            models.UniqueConstraint(fields=["casus", "team"], name="teamaanmelding_eenmaal"),
            models.CheckConstraint(
                name="teamaanmelding_bevestigd_door_iemand",
                condition=Q(status="bevestigd", bevestigd_op__isnull=False)
                & Q(bevestigd_door__isnull=False)
                | Q(status="aangemeld", bevestigd_op=None),
            ),
        ]

    def __str__(self) -> str:
        return f"aanmelding bij {self.team}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return [Casus.objects.filter(pk=self.casus_id)]

    def may_register(self, by: Any) -> Oordeel:
        """The GI that leads."""
        return gi_leads(self, by)

    def clean(self) -> None:
        """Only a lokaal team, once, and only with consent of the client."""
        if not self._state.adding:
            return
        if self.team.soort != Soort.LOKAAL_TEAM:
            raise ValidationError({"team": "Kies een lokaal team"})
        if type(self).objects.filter(casus=self.casus_id, team=self.team_id).exists():
            raise ValidationError({"team": "Deze cliënt is al aangemeld bij dit team"})
        oordeel = may_share(self.casus, self.team, Wat.GEGEVENS, Doel.SAMENWERKING, self.vandaag)
        if isinstance(oordeel, Nee):
            raise ValidationError({"team": f"{oordeel.reden} {oordeel.weg}".strip()})

    @transition(
        status,
        source=Status.AANGEMELD,
        target=Status.BEVESTIGD,
        permission=works_at_team,
        custom={
            "label": "Ontvangst bevestigen",
            "gebeurd": "Lokaal team heeft de aanmelding ontvangen",
            "volgorde": 10,
        },
    )
    def confirm(self, *, on: date, by: Any) -> None:
        """The team always tells that the aanmelding has arrived."""
        self.bevestigd_op, self.bevestigd_door = on, by
