"""Maakt van declaraties wat het scherm toont: rijen, bedragen in euro en redenen in woorden."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from arrangementen.schermen import period_in_words
from verloop.schermen.woorden import MAANDEN

from .bedragen import euro_words, tariff_words, volume_words
from .keuzes import ICOON_VAN_STAND, SOORT_VAN_STAND, Declaratiestand, Uitkomst


def month_words(dag: Any) -> str:
    """ "maart 2026"."""
    return f"{MAANDEN[dag.month - 1]} {dag.year}"


def declaration_rows(declaraties: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows of the list; the declarations come from `for_list`."""
    return [declaration_row(declaratie) for declaratie in declaraties]


def declaration_row(declaratie: Any) -> dict[str, Any]:
    """One declaration with its amounts in words."""
    stand = Declaratiestand(declaratie.status)
    return {
        "declaratie": declaratie,
        "url": reverse("arrangementen:declaratie_detail", args=[declaratie.kenmerk]),
        "maand": month_words(declaratie.periode_begin),
        "ingediend": euro_words(declaratie.ingediend_cent),
        "toegekend": euro_words(declaratie.toegekend_cent),
        "afgewezen": euro_words(declaratie.afgewezen_cent),
        "stand": stand.label,
        "soort": SOORT_VAN_STAND[stand],
        "icoon": ICOON_VAN_STAND[stand],
        "kanaal": declaratie.bericht.get_kanaal_display(),
    }


def line_rows(prestaties: Iterable[Any], terug: frozenset[str], mag: bool) -> list[dict[str, Any]]:
    """Rows of a declaration; `terug` are the references that were credited since."""
    return [_line_row(prestatie, terug, mag) for prestatie in prestaties]


def _line_row(prestatie: Any, terug: frozenset[str], mag: bool) -> dict[str, Any]:
    goed = prestatie.uitkomst == Uitkomst.TOEGEKEND
    staat = goed and not prestatie.is_credit and prestatie.referentie not in terug
    return {
        "prestatie": prestatie,
        "naam": prestatie.jeugdige.naam if prestatie.jeugdige else "Geen toewijzing gevonden",
        "product": prestatie.toewijzing.product.naam if prestatie.toewijzing else "",
        "periode": period_in_words(prestatie.begin, prestatie.eind),
        "volume": volume_words(prestatie.volume, prestatie.eenheid),
        "tarief": tariff_words(prestatie.tarief_cent, prestatie.eenheid),
        "bedrag": euro_words(prestatie.bedrag_cent),
        "uitkomst": prestatie.get_uitkomst_display(),
        "soort": "success" if goed else "danger",
        "icoon": "vink" if goed else "kruis",
        "redenen": prestatie.redenen,
        "teruggenomen": goed and prestatie.referentie in terug,
        "corrigeer_url": reverse("arrangementen:prestatie_corrigeren", args=[prestatie.kenmerk])
        if mag and staat and prestatie.toewijzing_id
        else "",
    }


def subnav(gekozen: str) -> list[dict[str, Any]]:
    """The pages beside each other under Berichten."""
    paginas = (
        ("berichten", "Berichten", "bericht_lijst"),
        ("declaraties", "Declaraties", "declaratie_lijst"),
        ("gedeclareerd", "Gedeclareerd naast toegewezen", "gedeclareerd"),
    )
    return [
        {
            "naam": naam,
            "url": reverse(f"arrangementen:{url}"),
            "aantal": None,
            "actief": code == gekozen,
        }
        for code, naam, url in paginas
    ]
