"""Telt de cijfers die een lijst hebben: per keuze, per aanbieder en per maand."""

from datetime import date

from django.db.models import Count, DateField, F, QuerySet, Value
from django.db.models.functions import TruncMonth

from . import cijfers
from .cijfer import Cijfer
from .definities import ALLE
from .keuze import Keuze

LIJSTEN: dict[str, Cijfer] = {cijfer.sleutel: cijfer for cijfer in ALLE}


def per_aanbieder(sleutels: tuple[str, ...], keuze: Keuze, on: date) -> dict[int, dict[str, int]]:
    """The figures by aanbieder and key; one query."""
    tellingen = [
        LIJSTEN[s]
        .vraag(keuze, on)
        .order_by()
        .annotate(welke=Value(s), bij=F(LIJSTEN[s].aanbieder))
        .values("welke", "bij")
        .annotate(aantal=Count("*"))
        .values_list("welke", "bij", "aantal")
        for s in sleutels
    ]
    geteld: dict[int, dict[str, int]] = {}
    for welke, bij, aantal in tellingen[0].union(*tellingen[1:], all=True):
        geteld.setdefault(bij, dict.fromkeys(sleutels, 0))[welke] = aantal
    return geteld


def per_month(sleutels: tuple[str, ...], keuze: Keuze, on: date) -> dict[str, dict[date, int]]:
    """What happened in the period, by key and first day of the month; one query.

    Raises KeyError for a figure that is about this moment.
    """
    tellingen = []
    for sleutel in sleutels:
        cijfer = LIJSTEN[sleutel]
        if cijfer.nu:
            raise KeyError(sleutel)
        maand = TruncMonth(cijfer.dag, output_field=DateField())
        rijen = cijfer.vraag(keuze, on).order_by().annotate(welke=Value(sleutel), maand=maand)
        rijen = rijen.values("welke", "maand").annotate(aantal=Count("*"))
        tellingen.append(rijen.values_list("welke", "maand", "aantal"))
    geteld: dict[str, dict[date, int]] = {sleutel: {} for sleutel in sleutels}
    for welke, eerste, aantal in tellingen[0].union(*tellingen[1:], all=True):
        geteld[welke][eerste] = aantal
    return geteld


def counts(sleutels: tuple[str, ...], keuze: Keuze, on: date) -> dict[str, int]:
    """The figures by key, each from the question of its own list; one query."""
    vragen: dict[str, QuerySet] = {s: LIJSTEN[s].vraag(keuze, on) for s in sleutels}
    return cijfers.count_all(vragen)
