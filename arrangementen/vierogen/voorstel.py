"""Het voorstel van de eerste beslisser, en wat de tweede ermee doet."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import transition

from arrangementen.verzoeken.beide import about_one, lock_with, seen_with
from arrangementen.verzoeken.besluit import required
from arrangementen.verzoeken.bevoegd import may_decide
from arrangementen.verzoeken.keuzes import OPEN, Voorstelstand
from arrangementen.verzoeken.models import Verzoek
from arrangementen.verzoeken.vierogen import TweedeNodig
from casusregie.bevoegdheden import is_system
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.termijnen.melden import notify
from verloop.models import Onderwerp
from verloop.overgangen import perform, register
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld


class VoorstelQuerySet(OnderCasusQuerySet):
    """Sentences about voorstellen."""

    pad = "verzoek__casus"

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """As the verzoek itself."""
        return self.filter(seen_with(self.model, medewerker, on))

    def open(self) -> Self:
        """Waiting for the second person."""
        return self.filter(status=Voorstelstand.OPEN)


def is_second(voorstel: Any, medewerker: Any) -> Oordeel:
    """Somebody who may decide, and who did not make the voorstel."""
    if medewerker.pk == voorstel.voorgesteld_door_id:
        return Nee("U deed dit voorstel zelf. Een collega besluit erover.")
    return may_decide(voorstel.over.on(voorstel.vandaag), medewerker)


def is_first(voorstel: Any, medewerker: Any) -> Oordeel:
    """Who made the voorstel."""
    if medewerker.pk == voorstel.voorgesteld_door_id:
        return True
    return Nee("Alleen wie dit voorstelde, trekt het in.")


def is_still_open(voorstel: Any) -> Oordeel:
    """The verzoek still waits for a decision."""
    return True if voorstel.over.status in OPEN else Nee("Op dit verzoek is al besloten.")


def carry_out(voorstel: Any, *, by: Any, op: datetime) -> None:
    """Follows `confirm` in the same transaction: the verzoek is granted as was proposed."""
    perform(voorstel.over, "grant", by=by, op=op, **voorstel.velden)


def tell_first(voorstel: Any, *, by: Any, op: datetime) -> None:
    """Follows `send_back`: who proposed it hears it."""
    notify(
        voorstel.over.casus,
        "verzoek.voorstel_terug",
        f"Uw voorstel bij verzoek {voorstel.over.nummer} is teruggegeven",
        voorstel.over,
        on=timezone.localdate(op),
        medewerker=voorstel.voorgesteld_door,
        sleutel=str(voorstel.kenmerk),
    )


@pghistory.track()
class Besluitvoorstel(Onderwerp):
    """What the first person wants to grant, above the amount for which two people decide.

    `velden` are the arguments of `grant`, as JSON. Amounts in eurocents; `bedrag_cent` is None
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

    class Meta:
        verbose_name = "voorstel voor een besluit"
        verbose_name_plural = "voorstellen voor een besluit"
        ordering = ["id"]
        constraints = [
            about_one("voorstel_over_een_verzoek"),
            models.UniqueConstraint(
                fields=["verzoek"], condition=Q(status="open"), name="voorstel_een_open"
            ),
            models.UniqueConstraint(
                fields=["wijziging"], condition=Q(status="open"), name="voorstel_een_open_wijziging"
            ),
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
    def over(self) -> Any:
        """The verzoek om toewijzing or om wijziging it is about."""
        return self.verzoek or self.wijziging

    def dossier_kenmerk(self) -> Any:
        return self.over.dossier_kenmerk()

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        return lock_with(self.over)

    def may_register(self, by: Any) -> Oordeel:
        """Whoever may decide may propose."""
        return may_decide(self.over.on(self.vandaag), by)

    @transition(
        status,
        source=Voorstelstand.OPEN,
        target=Voorstelstand.BEVESTIGD,
        conditions=[is_still_open],
        permission=is_second,
        custom={
            "label": "Bevestigen en toekennen",
            "gebeurd": "Voorstel bevestigd door een tweede beslisser",
            "direct": (carry_out,),
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
            "direct": (tell_first,),
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
        custom={"label": "Voorstel intrekken", "gebeurd": "Voorstel ingetrokken", "volgorde": 30},
    )
    def retract(self, *, on: date, by: Any) -> None:
        self.beoordeeld_op = on

    @transition(
        status,
        source=Voorstelstand.OPEN,
        target=Voorstelstand.VERVALLEN,
        permission=is_system,
        custom={"label": "Vervallen", "gebeurd": "Voorstel vervallen", "systeem": True},
    )
    def lapse(self, *, on: date, by: Any) -> None:
        """The verzoek was decided in another way, or withdrawn."""
        self.beoordeeld_op = on


def propose(verzoek: Any, nodig: TweedeNodig, *, by: Any, op: datetime) -> Besluitvoorstel:
    """Keep what the first person wants to grant; `nodig` holds that, the amount and the limit.

    Raises Conflict when a voorstel is waiting already, PermissionDenied for who may not decide.
    """
    over = "verzoek" if isinstance(verzoek, Verzoek) else "wijziging"
    voorstel = Besluitvoorstel(
        velden=nodig.velden,
        bedrag_cent=nodig.prijs,
        grens_cent=nodig.grens,
        voorgesteld_op=timezone.localdate(op),
        voorgesteld_door=by,
        **{over: verzoek},
    )
    return register(voorstel, by=by, op=op, code="voorgesteld")


def grant_or_propose(
    verzoek: Any, *, by: Any, op: datetime | None = None, **gegevens: Any
) -> Besluitvoorstel | None:
    """Grant it; above the amount it becomes a voorstel, which is returned.

    What cannot be granted cannot be proposed either: it raises as `perform` does.
    """
    op = op or timezone.now()
    try:
        perform(verzoek, "grant", by=by, op=op, **gegevens)
    except TweedeNodig as nodig:
        return propose(verzoek, nodig, by=by, op=op)
    return None
