"""Maakt van cijfers de woorden en rijen van het dashboard; nooit een naam van een jeugdige."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from normenkader.termijnen.woorden import korte_datum

from .cijfers import AFSPRAAK_PROCENT, Kerncijfers, whole_percent

TREDEN = {1: "Trede 1: procesregisseur", 2: "Trede 2: expertteam (RER)"}


def tiles(kern: Kerncijfers, vraag: str) -> list[dict[str, Any]]:
    """The four KPI tiles, each with the link to its own list."""
    return [
        _tile(
            "1-op-1 voorbij dag 28",
            kern.voorbij,
            compare(kern.voorbij, kern.voorbij_vorige_maand),
            ("danger" if kern.voorbij else "success"),
            ("sturing:voorbij", f"Bekijk {_count(kern.voorbij, 'inzet', 'inzetten')}", vraag),
        ),
        _tile(
            "1-op-1 op dag 21 tot en met 28",
            kern.bijna,
            compare(kern.bijna, kern.bijna_vorige_maand),
            "warning",
            ("sturing:bijna", f"Bekijk {_count(kern.bijna, 'inzet', 'inzetten')}", vraag),
        ),
        _tile(
            "Toewijzingen boven de norm",
            kern.boven,
            f"{kern.met_grond} met grond of hardheidsclausule",
            "warning",
            (
                "sturing:boven_norm",
                f"Bekijk {_count(kern.boven, 'toewijzing', 'toewijzingen')}",
                vraag,
            ),
            f"van {kern.getoetst}",
        ),
        _share_tile(kern),
    ]


def _share_tile(kern: Kerncijfers) -> dict[str, Any]:
    if kern.procent_binnen is None:
        return {
            "naam": "Binnen de norm",
            "waarde": "–",
            "vergelijking": "Nog geen toewijzingen met een norm in deze periode",
            "soort": "info",
        }
    return {
        "naam": "Binnen de norm",
        "waarde": kern.procent_binnen,
        "eenheid": "procent",
        "vergelijking": f"Afspraak: {AFSPRAAK_PROCENT} procent",
        "soort": "success" if kern.procent_binnen >= AFSPRAAK_PROCENT else "warning",
        "url": "#per-product",
        "url_tekst": "Bekijk per product",
    }


def _tile(
    naam: str, waarde: int, uitleg: str, soort: str, lijst: tuple[str, str, str], eenheid: str = ""
) -> dict[str, Any]:
    url_naam, tekst, vraag = lijst
    return {
        "naam": naam,
        "waarde": waarde,
        "eenheid": eenheid,
        "vergelijking": uitleg,
        "soort": soort,
        "url": f"{reverse(url_naam)}?{vraag}",
        "url_tekst": tekst,
    }


def compare(nu: int, toen: int) -> str:
    """'3 meer dan een maand geleden'."""
    if nu == toen:
        return "Evenveel als een maand geleden"
    return f"{abs(nu - toen)} {'meer' if nu > toen else 'minder'} dan een maand geleden"


def above_norm_sentence(rijen: Sequence[tuple[str, tuple[int, int]]], totaal: int) -> str:
    """The conclusion above the bar chart."""
    if not rijen:
        return "In deze periode ligt geen toewijzing boven de norm."
    naam, waarden = rijen[0]
    zonder = sum(w[1] for _, w in rijen)
    slot = "Alle hebben een grond." if not zonder else f"{zonder} hebben geen grond."
    return f"{naam} heeft er {sum(waarden)} van de {totaal}. {slot}"


def weekly_sentence(weken: Sequence[tuple[str, int]]) -> str:
    """The conclusion above the line chart."""
    eerst, laatst = weken[0][1], weken[-1][1]
    if eerst == laatst:
        verloop = f"bleef in {len(weken)} weken {laatst}"
    else:
        verloop = f"{'steeg' if laatst > eerst else 'daalde'} in {len(weken)} weken"
        verloop += f" van {eerst} naar {laatst}"
    return f"Het aantal inzetten na de laatste dag {verloop}. De afspraak is 0."


def aanbieder_rows(aanbieders: Iterable[Any], on: date) -> list[dict[str, Any]]:
    """Per aanbieder the number, the longest inzet and the tredes of the ladder."""
    return [
        {
            "id": rij.aanbieder_id,
            "naam": rij.naam,
            "voorbij": rij.voorbij,
            "langste": (on - rij.eerste).days + 1,
            "boven": rij.boven_norm,
            "bij_rer": rij.bij_rer,
            "bij_procesregisseur": rij.voorbij - rij.bij_rer,
        }
        for rij in aanbieders
    ]


def product_rows(producten: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Per product the share within the norm against the agreement."""
    return [
        {
            "code": rij["product__code"],
            "naam": rij["product__naam"],
            "alle": rij["alle"],
            "binnen": rij["binnen"],
            "procent": whole_percent(rij["binnen"], rij["alle"]),
            "haalt": 100 * rij["binnen"] >= AFSPRAAK_PROCENT * rij["alle"],
        }
        for rij in producten
    ]


def inzet_row(inzet: Any, on: date) -> dict[str, Any]:
    """One 1-op-1 without a name: casusnummer as text, day, trede and reason from a code list."""
    return {
        "casus": inzet.casus.nummer,
        "gemeente": inzet.casus.gemeente.naam,
        "aanbieder": inzet.aanbieder.naam,
        "dag": inzet.day_on(on),
        "voorbij": inzet.einddatum < on,
        "laatste_dag": inzet.einddatum,
        "trede": TREDEN.get(inzet.trede, "Nog geen escalatie"),
        "trede_uitleg": _trede_words(inzet),
        "reden": inzet.get_reden_later_display() or "Nog niet opgegeven",
    }


def _trede_words(inzet: Any) -> str:
    if inzet.trede_sinds is None:
        return ""
    sinds = f"Sinds {korte_datum(inzet.trede_sinds)}."
    if inzet.trede == 1 and inzet.trede_klimt_op:
        return f"{sinds} Geen antwoord: RER vanaf {korte_datum(inzet.trede_klimt_op)}."
    return sinds


def toewijzing_row(toewijzing: Any) -> dict[str, Any]:
    """One toewijzing above the norm, without a name."""
    return {
        "casus": toewijzing.casus.nummer,
        "gemeente": toewijzing.gemeente.naam,
        "aanbieder": toewijzing.aanbieder.naam,
        "product": f"{toewijzing.product.naam} ({toewijzing.product.code})",
        "volume": toewijzing.volume,
        "eenheid": toewijzing.get_eenheid_display(),
        "begin": toewijzing.ingangsdatum,
        "einde": toewijzing.einddatum,
        "grond": _ground_words(toewijzing.norm_grond),
        "besloten": toewijzing.toegewezen_op,
    }


def _ground_words(grond: str) -> str:
    if grond == "hardheid":
        return "Hardheidsclausule"
    return f"Grond {grond}" if grond else "Geen grond"


def _count(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
