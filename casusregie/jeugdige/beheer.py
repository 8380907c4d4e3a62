"""Functioneel beheer lost verschillen in gegevens op: overnemen of laten staan, nooit allebei."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from organisaties.rollen import Rol
from verloop.fouten import Conflict

from .models import Jeugdige
from .vastlegging import Gegevensverschil

#: Fields of which the entered value can take the place of what is known.
OVERNEEMBAAR = frozenset({"voornamen", "voorvoegsel", "achternaam", "geboortedatum"})


@transaction.atomic
def settle(
    verschil: Gegevensverschil, overnemen: bool, *, by: Any, op: datetime | None = None
) -> None:
    """Take over what was entered, or leave what is known. Raises Conflict when settled already."""
    op = op or timezone.now()
    if not by.has_role(Rol.BEHEERDER, on=timezone.localdate(op)):
        raise PermissionDenied("Alleen functioneel beheer lost verschillen op.")
    rij = Gegevensverschil.objects.select_for_update().get(pk=verschil.pk)
    if rij.afgehandeld_op is not None:
        raise Conflict("Een collega heeft dit verschil al afgehandeld.")
    if overnemen:
        _take_over(rij)
    rij.afgehandeld_op = op
    rij.save(update_fields=["afgehandeld_op"])


def known_value(verschil: Gegevensverschil) -> str:
    """What is known now, for comparison; empty for what is no single field."""
    if verschil.veld not in OVERNEEMBAAR:
        return ""
    return str(getattr(verschil.jeugdige, verschil.veld))


def _take_over(rij: Gegevensverschil) -> None:
    if rij.veld not in OVERNEEMBAAR:
        raise ValidationError("Dit verschil kan niet vanzelf worden overgenomen.")
    jeugdige = Jeugdige.objects.select_for_update(no_key=True).get(pk=rij.jeugdige_id)
    waarde: Any = rij.opgegeven
    setattr(
        jeugdige, rij.veld, date.fromisoformat(waarde) if rij.veld == "geboortedatum" else waarde
    )
    jeugdige.full_clean()
    jeugdige.save()
