"""Hulp die is toegekend maar nog geen toewijzing heeft: zij telt mee, ook in een andere casus."""

from collections.abc import Iterable
from types import SimpleNamespace

from django.db import connection

from casusregie.models import Casus

from .onderdeel import Arrangementonderdeel
from .querysets import Arrangementstand

VELDEN = ("einddatum", "volume", "eenheid", "frequentie")


def ordered_parts(
    jeugdige_id: int, codes: Iterable[str], zonder: Iterable[int] = ()
) -> list[SimpleNamespace]:
    """Parts that were ordered for this jeugdige and whose toewijzing the outbox still has to open.

    Each has the fields of a Toewijzing that the norm check counts, and `code`. `zonder`: the keys
    of parts to leave out. Read them before the toewijzingen: what is opened in between then counts
    twice, never not at all.
    """
    rijen = Arrangementonderdeel.objects.filter(
        arrangement__casus__jeugdige_id=jeugdige_id,
        arrangement__status=Arrangementstand.OPDRACHT_GEGEVEN,
        product__code__in=list(codes),
        toewijzingen=None,
    ).exclude(pk__in=list(zonder))
    return [_as_toewijzing(rij) for rij in rijen.select_related("product", "arrangement")]


def _as_toewijzing(deel: Arrangementonderdeel) -> SimpleNamespace:
    return SimpleNamespace(
        code=deel.product.code if deel.product else "",
        aanbieder_id=deel.arrangement.aanbieder_id,
        ingangsdatum=deel.begindatum,
        **{naam: getattr(deel, naam) for naam in VELDEN},
    )


def lock_help(jeugdige_id: int) -> None:
    """Orders for one jeugdige wait for each other until the transaction ends.

    A lock of its own and not the row: an order holds its casus already, while a message locks the
    row first and its casus after that; the two would wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('hulp'), %s)", [jeugdige_id])


def lock_help_in(casus_id: int) -> None:
    """The casus and then the help of its jeugdige, for who changes help that was ordered."""
    casussen = Casus.objects.select_for_update(of=("self",)).filter(pk=casus_id)
    for jeugdige_id in casussen.values_list("jeugdige_id", flat=True):
        lock_help(jeugdige_id)


def has_other_casus(casus: Casus) -> bool:
    """Has this jeugdige another casus? Within one casus the casus itself is the lock."""
    return Casus.objects.filter(jeugdige=casus.jeugdige_id).exclude(pk=casus.pk).exists()
