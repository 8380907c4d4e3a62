"""Wat er moet zijn voordat een stap van de ladder mag: ja, of nee met reden en weg."""

from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError

from casusregie.escalatie import plekken
from casusregie.termijnen.plekken import organisatie_id_of_rer
from normenkader.instellingen import effective_regel, kalender_op
from normenkader.termijnen.berekening import compute_uiterste_datum
from verloop.redenen import Nee, Oordeel
from verloop.schermen.woorden import long_date


def last_day(code: str, start: date) -> date:
    """The last day of an answer term that starts on that day, by the settings of that day."""
    return compute_uiterste_datum(effective_regel(code, start), start, kalender=kalender_op(start))


def required(**velden: tuple[str, str]) -> None:
    """Each (text, question) must have text; raises ValidationError at the empty fields."""
    leeg = {naam: vraag for naam, (tekst, vraag) in velden.items() if not str(tekst).strip()}
    if leeg:
        raise ValidationError(leeg)


def past(veld: str, dag: date, on: date, vanaf: date) -> None:
    """A day from `vanaf` up to and including today; raises ValidationError at the field."""
    if dag > on:
        raise ValidationError({veld: "Kies een dag tot en met vandaag"})
    if dag < vanaf:
        raise ValidationError({veld: f"Kies een dag vanaf {long_date(vanaf)}"})


def no_advice_asked(verschil: Any) -> Oordeel:
    """The expertteam is asked once per difference."""
    if verschil.advies_gevraagd_op is None:
        return True
    return Nee(f"Het advies is al gevraagd op {long_date(verschil.advies_gevraagd_op)}.")


def there_is_a_rer(verschil: Any) -> Oordeel:
    """Somebody to ask."""
    if organisatie_id_of_rer(verschil.vandaag):
        return True
    return Nee("Er is nu geen expertteam (RER).")


def advice_is_awaited(verschil: Any) -> Oordeel:
    """Asked, and not yet given."""
    if verschil.advies_gevraagd_op and verschil.advies_op is None:
        return True
    return Nee("Er wordt nu geen advies van u gevraagd.")


def advice_came_or_is_late(verschil: Any) -> Oordeel:
    """Whoever asked advice waits for it, as long as the term runs."""
    gevraagd = verschil.advies_gevraagd_op
    if gevraagd is None or verschil.advies_op:
        return True
    uiterlijk = last_day("ladder.advies", gevraagd)
    if verschil.vandaag > uiterlijk:
        return True
    return Nee(
        f"Het expertteam (RER) heeft tot en met {long_date(uiterlijk)} voor zijn advies.",
        "Wacht op het advies, of bel het expertteam.",
    )


def reaction_is_late(verschil: Any) -> Oordeel:
    """Without a reaction the ladder goes on only after the term of the aanbieder."""
    uiterlijk = last_day("ladder.reactie", verschil.teruggekoppeld_op)
    if verschil.vandaag > uiterlijk:
        return True
    return Nee(f"De aanbieder heeft tot en met {long_date(uiterlijk)} om te reageren.")


def overview_is_ready(verschil: Any) -> Oordeel:
    """Every text was confirmed by a person, and nothing in it points at somebody (CR-Z-12)."""
    try:
        overzicht = verschil.overzicht
    except ObjectDoesNotExist:
        return Nee("Het overzicht is nog niet gemaakt.", "Vul eerst het overzicht in.")
    open_ = overzicht.unconfirmed()
    if open_:
        return Nee(
            f"Nog niet gecontroleerd: {', '.join(open_)}.",
            "Lees elk veld na en bevestig dat er niemand in te herkennen is.",
        )
    gevonden = overzicht.traces(verschil.vandaag)
    if gevonden:
        return Nee(
            f"Niet anoniem: {', '.join(gevonden)}.",
            "Haal weg wat naar iemand wijst en bevestig het veld opnieuw.",
        )
    return True


def there_is_a_contractmanager(verschil: Any) -> Oordeel:
    """Somebody to bring it to."""
    if plekken.contract_of(verschil.casus, verschil.vandaag):
        return True
    return Nee("Er is nu geen contractmanager.", "Bel de uitvoeringsorganisatie.")


def there_is_a_secretaris(verschil: Any) -> Oordeel:
    """Somebody to bring it to."""
    if plekken.secretaris_of(verschil.casus, verschil.vandaag):
        return True
    return Nee("Er is nu geen secretaris.", "Bel de uitvoeringsorganisatie.")


def contractmanager_is_late(verschil: Any) -> Oordeel:
    """The teamleider goes on to the secretaris only after the term of the contractmanager."""
    gedeeld = verschil.gedeeld_op or verschil.vandaag
    uiterlijk = verschil.bericht_uiterlijk or last_day("ladder.contractmanager", gedeeld)
    if verschil.vandaag > uiterlijk:
        return True
    return Nee(
        f"De contractmanager heeft tot en met {long_date(uiterlijk)}.",
        "Daarna kunt u de secretaris inschakelen.",
    )
