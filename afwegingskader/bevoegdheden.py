"""Wie wat mag bij 1-op-1: aanbieder, casusregie, gedragswetenschapper, besluit (domein.md §0 j)."""

from typing import Any

from casusregie.bevoegdheden import home_of, is_casusregisseur, is_procesregisseur
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel

TWEE_MENSEN = Nee(
    "U gaf al akkoord namens de andere partij. Daarom geeft iemand anders dit akkoord.",
    "Vraag een collega om akkoord te geven.",
)


def is_behandelregisseur(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Holds the role behandelregisseur at the aanbieder of this 1-op-1."""
    if medewerker.has_role(
        Rol.BEHANDELREGISSEUR, on=onderwerp.vandaag, organisatie_id=onderwerp.aanbieder_id
    ):
        return True
    return Nee(f"Alleen de behandelregisseur van {onderwerp.aanbieder} doet dit.")


def may_ask(aanvraag: Any, medewerker: Any) -> Oordeel:
    """The aanbieder and the casusregisseur ask together; either may write and submit."""
    if is_behandelregisseur(aanvraag, medewerker) or is_casusregisseur(aanvraag, medewerker):
        return True
    return Nee(
        f"Alleen de behandelregisseur van {aanvraag.aanbieder} en de casusregisseur doen dit."
    )


def may_agree_for_aanbieder(aanvraag: Any, medewerker: Any) -> Oordeel:
    """A behandelregisseur who did not agree for the casusregie (OO-04: two separate people)."""
    if aanvraag.akkoord_regie_door_id == medewerker.pk:
        return TWEE_MENSEN
    return is_behandelregisseur(aanvraag, medewerker)


def may_agree_for_regie(aanvraag: Any, medewerker: Any) -> Oordeel:
    """The casusregisseur; the procesregisseur records it when the gezin holds casusregie."""
    if aanvraag.akkoord_aanbieder_door_id == medewerker.pk:
        return TWEE_MENSEN
    if gezin_has_regie(aanvraag.casus):
        return is_procesregisseur(aanvraag, medewerker)
    return is_casusregisseur(aanvraag, medewerker)


def gezin_has_regie(casus: Any) -> bool:
    """Does the gezin itself hold casusregie, so that its own consent counts (domein.md §0 e)?"""
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    return houder is not None and houder.bij_gezin


def may_analyse(onderwerp: Any, medewerker: Any) -> Oordeel:
    """A gedragswetenschapper of the team, with recorded training (OO-10, OO-11).

    Without a team, as with an opt-out, one of the gemeente itself: never of the aanbieder.
    """
    vandaag, casus = onderwerp.vandaag, onderwerp.casus
    plek = home_of(casus)
    if not medewerker.has_role(Rol.GEDRAGSWETENSCHAPPER, on=vandaag, organisatie_id=plek):
        wie = "het team" if casus.team_id else "de gemeente"
        return Nee(f"Alleen een gedragswetenschapper van {wie} maakt de verklarende analyse.")
    training = medewerker.training_verklarende_analyse_op
    if training is None or training > vandaag:
        return Nee(
            "Voor u is geen training Verklarende analyse vastgelegd.",
            "Vraag uw beheerder om de datum van de training vast te leggen.",
        )
    return True


def may_decide(aanvraag: Any, medewerker: Any) -> Oordeel:
    """Four eyes: whoever asked, agreed or analysed does not decide. A vervolg goes to the RER."""
    if medewerker.pk in aanvraag.involved_ids():
        wie = "zorgbemiddelaar" if aanvraag.is_vervolg else "procesregisseur van het team"
        return Nee(
            "U werkte mee aan deze aanvraag. Daarom besluit iemand anders.",
            f"Vraag een andere {wie} om te besluiten.",
        )
    if not aanvraag.is_vervolg:
        return is_procesregisseur(aanvraag, medewerker)
    if medewerker.has_role(Rol.ZORGBEMIDDELAAR, on=aanvraag.vandaag):
        return True
    return Nee(
        "Dit is een vervolg op een eerdere 1-op-1. Het regionaal expertteam (RER) besluit.",
        "Het expertteam ziet de aanvraag in zijn werkvoorraad.",
    )
