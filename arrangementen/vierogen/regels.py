"""Wie een voorstel bevestigt, teruggeeft of intrekt, en wat daarop volgt."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from arrangementen.verzoeken.bevoegd import may_decide
from casusregie.termijnen.melden import notify
from verloop.redenen import Nee, Oordeel

from .soorten import REGIE, SOORTEN


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
    """What it is about still waits for a decision."""
    return voorstel.soort.open(voorstel.over)


def carry_out(voorstel: Any, *, by: Any, op: datetime) -> None:
    """Follows `confirm` in the same transaction: it happens as was proposed."""
    voorstel.soort.uitvoeren(voorstel, by=by, op=op)


def tell_first(voorstel: Any, *, by: Any, op: datetime) -> None:
    """Follows `send_back`: who proposed it hears it."""
    notify(
        voorstel.over.casus,
        "verzoek.voorstel_terug",
        f"Uw voorstel bij {voorstel.naam} is teruggegeven"[:160],
        voorstel if voorstel.veld in REGIE else voorstel.over,
        on=timezone.localdate(op),
        medewerker=voorstel.voorgesteld_door,
        sleutel=str(voorstel.kenmerk),
    )


def about_exactly_one() -> models.CheckConstraint:
    """A voorstel is about one thing."""
    regel = Q()
    for naam in SOORTEN:
        regel |= Q(**{f"{ander}__isnull": ander != naam for ander in SOORTEN})
    return models.CheckConstraint(name="voorstel_over_een", condition=regel)


def one_open_each() -> list[models.UniqueConstraint]:
    """Of every thing at most one voorstel waits."""
    namen = {"verzoek": "voorstel_een_open"}
    return [
        models.UniqueConstraint(
            fields=[naam],
            condition=Q(status="open"),
            name=namen.get(naam, f"voorstel_een_open_{naam}"),
        )
        for naam in SOORTEN
    ]
