"""Geeft een aanbieder zicht op de casus zolang hij er hulp voor heeft."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from casusregie.models import Betrokkenheid
from normenkader.instellingen import instelling
from organisaties.rollen import Rol

from .models import ACTIEF, Arrangement

GROND = "toewijzing van hulp"
ROLLEN = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)


def open_involvement(arrangement: Arrangement, op: date) -> None:
    """The behandelregisseur and zorgadministratie of the aanbieder see this casus from now on."""
    aanbieder: Any = arrangement.aanbieder_id
    for rol in ROLLEN:
        bestaand = _of_aanbieder(arrangement).filter(rol=rol)
        lopend = bestaand.filter(Q(einddatum=None) | Q(einddatum__gte=op)).first()
        if lopend is not None and lopend.einddatum is not None:
            lopend.einddatum = None
            lopend.save()
        elif lopend is None:
            Betrokkenheid.objects.create(
                jeugdige_id=arrangement.casus.jeugdige_id,
                casus_id=arrangement.casus_id,
                organisatie_id=aanbieder,
                rol=rol,
                grond=GROND,
                begindatum=op,
            )


def close_involvement(arrangement: Arrangement, op: date) -> None:
    """The last help of this aanbieder ended: its people see the casus for the final report.

    How many days that takes at most is a setting; after it they no longer see the casus.
    """
    andere = Arrangement.objects.filter(
        casus_id=arrangement.casus_id, aanbieder_id=arrangement.aanbieder_id, status__in=ACTIEF
    )
    if not andere.exclude(pk=arrangement.pk).exists():
        tot = op + timedelta(days=instelling("arrangement.zicht_na_einde_dagen", op))
        for rij in _of_aanbieder(arrangement).filter(grond=GROND, einddatum=None):
            rij.einddatum = tot
            rij.save()


def _of_aanbieder(arrangement: Arrangement) -> Any:
    aanbieder: Any = arrangement.aanbieder_id
    return Betrokkenheid.objects.filter(
        casus_id=arrangement.casus_id, organisatie_id=aanbieder, medewerker=None
    )
