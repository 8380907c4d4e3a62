"""Doet een voorstel om hulp op of af te schalen."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from casusregie.casus.models import Casus
from verloop.overgangen import register

from .models import Schaalvoorstel


def propose_scaling(casus: Casus, *, by: Any, op: datetime, **velden: Any) -> Schaalvoorstel:
    """Propose; `velden`: richting, aanleiding, voorstel, betrokkenen, afstemming, evaluatie.

    Raises PermissionDenied for who has no regie, ValidationError per field, or Conflict when a
    proposal waits already.
    """
    stuk = Schaalvoorstel(
        casus=casus, voorgesteld_door=by, voorgesteld_op=timezone.localdate(op), **velden
    )
    return register(stuk, by=by, op=op)
