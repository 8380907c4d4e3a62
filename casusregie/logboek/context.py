"""Wat de pagina's van logboek, afspraken, evaluaties en hulp delen: kop en onderdelen."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import banner
from casusregie.casus.models import Casus
from casusregie.casus.pagina import page_row

ONDERDELEN = (
    ("Logboek", "casusregie:logboek"),
    ("Afspraken", "casusregie:afspraak_list"),
    ("Evaluaties", "casusregie:evaluatie_list"),
    ("Alle hulp", "casusregie:hulp"),
)
TAB = "casusregie:logboek"


def page_context(request: HttpRequest, casus: Casus, nu: str = "") -> dict[str, Any]:
    """Banner with the tab Logboek, and the four parts; `nu` is the URL name of this page."""
    pad = reverse(TAB, args=[casus.kenmerk])
    kop = banner(casus, request.user, timezone.localdate(), pad=pad)
    delen = [
        (naam, reverse(url_naam, args=[casus.kenmerk]), url_naam == nu)
        for naam, url_naam in ONDERDELEN
    ]
    return {"casus": casus, "banner": kop, "delen": delen}


def with_page(request: HttpRequest, rij: Any, nu: str = "") -> dict[str, Any]:
    """The same for a row under a casus; its casus is replaced by one with all the banner reads."""
    rij.casus = page_row(rij.casus_id, timezone.localdate(), request.user)
    return page_context(request, rij.casus, nu)
