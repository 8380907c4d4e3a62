"""Aan wie een trede van de ladder overeenstemming gericht is: een rol bij een organisatie."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from organisaties.inkoop import buys_itself
from organisaties.models import Aanstelling
from organisaties.rollen import Rol, Soort
from verloop.blik import look_once

Plek = tuple[str, int]
BUITEN_REGIE = (Rol.TEAMLEIDER, Rol.CONTRACTMANAGER, Rol.SECRETARIS)


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
    gevonden = (p for p in _places(casus) if p.executes(on) and p.is_held(rol, on))
    plek = next(gevonden, None)
    return (rol.value, plek.organisatie_id) if plek else None


def _somebody_is(casus: Any, rol: str, organisatie_id: int, on: date) -> bool:
    return any(p.organisatie_id == organisatie_id and p.is_held(rol, on) for p in _places(casus))


class _Bezet(NamedTuple):
    """Somebody active has, had or will have this role there."""

    organisatie_id: int
    rol: str
    begin: date
    einde: date | None
    soort: str
    geldig_van: date
    geldig_tot: date | None

    def is_held(self, rol: str, on: date) -> bool:
        """Is it this role, on that day?"""
        return self.rol == rol and self.begin <= on and (self.einde is None or on <= self.einde)

    def executes(self, on: date) -> bool:
        """Is it at an uitvoeringsorganisatie that exists on that day?"""
        bestaat = self.geldig_van <= on and (self.geldig_tot is None or on <= self.geldig_tot)
        return bestaat and self.soort == Soort.UITVOERINGSORGANISATIE


def _places(casus: Any) -> list[_Bezet]:
    """Who leads, buys or decides around this casus, on any day; asked once per look at a casus."""
    eigen = frozenset({casus.team_id or _asked_team(casus), casus.gemeente_id} - {None})
    bekend: dict[frozenset[int], list[_Bezet]] = casus.__dict__.setdefault("_plekken", {})
    if eigen not in bekend:
        uitvoering = Q(organisatie__soort=Soort.UITVOERINGSORGANISATIE)
        rijen = Aanstelling.objects.filter(
            Q(organisatie__in=eigen) | uitvoering, medewerker__is_active=True, rol__in=BUITEN_REGIE
        )
        van_plek = ("organisatie__soort", "organisatie__geldig_van", "organisatie__geldig_tot")
        velden = ("organisatie_id", "rol", "begindatum", "einddatum", *van_plek)
        gevonden = rijen.order_by("organisatie", "pk").values_list(*velden)
        bekend[eigen] = [_Bezet(*rij) for rij in gevonden]
    return bekend[eigen]


def _asked_team(casus: Any) -> int | None:
    if casus.route != "B":
        return None
    gevraagd = casus.teamverzoeken.exclude(status="ingetrokken").order_by("-pk")
    return look_once(("gevraagd team", casus.pk), gevraagd.values_list("team", flat=True).first)
