"""Wat een medewerker nu met een onderwerp kan: dezelfde tabel die de deur gebruikt."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .models import Onderwerp
from .redenen import Nee


@dataclass(frozen=True)
class Mogelijkheid:
    """One move, allowed or blocked with its reason.

    `soort` is "" when allowed, "stand" when a guard blocks, "rol" when it is not the user's role.
    `uitleg`, `url` and `primair` are for the screen (components/_acties.html).
    """

    naam: str
    label: str
    toegestaan: bool
    reden: str = ""
    weg: str = ""
    weg_url: str = ""
    soort: str = ""
    uitleg: str = ""
    url: str = ""
    primair: bool = False
    custom: dict[str, Any] = field(default_factory=dict)


def moves(onderwerp: Onderwerp, by: Any, on: date) -> list[Mogelijkheid]:
    """All moves that leave the present status, in the order of the model, allowed or not.

    Transitions with `custom={"systeem": True}` belong to the clock and are left out.
    """
    onderwerp.on(on)
    veld = onderwerp._meta.get_field("status")
    status = onderwerp.status  # type: ignore[attr-defined]
    regels = [
        regel
        for regel in veld.get_all_transitions(type(onderwerp))
        if regel.source in (status, "*") and not regel.custom.get("systeem")
    ]
    regels.sort(key=lambda regel: regel.custom.get("volgorde", 50))
    return [_judge(onderwerp, regel, by) for regel in regels]


def allowed(onderwerp: Onderwerp, overgang: str, by: Any, on: date) -> bool:
    """Is this one move allowed now for this medewerker?"""
    return any(m.naam == overgang and m.toegestaan for m in moves(onderwerp, by, on))


def _judge(onderwerp: Onderwerp, regel: Any, by: Any) -> Mogelijkheid:
    label = regel.custom["label"]
    oordeel = regel.permission(onderwerp, by)
    if not oordeel:
        return _blocked(regel, label, oordeel, "rol")
    for bewaker in regel.conditions:
        oordeel = bewaker(onderwerp)
        if not oordeel:
            return _blocked(regel, label, oordeel, "stand")
    return Mogelijkheid(regel.name, label, True, custom=regel.custom)


def _blocked(regel: Any, label: str, oordeel: Any, soort: str) -> Mogelijkheid:
    nee = oordeel if isinstance(oordeel, Nee) else Nee("Dit kan nu nog niet.")
    return Mogelijkheid(
        regel.name, label, False, nee.reden, nee.weg, nee.weg_url, soort, custom=regel.custom
    )
