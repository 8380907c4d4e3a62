"""Tags voor hele pagina's: alle velden van een formulier, en de vraag in het adres."""

from typing import Any

from django import template
from django.forms import BaseForm

register = template.Library()


@register.inclusion_tag("components/_velden.html")
def velden(form: BaseForm) -> dict[str, Any]:
    """All visible fields of a form, one under the other, and the hidden ones."""
    return {"form": form}


@register.simple_tag(takes_context=True)
def met_vraag(context: Any, **wijziging: Any) -> str:
    """The present query string with changes: {% met_vraag pagina=2 filter=None %}."""
    vraag = context["request"].GET.copy()
    for sleutel, waarde in wijziging.items():
        if waarde is None or waarde == "":
            vraag.pop(sleutel, None)
        else:
            vraag[sleutel] = str(waarde)
    return f"?{vraag.urlencode()}"
