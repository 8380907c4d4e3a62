"""Kleine stukken scherm die overal terugkomen: badge, termijn en knop, als veilige HTML."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .iconen import draw
from .woorden import Moment, short_date

SOORTEN = frozenset({"danger", "warning", "success", "info", "hold"})
#: status class -> icon and the hidden word before the text
STANDEN = {
    "danger": ("te-laat", "Te laat"),
    "warning": ("bijna", "Bijna"),
    "success": ("op-tijd", "Op tijd"),
    "hold": ("staat-stil", "Staat stil"),
}
KNOPPEN = {
    "primair": "utrecht-button--primary-action",
    "secundair": "utrecht-button--secondary-action",
    "subtiel": "utrecht-button--subtle",
    "gevaar": "utrecht-button--primary-action cr-btn-danger",
}


def value_of(bron: Any, *namen: str) -> Any:
    """The first of these keys or attributes that has a value; "" when none has."""
    for naam in namen:
        waarde = bron.get(naam) if isinstance(bron, Mapping) else getattr(bron, naam, None)
        if waarde not in (None, ""):
            return waarde
    return ""


def status_class(soort: Any) -> str:
    """ "is-danger" for "danger" or "is-danger"; "" for what is no status."""
    kaal = str(soort or "").removeprefix("is-")
    return f"is-{kaal}" if kaal in SOORTEN else ""


def badge(tekst: Any, soort: str = "", icoon: str = "", plat: bool = False) -> SafeString:
    """At most three words about a state; `plain` (or `plat`) for what is finished."""
    klasse = "cr-badge--plain" if plat or soort == "plain" else status_class(soort)
    return format_html('<span class="cr-badge {}">{}{}</span>', klasse, draw(icoon), tekst)


def due(stand: Any, datum: Moment | str | None = None, jaar: bool = False) -> SafeString | str:
    """A termijn: icon, hidden word, words and date. `stand` may be empty (then nothing)."""
    if not stand:
        return ""
    klasse = status_class(value_of(stand, "soort", "klasse")) or "is-success"
    icoon, kop = STANDEN.get(klasse.removeprefix("is-"), STANDEN["success"])
    tekst = str(value_of(stand, "woorden", "tekst"))
    kop = str(value_of(stand, "kop") or kop)
    verborgen = "" if tekst.lower().startswith(kop.lower()) else f"{kop}: "
    return format_html(
        '<span class="cr-due {}">{}<span class="cr-due__text"><span class="cr-sr">{}</span>{}'
        "</span>{}</span>",
        klasse,
        draw(icoon, "cr-due__icon"),
        verborgen,
        tekst,
        _due_date(datum if datum is not None else value_of(stand, "datum"), jaar),
    )


def _due_date(datum: Moment | str, jaar: bool) -> SafeString | str:
    if not datum:
        return ""
    tekst = datum if isinstance(datum, str) else short_date(datum, jaar)
    return format_html('<span class="cr-due__date">{}</span>', tekst)


def button_class(soort: str, klein: bool) -> str:
    """The classes of a button of this kind. Raises KeyError for an unknown kind."""
    return f"utrecht-button {KNOPPEN[soort]}{' cr-btn-s' if klein else ''}"


def button(
    tekst: Any,
    soort: str = "primair",
    klein: bool = False,
    icoon: str = "",
    type: str = "submit",
    naam: str = "",
    waarde: str = "",
    id: str = "",
) -> SafeString:
    """A button of a form; `naam` and `waarde` are sent when it was the one pressed."""
    kenmerken = [("name", naam), ("value", waarde), ("id", id)]
    extra = format_html_join("", ' {}="{}"', [paar for paar in kenmerken if paar[1]])
    return format_html(
        '<button class="{}" type="{}"{}>{}{}</button>',
        button_class(soort, klein),
        type,
        extra,
        draw(icoon),
        tekst,
    )


def button_link(
    tekst: Any, url: str, soort: str = "primair", klein: bool = False, icoon: str = ""
) -> SafeString:
    """A link that looks like a button: it goes somewhere, it changes nothing."""
    return format_html(
        '<a class="utrecht-button-link utrecht-button-link--html-a {}" href="{}">{}{}</a>',
        button_class(soort, klein),
        url,
        draw(icoon),
        tekst,
    )
