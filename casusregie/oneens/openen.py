"""Opent een verschil van mening: vanuit de casus, na een bezwaar of na een gebroken afspraak."""

import uuid
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.afspraken.models import Afspraak
from casusregie.casus.models import Casus
from organisaties.models import Organisatie
from verloop.overgangen import register
from verloop.stap import holding

from .gevolgen import open_step
from .keuzes import Reden, Waarover
from .verschil import Meningsverschil

GEBROKEN = ("niet_nagekomen", "opgeschaald")


@transaction.atomic
@holding()
def open_difference(
    casus: Casus,
    *,
    by: Any,
    op: datetime,
    waarover: str,
    aanbieder: Organisatie,
    toelichting: str,
    van: Organisatie | None = None,
    reden: str = Reden.ANDERS,
    bron_kenmerk: uuid.UUID | None = None,
    tijdig_tot: date | None = None,
) -> Meningsverschil:
    """Begin the ladder: the difference is registered and step 1 opens for the team.

    `van` is the organisation that opens it (default the aanbieder when `by` works there, else the
    team). `bron_kenmerk` names the arrangement or afspraak; `tijdig_tot` the last day on which the
    aanbieder had to say so (CR-Z-07). Raises PermissionDenied, ValidationError or Conflict.
    """
    dag = timezone.localdate(op)
    if waarover == Waarover.AFSPRAAK:
        _check_afspraak(casus, bron_kenmerk)
    verschil = Meningsverschil(
        casus=casus,
        waarover=waarover,
        reden=reden,
        bron_kenmerk=bron_kenmerk,
        aanbieder=aanbieder,
        van=van or _opener(casus, aanbieder, by, dag),
        geopend_door=by,
        geopend_op=dag,
        tijdig_tot=tijdig_tot,
        toelichting=toelichting.strip(),
    )
    verschil = register(verschil, by=by, op=op)
    open_step(verschil, 1, op)
    return verschil


def _opener(casus: Casus, aanbieder: Any, by: Any, on: date) -> Organisatie:
    if aanbieder is not None and aanbieder.pk in by.organisaties_op(on):
        return aanbieder  # type: ignore[no-any-return]
    return casus.team or casus.gemeente


def _check_afspraak(casus: Casus, kenmerk: uuid.UUID | None) -> None:
    """The ladder starts from an afspraak of this casus that was not kept (CR-M-04)."""
    gebroken = Afspraak.objects.filter(casus=casus, kenmerk=kenmerk, status__in=GEBROKEN)
    if kenmerk is None or not gebroken.exists():
        raise ValidationError({"waarover": "Kies eerst de afspraak die niet is nagekomen"})
