"""De beste keus voor de tafel: wie heeft plek, hoe lang is het wachten, en geldt het contract."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from arrangementen.aanbod.models import Contract, Productsoort, Verblijfsvorm
from casusregie.tafel.keuzes import Vorm
from normenkader.instellingen import instelling

from .models import Capaciteit

P, V = Productsoort, Verblijfsvorm
PLEEGZORG = Q(product__verblijfsvorm=V.PLEEGZORG)
SNEL = Q(product__soort=P.CRISIS) | Q(product__verblijfsvorm__in=[V.PLEEGZORG, V.KORTDUREND])
GROEP = Q(product__verblijfsvorm=V.RESIDENTIEEL)
#: For which products a contract must hold to give a form.
CONTRACT_VOOR: dict[str, Q] = {
    Vorm.AMBULANT: Q(product__soort__in=[P.AMBULANT, P.INDIVIDUEEL, P.GGZ]),
    Vorm.DAGBEHANDELING: Q(product__soort__in=[P.DAGBEHANDELING, P.GROEP]),
    Vorm.NETWERKPLEEGZORG: PLEEGZORG,
    Vorm.PLEEGZORG: PLEEGZORG,
    Vorm.CRISISPLEEGZORG: SNEL,
    Vorm.NOODBED: SNEL,
    Vorm.GEZINSHUIS: Q(product__verblijfsvorm=V.GEZINSHUIS),
    Vorm.RESIDENTIEEL: GROEP,
    Vorm.BEHANDELGROEP: GROEP,
}
ONBEKEND_WACHTEN = 10_000


@dataclass(frozen=True)
class Plek:
    """What one aanbieder can do for a form; `contract`: it holds for this kind of help today."""

    kenmerk: Any
    aanbieder: str
    locatie: str
    plaats: str
    vorm: str
    leeftijd_van: int
    leeftijd_tot: int
    plekken: int
    vrij: int
    vrij_vanaf: date | None
    wachttijd: int | None
    contract: bool
    verouderd: bool
    bijgewerkt_op: date

    def wait(self, on: date) -> int:
        """Days until there is a place: 0 now, 10.000 when nobody knows."""
        if self.vrij > 0:
            return 0
        if self.vrij_vanaf is not None:
            return max(0, (self.vrij_vanaf - on).days)
        return self.wachttijd if self.wachttijd is not None else ONBEKEND_WACHTEN


def best_use(vorm: str, leeftijd: int | None, on: date) -> list[Plek]:
    """The places for a form (and age), best use first (RV-B10-04); 2 queries.

    First with a valid contract, then the shortest wait, then what was brought up to date, then
    the most free places.
    """
    rijen = list(Capaciteit.objects.fitting(vorm, leeftijd).select_related("aanbieder"))
    met = _contracted(vorm, on)
    oud = instelling("capaciteit.oud_dagen", on)
    plekken = [_place(rij, rij.aanbieder_id in met, oud, on) for rij in rijen]
    return sorted(
        plekken,
        key=lambda p: (not p.contract, p.wait(on), p.verouderd, -p.vrij, p.aanbieder, p.locatie),
    )


def _contracted(vorm: str, on: date) -> set[int]:
    geldig = Contract.objects.valid_on(on).filter(CONTRACT_VOOR.get(vorm, Q(pk=None)))
    return set(geldig.values_list("aanbieder_id", flat=True))


def _place(rij: Capaciteit, contract: bool, oud: int, on: date) -> Plek:
    return Plek(
        kenmerk=rij.kenmerk,
        aanbieder=str(rij.aanbieder),
        locatie=rij.locatie,
        plaats=rij.plaats,
        vorm=str(rij.get_vorm_display()),
        leeftijd_van=rij.leeftijd_van,
        leeftijd_tot=rij.leeftijd_tot,
        plekken=rij.plekken,
        vrij=rij.vrij,
        vrij_vanaf=rij.vrij_vanaf,
        wachttijd=rij.wachttijd_dagen,
        contract=contract,
        verouderd=(on - rij.bijgewerkt_op).days > oud,
        bijgewerkt_op=rij.bijgewerkt_op,
    )
