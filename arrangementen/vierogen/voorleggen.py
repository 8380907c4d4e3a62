"""Besluit, of legt het besluit voor aan een tweede: één ingang voor schermen en berichten."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from verloop.overgangen import perform, register

from .grens import TweedeNodig
from .soorten import SOORTEN
from .voorstel import Besluitvoorstel
from .zicht import let_second_in


def propose(over: Any, nodig: TweedeNodig, *, by: Any, op: datetime) -> Besluitvoorstel:
    """Keep what the first person wants; `nodig` holds that, the amount and the limit.

    Raises Conflict when a voorstel is waiting already, PermissionDenied for who may not decide.
    """
    velden = {Besluitvoorstel._meta.get_field(naam).related_model: naam for naam in SOORTEN}
    dag = timezone.localdate(op)
    voorstel = Besluitvoorstel(
        velden=nodig.velden,
        bedrag_cent=nodig.prijs,
        grens_cent=nodig.grens,
        voorgesteld_op=dag,
        voorgesteld_door=by,
        **{velden[type(over)]: over},
    )
    with transaction.atomic():
        voorstel = register(voorstel, by=by, op=op, code="voorgesteld")
        let_second_in(voorstel, on=dag)
    return voorstel


def or_propose(
    over: Any, decide: Callable[[], Any], *, by: Any, op: datetime
) -> Besluitvoorstel | None:
    """Decide; above the amount it becomes a voorstel, which is returned.

    What cannot be decided cannot be proposed either: it raises as `decide` does.
    """
    try:
        decide()
    except TweedeNodig as nodig:
        return propose(over, nodig, by=by, op=op)
    return None


def perform_or_propose(
    over: Any, overgang: str, *, by: Any, op: datetime | None = None, **gegevens: Any
) -> Besluitvoorstel | None:
    """`perform`, or above the amount a voorstel: see `or_propose`."""
    op = op or timezone.now()
    return or_propose(over, lambda: perform(over, overgang, by=by, op=op, **gegevens), by=by, op=op)


def grant_or_propose(
    verzoek: Any, *, by: Any, op: datetime | None = None, **gegevens: Any
) -> Besluitvoorstel | None:
    """Grant a verzoek of either kind, or propose it."""
    return perform_or_propose(verzoek, "grant", by=by, op=op, **gegevens)
