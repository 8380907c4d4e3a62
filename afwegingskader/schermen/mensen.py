"""Wie er aan zet is of iets deed, met rol en naam."""

from datetime import date
from typing import Any

from afwegingskader.bevoegdheden import gezin_has_regie
from organisaties.rollen import Rol
from verloop.schermen.woorden import day_month


def regie_name(casus: Any) -> str:
    """ "casusregisseur, S. Bakhuis", or who stands in for the casusregie."""
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    if houder is None:
        return f"{_team(casus)} (nog geen casusregisseur)"
    if houder.bij_gezin:
        return f"het gezin; {process_name(casus)} legt het akkoord vast"
    return f"casusregisseur, {houder.houder}"


def process_name(casus: Any) -> str:
    """ "procesregisseur, T. Koster"; in route C the jeugdbeschermer."""
    rol = Rol.JEUGDBESCHERMER if casus.route == "C" else Rol.PROCESREGISSEUR
    houder = casus.holder_of(Rol.PROCESREGISSEUR)
    return f"{rol.label.lower()}, {houder.houder if houder else _team(casus)}"


def decider_name(aanvraag: Any) -> str:
    """Who decides: the RER for a vervolg, else a procesregisseur without a part in it."""
    if aanvraag.is_vervolg:
        return "zorgbemiddelaar, regionaal expertteam (RER)"
    casus = aanvraag.casus
    houder = casus.holder_of(Rol.PROCESREGISSEUR)
    if houder and houder.medewerker_id not in aanvraag.involved_ids():
        return process_name(casus)
    rol = Rol.JEUGDBESCHERMER if casus.route == "C" else Rol.PROCESREGISSEUR
    return f"een andere {rol.label.lower()} van {_team(casus)}"


def aanbieder_name(onderwerp: Any) -> str:
    """ "behandelregisseur, De Vlierhof"."""
    return f"behandelregisseur, {onderwerp.aanbieder}"


def analyst_name(aanvraag: Any) -> str:
    """The author when somebody began, else the gedragswetenschapper of the team."""
    analyses = aanvraag.all_analyses()
    wie = analyses[0].auteur if analyses else _team(aanvraag.casus)
    return f"gedragswetenschapper, {wie}"


def person_day(persoon: Any, dag: date | None) -> str:
    """ "S. Bakhuis, 23 februari"; empty when nobody did it."""
    return f"{persoon}, {day_month(dag)}" if persoon and dag else ""


def consent_line(aanvraag: Any) -> str:
    """Whose akkoord of the casusregie it is, and who recorded it (domein.md §0 e)."""
    if not aanvraag.akkoord_regie_op:
        return ""
    wie = person_day(aanvraag.akkoord_regie_door, aanvraag.akkoord_regie_op)
    return f"Het gezin, vastgelegd door {wie}" if aanvraag.akkoord_van_gezin else wie


def regie_title(aanvraag: Any) -> str:
    """The name of the second akkoord."""
    gezin = aanvraag.akkoord_van_gezin or (
        not aanvraag.akkoord_regie_op and gezin_has_regie(aanvraag.casus)
    )
    return "Akkoord van het gezin" if gezin else "Akkoord casusregisseur"


def _team(casus: Any) -> str:
    return str(casus.team) if casus.team_id else "het team"
