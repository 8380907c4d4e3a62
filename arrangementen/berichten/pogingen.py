"""Hoe vaak het verwerken van een bericht mislukte, en wanneer dat niet meer vanzelf gebeurt."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F
from django.utils import timezone

from normenkader.instellingen import instelling


class Verwerkpoging(models.Model):
    """How often one message could not be processed; without a row it never failed."""

    bericht = models.OneToOneField(
        "arrangementen.Bericht", models.CASCADE, primary_key=True, related_name="verwerkpoging"
    )
    aantal = models.PositiveIntegerField(default=0)
    laatste_op = models.DateTimeField()

    class Meta:
        verbose_name = "poging om een bericht te verwerken"
        verbose_name_plural = "pogingen om een bericht te verwerken"

    def __str__(self) -> str:
        return f"{self.aantal} keer mislukt"


def count_attempt(rij: Any, op: datetime) -> int:
    """One more attempt on this message failed; returns how many there were."""
    Verwerkpoging.objects.get_or_create(bericht=rij, defaults={"laatste_op": op})
    eigen = Verwerkpoging.objects.filter(bericht=rij)
    eigen.update(aantal=F("aantal") + 1, laatste_op=op)
    return eigen.values_list("aantal", flat=True).get()


def most_attempts(op: datetime) -> int:
    """How often a message is tried by itself (a setting)."""
    return int(instelling("bericht.pogingen", timezone.localdate(op)))


def still_tried(rijen: models.QuerySet[Any], op: datetime) -> models.QuerySet[Any]:
    """Without the messages that are not tried by themselves any more."""
    op_ = Verwerkpoging.objects.filter(aantal__gte=most_attempts(op))
    return rijen.exclude(pk__in=op_.values("bericht"))
