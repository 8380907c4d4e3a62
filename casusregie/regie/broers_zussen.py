"""Eén casusregisseur per gezin: met een maatregel gaan de andere casussen van het gezin mee."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from casusregie.casus.models import Casus, Regieaanleiding, Regierol
from casusregie.jeugdige.models import Betrokkenheid
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol

from .houders import end_holder

GROND = "De casusregie van het gezin ligt bij de gecertificeerde instelling"


def move_regie_of_siblings(
    casus: Casus, jeugdbeschermer: Medewerker, gi: Organisatie, op: datetime
) -> list[Casus]:
    """Whoever is casusregisseur of another casus of the gezin hands it to the jeugdbeschermer.

    That person sees those casussen, but never one with an opt-out. Returns the casussen that
    changed hands (CR-G-04, CR-C1-16).
    """
    rollen = (
        Regierol.objects.current()
        .filter(gezin_id=casus.gezin_id, rol=Rol.CASUSREGISSEUR, casus__gesloten_op=None)
        .exclude(medewerker=jeugdbeschermer)
        .select_related("casus")
        .order_by("pk")
    )
    rijen = list(rollen)
    for rij in rijen:
        end_holder(rij, op)
    anders = [rij for rij in rijen if rij.casus_id != casus.pk]
    for rij in anders:
        _give(rij.casus, jeugdbeschermer, gi, max(rij.begin, op))
    return [rij.casus for rij in anders]


def _give(casus: Any, jeugdbeschermer: Medewerker, gi: Organisatie, op: datetime) -> None:
    Regierol.objects.create(
        casus=casus,
        gezin_id=casus.gezin_id,
        rol=Rol.CASUSREGISSEUR,
        medewerker=jeugdbeschermer,
        organisatie=gi,
        begin=op,
        aanleiding=Regieaanleiding.MAATREGEL,
        reden="Eén casusregisseur per gezin",
    )
    if casus.opt_out:
        return
    Betrokkenheid.objects.create(
        jeugdige_id=casus.jeugdige_id,
        casus=casus,
        organisatie=gi,
        medewerker=jeugdbeschermer,
        rol=Rol.JEUGDBESCHERMER,
        grond=GROND,
        begindatum=timezone.localdate(op),
    )
