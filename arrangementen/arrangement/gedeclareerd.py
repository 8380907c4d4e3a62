"""Wat op een arrangement is gedeclareerd: in een keer gelezen, voor alle panelen erover."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from arrangementen.declaraties.groepen import badges, shown
from arrangementen.declaraties.keuzes import Uitkomst
from arrangementen.declaraties.models import Prestatie
from arrangementen.declaraties.naast import VELDEN, lay_beside
from arrangementen.toewijzing.models import Toewijzing
from normenkader.toetsing import Hoeveelheid, VolumeEenheid
from normenkader.toetsing.afbouw import Geleverd

from .afbouw import taper_of
from .bewakers import parts_of

TOEWIJZING = attrgetter(*(veld.replace("__", ".") for veld in VELDEN))


def assigned_of(arrangement: Any) -> list[Toewijzing]:
    """The toewijzingen with what a page shows of them, once per loaded arrangement; 3 queries."""
    if "_toewijzingen" not in arrangement.__dict__:
        rijen = Toewijzing.objects.filter(onderdeel__arrangement=arrangement).with_zorg()
        rijen = rijen.select_related("product", "aanbieder", "gemeente").order_by("pk")
        arrangement.__dict__["_toewijzingen"] = [] if arrangement.is_concept else list(rijen)
    toewijzingen: list[Toewijzing] = arrangement.__dict__["_toewijzingen"]
    return toewijzingen


def declared_panels(arrangement: Any, on: date) -> dict[str, list[dict[str, Any]]]:
    """`gedeclareerd` per toewijzing once there is a line on any, `afbouw` per part with phases.

    No query without toewijzingen; else one, and one for the tariffs when there are lines.
    """
    toewijzingen = assigned_of(arrangement)
    regels = declared_lines(toewijzingen)
    return {
        "gedeclareerd": _beside(toewijzingen, regels, on) if regels else [],
        "afbouw": taper_of(parts_of(arrangement), on, delivered(toewijzingen, regels)),
    }


def declared_lines(toewijzingen: Sequence[Toewijzing]) -> list[Prestatie]:
    """Every line declared on these toewijzingen, approved or not; at most one query."""
    if not toewijzingen:
        return []
    velden = ("toewijzing", "begin", "eind", "hoeveelheid", "eenheid", "bedrag_cent", "uitkomst")
    return list(Prestatie.objects.filter(toewijzing__in=toewijzingen).order_by("pk").only(*velden))


def delivered(
    toewijzingen: Sequence[Toewijzing], regels: Iterable[Prestatie]
) -> dict[int, list[Geleverd]]:
    """By part (its pk) what was approved on its toewijzingen."""
    deel_van = {rij.pk: rij.onderdeel_id for rij in toewijzingen}
    gevonden: dict[int, list[Geleverd]] = {}
    for toewijzing, regel in _granted(regels):
        hoeveelheid = _amount(regel.hoeveelheid, VolumeEenheid(regel.eenheid))
        stuk = Geleverd(regel.begin, regel.eind, hoeveelheid)
        gevonden.setdefault(deel_van[toewijzing], []).append(stuk)
    return gevonden


def _granted(regels: Iterable[Prestatie]) -> Iterator[tuple[int, Prestatie]]:
    """The approved lines, each with the pk of its toewijzing."""
    for regel in regels:
        if regel.toewijzing_id is not None and regel.uitkomst == Uitkomst.TOEGEKEND:
            yield regel.toewijzing_id, regel


def _amount(hoeveelheid: int, eenheid: VolumeEenheid) -> Hoeveelheid:
    """Uur and minuut are kept in minutes, with the sign of a credit."""
    if eenheid in (VolumeEenheid.UUR, VolumeEenheid.MINUUT):
        return Hoeveelheid(Decimal(hoeveelheid), VolumeEenheid.MINUUT)
    return Hoeveelheid(Decimal(hoeveelheid), eenheid)


def _beside(
    toewijzingen: Sequence[Toewijzing], regels: Iterable[Prestatie], on: date
) -> list[dict[str, Any]]:
    per: dict[int, list[Prestatie]] = {}
    for toewijzing, regel in _granted(regels):
        per.setdefault(toewijzing, []).append(regel)
    gedaan = {pk: _sums(eigen) for pk, eigen in per.items()}
    starts = {rij.pk: rij.counting_starts() for rij in toewijzingen}
    begonnen = {pk: eigen[0].begindatum for pk, eigen in starts.items() if eigen}
    rijen = lay_beside([TOEWIJZING(rij) for rij in toewijzingen], gedaan, begonnen, on)
    return [shown(rij) | {"badges": badges(rij)} for rij in rijen]


def _sums(regels: Sequence[Prestatie]) -> dict[str, Any]:
    """As `beside` sums them in the database."""
    return {
        "som": sum(regel.hoeveelheid for regel in regels),
        "euro": sum(regel.bedrag_cent for regel in regels),
        "tot": min(regel.eind for regel in regels),
    }
