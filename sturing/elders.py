"""Cijfers buiten de eigen contracten: per heel kwartaal, met kleine aantallen verborgen.

Elk kwartaal is een tabel op zichzelf, zonder totaal over kwartalen: een totaal dat elk kwartaal
opschuift, zou met aftrekken prijsgeven wat verborgen is. Filters kiezen rijen uit die ene tabel.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, Value, When

from afwegingskader.models import EenOpEenInzet
from arrangementen.models import Toewijzing
from normenkader.termijnen.kalender import add_months
from verloop.klein import TOTAAL, Beschermd, shown

from .cijfers import within_maximum
from .keuze import DAG
from .klein import protect_on

KWARTALEN = 4
NORM = (("binnen", "Binnen de norm"), ("boven", "Boven de norm"))
INZET = (("kort", "Binnen 28 dagen klaar"), ("lang", "Langer dan 28 dagen"), ("loopt", "Loopt nog"))


@dataclass(frozen=True)
class Kwartaal:
    """A whole quarter that is over."""

    begin: date
    einde: date

    @property
    def sleutel(self) -> str:
        """'2026-1'."""
        return f"{self.begin.year}-{(self.begin.month + 2) // 3}"

    @property
    def naam(self) -> str:
        """'1e kwartaal 2026'."""
        return f"{(self.begin.month + 2) // 3}e kwartaal {self.begin.year}"


def quarters(on: date) -> list[Kwartaal]:
    """The last whole quarters, the newest first."""
    nu = date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)
    begin = [add_months(nu, -3 * n) for n in range(1, KWARTALEN + 1)]
    return [Kwartaal(dag, add_months(dag, 3) - DAG) for dag in begin]


@dataclass(frozen=True)
class Tabel:
    """A protected table as a screen or file shows it; the last row and column are the totals."""

    naam: str
    kolommen: list[str]
    rijen: list[list[str]]
    iets_verborgen: bool


def tables(gemeenten: Mapping[int, str], kwartaal: Kwartaal, on: date) -> list[Tabel]:
    """What the gemeenten elsewhere did in that quarter; two queries."""
    if not gemeenten:
        return []
    return [
        _table("Toewijzingen met een norm", NORM, _judged(gemeenten, kwartaal), gemeenten, on),
        _table("1-op-1 die begon", INZET, _begun(gemeenten, kwartaal), gemeenten, on),
    ]


def _judged(gemeenten: Mapping[int, str], k: Kwartaal) -> Any:
    rijen = Toewijzing.objects.standing().filter(
        gemeente__in=gemeenten,
        toegewezen_op__date__gte=k.begin,
        toegewezen_op__date__lte=k.einde,
        normoordeel__in=("binnen", "boven"),
    )
    return rijen.order_by().values_list("gemeente", "normoordeel").annotate(n=Count("pk"))


def _begun(gemeenten: Mapping[int, str], k: Kwartaal) -> Any:
    """Every 1-op-1 in exactly one column, so that the columns add up."""
    kort = Q(beeindigd_op__isnull=False) & within_maximum()
    hoe = Case(
        When(beeindigd_op=None, then=Value("loopt")),
        When(kort, then=Value("kort")),
        default=Value("lang"),
        output_field=CharField(),
    )
    rijen = EenOpEenInzet.objects.filter(
        casus__gemeente__in=gemeenten, gestart_op__gte=k.begin, gestart_op__lte=k.einde
    )
    gemeente = F("casus__gemeente")
    return (
        rijen.order_by()
        .annotate(waar=gemeente, hoe=hoe)
        .values_list("waar", "hoe")
        .annotate(n=Count("pk"))
    )


def _table(naam: str, kolommen: Any, geteld: Any, gemeenten: Mapping[int, str], on: date) -> Tabel:
    beschermd = protect_on({(waar, hoe): aantal for waar, hoe, aantal in geteld}, on)
    volgorde = sorted(gemeenten, key=lambda pk: gemeenten[pk])
    rijen = [_row(beschermd, gemeenten[pk], pk, kolommen) for pk in volgorde]
    rijen.append(_row(beschermd, "Samen", TOTAAL, kolommen))
    koppen = ["Gemeente", *(kop for _, kop in kolommen), "Samen"]
    return Tabel(naam, koppen, rijen, beschermd.iets_verborgen)


def _row(tabel: Beschermd, naam: str, sleutel: Any, kolommen: Any) -> list[str]:
    codes = [code for code, _ in kolommen]
    return [naam, *(shown(tabel.get(sleutel, kolom)) for kolom in (*codes, TOTAAL))]
