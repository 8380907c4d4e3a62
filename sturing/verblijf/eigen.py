"""Verblijven uit de eigen administratie: wat aanbieders meldden, met de tarieven van contracten.

Costs are what the contract asks per etmaal for the reported days; invoices are not counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Min, Q

from arrangementen.aanbod.models import Contract
from arrangementen.toewijzing.models import TIJDELIJK, Zorgstart
from arrangementen.verblijf import Stay, stays
from casusregie.jeugdige.models import Jeugdige
from casusregie.logboek.models import Aantekening

from .verblijven import Ambulant, Gegevens, Verblijf

ETMAAL, UUR, MINUUT = "14", "04", "01"
MINUTEN = {UUR: 60, MINUUT: 1}
DAGEN_PER = {"1": 1.0, "2": 7.0, "4": 30.4}
TOTAAL = "6"
IN_VERBLIJF, ONDERWIJS = "in_verblijf", "onderwijs"

VAN_START = ("jeugdige_id", "aanbieder_id", "code", "begindatum", "einde")


class Toegewezen(NamedTuple):
    """What a toewijzing says about the volume: no model, there are thousands."""

    ingangsdatum: date
    einddatum: date | None
    volume: Any
    eenheid: str
    frequentie: str


Tarieven = Mapping[tuple[int, str], list[tuple[date, str, int]]]


def own_data(on: date, gemeenten: Mapping[int, str]) -> tuple[Gegevens, dict[str, int]]:
    """Stays of these gemeenten (id and name) that had begun then, and the casus of each client.

    At most 8 queries, whatever the number of stays. An aanbieder is known by its id.
    """
    gevonden = [stay for stay in stays(on) if stay.gemeente_id in gemeenten]
    casussen = {str(stay.jeugdige_id): stay.casus_id for stay in gevonden}
    codes = {stay.code for stay in gevonden}
    tarieven = _tariffs()
    bekend = _Bekend(gevonden, gemeenten, on)
    verblijven = tuple(bekend.stay(stay, tarieven) for stay in gevonden)
    return Gegevens(verblijven, tuple(_ambulant(codes, tarieven, on)), on), casussen


class _Bekend:
    """What belongs to the stays: names, birth dates, and how it goes with help and school."""

    def __init__(self, gevonden: Iterable[Stay], gemeenten: Mapping[int, str], on: date) -> None:
        self.on, self.namen = on, gemeenten
        codes = {stay.code for stay in gevonden}
        starts = Zorgstart.objects.filter(code__in=codes, verwijderd_op=None)
        self.geboren = dict(
            Jeugdige.objects.filter(pk__in=starts.values("jeugdige")).values_list(
                "pk", "geboortedatum"
            )
        )
        self.gevolgen = _consequences(starts, on)

    def stay(self, stay: Stay, tarieven: Tarieven) -> Verblijf:
        """A reported stay with everything the measures ask."""
        laatste = stay.tot or self.on
        dagen = (laatste - stay.van).days + 1
        gevolg = self.gevolgen.get(stay.casus_id, {}) if stay.tot is None else {}
        return Verblijf(
            client=str(stay.jeugdige_id),
            aanbieder=str(stay.aanbieder_id),
            type="GGZ" if stay.klinisch else "JO",
            vorm=stay.vorm,
            van=stay.van,
            tot=stay.tot,
            geboren=self.geboren[stay.jeugdige_id],
            kosten_cent=dagen * _per_day(tarieven, stay),
            kosten_tot=laatste,
            gemeente=self.namen[stay.gemeente_id],
            wacht_op_hulp=gevolg.get("wacht"),
            onderwijs=gevolg.get("status") or "",
        )


def _consequences(starts: Any, on: date) -> dict[int, dict[str, Any]]:
    """Per casus the newest answers about waiting for help and about school (GV-A-16)."""
    antwoorden: dict[int, dict[str, Any]] = defaultdict(dict)
    rijen = Aantekening.objects.filter(
        soort__in=(IN_VERBLIJF, ONDERWIJS),
        verbeterd_door=None,
        casus__in=starts.values("casus"),
        moment__date__lte=on,
    ).order_by("moment", "pk")
    for casus_id, inhoud in rijen.values_list("casus_id", "inhoud"):
        if "wacht" in inhoud:
            antwoorden[casus_id]["wacht"] = inhoud["wacht"] == "ja"
        if school := inhoud.get("status") or inhoud.get("onderwijs"):
            antwoorden[casus_id]["status"] = school
    return antwoorden


def _tariffs() -> Tarieven:
    """Per aanbieder and product the versions: valid from, unit and eurocents, newest first."""
    per_product: dict[tuple[int, str], list[tuple[date, str, int]]] = defaultdict(list)
    rijen = Contract.objects.order_by("-geldig_van").values_list(
        "aanbieder_id", "product__code", "geldig_van", "eenheid", "tarief_cent"
    )
    for aanbieder, code, van, eenheid, cent in rijen:
        per_product[aanbieder, code].append((van, eenheid, cent))
    return per_product


def _version(tarieven: Tarieven, aanbieder: int, code: str, on: date) -> tuple[str, int]:
    """Unit and eurocents on that day; the oldest when it began before every contract."""
    versies = tarieven.get((aanbieder, code), [])
    passend = [(eenheid, cent) for van, eenheid, cent in versies if van <= on]
    if passend:
        return passend[0]
    return versies[-1][1:] if versies else ("", 0)


def _per_day(tarieven: Tarieven, stay: Stay) -> int:
    eenheid, cent = _version(tarieven, stay.aanbieder_id, stay.code, stay.van)
    return cent if eenheid == ETMAAL else 0


def _ambulant(codes: set[str], tarieven: Tarieven, on: date) -> Iterable[Ambulant]:
    """Other help of the same jeugdigen, as toegewezen: volume times tariff."""
    starts = Zorgstart.objects.filter(verwijderd_op=None, begindatum__lte=on)
    rijen = (
        starts.exclude(code__in=codes)
        .exclude(toewijzing=None)
        .filter(jeugdige__in=starts.filter(code__in=codes).values("jeugdige"))
        .annotate(einde=Min("stops__einddatum", filter=_definite()))
    )
    velden = (*VAN_START, *(f"toewijzing__{naam}" for naam in Toegewezen._fields))
    for jeugdige, aanbieder, code, begin, stop, *rest in rijen.values_list(*velden):
        toewijzing = Toegewezen(*rest)
        einde = min(filter(None, (stop, toewijzing.einddatum, on)))
        versie = _version(tarieven, aanbieder, code, begin)
        cent = _granted_cost(toewijzing, versie, (einde - begin).days + 1)
        if einde >= begin:
            yield Ambulant(str(jeugdige), begin, einde, cent)


def _definite() -> Q:
    return Q(stops__verwijderd_op=None) & ~Q(stops__reden=TIJDELIJK)


def _granted_cost(toewijzing: Toegewezen, versie: tuple[str, int], dagen: int) -> int:
    """Eurocents for these days of a toewijzing; 0 when its volume or unit has no tariff."""
    eenheid, cent = versie
    per_eenheid = _converted(toewijzing.eenheid, eenheid, cent)
    if toewijzing.volume is None or not per_eenheid:
        return 0
    if toewijzing.frequentie == TOTAAL and toewijzing.einddatum:
        duur = (toewijzing.einddatum - toewijzing.ingangsdatum).days + 1
        return round(toewijzing.volume * per_eenheid * min(1, dagen / duur))
    periode = DAGEN_PER.get(toewijzing.frequentie)
    return round(toewijzing.volume * per_eenheid * dagen / periode) if periode else 0


def _converted(gevraagd: str, contract: str, cent: int) -> float:
    """The tariff per unit of the toewijzing; minutes and hours convert, other units do not."""
    if gevraagd == contract:
        return cent
    if gevraagd in MINUTEN and contract in MINUTEN:
        return cent * MINUTEN[gevraagd] / MINUTEN[contract]
    return 0
