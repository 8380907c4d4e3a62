"""Wat de schermen van arrangementen delen: de kop van de casus, omvang en stand in woorden."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from casusregie.casus.banner import banner
from casusregie.casus.pagina import page_row
from normenkader.termijnen.woorden import cijferdatum, getal
from normenkader.toetsing.hoeveelheden import MEERVOUD, PER, Frequentie, VolumeEenheid

SOORT_VAN_STAND = {
    "concept": "",
    "opdracht_gegeven": "info",
    "loopt": "success",
    "opgeschort": "hold",
    "beeindigd": "plain",
    "vervallen": "plain",
    "wacht": "info",
    "stil": "hold",
    "gestopt": "plain",
}


def case_page(request: HttpRequest, rij: Any, tab: str, on: date) -> dict[str, Any]:
    """`casus` and `banner` for a page under a casus; `rij` is what was fetched by `get_visible`.

    The casus of `rij` is replaced by one with all that banner and guards read. `tab` is the URL
    name of the tab this page belongs to.
    """
    rij.casus = page_row(rij.casus_id, on, request.user)
    pad = reverse(tab, kwargs={"kenmerk": rij.casus.kenmerk})
    kop = banner(rij.casus, request.user, on, pad=pad)
    return {"casus": rij.casus, "banner": kop}


def posted(request: HttpRequest) -> Any:
    """What was sent, also when it is empty; None when the form was only opened."""
    return request.POST if request.method == "POST" else None


def size_in_words(deel: Any) -> str:
    """ "52 dagdelen in totaal"; empty while the volume is not known."""
    if deel.volume is None or not deel.eenheid:
        return ""
    eenheid = MEERVOUD[VolumeEenheid(deel.eenheid)]
    return f"{getal(deel.volume)} {eenheid} {PER[Frequentie(deel.frequentie)]}"


def period_in_words(begin: date, einde: date | None) -> str:
    """ "9-3-2026 tot en met 7-3-2027", or without an end."""
    tot = f" tot en met {cijferdatum(einde)}" if einde else ", zonder einddatum"
    return f"{cijferdatum(begin)}{tot}"


def task_row(hulp: Any) -> dict[str, Any]:
    """The same row for help that was reported without toewijzing (`taakgericht.Taakhulp`)."""
    return {
        "naam": hulp.naam,
        "codes": hulp.start.code,
        "aanbieder": hulp.start.aanbieder,
        "omvang": "Geen toewijzing nodig",
        "periode": period_in_words(hulp.start.begindatum, hulp.einde),
        "stand": hulp.stand.label,
        "soort": SOORT_VAN_STAND[hulp.stand],
    }


def arrangement_row(arrangement: Any) -> dict[str, Any]:
    """A row of a table of arrangementen: what, who, how much, when and how it stands."""
    delen = list(arrangement.onderdelen.all())
    return {
        "arrangement": arrangement,
        "naam": " en ".join(d.product.naam if d.product else d.resultaatgebied for d in delen),
        "codes": ", ".join(d.product.code for d in delen if d.product),
        "url": reverse("arrangementen:arrangement_detail", kwargs={"kenmerk": arrangement.kenmerk}),
        "omvang": " en ".join(filter(None, map(size_in_words, delen))),
        "periode": period_in_words(
            min(d.begindatum for d in delen), max(d.einddatum for d in delen)
        )
        if delen
        else "",
        "stand": arrangement.get_status_display(),
        "soort": SOORT_VAN_STAND[arrangement.status],
    }
