"""De kop van een casus voor pagina's die alleen `casus` in hun context hebben."""

from typing import Any

from django import template
from django.template.loader import render_to_string

from casusregie.casus.banner import case_context

register = template.Library()


@register.inclusion_tag("components/_casusbanner.html", takes_context=True)
def casus_kop(context: Any) -> dict[str, Any]:
    """The banner of `casus`; a page that made its own `banner` keeps it."""
    gegevens = context.get("banner")
    if not gegevens:
        gegevens = case_context(context["request"], context["casus"])["banner"]
    return {"banner": gegevens, "csrf_token": context.get("csrf_token")}


@register.simple_tag(takes_context=True)
def casus_paneel(context: Any, sjabloon: str, inhoud: dict[str, Any]) -> str:
    """A panel of the casus page, filled by the app that registered it (casus.panelen)."""
    gedeeld = {naam: context.get(naam) for naam in ("casus", "request", "user", "csrf_token")}
    return render_to_string(sjabloon, {**gedeeld, **inhoud, "paneel": inhoud})
