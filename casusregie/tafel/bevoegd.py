"""Wie een tafel leidt, een casus inbrengt en een terugkoppeling ontvangt."""

from typing import Any

from casusregie.bevoegdheden import works_on_casus
from casusregie.toestemming.bevoegd import AANBIEDERROLLEN, works_for_aanbieder
from organisaties.rollen import Rol, Soort
from verloop.redenen import Nee, Oordeel, first_refusal

#: Who leads a tafel, by the kind of organisation it belongs to (CR-Z-03).
LEIDERS: dict[str, tuple[Rol, ...]] = {
    Soort.RER: (Rol.ZORGBEMIDDELAAR,),
    Soort.LOKAAL_TEAM: (Rol.PROCESREGISSEUR, Rol.TEAMLEIDER),
}
ALLE_LEIDERS = tuple(rol for rollen in LEIDERS.values() for rol in rollen)


def leads(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Leads the tafel this is about: zorgbemiddeling, or the own team for a local tafel."""
    organisatie = onderwerp.tafel.organisatie
    rollen = LEIDERS.get(organisatie.soort, ())
    if rollen and medewerker.has_role(*rollen, on=onderwerp.vandaag, organisatie_id=organisatie.pk):
        return True
    return Nee(f"Alleen wie de tafel leidt doet dit: {organisatie}.")


def led_by(medewerker: Any, on: Any) -> list[int]:
    """The organisations whose tafels this person leads on that day."""
    return [
        a.organisatie_id
        for a in medewerker.aanstellingen_op(on)
        if a.rol in LEIDERS.get(a.organisatie.soort, ())
    ]


def may_bring_in(aanmelding: Any, medewerker: Any) -> Oordeel:
    """The team or jeugdbeschermer of the casus; an aanbieder with the casus may convene."""
    if aanmelding.hoedanigheid != "aanbieder":
        return works_on_casus(aanmelding, medewerker)
    return first_refusal(
        _of_organisation(aanmelding, medewerker), works_for_aanbieder(aanmelding, medewerker)
    )


def receives(aanmelding: Any, medewerker: Any) -> Oordeel:
    """Whom the tafel tells what was agreed: the team, else the aanbieder that asked."""
    if aanmelding.casus.team_id:
        return works_on_casus(aanmelding, medewerker)
    return _of_organisation(aanmelding, medewerker)


def _of_organisation(aanmelding: Any, medewerker: Any) -> Oordeel:
    if medewerker.has_role(
        *AANBIEDERROLLEN, on=aanmelding.vandaag, organisatie_id=aanmelding.organisatie_id
    ):
        return True
    return Nee("Alleen wie de casus aanmeldde doet dit.", f"Vraag het {aanmelding.organisatie}.")


def answers_escalation(opschaling: Any, medewerker: Any) -> Oordeel:
    """A contractmanager of the organisation that was asked."""
    if medewerker.has_role(
        Rol.CONTRACTMANAGER, on=opschaling.vandaag, organisatie_id=opschaling.aan_id
    ):
        return True
    return Nee("Alleen de contractmanager geeft hier antwoord.")


def keeps_waiting(registratie: Any, medewerker: Any) -> Oordeel:
    """The aanbieder where somebody waits, or the team that follows it (RV-0-04)."""
    rollen = (*AANBIEDERROLLEN, Rol.TEAMMANAGER)
    plek = registratie.intake.organisatie_id
    if medewerker.has_role(*rollen, on=registratie.vandaag, organisatie_id=plek):
        return True
    return works_on_casus(registratie, medewerker)
