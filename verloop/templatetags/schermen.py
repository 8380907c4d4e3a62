"""De bouwstenen van de schermen: iconen, badges, termijnen, velden en nette woorden."""

from typing import Any

from django import forms, template
from django.forms import BoundField

from verloop.schermen import woorden

register = template.Library()

for _naam in ("lange_datum", "gewone_datum", "korte_datum", "dag_maand", "datumtijd", "euro"):
    register.filter(_naam, getattr(woorden, _naam))
register.filter("getal", woorden.getal)
register.filter("initialen", woorden.initialen)

ICOON_BIJ_SOORT = {
    "danger": "te-laat",
    "warning": "bijna",
    "success": "op-tijd",
    "hold": "staat-stil",
    "info": "info",
}
UITKOMST = {
    "past": ("success", "op-tijd", "past"),
    "uitleg_nodig": ("warning", "bijna", "uitleg nodig"),
    "past_niet": ("danger", "te-laat", "past niet"),
    "nog_open": ("soft", "staat-stil", "nog open"),
    "informatie": ("soft", "info", ""),
}


@register.inclusion_tag("components/_icoon.html")
def icoon(naam: str, klasse: str = "") -> dict[str, str]:
    """One icon of static/img/iconen.svg; decorative, so hidden from assistive technology."""
    return {"naam": naam, "klasse": klasse}


@register.inclusion_tag("components/_badge.html")
def badge(tekst: Any, soort: str = "", icoon: str = "", plat: bool = False) -> dict[str, Any]:
    """At most three words; `soort` danger/warning/success/info/hold; `plat` for finished things."""
    return {"tekst": tekst, "soort": soort, "icoon": icoon, "plat": plat}


@register.inclusion_tag("components/_termijn.html")
def termijn(stand: Any, datum: str = "") -> dict[str, Any]:
    """A deadline: icon, words and date. `stand` has klasse ("is-danger"), kop and tekst."""
    soort = stand.klasse.removeprefix("is-")
    return {
        "soort": soort,
        "woorden": stand.tekst,
        "datum": datum,
        "icoon": ICOON_BIJ_SOORT.get(soort, "info"),
        "vooraf": "" if soort == "hold" else f"{stand.kop}: ",
    }


@register.inclusion_tag("components/_kolom.html", takes_context=True)
def kolom(context: Any, titel: str, sleutel: str, klasse: str = "") -> dict[str, Any]:
    """A sortable column header: a link that keeps the other parameters (`?sorteer=sleutel`)."""
    vraag = context["request"].GET.copy()
    nu = vraag.get("sorteer", "")
    vraag["sorteer"] = f"-{sleutel}" if nu == sleutel else sleutel
    vraag.pop("pagina", None)
    return {
        "titel": titel,
        "klasse": klasse,
        "sleutel": sleutel,
        "url": f"?{vraag.urlencode()}",
        "richting": {sleutel: "ascending", f"-{sleutel}": "descending"}.get(nu, ""),
    }


@register.inclusion_tag("components/_veld.html")
def veld(gebonden: BoundField, achter: str = "", klasse: str = "") -> dict[str, Any]:
    """A form field in NL Design System markup; `achter` is a unit behind the input."""
    return field_context(gebonden) | {"achter": achter, "klasse": klasse}


@register.inclusion_tag("components/_velden.html")
def velden(form: forms.BaseForm) -> dict[str, Any]:
    """All visible fields of a form, one under the other, and the hidden ones."""
    return {"form": form}


def field_context(gebonden: BoundField) -> dict[str, Any]:
    """What _veld.html needs: the kind of control and the ids that describe it."""
    widget = gebonden.field.widget
    basis = gebonden.id_for_label or gebonden.auto_id or gebonden.html_name
    verwijst = [f"{basis}-h"] if gebonden.help_text else []
    verwijst += [f"{basis}-f"] if gebonden.errors else []
    attrs: dict[str, str] = {}
    if verwijst:
        attrs["aria-describedby"] = " ".join(verwijst)
    if gebonden.errors:
        attrs["aria-invalid"] = "true"
    soort = _control(widget)
    if css := _CSS.get(soort):
        attrs["class"] = f"{css} {widget.attrs.get('class', '')}".strip()
    return {
        "veld": gebonden,
        "basis": basis,
        "soort": soort,
        "invoer": "" if soort in ("keuzes", "vinkje") else gebonden.as_widget(attrs=attrs),
        "beschreven": " ".join(verwijst),
        "lege_tekst": "" if gebonden.field.required else "(niet verplicht)",
    }


_CSS = {
    "tekst": "utrecht-textbox utrecht-textbox--html-input",
    "lang": "utrecht-textarea utrecht-textarea--html-textarea",
    "lijst": "utrecht-select utrecht-select--html-select",
}


def _control(widget: forms.Widget) -> str:
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "keuzes"
    if isinstance(widget, forms.CheckboxInput):
        return "vinkje"
    if isinstance(widget, forms.Textarea):
        return "lang"
    return "lijst" if isinstance(widget, forms.Select) else "tekst"


@register.filter
def uitkomst_soort(uitkomst: Any) -> str:
    """Colour of a norm finding."""
    return UITKOMST[str(getattr(uitkomst, "value", uitkomst))][0]


@register.filter
def uitkomst_icoon(uitkomst: Any) -> str:
    """Icon of a norm finding."""
    return UITKOMST[str(getattr(uitkomst, "value", uitkomst))][1]


@register.filter
def uitkomst_woorden(uitkomst: Any) -> str:
    """Words of a norm finding."""
    return UITKOMST[str(getattr(uitkomst, "value", uitkomst))][2]


@register.simple_tag(takes_context=True)
def met_vraag(context: Any, **wijziging: Any) -> str:
    """The present query string with changes: {% met_vraag pagina=2 filter=None %}."""
    vraag = context["request"].GET.copy()
    for sleutel, waarde in wijziging.items():
        if waarde is None or waarde == "":
            vraag.pop(sleutel, None)
        else:
            vraag[sleutel] = str(waarde)
    return f"?{vraag.urlencode()}" if vraag else "?"
