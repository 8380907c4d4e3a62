"""Wat de schermen van arrangementen delen: de kop van de casus, omvang en stand in woorden."""

from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.casus.panelen import tabs
from casusregie.termijnen.paginas import page_url
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


def case_banner(casus: Any, on: date, pad: str) -> dict[str, Any]:
    """The small case banner of a sub page; `pad` is the address of the page."""
    jeugdige = casus.jeugdige
    leeftijd = jeugdige.age_on(on)
    casus_url = page_url("casusregie.casus", casus.kenmerk)
    return {
        "naam": jeugdige.naam,
        "naam_url": casus_url,
        "klein": True,
        "nummer": casus.nummer,
        "meta": f"{leeftijd} jaar · casus {casus.nummer} · {casus.gemeente.naam}",
        "badges": [("Let op veiligheid", "danger", "schild")] if casus.veiligheid_aandacht else [],
        "feiten": [],
        "tabs": [_tab(tab, casus, pad) for tab in tabs()],
    }


def _tab(tab: Any, casus: Any, pad: str) -> dict[str, Any]:
    url = reverse(tab.url_naam, kwargs={"kenmerk": casus.kenmerk})
    return {"naam": tab.naam, "url": url, "aantal": None, "actief": url == pad}


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
