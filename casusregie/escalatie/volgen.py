"""Laat een escalatie vervallen als de termijn alsnog gehaald is of een andere dag kreeg."""

from typing import Any

from django.db.models import Q

from casusregie.termijnen.models import Termijn
from organisaties.models import Medewerker
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

from .models import Escalatie


def lapse_answered_by_facts(onderwerp: Any, termijnen: list[Termijn]) -> None:
    """Open escalaties of termijnen that stopped or moved lapse, in the same transaction.

    They are dated as the event that changed the facts.
    """
    open_ = list(Escalatie.objects.open().filter(termijn__in=termijnen).order_by("pk"))
    if not open_:
        return
    label = onderwerp._meta.label_lower
    zelf = Q(model=label, object_id=onderwerp.pk)
    via_casus = Q(dossier=onderwerp.termijn_casus().kenmerk)
    oorzaak = Gebeurtenis.objects.filter(zelf | via_casus).latest("pk")
    for escalatie in open_:
        perform(escalatie, "lapse", by=Medewerker.objects.systeem(), op=oorzaak.op)
