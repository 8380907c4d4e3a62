"""Een casus met hulp zonder casusregisseur: wie er iets aan doet krijgt een signaal (CR-M-11).

Weggaan kan de deur niet altijd tegenhouden: een account stopt, een rol loopt af. Dan is de
procesregisseur aan zet, en blijft het liggen, dan de teamleider.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.termijnen.melden import notify
from normenkader.instellingen import instelling, kalender_op
from organisaties.rollen import Rol

from .wisselen import missing_casusregisseur

SOORT = "regie-ontbreekt"
TITEL = "Deze casus heeft geen casusregisseur"
TITEL_TEAMLEIDER = "Deze casus heeft al te lang geen casusregisseur"
WERKDAGEN = "regie.ontbreekt_werkdagen"


def tell_missing(on: date) -> int:
    """Tell of every gap once; returns how many signals are new. Calling again changes nothing."""
    rijen = missing_casusregisseur().exclude(team=None).order_by("pk")
    gaten = rijen.annotate(
        laatst=Max("regierollen__einde", filter=Q(regierollen__rol=Rol.CASUSREGISSEUR))
    )
    return sum(_tell(casus, on) for casus in gaten.iterator(200))


@transaction.atomic
def _tell(casus: Any, on: date) -> int:
    sinds = missing_since(casus)
    vast: dict[str, Any] = {"on": on, "sleutel": sinds.isoformat()}
    nieuw = notify(casus, SOORT, TITEL, casus, aan=[Rol.PROCESREGISSEUR], **vast)
    if on > kalender_op(on).add_werkdagen(sinds, int(instelling(WERKDAGEN, on))):
        hoger = f"{SOORT}-teamleider"
        nieuw += notify(casus, hoger, TITEL_TEAMLEIDER, casus, aan=[Rol.TEAMLEIDER], **vast)
    return len(nieuw)


def missing_since(casus: Casus) -> date:
    """The day the last casusregisseur stopped; without one the day of the aanmelding."""
    laatst = casus.laatst  # type: ignore[attr-defined]
    return timezone.localdate(laatst) if laatst else casus.aangemeld_op
