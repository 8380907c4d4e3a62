"""Laat een escalatie vervallen als de termijn alsnog gehaald is of een andere dag kreeg."""

from typing import Any

from django.db.models import Q

from casusregie.termijnen.models import Termijn
from organisaties.models import Medewerker
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

from .models import Escalatie


def lapse_answered_by_facts(paren: list[tuple[Any, list[Termijn]]]) -> None:
    """Open escalaties of termijnen that stopped or moved lapse, in the same transaction.

    `paren`: an onderwerp and those termijnen of it. They are dated as the event that changed the
    facts. What never escalates needs no question.
    """
    van = {
        termijn.pk: onderwerp
        for onderwerp, termijnen in paren
        for termijn in termijnen
        if termijn.escaleert or getattr(termijn, "escaleerde", False)
    }
    if not van:
        return
    for escalatie in Escalatie.objects.open().filter(termijn__in=van).order_by("pk"):
        oorzaak = _cause(van[escalatie.termijn_id])  # type: ignore[index]
        perform(escalatie, "lapse", by=Medewerker.objects.systeem(), op=oorzaak.op)


def _cause(onderwerp: Any) -> Gebeurtenis:
    """The last event of this onderwerp or its casus."""
    zelf = Q(model=onderwerp._meta.label_lower, object_id=onderwerp.pk)
    via_casus = Q(dossier=onderwerp.termijn_casus().kenmerk)
    return Gebeurtenis.objects.filter(zelf | via_casus).latest("pk")
