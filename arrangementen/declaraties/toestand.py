"""Wat de gemeente weet over een declaratie: toewijzingen, eerdere prestaties en tarieven.

Everything is fetched for one message, in a fixed number of queries, as light rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from arrangementen.aanbod.models import Contract, Product
from arrangementen.berichten.toestand import gemeente_periods, identifications_of
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.declaratiefeiten import BekendeDeclaratie, BekendePrestatie, Tarief
from arrangementen.ijw.regels_toestand import BekendeToewijzing, Toestand
from arrangementen.toewijzing.models import Toewijzing, Zorgstart
from casusregie.jeugdige.versleuteling import blind_index
from casusregie.models import Casus, Jeugdige
from verloop.stap import once

from .models import Declaratie, Prestatie

#: A toewijzing of somebody who is not in the message: equal to no BSN there.
NIET_IN_BERICHT = "geen"
TOEWIJZING = (
    *("pk", "casus__jeugdige", "nummer", "casus__jeugdige__bsn_index", "ingangsdatum", "einddatum"),
    *("product__categorie", "product__code", "reden_wijziging", "budget_cent", "volume"),
    *("eenheid", "frequentie"),
)
PRESTATIE = (
    *("referentie", "toewijzing_nummer", "categorie", "product_code", "begin", "eind"),
    *("volume", "eenheid", "bedrag_cent", "vorige_referentie", "declaratie__gemeente__cbs_code"),
)


@dataclass(frozen=True)
class Geweten:
    """The facts for the rules, and by number which rows: toewijzing and its jeugdige."""

    toestand: Toestand
    toewijzingen: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Genoemd:
    """What a declaration names."""

    bsns: frozenset[str]
    nummers: frozenset[int]
    codes: frozenset[str]
    referenties: frozenset[str]


def named_in(bericht: IjwBericht) -> Genoemd:
    """The BSNs, toewijzingen, product codes and references of all prestaties."""
    bsns, nummers, codes, referenties = set(), set(), set(), set()
    for client in bericht.inhoud["Declaratie"]["Clienten"]["Client"]:
        bsns.add(client["Bsn"])
        for prestatie in client["Prestaties"]["Prestatie"]:
            nummers.add(int(prestatie["ToewijzingNummer"]))
            codes.add(prestatie["ProductCode"])
            referenties.update(prestatie["ProductReferentie"].values())
    return Genoemd(frozenset(bsns), frozenset(nummers), frozenset(codes), frozenset(referenties))


def knowledge_of(bericht: IjwBericht, rij: Any, on: date) -> Geweten:
    """Everything the rules ask about this JW323 on the day `on`; `rij` names both parties."""
    genoemd = named_in(bericht)
    index = {blind_index(bsn): bsn for bsn in genoemd.bsns}
    toegewezen = list(_toewijzingen(rij, genoemd, index))
    periode = bericht.inhoud["Declaratie"]["DeclaratiePeriode"]
    declaraties = tuple(_declarations(rij))
    toestand = Toestand(
        vandaag=on,
        identificaties=identifications_of(rij),
        gemeenten=gemeente_periods(),
        productcodes=_products(genoemd),
        toewijzingen=tuple(toewijzing for _, toewijzing in toegewezen),
        bsns=_known_here(rij.gemeente, index),
        prestaties=tuple(_approved(rij, genoemd)),
        declaraties=declaraties,
        tarieven=tariffs_of(rij.aanbieder, genoemd.codes),
        zorgmaanden=_months_to_check(rij, declaraties, date.fromisoformat(periode["Begindatum"])),
    )
    return Geweten(toestand, {t.nummer: pks for pks, t in toegewezen})


def _known_here(gemeente: Any, index: Mapping[bytes, str]) -> frozenset[str]:
    """The BSNs that this gemeente knows: who lives there or has a casus there (TR304)."""
    rijen = Jeugdige.objects.filter(bsn_index__in=index).values_list("pk", "bsn_index", "gemeente")
    gevonden = {pk: (index[bytes(sleutel or b"")], woont) for pk, sleutel, woont in rijen}
    elders = [pk for pk, (_, woont) in gevonden.items() if woont != gemeente.pk]
    casussen = Casus.objects.filter(gemeente=gemeente, jeugdige__in=elders)
    ook = set(casussen.values_list("jeugdige", flat=True)) if elders else set()
    return frozenset(b for pk, (b, woont) in gevonden.items() if woont == gemeente.pk or pk in ook)


def _toewijzingen(
    rij: Any, genoemd: Genoemd, index: Mapping[bytes, str]
) -> Iterator[tuple[tuple[int, int], BekendeToewijzing]]:
    rijen = Toewijzing.objects.filter(
        gemeente=rij.gemeente, aanbieder=rij.aanbieder, nummer__in=genoemd.nummers
    )
    partijen = rij.gemeente.cbs_code, rij.aanbieder.agb_code
    for pk, jeugdige, nummer, bsn, *rest in rijen.values_list(*TOEWIJZING).iterator(
        chunk_size=2000
    ):
        client = index.get(bytes(bsn or b""), NIET_IN_BERICHT)
        yield (
            (pk, jeugdige),
            BekendeToewijzing(partijen[0], str(nummer), partijen[1], client, *rest),
        )


def _products(genoemd: Genoemd) -> dict[str, frozenset[str]]:
    gevonden: dict[str, frozenset[str]] = defaultdict(frozenset)
    rijen = Product.objects.filter(code__in=genoemd.codes).values_list("code", "categorie")
    for code, categorie in rijen:
        gevonden[code] |= {categorie}
    return dict(gevonden)


def _approved(rij: Any, genoemd: Genoemd) -> Iterator[BekendePrestatie]:
    """What was approved before on these toewijzingen, or under one of these references."""
    bij = Q(toewijzing_nummer__in=genoemd.nummers) | Q(referentie__in=genoemd.referenties)
    rijen = Prestatie.objects.granted().filter(
        bij | Q(vorige_referentie__in=genoemd.referenties), aanbieder=rij.aanbieder
    )
    aanbieder = rij.aanbieder.agb_code
    for eerder in rijen.values(*PRESTATIE).iterator(chunk_size=2000):
        yield BekendePrestatie(
            gemeente=eerder["declaratie__gemeente__cbs_code"],
            aanbieder=aanbieder,
            referentie=eerder["referentie"],
            toewijzing=str(eerder["toewijzing_nummer"]),
            categorie=eerder["categorie"],
            code=eerder["product_code"],
            begin=eerder["begin"],
            einde=eerder["eind"],
            volume=eerder["volume"],
            eenheid=eerder["eenheid"],
            bedrag=abs(eerder["bedrag_cent"]),
            vorige=eerder["vorige_referentie"],
        )


def _declarations(rij: Any) -> Iterator[BekendeDeclaratie]:
    rijen = Declaratie.objects.standing().filter(aanbieder=rij.aanbieder)
    velden = ("gemeente__cbs_code", "bericht__identificatie", "nummer")
    for gemeente, identificatie, nummer, begin, einde in rijen.values_list(
        *velden, "periode_begin", "periode_eind"
    ):
        yield BekendeDeclaratie(
            gemeente, rij.aanbieder.agb_code, identificatie, nummer, begin, einde
        )


def tariffs_of(aanbieder: Any, codes: Iterable[str]) -> dict[str, tuple[Tarief, ...]]:
    """Per product code what the contracts of this aanbieder say, each with its days."""
    gezocht = frozenset(codes)
    return once(("tarieven", aanbieder.pk, gezocht), lambda: _tariffs(aanbieder, gezocht))


def _tariffs(aanbieder: Any, codes: frozenset[str]) -> dict[str, tuple[Tarief, ...]]:
    tarieven: dict[str, tuple[Tarief, ...]] = defaultdict(tuple)
    rijen = Contract.objects.of_aanbieder(aanbieder.pk).for_codes(*codes)
    velden = ("product__code", "eenheid", "tarief_cent", "geldig_van", "geldig_tot")
    for code, *tarief in rijen.values_list(*velden):
        tarieven[code] += (Tarief(*tarief),)
    return dict(tarieven)


def _months_to_check(rij: Any, eerder: Iterable[BekendeDeclaratie], begin: date) -> frozenset[date]:
    """Months with help between the last declared one and this one; mostly none (TR318)."""
    gemeente = rij.gemeente
    eindes = [d.einde for d in eerder if d.gemeente == gemeente.cbs_code]
    vanaf = max(eindes, default=date.max - timedelta(days=1)) + timedelta(days=1)
    if vanaf >= begin:
        return frozenset()
    return care_months(rij.aanbieder, {gemeente.pk: vanaf}, begin)[gemeente.pk]


def care_months(aanbieder: Any, vanaf: Mapping[int, date], tot: date) -> dict[int, frozenset[date]]:
    """Per gemeente (key) first days of the months in which help was given, in two queries.

    From its day in `vanaf` up to (not including) `tot`.
    """
    starts = Zorgstart.objects.filter(
        gemeente__in=vanaf, aanbieder=aanbieder, verwijderd_op=None, begindatum__lt=tot
    ).select_related("toewijzing")
    maanden: dict[int, set[date]] = {gemeente: set() for gemeente in vanaf}
    for start in starts.prefetch_related("stops"):
        begin, einde = help_span(start)
        maand = max(begin, vanaf[start.gemeente_id]).replace(day=1)
        while maand < tot and (einde is None or maand <= einde):
            maanden[start.gemeente_id].add(maand)
            maand = next_month(maand)
    return {gemeente: frozenset(gevonden) for gemeente, gevonden in maanden.items()}


def help_span(start: Zorgstart) -> tuple[date, date | None]:
    """First and last day on which this start gave help: until its first stop, also a pause."""
    eindes = [stop.einddatum for stop in start.counting_stops()]
    if start.toewijzing is not None and start.toewijzing.einddatum:
        eindes.append(start.toewijzing.einddatum)
    return start.begindatum, min(eindes, default=None)


def next_month(dag: date) -> date:
    """The first day of the month after that of `dag`."""
    return (dag.replace(day=28) + timedelta(days=4)).replace(day=1)
