"""De gemeente vraagt de aanbieder om meer informatie, en de aanbieder antwoordt (CR-B1-23)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casusregie.casus.querysets import OnderCasusQuerySet
from verloop.fouten import Conflict
from verloop.models import Onderwerp
from verloop.overgangen import amend, register
from verloop.redenen import Nee, Oordeel

from .bevoegd import is_aanbieder, may_decide
from .keuzes import OPEN
from .models import Verzoek


class VraagQuerySet(OnderCasusQuerySet):
    """Sentences about questions."""

    pad = "verzoek__casus"

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """As the verzoek itself."""
        zichtbaar = Verzoek.objects.visible_to(medewerker, on).order_by()
        return self.filter(verzoek__in=zichtbaar)

    def unanswered(self) -> Self:
        """The aanbieder is aan zet."""
        return self.filter(beantwoord_op=None)


@pghistory.track()
class Informatievraag(Onderwerp):
    """One question of the gemeente about a verzoek, with the answer of the aanbieder."""

    verzoek = models.ForeignKey(Verzoek, models.CASCADE, related_name="vragen")
    vraag = models.TextField("wat wilt u weten")
    gesteld_op = models.DateField()
    gesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    antwoord = models.TextField(blank=True)
    beantwoord_op = models.DateField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = VraagQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag om informatie"
        verbose_name_plural = "vragen om informatie"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["verzoek"], condition=Q(beantwoord_op=None), name="een_vraag_tegelijk"
            ),
            models.CheckConstraint(
                name="vraag_beantwoord_met_tekst",
                condition=Q(beantwoord_op=None) | ~Q(antwoord=""),
            ),
        ]

    def __str__(self) -> str:
        return f"vraag bij {self.verzoek}"

    def dossier_kenmerk(self) -> Any:
        return self.verzoek.dossier_kenmerk()

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """Casus and verzoek first: no question while a decision is being made."""
        return (*self.verzoek.lock_first(), Verzoek.objects.filter(pk=self.verzoek_id))

    def may_register(self, by: Any) -> Oordeel:
        """Whoever decides may ask, one question at a time."""
        return may_ask(self.verzoek.on(self.vandaag), by)

    def may_amend(self, by: Any) -> Oordeel:
        """The aanbieder answers once."""
        if self.beantwoord_op is not None:
            return Nee("Deze vraag is al beantwoord.")
        return is_aanbieder(self.verzoek.on(self.vandaag), by)

    def sync_termijnen(self) -> None:
        """The research stands still while the aanbieder is asked."""
        Verzoek.objects.get(pk=self.verzoek_id).sync_termijnen()


def may_ask(verzoek: Any, medewerker: Any) -> Oordeel:
    """An open verzoek without an unanswered question."""
    if verzoek.status not in OPEN:
        return Nee("Op dit verzoek is al besloten.")
    if any(vraag.beantwoord_op is None for vraag in verzoek.vragen.all()):
        return Nee("Uw vorige vraag is nog niet beantwoord.", "Wacht op het antwoord.")
    return may_decide(verzoek, medewerker)


def ask(verzoek: Any, vraag: str, *, by: Any, op: datetime | None = None) -> Informatievraag:
    """Put a question to the aanbieder. Raises PermissionDenied or ValidationError."""
    op = op or timezone.now()
    if not vraag.strip():
        raise ValidationError({"vraag": "Schrijf op wat u wilt weten"})
    nieuw = Informatievraag(
        verzoek=verzoek, vraag=vraag, gesteld_op=timezone.localdate(op), gesteld_door=by
    )
    return register(nieuw, by=by, op=op, code="vraag_gesteld")


def answer(
    vraag: Informatievraag, antwoord: str, *, by: Any, op: datetime | None = None
) -> Informatievraag:
    """Answer it. Raises PermissionDenied, Conflict or ValidationError."""
    op = op or timezone.now()
    if not antwoord.strip():
        raise ValidationError({"antwoord": "Schrijf uw antwoord op"})
    if vraag.beantwoord_op is not None:
        raise Conflict("Deze vraag is al beantwoord.")
    return amend(
        vraag,
        by=by,
        op=op,
        code="vraag_beantwoord",
        antwoord=antwoord,
        beantwoord_op=timezone.localdate(op),
        beantwoord_door=by,
    )
