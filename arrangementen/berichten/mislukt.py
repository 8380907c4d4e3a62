"""Een bericht dat niet te verwerken is: de rest gaat door, en beheer ziet welk en waarom."""

import logging
import zlib
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import DatabaseError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from arrangementen.ijw.bericht import Bevinding
from arrangementen.ijw.bouwen import OngeldigBericht
from arrangementen.ijw.lezen import read_findings
from casusregie.jeugdige.versleuteling import blind_index
from casusregie.models import Casus
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import amend

from .kop import note_header
from .models import GEVONDEN, Bericht, Berichtstand, Richting
from .pogingen import Verwerkpoging, attempts_at, count_attempt, given_up, most_attempts

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
OPGEGEVEN = Bevinding(
    1,
    "VERWERKING",
    "IJW-713",
    "",
    "Dit bericht is {aantal} keer geprobeerd en wordt niet meer vanzelf verwerkt. Meld het bij de "
    "leverancier. Daarna kan beheer het opnieuw proberen.",
)
STORING = Bevinding(
    1,
    "VERWERKING",
    "IJW-714",
    "",
    "De database was {aantal} keer bezet of niet bereikbaar. Dit bericht wordt niet meer vanzelf "
    "verwerkt. Vraag beheer om het opnieuw te proberen.",
)
AFGEBROKEN = Bevinding(
    1,
    "VERWERKING",
    "IJW-715",
    "",
    "Het verwerken van dit bericht is {aantal} keer afgebroken. Het wordt niet meer vanzelf "
    "verwerkt. Meld het bij de leverancier. Daarna kan beheer het opnieuw proberen.",
)
EINDE = {OPGEGEVEN.code, STORING.code, AFGEBROKEN.code}
#: what came in and stayed behind
VAST = Q(richting=Richting.IN, status=Berichtstand.ONTVANGEN) & ~Q(bevindingen=[])


def stays_behind(rij: Any) -> bool:
    """Is this one of VAST?"""
    open_ = rij.richting == Richting.IN and rij.status == Berichtstand.ONTVANGEN
    return open_ and bool(rij.bevindingen)


def note_failure(rij: Bericht, fout: Exception, op: datetime, geteld: bool = False) -> Bericht:
    """Note on a message that stays behind why it does, and count the attempt unless it was.

    A lock or a pause of the database is no reason, until it lasts for as many attempts as the
    setting says: then nobody tries any more and the backoffice is told. The log names the row and
    the kind of fault, nothing of the contents.
    """
    try:
        aantal = attempts_at(rij) if geteld else count_attempt(rij, op)
    except OperationalError:  # still out of reach: the next attempt counts
        return rij
    op_ = aantal >= most_attempts(op)
    if not op_ and (rij.bevindingen or isinstance(fout, OperationalError)):
        return rij
    logger.error("bericht %s niet te verwerken: %s", rij.pk, type(fout).__name__)
    rij = _keep(rij, _in_words(_reason(fout, op_), aantal), op)
    if op_ and stays_behind(rij):
        _tell_backoffice(rij, timezone.localdate(op))
    return rij


def note_broken_off(op: datetime) -> None:
    """Messages that took the process along as often as the setting allows: they stay behind.

    The reason is kept before anybody reads the message once more, to tell whose it is.
    """
    for rij in Bericht.objects.filter(pk__in=given_up(op), status=Berichtstand.ONTVANGEN):
        if EINDE.isdisjoint(rij.codes):
            logger.error("bericht %s brak het verwerken steeds af", rij.pk)
            reden = _in_words(AFGEBROKEN, attempts_at(rij))
            Bericht.objects.filter(pk=rij.pk).update(bevindingen=[reden])
            rij = _keep(rij, reden, op)
            if stays_behind(rij):
                _tell_backoffice(rij, timezone.localdate(op))


def _in_words(bevinding: Bevinding, aantal: int) -> dict[str, Any]:
    reden = asdict(bevinding)
    return reden | {"tekst": reden["tekst"].format(aantal=aantal)}


@transaction.atomic
def _keep(rij: Bericht, reden: dict[str, Any], op: datetime) -> Bericht:
    """The reason on the row, unless somebody else handled the message after this attempt."""
    vers = Bericht.objects.select_for_update(of=("self",)).get(pk=rij.pk)
    if vers.status != Berichtstand.ONTVANGEN:
        Verwerkpoging.objects.filter(bericht=vers.pk).delete()
        return vers
    gevonden = {"bevindingen": [reden]} | _header(rij)
    klok = Medewerker.objects.systeem()
    return amend(rij, by=klok, op=op, code="niet_te_verwerken", **gevonden)


def _reason(fout: Exception, op_: bool) -> Bevinding:
    if isinstance(fout, InvalidTag | zlib.error):
        return BESCHADIGD
    if not op_:
        return ONVERWACHT
    return STORING if isinstance(fout, OperationalError) else OPGEGEVEN


def _header(rij: Bericht) -> dict[str, Any]:
    """What the Header tells, so that the backoffice sees whose it is; nothing when unreadable."""
    try:
        bericht, _ = read_findings(rij.data, per_client=True)
        if bericht is None:
            return {}
        note_header(rij, bericht)
    except MISLUKT:
        return {}
    return {naam: getattr(rij, naam) for naam in GEVONDEN}


def _tell_backoffice(rij: Bericht, on: date) -> None:
    """A signal in the casus of the client, when there is one; the box shows it in any case."""
    casus = _casus_of(rij)
    if casus is not None:
        titel = f"Een JW{rij.soort} van {rij.aanbieder} is niet te verwerken"[:160]
        plek = place(Rol.BACKOFFICE, casus.gemeente_id)
        notify(casus, "bericht-vast", titel, rij, on=on, aan=(plek,), sleutel=on.isoformat())


def _casus_of(rij: Bericht) -> Casus | None:
    """The last casus of whom it is about at this gemeente."""
    if rij.gemeente is None:
        return None
    bericht, _ = read_findings(rij.data, per_client=True)
    bsn = str(bericht.inhoud.get("Client", {}).get("Bsn", "")) if bericht else ""
    if not bsn:
        return None
    casussen = Casus.objects.filter(jeugdige__bsn_index=blind_index(bsn), gemeente=rij.gemeente)
    return casussen.order_by("-pk").first()


def forget_failure(rij: Any) -> None:
    """It is tried again: with the transaction of the caller its failures are past."""
    if rij.bevindingen:
        rij.bevindingen = []
        Verwerkpoging.objects.filter(bericht=rij.pk).delete()
        Bericht.objects.filter(pk=rij.pk).update(bevindingen=[])
