"""De toewijzing zoals de gemeente haar geeft, en wat de aanbieder over start en stop meldt."""

from datetime import date
from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import F, Q

from arrangementen.aanbod.models import EENHEDEN, FREQUENTIES, Product
from arrangementen.ijw import codelijsten
from casusregie.bevoegdheden import is_system
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.tellers import take

from .termijnfeiten import toewijzing_facts
from .zorgfeiten import REDENEN_STOP, TIJDELIJK, Stand, Zorgstart, Zorgstop

__all__ = [
    "REDENEN_STOP",
    "TIJDELIJK",
    "Normoordeel",
    "Stand",
    "Toewijzing",
    "Toewijzingteller",
    "Zorgstart",
    "Zorgstop",
]

VERVALLEN = "13"
REDENEN_WIJZIGING = list(codelijsten.codes("RedenWijziging").items())
EERSTE_NUMMER = 100_000_000


class Normoordeel(models.TextChoices):
    """How the toewijzing lies beside the norm at the moment of decision (NK-11, NK-15)."""

    BINNEN = "binnen", "Binnen de norm"
    BOVEN = "boven", "Boven de norm"
    GEEN = "geen", "Geen norm"


class ToewijzingQuerySet(OnderCasusQuerySet):
    """Sentences about toewijzingen."""

    def standing(self) -> Self:
        """Not removed (reason 13)."""
        return self.exclude(reden_wijziging=VERVALLEN)

    def current(self, on: date) -> Self:
        """'Actueel' on that day: running or still to start, and not removed (iJw TR349)."""
        return self.standing().filter(
            Q(einddatum=None) | Q(einddatum__gte=on) | Q(ingangsdatum__gt=on)
        )

    def between(self, gemeente: Organisatie, aanbieder: Organisatie) -> Self:
        """From this gemeente to this aanbieder."""
        return self.filter(gemeente=gemeente, aanbieder=aanbieder)

    def of_jeugdige(self, jeugdige_id: int) -> Self:
        """For this jeugdige, in whatever casus."""
        return self.filter(casus__jeugdige_id=jeugdige_id)

    def unreported(self) -> Self:
        """With a decision that no JW301 carries yet."""
        return self.filter(gemeld_in=None)

    def with_zorg(self) -> Self:
        """With its starts and stops, so that `stand` costs no query per row."""
        return self.prefetch_related("starts__stops")


@pghistory.track()
class Toewijzing(MetTermijnen, Onderwerp):
    """One numbered right to help of one jeugdige at one aanbieder (JW301 ToegewezenProduct).

    `toegewezen_op` is the moment of the last decision and stays so when sent again (IV013).
    `reden_wijziging` and `referentie_aanbieder` belong to that decision: they go along only in the
    JW301 that reports it (IV097, IV099), which `gemeld_in` names.
    """

    nummer = models.PositiveIntegerField()
    onderdeel = models.ForeignKey(
        "arrangementen.Arrangementonderdeel", models.PROTECT, related_name="toewijzingen"
    )
    casus = models.ForeignKey(Casus, models.PROTECT, related_name="toewijzingen")
    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="toewijzingen")
    product = models.ForeignKey(Product, models.PROTECT, related_name="toewijzingen")
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)
    volume = models.PositiveIntegerField(null=True, blank=True)
    eenheid = models.CharField(max_length=2, choices=EENHEDEN, blank=True)
    frequentie = models.CharField(max_length=1, choices=FREQUENTIES, blank=True)
    budget_cent = models.PositiveIntegerField(null=True, blank=True)
    toegewezen_op = models.DateTimeField()
    reden_wijziging = models.CharField(max_length=2, choices=REDENEN_WIJZIGING, blank=True)
    referentie_aanbieder = models.CharField(max_length=36, blank=True)
    gemeld_in = models.ForeignKey(
        "arrangementen.Bericht", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    normoordeel = models.CharField(max_length=10, choices=Normoordeel, default=Normoordeel.GEEN)
    norm_grond = models.CharField(
        max_length=12, blank=True, help_text="Code van de grond, of 'hardheid'"
    )

    afwegingen = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="Antwoorden op de vaste vragen, bij elke wijziging van de regie met meer hulp",
    )

    objects = ToewijzingQuerySet.as_manager()

    class Meta:
        verbose_name = "toewijzing"
        verbose_name_plural = "toewijzingen"
        ordering = ["ingangsdatum", "nummer"]
        indexes = [
            models.Index(fields=["aanbieder", "product"], name="toewijzing_aanbieder"),
            models.Index(fields=["product", "normoordeel"], name="toewijzing_norm"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "nummer"], name="toewijzing_nummer_uniek"),
            models.CheckConstraint(
                name="toewijzing_einde_na_ingang",
                condition=Q(einddatum=None) | Q(einddatum__gte=F("ingangsdatum")),
                violation_error_message="Kies een einddatum die niet voor de ingangsdatum ligt",
            ),
            models.CheckConstraint(
                name="toewijzing_omvang_of_budget",
                condition=Q(volume__isnull=True) | Q(budget_cent__isnull=True),
            ),
            models.CheckConstraint(
                name="toewijzing_vervallen_op_een_dag",
                condition=~Q(reden_wijziging=VERVALLEN) | Q(einddatum=F("ingangsdatum")),
            ),
        ]

    def __str__(self) -> str:
        return f"toewijzing {self.nummer}"

    def dossier_kenmerk(self) -> Any:
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """A toewijzing follows from a decision; it is not made by hand (domein.md §0 j)."""
        return is_system(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Changes follow from a decision as well."""
        return is_system(self, by)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """Reporting start and stop (iJw OP271, OP272)."""
        return toewijzing_facts(self)

    @property
    def opt_out(self) -> bool:
        """With an opt-out only the backoffice decides for the gemeente."""
        return self.casus.opt_out

    @property
    def vervallen(self) -> bool:
        """Counts as never given."""
        return self.reden_wijziging == VERVALLEN

    def counting_starts(self) -> list[Zorgstart]:
        """The starts that were not removed, oldest first; reads prefetched rows."""
        starts = [start for start in self.starts.all() if start.verwijderd_op is None]
        return sorted(starts, key=lambda start: start.begindatum)

    @property
    def stand(self) -> str:
        """What the reported starts and stops say now."""
        if self.vervallen:
            return Stand.VERVALLEN
        starts = self.counting_starts()
        return starts[-1].stand if starts else Stand.WACHT

    @property
    def stand_in_woorden(self) -> str:
        """The word on the screen."""
        return Stand(self.stand).label


class Toewijzingteller(models.Model):
    """The last toewijzingsnummer of a gemeente; locked while a new one is taken (TR332)."""

    gemeente = models.OneToOneField(Organisatie, models.PROTECT, primary_key=True)
    laatste = models.PositiveIntegerField(default=EERSTE_NUMMER)

    class Meta:
        verbose_name = "toewijzingteller"

    def __str__(self) -> str:
        return f"{self.gemeente}: {self.laatste}"

    @classmethod
    def take(cls, gemeente: Organisatie) -> int:
        """The next number (nine digits) of this gemeente; concurrent callers wait."""
        return take(cls, gemeente.pk, begin=EERSTE_NUMMER)
