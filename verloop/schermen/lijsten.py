"""Zet gegevens klaar voor onderdelen van het scherm: acties, uitkomsten, sorteren."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from .opmaak import value_of

KORT = 24
LABELS = {"stand": "Nog niet mogelijk", "rol": "Niet uw rol"}
#: outcome of the norm check -> (icon, text class, badge class, one, more)
UITKOMSTEN = {
    "past_niet": ("te-laat", "t-danger", "danger", "past niet", "passen niet"),
    "uitleg_nodig": ("bijna", "t-warning", "warning", "uitleg nodig", "uitleg nodig"),
    "nog_open": ("staat-stil", "t-soft", "", "nog open", "nog open"),
    "past": ("op-tijd", "t-success", "success", "past", "passen"),
    "informatie": ("info", "t-soft", "", "", ""),
}


@dataclass(frozen=True)
class Actie:
    """One line of 'Wat kunt u nu doen'."""

    label: str
    toelichting: str
    toegestaan: bool
    weg: str
    weg_url: str
    url: str
    knop: str
    soort_knop: str
    waarom: str


def order_actions(acties: Iterable[Any]) -> dict[str, list[Actie]]:
    """Allowed first with at most one primary, then blocked by state, then by role, then later."""
    alle = list(acties)
    mag = [actie for actie in alle if value_of(actie, "toegestaan")]
    mag.sort(key=lambda actie: not value_of(actie, "primair"))
    geblokkeerd = [actie for actie in alle if not value_of(actie, "toegestaan")]
    nu = [_action(a, i == 0 and bool(value_of(a, "primair"))) for i, a in enumerate(mag)]
    for soort in ("stand", "rol"):
        nu += [_action(a) for a in geblokkeerd if _kind(a) == soort]
    return {"nu": nu, "later": [_action(a) for a in geblokkeerd if _kind(a) == "later"]}


def _kind(actie: Any) -> str:
    soort = str(value_of(actie, "soort") or "stand")
    return soort if soort in ("rol", "later") else "stand"


def _action(actie: Any, primair: bool = False) -> Actie:
    mag = bool(value_of(actie, "toegestaan"))
    return Actie(
        label=str(value_of(actie, "label")),
        toelichting=str(value_of(actie, "uitleg") if mag else value_of(actie, "reden")),
        toegestaan=mag,
        weg=str(value_of(actie, "weg")),
        weg_url=str(value_of(actie, "weg_url")),
        url=str(value_of(actie, "url")) if mag else "",
        knop=_button(actie),
        soort_knop="primair" if primair else "secundair",
        waarom=LABELS.get(_kind(actie), "") if not mag else "",
    )


def _button(actie: Any) -> str:
    """The short label: given, else that of the move itself, else of the action when short."""
    eigen = value_of(actie, "custom") or {}
    label = eigen.get("knop") or eigen.get("label") or str(value_of(actie, "label"))
    return str(value_of(actie, "knop") or (label if len(label) <= KORT else _verb(label)))


def _verb(label: str) -> str:
    """The closing verb of a long label: "1-op-1: tussenevaluatie vastleggen" → "Vastleggen"."""
    woord = label.split()[-1]
    return woord.capitalize() if woord.islower() and woord.endswith("en") else "Doen"


def norm_lines(bevindingen: Iterable[Any]) -> list[dict[str, Any]]:
    """Each finding with its icon and words, in the given order."""
    regels = []
    for bevinding in bevindingen:
        uitkomst = str(value_of(bevinding, "uitkomst"))
        icoon, klasse, _, woord, _ = UITKOMSTEN.get(uitkomst, UITKOMSTEN["informatie"])
        titel = str(value_of(bevinding, "titel", "onderdeel"))
        kop = f"{titel}: {woord}" if woord else titel
        regels.append(
            {"icoon": icoon, "klasse": klasse, "kop": kop, "tekst": value_of(bevinding, "tekst")}
        )
    return regels


def norm_counts(bevindingen: Iterable[Any]) -> list[dict[str, str]]:
    """The badges of the summary line: "1 uitleg nodig", "3 passen"; only what occurs."""
    uitkomsten = [str(value_of(bevinding, "uitkomst")) for bevinding in bevindingen]
    badges = []
    for code, (_, _, soort, een, meer) in UITKOMSTEN.items():
        aantal = uitkomsten.count(code)
        if aantal and een:
            badges.append({"tekst": f"{aantal} {een if aantal == 1 else meer}", "soort": soort})
    return badges


def sort_link(vraag: QueryDict, sleutel: str, huidig: str) -> tuple[str, str]:
    """The query of the other order of a column, and its `aria-sort` ("" when not sorted).

    Going to another order starts at page 1.
    """
    richting = {sleutel: "ascending", f"-{sleutel}": "descending"}.get(huidig, "")
    nieuw = vraag.copy()
    nieuw.pop("pagina", None)
    nieuw["sorteer"] = f"-{sleutel}" if richting == "ascending" else sleutel
    return f"?{nieuw.urlencode()}", richting
