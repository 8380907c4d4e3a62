"""Het hoofdmenu: elke app meldt zijn punten aan, de rol bepaalt wat iemand ziet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from .http import HttpRequest
from .tellers import Teller, count_all

Aantal = Teller | Callable[[HttpRequest], int]


@dataclass(frozen=True)
class Menupunt:
    """One entry of the main menu for holders of these roles (empty: everybody)."""

    naam: str
    url_naam: str
    rollen: frozenset[str]
    volgorde: int
    ook: tuple[str, ...] = ()
    aantal: Aantal | None = None
    zelden: bool = False


_punten: list[Menupunt] = []
_zoeken: dict[str, Any] = {}


def add_menu(
    naam: str,
    url_naam: str,
    *rollen: str,
    volgorde: int = 50,
    ook: tuple[str, ...] = (),
    aantal: Aantal | None = None,
    zelden: bool = False,
) -> None:
    """Register an entry; called from an AppConfig.ready.

    `ook` holds the beginnings of other addresses that belong to this section; `aantal` gives the
    figure behind the name (zero: none), asked on every page: a `Teller`, which is remembered and
    shares one query with the others, or a function that costs next to nothing.
    `zelden` puts it in the menu under the person, where it takes no room of the daily work.
    """
    wie = frozenset(str(rol) for rol in rollen)
    punt = Menupunt(naam, url_naam, wie, volgorde, ook, aantal, zelden)
    if punt not in _punten:
        _punten.append(punt)


def set_search(url_naam: str, *rollen: str) -> None:
    """Register the page that the search box of the header sends to, for these roles."""
    _zoeken.update(url_naam=url_naam, rollen=frozenset(str(rol) for rol in rollen))


def search_url(rollen: frozenset[str]) -> str:
    """The address of the search page; empty for roles without one."""
    mag = _zoeken and _zoeken["rollen"] & rollen
    return reverse(_zoeken["url_naam"]) if mag else ""


def entries_for(rollen: frozenset[str]) -> list[Menupunt]:
    """The entries these roles see, in order; the first one is their start page."""
    zichtbaar = [punt for punt in _punten if not punt.rollen or punt.rollen & rollen]
    return sorted(zichtbaar, key=lambda punt: (punt.volgorde, punt.naam))


def closed_to(rollen: frozenset[str]) -> frozenset[str]:
    """The addresses in the menu of others: a trail of crumbs does not link to them."""
    dicht = (punt.url_naam for punt in _punten if punt.rollen and not punt.rollen & rollen)
    return frozenset(map(reverse, dicht)) - {reverse(p.url_naam) for p in entries_for(rollen)}


def menu_for(request: HttpRequest) -> list[dict[str, Any]]:
    """The menu as base.html shows it; `actief` marks the section of this page."""
    vandaag = timezone.localdate()
    punten = entries_for(request.user.rollen_op(vandaag))
    tellers = [punt.aantal for punt in punten if isinstance(punt.aantal, Teller)]
    geteld = count_all(tellers, request.user, vandaag)
    return [_entry(punt, request, geteld) for punt in punten]


def _entry(punt: Menupunt, request: HttpRequest, geteld: dict[Teller, int]) -> dict[str, Any]:
    url, aantal = reverse(punt.url_naam), 0
    if isinstance(punt.aantal, Teller):
        aantal = geteld[punt.aantal]
    elif punt.aantal:
        aantal = punt.aantal(request)
    actief = request.path.startswith((url, *punt.ook))
    return {
        "naam": punt.naam,
        "url": url,
        "actief": actief,
        "aantal": aantal,
        "zelden": punt.zelden,
    }
