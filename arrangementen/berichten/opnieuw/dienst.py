"""Verstuurt een bericht opnieuw: nieuw na een afkeuring, of hetzelfde bestand als het weg was."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from arrangementen.berichten.models import Bericht
from arrangementen.berichten.opslag import make_message
from arrangementen.ijw.bouwen import OngeldigBericht
from arrangementen.ijw.lezen import read
from arrangementen.toewijzing.client import GeenContact
from arrangementen.toewijzing.openen import send_toewijzing
from arrangementen.wijzigen.models import Wijzigingsverzoek
from verloop.fouten import Geblokkeerd
from verloop.overgangen import perform, record
from verloop.redenen import Nee, Oordeel

from .bewakers import may_resend, replaceable
from .models import Herzending, Herzendreden, Wijze
from .verschillen import changes_of

NIETS_TE_MELDEN = "Alles wat in dit bericht stond, is al in een later bericht gemeld."
NIETS_HERSTELD = (
    "De gegevens zijn nog gelijk aan die in het afgekeurde bericht. Herstel ze eerst in het "
    "dossier, of kies dat de ontvanger zijn administratie heeft hersteld"
)
GEEN_CONTACT = (
    "Van de jeugdige is geen adres en geen telefoonnummer bekend. Vul dat eerst in het dossier in"
)


def send_same(
    bericht: Bericht, *, by: Any, op: datetime, reden: str, toelichting: str = ""
) -> Bericht:
    """Put the same file ready once more; it keeps its Identificatie, so it counts once.

    Raises PermissionDenied, Conflict (it did not leave) or Geblokkeerd (it was answered).
    """
    with transaction.atomic():
        bericht = perform(bericht, "put_back", by=by, op=op)
        _note(bericht, None, Wijze.ZELFDE, by, op, reden, toelichting)
    return bericht


def send_new(
    bericht: Bericht, *, by: Any, op: datetime, reden: str, toelichting: str = ""
) -> Bericht:
    """Make the message that takes the place of a rejected one, with its own Identificatie.

    Raises PermissionDenied, Geblokkeerd (not rejected, replaced before, nothing left to report)
    or ValidationError (not corrected, or the dossier does not make a valid message).
    """
    with transaction.atomic():
        bericht = (
            Bericht.objects.select_for_update(of=("self",))
            .select_related("casus__jeugdige", "casus__gemeente", "aanbieder", "gemeente")
            .get(pk=bericht.pk)
        )
        bericht.on(timezone.localdate(op))
        _check(bericht, by)
        if reden == Herzendreden.HERSTELD and not changes_of(bericht, timezone.localdate(op)):
            raise ValidationError({"reden": NIETS_HERSTELD})
        nieuw = _make(bericht, op)
        Bericht.objects.filter(pk=nieuw.pk).update(vervangt=bericht)
        nieuw.vervangt = bericht
        record(nieuw, "vervangt", by=by, op=op)
        _note(bericht, nieuw, Wijze.NIEUW, by, op, reden, toelichting)
    return nieuw


def may_replace(bericht: Bericht, by: Any, on: Any) -> Oordeel:
    """May this person send a new message in the place of this one today?"""
    bericht.on(on)
    magt = may_resend(bericht, by)
    return magt if isinstance(magt, Nee) else replaceable(bericht)


def _check(bericht: Bericht, by: Any) -> None:
    magt = may_resend(bericht, by)
    if isinstance(magt, Nee):
        raise PermissionDenied(magt.reden)
    oordeel = replaceable(bericht)
    if isinstance(oordeel, Nee):
        raise Geblokkeerd(oordeel.reden, oordeel.weg)


def _make(bericht: Bericht, op: datetime) -> Bericht:
    try:
        nieuw = _again_301(bericht, op) if bericht.soort == "301" else _again(bericht, op)
    except GeenContact as fout:
        raise ValidationError(GEEN_CONTACT) from fout
    except OngeldigBericht as fout:
        raise ValidationError([bevinding.tekst for bevinding in fout.bevindingen]) from fout
    if nieuw is None:
        raise Geblokkeerd(NIETS_TE_MELDEN, "Bekijk het laatste bericht over deze toewijzing.")
    return nieuw


def _again_301(bericht: Any, op: datetime) -> Bericht | None:
    """From the dossier as it is now: complete per client and aanbieder (OP087)."""
    return send_toewijzing(
        bericht.casus, bericht.aanbieder, op=op, referentie=wijziging_reference(bericht)
    )


def _again(bericht: Any, op: datetime) -> Bericht:
    """The same body under a new header."""
    inhoud = read(bericht.data).inhoud
    return make_message(
        bericht.soort,
        {naam: deel for naam, deel in inhoud.items() if naam != "Header"},
        gemeente=bericht.gemeente,
        aanbieder=bericht.aanbieder,
        casus=bericht.casus,
        op=op,
    )


def wijziging_reference(bericht: Bericht) -> str:
    """The reference of the verzoek om wijziging that a JW301 answers; empty when it answers none.

    Every product of the new JW301 carries it again (IV093).
    """
    client = read(bericht.data).inhoud["Client"]
    producten = client["ToegewezenProducten"]["ToegewezenProduct"]
    genoemd = {product.get("ReferentieAanbieder", "") for product in producten} - {""}
    van_wijziging = Wijzigingsverzoek.objects.filter(
        aanbieder=bericht.aanbieder, referentie_aanbieder__in=genoemd
    )
    return van_wijziging.values_list("referentie_aanbieder", flat=True).first() or ""


def _note(
    bericht: Bericht, nieuw: Any, wijze: str, by: Any, op: datetime, reden: str, toelichting: str
) -> None:
    Herzending.objects.create(
        bericht=bericht,
        nieuw=nieuw,
        wijze=wijze,
        reden=reden,
        toelichting=toelichting,
        door=by,
        op=op,
    )
