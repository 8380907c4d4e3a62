"""De verklarende analyse: tien delen, door een gekwalificeerde gedragswetenschapper."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pghistory
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django_fsm import transition

from afwegingskader.aanvraag.models import EenOpEenAanvraag
from afwegingskader.bevoegdheden import may_analyse
from afwegingskader.keuzes import ANALYSE_DELEN, Advies
from afwegingskader.zicht import EigenAanbiederQuerySet
from casusregie.models import Jeugdige
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.overgangen import perform
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

MAX_TEKST = 8000


class AnalyseQuerySet(EigenAanbiederQuerySet):
    """Hangs under the casus through its aanvraag."""

    pad = "aanvraag__casus"
    aanbieder_pad = "aanvraag__aanbieder"


def _part() -> models.TextField:
    return models.TextField(blank=True, validators=[MaxLengthValidator(MAX_TEKST)])


def missing_parts(analyse: Any) -> list[str]:
    """The titles of the parts that are not written yet."""
    return [titel for veld, titel in ANALYSE_DELEN.items() if not getattr(analyse, veld).strip()]


def all_parts_are_written(analyse: Any) -> Oordeel:
    """Ten parts and an advice."""
    open_ = missing_parts(analyse)
    if open_:
        return Nee(f"Nog niet geschreven: {', '.join(open_)}.", "Vul de analyse aan.")
    if not analyse.advies:
        return Nee("Het advies is nog niet gekozen.", "Kies een advies.")
    return True


def both_parties_agreed(analyse: Any) -> Oordeel:
    """The analysis is adopted when aanbieder and casusregie both want this 1-op-1."""
    if analyse.aanvraag.status == "akkoord":
        return True
    if analyse.aanvraag.status == "ingediend":
        return Nee(
            "Er is nog geen akkoord van beide partijen.", "U kunt de analyse wel al schrijven."
        )
    return Nee("De aanvraag wacht niet meer op een verklarende analyse.")


def may_write(analyse: Any, medewerker: Any) -> Oordeel:
    """The author; a colleague only when the author no longer works there."""
    if analyse.auteur_id != medewerker.pk:
        auteur = analyse.auteur
        if auteur.has_role(Rol.GEDRAGSWETENSCHAPPER, on=analyse.vandaag):
            return Nee(f"Alleen {auteur} werkt aan deze analyse.", f"Vraag het {auteur}.")
    return may_analyse(analyse, medewerker)


def record_at_aanvraag(analyse: Any, *, by: Any, op: datetime) -> None:
    """The adopted analysis moves its aanvraag on, in the same transaction."""
    perform(analyse.aanvraag, "record_analyse", by=by, op=op)


@pghistory.track()
class VerklarendeAnalyse(Onderwerp):
    """Why it is as it is and what is needed; frozen once adopted."""

    class Stand(models.TextChoices):
        CONCEPT = "concept", "Concept"
        VASTGESTELD = "vastgesteld", "Vastgesteld"

    aanvraag = models.ForeignKey(EenOpEenAanvraag, models.PROTECT, related_name="analyses")
    auteur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
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
                fields=["aanvraag"],
                name="een_analyse_per_aanvraag",
                violation_error_message="Er is al een verklarende analyse bij deze aanvraag",
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

    def may_register(self, by: Any) -> Oordeel:
        """Made from the moment the aanvraag was submitted."""
        if self.aanvraag.status not in ("ingediend", "akkoord"):
            return Nee("Een verklarende analyse hoort bij een ingediende aanvraag.")
        return may_analyse(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Only a concept at an aanvraag that waits for it, by its author."""
        if self.status != self.Stand.CONCEPT:
            return Nee("De analyse is vastgesteld en verandert niet meer.")
        if self.aanvraag.status not in ("ingediend", "akkoord"):
            return Nee("De aanvraag wacht niet meer op een verklarende analyse.")
        return may_write(self, by)

    @transition(
        field=status,
        source=Stand.CONCEPT,
        target=Stand.VASTGESTELD,
        conditions=[both_parties_agreed, all_parts_are_written],
        permission=may_write,
        custom={
            "label": "Analyse vaststellen",
            "gebeurd": "Verklarende analyse vastgesteld",
            "direct": (record_at_aanvraag,),
        },
    )
    def adopt(self, *, on: date, by: Any) -> None:
        """Freeze the analysis; its aanvraag moves on."""
        self.vastgesteld_op, self.vastgesteld_door = on, by
