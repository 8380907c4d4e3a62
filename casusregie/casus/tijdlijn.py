"""De tijdlijn van een casus: wat er gebeurde, over alle onderdelen heen, nieuwste bovenaan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from casusregie.casus.models import Casus
from organisaties.models import Aanstelling
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.schermen.woorden import capitalise, clock, long_date, short_date
from verloop.zinsneden import sentence

from .termijnlijst import running_termijnen
from .tijdlijnzicht import ANDERE, done_by, own_aanbieders, seen_by, who

PER_PAGINA = 50
#: Everything on one page, for printing, stops here.
OP_PAPIER = 1000
LAATSTE = 5
VANZELF = "Vanzelf"


@dataclass(frozen=True)
class Zoekvraag:
    """What somebody looks for on a timeline; empty values are no limit.

    `soort` is a model label, `wie` a part of a name, the days count both.
    """

    soort: str = ""
    wie: str = ""
    van: date | None = None
    tot: date | None = None

    def __bool__(self) -> bool:
        return bool(self.soort or self.wie or self.van or self.tot)


@dataclass(frozen=True)
class Lezer:
    """Who looks at a timeline, and on which day."""

    medewerker: Any
    on: date


@dataclass(frozen=True)
class Bladzijde:
    """One page of events; `verder` is the cursor of the next page, or ""."""

    gebeurtenissen: list[Gebeurtenis]
    verder: str


def events(casus: Casus, lezer: Lezer) -> QuerySet[Gebeurtenis]:
    """All events of the dossier that this reader may see, newest first."""
    rijen = Gebeurtenis.objects.filter(dossier=casus.kenmerk).order_by("-op", "-pk")
    return seen_by(rijen, lezer.medewerker, lezer.on, casus.__dict__.get("soorten_gebeurd"))


def kinds_occurring() -> ArraySubquery:
    """Of which kinds there are events, as part of the question for a casus."""
    rijen = Gebeurtenis.objects.filter(dossier=OuterRef("kenmerk")).order_by()
    return ArraySubquery(rijen.values("model").distinct())


def page_of_events(
    casus: Casus, lezer: Lezer, vraag: Zoekvraag, voor: str = "", aantal: int = PER_PAGINA
) -> Bladzijde:
    """At most `aantal` events older than the cursor `voor`; a wrong cursor means no limit."""
    rijen = _with_people(events(casus, lezer))
    rijen = older_than(_sought(rijen, lezer, vraag), voor)
    gevonden = list(rijen[: aantal + 1])
    verder = cursor(gevonden[aantal - 1]) if len(gevonden) > aantal else ""
    return Bladzijde(gevonden[:aantal], verder)


def _with_people(rijen: QuerySet[Gebeurtenis]) -> QuerySet[Gebeurtenis]:
    plekken = Aanstelling.objects.select_related("organisatie")
    return rijen.select_related("door").prefetch_related(Prefetch("door__aanstellingen", plekken))


def _sought(rijen: QuerySet[Gebeurtenis], lezer: Lezer, vraag: Zoekvraag) -> QuerySet[Gebeurtenis]:
    if vraag.soort:
        rijen = rijen.filter(model=vraag.soort)
    if vraag.wie:
        rijen = done_by(rijen, vraag.wie, lezer.medewerker, lezer.on)
    return in_period(rijen, vraag.van, vraag.tot)


def in_period(rijen: QuerySet[Any], van: date | None, tot: date | None) -> QuerySet[Any]:
    """Rows with `op` from `van` up to and including `tot`, in Dutch days; None is no limit."""
    if van:
        rijen = rijen.filter(op__gte=_midnight(van))
    if tot:
        rijen = rijen.filter(op__lt=_midnight(tot + timedelta(days=1)))
    return rijen


def older_than(rijen: QuerySet[Any], voor: str) -> QuerySet[Any]:
    """Rows (ordered by -op, -pk) after the cursor; also used by the read log."""
    op, _, nummer = voor.partition("~")
    moment = _moment(op)
    if moment is None or not nummer.isdecimal() or len(nummer) > 18:
        return rijen
    return rijen.filter(Q(op__lt=moment) | Q(pk__lt=int(nummer)), op__lte=moment)


def cursor(rij: Any) -> str:
    """Where the next page begins: moment and number of the last row shown."""
    return f"{rij.op.isoformat()}~{rij.pk}"


def kinds(casus: Casus, lezer: Lezer) -> list[tuple[str, str, int]]:
    """The kinds of onderwerp that occur: model, name for the screen, number of events."""
    tellingen = events(casus, lezer).order_by().values_list("model").annotate(aantal=Count("pk"))
    gevonden = [(model, kind_name(model), aantal) for model, aantal in tellingen]
    return sorted(gevonden, key=lambda soort: soort[1])


def kind_name(model: str) -> str:
    """The name of an onderwerp with a capital: 'Lokale route'."""
    return capitalise(str(apps.get_model(model)._meta.verbose_name))


def timeline_lines(gebeurtenissen: Iterable[Gebeurtenis], lezer: Lezer) -> list[dict[str, Any]]:
    """Lines for components/_tijdlijn.html, with name and role of who did it."""
    eigen = own_aanbieders(lezer.medewerker, lezer.on)
    return [
        {"titel": sentence(g), "tekst": _who(g, eigen), "wanneer": in_words(g.op)}
        for g in gebeurtenissen
    ]


def future_lines(casus: Casus, medewerker: Any, on: date) -> list[dict[str, Any]]:
    """Running termijnen that are still to come, the furthest on top."""
    komend = [t for t in running_termijnen(casus, medewerker, on) if t.uiterlijk >= on]
    return [
        {
            "titel": termijn.titel,
            "tekst": termijn.stand_op(on).tekst,
            "wanneer": f"Uiterlijk {short_date(termijn.uiterlijk, jaar=True)}",
            "toekomst": True,
        }
        for termijn in sorted(komend, key=lambda t: t.uiterlijk, reverse=True)
    ]


def page_events(casus: Casus, route: Any, lezer: Lezer) -> list[Gebeurtenis]:
    """The last five events of the casus and all of its route, newest first; one query.

    For an aanbieder one more: where the others work.
    """
    zichtbaar = events(casus, lezer)
    laatste = Q(pk__in=zichtbaar.values("pk")[:LAATSTE])
    van_route = Q(model=route._meta.label_lower, object_id=route.pk)
    rijen = zichtbaar.filter(laatste | van_route)
    if own_aanbieders(lezer.medewerker, lezer.on) is None:
        return list(rijen.select_related("door"))
    return list(_with_people(rijen))


def events_of(route: Any, gebeurtenissen: Iterable[Gebeurtenis]) -> list[Gebeurtenis]:
    """Those of the route itself."""
    label = route._meta.label_lower
    return [g for g in gebeurtenissen if (g.model, g.object_id) == (label, route.pk)]


def latest_lines(gebeurtenissen: list[Gebeurtenis], lezer: Lezer) -> list[dict[str, Any]]:
    """The last events for the side of the casus page."""
    eigen = own_aanbieders(lezer.medewerker, lezer.on)
    return [
        {
            "titel": sentence(g),
            "tekst": VANZELF if g.door.is_systeem else f"Door {who(g, eigen)}",
            "wanneer": in_words(g.op),
        }
        for g in gebeurtenissen[:LAATSTE]
    ]


def in_words(op: datetime) -> str:
    """ "Maandag 16 maart 2026, 15.40 uur"."""
    return f"{capitalise(long_date(op))}, {clock(op)}"


def _who(gebeurtenis: Gebeurtenis, eigen: frozenset[int] | None) -> str:
    door = gebeurtenis.door
    if door.is_systeem:
        return VANZELF
    if who(gebeurtenis, eigen) == ANDERE:
        return f"Door {ANDERE}"
    dag = timezone.localdate(gebeurtenis.op)
    rollen = {a.rol for a in door.aanstellingen.all() if a.loopt_op(dag)}
    namen = " en ".join(sorted(Rol(rol).label.lower() for rol in rollen))
    return f"Door {door}, {namen}" if namen else f"Door {door}"


def _midnight(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))


def _moment(tekst: str) -> datetime | None:
    try:
        moment = parse_datetime(tekst)
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) else None
