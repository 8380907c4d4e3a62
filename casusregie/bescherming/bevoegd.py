"""Wie in route C iets vastlegt: de GI, of de partij die het zelf deed."""

from datetime import date
from typing import Any

from django.db import models

from casusregie.bevoegdheden import works_on_casus
from casusregie.jeugdige.models import Betrokkenheid
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel


class Partij(models.TextChoices):
    """Whose task it is (Handreiking, route C)."""

    GI = "gi", "Gecertificeerde instelling"
    LOKAAL_TEAM = "lokaal_team", "Lokaal team"
    AANBIEDER = "aanbieder", "Aanbieder"
    BACKOFFICE = "backoffice", "Backoffice"


ROLLEN: dict[str, tuple[Rol, ...]] = {
    Partij.LOKAAL_TEAM: (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER),
    Partij.AANBIEDER: (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE),
    Partij.BACKOFFICE: (Rol.BACKOFFICE,),
}


#: Who reads everything of route C in a casus; an aanbieder only reads its own part.
BREED = (
    *(Rol.JEUGDBESCHERMER, Rol.GEDRAGSWETENSCHAPPER, Rol.BACKOFFICE, Rol.ZORGBEMIDDELAAR),
    *(Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER, Rol.CRISISMEDEWERKER),
)


def reads_all(medewerker: Any, on: date) -> models.Exists:
    """As a column of casus: involved in it in a role that reads decisions, children and all
    teamtafels.
    """
    gronden = Betrokkenheid.objects.giving_access_to(medewerker, on).filter(
        models.Q(casus=models.OuterRef("pk"))
        | models.Q(casus=None, jeugdige=models.OuterRef("jeugdige")),
        rol__in=BREED,
    )
    return models.Exists(gronden)


def gi_leads(onderwerp: Any, medewerker: Any) -> Oordeel:
    """The jeugdbeschermer of the GI that leads this casus on route C."""
    if onderwerp.casus.route != "C":
        return Nee(
            "Deze casus loopt niet op route C.",
            "Alleen met een maatregel legt de gecertificeerde instelling dit vast.",
        )
    return _still_open(onderwerp) and works_on_casus(onderwerp, medewerker)


def _still_open(onderwerp: Any) -> Oordeel:
    """Nothing new is recorded in a casus that was closed."""
    if onderwerp._state.adding and onderwerp.casus.gesloten_op is not None:
        return Nee("Deze casus is gesloten.")
    return True


def does_for(partij: str, onderwerp: Any, medewerker: Any) -> Oordeel:
    """Somebody of this party who is involved in the casus, or the GI on behalf of it."""
    open_ = _still_open(onderwerp)
    if not open_:
        return open_
    if partij != Partij.GI and is_involved(onderwerp, medewerker, *ROLLEN[partij]):
        return True
    oordeel = works_on_casus(onderwerp, medewerker)
    if oordeel or partij == Partij.GI:
        return oordeel
    wie = Partij(partij).label.lower()
    return Nee(f"Alleen {wie} of de jeugdbeschermer legt dit vast.")


def is_involved(onderwerp: Any, medewerker: Any, *rollen: Rol) -> bool:
    """Holds one of the roles at an organisation that is involved in this casus on the day.

    The gemeente of the casus counts as involved for its own backoffice.
    """
    plekken = medewerker.organisaties_op(onderwerp.vandaag, *rollen)
    if Rol.BACKOFFICE in rollen and onderwerp.casus.gemeente_id in plekken:
        return True
    if not plekken:
        return False
    casus = onderwerp.casus
    lopend = Betrokkenheid.objects.giving_access_to(medewerker, onderwerp.vandaag)
    eigen = models.Q(casus=casus) | models.Q(casus=None, jeugdige=casus.jeugdige_id)
    return bool(lopend.filter(eigen, organisatie__in=plekken, rol__in=rollen).exists())
