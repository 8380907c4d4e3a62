"""Wijzigt het gezin: wie erbij hoort en wie gezag heeft, als periodes die blijven staan."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.rollen import Rol
from verloop.grenzen import clean_new
from verloop.overgangen import record

from .models import Gezin, Gezinslid

WIJZIGERS = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER)


@dataclass(frozen=True)
class Lid:
    """A family member as entered."""

    naam: str
    rol: str
    gezag: bool = False
    telefoon: str = ""


def current_members(gezin: Gezin, on: date) -> list[Gezinslid]:
    """Who belongs to the gezin on that day, the jeugdige first."""
    leden = gezin.leden.filter(
        Q(einddatum=None) | Q(einddatum__gte=on), begindatum__lte=on
    ).select_related("jeugdige")
    return sorted(leden, key=lambda lid: (lid.jeugdige_id is None, lid.pk))


@transaction.atomic
def amend_gezin(
    casus: Casus,
    *,
    gezag: Mapping[int, bool],
    vertrokken: Iterable[int],
    nieuw: Iterable[Lid],
    by: Any,
    op: datetime | None = None,
) -> None:
    """Change who has gezag, who left and who joined; each change keeps the past.

    `gezag` maps the id of a Gezinslid to the new answer. Raises PermissionDenied unless `by`
    works on the casus in the team or GI.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    if not (casus.team_id and by.has_role(*WIJZIGERS, on=dag, organisatie_id=casus.team_id)):
        raise PermissionDenied("U mag het gezin niet wijzigen.")
    weg = set(vertrokken)
    for lid in current_members(casus.gezin, dag):
        if lid.pk in weg and not lid.jeugdige_id:
            _end(lid, dag)
        elif lid.gezag != gezag.get(lid.pk, lid.gezag):
            _replace(lid, dag)
    add_members(casus.gezin, nieuw, dag)
    record(casus, "gezin_gewijzigd", by=by, op=op)


def add_members(gezin: Gezin, leden: Iterable[Lid], dag: date, *vooraan: Gezinslid) -> None:
    """Add people as entered, from that day; `vooraan` are rows to add before them."""
    nieuw = [Gezinslid(gezin=gezin, begindatum=dag, **asdict(rij)) for rij in leden]
    for lid in nieuw:
        clean_new(lid)
        if not lid.naam:
            raise ValidationError({"naam": "Vul de naam in van wie bij het gezin hoort"})
    Gezinslid.objects.bulk_create([*vooraan, *nieuw])


def _end(lid: Gezinslid, dag: date) -> None:
    """The last day is yesterday; somebody who came today leaves a row of no days."""
    lid.einddatum = dag - timedelta(days=1)
    lid.save(update_fields=["einddatum"])


def _replace(lid: Gezinslid, dag: date) -> None:
    """A new row from today with the other answer on gezag."""
    _end(lid, dag)
    lid.pk, lid.gezag, lid.begindatum, lid.einddatum = None, not lid.gezag, dag, None
    lid._state.adding = True
    lid.save()
