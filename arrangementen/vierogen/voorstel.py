"""Het voorstel van de eerste beslisser, en wat de tweede ermee doet."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from arrangementen.verzoeken.beide import lock_with
from arrangementen.verzoeken.besluit import required
from arrangementen.verzoeken.models import Verzoek
from casusregie.bevoegdheden import is_system
from casusregie.casus.models import Casus
from casusregie.termijnen.feiten import Termijnfeit
from casusregie.termijnen.models import MetTermijnen
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.velden import Statusveld

from .regels import (
    about_exactly_one,
    carry_out,
    is_first,
    is_second,
    is_still_open,
    one_open_each,
    tell_first,
)
from .soorten import REGIE, SOORTEN, Soort, name_of
from .stand import Voorstelstand
from .zicht import VoorstelQuerySet, close_sight

TERMIJN = "besluit.tweede"


@pghistory.track()
class Besluitvoorstel(MetTermijnen, Onderwerp):
    """What the first person wants to grant, above the amount for which two people decide.

    `velden` are the arguments of the decision, as JSON. Amounts in eurocents; `bedrag_cent` is None
    when there is no tariff.
    """

    verzoek = models.ForeignKey(
        Verzoek, models.CASCADE, null=True, blank=True, related_name="voorstellen"
    )
    wijziging = models.ForeignKey(
        "arrangementen.Wijzigingsverzoek",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="voorstellen",
    )
    arrangement = models.ForeignKey(
        "arrangementen.Arrangement",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="voorstellen",
    )
    toewijzing = models.ForeignKey(
        "arrangementen.Toewijzing",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="voorstellen",
    )
    status = Statusveld(default=Voorstelstand.OPEN, choices=Voorstelstand.choices)
    velden = models.JSONField(default=dict)
    bedrag_cent = models.PositiveBigIntegerField(null=True, blank=True)
    grens_cent = models.PositiveBigIntegerField()
    voorgesteld_op = models.DateField()
    voorgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    beoordeeld_op = models.DateField(null=True, blank=True)
    beoordeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    terug_reden = models.TextField("waarom het terug gaat", blank=True)

    objects = VoorstelQuerySet.as_manager()

    lock_with = (
        *("voorgesteld_door", "toewijzing__casus", "toewijzing__gemeente", "toewijzing__aanbieder"),
        "toewijzing__onderdeel__arrangement",
    )

    class Meta:
        verbose_name = "voorstel voor een besluit"
        verbose_name_plural = "voorstellen voor een besluit"
        ordering = ["id"]
        constraints = [
            about_exactly_one(),
            *one_open_each(),
            models.CheckConstraint(
                name="voorstel_twee_personen",
                condition=~Q(status__in=["bevestigd", "teruggegeven"])
                | Q(beoordeeld_door__isnull=False) & ~Q(beoordeeld_door=F("voorgesteld_door")),
            ),
            models.CheckConstraint(
                name="voorstel_terug_met_reden",
                condition=~Q(status="teruggegeven") | ~Q(terug_reden=""),
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel bij {self.over}"

    @property
    def veld(self) -> str:
        """Which of the foreign keys is filled in."""
        return next(naam for naam in SOORTEN if getattr(self, f"{naam}_id") is not None)

    @property
    def soort(self) -> Soort:
        """The rules of this kind."""
        return SOORTEN[self.veld]

    @property
    def over(self) -> Any:
        """The verzoek, the wijziging, the arrangement or the toewijzing it is about."""
        return getattr(self, self.veld)

    @property
    def naam(self) -> str:
        """What it is about, within a sentence."""
        return name_of(self.veld, self.over)

    def dossier_kenmerk(self) -> Any:
        return self.over.dossier_kenmerk()

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """As the decision itself: casus first. A toewijzing is locked when it changes."""
        if self.veld == "toewijzing":
            return (Casus.objects.filter(pk=self.over.casus_id),)
        return lock_with(self.over)

    def may_register(self, by: Any) -> Oordeel:
        """Whoever may decide may propose."""
        return self.soort.eerste(self.over.on(self.vandaag), by)

    def termijn_casus(self) -> Casus:
        casus: Casus = self.over.casus
        return casus

    @classmethod
    def with_facts(cls) -> models.QuerySet[Any]:
        """With the casus of each, for recomputing many."""
        return cls.objects.of_regie().with_over()

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The second person has a term, unless the verzoek has one already (own choice)."""
        if self.veld not in REGIE or self.status == Voorstelstand.VERVALLEN:
            return []
        return [
            Termijnfeit(
                TERMIJN,
                start=self.voorgesteld_op,
                voldaan_op=self.beoordeeld_op,
                aan_zet=self.soort.tweede,
                organisatie_id=self.over.gemeente_id,
                titel=f"Besluit als tweede over {self.naam}"[:160],
            )
        ]

    def sync_termijnen(self) -> None:
        """A verzoek has its own clock; then there is nothing to keep."""
        if self.veld in REGIE:
            super().sync_termijnen()

    @transition(
        status,
        source=Voorstelstand.OPEN,
        target=Voorstelstand.BEVESTIGD,
        conditions=[is_still_open],
        permission=is_second,
        custom={
            "label": "Bevestigen",
            "gebeurd": "Voorstel bevestigd door een tweede beslisser",
            "direct": (carry_out, close_sight),
            "volgorde": 10,
        },
    )
    def confirm(self, *, on: date, by: Any) -> None:
        """The second person agrees; the verzoek is granted at once."""
        self.beoordeeld_op, self.beoordeeld_door = on, by

    @transition(
        status,
        source=Voorstelstand.OPEN,
        target=Voorstelstand.TERUGGEGEVEN,
        permission=is_second,
        custom={
            "label": "Teruggeven",
            "gebeurd": "Voorstel teruggegeven",
            "direct": (tell_first, close_sight),
            "volgorde": 20,
        },
    )
    def send_back(self, *, on: date, by: Any, terug_reden: str) -> None:
        """The second person does not agree; the verzoek waits for a decision as before."""
        self.beoordeeld_op, self.beoordeeld_door = on, by
        self.terug_reden = required(terug_reden, "terug_reden", "Schrijf op wat er anders moet")

    @transition(
        status,
        source=Voorstelstand.OPEN,
        target=Voorstelstand.VERVALLEN,
        permission=is_first,
        custom={
            "label": "Voorstel intrekken",
            "gebeurd": "Voorstel ingetrokken",
            "direct": (close_sight,),
            "volgorde": 30,
        },
    )
    def retract(self, *, on: date, by: Any) -> None:
        self.beoordeeld_op = on

    @transition(
        status,
        source=Voorstelstand.OPEN,
        target=Voorstelstand.VERVALLEN,
        permission=is_system,
        custom={
            "label": "Vervallen",
            "gebeurd": "Voorstel vervallen",
            "direct": (close_sight,),
            "systeem": True,
        },
    )
    def lapse(self, *, on: date, by: Any) -> None:
        """The verzoek was decided in another way, or withdrawn."""
        self.beoordeeld_op = on
