"""Of aanbieders op tijd melden: retour binnen 3 werkdagen, start binnen 5 werkdagen (iJw).

Wat 'op tijd' is rekent de termijn uit (OP090, OP271); hier wordt alleen geteld.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from casusregie.models import Termijn
from organisaties.rollen import Soort

from .cijfers import at_aanbieder, in_period, own, whole_percent
from .keuze import Keuze

RETOUR, START = "ijw.retour", "zorg.start_melden"
NAMEN = {
    START: "Start van de hulp gemeld binnen 5 werkdagen",
    RETOUR: "Bericht beantwoord binnen 3 werkdagen",
}


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


@dataclass(frozen=True)
class Tijdigheid:
    """One kind of message: how many were due and how many came in time."""

    naam: str
    aantal: int
    te_laat: int

    @property
    def procent(self) -> int | None:
        """Share in time, rounded down."""
        return whole_percent(self.aantal - self.te_laat, self.aantal) if self.aantal else None


def timeliness(keuze: Keuze, on: date) -> list[Tijdigheid]:
    """Both kinds, in one query."""
    rijen = due(keuze, on).order_by().values_list("code")
    geteld = {
        code: (alle, laat)
        for code, alle, laat in rijen.annotate(
            alle=Count("*"), laat=Count("casus", filter=is_late())
        )
    }
    return [Tijdigheid(naam, *geteld.get(code, (0, 0))) for code, naam in NAMEN.items()]
