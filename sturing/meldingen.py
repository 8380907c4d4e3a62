"""Of aanbieders op tijd melden: retour binnen 3 werkdagen, start binnen 5 werkdagen (iJw).

Wat 'op tijd' is rekent de termijn uit (OP090, OP271); hier wordt alleen geteld.
"""

from datetime import date

from django.db.models import F, Q, QuerySet

from casusregie.models import Termijn
from organisaties.rollen import Soort

from .cijfers import at_aanbieder, in_period, own
from .keuze import Keuze

RETOUR, START = "ijw.retour", "zorg.start_melden"


def due(keuze: Keuze, on: date) -> QuerySet[Termijn]:
    """What an aanbieder had to report in the period: reported, or certainly due and not reported.

    A start that nobody knows of yet does not count: the help may begin later than expected.
    """
    gemeld = Q(voldaan_op__isnull=False)
    zeker = Q(voldaan_op=None, vervallen=False, uiterlijk__lt=on) & (
        Q(code=RETOUR) | Q(escaleert=True)
    )
    return Termijn.objects.filter(
        gemeld | zeker,
        own(keuze),
        in_period(keuze, "uiterlijk"),
        at_aanbieder(keuze, "aan_zet_organisatie_id"),
        code__in=(RETOUR, START),
        aan_zet_organisatie__soort=Soort.AANBIEDER,
    )


def is_late() -> Q:
    """Reported after the last day, or not at all."""
    return Q(voldaan_op=None) | Q(voldaan_op__gt=F("uiterlijk"))


def late(keuze: Keuze, on: date) -> QuerySet[Termijn]:
    """Of those: too late."""
    return due(keuze, on).filter(is_late())


def starts(keuze: Keuze, on: date) -> QuerySet[Termijn]:
    """Of those: the start of help."""
    return due(keuze, on).filter(code=START)


def late_starts(keuze: Keuze, on: date) -> QuerySet[Termijn]:
    """Of the starts: too late."""
    return starts(keuze, on).filter(is_late())


def retours(keuze: Keuze, on: date) -> QuerySet[Termijn]:
    """Of those: the answer to a message."""
    return due(keuze, on).filter(code=RETOUR)


def late_retours(keuze: Keuze, on: date) -> QuerySet[Termijn]:
    """Of the answers: too late."""
    return retours(keuze, on).filter(is_late())
