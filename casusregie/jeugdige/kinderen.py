"""Andere kinderen in een gezin: erbij zetten zonder casus, en daarna zo nodig een casus openen."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.models import Medewerker
from verloop.overgangen import record

from .gezinnen import WIJZIGERS, current_members
from .models import Gezinslid, Gezinsrol
from .registratie import as_typed, check_bsn, find_or_create, note_differences
from .vastlegging import Registratie


@transaction.atomic
def add_child(
    casus: Casus,
    persoon: Mapping[str, Any],
    *,
    by: Medewerker,
    bsn: str = "",
    zonder_bsn_reden: str = "",
    op: datetime | None = None,
) -> Registratie:
    """Another child of the gezin of this casus; a casus for it can be opened afterwards.

    `persoon` holds fields of Jeugdige. A known BSN answers as a new one; the name in the gezin
    stays as it was entered. Raises PermissionDenied unless `by` works at the team or GI of the
    casus, ValidationError with Dutch sentences per field.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    if not (casus.team_id and by.has_role(*WIJZIGERS, on=dag, organisatie_id=casus.team_id)):
        raise PermissionDenied("U mag het gezin niet wijzigen.")
    _check(persoon, bsn, zonder_bsn_reden, dag)
    jeugdige, nieuw = find_or_create(persoon, bsn)
    if any(lid.jeugdige_id == jeugdige.pk for lid in current_members(casus.gezin, dag)):
        raise ValidationError({"bsn": "Dit kind hoort al bij dit gezin"})
    getypt = as_typed(persoon)
    Gezinslid.objects.create(
        gezin=casus.gezin,
        jeugdige=jeugdige,
        naam=getypt["naam"],
        rol=Gezinsrol.BROER_ZUS,
        begindatum=dag,
    )
    plek = {"gezin": casus.gezin, "medewerker": by, "organisatie": casus.team, "op": op}
    aangifte = Registratie.objects.create(
        jeugdige=jeugdige, zonder_bsn_reden=zonder_bsn_reden, **plek, **getypt
    )
    if not nieuw:
        note_differences(jeugdige, persoon, aangifte)
    record(casus, "gezin_gewijzigd", by=by, op=op)
    return aangifte


def children_without_casus(casus: Casus, by: Medewerker, on: date) -> list[Registratie]:
    """Other children of the gezin for whom the user may open a casus now."""
    eigen = Registratie.objects.unfinished().visible_to(by, on)
    return list(eigen.filter(gezin=casus.gezin_id).exclude(jeugdige=casus.jeugdige_id))


def _check(persoon: Mapping[str, Any], bsn: str, reden: str, dag: date) -> None:
    fouten = check_bsn(bsn, reden)
    if persoon["geboortedatum"] > dag:
        fouten["geboortedatum"] = "Kies een geboortedatum die niet in de toekomst ligt"
    if fouten:
        raise ValidationError(fouten)
