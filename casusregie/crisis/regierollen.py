"""Wat een crisis met de regie en het zicht doet: het CIT erbij, en na afloop weer eraf."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from casusregie.afronding.partijen import involve
from casusregie.casus.models import Regierol
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol

GROND = "Crisis: ingezet als Crisis Interventie Team"


def open_cit(crisis: Any, *, by: Any, op: datetime) -> None:
    """The crisismedewerkers of this CIT see the casus from now on."""
    plek = place(Rol.CRISISMEDEWERKER, crisis.cit_id)
    involve(crisis.casus, plek, GROND, timezone.localdate(op))


def begin_crisisregie(crisis: Any, *, by: Any, op: datetime) -> None:
    """Somebody of the CIT is crisiscasusregisseur, beside the ordinary one (CR-X-04)."""
    Regierol.objects.create(
        casus_id=crisis.casus_id,
        gezin_id=crisis.casus.gezin_id,
        rol=Regierol.Soort.CRISISCASUSREGISSEUR,
        medewerker=by,
        organisatie_id=crisis.cit_id,
        begin=op,
        reden="Crisis",
    )


def fitting_casusregisseur(crisis: Any, wie: Any, on: date) -> Any:
    """Somebody of the team who may be casusregisseur; one per gezin (CR-G-04, CR-X-05).

    Raises ValidationError at the field otherwise.
    """
    casus = crisis.casus
    if not wie.has_role(Rol.CASUSREGISSEUR, on=on, organisatie_id=casus.team_id):
        raise ValidationError({"casusregisseur": "Kies een casusregisseur van het team"})
    anderen = Regierol.objects.current().filter(gezin=casus.gezin_id, rol=Rol.CASUSREGISSEUR)
    if any(rol.medewerker_id != wie.pk for rol in anderen):
        raise ValidationError(
            {"casusregisseur": "Dit gezin heeft al een casusregisseur. Kies dezelfde"}
        )
    return wie


def take_casusregie(crisis: Any, *, by: Any, op: datetime) -> None:
    """The one who was chosen becomes casusregisseur from this moment (CR-X-05)."""
    Regierol.objects.create(
        casus_id=crisis.casus_id,
        gezin_id=crisis.casus.gezin_id,
        rol=Rol.CASUSREGISSEUR,
        medewerker=crisis.gekozen,
        organisatie_id=crisis.casus.team_id,
        begin=op,
        reden="Aangewezen tijdens een crisis",
    )


def end_crisis(crisis: Any, *, by: Any, op: datetime) -> None:
    """The crisiscasusregie ends, and so does the sight of the CIT."""
    lopend = Regierol.objects.current().filter(
        casus=crisis.casus_id, rol=Regierol.Soort.CRISISCASUSREGISSEUR
    )
    for rol in lopend:
        rol.einde = max(rol.begin, op)
        rol.save()
    if crisis.cit_id:
        Betrokkenheid.objects.filter(
            casus=crisis.casus_id,
            organisatie=crisis.cit_id,
            rol=Rol.CRISISMEDEWERKER,
            einddatum=None,
        ).update(einddatum=timezone.localdate(op))
