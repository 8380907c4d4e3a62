"""Een plek is een rol bij een organisatie ("casusregisseur@12"): zo staat er wie aan zet is."""

from datetime import date
from typing import Any

from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.blik import look_once

TEAMROLLEN = frozenset(
    {
        Rol.CASUSREGISSEUR,
        Rol.PROCESREGISSEUR,
        Rol.TEAMLEIDER,
        Rol.GEDRAGSWETENSCHAPPER,
        Rol.JEUGDBESCHERMER,
    }
)
SCHEIDING = "@"


def place(rol: str, organisatie_id: int) -> str:
    """The place of a role at an organisation: "behandelregisseur@9"."""
    return f"{rol}{SCHEIDING}{organisatie_id}"


def split_place(plek: str) -> tuple[str, int]:
    """Role code and organisation id of a place."""
    rol, organisatie_id = plek.split(SCHEIDING)
    return rol, int(organisatie_id)


def place_of(rol: str, casus: Any, organisatie_id: int | None, on: date) -> str:
    """Where a role is held for this casus.

    Team roles: the team of the casus, else `organisatie_id`, else the gemeente. Backoffice: the
    gemeente. Zorgbemiddelaar: the RER valid on `on`. Other roles: `organisatie_id`. A role that
    already names its organisation stays as it is. Raises ValueError when there is none.
    """
    if SCHEIDING in rol:
        return rol
    gevonden = _organisatie_for(rol, casus, organisatie_id, on)
    if gevonden is None:
        raise ValueError(f"Bij de rol {rol} hoort een organisatie")
    return place(rol, gevonden)


def places_of(medewerker: Any, on: date) -> list[str]:
    """All places this person holds on that day."""
    return [place(a.rol, a.organisatie_id) for a in medewerker.aanstellingen_op(on)]


def _organisatie_for(rol: str, casus: Any, organisatie_id: int | None, on: date) -> int | None:
    if rol in TEAMROLLEN:
        return casus.team_id or organisatie_id or casus.gemeente_id
    if rol == Rol.BACKOFFICE:
        return casus.gemeente_id
    if rol == Rol.ZORGBEMIDDELAAR:
        return organisatie_id_of_rer(on)
    return organisatie_id


def organisatie_id_of_rer(on: date) -> int | None:
    """The regionaal expertteam (RER) that exists on that day."""
    rer = Organisatie.objects.of_soort(Soort.RER).valid_on(on).order_by("pk")
    return look_once(("rer", on), rer.values_list("pk", flat=True).first)
