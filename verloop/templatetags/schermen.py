"""De bouwstenen van de schermen: tags en filters die elk sjabloon zonder `load` kent."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet, CheckboxInput
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone

from verloop.schermen import lijsten, opmaak, woorden
from verloop.schermen.formulier import errors_in_order, errors_of_rows
from verloop.schermen.grafiek import Grafiek
from verloop.schermen.iconen import draw
from verloop.schermen.meter import meter as compute_meter

register = template.Library()

register.simple_tag(draw, name="icoon")
register.simple_tag(opmaak.badge, name="badge")
register.simple_tag(opmaak.due, name="termijn")
register.simple_tag(opmaak.button, name="knop")
register.simple_tag(opmaak.button_link, name="knoplink")


# --- filters: leeg in is leeg uit ---------------------------------------------------------------
@register.filter
def lange_datum(waarde: Any) -> str:
    """ "donderdag 19 maart 2026"."""
    return woorden.long_date(waarde) if isinstance(waarde, date) else ""


@register.filter
def korte_datum(waarde: Any, jaar: str = "") -> str:
    """ "do 19 maart"; of another year, or with the argument "jaar", the year is added."""
    if not isinstance(waarde, date):
        return ""
    return woorden.short_date(waarde, bool(jaar) or _other_year(waarde))


@register.filter
def dag_maand(waarde: Any, jaar: str = "") -> str:
    """ "19 maart"; of another year, or with the argument "jaar", the year is added."""
    if not isinstance(waarde, date):
        return ""
    return woorden.day_month(waarde, bool(jaar) or _other_year(waarde))


def _other_year(waarde: date) -> bool:
    """Without its year such a day would be read as one of this year."""
    return woorden.local_day(waarde).year != timezone.localdate().year


@register.filter
def mini_datum(waarde: Any) -> str:
    """ "19 mrt"."""
    return woorden.tiny_date(waarde) if isinstance(waarde, date) else ""


@register.filter
def datumtijd(waarde: Any) -> str:
    """ "dinsdag 17 maart, 09.12 uur", of another year with its year; text stays text."""
    return _moment(waarde)


@register.filter
def korte_datumtijd(waarde: Any) -> str:
    """ "di 17 maart, 09.12 uur", for tables; of another year with its year."""
    return _moment(waarde, kort=True)


def _moment(waarde: Any, kort: bool = False) -> str:
    if not isinstance(waarde, date):
        return str(waarde or "")
    return woorden.moment(waarde, timezone.localdate(), kort)


@register.filter
def tijd(waarde: Any) -> str:
    """ "09.12 uur"."""
    return woorden.clock(waarde) if hasattr(waarde, "hour") else ""


@register.filter
def leeftijd(geboren: Any, op: date | None = None) -> int | str:
    """Whole years on a day (today when the page gives none)."""
    if not isinstance(geboren, date):
        return ""
    return woorden.age(geboren, op or timezone.localdate())


register.filter("euro", woorden.euro)
register.filter("getal", woorden.number)
register.filter("gemaskeerd_bsn", woorden.masked_bsn)
register.filter("initialen", woorden.initials)
register.filter("hoofdletter", woorden.capitalise)
register.filter("statusklasse", opmaak.status_class)


# --- vlakken ------------------------------------------------------------------------------------
@register.simple_block_tag(name="paneel", end_name="endpaneel")
def paneel(content: str, kop: str = "", **opties: Any) -> str:
    """A panel with a heading. Options: id meta meta_url meta_tekst voet_url voet_tekst voet
    niveau klasse body."""
    gegevens = {"niveau": 2, **opties, "kop": kop, "inhoud": content}
    return render_to_string("components/_paneel.html", gegevens)


@register.simple_block_tag(name="tabel", end_name="endtabel")
def tabel(content: str, naam: str, caption: str = "", midden: bool = False) -> str:
    """A table in a region of its own that scrolls sideways; `naam` is its spoken name."""
    gegevens = {"inhoud": content, "naam": naam, "caption": caption, "midden": midden}
    return render_to_string("components/_tabel.html", gegevens)


@register.inclusion_tag("components/_kolom.html", takes_context=True)
def kolom(
    context: template.Context,
    kop: str,
    sleutel: str = "",
    getal: bool = False,
    smal_weg: bool = False,
    doel: str = "#resultaat",
) -> dict[str, Any]:
    """A column heading; with `sleutel` it is a link that sorts."""
    gegevens = {"kop": kop, "sleutel": sleutel, "getal": getal, "smal_weg": smal_weg, "doel": doel}
    if sleutel:
        vraag = context["request"].GET if "request" in context else QueryDict()
        huidig = vraag.get("sorteer") or str(context.get("sorteer", ""))
        gegevens["url"], gegevens["richting"] = lijsten.sort_link(vraag, sleutel, huidig)
    return gegevens


@register.inclusion_tag("components/_afdrukknop.html")
def afdrukknop(tekst: str = "Afdrukken") -> dict[str, str]:
    """A print button; it shows only where script runs."""
    return {"tekst": tekst}


@register.filter
def soortnaam(onderwerp: Any) -> str:
    """What kind of onderwerp this is, for the title of a page; "" without one."""
    return str(onderwerp._meta.verbose_name) if onderwerp else ""


# --- casus --------------------------------------------------------------------------------------
@register.inclusion_tag("components/_casusbanner.html", takes_context=True)
def casusbanner(context: Any, banner: dict[str, Any]) -> dict[str, Any]:
    """The banner of a case page; see components/_casusbanner.html for the keys."""
    return {"banner": banner, "dicht": context.get("dicht", ())}


@register.inclusion_tag("components/_routebalk.html")
def routebalk(groepen: Iterable[Any]) -> dict[str, Any]:
    """The three steps with their statuses."""
    return {"groepen": list(groepen)}


@register.inclusion_tag("components/_acties.html")
def acties(lijst: Iterable[Any], niveau: int = 3) -> dict[str, Any]:
    """What the user can do now, what is blocked and why, and what comes later (folded)."""
    return {**lijsten.order_actions(lijst), "niveau": niveau}


@register.inclusion_tag("components/_meter.html")
def meter(
    dag: int,
    maximum: int,
    start: date | None = None,
    laatste_dag: date | None = None,
    mijlpalen: Iterable[dict[str, Any]] = (),
) -> dict[str, Any]:
    """The length of a running 1-op-1: words, <meter> and bar."""
    gegevens = compute_meter(dag, maximum, mijlpalen)
    return {"meter": gegevens, "start": start, "laatste_dag": laatste_dag}


@register.inclusion_tag("components/_normpaneel.html")
def normpaneel(toetsing: Any, versie: str = "", norm_url: str = "") -> dict[str, Any]:
    """The norm check beside a form; `toetsing` has bevindingen and samenvatting."""
    return {
        "regels": lijsten.norm_lines(toetsing.bevindingen),
        "tellingen": lijsten.norm_counts(toetsing.bevindingen),
        "bron": toetsing,
        "versie": versie,
        "norm_url": norm_url,
    }


@register.inclusion_tag("components/_normrekening.html")
def normrekening(toetsing: Any, toegekend: str = "") -> dict[str, Any]:
    """The sum behind the verdict; `toetsing` gives its lines with `account` (name, value)."""
    lijst = getattr(toetsing, "account", None)
    return {"rijen": lijst(toegekend) if lijst else []}


@register.inclusion_tag("components/_normbevindingen.html")
def normbevindingen(toetsing: Any) -> dict[str, Any]:
    """Only the findings, for a check page or a decision."""
    return {"regels": lijsten.norm_lines(toetsing.bevindingen)}


# --- cijfers ------------------------------------------------------------------------------------
@register.inclusion_tag("components/_staafgrafiek.html")
def staafgrafiek(grafiek: Grafiek) -> dict[str, Any]:
    """Stacked bars, with the same figures as a table."""
    return {"grafiek": grafiek}


@register.inclusion_tag("components/_lijngrafiek.html")
def lijngrafiek(grafiek: Grafiek) -> dict[str, Any]:
    """A line over time, with the same figures as a table."""
    return {"grafiek": grafiek}


# --- formulier ----------------------------------------------------------------------------------
@register.inclusion_tag("components/_veld.html")
def veld(gebonden: BoundField, achter: str = "", **extra: Any) -> dict[str, Any]:
    """A whole form field; `achter` is a unit behind the box. Extra: noot (note below), klasse."""
    return {"field": gebonden, "achter": achter, **extra}


@register.inclusion_tag("components/_foutsamenvatting.html")
def foutsamenvatting(*formulieren: "BaseForm | BaseFormSet[Any] | None") -> dict[str, Any]:
    """All errors of these forms, in order, with links to the fields."""
    fouten = []
    for form in formulieren:
        if isinstance(form, BaseFormSet):
            fouten += errors_of_rows(form)
        elif form:
            fouten += errors_in_order(form)
    return {"fouten": fouten}


@register.filter
def is_vinkje(gebonden: BoundField) -> bool:
    """Is this one single checkbox? Its label stands behind the box."""
    return isinstance(gebonden.field.widget, CheckboxInput)


@register.filter
def beschreven_door(gebonden: BoundField) -> str:
    """The ids of hint and error of a group of options, for its fieldset."""
    delen = ["helptext"] if gebonden.help_text else []
    delen += ["error"] if gebonden.errors else []
    return " ".join(f"{gebonden.auto_id}_{deel}" for deel in delen)
