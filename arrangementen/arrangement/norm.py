"""Legt de onderdelen van een arrangement naast de norm; de regel zelf staat in normenkader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from arrangementen.aanbod.models import Contract
from arrangementen.aanbod.reeks import span_for
from arrangementen.aanbod.toets import usable
from arrangementen.toewijzing.models import Normoordeel
from normenkader.models import Normversie
from normenkader.toetsing import (
    Aanvraagfeiten,
    Afbouwfase,
    EerdereToewijzing,
    Frequentie,
    Norm,
    Toetsing,
    Uitkomst,
    VolumeEenheid,
    assess,
)
from normenkader.toetsing import Contract as Contracttijd

from .stapeling import counted_help

HARDHEID = "hardheid"
TOTAAL = Frequentie.TOTAAL


@dataclass(frozen=True)
class Normtoets:
    """The verdict on one part; `onderdeel` is the Arrangementonderdeel it is about."""

    onderdeel: Any
    toetsing: Toetsing

    @property
    def oordeel(self) -> str:
        """Within, above, or no norm for this product."""
        if self.toetsing.norm is None:
            return Normoordeel.GEEN
        return Normoordeel.BINNEN if self.toetsing.binnen_norm else Normoordeel.BOVEN

    @property
    def grond(self) -> str:
        """The ground on which it may be above the norm; empty when within."""
        if self.oordeel != Normoordeel.BOVEN:
            return ""
        return self.onderdeel.grond_code or (HARDHEID if self.onderdeel.hardheidsclausule else "")


@dataclass(frozen=True)
class Oordelen:
    """The verdicts on all parts of one arrangement."""

    toetsen: tuple[Normtoets, ...]

    @property
    def past_niet(self) -> tuple[str, ...]:
        """The texts of the findings that block."""
        return tuple(
            bevinding.tekst
            for toets in self.toetsen
            for bevinding in toets.toetsing.bevindingen
            if bevinding.uitkomst is Uitkomst.PAST_NIET
        )

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """What is still missing, one sentence each."""
        return tuple(fout.tekst for toets in self.toetsen for fout in toets.toetsing.fouten)

    def of(self, onderdeel: Any) -> Normtoets:
        """The verdict on this part; raises StopIteration for a part of another arrangement."""
        return next(toets for toets in self.toetsen if toets.onderdeel.pk == onderdeel.pk)

    def to_json(self) -> list[dict[str, Any]]:
        """To be stored with the decision: norm version and facts included."""
        return [
            {
                "onderdeel": str(toets.onderdeel.kenmerk),
                "oordeel": toets.oordeel,
                "toetsing": toets.toetsing.to_dict(),
            }
            for toets in self.toetsen
        ]


def assess_arrangement(
    arrangement: Any,
    onderdelen: Sequence[Any] | None = None,
    einden: Mapping[int, date] | None = None,
    hulp: Iterable[Any] | None = None,
) -> Oordelen:
    """The live verdict on every part that has a product; a fixed number of queries.

    The norm is the one of the begindatum of the part; `onderdelen` replaces the stored parts
    (a form that is being filled in). `einden` gives the last day of toewijzingen (by pk) that the
    same decision ends: until then they count. `hulp`: the other help of the jeugdige, when the
    caller has it.
    """
    if onderdelen is None:
        onderdelen = list(arrangement.onderdelen.select_related("product"))
    met_product = [deel for deel in onderdelen if deel.product_id]
    contracten = contracts_for(arrangement.aanbieder_id, met_product)
    eerdere = earlier_for(arrangement, met_product, einden or {}, hulp)
    normen = norms_for(met_product)
    toetsen = []
    for deel in met_product:
        mee = {deel.product.code: eerdere.get(deel.product.code, ()) + siblings(deel, met_product)}
        feiten = facts_of(deel, arrangement.casus.jeugdige.geboortedatum, contracten, mee)
        norm = normen.get((deel.product.code, deel.begindatum))
        toetsen.append(Normtoets(deel, assess(feiten, norm)))
    return Oordelen(tuple(toetsen))


def norms_for(onderdelen: Iterable[Any]) -> dict[tuple[str, date], Norm]:
    """The norm of every part, by product code and begindatum, in two queries.

    Of one part it is the question that the form asks as well.
    """
    sleutels = {(deel.product.code, deel.begindatum) for deel in onderdelen}
    if len(sleutels) == 1:
        ((code, dag),) = sleutels
        norm = Normversie.objects.norm_for(code, dag)
        return {(code, dag): norm} if norm else {}
    versies = Normversie.objects.adopted().prefetch_related("gronden")
    versies = versies.filter(product_code__in={code for code, _ in sleutels}, variant="")
    return {
        (code, dag): versie.to_norm()
        for versie in versies
        for code, dag in sleutels
        if code == versie.product_code and _in_force(versie, dag)
    }


def _in_force(versie: Normversie, dag: date) -> bool:
    return versie.geldig_van <= dag and (versie.geldig_tot is None or dag <= versie.geldig_tot)


def facts_of(
    deel: Any,
    geboortedatum: date | None,
    contracten: dict[str, Contracttijd],
    eerdere: dict[str, tuple[EerdereToewijzing, ...]],
) -> Aanvraagfeiten:
    """The facts of one part (an Arrangementonderdeel, stored or not), for the norm check."""
    product, code = deel.product, deel.product.code
    return Aanvraagfeiten(
        product_code=code,
        volume=None if deel.volume is None else Decimal(deel.volume),
        eenheid=VolumeEenheid(deel.eenheid or product.eenheden[0]),
        frequentie=Frequentie(deel.frequentie),
        begindatum=deel.begindatum,
        einddatum=deel.einddatum,
        geboortedatum=geboortedatum,
        eerdere=eerdere.get(code, ()),
        contract=contracten.get(code),
        grond_code=deel.grond_code,
        bewijs=tuple(deel.bewijs.items()),
        hardheidsclausule=deel.hardheidsclausule,
        motivering=deel.motivering,
        is_individuele_begeleiding=product.is_individuele_begeleiding,
        waarom_geen_groep=deel.waarom_geen_groep,
        afbouw=tuple(Afbouwfase(f["weken"], Decimal(f["per_week"])) for f in deel.afbouw),
    )


def contracts_for(aanbieder_id: int | None, onderdelen: Iterable[Any]) -> dict[str, Contracttijd]:
    """Per product code the contract that holds on the begindatum, else the latest one.

    Tariffs that follow each other without a gap are one contract here.
    """
    begin = {deel.product.code: deel.begindatum for deel in onderdelen}
    per_code: dict[str, list[Contract]] = {}
    for rij in Contract.objects.all_of(aanbieder_id):
        if rij.product.code in begin and usable(rij, begin[rij.product.code]):
            per_code.setdefault(rij.product.code, []).append(rij)
    looptijden = {code: span_for(reeks, begin[code]) for code, reeks in per_code.items()}
    return {code: Contracttijd(tijd.van, tijd.tot) for code, tijd in looptijden.items() if tijd}


def earlier_for(
    arrangement: Any,
    onderdelen: Sequence[Any],
    einden: Mapping[int, date],
    hulp: Iterable[Any] | None = None,
) -> dict[str, tuple[EerdereToewijzing, ...]]:
    """Per product code the other standing toewijzingen of this jeugdige, at whatever aanbieder.

    What was ordered counts before its toewijzing is opened. Those of the parts that are judged
    themselves are left out.
    """
    codes = {deel.product.code for deel in onderdelen}
    if hulp is None:
        zelf = [deel.pk for deel in onderdelen if deel.pk]
        hulp = counted_help({"jeugdige": arrangement.casus.jeugdige_id}, codes, zonder=zelf)
    gevonden: dict[str, tuple[EerdereToewijzing, ...]] = {}
    for rij in (rij for rij in hulp if rij.code in codes):
        rij.einddatum = einden.get(rij.pk, rij.einddatum)
        eerder = as_earlier(rij, arrangement.aanbieder_id)
        gevonden[rij.code] = (*gevonden.get(rij.code, ()), eerder)
    return gevonden


def as_earlier(toewijzing: Any, aanbieder_id: int | None) -> EerdereToewijzing:
    """A toewijzing as the norm check counts it; `elders` at another aanbieder than this one."""
    return EerdereToewijzing(
        begin=toewijzing.ingangsdatum,
        eind=toewijzing.einddatum,
        volume=None if toewijzing.volume is None else Decimal(toewijzing.volume),
        eenheid=VolumeEenheid(toewijzing.eenheid) if toewijzing.eenheid else VolumeEenheid.UUR,
        frequentie=Frequentie(toewijzing.frequentie) if toewijzing.frequentie else TOTAAL,
        elders=toewijzing.aanbieder_id != aanbieder_id,
    )


def siblings(deel: Any, onderdelen: Sequence[Any]) -> tuple[EerdereToewijzing, ...]:
    """The other parts of the same product in the same arrangement (splitting is no way round)."""
    return tuple(
        EerdereToewijzing(
            begin=ander.begindatum,
            eind=ander.einddatum,
            volume=Decimal(ander.volume),
            eenheid=VolumeEenheid(ander.eenheid or ander.product.eenheden[0]),
            frequentie=Frequentie(ander.frequentie),
        )
        for ander in onderdelen
        if ander is not deel and ander.product == deel.product and ander.volume
    )
