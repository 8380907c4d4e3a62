"""Aan wie een trede van de ladder overeenstemming gericht is: een rol bij een organisatie."""

from datetime import date
from typing import Any

from organisaties.inkoop import buys_itself
from organisaties.models import Aanstelling, Organisatie
from organisaties.rollen import Rol, Soort
from verloop.blik import look_once

Plek = tuple[str, int]


def process_of(casus: Any, on: date) -> Plek:
    """The procesregisseur of the team (or gemeente); C: the jeugdbeschermer; opt-out: backoffice.

    Source: domein.md §0 j and l. In route B without a team the team that was last asked for a
    casusregisseur answers: it is the one the aanbieder disagrees with (CR-Z-15).
    """
    if casus.opt_out:
        return Rol.BACKOFFICE.value, casus.gemeente_id
    if casus.route == "C":
        return Rol.JEUGDBESCHERMER.value, casus.team_id or casus.gemeente_id
    return Rol.PROCESREGISSEUR.value, casus.team_id or _asked_team(casus) or casus.gemeente_id


def worker_of(casus: Any, on: date) -> Plek:
    """The casusregisseur of the team when somebody of it is, else who does the procesregie."""
    rol, organisatie_id = process_of(casus, on)
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    van_team = houder and houder.medewerker_id and houder.organisatie_id == organisatie_id
    if rol == Rol.PROCESREGISSEUR and van_team:
        return Rol.CASUSREGISSEUR.value, organisatie_id
    return rol, organisatie_id


def leader_of(casus: Any, on: date) -> Plek:
    """The teamleider of that team; without one (GI, opt-out, no leader now) the procesregie."""
    rol, organisatie_id = process_of(casus, on)
    if rol == Rol.PROCESREGISSEUR and _somebody_is(casus, Rol.TEAMLEIDER, organisatie_id, on):
        return Rol.TEAMLEIDER.value, organisatie_id
    return rol, organisatie_id


def contract_of(casus: Any, on: date) -> Plek | None:
    """The contractmanager of the uitvoeringsorganisatie; of the gemeente that buys by itself.

    None when nobody has that role there on that day (domein.md §0 b).
    """
    gemeente = casus.gemeente
    if buys_itself(gemeente, on) and _somebody_is(casus, Rol.CONTRACTMANAGER, gemeente.pk, on):
        return Rol.CONTRACTMANAGER.value, gemeente.pk
    return _at_uitvoering(casus, Rol.CONTRACTMANAGER, on)


def secretaris_of(casus: Any, on: date) -> Plek | None:
    """The secretaris of the uitvoeringsorganisatie; None when nobody is."""
    return _at_uitvoering(casus, Rol.SECRETARIS, on)


def _at_uitvoering(casus: Any, rol: Rol, on: date) -> Plek | None:
    """Asked once per look at a casus."""
    onthouden = casus.__dict__.setdefault("_plekken", {})
    if (rol, on) not in onthouden:
        plekken = Organisatie.objects.of_soort(Soort.UITVOERINGSORGANISATIE).valid_on(on)
        bezet = Aanstelling.objects.current(on).filter(rol=rol, organisatie__in=plekken)
        rijen = bezet.order_by("organisatie", "pk").values_list("organisatie", flat=True)
        onthouden[rol, on] = rijen.first()
    gevonden = onthouden[rol, on]
    return (rol.value, gevonden) if gevonden else None


def _somebody_is(casus: Any, rol: str, organisatie_id: int, on: date) -> bool:
    onthouden = casus.__dict__.setdefault("_plekken", {})
    sleutel = (rol, organisatie_id, on)
    if sleutel not in onthouden:
        rijen = Aanstelling.objects.current(on).filter(rol=rol, organisatie=organisatie_id)
        onthouden[sleutel] = rijen.exists()
    bezet: bool = onthouden[sleutel]
    return bezet


def _asked_team(casus: Any) -> int | None:
    if casus.route != "B":
        return None
    gevraagd = casus.teamverzoeken.exclude(status="ingetrokken").order_by("-pk")
    return look_once(("gevraagd team", casus.pk), gevraagd.values_list("team", flat=True).first)
