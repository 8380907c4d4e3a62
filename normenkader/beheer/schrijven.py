"""Een concept van een norm met zijn gronden opslaan: nieuw, of gewijzigd; alles of niets."""

from datetime import datetime
from typing import Any

from django.db import transaction

from normenkader.models import Normversie, Uitzonderingsgrond
from verloop.overgangen import amend, register


def draft(velden: dict[str, Any], gronden: list[dict[str, Any]], *, by: Any, op: datetime) -> Any:
    """A new concept in the name of `by`; PermissionDenied for who is no normbeheerder."""
    norm = Normversie(opgesteld_door=by, **velden)
    with transaction.atomic():
        register(norm, by=by, op=op)
        _set_grounds(norm, gronden)
    return norm


def improve(
    norm: Normversie,
    velden: dict[str, Any],
    gronden: list[dict[str, Any]],
    *,
    by: Any,
    versie: int | None,
    op: datetime,
) -> None:
    """Change a concept; Conflict when somebody else changed it meanwhile."""
    with transaction.atomic():
        amend(norm, by=by, versie=versie, op=op, **velden)
        norm.gronden.all().delete()
        _set_grounds(norm, gronden)


def _set_grounds(norm: Normversie, gronden: list[dict[str, Any]]) -> None:
    Uitzonderingsgrond.objects.bulk_create(
        Uitzonderingsgrond(normversie=norm, volgorde=n, **grond)
        for n, grond in enumerate(gronden, start=1)
    )
