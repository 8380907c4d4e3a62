"""Een casus met wat elke pagina erover toont, in één vraag: kop, gezin, regie, route, termijnen."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from casusregie.jeugdige.models import Gezinslid
from casusregie.routes.vinden import ROUTES
from casusregie.zichtvorm import first_row
from verloop.meekomen import carried, hand_over, unpack

from .models import Casus, Regierol, Routesoort
from .panelen import facts
from .querysets import CasusQuerySet
from .termijnlijst import carry_running

HOUDER = ("medewerker", "organisatie")


def for_page(casussen: CasusQuerySet, on: date, lezer: Any = None) -> CasusQuerySet:
    """With regie, gezin, newest routes and the facts of the tabs; call `seed_route` on the row.

    With `lezer` (who looks) the running termijnen that this person may see come along as well.
    """
    relaties = route_relations()
    for naam, relatie, orde in relaties:
        casussen = casussen.annotate(**{f"nieuwste_{naam}": newest(relatie, orde)})
    namen = [f"nieuwste_{naam}" for naam, _, _ in relaties]
    rijen = with_regie(casussen).select_related(*namen)
    rijen = rijen.annotate(gezin_nu=family_rows(on))
    rijen = carry_running(rijen, lezer, on) if lezer else rijen
    return rijen.annotate(**{naam: vraag() for naam, vraag in facts().items()})


def page_rows(lezer: Any, on: date) -> CasusQuerySet:
    """Every casus with what its page shows to this reader; a question of one shape per day."""
    return for_page(Casus.objects.all(), on, lezer)


def with_regie(casussen: CasusQuerySet) -> CasusQuerySet:
    """With jeugdige, gezin, gemeente, team and the regierollen; call `seed_route` on the row."""
    rollen = Regierol.objects.filter(casus=OuterRef("pk")).order_by("pk")
    return casussen.select_related("jeugdige", "gezin", "gemeente", "team").annotate(
        regierollen_nu=carried(rollen, *HOUDER)
    )


def page_row(pk: int, on: date, lezer: Any) -> Casus:
    """The casus of a piece that was found already, for the page of that piece."""

    def ask(wie: Any, pk: Any) -> CasusQuerySet:
        return page_rows(wie, on).filter(pk=pk)

    casus: Casus | None = first_row((page_rows, "pk"), ask, lezer, on, pk)
    if casus is None:
        raise Casus.DoesNotExist
    seed_route(casus)
    return casus


def seed_route(casus: Any) -> Any:
    """Hand over the regierollen and the newest route that came along; None without a route."""
    hand_over(casus, "regierollen", unpack(Regierol, casus.regierollen_nu, *HOUDER))
    route = getattr(casus, f"nieuwste_{casus.route}", None)
    if route is not None:
        route.casus = casus
        route.was_beschermd = getattr(casus, f"nieuwste_{Routesoort.BESCHERMING}", None) is not None
        casus.__dict__["_pagina_route"] = route
    return route


def route_relations() -> list[tuple[str, str, str]]:
    """Of each route: its letter, the relation from casus, and the order that puts the newest
    first.
    """
    return [
        (str(soort), model._meta.get_field("casus").remote_field.related_name, "-pk")
        for soort, model in ROUTES.items()
    ]


def newest(relatie: str, orde: str) -> FilteredRelation:
    """The first row of this relation in this order, as a relation of its own."""
    model = Casus._meta.get_field(relatie).related_model
    rijen = model._default_manager.filter(casus=OuterRef("pk")).order_by(orde)
    return FilteredRelation(
        relatie, condition=Q(**{f"{relatie}__pk": Subquery(rijen.values("pk")[:1])})
    )


def family_rows(on: date) -> ArraySubquery:
    """Who belongs to the gezin now, as rows for `banner.gezag.members`."""
    rijen = (
        Gezinslid.objects.filter(gezin=OuterRef("gezin"), jeugdige=None, begindatum__lte=on)
        .filter(Q(einddatum=None) | Q(einddatum__gte=on))
        .order_by("pk")
    )
    return ArraySubquery(rijen.values(rij=JSONObject(naam="naam", rol="rol", gezag="gezag")))
