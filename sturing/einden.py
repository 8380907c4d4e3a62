"""Eenzijdig gestopte hulp en beoordelingen aan het einde, van de eigen contracten."""

from datetime import date

from django.db.models import QuerySet

from casusregie.models import Beeindiging, Eindbeoordeling

from .cijfers import at_aanbieder, in_period, own
from .keuze import Keuze


def unilateral(keuze: Keuze, on: date) -> QuerySet[Beeindiging]:
    """The aanbieder reported in the period that it stops, whatever came of it (CR-A3-06)."""
    return Beeindiging.objects.filter(
        own(keuze), at_aanbieder(keuze), in_period(keuze, "gemeld_op")
    )


def judgements(keuze: Keuze, on: date) -> QuerySet[Eindbeoordeling]:
    """Adopted judgements of help that ended in the period (CR-K-01)."""
    rijen = Eindbeoordeling.objects.adopted().filter(own(keuze), at_aanbieder(keuze))
    return rijen.filter(in_period(keuze, "geeindigd_op"))
