"""Wat een lopende crisis op de casuspagina laat zien: een balk, en wat u kunt doen."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from casusregie.casus.models import Regierol
from verloop.mogelijkheden import Mogelijkheid

from .bevoegd import may_report
from .keuzes import Stand
from .melden import reporting_aanbieder
from .models import Crisis


def running_crisis(casus: Any) -> dict[str, Any] | None:
    """kenmerk, status and moment of the crisis that runs now; it came along with the casus."""
    return next(iter(casus.crisis_nu), None)


def crisis_panel(casus: Any, medewerker: Any, on: date) -> dict[str, Any] | None:
    """The band on the casus page while a crisis runs; None without one."""
    crisis = running_crisis(casus)
    if crisis is None:
        return None
    houder = casus.holder_of(Regierol.Soort.CRISISCASUSREGISSEUR)
    return {
        "stand": Stand(crisis["status"]).label,
        "sinds": datetime.fromisoformat(crisis["om"]),
        "wie": f"Crisiscasusregisseur: {houder.houder}. " if houder else "",
        "url": reverse("casusregie:crisis_detail", args=[crisis["kenmerk"]]),
    }


def crisis_actions(casus: Any, medewerker: Any, on: date) -> Iterable[Mogelijkheid]:
    """Report a crisis, for whoever may; while one runs its own page has the actions."""
    if casus.gesloten_op or running_crisis(casus) or not _reports(casus, medewerker, on):
        return
    yield Mogelijkheid(
        "crisis_new",
        "Crisis melden",
        True,
        uitleg="Als de hulp niet genoeg is en de situatie niet meer te hanteren is.",
        url=reverse("casusregie:crisis_new", args=[casus.kenmerk]),
    )


def _reports(casus: Any, medewerker: Any, on: date) -> bool:
    """Whether the page behind the button opens for this person."""
    aanbieder_id = reporting_aanbieder(casus, medewerker, on)
    return bool(may_report(Crisis(casus=casus, aanbieder_id=aanbieder_id).on(on), medewerker))
