"""Wanneer het verzoek om toewijzing van een casus is verstuurd (voor de lijst van stap 1)."""

from datetime import date
from typing import Any

from .models import Verzoek


def opt_out_changed(casus: Any, on: date) -> None:
    """An opt-out came or went: who is aan zet for the open verzoeken follows (CR-B0-05)."""
    for verzoek in Verzoek.objects.open().filter(casus=casus).order_by("pk"):
        verzoek.on(on)
        verzoek.sync_termijnen()


def sent_on(casus: Any) -> date | None:
    """The day of the newest verzoek that reached the gemeente; None without one."""
    verstuurd = Verzoek.objects.filter(casus=casus, ingediend_op__isnull=False)
    return verstuurd.order_by("-pk").values_list("ingediend_op", flat=True).first()
