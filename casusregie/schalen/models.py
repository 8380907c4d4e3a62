"""Het voorstel om hulp op of af te schalen, met wie is afgestemd en wat er is besloten."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.afronding.hulp import help_of
from casusregie.afronding.partijen import has_regie, holds_process
from casusregie.casus.models import Casus, Routesoort
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.escalatie.plekken import process_of
from casusregie.logboek.evaluaties.moment import Evaluatiemoment
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from casusregie.termijnen.plekken import place
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .keuzes import Aanleiding, Betrokkene, Richting, Stand

LANG = [MaxLengthValidator(4000)]
VERTEL = ("casusregie.tell_scaling",)


@pghistory.track()
class Schaalvoorstel(MetTermijnen, Onderwerp):
    """One proposal of who has the casusregie; at most one open at a time in a casus."""

    na_registratie = VERTEL

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="schaalvoorstellen")
    status = Statusveld(default=Stand.VOORGESTELD, choices=Stand, protected=False)
    richting = models.CharField(max_length=5, choices=Richting)
    aanleiding = models.CharField(max_length=15, choices=Aanleiding)
    evaluatie = models.ForeignKey(
        Evaluatiemoment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    voorstel = models.TextField("wat er verandert en waarom", validators=LANG)
    betrokkenen = ArrayField(models.CharField(max_length=20, choices=Betrokkene), default=list)
    afstemming = models.TextField("wat zij ervan vinden", validators=LANG)
    voorgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )
    voorgesteld_op = models.DateField()
    besluit = models.TextField(blank=True, validators=LANG)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    besloten_op = models.DateField(null=True, blank=True)
    ingang = models.DateField("vanaf welke dag", null=True, blank=True)

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "voorstel op- of afschalen"
        verbose_name_plural = "voorstellen op- of afschalen"
        constraints = [
            models.UniqueConstraint(
                fields=["casus"],
                condition=Q(status="voorgesteld"),
                name="schaalvoorstel_een_open",
                violation_error_message="Er wacht al een voorstel op een besluit",
            ),
            models.CheckConstraint(
                name="schaalvoorstel_besluit_met_dag",
                condition=~Q(status__in=["akkoord", "afgewezen"])
                | (Q(besloten_op__isnull=False) & ~Q(besluit="")),
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel op- of afschalen in {self.casus}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Who has the regie; nothing after closing."""
        if self.casus.gesloten_op is not None:
            return Nee("Deze casus is gesloten.")
        return has_regie(self, by)

    def clean(self) -> None:
        """What, and with whom it was talked over: always the family and who gives the help."""
        fouten = {}
        if not self.voorstel.strip():
            fouten["voorstel"] = "Schrijf op wat er verandert en waarom"
        if not self.afstemming.strip():
            fouten["afstemming"] = "Schrijf op wat zij ervan vinden"
        mist = [b.label for b in self.needed() if b not in self.betrokkenen]
        if self._state.adding and mist:
            fouten["betrokkenen"] = f"Stem ook af met: {', '.join(mist).lower()}"
        if fouten:
            raise ValidationError(fouten)

    def needed(self) -> list[Betrokkene]:
        """The family; the aanbieder while its help runs; jeugdbescherming under a measure."""
        nodig = [Betrokkene.GEZIN]
        if any(hulp.loopt for hulp in help_of(self.casus)):
            nodig.append(Betrokkene.AANBIEDER)
        if self.casus.route == Routesoort.BESCHERMING:
            nodig.append(Betrokkene.JEUGDBESCHERMING)
        return nodig

    def termijn_feiten(self) -> list[Termijnfeit]:
        """Five werkdagen for a decision (own choice)."""
        if self.status == Stand.INGETROKKEN:
            return []
        plek = place(*process_of(self.casus, self.voorgesteld_op))
        return [
            Termijnfeit("schalen.besluit", self.voorgesteld_op, self.besloten_op, aan_zet=(plek,))
        ]

    @transition(
        status,
        source=Stand.VOORGESTELD,
        target=Stand.AKKOORD,
        permission=holds_process,
        custom={
            "label": "Akkoord geven",
            "gebeurd": "Akkoord met op- of afschalen",
            "volgorde": 10,
            "then": VERTEL,
        },
    )
    def accept(self, *, on: date, by: Any, besluit: str, ingang: date) -> None:
        """The procesregisseur agrees, with the day from which it holds."""
        if ingang < on:
            raise ValidationError({"ingang": "Kies vandaag of een latere dag"})
        self.ingang = ingang
        self._decide(on, by, besluit)

    @transition(
        status,
        source=Stand.VOORGESTELD,
        target=Stand.AFGEWEZEN,
        permission=holds_process,
        custom={
            "label": "Niet akkoord",
            "gebeurd": "Niet akkoord met op- of afschalen",
            "volgorde": 20,
            "then": VERTEL,
        },
    )
    def refuse(self, *, on: date, by: Any, besluit: str) -> None:
        """Not now, and why."""
        self._decide(on, by, besluit)

    @transition(
        status,
        source=Stand.VOORGESTELD,
        target=Stand.INGETROKKEN,
        permission=has_regie,
        custom={"label": "Intrekken", "gebeurd": "Voorstel ingetrokken", "volgorde": 90},
    )
    def withdraw(self, *, on: date, by: Any) -> None:
        """Not needed any more."""

    def _decide(self, on: date, by: Any, besluit: str) -> None:
        if not besluit.strip():
            raise ValidationError({"besluit": "Schrijf op wat u besluit en waarom"})
        self.besluit, self.besloten_door, self.besloten_op = besluit.strip(), by, on
