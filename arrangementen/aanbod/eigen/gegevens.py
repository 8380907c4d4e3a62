"""Zet bij elkaar wat in het contract van één aanbieder staat, en wat er bijna afloopt of op is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from arrangementen.aanbod.benutting import Benutting, usage_of
from arrangementen.aanbod.contracten import Onderaannemer, Raamcontract
from arrangementen.aanbod.inkoop import Inkoopmodel, Opdracht
from arrangementen.aanbod.keuzes import Inkoopdomein, Inkoopvorm
from arrangementen.aanbod.models import Contract, Product
from arrangementen.aanbod.signalen.drempels import end_thresholds
from arrangementen.aanbod.signalen.einden import last_day
from arrangementen.aanbod.tabellen.tabel import holds
from normenkader.models import Normversie


@dataclass(frozen=True)
class Levering:
    """One product that this aanbieder may give on a day, at the tariff of that day."""

    tarief: Contract
    straks: Contract | None
    #: last day without a gap in the tariffs; None: it goes on
    tot: date | None
    loopt_af: bool
    volume: Benutting | None
    normen: tuple[Normversie, ...]
    perceel: str

    @property
    def product(self) -> Any:
        """The version of the product in the contract."""
        return self.tarief.product

    @property
    def leeftijd(self) -> str:
        """ "tot 18 jaar", "12 tot 23 jaar"; empty without a limit."""
        van, grens = self.product.leeftijd_van, self.product.leeftijdsgrens
        delen = [f"vanaf {van} jaar" if van else "", f"tot {grens} jaar" if grens else ""]
        tekst = " ".join(deel for deel in delen if deel)
        return f"{tekst}, ouder alleen forensisch" if self.product.forensisch and grens else tekst


@dataclass(frozen=True)
class Eigen:
    """The page of one aanbieder in one year."""

    contracten: list[Raamcontract]
    leveringen: list[Levering]
    onderaannemers: list[Onderaannemer]
    onder: list[tuple[Onderaannemer, Raamcontract | None]]
    taakgericht: list[str]
    percelen: list[Opdracht]
    aflopend: list[tuple[Raamcontract, date]]


def own_contract(aanbieder: Any, jaar: int, on: date) -> Eigen:
    """Everything of this aanbieder on that day; what others agreed is not in it."""
    rijen = Raamcontract.objects.of_aanbieder(aanbieder.pk)
    versies = list(rijen.select_related("inkoper", "aanbieder"))
    contracten = [v for v in versies if holds(v.geldig_van, v.geldig_tot, on)]
    nummers = sorted({v.nummer for v in versies})
    opdrachten = {o.code: o for o in Opdracht.objects.valid_on(on)}
    plekken = _places(aanbieder, nummers, on)
    zelf = [plek for plek in plekken if plek.organisatie_id == aanbieder.pk]
    tarieven = _tariffs(aanbieder, zelf, on)
    leveringen = _deliveries(tarieven, usage_of(_in_year(versies, jaar), jaar, on), opdrachten, on)
    codes = {code for contract in contracten for code in contract.percelen}
    return Eigen(
        contracten,
        leveringen,
        [plek for plek in plekken if plek.nummer in nummers],
        _working_under(zelf),
        _without_toewijzing(on),
        [opdrachten[code] for code in sorted(codes) if code in opdrachten],
        list(_ending(contracten, versies, on)),
    )


def _in_year(versies: list[Raamcontract], jaar: int) -> dict[str, Raamcontract]:
    """By number those that hold on a day of this year; the last version of each."""
    begin, einde = date(jaar, 1, 1), date(jaar, 12, 31)
    return {
        v.nummer: v
        for v in versies
        if v.geldig_van <= einde and (v.geldig_tot is None or v.geldig_tot >= begin)
    }


def _tariffs(aanbieder: Any, plekken: list[Onderaannemer], on: date) -> dict[str, list[Contract]]:
    """Per product the tariffs from that day on; only of products that the aanbieder may give."""
    rijen = Contract.objects.of_aanbieder(aanbieder.pk).exclude(geldig_tot__lt=on)
    per_code: dict[str, list[Contract]] = defaultdict(list)
    for rij in rijen.select_related("product", "hoofdaannemer").order_by("geldig_van"):
        if rij.inkoopvorm != Inkoopvorm.ONDERAANNEMER or _named(rij.product.code, plekken):
            per_code[rij.product.code].append(rij)
    voorbij = _gone({rij.product for eigen in per_code.values() for rij in eigen}, on)
    return {code: eigen for code, eigen in sorted(per_code.items()) if code not in voorbij}


def _gone(producten: Iterable[Product], on: date) -> set[str]:
    """Codes of products that ended without another version; a query only when one ended."""
    codes = {p.code for p in producten if not holds(p.geldig_van, p.geldig_tot, on)}
    if not codes:
        return codes
    geldig = Product.objects.valid_on(on).filter(code__in=codes)
    return codes - set(geldig.values_list("code", flat=True))


def _named(code: str, plekken: Iterable[Onderaannemer]) -> bool:
    """A place without products is for all products of that contract."""
    return any(not plek.product_codes or code in plek.product_codes for plek in plekken)


def _deliveries(
    tarieven: Mapping[str, list[Contract]],
    benutting: Iterable[Benutting],
    opdrachten: Mapping[str, Opdracht],
    on: date,
) -> list[Levering]:
    volumes = {rij.product_code: rij for rij in benutting}
    normen = _norms(tarieven, on)
    dagen = max(end_thresholds(on), default=0)
    uit = []
    for code, eigen in tarieven.items():
        nu = next((rij for rij in eigen if holds(rij.geldig_van, rij.geldig_tot, on)), None)
        if nu is None:
            continue
        tot = last_day(eigen, on)
        opdracht = opdrachten.get(nu.product.opdracht)
        uit.append(
            Levering(
                nu,
                next((rij for rij in eigen if rij.geldig_van > on), None),
                tot,
                tot is not None and (tot - on).days <= dagen,
                volumes.get(code),
                normen.get(code, ()),
                str(opdracht) if opdracht else "",
            )
        )
    return uit


def _norms(codes: Iterable[str], on: date) -> dict[str, tuple[Normversie, ...]]:
    uit: dict[str, tuple[Normversie, ...]] = {}
    rijen = Normversie.objects.adopted().valid_on(on).filter(product_code__in=list(codes))
    for norm in rijen.order_by("product_code", "variant"):
        uit[norm.product_code] = (*uit.get(norm.product_code, ()), norm)
    return uit


def _places(aanbieder: Any, nummers: list[str], on: date) -> list[Onderaannemer]:
    """The onderaannemers of these contracts, and where this aanbieder is one itself."""
    nu = Q(geldig_tot=None) | Q(geldig_tot__gte=on)
    rijen = Onderaannemer.objects.filter(nu, Q(nummer__in=nummers) | Q(organisatie=aanbieder))
    return list(rijen.select_related("organisatie").order_by("organisatie__naam", "pk"))


def _working_under(plekken: list[Onderaannemer]) -> list[tuple[Onderaannemer, Raamcontract | None]]:
    """With whose contract it is: name and products only, nothing of what was agreed there."""
    nummers = {plek.nummer for plek in plekken}
    if not nummers:
        return []
    rijen = Raamcontract.objects.filter(nummer__in=nummers).select_related("aanbieder")
    hoofd = {rij.nummer: rij for rij in rijen.order_by("geldig_van")}
    return [(plek, hoofd.get(plek.nummer)) for plek in plekken]


def _without_toewijzing(on: date) -> list[str]:
    """Gemeenten that buy specialist help taakgericht: begin and end are agreed with them."""
    rijen = Inkoopmodel.objects.valid_on(on).taakgericht()
    rijen = rijen.filter(domein=Inkoopdomein.SPECIALISTISCH).order_by("gemeente__naam")
    return list(rijen.values_list("gemeente__naam", flat=True))


def _ending(
    contracten: list[Raamcontract], versies: list[Raamcontract], on: date
) -> Iterable[tuple[Raamcontract, date]]:
    dagen = max(end_thresholds(on), default=0)
    for contract in contracten:
        tot = last_day((v for v in versies if v.nummer == contract.nummer), on)
        if tot is not None and (tot - on).days <= dagen:
            yield contract, tot
