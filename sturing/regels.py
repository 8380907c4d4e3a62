"""Maakt van cijfers de woorden, tegels en rijen van het scherm; nooit een naam van een jeugdige."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from .cijfers import whole_percent
from .lijsten import LIJSTEN
from .overzicht import UITGEKLAPT, Voorbij


def list_url(sleutel: str, vraag: str) -> str:
    """The list behind a figure, with the same filter."""
    adres = reverse("sturing:lijst", args=[sleutel])
    return f"{adres}?{vraag}" if vraag else adres


def tile(sleutel: str, aantal: int, vraag: str, soort: str, uitleg: str = "") -> dict[str, Any]:
    """A figure with the link to its own list."""
    cijfer = LIJSTEN[sleutel]
    return {
        "naam": cijfer.naam,
        "waarde": aantal,
        "vergelijking": uitleg,
        "soort": soort if aantal else "success",
        "url": list_url(sleutel, vraag),
        "url_tekst": f"Bekijk {cijfer.count_words(aantal)}",
    }


def share_tile(
    binnen: int, alle: int, afspraak: int, url: str = "#per-product", link: str = ""
) -> dict[str, Any]:
    """The share within the norm beside the agreement."""
    if not alle:
        return {
            "naam": "Binnen de norm",
            "waarde": "–",
            "vergelijking": "Nog geen toewijzingen met een norm in deze periode",
            "soort": "info",
        }
    return {
        "naam": "Binnen de norm",
        "waarde": whole_percent(binnen, alle),
        "eenheid": "procent",
        "vergelijking": f"Afspraak: {afspraak} procent",
        "soort": "success" if 100 * binnen >= afspraak * alle else "warning",
        "url": url,
        "url_tekst": link or "Bekijk per product",
    }


def compare(nu: int, toen: int, wanneer: str = "een maand geleden") -> str:
    """'3 meer dan een maand geleden'."""
    if nu == toen:
        return f"Evenveel als {wanneer}"
    return f"{abs(nu - toen)} {'meer' if nu > toen else 'minder'} dan {wanneer}"


def above_norm_sentence(rijen: Sequence[tuple[str, tuple[int, int]]], totaal: int) -> str:
    """The conclusion above the bar chart."""
    if not rijen:
        return "In deze periode ligt geen toewijzing boven de norm."
    naam, waarden = rijen[0]
    zonder = sum(w[1] for _, w in rijen)
    slot = "Alle hebben een grond." if not zonder else f"{zonder} hebben geen grond."
    if zonder == 1:
        slot = "1 heeft geen grond."
    if len(rijen) == 1:
        return f"Alle {totaal} liggen bij {naam}. {slot}"
    return f"{naam} heeft er {sum(waarden)} van de {totaal}. {slot}"


def weekly_sentence(weken: Sequence[tuple[str, int]]) -> str:
    """The conclusion above the line chart."""
    eerst, laatst = weken[0][1], weken[-1][1]
    if eerst == laatst:
        verloop = f"is nu {laatst}, evenveel als {len(weken)} weken geleden"
    else:
        verloop = f"{'steeg' if laatst > eerst else 'daalde'} in {len(weken)} weken"
        verloop += f" van {eerst} naar {laatst}"
    return f"Het aantal inzetten na de laatste dag {verloop}. De afspraak is 0."


def aanbieder_rows(
    aanbieders: Iterable[Voorbij], boven: dict[int, int], uit: dict[int, list[Any]], on: date
) -> list[dict[str, Any]]:
    """Per aanbieder the number, the longest inzet, the tredes and the first inzetten."""
    return [
        {
            "id": rij.aanbieder_id,
            "kenmerk": rij.kenmerk,
            "naam": rij.naam,
            "voorbij": rij.voorbij,
            "langste": (on - rij.eerste).days + 1,
            "boven": boven.get(rij.aanbieder_id, 0),
            "bij_rer": rij.bij_rer,
            "lager": rij.voorbij - rij.bij_rer,
            "inzetten": uit.get(rij.aanbieder_id, []),
            "meer": rij.voorbij > UITGEKLAPT,
        }
        for rij in aanbieders
    ]


SORTEER = {
    "naam": lambda rij: rij["naam"],
    "voorbij": lambda rij: (rij["voorbij"], rij["langste"]),
    "langste": lambda rij: rij["langste"],
    "boven": lambda rij: rij["boven"],
    "rer": lambda rij: rij["bij_rer"],
}


def in_order(rijen: list[dict[str, Any]], sorteer: str) -> list[dict[str, Any]]:
    """By the chosen column; an unknown one leaves the order as it is."""
    sleutel = SORTEER.get(sorteer.removeprefix("-"))
    return sorted(rijen, key=sleutel, reverse=sorteer.startswith("-")) if sleutel else rijen


def product_rows(producten: Iterable[dict[str, Any]], afspraak: int) -> list[dict[str, Any]]:
    """Per product the share within the norm against the agreement."""
    return [
        {
            "code": rij["product__code"],
            "naam": rij["product__naam"],
            "alle": rij["alle"],
            "binnen": rij["binnen"],
            "procent": whole_percent(rij["binnen"], rij["alle"]),
            "haalt": 100 * rij["binnen"] >= afspraak * rij["alle"],
        }
        for rij in producten
    ]
