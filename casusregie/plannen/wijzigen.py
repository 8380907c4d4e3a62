"""Wijzigt hulp en doelen in een concept: rechten, versie en gebeurtenis lopen via het plan."""

from typing import Any

from django.db import models, transaction

from organisaties.models import Medewerker
from verloop.overgangen import amend

from .onderdelen import Doel, Onderdeelelement, Planonderdeel
from .plan import Ondersteuningsplan

CODE = "hulp"


@transaction.atomic
def save_row(
    plan: Ondersteuningsplan, form: Any, *, by: Medewerker, versie: int | None = None
) -> Ondersteuningsplan:
    """Save a valid form of a part or a doel under the plan.

    Raises PermissionDenied when the plan is no concept (any more), Conflict when it moved on.
    """
    plan = amend(plan, by=by, versie=versie, code=CODE)
    rij = form.instance
    if rij.pk is not None:
        form.save()
        return plan
    rij.volgorde = _next(rij)
    form.save(commit=False).save()
    elementen = form.cleaned_data.get("elementen", ())
    Onderdeelelement.objects.bulk_create(
        Onderdeelelement(onderdeel=rij, element=element) for element in elementen
    )
    return plan


@transaction.atomic
def delete_row(
    plan: Ondersteuningsplan,
    rij: Planonderdeel | Doel,
    *,
    by: Medewerker,
    versie: int | None = None,
) -> Ondersteuningsplan:
    """Take a part (with its doelen) or a doel out of the concept."""
    plan = amend(plan, by=by, versie=versie, code=CODE)
    rij.delete()
    return plan


def _next(rij: Any) -> int:
    """One after the last."""
    reeks = rij.plan.onderdelen if isinstance(rij, Planonderdeel) else rij.onderdeel.doelen
    laatste = reeks.aggregate(hoogste=models.Max("volgorde"))["hoogste"]
    return (laatste or 0) + 1
