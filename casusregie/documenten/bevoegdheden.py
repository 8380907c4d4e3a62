"""Wie een document maakt, vaststelt en deelt: de schrijvers van de organisatie zelf."""

from datetime import date
from typing import Any

from django.db.models import Q

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Betrokkenheid
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.redenen import Nee, Oordeel

from .onderdeel import Documentsoort, Schrijver

ROLLEN: dict[Schrijver, tuple[Rol, ...]] = {
    Schrijver.TEAM: (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR),
    Schrijver.AANBIEDER: (Rol.BEHANDELREGISSEUR,),
    Schrijver.GI: (Rol.JEUGDBESCHERMER,),
}
KANT: dict[str, Schrijver] = {
    Soort.LOKAAL_TEAM: Schrijver.TEAM,
    Soort.AANBIEDER: Schrijver.AANBIEDER,
    Soort.GI: Schrijver.GI,
}


def writes(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Holds a writing role at the organisation that made the document."""
    rollen = writing_roles(onderwerp.organisatie)
    if rollen and medewerker.has_role(
        *rollen, on=onderwerp.vandaag, organisatie_id=onderwerp.organisatie_id
    ):
        return True
    return Nee(
        f"Alleen {onderwerp.organisatie} doet dit.",
        f"Vraag het {_names(rollen)} van {onderwerp.organisatie}.",
    )


def may_begin(casus: Casus, soort: Documentsoort, organisatie: Organisatie, on: date) -> Oordeel:
    """May this organisation make this kind in this casus? Route, side and involvement."""
    past = fits(casus, soort, organisatie)
    if not past:
        return past
    if not is_involved(casus, organisatie, on):
        return Nee(f"{organisatie} is niet betrokken bij deze casus.")
    return True


def is_involved(casus: Casus, organisatie: Organisatie, on: date) -> bool:
    """Holds the regie, or has an involvement that runs on that day."""
    if casus.team_id == organisatie.pk:
        return True
    return bool(_involvements(casus, on).filter(organisatie=organisatie).exists())


def _involvements(casus: Casus, on: date) -> Any:
    lopend = Betrokkenheid.objects.running(on).filter(jeugdige=casus.jeugdige_id)
    return lopend.filter(Q(casus=casus) | Q(casus=None))


def writing_organisation(
    casus: Casus, soort: Documentsoort, medewerker: Any, on: date
) -> Organisatie | None:
    """The organisation in whose name this person writes this kind here; None when nobody's."""
    plekken = writing_places(casus, medewerker, on)
    return next((o for o in plekken if fits(casus, soort, o)), None)


def writing_places(casus: Casus, medewerker: Any, on: date) -> list[Organisatie]:
    """The involved organisations in whose name this person writes in this casus; one query."""
    eigen = [
        a.organisatie
        for a in medewerker.aanstellingen_op(on)
        if a.rol in writing_roles(a.organisatie)
    ]
    betrokken = set(
        _involvements(casus, on)
        .filter(organisatie__in={o.pk for o in eigen})
        .values_list("organisatie", flat=True)
    )
    return [o for o in eigen if o.pk in betrokken or o.pk == casus.team_id]


def fits(casus: Casus, soort: Documentsoort, organisatie: Organisatie) -> Oordeel:
    """Does this kind belong to the route of the casus and to this side?"""
    if casus.route not in soort.routes:
        return Nee(f"Het soort document {soort.naam} hoort niet bij deze route.")
    if KANT.get(organisatie.soort) not in soort.schrijvers:
        return Nee(f"{organisatie} maakt geen {soort.naam}.")
    return True


def writing_roles(organisatie: Organisatie) -> tuple[Rol, ...]:
    """The roles that write in the name of this organisation."""
    kant = KANT.get(organisatie.soort)
    return ROLLEN[kant] if kant else ()


def _names(rollen: tuple[Rol, ...]) -> str:
    return "de " + " of ".join(str(rol.label).lower() for rol in rollen) if rollen else "iemand"
