"""Wat het overzicht van een casus laat zien: route, termijnen, betrokkenen en escalaties."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from casusregie.escalatie.models import Escalatie
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.routes.acties import page_route
from casusregie.routes.stappen import route_steps
from casusregie.termijnen.opbouw import derivation
from casusregie.termijnen.termijn import Termijn
from normenkader.termijnen.stand import Stand
from normenkader.termijnen.woorden import opsomming
from organisaties.rollen import Soort
from verloop.schermen.woorden import capitalise

from .models import Casus
from .panelen import actions, panels
from .termijnlijst import running_termijnen
from .tijdlijn import latest_lines

MEEDOEN = (Soort.AANBIEDER, Soort.GI, Soort.RER, Soort.CIT)


@dataclass(frozen=True)
class Termijnregel:
    """One line of the panel Termijnen."""

    termijn: Termijn
    stand: Stand
    zinnen: list[str]


@dataclass(frozen=True)
class Persoon:
    """One line of 'Regie en betrokkenen'."""

    naam: str
    rol: str
    u: bool = False


def overview(casus: Casus, medewerker: Any, on: date) -> dict[str, Any]:
    """The context of the casus page; a fixed number of queries, however long the history."""
    route = page_route(casus)
    groepen = route_steps(route)
    termijnen = running_termijnen(casus, on)
    return {
        "route": route,
        "groepen": groepen,
        "routestap": _group_now(groepen),
        "acties": actions(casus, medewerker, on),
        "midden": panels("midden", casus, medewerker, on),
        "zijkant": panels("zijkant", casus, medewerker, on),
        "termijnen": [Termijnregel(t, t.stand_op(on), derivation(t)) for t in termijnen],
        "meer_termijnen": termijnen[0].aantal - len(termijnen) if termijnen else 0,  # type: ignore[attr-defined]
        "personen": people(casus, medewerker, on),
        "escalaties": open_escalaties(casus),
        "gebeurd": latest_lines(casus),
    }


def people(casus: Casus, medewerker: Any, on: date) -> list[Persoon]:
    """Who holds the regie, who belongs to the gezin and which organisations take part."""
    return [*_regie(casus, medewerker), *_gezin(casus, on), *_organisations(casus, on)]


def open_escalaties(casus: Casus) -> list[Escalatie]:
    """Waiting for an answer, the oldest first; at most five."""
    return list(
        Escalatie.objects.open()
        .filter(casus=casus)
        .select_related("aan_organisatie", "aan_medewerker")
        .order_by("sinds", "pk")[:5]
    )


def _group_now(groepen: list[Any]) -> int:
    """The number of the step (1 to 3) that is going on."""
    nu = [g.nummer for g in groepen if any(stap.stand == "nu" for stap in g.stappen)]
    return nu[0] if nu else len(groepen)


def _regie(casus: Casus, medewerker: Any) -> list[Persoon]:
    """Holders of a regierol now; somebody with two roles is one line."""
    rollen: dict[tuple[str, bool], list[str]] = {}
    for regierol in casus.regierollen.all():
        if regierol.einde is None:
            sleutel = (capitalise(regierol.houder), regierol.medewerker_id == medewerker.pk)
            rollen.setdefault(sleutel, []).append(regierol.get_rol_display().lower())
    return [Persoon(naam, capitalise(opsomming(r)), u) for (naam, u), r in rollen.items()]


def _gezin(casus: Casus, on: date) -> list[Persoon]:
    leden = [
        lid
        for lid in casus.gezin.leden.all()
        if lid.jeugdige_id is None
        and lid.begindatum <= on
        and (lid.einddatum is None or on <= lid.einddatum)
    ]
    return [
        Persoon(lid.naam, f"{lid.get_rol_display()}{', heeft gezag' if lid.gezag else ''}")
        for lid in leden
    ]


def _organisations(casus: Casus, on: date) -> list[Persoon]:
    """Other organisations that are involved in this casus now."""
    namen = (
        Betrokkenheid.objects.running(on)
        .filter(casus=casus, organisatie__soort__in=MEEDOEN)
        .exclude(organisatie=casus.team_id)
        .values_list("organisatie__naam", "organisatie__soort")
        .order_by("organisatie__naam")
        .distinct()
    )
    return [Persoon(naam, str(Soort(soort).label)) for naam, soort in namen]
