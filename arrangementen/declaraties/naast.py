"""Legt naast elkaar wat is toegewezen en wat is gedeclareerd: per toewijzing, in volume en euro."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q, Sum
from django.db.models.functions import TruncMonth

from arrangementen.aanbod.models import Contract
from arrangementen.ijw.declaratiefeiten import Tarief
from arrangementen.ijw.plafond import MINUTEN, ceiling
from arrangementen.ijw.regels_declaratie_over import last_of_month
from arrangementen.ijw.regels_toestand import BekendeToewijzing
from arrangementen.toewijzing.models import Toewijzing
from normenkader.instellingen import instelling

from .keuzes import EUROS, MINUUT, UUR
from .models import Prestatie

BIJNA_OP = "declaratie.bijna_op_procent"
VELDEN = (
    *("pk", "nummer", "aanbieder_id", "aanbieder__naam", "gemeente_id", "gemeente__naam"),
    *("product__code", "product__naam", "ingangsdatum", "einddatum", "budget_cent", "volume"),
    *("eenheid", "frequentie"),
)
SIGNALEN = {
    "boven": ("Meer dan toegewezen", "danger", "te-laat"),
    "geen_start": ("Zonder gemelde start", "danger", "te-laat"),
    "bijna_op": ("Bijna op", "warning", "bijna"),
}


@dataclass(frozen=True)
class Naast:
    """One toewijzing. Sums in minutes, the unit itself or cents; None when nothing says it."""

    pk: int
    nummer: int
    aanbieder: tuple[int, str]
    gemeente: tuple[int, str]
    product: tuple[str, str]
    begin: date
    eind: date | None
    eenheid: str
    toegewezen: int | None
    toegewezen_cent: int | None
    gedeclareerd: int
    gedeclareerd_cent: int
    signalen: tuple[str, ...]

    @property
    def procent(self) -> int | None:
        """Declared part of what was granted, in whole percent; by euro when there is a budget."""
        return share(self.gedeclareerd, self.toegewezen) if self.toegewezen else self.procent_euro

    @property
    def procent_euro(self) -> int | None:
        """The same by euro."""
        return share(self.gedeclareerd_cent, self.toegewezen_cent)


def share(deel: int, geheel: int | None) -> int | None:
    """Whole percent, rounded down; None without a whole."""
    return deel * 100 // geheel if geheel else None


def beside(toewijzingen: Any, on: date) -> list[Naast]:
    """Every one of these toewijzingen (a queryset) with what was approved; four queries."""
    rijen = list(toewijzingen.order_by().values_list(*VELDEN))
    welke = toewijzingen.order_by().values("pk")
    gedaan = {
        rij["toewijzing"]: rij
        for rij in Prestatie.objects.granted()
        .filter(toewijzing__in=welke)
        .order_by()
        .values("toewijzing")
        .annotate(som=Sum("hoeveelheid"), euro=Sum("bedrag_cent"), tot=Min("eind"))
    }
    begonnen = dict(
        toewijzingen.order_by()
        .filter(starts__verwijderd_op=None, starts__begindatum__isnull=False)
        .values_list("pk")
        .annotate(Min("starts__begindatum"))
    )
    return lay_beside(rijen, gedaan, begonnen, on)


def lay_beside(
    rijen: Sequence[tuple[Any, ...]],
    gedaan: Mapping[int, Any],
    begonnen: Mapping[int, date],
    on: date,
) -> list[Naast]:
    """The same from rows (VELDEN), sums and first starts that were read already; one query."""
    tarieven = _tariffs({rij[2] for rij in rijen})
    drempel = instelling(BIJNA_OP, on)
    return [
        _row(rij, gedaan.get(rij[0], {}), begonnen.get(rij[0]), tarieven, (on, drempel))
        for rij in rijen
    ]


def _tariffs(aanbieders: Iterable[int]) -> Mapping[tuple[int, str], list[Tarief]]:
    per: dict[tuple[int, str], list[Tarief]] = defaultdict(list)
    velden = ("aanbieder_id", "product__code", "eenheid", "tarief_cent", "geldig_van", "geldig_tot")
    rijen = Contract.objects.filter(aanbieder_id__in=set(aanbieders)).values_list(*velden)
    for aanbieder, code, *tarief in rijen:
        per[aanbieder, code].append(Tarief(*tarief))
    return per


def _row(
    rij: tuple[Any, ...],
    gedaan: Mapping[str, Any],
    begonnen: date | None,
    tarieven: Mapping[tuple[int, str], list[Tarief]],
    peil: tuple[date, int],
) -> Naast:
    pk, nummer, wie, wie_naam, gemeente, gemeente_naam, code, naam, begin, eind, *omvang = rij
    budget, volume, eenheid, frequentie = omvang
    bekend = BekendeToewijzing(
        "", str(nummer), "", "", begin, eind, volume=volume, eenheid=eenheid, frequentie=frequentie
    )
    heel = ceiling(bekend, begin, eind or last_of_month(max(peil[0], begin)))
    cent = budget if budget is not None else _price(heel, eenheid, begin, tarieven.get((wie, code)))
    som, euro = gedaan.get("som") or 0, gedaan.get("euro") or 0
    grens = (som, heel) if heel is not None else (euro, cent)
    geen_start = bool(gedaan) and som > 0 and (begonnen is None or gedaan["tot"] < begonnen)
    return Naast(
        pk=pk,
        nummer=nummer,
        aanbieder=(wie, wie_naam),
        gemeente=(gemeente, gemeente_naam),
        product=(code, naam),
        begin=begin,
        eind=eind,
        eenheid=UUR if eenheid in MINUTEN else eenheid,
        toegewezen=heel,
        toegewezen_cent=cent,
        gedeclareerd=som,
        gedeclareerd_cent=euro,
        signalen=tuple(_signals(*grens, geen_start, eind, peil)),
    )


def _price(heel: int | None, eenheid: str, dag: date, tarieven: Any) -> int | None:
    """What the granted volume costs by the contract that held when it began."""
    if heel is None or eenheid == EUROS:
        return heel
    als = MINUUT if eenheid in MINUTEN else eenheid
    tarief = next((t for t in tarieven or () if t.holds_on(dag)), None)
    return tarief.amount(als, heel) if tarief else None


def _signals(
    deel: int, geheel: int | None, geen_start: bool, eind: date | None, peil: tuple[date, int]
) -> Iterable[str]:
    on, drempel = peil
    if geheel is not None and deel > geheel:
        yield "boven"
    elif geheel and deel * 100 >= geheel * drempel and (eind is None or eind >= on):
        yield "bijna_op"
    if geen_start:
        yield "geen_start"


def recent(on: date) -> Q:
    """Toewijzingen that run or ended since the beginning of last year."""
    return Q(einddatum=None) | Q(einddatum__gte=date(on.year - 1, 1, 1))


def declared_months(toewijzingen: Any) -> dict[date, tuple[int, int]]:
    """Per month (its first day): approved eurocents and the number of prestaties."""
    per: dict[date, tuple[int, int]] = {}
    rijen = Prestatie.objects.granted().filter(toewijzing__in=toewijzingen.values("pk")).order_by()
    per_maand = rijen.annotate(maand=TruncMonth("begin")).values("maand")
    for rij in per_maand.annotate(euro=Sum("bedrag_cent"), aantal=Count("pk")):
        per[rij["maand"]] = (rij["euro"], rij["aantal"])
    return per


def granted_months(rijen: Iterable[Naast], on: date) -> dict[date, int]:
    """Per month the granted eurocents, spread evenly over the days of each toewijzing."""
    per: dict[date, int] = defaultdict(int)
    for rij in rijen:
        for maand, cent in granted_in_months(rij, on):
            if rij.toegewezen_cent:
                per[maand] += cent
    return dict(per)


def granted_in_months(rij: Naast, on: date) -> Iterator[tuple[date, int]]:
    """Each month of one toewijzing (its first day) with its share of the granted eurocents."""
    eind = rij.eind or last_of_month(max(on, rij.begin))
    dagen, cent = (eind - rij.begin).days + 1, rij.toegewezen_cent or 0
    begin = rij.begin
    while begin <= eind:
        laatste = min(last_of_month(begin), eind)
        deel = (laatste - rij.begin).days + 1
        eerder = (begin - rij.begin).days
        yield begin.replace(day=1), cent * deel // dagen - cent * eerder // dagen
        begin = date.fromordinal(laatste.toordinal() + 1)


def own_toewijzingen(partijen: Q, on: date) -> Any:
    """The standing, recent toewijzingen of these parties."""
    return Toewijzing.objects.standing().filter(partijen).filter(recent(on))
