"""Geeft een aanbieder zicht op de casus zolang hij er hulp voor heeft."""

from datetime import date
from typing import Any

from casusregie.models import Betrokkenheid
from organisaties.rollen import Rol

from .models import ACTIEF, Arrangement

GROND = "toewijzing van hulp"
ROLLEN = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)


def open_involvement(arrangement: Arrangement, op: date) -> None:
    """The behandelregisseur and zorgadministratie of the aanbieder see this casus from now on."""
    for rol in ROLLEN:
        lopend = _running(arrangement).filter(rol=rol)
        if not lopend.exists():
            Betrokkenheid.objects.create(
                jeugdige_id=arrangement.casus.jeugdige_id,
                casus_id=arrangement.casus_id,
                organisatie_id=arrangement.aanbieder_id,
                rol=rol,
                grond=GROND,
                begindatum=op,
            )


def close_involvement(arrangement: Arrangement, op: date) -> None:
    """The last help of this aanbieder ended: its people no longer see the casus after today."""
    andere = Arrangement.objects.filter(
        casus_id=arrangement.casus_id, aanbieder_id=arrangement.aanbieder_id, status__in=ACTIEF
    )
    if not andere.exclude(pk=arrangement.pk).exists():
        for rij in _running(arrangement).filter(grond=GROND):
            rij.einddatum = op
            rij.save()


def _running(arrangement: Arrangement) -> Any:
    return Betrokkenheid.objects.filter(
        casus_id=arrangement.casus_id,
        organisatie_id=arrangement.aanbieder_id,
        medewerker=None,
        einddatum=None,
    )
