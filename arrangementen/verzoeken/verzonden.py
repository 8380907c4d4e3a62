"""Wanneer het verzoek om toewijzing van een casus is verstuurd (voor de lijst van stap 1)."""

from datetime import date
from typing import Any

from .models import Verzoek


def sent_on(casus: Any) -> date | None:
    """The day of the newest verzoek that reached the gemeente; None without one."""
    verstuurd = Verzoek.objects.filter(casus=casus, ingediend_op__isnull=False)
    return verstuurd.order_by("-pk").values_list("ingediend_op", flat=True).first()
