"""Meldt een crisis en legt contact vast; de uren bepalen wat er de volgende dag moet."""

from datetime import date, datetime
from typing import Any

from casusregie.afronding.hulp import help_of
from casusregie.casus.models import Casus
from organisaties.rollen import Rol
from verloop.overgangen import register

from .kantoortijd import outside_office_hours
from .models import Crisis, Crisiscontact


def report_crisis(casus: Casus, *, by: Any, op: datetime, **velden: Any) -> Crisis:
    """Report a crisis; `velden`: hulp_ontoereikend, niet_hanteerbaar, aard, omschrijving.

    Also `aanbieder` (Organisatie) when an aanbieder reports it. Raises ValidationError when one of
    the two criteria is not met (CR-X-01) or a crisis runs already, PermissionDenied for others.
    """
    crisis = Crisis(
        casus=casus,
        gemeld_om=op,
        gemeld_door=by,
        buiten_kantoortijd=outside_office_hours(op),
        **velden,
    )
    return register(crisis, by=by, op=op)


def reporting_aanbieder(casus: Casus, medewerker: Any, on: date) -> int | None:
    """The aanbieder for which this person gives help here; None for who has the regie."""
    eigen = medewerker.organisaties_op(on, Rol.BEHANDELREGISSEUR)
    if not eigen:
        return None
    return next((hulp.aanbieder_id for hulp in help_of(casus) if hulp.aanbieder_id in eigen), None)


def log_contact(crisis: Crisis, *, by: Any, op: datetime, **velden: Any) -> Crisiscontact:
    """Write down one contact; `velden`: met, om (moment), verslag."""
    stuk = Crisiscontact(crisis=crisis, casus=crisis.casus, door=by, **velden)
    return register(stuk, by=by, op=op)
