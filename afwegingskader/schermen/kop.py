"""De kop van elke pagina van een 1-op-1: van wie, in welke casus, en het kruimelpad."""

from datetime import date
from typing import Any

from django.urls import reverse

OVERZICHT = "afwegingskader:overzicht"
#: What every page of a 1-op-1 reads of the casus, beside the onderwerp itself.
CASUS = ("casus__jeugdige", "casus__gemeente", "casus__team", "casus__gezin")
REGIE = "casus__regierollen__medewerker"


def page_context(casus: Any, on: date, *kruimels: tuple[str, str]) -> dict[str, Any]:
    """`casus` and `banner` for a template; `kruimels` follow those of the casus."""
    return {"casus": casus, "banner": small_banner(casus, on, kruimels)}


def small_banner(casus: Any, on: date, kruimels: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """The keys of components/_casusbanner.html, without facts and tabs; costs no query."""
    casus_url = reverse("casusregie:casus_detail", args=[casus.kenmerk])
    leeftijd = casus.jeugdige.age_on(on)
    badges = [("Opt-out", "hold", "slot")] if casus.opt_out else []
    if casus.veiligheid_aandacht:
        badges.append(("Veiligheid: extra aandacht", "danger", "schild"))
    return {
        "naam": casus.jeugdige.naam,
        "naam_url": casus_url,
        "klein": True,
        "nummer": casus.nummer,
        "meta": f"{leeftijd} jaar · casus {casus.nummer} · {casus.gemeente.naam}",
        "badges": badges,
        "kruimels": [
            ("1-op-1", reverse(OVERZICHT)),
            (f"Casus {casus.nummer}", casus_url),
            *kruimels,
        ],
    }


def url(naam: str, onderwerp: Any) -> str:
    """The address of a page of this app for this onderwerp."""
    return reverse(f"afwegingskader:{naam}", args=[onderwerp.kenmerk])
