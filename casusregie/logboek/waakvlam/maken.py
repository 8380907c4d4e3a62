"""Een casus op waakvlam zetten, en het laatste contact van een casus in dagen."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.logboek.models import Aantekening
from casusregie.termijnen.projectie import project
from verloop.overgangen import register

from .models import Waakvlam


def start_waakvlam(
    casus: Casus,
    om_de_weken: int,
    reden: str,
    *,
    by: Any,
    op: datetime | None = None,
    signalen: str = "",
) -> Waakvlam:
    """Put a casus on waakvlam with contact every 1 to 52 weeks (RV-B03-06).

    Raises PermissionDenied for who does not work on the casus, or when it burns already.
    """
    op = op or timezone.now()
    waakvlam = Waakvlam(
        casus=casus,
        om_de_weken=om_de_weken,
        reden=reden.strip(),
        signalen=signalen.strip(),
        begonnen_op=timezone.localdate(op),
    )
    return register(waakvlam, by=by, op=op)


def days_since_contact(casus: Casus, on: date) -> int | None:
    """Days since the last contact with the jeugdige or parents; None when there was none yet."""
    laatste = Aantekening.objects.last_contact(casus)
    return (on - timezone.localdate(laatste)).days if laatste else None


def move_next_contact(aantekening: Aantekening) -> None:
    """A new entry may be the contact a waakvlam waited for."""
    waakvlam = Waakvlam.objects.active_of(aantekening.casus_id)
    if waakvlam is not None:
        waakvlam.casus = aantekening.casus
        project([waakvlam])
