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
from casusregie.termijnen.melden import notify
from verloop.fouten import Conflict
from verloop.models import Onderwerp
from verloop.overgangen import amend, register
from verloop.redenen import Nee, Oordeel

from .beide import about_one, lock_with, seen_with
from .bevoegd import is_aanbieder, may_decide
from .keuzes import AANBIEDERROLLEN, OPEN, Vraagreden
from .models import Verzoek


class VraagQuerySet(OnderCasusQuerySet):
    """Sentences about questions."""

    pad = "verzoek__casus"

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """As the verzoek itself."""
        return self.filter(seen_with(self.model, medewerker, on))

    def unanswered(self) -> Self:
        """The aanbieder is aan zet."""
        return self.filter(beantwoord_op=None)


@pghistory.track()
class Informatievraag(Onderwerp):
    """One question of the gemeente about a verzoek, with the answer of the aanbieder.

    It is about a verzoek om toewijzing or a verzoek om wijziging. `reden` says why the clock of
    the research stands still.
    """

    verzoek = models.ForeignKey(
        Verzoek, models.CASCADE, null=True, blank=True, related_name="vragen"
    )
    wijziging = models.ForeignKey(
        "arrangementen.Wijzigingsverzoek",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="vragen",
    )
    reden = models.CharField(
        "waarom de gemeente dit vraagt",
        max_length=20,
        choices=Vraagreden,
        default=Vraagreden.ONDERBOUWING,
    )
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

    lock_with = ("gesteld_door",)

    class Meta:
        verbose_name = "vraag om informatie"
        verbose_name_plural = "vragen om informatie"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["verzoek"], condition=Q(beantwoord_op=None), name="een_vraag_tegelijk"
            ),
            models.UniqueConstraint(
                fields=["wijziging"],
                condition=Q(beantwoord_op=None),
                name="een_vraag_tegelijk_wijziging",
            ),
            about_one("vraag_over_een_verzoek"),
            models.CheckConstraint(
                name="vraag_beantwoord_met_tekst",
                condition=Q(beantwoord_op=None) | ~Q(antwoord=""),
            ),
        ]

    def __str__(self) -> str:
        return f"vraag bij {self.over}"

    @property
    def over(self) -> Any:
        """The verzoek om toewijzing or om wijziging it is about."""
        return self.verzoek or self.wijziging

    def dossier_kenmerk(self) -> Any:
        return self.over.dossier_kenmerk()

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """Casus and verzoek first: no question while a decision is being made."""
        return lock_with(self.over)

    def may_register(self, by: Any) -> Oordeel:
        """Whoever decides may ask, one question at a time."""
        return may_ask(self.over.on(self.vandaag), by)

    def may_amend(self, by: Any) -> Oordeel:
        """The aanbieder answers once."""
        if self.beantwoord_op is not None:
            return Nee("Deze vraag is al beantwoord.")
        return is_aanbieder(self.over.on(self.vandaag), by)

    def sync_termijnen(self) -> None:
        """The research stands still while the aanbieder is asked."""
        type(self.over).objects.get(pk=self.over.pk).sync_termijnen()


def may_ask(verzoek: Any, medewerker: Any) -> Oordeel:
    """An open verzoek without an unanswered question."""
    if verzoek.status not in OPEN:
        return Nee("Op dit verzoek is al besloten.")
    if any(vraag.beantwoord_op is None for vraag in verzoek.vragen.all()):
        return Nee("Uw vorige vraag is nog niet beantwoord.", "Wacht op het antwoord.")
    return may_decide(verzoek, medewerker)


def ask(
    verzoek: Any,
    vraag: str,
    *,
    by: Any,
    op: datetime | None = None,
    reden: str = Vraagreden.ONDERBOUWING,
) -> Informatievraag:
    """Put a question to the aanbieder, about a verzoek of either kind.

    Raises PermissionDenied or ValidationError.
    """
    op = op or timezone.now()
    if not vraag.strip():
        raise ValidationError({"vraag": "Schrijf op wat u wilt weten"})
    over = "verzoek" if isinstance(verzoek, Verzoek) else "wijziging"
    nieuw = Informatievraag(
        vraag=vraag,
        reden=reden,
        gesteld_op=timezone.localdate(op),
        gesteld_door=by,
        **{over: verzoek},
    )
    nieuw = register(nieuw, by=by, op=op, code="vraag_gesteld")
    rollen = tuple(f"{rol}@{verzoek.aanbieder_id}" for rol in AANBIEDERROLLEN)
    _tell(nieuw, "verzoek.vraag", "vraagt meer informatie", op, aan=rollen)
    return nieuw


def _tell(vraag: Informatievraag, soort: str, wat: str, op: datetime, **wie: Any) -> None:
    over = vraag.over
    wie_doet = over.gemeente if soort == "verzoek.vraag" else over.aanbieder
    titel = f"{wie_doet} {wat} bij verzoek {over.nummer}"[:160]
    dag, sleutel = timezone.localdate(op), str(vraag.kenmerk)
    notify(over.casus, soort, titel, over, on=dag, sleutel=sleutel, **wie)


def answer(
    vraag: Informatievraag, antwoord: str, *, by: Any, op: datetime | None = None
) -> Informatievraag:
    """Answer it. Raises PermissionDenied, Conflict or ValidationError."""
    op = op or timezone.now()
    if not antwoord.strip():
        raise ValidationError({"antwoord": "Schrijf uw antwoord op"})
    if vraag.beantwoord_op is not None:
        raise Conflict("Deze vraag is al beantwoord.", over=vraag)
    vraag = amend(
        vraag,
        by=by,
        op=op,
        code="vraag_beantwoord",
        antwoord=antwoord,
        beantwoord_op=timezone.localdate(op),
        beantwoord_door=by,
    )
    _tell(vraag, "verzoek.antwoord", "antwoordt op uw vraag", op, medewerker=vraag.gesteld_door)
    return vraag
