"""Wie bij een verschil van mening welke stap zet: het team, de aanbieder, het RER, de regio."""

from collections.abc import Callable
from datetime import date
from typing import Any

from casusregie.bevoegdheden import Predicaat, has_role_at
from casusregie.escalatie import plekken
from casusregie.escalatie.plekken import Plek
from casusregie.termijnen.plekken import organisatie_id_of_rer
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel

from .keuzes import Waarover

AANBIEDERROLLEN = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE, Rol.TEAMMANAGER)
is_aanbieder = has_role_at(
    lambda verschil: verschil.aanbieder_id, Rol.BEHANDELREGISSEUR, Rol.TEAMMANAGER
)


def is_team(verschil: Any, medewerker: Any) -> Oordeel:
    """Casus- or procesregisseur of the team; C: jeugdbeschermer; opt-out: backoffice."""
    rol, organisatie_id = plekken.process_of(verschil.casus, verschil.vandaag)
    beide = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR)
    rollen = beide if rol == Rol.PROCESREGISSEUR else (Rol(rol),)
    return _has(verschil, medewerker, rollen, organisatie_id)


def _at(plek_van: Callable[[Any, date], Plek | None]) -> Predicaat:
    def predicaat(verschil: Any, medewerker: Any) -> Oordeel:
        plek = plek_van(verschil.casus, verschil.vandaag)
        if plek is None:
            return Nee("Er is nu niemand met deze rol.", "Vraag het de beheerder.")
        return _has(verschil, medewerker, (Rol(plek[0]),), plek[1])

    return predicaat


is_leader = _at(plekken.leader_of)
is_contract = _at(plekken.contract_of)
is_secretaris = _at(plekken.secretaris_of)


def is_team_or_leader(verschil: Any, medewerker: Any) -> Oordeel:
    """Whoever takes a step for the team."""
    return is_team(verschil, medewerker) or is_leader(verschil, medewerker)


def is_rer(verschil: Any, medewerker: Any) -> Oordeel:
    """A zorgbemiddelaar of the regionaal expertteam."""
    rer = organisatie_id_of_rer(verschil.vandaag)
    return has_role_at(lambda _: rer, Rol.ZORGBEMIDDELAAR)(verschil, medewerker)


def may_open(verschil: Any, medewerker: Any) -> Oordeel:
    """The team, or the aanbieder itself; about a broken afspraak the procesregisseur (CR-M-04)."""
    if verschil.casus.gesloten_op is not None:
        return Nee("Deze casus is gesloten.")
    if verschil.waarover == Waarover.AFSPRAAK:
        rol, organisatie_id = plekken.process_of(verschil.casus, verschil.vandaag)
        return _has(verschil, medewerker, (Rol(rol),), organisatie_id)
    oordeel = is_team_or_leader(verschil, medewerker)
    if oordeel or not verschil.aanbieder_id:
        return oordeel
    bij = has_role_at(lambda v: v.aanbieder_id, *AANBIEDERROLLEN)
    return bij(verschil, medewerker) or oordeel


def opened_it(verschil: Any, medewerker: Any) -> Oordeel:
    """Who works in such a role for the organisation that opened it."""
    if verschil.van_id == verschil.aanbieder_id:
        return has_role_at(lambda v: v.van_id, *AANBIEDERROLLEN)(verschil, medewerker)
    return is_team_or_leader(verschil, medewerker)


def _has(verschil: Any, medewerker: Any, rollen: tuple[Rol, ...], organisatie_id: int) -> Oordeel:
    if medewerker.has_role(*rollen, on=verschil.vandaag, organisatie_id=organisatie_id):
        return True
    plek = organisation_named(verschil.casus, organisatie_id)
    namen = " of de ".join(rol.label.lower() for rol in rollen)
    return Nee(f"Alleen de {namen} van {plek} zet deze stap.", f"Vraag het de {namen}.")


def organisation_named(casus: Any, organisatie_id: int) -> Any:
    """The organisation by its id; team and gemeente of the casus cost no question."""
    bekend = casus.__dict__.setdefault("_organisaties", {})
    if organisatie_id == casus.team_id:
        return casus.team
    if organisatie_id == casus.gemeente_id:
        return casus.gemeente
    if organisatie_id not in bekend:
        bekend[organisatie_id] = Organisatie.objects.filter(pk=organisatie_id).first()
    return bekend[organisatie_id]
