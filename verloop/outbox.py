"""Uitgaand werk: in dezelfde transactie opgeschreven, daarna precies één keer gedaan.

De database is de waarheid en Celery de deurbel: een taak die kwijtraakt, dubbel komt of te laat
is, verandert niets aan het resultaat.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from .models import Gebeurtenis, Onderwerp, Outbox
from .stap import follow

#: With the pauses below given up after more than six hours: a night without a mail server.
MAX_POGINGEN = 13
WACHT, HOOGSTE_WACHT = timedelta(seconds=20), timedelta(hours=1)
Afhandelaar = Callable[..., None]
_afhandelaars: dict[str, Afhandelaar] = {}


def afhandelaar(naam: str) -> Callable[[Afhandelaar], Afhandelaar]:
    """Register a function as the handler of a kind of outgoing work; it gets ids only."""

    def _register(functie: Afhandelaar) -> Afhandelaar:
        if naam in _afhandelaars and _afhandelaars[naam] is not functie:
            raise RuntimeError(f"Er is al een afhandelaar {naam}.")
        _afhandelaars[naam] = functie
        return functie

    return _register


def known_handlers() -> set[str]:
    """The names of all registered handlers."""
    return set(_afhandelaars)


def follow_up(taak: str, onderwerp: Onderwerp, gebeurtenis: Gebeurtenis) -> None:
    """Enqueue the work that follows an event; the key makes a second one impossible."""
    follow_up_many([(taak, onderwerp, gebeurtenis)])


def follow_up_many(werk: Iterable[tuple[str, Onderwerp, Gebeurtenis]]) -> None:
    """The same for the work of many events, in one statement."""
    _write_down([partial(_row_after, *deel) for deel in werk])


def enqueue(taak: str, *, sleutel: str, op: datetime, **gegevens: Any) -> None:
    """Write down work under a unique key; what was written down before stays as it is."""
    _write_down([partial(_row, taak, sleutel, op, gegevens)])


def _row_after(taak: str, onderwerp: Onderwerp, gebeurtenis: Gebeurtenis) -> Outbox:
    ids = {"onderwerp_id": onderwerp.pk, "gebeurtenis_id": gebeurtenis.pk}
    return _row(taak, f"{taak}:{gebeurtenis.pk}", gebeurtenis.op, ids)


def _row(taak: str, sleutel: str, op: datetime, gegevens: dict[str, Any]) -> Outbox:
    return Outbox(
        taak=taak,
        sleutel=sleutel,
        gegevens=gegevens,
        aangemaakt_op=op,
        volgende_poging_op=timezone.now(),
    )


def _write_down(rijen: list[Callable[[], Outbox]]) -> None:
    if not rijen:
        return
    follow(rijen)
    if not any(wens[1] is ring_the_bell for wens in connection.run_on_commit):
        transaction.on_commit(ring_the_bell)


def ring_the_bell() -> None:
    """Tell a worker there is work; when the broker is down, beat finds the work later."""
    bell = _bell
    if bell is not None:
        bell()


_bell: Callable[[], None] | None = None


def connect_bell(bell: Callable[[], None]) -> None:
    """verloop.tasks connects the Celery task here."""
    global _bell
    _bell = bell


def claim(now: datetime, aantal: int = 200) -> list[int]:
    """Take due rows (SKIP LOCKED) and push their next try forward (`pause`); returns their ids."""
    with transaction.atomic():
        ids = list(
            _open()
            .filter(volgende_poging_op__lte=now)
            .order_by("id")
            .select_for_update(skip_locked=True)
            .values_list("id", flat=True)[:aantal]
        )
        gedaan = [
            models.When(pogingen=n, then=models.Value(now + pause(n))) for n in range(MAX_POGINGEN)
        ]
        Outbox.objects.filter(id__in=ids).update(
            volgende_poging_op=models.Case(*gedaan, default=models.Value(now + HOOGSTE_WACHT))
        )
    return ids


def pause(pogingen: int) -> timedelta:
    """How long to wait after so many earlier tries: 20 seconds, then double, at most an hour."""
    return min(WACHT * 2 ** min(pogingen, MAX_POGINGEN), HOOGSTE_WACHT)


def failed() -> models.QuerySet[Outbox]:
    """Work that was given up, the oldest first."""
    return Outbox.objects.exclude(mislukt_op=None).order_by("mislukt_op", "pk")


def waiting(now: datetime) -> int:
    """How much work is due and not done yet."""
    return _open().filter(volgende_poging_op__lte=now).count()


def retry(ids: Iterable[int], now: datetime) -> int:
    """Begin again with work that was given up; returns how much. Other work stays as it is."""
    opnieuw = failed().filter(pk__in=list(ids))
    aantal = opnieuw.order_by().update(mislukt_op=None, pogingen=0, volgende_poging_op=now)
    if aantal:
        transaction.on_commit(ring_the_bell)
    return aantal


def process(outbox_id: int, now: datetime) -> bool:
    """Do one piece of work; True when this call did it. Safe to call any number of times."""
    Outbox.objects.filter(pk=outbox_id, verwerkt_op=None).update(
        pogingen=models.F("pogingen") + 1,
        mislukt_op=models.Case(
            models.When(pogingen__gte=MAX_POGINGEN, then=models.Value(now)),
            default=models.F("mislukt_op"),
        ),
    )
    with transaction.atomic():
        rij = _open().select_for_update(skip_locked=True).filter(pk=outbox_id).first()
        if rij is None:
            return False
        _afhandelaars[rij.taak](**rij.gegevens)
        rij.verwerkt_op = now
        rij.save(update_fields=["verwerkt_op"])
    return True


def process_all(now: datetime | None = None) -> int:
    """Do all open work here and now (commands and tests); returns how many were done."""
    gedaan = 0
    while ids := list(_open().order_by("id").values_list("id", flat=True)[:200]):
        gedaan += sum(process(outbox_id, now or timezone.now()) for outbox_id in ids)
    return gedaan


def _open() -> models.QuerySet[Outbox]:
    return Outbox.objects.filter(verwerkt_op=None, mislukt_op=None)
