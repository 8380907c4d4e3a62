"""Plaatsen op de casuspagina die hogere apps vullen, zonder dat casusregie hen kent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from verloop.mogelijkheden import Mogelijkheid

Inhoud = Callable[[Any, Any, date], dict[str, Any] | None]
Acties = Callable[[Any, Any, date], Iterable[Mogelijkheid]]


@dataclass(frozen=True)
class Paneel:
    """`vul(casus, medewerker, on)` gives the context of `template`, or None for no panel."""

    plaats: str  # "midden" of "zijkant"
    volgorde: int
    template: str
    vul: Inhoud


@dataclass(frozen=True)
class Tab:
    """A sub page of the casus; `aantal(casus, medewerker, on)` gives its count, or None.

    `mag(casus, medewerker, on)` says who gets to see the tab; the page itself checks again.
    """

    naam: str
    url_naam: str
    volgorde: int
    aantal: Callable[[Any, Any, date], int | None] = field(default=lambda casus, wie, on: None)
    mag: Callable[[Any, Any, date], bool] = field(default=lambda casus, wie, on: True)


_panelen: list[Paneel] = []
_tabs: list[Tab] = []
_acties: list[tuple[int, Acties]] = []
_feiten: dict[str, Callable[[], Any]] = {}


def add_panel(plaats: str, volgorde: int, template: str, vul: Inhoud) -> None:
    """Register a panel; called from an AppConfig.ready."""
    _panelen.append(Paneel(plaats, volgorde, template, vul))


def add_tab(naam: str, url_naam: str, volgorde: int, aantal: Any = None, mag: Any = None) -> None:
    """Register a sub page (URL takes the casus kenmerk); `mag` limits who sees the tab."""
    extra = {"aantal": aantal, "mag": mag}
    _tabs.append(Tab(naam, url_naam, volgorde, **{k: w for k, w in extra.items() if w}))


def add_fact(naam: str, vraag: Callable[[], Any]) -> None:
    """A value that comes along with the casus of every page, without a query of its own.

    `vraag()` gives an expression on Casus; the page reads it as `casus.<naam>`.
    """
    _feiten[naam] = vraag


def facts() -> dict[str, Callable[[], Any]]:
    """What was registered with `add_fact`."""
    return dict(_feiten)


def add_actions(acties: Acties, volgorde: int = 50) -> None:
    """Register a source of actions for 'Wat kunt u nu doen'; a low number comes first."""
    _acties.append((volgorde, acties))
    _acties.sort(key=lambda bron: bron[0])


def panels(plaats: str, casus: Any, medewerker: Any, on: date) -> list[tuple[str, dict[str, Any]]]:
    """The filled panels of one place, in order: (template, context)."""
    gevuld = []
    for paneel in sorted(_panelen, key=lambda p: p.volgorde):
        inhoud = paneel.vul(casus, medewerker, on) if paneel.plaats == plaats else None
        if inhoud is not None:
            gevuld.append((paneel.template, inhoud))
    return gevuld


def tabs() -> list[Tab]:
    """All sub pages in order."""
    return sorted(_tabs, key=lambda tab: tab.volgorde)


def actions(casus: Any, medewerker: Any, on: date) -> list[Mogelijkheid]:
    """Every action on the casus: first the one most needed, then what is allowed, then the rest.

    Only one button on the page is the primary one.
    """
    alle = [actie for _, bron in _acties for actie in bron(casus, medewerker, on)]
    alle.sort(key=lambda actie: (not actie.toegestaan, not actie.primair))
    return [replace(actie, primair=actie.primair and n == 0) for n, actie in enumerate(alle)]
