"""Of de gemeente de casusregisseur het vaststellen van het plan heeft toevertrouwd (RV-B03-07)."""

from typing import Any

from django.db.models import Q

from casusregie.bevoegdheden import is_casusregisseur
from organisaties.models import Organisatie
from verloop.redenen import Nee, Oordeel


def has_mandate(plan: Any, medewerker: Any) -> Oordeel:
    """The casusregisseur of this casus, when the gemeente gave that mandate under the Jeugdwet.

    One query, and only for the casusregisseur.
    """
    regie = is_casusregisseur(plan, medewerker)
    if not regie:
        return regie
    dag = plan.vandaag
    lopend = Q(mandaten__geldig_tot=None) | Q(mandaten__geldig_tot__gte=dag)
    gegeven = Organisatie.objects.filter(
        lopend,
        pk=plan.casus.gemeente_id,
        mandaten__wet="jeugdwet",
        mandaten__plan_vaststellen=True,
        mandaten__geldig_van__lte=dag,
    )
    if gegeven.exists():
        return True
    return Nee("De gemeente gaf de casusregisseur geen mandaat om het plan vast te stellen.")
