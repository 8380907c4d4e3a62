"""Eigen stappen van een organisatie: erbij, eruit en gedaan; het minimum blijft altijd staan."""

import uuid
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol
from verloop.overgangen import record

from .inrichting import EigenStap, EigenStapGedaan


def add_step(
    organisatie: Organisatie, *, by: Medewerker, on: date, route: str, stap: int, tekst: str
) -> EigenStap:
    """A step this organisation adds to route and step (CR-G-02); for its teamleider."""
    if not by.has_role(Rol.TEAMLEIDER, on=on, organisatie_id=organisatie.pk):
        raise PermissionDenied("Alleen de teamleider richt eigen stappen in.")
    if not tekst.strip():
        raise ValidationError({"tekst": "Schrijf op wat er moet gebeuren"})
    return EigenStap.objects.create(
        organisatie=organisatie, route=route, stap=stap, tekst=tekst.strip(), geldig_van=on
    )


def end_step(stap: EigenStap, *, by: Medewerker, on: date) -> None:
    """The step no longer holds from today; what was done with it stays readable."""
    if not by.has_role(Rol.TEAMLEIDER, on=on, organisatie_id=stap.organisatie_id):
        raise PermissionDenied("Alleen de teamleider richt eigen stappen in.")
    stap.geldig_tot = on - timedelta(days=1)
    stap.save(update_fields=["geldig_tot"])


@transaction.atomic
def mark_done(
    casus: Casus, kenmerk: str, *, by: Medewerker, op: datetime | None = None
) -> EigenStapGedaan:
    """Tick a step of the team of this casus; twice changes nothing.

    Raises Http404 for a step that is not of this casus, PermissionDenied for who is not of it.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    try:
        nummer = uuid.UUID(kenmerk)
    except ValueError:
        raise Http404("niet gevonden") from None
    stap = EigenStap.objects.filter(
        kenmerk=nummer, organisatie=casus.team_id, route=casus.route
    ).first()
    if stap is None:
        raise Http404("niet gevonden")
    rollen = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER, Rol.JEUGDBESCHERMER)
    if not by.has_role(*rollen, on=dag, organisatie_id=stap.organisatie_id):
        raise PermissionDenied(f"Alleen {stap.organisatie} doet dit.")
    rij, nieuw = EigenStapGedaan.objects.get_or_create(
        casus=casus, stap=stap, defaults={"door": by, "op": dag}
    )
    if nieuw:
        record(casus, "eigen_stap", by=by, op=op, stap=stap.pk)
    return rij
