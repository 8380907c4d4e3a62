"""Wat er klaar moet zijn voordat een aanvraag verder kan; elk nee heeft een reden en een weg."""

from typing import Any

from django.urls import reverse

from afwegingskader.keuzes import GEEN_ZORGDOEL, Vrijheidsbeperking
from afwegingskader.kosten import FASEVELDEN
from normenkader.termijnen.woorden import aantal_dagen
from verloop.redenen import Nee, Oordeel

#: Field → what to do when it is empty (OO-03, OO-05, OO-06, OO-08).
VERPLICHT = {
    "gewijzigde_hulpvraag": "Schrijf op wat er veranderd is in de hulpvraag",
    "gewijzigd_sinds": "Vul in sinds wanneer de hulpvraag veranderd is",
    "hulp_schiet_tekort": "Schrijf op waarom de huidige hulp niet genoeg is",
    "eerder_geprobeerd": "Schrijf op wat er al geprobeerd is, en wat dat opleverde",
    "doel": "Schrijf het zorginhoudelijke doel op",
    "doel_soort": "Kies waar het doel over gaat",
    "doel_meting": "Schrijf op waaraan u ziet dat het doel is gehaald, en wanneer",
    "begindatum": "Vul de begindatum in",
    "einddatum": "Vul de einddatum in",
    "uren_per_dag": "Vul in hoeveel uur per dag nodig is",
    "intensiteitsoort": "Kies de intensiteit",
    "afbouw": "Schrijf op hoe de inzet afbouwt",
    "vervolg": "Schrijf op wat er na de laatste dag volgt",
    "verblijfsvorm": "Kies waar de jeugdige verblijft",
    "vrijheidsbeperking": "Kies of de inzet de vrijheid beperkt",
}
TOELICHTING = "Schrijf op hoe de inzet de vrijheid beperkt en waarom het niet anders kan"


def missing_answers(aanvraag: Any) -> dict[str, str]:
    """Field → sentence for every required answer that is still empty."""
    open_ = {
        veld: zin for veld, zin in VERPLICHT.items() if getattr(aanvraag, veld) in (None, "", [])
    }
    for dag, uren in FASEVELDEN:
        vanaf, later = getattr(aanvraag, dag), getattr(aanvraag, uren)
        if later is not None and vanaf is None:
            open_[dag] = "Vul in vanaf welke dag de uren afnemen"
        if vanaf is not None and later is None:
            open_[uren] = "Vul in hoeveel uur per dag er dan nog is"
    beperkt = aanvraag.vrijheidsbeperking not in ("", Vrijheidsbeperking.NEE)
    if beperkt and not aanvraag.vrijheidsbeperking_toelichting:
        open_["vrijheidsbeperking_toelichting"] = TOELICHTING
    return open_


def help_runs(aanvraag: Any) -> Oordeel:
    """1-op-1 comes on top of help that runs."""
    if aanvraag.arrangement.status == "loopt":
        return True
    return Nee(
        "De hulp in dit arrangement loopt niet.",
        "1-op-1 kan alleen bij een arrangement waarvan de hulp loopt.",
    )


def is_complete(aanvraag: Any) -> Oordeel:
    """All required answers are given."""
    open_ = missing_answers(aanvraag)
    if not open_:
        return True
    eerste = next(iter(open_.values()))
    aantal = "Er mist 1 antwoord" if len(open_) == 1 else f"Er missen {len(open_)} antwoorden"
    return Nee(
        f"De aanvraag is nog niet compleet. {aantal}.", f"{eerste}.", _url("wijzigen", aanvraag)
    )


def goal_is_about_care(aanvraag: Any) -> Oordeel:
    """Supervision or staffing is no zorginhoudelijk doel (OO-05)."""
    if aanvraag.doel_soort not in GEEN_ZORGDOEL:
        return True
    return Nee(
        "Alleen toezicht of een vol rooster is geen zorginhoudelijk doel.",
        "Schrijf op wat de jeugdige bereikt, of vraag andere hulp.",
        _url("wijzigen", aanvraag),
    )


def starts_today_or_later(aanvraag: Any) -> Oordeel:
    """Everything is recorded before the start, so a start in the past cannot be asked."""
    if aanvraag.begindatum is None or aanvraag.begindatum >= aanvraag.vandaag:
        return True
    return Nee(
        "De begindatum ligt in het verleden.",
        "Kies vandaag of een latere dag.",
        _url("wijzigen", aanvraag),
    )


def fits_in_the_chain(aanvraag: Any) -> Oordeel:
    """No overlap, and within the days that are left; a vervolg without days goes to the RER."""
    if aanvraag.begindatum is None:
        return True
    reeks = aanvraag.reeks()
    if reeks.overlapt:
        return Nee(
            "In deze periode is er al een andere 1-op-1 voor deze jeugdige.",
            "Kies een begindatum na de laatste dag daarvan.",
        )
    if reeks.past or (reeks.is_vervolg and reeks.over == 0):
        return True
    return Nee(
        f"De aanvraag is {aantal_dagen(reeks.gevraagd or 0)}. "
        f"Er is nog ruimte voor {aantal_dagen(reeks.over)} van {reeks.maximum}.",
        "Kies een eerdere einddatum." if reeks.over else "Wacht tot de geplande 1-op-1 klaar is.",
    )


def is_still_the_same_kind(aanvraag: Any) -> Oordeel:
    """A first 1-op-1 that became a vervolg after it was submitted needs another decision."""
    if aanvraag.is_vervolg or not aanvraag.reeks().is_vervolg:
        return True
    return Nee(
        "Deze aanvraag is intussen een vervolg op een andere 1-op-1.",
        "Trek de aanvraag in en dien haar opnieuw in. Dan besluit het regionaal expertteam (RER).",
    )


def aanbieder_has_not_agreed(aanvraag: Any) -> Oordeel:
    """The akkoord is given once; its person and date stay."""
    if aanvraag.akkoord_aanbieder_op is None:
        return True
    return Nee("Het akkoord van de aanbieder is er al.", "Wacht op het akkoord van de casusregie.")


def regie_has_not_agreed(aanvraag: Any) -> Oordeel:
    """The akkoord is given once; its person and date stay."""
    if aanvraag.akkoord_regie_op is None:
        return True
    return Nee("Het akkoord van de casusregie is er al.", "Wacht op het akkoord van de aanbieder.")


def aanbieder_has_agreed(aanvraag: Any) -> Oordeel:
    """Only an akkoord that is there can be taken back."""
    if aanvraag.akkoord_aanbieder_op is not None:
        return True
    return Nee("Er is nog geen akkoord van de aanbieder.")


def regie_has_agreed(aanvraag: Any) -> Oordeel:
    """Only an akkoord that is there can be taken back."""
    if aanvraag.akkoord_regie_op is not None:
        return True
    return Nee("Er is nog geen akkoord van de casusregie.")


def has_verklarende_analyse(aanvraag: Any) -> Oordeel:
    """A complete analysis was made for this aanvraag; a vervolg needs a fresh one."""
    if aanvraag.adopted_analyse() is not None:
        return True
    return Nee(
        "De verklarende analyse is nog niet klaar.",
        "Een gedragswetenschapper maakt haar en stelt haar vast.",
    )


def _url(naam: str, aanvraag: Any) -> str:
    return reverse(f"afwegingskader:aanvraag_{naam}", args=[aanvraag.kenmerk])
