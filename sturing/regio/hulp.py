"""De verzonnen hulp: arrangement, toewijzing, start en stop, met het echte oordeel van de norm."""

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from arrangementen.arrangement.betrokkenheid import GROND, ROLLEN
from arrangementen.arrangement.norm import Normtoets, Oordelen, facts_of
from arrangementen.models import Arrangement, Arrangementonderdeel, Toewijzing, Zorgstart, Zorgstop
from normenkader.toetsing import Contract, assess
from organisaties.rollen import Rol

from .dossier import Dossier, Stuk
from .teksten import MEER_NODIG, WAAROM_GEEN_GROEP
from .wereld import AANBOD, CONTRACT_VAN

TOTAAL = "6"
BOVEN_NORM_PROCENT, MEER_PER_CENT = 19, 125
REDEN_KLAAR = "01"
CONTRACTTIJD = Contract(CONTRACT_VAN, None)


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


def size_of(vraag: Vraag, begin: date) -> dict[str, Any]:
    """How much from when to when, and why it is more than the norm; columns of a part."""
    return {
        "product_id": vraag.product.pk,
        "volume": vraag.volume,
        "eenheid": vraag.eenheid,
        "frequentie": TOTAAL,
        "begindatum": begin,
        "einddatum": begin + timedelta(weeks=vraag.weken, days=-1),
        "hardheidsclausule": vraag.meer,
        "motivering": MEER_NODIG if vraag.meer else "",
    }


def open_arrangement(
    d: Dossier,
    vraag: Vraag,
    begin: date,
    by: int,
    code: str = "register",
    plan_id: int | None = None,
    **deel: Any,
) -> Hulp:
    """The arrangement as concept, with one part that begins on `begin`."""
    arrangement = d.register(
        Arrangement,
        by,
        code,
        casus_id=d.casus.id,
        plan_id=plan_id,
        aanbieder_id=vraag.aanbieder.pk,
        status="concept",
    )
    onderdeel = d.register(
        Arrangementonderdeel,
        by,
        arrangement_id=arrangement.id,
        resultaatgebied=vraag.gebied.code,
        trede=vraag.trede.code,
        budget_cent=vraag.tarief * vraag.volume,
        **size_of(vraag, begin),
        **deel,
    )
    return Hulp(vraag, arrangement, onderdeel)


def order(d: Dossier, hulp: Hulp, code: str, by: int, door: int) -> None:
    """The opdracht, with the verdict beside it, and the toewijzing that follows."""
    toets = verdict(d, hulp.vraag, hulp.onderdeel)
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
        if (hulp.vraag.aanbieder.pk, str(rol)) not in d.betrokken:
            d.involve(hulp.vraag.aanbieder.pk, rol, GROND)
    deel = hulp.onderdeel
    hulp.toewijzing = d.register(
        Toewijzing,
        d.wereld.systeem,
        nummer=d.tellers.toewijzing(d.casus.gemeente_id),
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
    d.release(GROND)


def last_day(hulp: Hulp) -> date:
    """The last day of the toewijzing."""
    einde: date = hulp.onderdeel.einddatum
    return einde


def behandelregisseur(d: Dossier, hulp: Hulp) -> int:
    """Somebody who leads the treatment at the aanbieder."""
    return d.person(hulp.vraag.aanbieder.pk, Rol.BEHANDELREGISSEUR)


def verdict(d: Dossier, vraag: Vraag, stuk: Stuk) -> Normtoets:
    """The verdict of the real norm check; `stuk` has the dates of the help."""
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
    feiten = facts_of(deel, d.jeugdige.geboortedatum, {code: CONTRACTTIJD}, {})
    return Normtoets(deel, assess(feiten, d.wereld.norm_of(code, stuk.begindatum)))
