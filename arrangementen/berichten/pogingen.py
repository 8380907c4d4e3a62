"""Hoe vaak het verwerken van een bericht mislukte of afbrak, en wanneer het niet meer vanzelf gaat.

Wat begonnen is, staat vast voordat iemand het bericht leest. Valt het proces weg, dan is de poging
dus geteld. Van een groep die afbrak weet niemand welk bericht het was: daarna gaat elk alleen.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from normenkader.instellingen import instelling


class Verwerkpoging(models.Model):
    """How often one message was tried in vain; 0 while it is tried for the first time.

    Without a row it was never begun, or it was finished.
    """

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


@transaction.atomic
def begin_all(rijen: models.QuerySet[Any], op: datetime) -> dict[int, int]:
    """Note that these messages are begun, before anybody reads them.

    Returns by key how often each was tried in vain: one that was begun before and never finished
    was broken off. What somebody else handles at this moment is left out.
    """
    vrij = rijen.select_for_update(no_key=True, skip_locked=True).order_by("pk")
    ids = list(vrij.values_list("pk", flat=True))
    bekend = Verwerkpoging.objects.filter(bericht__in=ids)
    eerder = {pk: max(aantal, 1) for pk, aantal in bekend.values_list("bericht", "aantal")}
    if eerder:
        bekend.filter(aantal=0).update(aantal=1)
    nieuw = [Verwerkpoging(bericht_id=pk, laatste_op=op) for pk in ids if pk not in eerder]
    Verwerkpoging.objects.bulk_create(nieuw, ignore_conflicts=True)
    return {pk: eerder.get(pk, 0) for pk in ids}


def tried_before(ids: Iterable[int]) -> dict[int, int]:
    """Which of these were tried in vain before, and how often: each of them goes alone."""
    rijen = Verwerkpoging.objects.filter(bericht__in=ids, aantal__gt=0)
    return dict(rijen.values_list("bericht", "aantal"))


def finish(ids: Iterable[int]) -> None:
    """These were judged; with the transaction of the caller nothing of it is left."""
    Verwerkpoging.objects.filter(bericht__in=ids).delete()


def count_attempt(rij: Any, op: datetime) -> int:
    """One more attempt on this message failed; returns how many there were."""
    Verwerkpoging.objects.get_or_create(bericht=rij, defaults={"laatste_op": op})
    eigen = Verwerkpoging.objects.filter(bericht=rij)
    eigen.update(aantal=F("aantal") + 1, laatste_op=op)
    return attempts_at(rij)


def attempts_at(rij: Any) -> int:
    """How often this message was tried in vain."""
    return Verwerkpoging.objects.filter(bericht=rij).values_list("aantal", flat=True).get()


def only_looked(rij: Any) -> None:
    """The attempt that was counted just now was a look at the message, and it went well."""
    Verwerkpoging.objects.filter(bericht=rij).update(aantal=F("aantal") - 1)


def most_attempts(op: datetime) -> int:
    """How often a message is tried by itself (a setting); a group that breaks off is one of two."""
    return max(int(instelling("bericht.pogingen", timezone.localdate(op))), 2)


def given_up(op: datetime) -> models.QuerySet[Any, Any]:
    """The messages that are not tried by themselves any more."""
    return Verwerkpoging.objects.filter(aantal__gte=most_attempts(op)).values("bericht")


def still_tried(rijen: models.QuerySet[Any], op: datetime) -> models.QuerySet[Any]:
    """Without the messages that are not tried by themselves any more."""
    return rijen.exclude(pk__in=given_up(op))
