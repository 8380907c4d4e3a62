"""Wat elk scherm nodig heeft: wie u bent en welk menu bij uw rol hoort."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from .http import HttpRequest
from .menu import closed_to, menu_for, search_url


def scherm(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html: menu, role, search page, theme and the pages that stay `dicht`."""
    gegevens: dict[str, Any] = {
        "demo": settings.DEMO,
        "rolkiezer": settings.ROLKIEZER,
        "sessie_minuten": settings.SESSIE_INACTIEF_MINUTEN,
        "verzoek_kenmerk": getattr(request, "kenmerk", None),
    }
    medewerker = getattr(request, "user", None)
    if medewerker is not None and medewerker.is_authenticated:
        vandaag = timezone.localdate()
        aanstellingen = medewerker.aanstellingen_op(vandaag)
        gegevens["aanstelling"] = aanstellingen[0] if aanstellingen else None
        gegevens["hoofdmenu"] = menu_for(request)
        gegevens["dicht"] = closed_to(medewerker.rollen_op(vandaag))
        gegevens["zoek_url"] = search_url(medewerker.rollen_op(vandaag))
        gegevens["thema"] = medewerker.thema
    return gegevens
