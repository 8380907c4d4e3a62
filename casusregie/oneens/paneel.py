"""Wat een verschil van mening op de casuspagina zet: een paneel, en de knop om het te melden."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from verloop.mogelijkheden import Mogelijkheid

from .bevoegd import AANBIEDERROLLEN, is_team_or_leader
from .keuzes import STAPPEN, Stand, Waarover
from .verschil import Meningsverschil
from .weergave import works_at_aanbieder_only


def difference_panel(casus: Any, medewerker: Any, on: date) -> dict[str, Any] | None:
    """The running differences that this reader may see; they came along with the casus."""
    rijen = casus.verschillen_nu
    if rijen and works_at_aanbieder_only(medewerker, on):
        eigen = medewerker.organisaties_op(on)
        rijen = [rij for rij in rijen if rij["aanbieder"] in eigen]
    if not rijen:
        return None
    return {
        "verschillen": [_line(rij) for rij in rijen],
        "alle_url": reverse("casusregie:meningsverschil_list", args=[casus.kenmerk]),
    }


def difference_actions(casus: Any, medewerker: Any, on: date) -> Iterable[Mogelijkheid]:
    """Begin the ladder, for whoever may; a broken afspraak begins it from its own page."""
    if casus.gesloten_op or not _opens(casus, medewerker, on):
        return
    yield Mogelijkheid(
        "meningsverschil_new",
        "Verschil van mening melden",
        True,
        uitleg="Als team en aanbieder er samen niet uitkomen.",
        url=reverse("casusregie:meningsverschil_new", args=[casus.kenmerk]),
    )


def _opens(casus: Any, medewerker: Any, on: date) -> bool:
    """The team; an aanbieder that sees the casus is asked at the page itself."""
    if medewerker.has_role(*AANBIEDERROLLEN, on=on):
        return True
    return bool(is_team_or_leader(Meningsverschil(casus=casus).on(on), medewerker))


def _line(rij: dict[str, Any]) -> dict[str, Any]:
    stand = Stand(rij["status"])
    return {
        "stand": stand.label,
        "stap": STAPPEN[stand],
        "waarover": Waarover(rij["waarover"]).label,
        "naam": rij["naam"],
        "sinds": date.fromisoformat(rij["sinds"]),
        "url": reverse("casusregie:meningsverschil_detail", args=[rij["kenmerk"]]),
    }
