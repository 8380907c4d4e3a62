"""Wie bij een crisis wat mag: de aanbieder, de regie van de casus en het CIT."""

from typing import Any

from casusregie.afronding.partijen import has_regie
from casusregie.bevoegdheden import any_of, has_role_at, works_on_casus
from casusregie.casus.models import Regierol
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel

is_aanbieder = has_role_at(lambda crisis: crisis.aanbieder_id, Rol.BEHANDELREGISSEUR)
is_cit = has_role_at(lambda crisis: crisis.cit_id, Rol.CRISISMEDEWERKER)
is_teamleider = has_role_at(lambda crisis: crisis.casus.team_id, Rol.TEAMLEIDER)
is_involved = any_of(is_cit, is_aanbieder, has_regie)
may_appoint = any_of(is_teamleider, has_regie)


def may_report(crisis: Any, medewerker: Any) -> Oordeel:
    """An aanbieder that gives help here, or who works on the casus."""
    if crisis.casus.gesloten_op:
        return Nee("Deze casus is gesloten.")
    if crisis.aanbieder_id:
        return is_aanbieder(crisis, medewerker)
    return has_regie(crisis, medewerker)


def may_call_cit(crisis: Any, medewerker: Any) -> Oordeel:
    """Who has the casusregie calls the CIT; outside office hours in route C the aanbieder too."""
    oordeel = has_regie(crisis, medewerker)
    if oordeel or not (crisis.casus.route == "C" and crisis.buiten_kantoortijd):
        return oordeel
    return is_aanbieder(crisis, medewerker)


def is_crisisregisseur(crisis: Any, medewerker: Any) -> Oordeel:
    """The named crisiscasusregisseur, or while nobody took the role anybody of the CIT."""
    houder = crisis.casus.holder_of(Regierol.Soort.CRISISCASUSREGISSEUR)
    if houder is None:
        return is_cit(crisis, medewerker)
    if houder.medewerker_id == medewerker.pk and is_cit(crisis, medewerker):
        return True
    return Nee(f"Alleen de crisiscasusregisseur doet dit: {houder.houder}.")


def may_finish(crisis: Any, medewerker: Any) -> Oordeel:
    """With the CIT the crisiscasusregisseur or the casusregie; else also the aanbieder."""
    if crisis.cit_id:
        return is_crisisregisseur(crisis, medewerker) or works_on_casus(crisis, medewerker)
    return has_regie(crisis, medewerker) or is_aanbieder(crisis, medewerker)
