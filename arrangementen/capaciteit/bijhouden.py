"""De aanbieder houdt zijn plekken bij: de stand van nu en van elke dag waarop iets veranderde."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from organisaties.models import Medewerker, Organisatie
from verloop.overgangen import amend, register

from .models import Capaciteit, Capaciteitstand


@transaction.atomic
def offer(
    aanbieder: Organisatie, *, by: Medewerker, op: datetime | None = None, **velden: Any
) -> Capaciteit:
    """Places for one form at one location; `velden`: locatie, plaats, vorm, leeftijd_van and
    leeftijd_tot, plekken, bezet, vrij_vanaf, wachttijd_dagen.

    Raises PermissionDenied for who is not of the aanbieder, ValidationError per field.
    """
    op = op or timezone.now()
    stuk = Capaciteit(
        aanbieder=aanbieder,
        bijgewerkt_op=timezone.localdate(op),
        bijgewerkt_door=by,
        **velden,
    )
    return _keep(register(stuk, by=by, op=op))


@transaction.atomic
def report(
    capaciteit: Capaciteit,
    *,
    by: Medewerker,
    op: datetime | None = None,
    versie: int | None = None,
    **velden: Any,
) -> Capaciteit:
    """Bring it up to date, also when nothing changed; the day is kept for the history."""
    op = op or timezone.now()
    nieuw = {**velden, "bijgewerkt_op": timezone.localdate(op), "bijgewerkt_door": by}
    vrij_vanaf = nieuw.get("vrij_vanaf", capaciteit.vrij_vanaf)
    if vrij_vanaf and vrij_vanaf < nieuw["bijgewerkt_op"] and "vrij_vanaf" not in velden:
        nieuw["vrij_vanaf"] = None
    return _keep(amend(capaciteit, by=by, op=op, versie=versie, **nieuw))


def _keep(capaciteit: Capaciteit) -> Capaciteit:
    Capaciteitstand.objects.update_or_create(
        capaciteit=capaciteit,
        op=capaciteit.bijgewerkt_op,
        defaults={"plekken": capaciteit.plekken, "bezet": capaciteit.bezet},
    )
    return capaciteit
