"""Wat iemand nu met een aanvraag of inzet kan, en wie er aan zet is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from afwegingskader.analyse.bewakers import aanvraag_still_lives
from afwegingskader.bevoegdheden import may_analyse
from afwegingskader.inzet.rer import may_decide_past_end
from verloop.mogelijkheden import Mogelijkheid, moves
from verloop.redenen import Nee

from .kop import url

#: transition → (page, what it does)
AANVRAAG = {
    "submit": ("aanvraag_indienen", "Daarna geven beide partijen akkoord."),
    "agree_aanbieder": ("aanvraag_akkoord_aanbieder", "U vindt de inzet nodig."),
    "agree_regie": ("aanvraag_akkoord_regie", "De inzet is nodig volgens de casusregie."),
    "grant": ("aanvraag_toekennen", "De inzet wordt meteen gepland."),
    "reject": ("aanvraag_afwijzen", "Met een reden en een toelichting."),
    "withdraw_akkoord_aanbieder": ("aanvraag_akkoord_aanbieder_intrekken", "Tot het besluit."),
    "withdraw_akkoord_regie": ("aanvraag_akkoord_casusregie_intrekken", "Tot het besluit."),
    "withdraw": ("aanvraag_intrekken", "Dat kan tot het besluit."),
}
INZET = {
    "start": ("inzet_start", "De startdag is dag 1."),
    "postpone": ("inzet_verzetten", "Het aantal dagen blijft hetzelfde."),
    "cancel": ("inzet_niet_door", "De dagen tellen dan niet mee."),
    "record_tussenevaluatie": ("inzet_tussenevaluatie", "Kan de inzet korter of lichter?"),
    "record_uren": ("inzet_uren", "Per dag, naast wat er gepland was."),
    "record_afbouw": ("inzet_afbouw", "Hoe het eindigt en wat daarna komt."),
    "end": ("inzet_beeindigen", "Met een evaluatie."),
}
BESLUIT_RER = "besluit_rer"
VERDER = frozenset({"submit", "agree_aanbieder", "agree_regie", "grant", "schrijf_analyse"})


def aanvraag_actions(aanvraag: Any, medewerker: Any, on: date) -> list[Mogelijkheid]:
    """The moves of the machine with their pages, editing the concept, and the analysis."""
    acties = [_with_page(m, AANVRAAG, aanvraag) for m in moves(aanvraag, medewerker, on)]
    if aanvraag.status == "concept":
        acties.insert(0, _edit(aanvraag, medewerker))
    if aanvraag.status in ("ingediend", "akkoord"):
        acties.append(_write_analysis(aanvraag, medewerker))
    elif aanvraag.status == "geanalyseerd" and (versie := write_action(aanvraag, medewerker)):
        acties.append(versie)
    return _one_primary(acties, VERDER)


def inzet_actions(inzet: Any, medewerker: Any, on: date) -> list[Mogelijkheid]:
    """The moves of the machine with their pages, and the reason of a later end."""
    acties = [_with_page(m, INZET, inzet) for m in moves(inzet, medewerker, on)]
    if inzet.status == "loopt" and on > inzet.einddatum:
        oordeel = inzet.may_amend(medewerker)
        acties.append(
            _own("Reden vastleggen", oordeel, url("inzet_reden", inzet), "Waarom loopt het door?")
        )
        if may_decide_past_end(inzet, medewerker):
            adres, uitleg = url("inzet_rer", inzet), "Stoppen, andere hulp of tijdelijk langer."
            actie = _own("Besluit van het expertteam vastleggen", True, adres, uitleg)
            acties.insert(0, replace(actie, naam=BESLUIT_RER))
    return _one_primary(acties, {BESLUIT_RER, next_move(inzet, on)})


def next_move(inzet: Any, on: date) -> str:
    """The move that is needed first, by the day of the inzet."""
    if inzet.status == "gepland":
        return "start"
    kader, dag = inzet.kaderversie, inzet.day_on(on)
    if dag >= inzet.dagen:
        return "end"
    if inzet.tussenevaluatie_op is None and kader.tussenevaluatie_dag < inzet.dagen:
        return "record_tussenevaluatie"
    if inzet.afbouw_vastgelegd_op is None and kader.afbouw_dag < inzet.dagen:
        return "record_afbouw"
    return "end"


def _with_page(actie: Mogelijkheid, paginas: dict[str, Any], onderwerp: Any) -> Mogelijkheid:
    pagina, uitleg = paginas[actie.naam]
    return replace(actie, url=url(pagina, onderwerp), uitleg=uitleg)


def _edit(aanvraag: Any, medewerker: Any) -> Mogelijkheid:
    oordeel = aanvraag.may_amend(medewerker)
    adres = url("aanvraag_wijzigen", aanvraag)
    return _own("Verder schrijven", oordeel, adres, "Het concept is bewaard.")


def _write_analysis(aanvraag: Any, medewerker: Any) -> Mogelijkheid:
    """The first version, a concept that was begun, or a next version (GV-M3-02)."""
    versies = aanvraag.all_analyses()
    laatste = versies[0] if versies else None
    adres = url("analyse_schrijven", aanvraag)
    if laatste is not None and laatste.vastgesteld_op:
        uitleg = f"Wat is er veranderd sinds versie {laatste.nummer}?"
        oordeel = may_analyse(aanvraag, medewerker)
        return _own("Nieuwe versie van de analyse", oordeel, adres, uitleg)
    if laatste is not None:
        laatste.aanvraag = aanvraag
        oordeel = laatste.on(aanvraag.vandaag).may_amend(medewerker)
    else:
        oordeel = may_analyse(aanvraag, medewerker)
    uitleg = "Tien delen en een advies. Uw concept blijft bewaard."
    actie = _own("Verklarende analyse schrijven", oordeel, adres, uitleg)
    return replace(actie, naam="schrijf_analyse" if aanvraag.status == "akkoord" else "")


def write_action(aanvraag: Any, medewerker: Any) -> Mogelijkheid | None:
    """To write (a next version of) the analysis, when this person may and it still matters."""
    if not aanvraag_still_lives(aanvraag):
        return None
    actie = _write_analysis(aanvraag, medewerker)
    return actie if actie.toegestaan else None


def _own(label: str, oordeel: Any, adres: str, uitleg: str) -> Mogelijkheid:
    if oordeel:
        return Mogelijkheid("", label, True, url=adres, uitleg=uitleg)
    nee = oordeel if isinstance(oordeel, Nee) else Nee("Dit kan nu niet.")
    return Mogelijkheid("", label, False, nee.reden, nee.weg, nee.weg_url, "rol")


def _one_primary(acties: list[Mogelijkheid], verder: Iterable[str]) -> list[Mogelijkheid]:
    """Mark the first allowed move that brings it further."""
    welke = set(verder)
    for n, actie in enumerate(acties):
        if actie.toegestaan and actie.naam in welke:
            return [*acties[:n], replace(actie, primair=True), *acties[n + 1 :]]
    return acties


def below_turn(acties: list[Mogelijkheid], beurt: dict[str, Any] | None) -> list[Mogelijkheid]:
    """The list under the turn: what the turn already offers as a button is not repeated."""
    knop = beurt.get("url") if beurt else None
    return [replace(actie, primair=False) for actie in acties if not knop or actie.url != knop]
