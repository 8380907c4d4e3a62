"""Hulp die is toegekend maar nog geen toewijzing heeft: zij telt mee, ook in een andere casus."""

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from django.db import connection
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from arrangementen.toewijzing.models import VERVALLEN
from casusregie.models import Casus
from verloop.sloten import at_hand, hold
from verloop.stap import once, present

from .onderdeel import Arrangementonderdeel
from .querysets import Arrangementstand

#: What the norm check and the amount count of help; a toewijzing says it, else the part ordered.
VELDEN = ("ingangsdatum", "einddatum", "volume", "eenheid", "frequentie", "budget_cent")
#: What is the same with and without a toewijzing.
VAST = ("code", "jeugdige_id", "aanbieder_id", "gemeente_id", "status", "referentie")


def counted_help(
    casus: Mapping[str, Any],
    codes: Iterable[str] | None,
    *,
    zonder: Iterable[int] = (),
    aanbieder_id: int | None = None,
) -> list[SimpleNamespace]:
    """The help that counts for the norm: one account for the form, the request and the decision.

    Every standing toewijzing of these products, and what was ordered while the outbox still has
    to open its toewijzing; in one query, so that nothing counts twice. Each has the fields of a
    Toewijzing that count, `pk` of the toewijzing (None without one), `code` of the product and
    `status` of the arrangement. `codes`: None for every product. `casus` says whose, in fields of
    a casus (jeugdige, or jeugdige__bsn_index). `zonder`: keys of parts to leave out.
    `aanbieder_id`: only at this one.
    """
    rijen = Arrangementonderdeel.objects.annotate(
        pk_toewijzing=F("toewijzingen__pk"),
        reden=F("toewijzingen__reden_wijziging"),
        code=Coalesce("toewijzingen__product__code", "product__code"),
    ).filter(
        Q(reden=None, arrangement__status=Arrangementstand.OPDRACHT_GEGEVEN)
        | Q(reden__isnull=False) & ~Q(reden=VERVALLEN),
        **{f"arrangement__casus__{veld}": waarde for veld, waarde in casus.items()},
    )
    if codes is not None:
        rijen = rijen.filter(code__in=list(codes))
    if aanbieder_id is not None:
        rijen = rijen.filter(arrangement__aanbieder=aanbieder_id)
    gelijk = {"aanbieder_id": F("arrangement__aanbieder"), "begin": F("begindatum")}
    gelijk |= {"gemeente_id": F("arrangement__casus__gemeente")}
    gelijk |= {"status": F("arrangement__status"), "referentie": F("referentie_aanbieder")}
    gelijk |= {"jeugdige_id": F("arrangement__casus__jeugdige")}
    velden = {f"t_{veld}": F(f"toewijzingen__{veld}") for veld in VELDEN}
    rijen = rijen.exclude(pk__in=list(zonder)).order_by("pk")
    return [
        _as_toewijzing(rij)
        for rij in rijen.values("code", "pk_toewijzing", *VELDEN[1:], **gelijk, **velden)
    ]


def _as_toewijzing(rij: dict[str, Any]) -> SimpleNamespace:
    """The toewijzing as it stands; without one the part as it was ordered."""
    if rij["pk_toewijzing"] is None:
        velden = {veld: rij[veld] for veld in VELDEN[1:]} | {"ingangsdatum": rij["begin"]}
    else:
        velden = {veld: rij[f"t_{veld}"] for veld in VELDEN}
    return SimpleNamespace(pk=rij["pk_toewijzing"], **{n: rij[n] for n in VAST}, **velden)


def lock_help(jeugdige_id: int) -> None:
    """Orders for one jeugdige wait for each other until the transaction ends.

    A lock of its own and not the row: an order holds its casus already, while a message locks the
    row first and its casus after that; the two would wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('hulp'), %s)", [jeugdige_id])


def order_alone(jeugdige_id: int) -> None:
    """In a step of the door nobody else orders for this jeugdige from here on; asked once.

    What the step then looks up of this help holds until it ends. A page only looks: no lock.
    """
    if present() is not None:
        once(("hulp", jeugdige_id), lambda: lock_help(jeugdige_id))


def lock_help_in(casus_id: int) -> None:
    """The casus and then the help of its jeugdige, for who changes help that was ordered."""
    casus = at_hand(Casus, casus_id)
    if casus is None:
        casus = Casus.objects.select_for_update(of=("self",)).get(pk=casus_id)
        hold(casus)
    lock_help(casus.jeugdige_id)
