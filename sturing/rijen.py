"""De rijen achter de cijfers: casusnummer als tekst, dagen en codes; geen naam of vrije tekst."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from casusregie.afronding.keuzes import Behaald
from casusregie.escalatie.ladders import TERMIJN, trede_of
from casusregie.tafel.keuzes import Wachtoorzaak
from normenkader.kader.ladder import DOORZETTER
from normenkader.termijnen.woorden import korte_datum
from organisaties.rollen import Rol

from .cijfer import Cel, Kolom, Soortrij
from .cijfers import with_trede
from .wachttijd import ONBEKEND, too_late_since, with_cause

CASUS, AANBIEDER, GEMEENTE = Kolom("Casus"), Kolom("Aanbieder"), Kolom("Gemeente")


def _days(aantal: int) -> str:
    return f"{aantal} dag" if aantal == 1 else f"{aantal} dagen"


# --- 1-op-1 ---------------------------------------------------------------------------------------
def inzet_cells(inzet: Any, on: date) -> list[Cel]:
    """A 1-op-1: which day it is, the trede of the ladder and the reason from the code list."""
    return [
        Cel(inzet.casus.nummer),
        Cel(inzet.aanbieder.naam),
        Cel(inzet.casus.gemeente.naam),
        _day_cell(inzet, on),
        Cel(trede_name(inzet, on), trede_words(inzet)),
        Cel(_reason(inzet, on)),
    ]


def _day_cell(inzet: Any, on: date) -> Cel:
    if inzet.beeindigd_op and inzet.beeindigd_op <= on:
        duur = (inzet.beeindigd_op - inzet.begindatum).days + 1
        te_lang = duur > inzet.kaderversie.maximum_dagen
        gestopt = f"gestopt op {korte_datum(inzet.beeindigd_op)}"
        return Cel(f"Duurde {_days(duur)}", gestopt, "danger" if te_lang else "")
    voorbij = inzet.einddatum < on
    woorden = f"laatste dag {'was' if voorbij else 'is'} {korte_datum(inzet.einddatum)}"
    return Cel(f"Dag {inzet.day_on(on)}", woorden, "danger" if voorbij else "warning")


def trede_name(inzet: Any, on: date) -> str:
    """On which trede of the ladder termijn it is."""
    if inzet.trede:
        rer = inzet.trede_rol == DOORZETTER
        wie = "expertteam (RER)" if rer else Rol(inzet.trede_rol).label.lower()
        return f"Trede {inzet.trede}: {wie}"
    return "Nog geen escalatie" if _goes_on(inzet, on) else "Geen"


def trede_words(inzet: Any) -> str:
    """Since when, and when the ladder goes on without an answer."""
    if inzet.trede_sinds is None:
        return ""
    sinds = f"Sinds {korte_datum(inzet.trede_sinds)}."
    if inzet.trede_klimt_op:
        hoger = trede_of(TERMIJN, inzet.trede + 1, inzet.kaderversie)
        wie = "RER" if hoger is None or hoger.beslist else hoger.naam.lower()
        return f"{sinds} Geen antwoord: {wie} vanaf {korte_datum(inzet.trede_klimt_op)}."
    return sinds


def _reason(inzet: Any, on: date) -> str:
    if not _goes_on(inzet, on):
        return inzet.get_doel_bereikt_display() and f"Doel: {inzet.get_doel_bereikt_display()}"
    return inzet.get_reden_later_display() or "Nog niet opgegeven"


def _goes_on(inzet: Any, on: date) -> bool:
    return inzet.beeindigd_op is None and inzet.einddatum < on


INZET = Soortrij(
    (
        *(CASUS, AANBIEDER, GEMEENTE),
        *(Kolom("Dag van de inzet", "Laatste dag"), Kolom("Ladder termijn", "Sinds")),
        Kolom("Reden of uitkomst"),
    ),
    inzet_cells,
    lambda rijen: with_trede(rijen).select_related("casus__gemeente", "aanbieder", "kaderversie"),
    ("einddatum", "pk"),
)


# --- toewijzingen ---------------------------------------------------------------------------------
def toewijzing_cells(toewijzing: Any, on: date) -> list[Cel]:
    """A toewijzing beside the norm of its product."""
    boven = toewijzing.normoordeel == "boven"
    return [
        Cel(toewijzing.casus.nummer),
        Cel(toewijzing.aanbieder.naam),
        Cel(toewijzing.gemeente.naam),
        Cel(toewijzing.product.naam, toewijzing.product.code),
        Cel(f"{toewijzing.volume or ''} {toewijzing.get_eenheid_display()}".strip()),
        Cel(toewijzing.ingangsdatum, _until(toewijzing.einddatum)),
        Cel(ground_words(toewijzing.norm_grond) if boven else "Binnen de norm"),
        Cel(timezone.localdate(toewijzing.toegewezen_op)),
    ]


def _until(einde: date | None) -> str:
    return f"tot en met {einde:%d-%m-%Y}" if einde else "zonder einddatum"


def ground_words(grond: str) -> str:
    """On what ground the help lies above the norm."""
    if grond == "hardheid":
        return "Hardheidsclausule"
    return f"Grond {grond}" if grond else "Geen grond"


TOEWIJZING = Soortrij(
    (
        *(CASUS, AANBIEDER, GEMEENTE, Kolom("Product", "Productcode"), Kolom("Omvang")),
        *(Kolom("Vanaf", "Tot en met"), Kolom("Grond"), Kolom("Besloten op")),
    ),
    toewijzing_cells,
    lambda rijen: rijen.select_related("casus", "gemeente", "aanbieder", "product"),
    ("-toegewezen_op", "-pk"),
)


# --- wachten --------------------------------------------------------------------------------------
def intake_cells(intake: Any, on: date) -> list[Cel]:
    """Three dates, and how far over the norm."""
    stuk, sinds, over = too_late_since(intake, on)
    woorden = f"{_days(over)} boven de norm" if over else "binnen de norm"
    stand = Cel(stuk, f"{_days((on - sinds).days)}, {woorden}", "danger" if over else "")
    return [
        Cel(intake.casus.nummer),
        Cel(intake.organisatie.naam),
        Cel(intake.casus.gemeente.naam),
        Cel(intake.aangemeld_op),
        Cel(intake.eerste_contact_op),
        Cel(intake.behandeling_op),
        Cel(_cause(intake)),
        Cel("Hulp begonnen") if intake.behandeling_op else stand,
    ]


def _cause(intake: Any) -> str:
    return str(dict(Wachtoorzaak.choices).get(intake.oorzaak, ONBEKEND))


INTAKE = Soortrij(
    (
        *(CASUS, AANBIEDER, GEMEENTE, Kolom("Aangemeld"), Kolom("Eerste gesprek")),
        *(Kolom("Hulp begonnen"), Kolom("Oorzaak"), Kolom("Stand", "Hoe lang")),
    ),
    intake_cells,
    lambda rijen: with_cause(rijen).select_related("casus__gemeente", "organisatie"),
    ("aangemeld_op", "pk"),
)


# --- stoppen, meldingen en beoordelingen ----------------------------------------------------------
def beeindiging_cells(stuk: Any, on: date) -> list[Cel]:
    """A report that the aanbieder stops: reason and state from code lists."""
    return [
        Cel(stuk.casus.nummer),
        Cel(stuk.aanbieder.naam),
        Cel(stuk.casus.gemeente.naam),
        Cel(stuk.gemeld_op),
        Cel(stuk.get_reden_display()),
        Cel(stuk.get_status_display()),
        Cel(stuk.besloten_op),
    ]


BEEINDIGING = Soortrij(
    (
        *(CASUS, AANBIEDER, GEMEENTE, Kolom("Gemeld op"), Kolom("Reden"), Kolom("Stand")),
        Kolom("Besloten op"),
    ),
    beeindiging_cells,
    lambda rijen: rijen.select_related("casus__gemeente", "aanbieder"),
    ("-gemeld_op", "-pk"),
)


def melding_cells(termijn: Any, on: date) -> list[Cel]:
    """What had to be reported, by when, and when it was."""
    gemeld = termijn.voldaan_op
    dagen = ((gemeld or on) - termijn.uiterlijk).days
    laat = f"{_days(dagen)} te laat" if dagen > 0 else "op tijd"
    return [
        Cel(termijn.casus.nummer),
        Cel(termijn.aan_zet_organisatie.naam if termijn.aan_zet_organisatie else ""),
        Cel(termijn.casus.gemeente.naam),
        Cel(termijn.titel),
        Cel(termijn.uiterlijk),
        Cel(gemeld or "Nog niet gemeld", laat, "danger" if dagen > 0 else ""),
    ]


MELDING = Soortrij(
    (
        *(CASUS, AANBIEDER, GEMEENTE, Kolom("Melding"), Kolom("Uiterlijk")),
        Kolom("Gemeld op", "Verschil"),
    ),
    melding_cells,
    lambda rijen: rijen.select_related("casus__gemeente", "aan_zet_organisatie"),
    ("-uiterlijk", "-pk"),
)


def oordeel_cells(oordeel: Any, on: date) -> list[Cel]:
    """The judgement at the end of one traject, in figures and codes."""
    return [
        Cel(oordeel.casus.nummer),
        Cel(oordeel.aanbieder.naam),
        Cel(oordeel.casus.gemeente.naam),
        Cel(oordeel.geeindigd_op),
        Cel(oordeel.tevredenheid),
        Cel(f"{oordeel.behaald} van {oordeel.alle_doelen}"),
        Cel("Ja" if oordeel.uitval else "Nee"),
        Cel(oordeel.wachtdagen),
    ]


def _with_goals(rijen: Any) -> Any:
    behaald = Count("doelen", filter=Q(doelen__uitkomst=Behaald.BEHAALD))
    geteld = rijen.annotate(alle_doelen=Count("doelen"), behaald=behaald)
    return geteld.select_related("casus__gemeente", "aanbieder")


OORDEEL = Soortrij(
    (
        *(
            CASUS,
            AANBIEDER,
            GEMEENTE,
            Kolom("Hulp geëindigd op"),
            Kolom("Cijfer (1 tot en met 10)"),
        ),
        *(Kolom("Doelen behaald"), Kolom("Uitval"), Kolom("Wachtdagen")),
    ),
    oordeel_cells,
    _with_goals,
    ("-geeindigd_op", "-pk"),
)
