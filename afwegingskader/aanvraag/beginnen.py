"""Maakt een concept van een aanvraag bij een lopend arrangement."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from afwegingskader.kader import Kaderfase, Processtap
from afwegingskader.verspreiding.lezen import record_reading
from normenkader.models import KaderVersie
from verloop.overgangen import register
from verloop.redenen import Nee, Oordeel

from .models import EenOpEenAanvraag


def new_aanvraag(arrangement: Any, by: Any, on: date) -> EenOpEenAanvraag | None:
    """An unsaved concept under the kader of today; None when no kader was loaded."""
    versie = KaderVersie.objects.version_on(on)
    if versie is None:
        return None
    aanvraag = draft(arrangement, by, on)
    aanvraag.kaderversie = versie
    return aanvraag


def draft(arrangement: Any, by: Any, on: date) -> EenOpEenAanvraag:
    """An unsaved concept without a kader: enough to judge whose role it is, without a query."""
    aanvraag = EenOpEenAanvraag(
        casus=arrangement.casus,
        arrangement=arrangement,
        aanbieder=arrangement.aanbieder,
        opgesteld_door=by,
    )
    aanvraag.on(on)
    return aanvraag


def may_begin(aanvraag: EenOpEenAanvraag | None, by: Any) -> Oordeel:
    """May this person begin this aanvraag now, and if not why?"""
    if aanvraag is None:
        return Nee(
            "Het afwegingskader 1-op-1 is nog niet ingelezen.", "Vraag de beheerder dit te doen."
        )
    if EenOpEenAanvraag.objects.open().filter(casus=aanvraag.casus_id).exists():
        return Nee(
            "Bij deze casus is al een open aanvraag voor 1-op-1.",
            "Ga verder met die aanvraag, of trek haar eerst in.",
        )
    return aanvraag.may_register(by)


def begin_aanvraag(aanvraag: EenOpEenAanvraag, *, by: Any, op: datetime) -> EenOpEenAanvraag:
    """Save the concept; whoever begins has read the kader that day (OO-E-03)."""
    aanvraag.kader_gelezen_op = timezone.localdate(op)
    record_reading(by, aanvraag.kaderversie, op)
    return register(aanvraag, by=by, op=op)


def explanation(on: date) -> dict[str, Any]:
    """What the page tells about the kader: version, phases and steps (OO-E-03, -05, -08)."""
    return {
        "kader": KaderVersie.objects.version_on(on),
        "fasen": Kaderfase.objects.all(),
        "stappen": Processtap.objects.valid_on(on),
    }
