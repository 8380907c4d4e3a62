"""Vindt de route van een casus, en geeft door wat hogere apps melden: opdracht en start."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef

from casusregie.casus.models import Casus, Routesoort
from organisaties.models import Medewerker
from verloop.overgangen import perform

from .bescherming import BeschermingsRoute
from .lokaal import LokaleRoute
from .medisch import MedischeRoute
from .route import Route

ROUTES: dict[str, type[Route]] = {
    Routesoort.LOKAAL: LokaleRoute,
    Routesoort.MEDISCH: MedischeRoute,
    Routesoort.BESCHERMING: BeschermingsRoute,
}


def route_of(casus: Casus) -> Route:
    """The active route of a casus, or the last one when it is closed.

    `was_beschermd`: this casus is or was on route C.
    """
    rijen = ROUTES[casus.route].objects.select_related("casus").filter(casus=casus)
    eerder = BeschermingsRoute.objects.filter(casus=OuterRef("casus")).order_by()
    route: Route = rijen.annotate(was_beschermd=Exists(eerder)).latest("pk")
    route.casus = casus  # type: ignore[attr-defined]
    return route


def note_opdracht(casus: Casus, *, op: datetime | None = None, **gegevens: Any) -> Route | None:
    """An opdracht was given: tell the route; None when it already knows or has gone on.

    In route C `aanbieder` (Organisatie) may be given: whose aanmelding it is.
    """
    route = route_of(casus)
    if route.opdracht_op is not None or route.afgesloten_op is not None:
        return None
    if casus.route != Routesoort.BESCHERMING:
        gegevens.pop("aanbieder", None)
    return _perform_if_possible(route, "note_opdracht", op, **gegevens)


def note_start(casus: Casus, *, gestart_op: date, op: datetime | None = None) -> Route | None:
    """Help really started: the route goes to 'hulp loopt'; None when it was there already."""
    return note_starts([(casus, gestart_op)], op=op)[0]


def note_starts(
    starts: Sequence[tuple[Casus, date]], *, op: datetime | None = None
) -> list[Route | None]:
    """The same for many: the routes are looked up in one query for each kind of route."""
    routes = _routes_of([casus for casus, _ in starts])
    genoteerd: list[Route | None] = []
    for casus, dag in starts:
        route = routes[casus.pk]
        al = route.hulp_gestart_op is not None or route.afgesloten_op is not None
        nieuw = None if al else _perform_if_possible(route, "note_start", op, gestart_op=dag)
        routes[casus.pk] = nieuw or route
        genoteerd.append(nieuw)
    return genoteerd


def _routes_of(casussen: Sequence[Casus]) -> dict[int, Any]:
    """The active or last route of each casus."""
    routes: dict[int, Any] = {}
    for soort in {casus.route for casus in casussen}:
        ids = [casus.pk for casus in casussen if casus.route == soort]
        rijen = ROUTES[soort].objects.filter(casus__in=ids).order_by("pk")
        routes |= {rij.casus_id: rij for rij in rijen}  # type: ignore[attr-defined]
    return routes


def _perform_if_possible(
    route: Any, overgang: str, op: datetime | None, **gegevens: Any
) -> Route | None:
    bronnen = {
        regel.source
        for regel in route._meta.get_field("status").get_all_transitions(type(route))
        if regel.name == overgang
    }
    if route.status not in bronnen:
        return None
    gedaan: Route = perform(route, overgang, by=Medewerker.objects.systeem(), op=op, **gegevens)
    return gedaan
