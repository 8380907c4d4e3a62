"""Budget, toegekend en gerealiseerd in euro naast elkaar: per contract, perceel of gemeente."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Q, Sum

from arrangementen.declaraties.models import Prestatie
from arrangementen.toewijzing.models import Toewijzing

from .benutting import place_of, volumes_in
from .contracten import Raamcontract
from .inkoop import Opdracht
from .kosten import Hulp, cost_of, tariffs
from .models import Product

PER = {"contract": "Per contract", "perceel": "Per perceel", "gemeente": "Per gemeente"}
GEEN = {"contract": "Zonder contract", "perceel": "Zonder perceel"}
VELDEN = (
    *("gemeente__naam", "aanbieder_id", "product__code", "budget_cent", "volume", "eenheid"),
    *("frequentie", "ingangsdatum", "einddatum"),
)


@dataclass
class Bedragen:
    """One line in eurocents; `budget` is None where nothing was agreed for it."""

    naam: str
    budget: Fraction | None = None
    toegekend: Fraction = Fraction(0)
    gedeclareerd: int = 0

    @property
    def procent(self) -> int | None:
        """Declared part of what was granted, in whole percent."""
        return int(self.gedeclareerd * 100 / self.toegekend) if self.toegekend else None

    @property
    def van_budget(self) -> int | None:
        """Granted part of the budget, in whole percent."""
        return int(self.toegekend * 100 / self.budget) if self.budget else None


def amounts(jaar: int, per: str, gemeenten: Collection[int] | None = None) -> list[Bedragen]:
    """The lines of one division (a key of PER) in a calendar year, by name, and their sum last.

    The budget is the agreed volume at the tariff of that year; it is agreed for all gemeenten
    together, so not per gemeente nor for a reader of some `gemeenten`. A toewijzing that crosses
    the new year counts in each year for its part of the days.
    """
    plek = _Plekken(jaar, per)
    regels: dict[str, Bedragen] = {}

    def line(naam: str) -> Bedragen:
        return regels.setdefault(naam, Bedragen(naam))

    for naam, cent in _granted(jaar, plek, gemeenten):
        line(naam).toegekend += cent
    for naam, gedeclareerd in _declared(jaar, plek, gemeenten):
        line(naam).gedeclareerd += gedeclareerd
    if per != "gemeente" and gemeenten is None:
        for naam, cent in plek.budgets():
            line(naam).budget = (line(naam).budget or Fraction(0)) + cent
    gesorteerd = sorted(regels.values(), key=lambda r: (r.naam in GEEN.values(), r.naam))
    return [*gesorteerd, _total(gesorteerd)] if gesorteerd else []


def _total(regels: list[Bedragen]) -> Bedragen:
    budgetten = [r.budget for r in regels if r.budget is not None]
    return Bedragen(
        "Samen",
        sum(budgetten, Fraction(0)) if budgetten else None,
        sum((r.toegekend for r in regels), Fraction(0)),
        sum(r.gedeclareerd for r in regels),
    )


class _Plekken:
    """To which line work belongs, and what was agreed for it."""

    def __init__(self, jaar: int, per: str) -> None:
        self.per = per
        einde, begin = date(jaar, 12, 31), date(jaar, 1, 1)
        rijen = Raamcontract.objects.exclude(geldig_tot__lt=begin).filter(geldig_van__lte=einde)
        self._contracten = {
            rij.nummer: rij for rij in rijen.select_related("aanbieder").order_by("geldig_van")
        }
        self._volumes = volumes_in(jaar, self._contracten)
        self._onder = place_of(jaar, list(self._contracten.values()))
        self._nummers = {
            (self._contracten[nummer].aanbieder_id, code): nummer for nummer, code in self._volumes
        }
        self._tarieven, self._einde = tariffs(), einde
        producten = Product.objects.order_by("geldig_van").values_list("code", "opdracht")
        self._percelen = dict(producten)
        opdrachten = Opdracht.objects.order_by("geldig_van")
        self._namen = {opdracht.code: str(opdracht) for opdracht in opdrachten}

    def line_of(self, gemeente: str, aanbieder: int, code: str) -> str:
        """The name of the line."""
        if self.per == "gemeente":
            return gemeente
        if self.per == "perceel":
            return self._namen.get(self._percelen.get(code, ""), GEEN["perceel"])
        nummer = self._nummers.get(self._onder.of(aanbieder, code))
        return self._contract_name(nummer) if nummer else GEEN["contract"]

    def budgets(self) -> Iterator[tuple[str, Fraction]]:
        """Agreed volume times the last tariff of the year, where both are known."""
        for (nummer, code), volume in self._volumes.items():
            aanbieder = self._contracten[nummer].aanbieder_id
            eigen = self._tarieven.get((aanbieder, code), ())
            tarief = next((t for t in eigen if t.geldig_van <= self._einde), None)
            if volume.volume_per_jaar is None or tarief is None:
                continue
            if tarief.eenheid == volume.eenheid:
                cent = Fraction(volume.volume_per_jaar * tarief.tarief_cent)
                yield self.line_of("", aanbieder, code), cent

    def _contract_name(self, nummer: str) -> str:
        return f"{nummer} {self._contracten[nummer].aanbieder.naam}"

    def cost(self, hulp: Hulp, jaar: int) -> Fraction:
        """What one toewijzing costs in the year, in eurocents."""
        return cost_of(hulp, jaar, self._tarieven)


def _granted(
    jaar: int, plek: _Plekken, gemeenten: Collection[int] | None
) -> Iterator[tuple[str, Fraction]]:
    begin, einde = date(jaar, 1, 1), date(jaar, 12, 31)
    rijen = Toewijzing.objects.standing().filter(
        _of("gemeente", gemeenten),
        Q(einddatum=None) | Q(einddatum__gte=begin),
        ingangsdatum__lte=einde,
    )
    for gemeente, *rij in rijen.order_by().values_list(*VELDEN):
        hulp = Hulp(*rij)
        yield plek.line_of(gemeente, hulp.aanbieder, hulp.code), plek.cost(hulp, jaar)


def _declared(
    jaar: int, plek: _Plekken, gemeenten: Collection[int] | None
) -> Iterator[tuple[str, int]]:
    rijen = Prestatie.objects.granted().filter(
        _of("declaratie__gemeente", gemeenten), begin__year=jaar
    )
    velden = ("declaratie__gemeente__naam", "aanbieder_id", "product_code")
    per: dict[str, int] = defaultdict(int)
    for gemeente, aanbieder, code, cent in (
        rijen.order_by().values_list(*velden).annotate(cent=Sum("bedrag_cent"))
    ):
        per[plek.line_of(gemeente, aanbieder, code)] += cent
    yield from per.items()


def _of(pad: str, gemeenten: Collection[int] | None) -> Any:
    return Q() if gemeenten is None else Q(**{f"{pad}__in": gemeenten})
