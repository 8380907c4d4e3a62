"""Een bericht dat niet te verwerken is: de rest gaat door, en beheer ziet welk en waarom."""

import logging
import zlib
from dataclasses import asdict
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import DatabaseError, OperationalError
from django.db.models import Q

from arrangementen.ijw.bericht import Bevinding
from arrangementen.ijw.bouwen import OngeldigBericht
from organisaties.models import Medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import amend

from .models import Bericht, Berichtstand, Richting

logger = logging.getLogger(__name__)

#: All that one message can raise by what is in it: damaged bytes, contents that no rule foresaw,
#: or a dossier that refuses. A loss of power or memory is not among them: that stops everything.
MISLUKT = (
    *(DatabaseError, ObjectDoesNotExist, Conflict, Geblokkeerd, PermissionDenied),
    *(ValidationError, OngeldigBericht, InvalidTag, zlib.error),
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError),
)
BESCHADIGD = Bevinding(
    1,
    "VERWERKING",
    "IJW-711",
    "",
    "Dit bericht is niet te verwerken: de bewaarde bytes zijn beschadigd. Vraag de afzender om het "
    "opnieuw te sturen.",
)
ONVERWACHT = Bevinding(
    1,
    "VERWERKING",
    "IJW-712",
    "",
    "Dit bericht is niet te verwerken. Het wordt elke minuut opnieuw geprobeerd. Meld het bij de "
    "leverancier als het blijft staan.",
)
#: what came in and stayed behind
VAST = Q(richting=Richting.IN, status=Berichtstand.ONTVANGEN) & ~Q(bevindingen=[])


def note_failure(rij: Bericht, fout: Exception, op: datetime) -> Bericht:
    """Note once on a message that stays behind why it does; a lock of somebody else is no reason.

    The log names the row and the kind of fault, nothing of the contents.
    """
    if rij.bevindingen or isinstance(fout, OperationalError):
        return rij
    logger.error("bericht %s niet te verwerken: %s", rij.pk, type(fout).__name__)
    beschadigd = isinstance(fout, InvalidTag | zlib.error)
    reden = asdict(BESCHADIGD if beschadigd else ONVERWACHT)
    klok = Medewerker.objects.systeem()
    return amend(rij, by=klok, op=op, code="niet_te_verwerken", bevindingen=[reden])


def forget_failure(rij: Any) -> None:
    """It is tried again, in the transaction of the caller."""
    if rij.bevindingen:
        rij.bevindingen = []
        Bericht.objects.filter(pk=rij.pk).update(bevindingen=[])
