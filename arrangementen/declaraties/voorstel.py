"""Stelt een declaratie voor: de hulp die in een maand liep en nog niet gedeclareerd is."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from arrangementen.berichten.toestand import known_toewijzing
from arrangementen.ijw.declaratiefeiten import Tarief
from arrangementen.ijw.plafond import DAG, MAAND, MINUTEN, TOTAAL, WEEK, ceiling
from arrangementen.ijw.regels_declaratie_over import last_of_month
from arrangementen.toewijzing.models import Toewijzing
from organisaties.models import Organisatie

from .keuzes import ETMAAL, EUROS, UUR
from .models import Prestatie
from .toestand import help_span, next_month, tariffs_of

#: So many months before the declared one are offered when they were left out.
TERUG = 12
#: Lines on one page, of two fields (DATA_UPLOAD_MAX_NUMBER_FIELDS); more is more declarations.
PER_KEER = 500
Periode = tuple[date, date]


@dataclass(frozen=True)
class Voorstel:
    """Help that may be declared for one month. `over` is what is left, in the unit shown.

    `over` is None without an Omvang; `aantal` is the proposed amount, None when only the
    aanbieder knows it. Hours stand as hours, euros as euro.
    """

    toewijzing: Any
    begin: date
    eind: date
    dagen: int
    eenheid: str
    tarief: Tarief | None
    over: Decimal | None
    aantal: Decimal | None

    @property
    def sleutel(self) -> str:
        """Name of its field on the page."""
        return f"v{self.toewijzing.nummer}_{self.begin:%Y%m}"


def month_of(dag: date) -> Periode:
    """First and last day of the month of a day."""
    return dag.replace(day=1), last_of_month(dag)


def one_page(voorstellen: list[Voorstel], maand: Periode) -> list[Voorstel]:
    """As many as fit on the page, those of the month itself before what was left of earlier."""
    if len(voorstellen) <= PER_KEER:
        return voorstellen
    return sorted(voorstellen, key=lambda v: v.begin < maand[0])[:PER_KEER]


def back(dag: date, maanden: int) -> date:
    """The first day of the month this many months earlier."""
    nummer = dag.year * 12 + dag.month - 1 - maanden
    return date(nummer // 12, nummer % 12 + 1, 1)


def propose(gemeente: Organisatie, aanbieder: Organisatie, maand: Periode) -> list[Voorstel]:
    """All help of this month that was begun, and of the year before it, not declared yet."""
    toewijzingen = list(with_help(gemeente, aanbieder, maand))
    stand = Stand.of(toewijzingen)
    tarieven = tariffs_of(aanbieder, {t.product.code for t in toewijzingen})
    voorstellen = [
        _proposal(toewijzing, deel, dagen, stand, tarieven.get(toewijzing.product.code, ()))
        for toewijzing in toewijzingen
        for deel, dagen in _parts(toewijzing, maand)
        if (toewijzing.pk, deel[0]) not in stand.gedeclareerd
    ]
    return sorted(voorstellen, key=lambda v: (v.begin, v.toewijzing.nummer))


def propose_again(prestatie: Any) -> Voorstel:
    """The same help declared anew: by the contract of its month, else by the tariff it had."""
    toewijzing = prestatie.toewijzing
    code = toewijzing.product.code
    tarieven = tariffs_of(prestatie.declaratie.aanbieder, {code}).get(code, ())
    if not tarieven and prestatie.tarief_cent is not None:
        tarieven = (Tarief(prestatie.eenheid, prestatie.tarief_cent),)
    eenheid, tarief = _unit_and_tariff(toewijzing, prestatie.begin, tarieven)
    dagen = (prestatie.eind - prestatie.begin).days + 1
    periode = prestatie.begin, prestatie.eind
    return Voorstel(toewijzing, *periode, dagen, eenheid, tarief, None, None)


def with_help(gemeente: Any, aanbieder: Any, maand: Periode) -> Any:
    """The toewijzingen whose help was begun before the end of the month, of the year before it."""
    rijen = Toewijzing.objects.standing().between(gemeente, aanbieder)
    rijen = rijen.filter(starts__verwijderd_op=None, starts__begindatum__lte=maand[1]).distinct()
    rijen = rijen.exclude(einddatum__lt=back(maand[0], TERUG))
    return rijen.select_related("product", "casus__jeugdige", "gemeente", "aanbieder").with_zorg()


def _parts(toewijzing: Any, maand: Periode) -> Iterator[tuple[Periode, int]]:
    """Per month with help: the part of the toewijzing in it, and the days on which it ran."""
    eerste = back(maand[0], TERUG)
    while eerste <= maand[0]:
        begin = max(eerste, toewijzing.ingangsdatum)
        eind = min(last_of_month(eerste), toewijzing.einddatum or date.max)
        if begin <= eind and (dagen := _days(toewijzing, begin, eind)):
            yield (begin, eind), dagen
        eerste = next_month(eerste)


def _days(toewijzing: Any, begin: date, eind: date) -> int:
    dagen: set[int] = set()
    for start in toewijzing.counting_starts():
        start.toewijzing = toewijzing
        van, tot = help_span(start)
        dagen.update(range(max(van, begin).toordinal(), min(tot or eind, eind).toordinal() + 1))
    return len(dagen)


@dataclass(frozen=True)
class Stand:
    """What was approved on these toewijzingen: sums, and the months that have a debit."""

    som: dict[int, int]
    euro: dict[int, int]
    gedeclareerd: frozenset[tuple[int, date]]

    @classmethod
    def of(cls, toewijzingen: list[Any]) -> "Stand":
        """In one query."""
        rijen = list(Prestatie.objects.granted().filter(toewijzing__in=toewijzingen))
        som: dict[int, int] = defaultdict(int)
        euro: dict[int, int] = defaultdict(int)
        for rij in rijen:
            som[rij.toewijzing_id or 0] += rij.hoeveelheid
            euro[rij.toewijzing_id or 0] += rij.bedrag_cent
        weg = {rij.vorige_referentie for rij in rijen if rij.is_credit}
        staat = {
            (rij.toewijzing_id or 0, rij.begin)
            for rij in rijen
            if not rij.is_credit and rij.referentie not in weg
        }
        return cls(som, euro, frozenset(staat))


def _proposal(
    toewijzing: Any, deel: Periode, dagen: int, stand: Stand, tarieven: tuple[Tarief, ...]
) -> Voorstel:
    eenheid, tarief = _unit_and_tariff(toewijzing, deel[0], tarieven)
    over = _left(toewijzing, deel, stand, eenheid)
    aantal = _amount(toewijzing, deel, dagen, eenheid)
    if aantal is not None and over is not None:
        aantal = min(aantal, over)
    return Voorstel(toewijzing, *deel, dagen, eenheid, tarief, over, aantal)


def _unit_and_tariff(
    toewijzing: Any, dag: date, tarieven: tuple[Tarief, ...]
) -> tuple[str, Tarief | None]:
    """The unit of the toewijzing, else of the contract, else euros; and the tariff that fits."""
    geldig = next((t for t in tarieven if t.holds_on(dag)), None)
    eenheid = toewijzing.eenheid or (geldig.eenheid if geldig else EUROS)
    eenheid = UUR if eenheid in MINUTEN else eenheid
    return eenheid, geldig if geldig and _priced(geldig, eenheid) else None


def _priced(tarief: Tarief, eenheid: str) -> bool:
    """Does this tariff say what the unit costs? That of a minute does for hours as well."""
    eenheden = MINUTEN if eenheid in MINUTEN else (eenheid,)
    return any(tarief.per(deze) is not None for deze in eenheden)


def _left(toewijzing: Any, deel: Periode, stand: Stand, eenheid: str) -> Decimal | None:
    """What the ceilings of the month and of the whole leave, in the unit of the page."""
    bekend = known_toewijzing(toewijzing, "")
    if toewijzing.budget_cent is not None:
        over = Decimal(toewijzing.budget_cent - stand.euro.get(toewijzing.pk, 0)) / 100
        return max(over, Decimal(0)) if eenheid == EUROS else None
    per_maand = ceiling(bekend, *deel)
    heel = ceiling(bekend, bekend.ingangsdatum, bekend.einddatum or deel[1])
    if per_maand is None or heel is None:
        return None
    rest = max(0, min(per_maand, heel - stand.som.get(toewijzing.pk, 0)))
    deler = {UUR: 60, EUROS: 100}.get(eenheid, 1)
    return Decimal(rest) / deler


def _amount(toewijzing: Any, deel: Periode, dagen: int, eenheid: str) -> Decimal | None:
    """Days for a stay; else the granted volume spread evenly over the days with help."""
    if eenheid == ETMAAL:
        return Decimal(dagen)
    if toewijzing.volume is None or toewijzing.einddatum is None:
        return None
    heel = (toewijzing.einddatum - toewijzing.ingangsdatum).days + 1
    maand = (last_of_month(deel[0]) - deel[0].replace(day=1)).days + 1
    noemer = {DAG: 1, WEEK: 7, MAAND: maand, TOTAAL: heel}.get(toewijzing.frequentie, heel)
    per = Decimal(toewijzing.volume) / {EUROS: 100}.get(eenheid, 1)
    if toewijzing.eenheid == "01":
        per /= 60
    aantal = (per * dagen / noemer).quantize(Decimal(1), ROUND_HALF_UP)
    return max(aantal, Decimal(1))
