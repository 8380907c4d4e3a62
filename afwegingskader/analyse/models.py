"""De verklarende analyse: tien delen, door een gekwalificeerde gedragswetenschapper."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxLengthValidator
from django.db import models
from django_fsm import transition

from afwegingskader.aanvraag.models import EenOpEenAanvraag
from afwegingskader.bevoegdheden import may_analyse
from afwegingskader.keuzes import INSTRUMENTEN, Advies, Gesprekspartner
from afwegingskader.zicht import EigenAanbiederQuerySet
from casusregie.models import Jeugdige
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.overgangen import perform
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .bewakers import (
    aanvraag_still_lives,
    all_parts_are_written,
    both_parties_agreed,
    something_changed,
)

MAX_TEKST = 8000


class AnalyseQuerySet(EigenAanbiederQuerySet):
    """Hangs under the casus through its aanvraag."""

    pad = "aanvraag__casus"
    aanbieder_pad = "aanvraag__aanbieder"


def _part() -> models.TextField:
    return models.TextField(blank=True, validators=[MaxLengthValidator(MAX_TEKST)])


def may_write(analyse: Any, medewerker: Any) -> Oordeel:
    """The author; a colleague only when the author no longer works there."""
    if analyse.auteur_id != medewerker.pk:
        auteur = analyse.auteur
        if auteur.has_role(Rol.GEDRAGSWETENSCHAPPER, on=analyse.vandaag):
            return Nee(f"Alleen {auteur} werkt aan deze analyse.", f"Vraag het {auteur}.")
    return may_analyse(analyse, medewerker)


def record_at_aanvraag(analyse: Any, *, by: Any, op: datetime) -> None:
    """The adopted analysis moves its aanvraag on, in the same transaction."""
    if analyse.aanvraag.status == "akkoord":
        perform(analyse.aanvraag, "record_analyse", by=by, op=op)


@pghistory.track()
class VerklarendeAnalyse(Onderwerp):
    """Why it is as it is and what is needed; each version is frozen once adopted (GV-M3-02)."""

    class Stand(models.TextChoices):
        CONCEPT = "concept", "Concept"
        VASTGESTELD = "vastgesteld", "Vastgesteld"

    aanvraag = models.ForeignKey(EenOpEenAanvraag, models.PROTECT, related_name="analyses")
    auteur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nummer = models.PositiveSmallIntegerField("versie van de analyse", default=1)
    reden_versie = _part()
    gesproken_met = ArrayField(
        models.CharField(max_length=20, choices=Gesprekspartner), default=list, blank=True
    )
    niet_gesproken = _part()
    instrumenten = ArrayField(
        models.CharField(max_length=30, choices=list(INSTRUMENTEN.items())),
        default=list,
        blank=True,
    )
    aanleiding = _part()
    feiten = _part()
    ontstaan = _part()
    in_stand = _part()
    beschermend = _part()
    eerdere_hulp = _part()
    samenhang = _part()
    mening_jeugdige = _part()
    mening_ouders = _part()
    advies_tekst = _part()
    advies = models.CharField(max_length=12, choices=Advies, blank=True)
    vastgesteld_op = models.DateField(null=True, blank=True)
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = Statusveld(default=Stand.CONCEPT, choices=Stand)

    objects = AnalyseQuerySet.as_manager()

    class Meta:
        verbose_name = "verklarende analyse"
        verbose_name_plural = "verklarende analyses"
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag", "nummer"],
                name="een_analyse_per_versienummer",
                violation_error_message="Deze versie van de verklarende analyse is er al",
            ),
            models.UniqueConstraint(
                fields=["aanvraag"],
                condition=models.Q(vastgesteld_op=None),
                name="een_concept_analyse_per_aanvraag",
                violation_error_message="Er is al een concept van de verklarende analyse",
            ),
            models.CheckConstraint(
                name="vastgestelde_analyse_met_dag_en_mens",
                condition=models.Q(status="concept", vastgesteld_op=None, vastgesteld_door=None)
                | models.Q(
                    status="vastgesteld",
                    vastgesteld_op__isnull=False,
                    vastgesteld_door__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"verklarende analyse bij {self.aanvraag}"

    @property
    def casus(self) -> Any:
        """The casus, for permissions."""
        return self.aanvraag.casus

    def dossier_kenmerk(self) -> Any:
        """Part of the casus."""
        return self.aanvraag.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The same order as the aanvraag, which moves along when the analysis is adopted."""
        return [
            Jeugdige.objects.filter(casussen__aanvragen=self.aanvraag_id),
            EenOpEenAanvraag.objects.filter(pk=self.aanvraag_id),
        ]

    def previous(self) -> Any:
        """The version before this one; None for the first. Asked once per instance."""
        if "_vorige" not in self.__dict__:
            andere = type(self).objects.filter(aanvraag=self.aanvraag_id, nummer=self.nummer - 1)
            self.__dict__["_vorige"] = andere.first() if self.nummer > 1 else None
        return self.__dict__["_vorige"]

    def may_register(self, by: Any) -> Oordeel:
        """Made from the moment the aanvraag was submitted; a next version until the end."""
        if self.nummer == 1 and self.aanvraag.status not in ("ingediend", "akkoord"):
            return Nee("Een verklarende analyse hoort bij een ingediende aanvraag.")
        leeft = aanvraag_still_lives(self.aanvraag)
        return may_analyse(self, by) if leeft else leeft

    def may_amend(self, by: Any) -> Oordeel:
        """Only a concept at an aanvraag that waits for it, by its author."""
        if self.status != self.Stand.CONCEPT:
            return Nee("De analyse is vastgesteld en verandert niet meer.")
        leeft = aanvraag_still_lives(self.aanvraag)
        return may_write(self, by) if leeft else leeft

    @transition(
        field=status,
        source=Stand.CONCEPT,
        target=Stand.VASTGESTELD,
        conditions=[both_parties_agreed, all_parts_are_written, something_changed],
        permission=may_write,
        custom={
            "label": "Analyse vaststellen",
            "gebeurd": "Verklarende analyse vastgesteld",
            "direct": (record_at_aanvraag,),
            "then": ("afwegingskader.tell_version",),
        },
    )
    def adopt(self, *, on: date, by: Any) -> None:
        """Freeze the analysis; its aanvraag moves on."""
        self.vastgesteld_op, self.vastgesteld_door = on, by
