"""Zet de pagina van een inzet klaar: de balk, de momenten, de gegevens en wie aan zet is."""

from datetime import date
from typing import Any

from afwegingskader.inzet.rer import decisions
from afwegingskader.keuzes import ANALYSE_DELEN
from afwegingskader.reeks import chain_for
from normenkader.termijnen.reeks import Reeks
from normenkader.termijnen.woorden import dag_maand, lange_datum

from .aanzet import inzet_turn
from .acties import below_turn, inzet_actions, write_action
from .checklist import checklist, how_many
from .escalatie import escalation_panel
from .gegevens import (
    chain_in_words,
    earlier_rows,
    hours_in_words,
    kosten_of,
    period_in_words,
    stay_in_words,
)
from .geschiedenis import history
from .kop import page_context, url
from .momenten import marks, moments
from .uren import hours_panel
from .wie import steps

SOORT = {"gepland": "", "loopt": "info", "beeindigd": "plain"}


def inzet_page(inzet: Any, medewerker: Any, on: date) -> dict[str, Any]:
    """Everything on the page of one inzet."""
    aanvraag = inzet.aanvraag
    versie = write_action(aanvraag, medewerker)
    acties = [*inzet_actions(inzet, medewerker, on), *([versie] if versie else [])]
    beurt = inzet_turn(inzet, acties, on)
    lijst = checklist(aanvraag)
    return {
        **page_context(inzet.casus, on, ("1-op-1-inzet", "")),
        **facts_of(inzet, medewerker, on),
        **_running(inzet, on),
        "inzet": inzet,
        "aanvraag": aanvraag,
        "inleiding": _intro(inzet),
        "stand": "Gaat niet door" if inzet.afgezien_op else inzet.get_status_display(),
        "soort": SOORT[inzet.status],
        "acties": below_turn(acties, beurt),
        "beurt": beurt,
        "lijst": lijst,
        "hoeveel": how_many(lijst),
        "analyse": analysis_rows(aanvraag),
        "stappen": steps(aanvraag, inzet, on),
        "escalatie": escalation_panel(inzet, on),
        "urenpaneel": hours_panel(inzet, on),
        "mag_uren": any(actie.naam == "record_uren" and actie.toegestaan for actie in acties),
        "rer_besluiten": decisions(inzet) if inzet.rer_laatste_dag or inzet.rer_stop_op else [],
        "geschiedenis": history(aanvraag, inzet),
    }


def _running(inzet: Any, on: date) -> dict[str, Any]:
    """Meter and milestones; only for an inzet that was started under the kader."""
    if inzet.gestart_op is None or inzet.begindatum < inzet.kaderversie.ingangsdatum:
        return {"dag": None, "momenten": []}
    loopt = inzet.status == "loopt" and on >= inzet.begindatum
    return {
        "dag": inzet.day_on(on) if loopt else None,
        "merken": marks(inzet, on) if loopt else [],
        "momenten": moments(inzet, on),
    }


def facts_of(inzet: Any, medewerker: Any, on: date) -> dict[str, Any]:
    """The facts of the inzet in words: days, period, hours and costs."""
    aanvraag = inzet.aanvraag
    anderen, eigen = aanvraag.other_inzetten(), used_days(inzet, on)
    reeks = chain_of_page(inzet, on)
    dag = max(1, min(eigen, inzet.dagen)) if eigen else 1
    return {
        "reeks": reeks,
        "reeks_tekst": chain_in_words(reeks, eigen),
        "eerder": earlier_rows(anderen, reeks, medewerker, on, inzet.jeugdige_id),
        "periode": period_in_words(inzet.begindatum, inzet.beeindigd_op or inzet.einddatum),
        "uren": hours_in_words(aanvraag, inzet.begindatum),
        "kosten": kosten_of(aanvraag, max(inzet.dagen, eigen), eigen or dag),
        "gebruikt": eigen,
        "verblijf": stay_in_words(aanvraag),
    }


def used_days(inzet: Any, on: date) -> int:
    """Days that were really used up to and including `on`; 0 before the start."""
    if inzet.gestart_op is None or on < inzet.gestart_op:
        return 0
    return int(inzet.day_on(min(on, inzet.beeindigd_op or on)))


def chain_of_page(inzet: Any, on: date) -> Reeks:
    """The chain around this inzet under its own kader, without itself."""
    einde = inzet.beeindigd_op or inzet.einddatum
    anderen = inzet.aanvraag.other_inzetten()
    return chain_for(anderen, inzet.begindatum, einde, on, inzet.kaderversie.to_kader())


def analysis_rows(aanvraag: Any) -> dict[str, Any] | None:
    """The ten parts with their state, linked to the page of the analysis."""
    klaar = aanvraag.adopted_analyse()
    if klaar is None:
        return None
    pagina = url("aanvraag_analyse", aanvraag)
    dag = dag_maand(klaar.vastgesteld_op)
    delen = [
        {"titel": titel, "meta": dag, "url": f"{pagina}#{naam}", "stand": "Compleet"}
        for naam, titel in ANALYSE_DELEN.items()
    ]
    versie = f"Versie {klaar.nummer}, {dag}. " if klaar.nummer > 1 else ""
    meta = f"{versie}{klaar.vastgesteld_door}, gedragswetenschapper. "
    meta += f"{len(delen)} van {len(delen)} compleet"
    return {"delen": delen, "meta": meta, "advies": klaar.get_advies_display()}


def _intro(inzet: Any) -> str:
    """What it is, at whom, and since or from when."""
    begin = lange_datum(inzet.begindatum)
    if inzet.afgezien_op:
        return f"1-op-1 bij {inzet.aanbieder}. {inzet.get_reden_afgezien_display()}."
    if inzet.gestart_op is None:
        return f"1-op-1 bij {inzet.aanbieder}. Gepland vanaf {begin}."
    return f"1-op-1 bij {inzet.aanbieder}. Gestart op {begin} (dag 1)."
