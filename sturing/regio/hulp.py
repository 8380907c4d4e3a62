"""De verzonnen hulp: arrangement, toewijzing, start en stop, met het echte oordeel van de norm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from arrangementen.arrangement.betrokkenheid import GROND, ROLLEN
from arrangementen.arrangement.norm import HARDHEID, Normtoets, Oordelen, facts_of
from arrangementen.models import Arrangement, Arrangementonderdeel, Toewijzing, Zorgstart, Zorgstop
from casusregie.models import Regierol
from normenkader.models import Normversie
from normenkader.toetsing import Contract, Norm, assess
from organisaties.rollen import Rol

from .dossier import Dossier, Stuk
from .teksten import MEER_NODIG, WAAROM_GEEN_GROEP
from .wereld import AANBOD, CONTRACT_VAN

TOTAAL = "6"
BOVEN_NORM_PROCENT, MEER_PER_CENT = 19, 125
REDEN_KLAAR = "01"
FICTIEVE_CONTRACTTIJD = Contract(CONTRACT_VAN, None)


@dataclass(frozen=True)
class Vraag:
    """What is asked: product, size, weeks, aanbieder, and whether it lies above the norm."""

    product: Any
    aanbieder: Any
    gebied: Any
    trede: Any
    eenheid: str
    tarief: int
    volume: int
    weken: int
    meer: bool


def choose_help(d: Dossier) -> Vraag:
    """A product of the list at one of the aanbieders; one in five asks more than the norm."""
    code = d.pick(list(AANBOD))
    eenheid, tarief, volume, weken = AANBOD[code]
    meer = d.chance(BOVEN_NORM_PROCENT)
    return Vraag(
        product=d.wereld.producten[code],
        aanbieder=d.pick(d.wereld.aanbieders),
        gebied=d.pick(d.wereld.gebieden),
        trede=d.pick(d.wereld.treden),
        eenheid=eenheid,
        tarief=tarief,
        volume=volume * MEER_PER_CENT // 100 if meer else volume - d.days(0, 9),
        weken=weken,
        meer=meer,
    )


@dataclass
class Hulp:
    """One arrangement with its part, toewijzing and start, as far as they are there."""

    vraag: Vraag
    arrangement: Stuk
    onderdeel: Stuk
    toewijzing: Stuk | None = None
    start: Stuk | None = None


def open_arrangement(
    d: Dossier, vraag: Vraag, by: int, code: str = "register", plan_id: int | None = None, **deel: Any
) -> Hulp:
    """The arrangement as concept, with one part."""
    arrangement = d.register(
        Arrangement,
        by,
        code,
        casus_id=d.casus.id,
        plan_id=plan_id,
        aanbieder_id=vraag.aanbieder.pk,
        status="concept",
    )
    begin = d.dag + timedelta(days=d.days(7, 21))
    onderdeel = d.register(
        Arrangementonderdeel,
        by,
        arrangement_id=arrangement.id,
        product_id=vraag.product.pk,
        resultaatgebied=vraag.gebied.code,
        trede=vraag.trede.code,
        volume=vraag.volume,
        eenheid=vraag.eenheid,
        frequentie=TOTAAL,
        begindatum=begin,
        einddatum=begin + timedelta(weeks=vraag.weken, days=-1),
        budget_cent=vraag.tarief * vraag.volume,
        hardheidsclausule=vraag.meer,
        motivering=MEER_NODIG if vraag.meer else "",
        **deel,
    )
    return Hulp(vraag, arrangement, onderdeel)


def order(d: Dossier, hulp: Hulp, code: str, by: int, door: int) -> None:
    """The opdracht, with the verdict beside it, and the toewijzing that follows."""
    toets = _verdict(hulp, d.jeugdige.geboortedatum)
    d.move(
        hulp.arrangement,
        code,
        by,
        "opdracht_gegeven",
        opdracht_op=d.dag,
        opdracht_door_id=door,
        toetsing=Oordelen((toets,)).to_json(),
    )
    for rol in ROLLEN:
        if not _involved(d, hulp.vraag.aanbieder.pk, rol):
            d.involve(hulp.vraag.aanbieder.pk, rol, GROND)
    deel = hulp.onderdeel
    hulp.toewijzing = d.register(
        Toewijzing,
        d.wereld.systeem,
        nummer=d.casus.toewijzingsnummer,
        onderdeel_id=deel.id,
        casus_id=d.casus.id,
        gemeente_id=d.casus.gemeente_id,
        aanbieder_id=hulp.vraag.aanbieder.pk,
        product_id=hulp.vraag.product.pk,
        ingangsdatum=deel.begindatum,
        einddatum=deel.einddatum,
        volume=deel.volume,
        eenheid=deel.eenheid,
        frequentie=deel.frequentie,
        toegewezen_op=d.now(),
        normoordeel=str(toets.oordeel),
        norm_grond=toets.grond,
        reden_wijziging="",
    )


def report_start(d: Dossier, hulp: Hulp, begin: date) -> None:
    """The aanbieder reports that the help began on `begin`."""
    systeem, toewijzing = d.wereld.systeem, hulp.toewijzing
    assert toewijzing is not None  # noqa: S101 - eerst de opdracht, dan de start
    hulp.start = d.new(
        Zorgstart,
        casus_id=d.casus.id,
        jeugdige_id=d.jeugdige.id,
        gemeente_id=d.casus.gemeente_id,
        aanbieder_id=hulp.vraag.aanbieder.pk,
        toewijzing_id=toewijzing.id,
        categorie=hulp.vraag.product.categorie,
        code=hulp.vraag.product.code,
        begindatum=begin,
        gemeld_op=d.dag,
        verwijderd_op=None,
    )
    d.record(toewijzing, "start_gemeld", systeem)
    d.move(hulp.arrangement, "note_start", systeem, "loopt", start_op=begin)


def report_stop(d: Dossier, hulp: Hulp, einde: date, reden: str = REDEN_KLAAR) -> None:
    """The aanbieder reports that the help ended on `einde`; its people no longer see the casus."""
    systeem = d.wereld.systeem
    assert hulp.start is not None and hulp.toewijzing is not None  # noqa: S101 - eerst de start
    d.new(
        Zorgstop,
        start_id=hulp.start.id,
        reden=reden,
        einddatum=einde,
        gemeld_op=d.dag,
        verwijderd_op=None,
    )
    d.record(hulp.toewijzing, "stop_gemeld", systeem)
    d.move(hulp.arrangement, "end", systeem, "beeindigd", beeindigd_op=einde)
    for rij in d.stukken:
        if rij.gegevens.get("grond") == GROND:
            rij.set(einddatum=d.dag)


def last_day(hulp: Hulp) -> date:
    """The last day of the toewijzing."""
    einde: date = hulp.onderdeel.einddatum
    return einde


def _involved(d: Dossier, organisatie_id: int, rol: str) -> bool:
    return any(
        s.gegevens.get("organisatie_id") == organisatie_id and s.gegevens.get("rol") == str(rol)
        for s in d.stukken
        if s.model is not Regierol
    )


def behandelregisseur(d: Dossier, hulp: Hulp) -> int:
    """Somebody who leads the treatment at the aanbieder."""
    return d.person(hulp.vraag.aanbieder.pk, Rol.BEHANDELREGISSEUR)


def _verdict(hulp: Hulp, geboren: date) -> Normtoets:
    """The verdict of the real norm check on this part."""
    stuk, vraag = hulp.onderdeel, hulp.vraag
    leeg: dict[str, Any] = {"grond_code": "", "bewijs": {}, "afbouw": []}
    deel = SimpleNamespace(
        **leeg,
        kenmerk=stuk.kenmerk,
        product=vraag.product,
        volume=vraag.volume,
        eenheid=vraag.eenheid,
        frequentie=TOTAAL,
        begindatum=stuk.begindatum,
        einddatum=stuk.einddatum,
        hardheidsclausule=vraag.meer,
        motivering=stuk.motivering,
        waarom_geen_groep=WAAROM_GEEN_GROEP,
    )
    code = vraag.product.code
    feiten = facts_of(deel, geboren, {code: FICTIEVE_CONTRACTTIJD}, {})
    return Normtoets(deel, assess(feiten, norm_of(code, stuk.begindatum)))


@lru_cache(maxsize=None)
def norm_of(code: str, begin: date) -> Norm | None:
    """The norm of a product on a day; asked once while a region is loaded."""
    return Normversie.objects.norm_for(code, begin)


def forget_norms() -> None:
    """Norms may have changed since the last region."""
    norm_of.cache_clear()


__all__: Iterable[str] = [
    "HARDHEID",
    "Hulp",
    "Vraag",
    "behandelregisseur",
    "choose_help",
    "forget_norms",
    "last_day",
    "open_arrangement",
    "order",
    "report_start",
    "report_stop",
]
