"""Grendels voor wie de regie van een gezin verandert: gezin eerst, dan de casus."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezin


def family_locks(casus_id: int) -> Iterable[models.QuerySet[Any]]:
    """What to lock before a change of regie, from high to low: the gezin, then the casus."""
    return (Gezin.objects.filter(casussen=casus_id), Casus.objects.filter(pk=casus_id))
