"""Vindt de route van een casus, en geeft door wat hogere apps melden: opdracht en start."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from casusregie.casus.models import Casus, Routesoort
from organisaties.models import Medewerker
from verloop.overgangen import perform
from verloop.samen import perform_many

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
    return next(iter(note_starts({casus: gestart_op}, op=op)), None)


def note_starts(starts: Mapping[Casus, date], *, op: datetime | None = None) -> list[Route]:
    """The same for many casussen and the day it started; the routes that moved.

    In a fixed number of queries for each kind of route.
    """
    gegaan: list[Route] = []
    for soort in sorted({casus.route for casus in starts}):
        dagen = {casus.pk: dag for casus, dag in starts.items() if casus.route == soort}
        gegaan += _start_all(ROUTES[soort], dagen, op or timezone.now())
    return gegaan


def _start_all(soort: type[Any], dagen: dict[int, date], op: datetime) -> list[Route]:
    """Those of this kind whose status lets them start; the day goes by key of the casus."""
    laatste = {rij.casus_id: rij for rij in soort.objects.filter(casus__in=dagen).order_by("pk")}
    nog = [rij.pk for rij in laatste.values() if _may_start(rij)]
    if not nog:
        return []
    with transaction.atomic():
        casussen = Casus.objects.filter(pk__in=dagen).order_by("pk").select_for_update()
        list(casussen.values_list("pk", flat=True))
        rijen = soort.objects.filter(pk__in=nog).order_by("pk").select_related("casus")
        return perform_many(
            [rij for rij in rijen.select_for_update(of=("self",)) if _may_start(rij)],
            "note_start",
            by=Medewerker.objects.systeem(),
            op=op,
            velden=["hulp_gestart_op"],
            elk=lambda route: {"gestart_op": dagen[route.casus_id]},
        )


def _may_start(route: Any) -> bool:
    """Not noted before, not closed, and at a step from which help may begin."""
    al = route.hulp_gestart_op is not None or route.afgesloten_op is not None
    return not al and route.status in _sources(route, "note_start")


def _perform_if_possible(
    route: Any, overgang: str, op: datetime | None, **gegevens: Any
) -> Route | None:
    if route.status not in _sources(route, overgang):
        return None
    gedaan: Route = perform(route, overgang, by=Medewerker.objects.systeem(), op=op, **gegevens)
    return gedaan


def _sources(route: Any, overgang: str) -> set[str]:
    """From which statuses this transition leaves."""
    regels = route._meta.get_field("status").get_all_transitions(type(route))
    return {regel.source for regel in regels if regel.name == overgang}
