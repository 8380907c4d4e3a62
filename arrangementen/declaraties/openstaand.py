"""Welke maanden een aanbieder nog kan declareren, per gemeente."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Subquery

from arrangementen.toewijzing.models import Toewijzing
from organisaties.models import Organisatie

from . import voorstel
from .models import Declaratie
from .toestand import care_months
from .voorstel import TERUG, Periode, back, month_of, propose, with_help


@dataclass(frozen=True)
class Openstaand:
    """A month to declare; only the first of a gemeente can, and the `rest` of one in parts."""

    gemeente: Organisatie
    maand: Periode
    kan: bool
    rest: bool = False


def open_months(aanbieder: Organisatie, on: date) -> list[Openstaand]:
    """Per gemeente the closed months with help after the last declared one, oldest first."""
    tot = on.replace(day=1)
    gemeenten = list(_gemeenten(aanbieder))
    zorg = care_months(aanbieder, {g.pk: _open_from(g, tot) for g in gemeenten}, tot)
    open_: list[Openstaand] = []
    for gemeente in gemeenten:
        laatste = gemeente.laatste
        if laatste and _in_parts(gemeente, aanbieder, month_of(laatste)):
            open_.append(Openstaand(gemeente, month_of(laatste), True, True))
        maanden = sorted(zorg[gemeente.pk])
        open_ += [Openstaand(gemeente, month_of(m), m == maanden[0]) for m in maanden]
    return open_


def _gemeenten(aanbieder: Organisatie) -> Any:
    """Where it gave help, with the `laatste` declared day and `aantal_toegewezen`."""
    toegewezen = Toewijzing.objects.filter(aanbieder=aanbieder)
    eerder = Declaratie.objects.standing().filter(gemeente=OuterRef("pk"), aanbieder=aanbieder)
    per_gemeente = toegewezen.filter(gemeente=OuterRef("pk")).order_by().values("gemeente")
    return (
        Organisatie.objects.filter(
            pk__in=toegewezen.filter(starts__verwijderd_op=None).values("gemeente")
        )
        .annotate(
            laatste=Subquery(eerder.order_by("-periode_eind").values("periode_eind")[:1]),
            aantal_toegewezen=Subquery(per_gemeente.annotate(n=Count("pk")).values("n")),
        )
        .order_by("naam")
    )


def _open_from(gemeente: Any, tot: date) -> date:
    """The day after the last declared one, at most a year back."""
    laatste = gemeente.laatste
    return max(laatste + timedelta(days=1) if laatste else date.min, back(tot, TERUG))


def _in_parts(gemeente: Any, aanbieder: Organisatie, maand: Periode) -> bool:
    """More toewijzingen with help than fit on one page, and some of this month still to go."""
    if gemeente.aantal_toegewezen <= voorstel.PER_KEER:
        return False
    if with_help(gemeente, aanbieder, maand).count() <= voorstel.PER_KEER:
        return False
    return any(v.begin >= maand[0] for v in propose(gemeente, aanbieder, maand))
