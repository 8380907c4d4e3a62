"""Wie in het logboek mag schrijven: wie het team vormt of vandaag bij de casus betrokken is."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Betrokkenheid
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel
from verloop.stap import know, known

TEAM = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER)
AANBIEDER = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)
ELDERS = (Rol.GEDRAGSWETENSCHAPPER, Rol.CRISISMEDEWERKER, Rol.ZORGBEMIDDELAAR)
IEDEREEN = (*TEAM, *AANBIEDER, *ELDERS)


def takes_part(onderwerp: Any, medewerker: Any, rollen: Iterable[str] = IEDEREEN) -> Oordeel:
    """Sees the casus today and is involved in one of these roles (no involvement: Nee)."""
    if organisation_for(onderwerp.casus, medewerker, onderwerp.vandaag, rollen):
        return True
    return Nee("Alleen wie bij deze casus betrokken is, doet dit.", _who(rollen))


def organisation_for(
    casus: Any, medewerker: Any, on: Any, rollen: Iterable[str] = IEDEREEN
) -> int | None:
    """The organisation for which this person works on the casus in one of these roles; or None.

    The team of the casus comes first. Somebody without a running betrokkenheid gets None, also
    when the casus is visible in another way.
    """
    toegestaan = set(rollen)
    plekken = places_in(casus, medewerker, on)
    gevonden = sorted(plek for rol, plek in plekken if rol in toegestaan)
    return casus.team_id if casus.team_id in gevonden else next(iter(gevonden), None)


def places_in(casus: Any, medewerker: Any, on: Any) -> list[tuple[str, int]]:
    """In which roles, and for which organisations, this person takes part (2 queries).

    Once per step of the door, or per look at a page, for who takes part.
    """
    sleutel = ("plekken", casus.pk, medewerker.pk, on)
    plekken: list[tuple[str, int]] = known(sleutel) or []
    if not plekken and Casus.objects.visible_to(medewerker, on).filter(pk=casus.pk).exists():
        plekken = involved_as(casus, medewerker, on)
        know(sleutel, plekken)
    return plekken


def involved_as(casus: Any, medewerker: Any, on: Any) -> list[tuple[str, int]]:
    """The same for a casus that was fetched as visible already (1 query)."""
    gronden = Betrokkenheid.objects.giving_access_to(medewerker, on).filter(
        Q(casus=casus.pk) | Q(casus=None, jeugdige=casus.jeugdige_id)
    )
    return list(gronden.values_list("rol", "organisatie_id"))


def works_or_takes_part(onderwerp: Any, medewerker: Any) -> Oordeel:
    """The team of the casus, or any party that is involved; the clock as well."""
    if medewerker.is_systeem or works_on_casus(onderwerp, medewerker):
        return True
    return takes_part(onderwerp, medewerker)


def _who(rollen: Iterable[str]) -> str:
    namen = sorted({str(Rol(rol).label).lower() for rol in rollen})
    return f"Vraag het de {' of de '.join(namen)}." if len(namen) <= 3 else ""
