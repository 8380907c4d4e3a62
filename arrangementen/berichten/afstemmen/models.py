"""Een verschil tussen wat het dossier zegt en wat het laatste bericht zegt, en hoe het afliep."""

from datetime import date
from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import is_system
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .tabel import SOORTEN


class Verschilstand(models.TextChoices):
    """Open, gone by itself or by a solution, or known and accepted with a reason."""

    OPEN = "open", "Open"
    OPGELOST = "opgelost", "Opgelost"
    BEKEND = "bekend", "Bekend, met reden"


class Bekendreden(models.TextChoices):
    """Why a difference may stand."""

    AFGESPROKEN = "afgesproken", "Zo afgesproken met de aanbieder"
    ONDERWEG = "onderweg", "De aanbieder herstelt het met een volgend bericht"
    BUITEN_BERICHT = "buiten_bericht", "Buiten het berichtenverkeer om geregeld"
    ANDERS = "anders", "Anders"


class BerichtverschilQuerySet(OnderCasusQuerySet):
    """Sentences about differences."""

    def open(self) -> Self:
        """Nobody settled it yet."""
        return self.filter(status=Verschilstand.OPEN)

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Handled by the backoffice of the gemeente, nobody else."""
        return self.of_backoffice(medewerker, on)

    def of_backoffice(self, medewerker: Any, on: date) -> Self:
        """Of the gemeenten for which this person handles messages."""
        aanstellingen = medewerker.aanstellingen_op(on)
        gemeenten = {a.organisatie.gemeente() for a in aanstellingen if a.rol == Rol.BACKOFFICE}
        return self.filter(gemeente__in=gemeenten)


def may_settle(verschil: Any, medewerker: Any) -> Oordeel:
    """The backoffice of the gemeente, or the clock when the difference is gone."""
    wie = {"on": verschil.vandaag, "organisatie_id": verschil.gemeente_id}
    if is_system(verschil, medewerker) or medewerker.has_role(Rol.BACKOFFICE, **wie):
        return True
    return Nee("Alleen de backoffice van de gemeente werkt een verschil weg.")


@pghistory.track()
class Berichtverschil(Onderwerp):
    """The dossier says one thing about a toewijzing, the last message another.

    `dossier` and `bericht_zegt` hold the two compared values in words; another value is another
    difference. `over` names the toewijzing or the verzoek.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="berichtverschillen")
    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    toewijzing = models.ForeignKey(
        "arrangementen.Toewijzing",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="berichtverschillen",
    )
    verzoek = models.ForeignKey(
        "arrangementen.Verzoek",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="berichtverschillen",
    )
    bericht = models.ForeignKey(
        "arrangementen.Bericht",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="berichtverschillen",
    )
    soort = models.CharField(max_length=30, choices=SOORTEN)
    dossier = models.CharField(max_length=160)
    bericht_zegt = models.CharField(max_length=160)
    gevonden_op = models.DateField()
    status = Statusveld(default=Verschilstand.OPEN, choices=Verschilstand.choices)
    afgedaan_op = models.DateField(null=True, blank=True)
    reden = models.CharField(max_length=20, choices=Bekendreden, blank=True)
    toelichting = models.CharField(max_length=300, blank=True)

    objects = BerichtverschilQuerySet.as_manager()

    class Meta:
        verbose_name = "verschil tussen dossier en bericht"
        verbose_name_plural = "verschillen"
        ordering = ["gevonden_op", "pk"]
        indexes = [models.Index(fields=["gemeente", "status"], name="verschil_gemeente")]
        constraints = [
            models.UniqueConstraint(
                fields=["toewijzing", "soort", "dossier", "bericht_zegt"],
                condition=~Q(status=Verschilstand.OPGELOST),
                name="verschil_toewijzing_een_keer",
            ),
            models.UniqueConstraint(
                fields=["verzoek", "soort"],
                condition=~Q(status=Verschilstand.OPGELOST) & Q(toewijzing=None),
                name="verschil_verzoek_een_keer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} bij {self.over}"

    @property
    def over(self) -> Any:
        """The toewijzing or verzoek it is about."""
        return self.toewijzing or self.verzoek

    def dossier_kenmerk(self) -> Any:
        return self.casus.kenmerk

    def event_kind(self) -> str:
        return self.soort

    def may_register(self, by: Any) -> Oordeel:
        """Differences are found, not made."""
        return is_system(self, by)

    @transition(
        status,
        source=Verschilstand.OPEN,
        target=Verschilstand.OPGELOST,
        permission=is_system,
        custom={"label": "Oplossen", "gebeurd": "Verschil is weg", "systeem": True},
    )
    def settle(self, *, on: date, by: Any) -> None:
        """Compared again: both say the same."""
        self.afgedaan_op = on

    @transition(
        status,
        source=Verschilstand.BEKEND,
        target=Verschilstand.OPGELOST,
        permission=is_system,
        custom={"label": "Oplossen", "gebeurd": "Verschil is weg", "systeem": True},
    )
    def settle_known(self, *, on: date, by: Any) -> None:
        """What was accepted has gone as well."""
        self.afgedaan_op = on

    @transition(
        status,
        source=Verschilstand.OPEN,
        target=Verschilstand.BEKEND,
        permission=may_settle,
        custom={"label": "Als bekend vastleggen", "gebeurd": "Verschil vastgelegd als bekend"},
    )
    def accept(self, *, on: date, by: Any, reden: str, toelichting: str = "") -> None:
        """It may stand, for this reason."""
        self.afgedaan_op, self.reden, self.toelichting = on, reden, toelichting
