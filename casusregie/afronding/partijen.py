"""Wie bij het einde van hulp aan zet is: de aanbieder, en wie de regie heeft."""

from datetime import date
from typing import Any

from casusregie.bevoegdheden import has_role_at, is_casusregisseur, works_on_casus
from casusregie.casus.models import Routesoort
from casusregie.escalatie.ladders import regie_of
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.plekken import place, split_place
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel

from .keuzes import Beslisser

is_behandelregisseur = has_role_at(lambda o: o.aanbieder_id, Rol.BEHANDELREGISSEUR)
is_from_aanbieder = has_role_at(
    lambda o: o.aanbieder_id, Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE
)


def holds_process(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Does the procesregie: procesregisseur, in C jeugdbeschermer, with opt-out the backoffice."""
    rol, organisatie_id = regie_of(onderwerp.casus, onderwerp.vandaag)
    if medewerker.has_role(rol, on=onderwerp.vandaag, organisatie_id=organisatie_id):
        return True
    naam = Rol(rol).label.lower()
    return Nee(f"Alleen de {naam} doet dit.", f"Vraag het de {naam}.")


def has_regie(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Works on the casus for the party with the regie, or does the procesregie."""
    return works_on_casus(onderwerp, medewerker) or holds_process(onderwerp, medewerker)


def decider_of(casus: Any, aanbieder_id: int | None) -> Beslisser:
    """Whose consent counts: the named casusregisseur, or the gezin when it holds casusregie.

    In route B nobody named means the gezin (CR-B1-07). A casusregisseur who works at the
    aanbieder itself cannot judge its wish to stop: then the procesregisseur does.
    """
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    if houder is None:
        medisch = casus.route == Routesoort.MEDISCH
        return Beslisser.GEZIN if medisch else Beslisser.CASUSREGISSEUR
    if houder.bij_gezin:
        return Beslisser.GEZIN
    van_aanbieder = houder.organisatie_id == aanbieder_id
    return Beslisser.PROCESREGISSEUR if van_aanbieder else Beslisser.CASUSREGISSEUR


def may_decide(onderwerp: Any, medewerker: Any) -> Oordeel:
    """The casusregisseur; for a gezin that holds casusregie who does the procesregie records it."""
    beslisser = decider_of(onderwerp.casus, onderwerp.aanbieder_id)
    if beslisser == Beslisser.CASUSREGISSEUR:
        return is_casusregisseur(onderwerp, medewerker)
    oordeel = holds_process(onderwerp, medewerker)
    if not oordeel and beslisser == Beslisser.GEZIN:
        rol, _ = regie_of(onderwerp.casus, onderwerp.vandaag)
        naam = Rol(rol).label.lower()
        return Nee(f"Het gezin heeft zelf de casusregie. De {naam} legt vast wat het gezin vindt.")
    return oordeel


def deciding_place(casus: Any, aanbieder_id: int | None, on: date) -> str:
    """On whose worklist the decision stands."""
    if decider_of(casus, aanbieder_id) != Beslisser.CASUSREGISSEUR or not casus.team_id:
        return place(*regie_of(casus, on))
    if casus.route == Routesoort.BESCHERMING:
        return place(Rol.JEUGDBESCHERMER, casus.team_id)
    return place(Rol.CASUSREGISSEUR, casus.team_id)


def regie_places(casus: Any, on: date) -> tuple[str, ...]:
    """Proces- and casusregisseur, as places; with opt-out the backoffice alone."""
    proces = place(*regie_of(casus, on))
    if casus.opt_out or not casus.team_id or casus.route == Routesoort.BESCHERMING:
        return (proces,)
    return (place(Rol.CASUSREGISSEUR, casus.team_id), proces)


def involve(casus: Any, plek: str, grond: str, on: date) -> None:
    """Whoever must act gets to see the casus, with the ground written down; never twice.

    Sight that ends today does not count: tomorrow it would be gone.
    """
    rol, organisatie_id = split_place(plek)
    velden = {"casus": casus, "organisatie_id": organisatie_id, "rol": rol, "medewerker": None}
    if not Betrokkenheid.objects.running(on).filter(einddatum=None, **velden).exists():
        Betrokkenheid.objects.create(
            jeugdige_id=casus.jeugdige_id, grond=grond[:120], begindatum=on, **velden
        )
