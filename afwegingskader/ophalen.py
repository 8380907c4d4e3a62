"""Haalt een aanvraag, analyse of inzet op met wat haar pagina nodig heeft, en logt de blik."""

import uuid
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from casusregie.zicht import get_visible

from .models import EenOpEenAanvraag, EenOpEenInzet, VerklarendeAnalyse
from .schermen.kop import CASUS, REGIE

MENSEN = ("opgesteld_door", "ingediend_door", "akkoord_aanbieder_door", "akkoord_regie_door")
BESLUIT = ("besloten_door", "akkoord_ingetrokken_door", "besloten_met_analyse__vastgesteld_door")
BRON = ("aanbieder", "kaderversie", "tarief", "intensiteitsoort")


def get_aanvraag(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    """The aanvraag this user may see, or Http404; its day is today."""
    rijen = EenOpEenAanvraag.objects.select_related(
        *CASUS, *MENSEN, *BESLUIT, *BRON, "arrangement", "inzet"
    ).prefetch_related(REGIE)
    return get_visible(rijen, request, kenmerk, onderdeel).on(timezone.localdate())


def get_inzet(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    """The inzet this user may see, with its aanvraag, or Http404; its day is today."""
    vandaag = timezone.localdate()
    mensen = (f"aanvraag__{naam}" for naam in (*MENSEN, *BESLUIT, "tarief", "intensiteitsoort"))
    rijen = EenOpEenInzet.objects.select_related(
        *CASUS, *mensen, "aanbieder", "kaderversie"
    ).prefetch_related(REGIE)
    inzet = get_visible(rijen, request, kenmerk, onderdeel).on(vandaag)
    inzet.aanvraag.on(vandaag)
    for naam in ("casus", "aanbieder", "kaderversie"):
        setattr(inzet.aanvraag, naam, getattr(inzet, naam))
    return inzet


def get_analyse(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    """The verklarende analyse this user may see, or Http404; its day is today."""
    casus = (f"aanvraag__{pad}" for pad in CASUS)
    rijen = VerklarendeAnalyse.objects.select_related(*casus, "auteur")
    return get_visible(rijen, request, kenmerk, onderdeel).on(timezone.localdate())
