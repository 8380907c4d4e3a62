"""Van welke gemeenten iemand de cijfers precies ziet; elders gelden kleine aantallen.

De uitvoeringsorganisatie en het expertteam sturen op de gemeenten die via de regio inkopen. De
contractmanager van een gemeente stuurt op die ene gemeente (domein.md §0 n).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from arrangementen.aanbod.keuzes import Inkoopdomein, Inkoper
from arrangementen.models import Inkoopmodel
from organisaties.rollen import Rol, Soort

LEZERS = (Rol.CONTRACTMANAGER, Rol.SECRETARIS)
#: Organisations that look at everything bought through the region.
REGIONAAL = (Soort.UITVOERINGSORGANISATIE, Soort.RER)


@dataclass(frozen=True)
class Bereik:
    """Gemeenten by id with their name: of the own contracts, and those elsewhere in the region."""

    eigen: dict[int, str]
    elders: dict[int, str]
    regionaal: bool

    @property
    def naam(self) -> str:
        """Whose figures these are, for the heading."""
        return "de jeugdregio" if self.regionaal else ", ".join(self.eigen.values())


def reach_of(medewerker: Any, on: date) -> Bereik:
    """What this person sees exactly; one query. Nobody's own when the role does not fit."""
    plekken = [a.organisatie for a in medewerker.aanstellingen_op(on) if a.rol in LEZERS]
    regionaal = any(plek.soort in REGIONAAL for plek in plekken)
    zelf = {plek.pk for plek in plekken if plek.soort == Soort.GEMEENTE}
    eigen: dict[int, str] = {}
    elders: dict[int, str] = {}
    for pk, naam, inkoper in _gemeenten(on):
        mijn = pk in zelf or (regionaal and inkoper == Inkoper.GRJR)
        (eigen if mijn else elders)[pk] = naam
    return Bereik(eigen, elders, regionaal)


def _gemeenten(on: date) -> Any:
    """Gemeenten of which is recorded how they buy specialist help on that day."""
    rijen = Inkoopmodel.objects.valid_on(on).filter(
        Q(gemeente__geldig_tot=None) | Q(gemeente__geldig_tot__gte=on),
        domein=Inkoopdomein.SPECIALISTISCH,
        gemeente__geldig_van__lte=on,
    )
    velden = ("gemeente", "gemeente__naam", "inkoper")
    return rijen.order_by("gemeente__naam").values_list(*velden)
