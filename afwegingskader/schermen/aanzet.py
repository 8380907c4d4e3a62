"""Wie er aan zet is: precies één partij, met wat, wanneer en wie daarna."""

from datetime import date, timedelta
from typing import Any

from afwegingskader.inzet.feiten import milestones
from normenkader.termijnen.woorden import aantal_dagen, middellange_datum
from verloop.mogelijkheden import Mogelijkheid

from .acties import BESLUIT_RER, next_move
from .mensen import aanbieder_name, analyst_name, decider_name, regie_name

DECIDED_STOP = "Het expertteam besloot: de inzet eindigt uiterlijk"
RER_VRAAG = (
    "De inzet loopt door na de laatste dag en de vraag ligt bij het expertteam. "
    "Besluit: stoppen, andere hulp of tijdelijk langer."
)


def aanvraag_turn(aanvraag: Any, acties: list[Mogelijkheid], on: date) -> dict[str, Any] | None:
    """Context of components/_aanzet.html; None when nothing is asked any more."""
    if not aanvraag.is_open:
        return None
    zelf = next((actie for actie in acties if actie.primair), None)
    if aanvraag.status == "concept":
        zelf = zelf or next((actie for actie in acties if actie.toegestaan), None)
    wie, tekst = _WACHT[aanvraag.status](aanvraag)
    tekst += _before_start(aanvraag, on)
    knop = {"url": zelf.url, "knop": zelf.label} if zelf else {}
    return {"u": zelf is not None, "wie": wie, "tekst": tekst, **knop}


def _concept(aanvraag: Any) -> tuple[str, str]:
    tekst = "Maak de aanvraag af en dien haar in. Daarna geven beide partijen akkoord."
    return f"{aanbieder_name(aanvraag)}, of {regie_name(aanvraag.casus)}", tekst


def _ingediend(aanvraag: Any) -> tuple[str, str]:
    if aanvraag.akkoord_regie_op:
        return aanbieder_name(aanvraag), "Het akkoord van de aanbieder ontbreekt nog."
    if aanvraag.akkoord_aanbieder_op:
        return regie_name(aanvraag.casus), "Het akkoord van de casusregie ontbreekt nog."
    wie = f"{aanbieder_name(aanvraag)}, en {regie_name(aanvraag.casus)}"
    return wie, "Beide partijen geven een eigen akkoord. Daarna volgt de verklarende analyse."


def _akkoord(aanvraag: Any) -> tuple[str, str]:
    return analyst_name(aanvraag), "De verklarende analyse ontbreekt nog. Daarna volgt het besluit."


def _geanalyseerd(aanvraag: Any) -> tuple[str, str]:
    return decider_name(aanvraag), "Alles is klaar voor het besluit. Daarna kan de inzet beginnen."


_WACHT = {
    "concept": _concept,
    "ingediend": _ingediend,
    "akkoord": _akkoord,
    "geanalyseerd": _geanalyseerd,
}


def _before_start(aanvraag: Any, on: date) -> str:
    """By when: before the asked first day."""
    if aanvraag.begindatum is None:
        return ""
    dag = middellange_datum(aanvraag.begindatum)
    if aanvraag.begindatum < on:
        return f" De gevraagde begindatum was {dag}."
    return f" De gevraagde begindatum is {dag}."


def inzet_turn(inzet: Any, acties: list[Mogelijkheid], on: date) -> dict[str, Any] | None:
    """What must happen first in a planned or running inzet, and whose turn it is."""
    if inzet.status == "beeindigd":
        return None
    besluit = next((a for a in acties if a.naam == BESLUIT_RER), None)
    if besluit is not None:
        return {"u": True, "wie": "", "tekst": RER_VRAAG, "url": besluit.url, "knop": "Besluiten"}
    stap = next_move(inzet, on)
    zelf = next((a for a in acties if a.naam == stap and a.toegestaan), None)
    knop = {"url": zelf.url, "knop": zelf.label} if zelf else {}
    beurt = {"u": zelf is not None, "wie": _who(inzet, stap), "tekst": _what(inzet, stap, on)}
    return beurt | knop


def _who(inzet: Any, stap: str) -> str:
    if stap in ("start", "end"):
        return aanbieder_name(inzet)
    return f"{regie_name(inzet.casus)}, en {aanbieder_name(inzet)}"


def _what(inzet: Any, stap: str, on: date) -> str:
    if stap == "start":
        dag = middellange_datum(inzet.begindatum)
        return f"De inzet begint op {dag}. De aanbieder meldt de start. Die dag is dag 1."
    if stap == "end":
        return _end(inzet, on)
    return _milestone(inzet, stap, on)


def _milestone(inzet: Any, stap: str, on: date) -> str:
    dagen = [nummer for _, nummer, _ in milestones(inzet)]
    nummer = dagen[0] if stap == "record_tussenevaluatie" else dagen[1]
    uiterlijk = inzet.begindatum + timedelta(days=nummer - 1)
    wat = (
        f"de tussenevaluatie van dag {nummer}"
        if stap == "record_tussenevaluatie"
        else f"de afbouw en het vervolg van dag {nummer}"
    )
    if on > uiterlijk:
        te_laat = aantal_dagen((on - uiterlijk).days)
        dag = middellange_datum(uiterlijk)
        return f"Leg {wat} vast. Dat moest uiterlijk {dag} en is nu {te_laat} te laat."
    return f"Leg {wat} vast, uiterlijk {middellange_datum(uiterlijk)}."


def _end(inzet: Any, on: date) -> str:
    dag = middellange_datum(inzet.einddatum)
    if on > inzet.einddatum:
        if inzet.rer_stop_op:
            return f"{DECIDED_STOP} {middellange_datum(inzet.rer_stop_op)}."
        over = aantal_dagen((on - inzet.einddatum).days)
        return f"De laatste dag was {dag}, {over} geleden. Beëindig de inzet met een evaluatie."
    return f"Beëindig de inzet met een evaluatie, uiterlijk {dag}."
