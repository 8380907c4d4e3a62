"""Leest de 1-op-1 van een periode: één regel per inzet, met duur, uren, kosten en uitkomst."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.db.models import F

from afwegingskader.kosten import FASEVELDEN, hours_until
from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from sturing.cijfers import in_period, own
from sturing.keuze import Keuze

NUL = Decimal(0)
ONBEKEND = "niet vastgelegd"
VELDEN = (
    *("begindatum", "einddatum", "beeindigd_op", "uren_totaal", "doel_bereikt"),
    *("vervolg_soort", "reden_later", "jeugdige_id", "kaderversie__maximum_dagen"),
    *("casus__gemeente__naam", "aanbieder__naam", "aanvraag__doel_soort", "aanvraag__is_vervolg"),
    *("aanvraag__uurtarief_cent", "aanvraag__uren_per_dag"),
    *(f"aanvraag__{veld}" for paar in FASEVELDEN for veld in paar),
)


@dataclass(frozen=True)
class Inzetregel:
    """One 1-op-1: no name, no number; only what the report counts."""

    gemeente: str
    aanbieder: str
    jeugdige: int
    dagen: int
    klaar: bool
    binnen: bool
    doel_soort: str
    doel_bereikt: str
    vervolg_soort: str
    reden_later: str
    is_vervolg: bool
    uren: Decimal
    uren_vastgelegd: bool
    kosten: Decimal


def read_rows(keuze: Keuze, on: date) -> list[Inzetregel]:
    """Every 1-op-1 of the own contracts that began in the period and falls under the kader (OO-02).

    One query. Own contracts only: the reader knows those exactly, so that a total with others in it
    would give the small numbers of others away (domein.md §0 n).
    """
    rijen = EenOpEenInzet.objects.filter(
        own(keuze),
        in_period(keuze, "gestart_op"),
        begindatum__gte=F("kaderversie__ingangsdatum"),
    )
    return [_row(rij, on) for rij in rijen.values(*VELDEN).iterator(2000)]


def rejected(keuze: Keuze) -> list[str]:
    """The reason of every rejection in the period, as its code."""
    rijen = EenOpEenAanvraag.objects.filter(own(keuze), in_period(keuze, "besloten_op"))
    return list(rijen.filter(status="afgewezen").values_list("reden_afwijzing", flat=True))


def decided_by_rer(keuze: Keuze) -> list[str]:
    """The outcome of every decision of the RER past the last day, as its code."""
    rijen = EenOpEenInzet.objects.filter(
        own(keuze),
        rer_besluiten__besloten_op__gte=keuze.begin,
        rer_besluiten__besloten_op__lte=keuze.einde,
    )
    return list(rijen.values_list("rer_besluiten__uitkomst", flat=True))


def _row(rij: dict[str, Any], on: date) -> Inzetregel:
    laatste = rij["beeindigd_op"] or max(on, rij["begindatum"])
    dagen = (laatste - rij["begindatum"]).days + 1
    klaar = rij["beeindigd_op"] is not None
    vast = bool(rij["uren_totaal"])
    uren = rij["uren_totaal"] if vast else _planned(rij, dagen)
    return Inzetregel(
        gemeente=rij["casus__gemeente__naam"],
        aanbieder=rij["aanbieder__naam"],
        jeugdige=rij["jeugdige_id"],
        dagen=dagen,
        klaar=klaar,
        binnen=klaar and dagen <= rij["kaderversie__maximum_dagen"],
        doel_soort=rij["aanvraag__doel_soort"],
        doel_bereikt=rij["doel_bereikt"],
        vervolg_soort=rij["vervolg_soort"],
        reden_later=rij["reden_later"],
        is_vervolg=rij["aanvraag__is_vervolg"],
        uren=uren,
        uren_vastgelegd=vast,
        kosten=uren * Decimal(rij["aanvraag__uurtarief_cent"] or 0) / 100,
    )


def _planned(rij: dict[str, Any], dagen: int) -> Decimal:
    """What the afbouw planned over these days, when nobody recorded the hours."""
    if rij["aanvraag__uren_per_dag"] is None:
        return NUL
    namen = ("uren_per_dag", *(veld for paar in FASEVELDEN for veld in paar))
    return hours_until(SimpleNamespace(**{n: rij[f"aanvraag__{n}"] for n in namen}), dagen)
