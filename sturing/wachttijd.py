"""Wachttijden van aanbieders naast de Treeknorm: aanmelding, eerste gesprek en start van de hulp.

De norm is een richtlijn: 4 weken tot het eerste gesprek, daarna 10 weken tot de hulp begint
(domein.md §5). De weken zijn een instelling. De dag op de grens is nog op tijd.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Avg, Count, F, OuterRef, Q, QuerySet, Subquery

from casusregie.models import Intake, Wachtregistratie
from casusregie.tafel.keuzes import Wachtoorzaak
from casusregie.verwijzers.intake import Status
from normenkader.instellingen import instelling

from .cijfers import at_aanbieder, in_period, own, whole_percent
from .keuze import Keuze

ONBEKEND = "Oorzaak nog niet vastgelegd"
TOT_GESPREK, TOT_HULP = "treeknorm.intake_weken", "treeknorm.behandeling_weken"


@dataclass(frozen=True)
class Treeknorm:
    """The two stretches in days, as they hold on a day."""

    gesprek: timedelta
    hulp: timedelta


def treeknorm(on: date) -> Treeknorm:
    """From the settings of that day."""
    weken = [timedelta(weeks=instelling(code, on)) for code in (TOT_GESPREK, TOT_HULP)]
    return Treeknorm(*weken)


def intakes(keuze: Keuze) -> QuerySet[Intake]:
    """Within the own contracts and the filter; a product is not known at the aanmelding."""
    return Intake.objects.filter(own(keuze), at_aanbieder(keuze, "organisatie_id"))


def waiting(keuze: Keuze, on: date) -> QuerySet[Intake]:
    """Waits now: for the first talk, or after it for the help to begin."""
    return intakes(keuze).filter(
        status__in=(Status.WACHT, Status.GEDAAN), casus__gesloten_op=None, aangemeld_op__lte=on
    )


def waiting_too_long(keuze: Keuze, on: date) -> QuerySet[Intake]:
    """Waits now, and one of the two stretches is longer than the norm or will be."""
    return waiting(keuze, on).filter(_too_long(on))


def _too_long(on: date) -> Q:
    norm = treeknorm(on)
    gesproken = Q(eerste_contact_op__isnull=False)
    return (
        Q(eerste_contact_op=None, aangemeld_op__lt=on - norm.gesprek)
        | gesproken & Q(eerste_contact_op__gt=F("aangemeld_op") + norm.gesprek)
        | gesproken & Q(eerste_contact_op__lt=on - norm.hulp)
        | gesproken & Q(behandeling_verwacht_op__gt=F("eerste_contact_op") + norm.hulp)
    )


def with_cause(rijen: QuerySet[Intake]) -> QuerySet[Intake]:
    """Add `oorzaak`: the code of why it takes so long; None when nobody recorded it."""
    geldig = Wachtregistratie.objects.current().filter(intake=OuterRef("pk"))
    return rijen.annotate(oorzaak=Subquery(geldig.values("oorzaak")[:1]))


def causes(keuze: Keuze, on: date) -> list[tuple[str, int, int]]:
    """Of who waits now: (cause, all, too long), most first; one query (RV-0-04)."""
    rijen: Any = (
        with_cause(waiting(keuze, on))
        .order_by()
        .values_list("oorzaak")
        .annotate(alle=Count("pk"), laat=Count("pk", filter=_too_long(on)))
    )
    namen = dict(Wachtoorzaak.choices)
    geteld = [(str(namen.get(code, ONBEKEND)), alle, laat) for code, alle, laat in rijen]
    return sorted(geteld, key=lambda rij: (rij[0] == ONBEKEND, -rij[1], rij[0]))


def talks(keuze: Keuze) -> QuerySet[Intake]:
    """With a first talk in the period."""
    return intakes(keuze).filter(in_period(keuze, "eerste_contact_op"))


def begun(keuze: Keuze) -> QuerySet[Intake]:
    """Of which the help began in the period."""
    return intakes(keuze).filter(in_period(keuze, "behandeling_op"))


@dataclass(frozen=True)
class Wachttijd:
    """Per stretch: how many, the average in days, and how many within the norm."""

    naam: str
    norm_dagen: int
    aantal: int
    gemiddeld: int | None
    op_tijd: int

    @property
    def procent(self) -> int | None:
        """Share within the norm, rounded down."""
        return whole_percent(self.op_tijd, self.aantal) if self.aantal else None


def waiting_times(keuze: Keuze, on: date) -> list[Wachttijd]:
    """Both stretches over what was reached in the period; one query."""
    norm = treeknorm(on)
    gesprek, hulp = (in_period(keuze, v) for v in ("eerste_contact_op", "behandeling_op"))
    tot_gesprek = F("eerste_contact_op") - F("aangemeld_op")
    tot_hulp = F("behandeling_op") - F("eerste_contact_op")
    geteld = intakes(keuze).aggregate(
        n1=Count("pk", filter=gesprek),
        d1=Avg(tot_gesprek, filter=gesprek),
        o1=Count("pk", filter=gesprek & _within("eerste_contact_op", "aangemeld_op", norm.gesprek)),
        n2=Count("pk", filter=hulp),
        d2=Avg(tot_hulp, filter=hulp),
        o2=Count("pk", filter=hulp & _within("behandeling_op", "eerste_contact_op", norm.hulp)),
    )
    return [
        _stretch("Van aanmelding tot eerste gesprek", norm.gesprek, geteld, 1),
        _stretch("Van eerste gesprek tot start van de hulp", norm.hulp, geteld, 2),
    ]


def _within(tot: str, van: str, norm: timedelta) -> Q:
    return Q(**{f"{tot}__lte": F(van) + norm})


def _stretch(naam: str, norm: timedelta, geteld: dict[str, Any], nummer: int) -> Wachttijd:
    gemiddeld = geteld[f"d{nummer}"]
    dagen = None if gemiddeld is None else round(gemiddeld / timedelta(days=1))
    return Wachttijd(naam, norm.days, geteld[f"n{nummer}"], dagen, geteld[f"o{nummer}"])


def too_late_since(intake: Intake, on: date) -> tuple[str, date, int]:
    """The stretch it is in, since when, and how many days over the norm (0: within)."""
    norm = treeknorm(on)
    if intake.status == Status.WACHT or intake.eerste_contact_op is None:
        stuk, sinds, mag = "Wacht op het eerste gesprek", intake.aangemeld_op, norm.gesprek
    else:
        stuk, sinds, mag = "Wacht op de start van de hulp", intake.eerste_contact_op, norm.hulp
    return stuk, sinds, max(0, (on - sinds - mag).days)
