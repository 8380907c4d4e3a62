"""Wat het overzicht van een casus laat zien: route, termijnen, betrokkenen en escalaties."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from casusregie.routes.acties import page_route
from casusregie.routes.stappen import route_steps
from casusregie.termijnen.opbouw import derivation
from casusregie.termijnen.termijn import Termijn
from normenkader.termijnen.stand import Stand
from normenkader.termijnen.woorden import opsomming
from organisaties.rollen import Rol, Soort
from verloop.schermen.woorden import capitalise

from .banner.gezag import members
from .models import Casus, Regierol
from .panelen import actions, panels
from .termijnlijst import running_termijnen
from .tijdlijn import Lezer, events_of, latest_lines, page_events


@dataclass(frozen=True)
class Termijnregel:
    """One line of the panel Termijnen."""

    termijn: Termijn
    stand: Stand
    zinnen: list[str]
    url: str


@dataclass(frozen=True)
class Persoon:
    """One line of 'Regie en betrokkenen'."""

    naam: str
    rol: str
    u: bool = False


@dataclass(frozen=True)
class Escalatieregel:
    """One line of the panel Escalaties."""

    kenmerk: str
    titel: str
    wie: str
    sinds: date
    uiterlijk: date


def overview(casus: Any, medewerker: Any, on: date) -> dict[str, Any]:
    """The context of the casus page; a fixed number of queries, however long the history."""
    route = page_route(casus)
    lezer = Lezer(medewerker, on)
    gebeurd = page_events(casus, route, lezer)
    groepen = route_steps(route, events_of(route, gebeurd))
    termijnen = running_termijnen(casus, medewerker, on)
    return {
        "route": route,
        "groepen": groepen,
        "routestap": _group_now(groepen),
        "acties": actions(casus, medewerker, on),
        "midden": panels("midden", casus, medewerker, on),
        "zijkant": panels("zijkant", casus, medewerker, on),
        "termijnen": [_termijn(t, medewerker, on) for t in termijnen],
        "meer_termijnen": termijnen[0].aantal - len(termijnen) if termijnen else 0,  # type: ignore[attr-defined]
        "personen": people(casus, medewerker, on),
        "escalaties": [_escalatie(rij) for rij in casus.wacht_op_antwoord],
        "gebeurd": latest_lines(gebeurd, lezer),
    }


def _termijn(termijn: Termijn, medewerker: Any, on: date) -> Termijnregel:
    """One line; an aanbieder opens an aanmelding at a tafel from its own overview only."""
    dicht = termijn.model == "casusregie.tafelaanmelding" and all(
        a.organisatie.soort == Soort.AANBIEDER for a in medewerker.aanstellingen_op(on)
    )
    url = "" if dicht else termijn.url
    return Termijnregel(termijn, termijn.stand_op(on), derivation(termijn), url)


def people(casus: Any, medewerker: Any, on: date) -> list[Persoon]:
    """Who holds the regie, who belongs to the gezin and which organisations take part."""
    return [*_regie(casus, medewerker), *_gezin(casus, on), *_organisations(casus)]


def _escalatie(rij: dict[str, Any]) -> Escalatieregel:
    return Escalatieregel(
        kenmerk=rij["kenmerk"],
        titel=rij["titel"],
        wie=_who(str(Rol(rij["rol"]).label).lower(), rij["wie"]),
        sinds=date.fromisoformat(rij["sinds"]),
        uiterlijk=date.fromisoformat(rij["uiterlijk"]),
    )


def _who(rol: str, wie: str | None) -> str:
    """ "procesregisseur, T. Koster", or only the role."""
    return f"{rol}, {wie}" if wie else rol


def _group_now(groepen: list[Any]) -> int:
    """The number of the step (1 to 3) that is going on."""
    nu = [g.nummer for g in groepen if any(stap.stand == "nu" for stap in g.stappen)]
    return nu[0] if nu else len(groepen)


def _regie(casus: Casus, medewerker: Any) -> list[Persoon]:
    """Holders of a regierol now; somebody with two roles is one line."""
    rollen: dict[tuple[str, bool], list[str]] = {}
    volgorde = list(Regierol.Soort.values)
    for regierol in sorted(casus.regierollen.all(), key=lambda r: volgorde.index(r.rol)):
        if regierol.einde is None:
            sleutel = (capitalise(regierol.houder), regierol.medewerker_id == medewerker.pk)
            rollen.setdefault(sleutel, []).append(regierol.get_rol_display().lower())
    return [Persoon(naam, capitalise(opsomming(r)), u) for (naam, u), r in rollen.items()]


def _gezin(casus: Any, on: date) -> list[Persoon]:
    return [
        Persoon(lid.naam, f"{lid.rolnaam}{', heeft gezag' if lid.gezag else ''}")
        for lid in members(casus, on)
    ]


def _organisations(casus: Any) -> list[Persoon]:
    """Other organisations that are involved in this casus now."""
    return [
        Persoon(rij["naam"], str(Soort(rij["soort"]).label))
        for rij in casus.doet_mee
        if rij["id"] != casus.team_id
    ]
