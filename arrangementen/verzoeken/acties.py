"""Wat iemand nu met een verzoek kan: de overgangen met hun bladzijde, en vragen en antwoorden."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse

from arrangementen.vierogen.stand import Voorstelstand
from verloop.mogelijkheden import Mogelijkheid, moves
from verloop.redenen import Nee

from .keuzes import OPEN
from .vraag import may_ask

#: transition -> page, what it does, and whether it comes first
PAGINAS: dict[str, tuple[str, str, bool]] = {
    "grant": (
        "verzoek_toekennen",
        "De toewijzing (JW301) gaat daarna vanzelf naar de aanbieder.",
        True,
    ),
    "take_into_research": (
        "verzoek_onderzoek",
        "Als u niet binnen 5 werkdagen kunt besluiten. Dat kan één keer.",
        False,
    ),
    "reject": ("verzoek_afwijzen", "Met een reden en een motivering.", False),
    "withdraw": ("verzoek_intrekken", "De gemeente besluit dan niet meer.", False),
    "discard": ("verzoek_verwijderen", "Wat u heeft ingevuld, is dan weg.", False),
}


def actions_on(verzoek: Any, medewerker: Any, on: date, aanbieder: bool) -> list[Mogelijkheid]:
    """The moves of the own side; those of the other side are not this user's at all."""
    eigen = {"withdraw", "discard"} if aanbieder else {"grant", "take_into_research", "reject"}
    acties = [
        _with_page(move, verzoek) for move in moves(verzoek, medewerker, on) if move.naam in eigen
    ]
    if not aanbieder and verzoek.status in OPEN:
        url = reverse("arrangementen:verzoek_vraag", args=[verzoek.kenmerk])
        acties.append(question_action(verzoek, medewerker, url))
    return acties


def _with_page(move: Mogelijkheid, verzoek: Any) -> Mogelijkheid:
    naam, uitleg, eerst = PAGINAS[move.naam]
    url = reverse(f"arrangementen:{naam}", args=[verzoek.kenmerk])
    return replace(move, url=url, uitleg=uitleg, primair=eerst)


def without_grant(acties: list[Mogelijkheid], voorstel: Any) -> list[Mogelijkheid]:
    """While a voorstel waits, granting goes through it."""
    if voorstel is None or voorstel.status != Voorstelstand.OPEN:
        return acties
    anders: dict[str, Any] = {"toegestaan": False, "soort": "stand", "url": "", "primair": False}
    anders |= {"reden": "Er wacht een voorstel op een tweede beslisser.", "weg": ""}
    return [replace(zet, **anders) if zet.naam == "grant" else zet for zet in acties]


def question_action(verzoek: Any, medewerker: Any, url: str) -> Mogelijkheid:
    """Asking for more information, of a verzoek of either kind."""
    oordeel = may_ask(verzoek, medewerker)
    label = "Meer informatie vragen"
    if isinstance(oordeel, Nee):
        return Mogelijkheid("ask", label, False, oordeel.reden, oordeel.weg, soort="stand")
    return Mogelijkheid(
        "ask",
        label,
        True,
        uitleg="De termijn van het onderzoek staat stil tot de aanbieder antwoordt.",
        url=url,
    )
