"""Wat een medewerker nu met een onderwerp kan: dezelfde tabel die de deur gebruikt."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .fouten import Conflict
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
    return [_judge(onderwerp, regel, by) for regel in _rules(onderwerp)]


def move_of(
    onderwerp: Onderwerp, overgang: str, by: Any, on: date, *, bewakers: bool = True
) -> Mogelijkheid | None:
    """This one move as `moves` gives it, the others not judged; None when it leaves another status.

    Without `bewakers` only the permission is judged: the door judges all of it under its lock.
    """
    onderwerp.on(on)
    regels = (regel for regel in _rules(onderwerp) if regel.name == overgang)
    return next((_judge(onderwerp, regel, by, bewakers) for regel in regels), None)


def _rules(onderwerp: Onderwerp) -> list[Any]:
    """The transitions of people that leave the present status, in the order of the model."""
    veld = onderwerp._meta.get_field("status")
    status = onderwerp.status  # type: ignore[attr-defined]
    regels = [
        regel
        for regel in veld.get_all_transitions(type(onderwerp))  # type: ignore[union-attr]
        if regel.source in (status, "*") and not regel.custom.get("systeem")
    ]
    return sorted(regels, key=lambda regel: regel.custom.get("volgorde", 50))


def allowed(onderwerp: Onderwerp, overgang: str, by: Any, on: date) -> bool:
    """Is this one move allowed now for this medewerker?"""
    mogelijkheid = move_of(onderwerp, overgang, by, on)
    return mogelijkheid is not None and mogelijkheid.toegestaan


def not_now(onderwerp: Onderwerp, overgang: str) -> Conflict:
    """Why a move does not belong to the present status, and which move comes first.

    A name that the machine does not know gives the general Conflict.
    """
    te_laat = _too_late(onderwerp, overgang)
    te_laat.about(onderwerp, overgang)
    return te_laat


def _too_late(onderwerp: Onderwerp, overgang: str) -> Conflict:
    regels = list(onderwerp._meta.get_field("status").get_all_transitions(type(onderwerp)))
    gevraagd = [regel for regel in regels if regel.name == overgang]
    if not gevraagd:
        return Conflict()
    namen = dict(onderwerp._meta.get_field("status").flatchoices)
    stand = onderwerp.status  # type: ignore[attr-defined]
    wat = gevraagd[0].custom["label"]
    reden = f"‘{wat}’ kan niet nu de stand ‘{namen.get(stand, stand)}’ is."
    eerst = _first_move(regels, str(stand), {str(regel.source) for regel in gevraagd})
    if eerst is None:
        return Conflict(reden, "Bekijk wat er al is gedaan.")
    if eerst.custom.get("systeem"):
        return Conflict(reden, f"Dat kan na: {eerst.custom['gebeurd'].lower()}.")
    return Conflict(reden, f"Doe eerst: {eerst.custom['label'].lower()}.")


def _first_move(regels: list[Any], stand: str, doelen: set[str]) -> Any:
    """The first move on the shortest way from `stand` to one of `doelen`; None without a way."""
    rand: list[tuple[str, Any]] = [(stand, None)]
    gezien = {stand}
    while rand:
        plek, eerste = rand.pop(0)
        if plek in doelen and eerste is not None:
            return eerste
        for regel in sorted(regels, key=lambda r: r.custom.get("volgorde", 50)):
            naar = str(regel.target)
            if regel.source == plek and regel.target is not None and naar not in gezien:
                gezien.add(naar)
                rand.append((naar, eerste or regel))
    return None


def _judge(onderwerp: Onderwerp, regel: Any, by: Any, bewakers: bool = True) -> Mogelijkheid:
    label = regel.custom["label"]
    oordeel = regel.permission(onderwerp, by)
    if not oordeel:
        return _blocked(regel, label, oordeel, "rol")
    for bewaker in regel.conditions if bewakers else ():
        oordeel = bewaker(onderwerp)
        if not oordeel:
            return _blocked(regel, label, oordeel, "stand")
    return Mogelijkheid(regel.name, label, True, custom=regel.custom)


def _blocked(regel: Any, label: str, oordeel: Any, soort: str) -> Mogelijkheid:
    nee = oordeel if isinstance(oordeel, Nee) else Nee("Dit kan nu nog niet.")
    return Mogelijkheid(
        regel.name, label, False, nee.reden, nee.weg, nee.weg_url, soort, custom=regel.custom
    )
