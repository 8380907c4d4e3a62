"""Volumes and durations of a toewijzing: units, conversion, totals over a period (iJw WJ756)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from normenkader.termijnen.kalender import add_months
from normenkader.termijnen.woorden import aantal, aantal_dagen, in_weken, opsomming

DAGEN_PER_WEEK = 7


class VolumeEenheid(StrEnum):
    """Codelijst WJ756."""

    MINUUT = "01"
    UUR = "04"
    ETMAAL = "14"
    DAGDEEL = "16"
    STUKS_OUTPUT = "82"
    EURO = "83"
    STUKS_INSPANNING = "84"


class Frequentie(StrEnum):
    """Codelijst WMO757."""

    PER_DAG = "1"
    PER_WEEK = "2"
    PER_MAAND = "4"
    TOTAAL = "6"


class DuurEenheid(StrEnum):
    WEKEN = "weken"
    MAANDEN = "maanden"


MINUTEN = {
    VolumeEenheid.MINUUT: 1,
    VolumeEenheid.UUR: 60,
    VolumeEenheid.DAGDEEL: 240,
    VolumeEenheid.ETMAAL: 1440,
}
MEERVOUD = {
    VolumeEenheid.MINUUT: "minuten",
    VolumeEenheid.UUR: "uur",
    VolumeEenheid.ETMAAL: "etmalen",
    VolumeEenheid.DAGDEEL: "dagdelen",
    VolumeEenheid.STUKS_OUTPUT: "stuks",
    VolumeEenheid.EURO: "euro",
    VolumeEenheid.STUKS_INSPANNING: "stuks",
}
PER = {
    Frequentie.PER_DAG: "per dag",
    Frequentie.PER_WEEK: "per week",
    Frequentie.PER_MAAND: "per maand",
    Frequentie.TOTAAL: "in totaal",
}


class NietVergelijkbaar(ValueError):  # noqa: N818
    """Two units that cannot be turned into each other, such as uur and euro."""


@dataclass(frozen=True)
class Hoeveelheid:
    """A volume with its iJw unit; never negative when it comes from a norm."""

    waarde: Decimal
    eenheid: VolumeEenheid

    def __str__(self) -> str:
        return aantal(self.waarde, MEERVOUD[self.eenheid])

    def to(self, eenheid: VolumeEenheid) -> "Hoeveelheid":
        """The same volume in another unit: minuut, uur, dagdeel (4 uur) and etmaal only.

        Raises NietVergelijkbaar for every other pair of different units.
        """
        if eenheid == self.eenheid:
            return self
        return Hoeveelheid(to_decimal(self.exact(eenheid)), eenheid)

    def exact(self, eenheid: VolumeEenheid) -> Fraction:
        """The figure in another unit without rounding; refuses what `to` refuses."""
        return Fraction(self.waarde) * factor(self.eenheid, eenheid)


def factor(van: VolumeEenheid, naar: VolumeEenheid) -> Fraction:
    """How many of `naar` go in one of `van`. Raises NietVergelijkbaar, such as uur and euro."""
    if van == naar:
        return Fraction(1)
    if van not in MINUTEN or naar not in MINUTEN:
        raise NietVergelijkbaar(f"{MEERVOUD[van]} en {MEERVOUD[naar]} zijn niet te vergelijken")
    return Fraction(MINUTEN[van], MINUTEN[naar])


def exact_total(volume: Decimal, frequentie: Frequentie, begin: date, einde: date) -> Fraction:
    """The volume over the whole period (both days count), without rounding.

    Per week: days / 7, so 26 whole weeks of 3 is 78. Per maand: every day is its part of its own
    calendar month, so that two halves of a period add up to the whole.
    """
    dagen = (einde - begin).days + 1
    match frequentie:
        case Frequentie.TOTAAL:
            return Fraction(volume)
        case Frequentie.PER_DAG:
            return Fraction(volume) * dagen
        case Frequentie.PER_WEEK:
            return Fraction(volume) * dagen / DAGEN_PER_WEEK
        case Frequentie.PER_MAAND:
            return Fraction(volume) * _calendar_months(begin, einde)


def total_over(volume: Decimal, frequentie: Frequentie, begin: date, einde: date) -> Decimal:
    """`exact_total` as a figure to show or store."""
    return to_decimal(exact_total(volume, frequentie, begin, einde))


def to_decimal(waarde: Fraction) -> Decimal:
    """At most 28 figures; exact whenever that is enough."""
    return Decimal(waarde.numerator) / waarde.denominator


def _calendar_months(begin: date, einde: date) -> Fraction:
    maanden, dag = Fraction(0), begin
    while dag <= einde:
        lengte = monthrange(dag.year, dag.month)[1]
        laatste = min(einde, dag.replace(day=lengte))
        maanden += Fraction((laatste - dag).days + 1, lengte)
        dag = laatste + timedelta(days=1)
    return maanden


def last_day_of_span(begin: date, lengte: int, eenheid: DuurEenheid) -> date:
    """The last day of a span of `lengte` weken or maanden that starts on `begin`, inclusive.

    26 weken from Monday 30 March 2026 end on Sunday 27 September 2026; 12 maanden from
    1 January end on 31 December. Where the month is too short the span ends on its last day.
    """
    if eenheid is DuurEenheid.WEKEN:
        return begin + timedelta(days=lengte * DAGEN_PER_WEEK - 1)
    eind = add_months(begin, lengte)
    return eind if eind.day < begin.day else eind - timedelta(days=1)


def months_and_days(begin: date, einde: date) -> tuple[int, int]:
    """Whole months in a span (both days count) and the days that are left."""
    maanden = max(0, (einde.year - begin.year) * 12 + einde.month - begin.month - 1)
    while last_day_of_span(begin, maanden + 1, DuurEenheid.MAANDEN) <= einde:
        maanden += 1
    vol_tot = last_day_of_span(begin, maanden, DuurEenheid.MAANDEN)
    return maanden, (einde - vol_tot).days


def duration_in_words(begin: date, einde: date, eenheid: DuurEenheid) -> str:
    """ "26 weken", "26 weken en 1 dag", "12 maanden en 3 dagen"."""
    if eenheid is DuurEenheid.WEKEN:
        return in_weken((einde - begin).days + 1)
    maanden, dagen = months_and_days(begin, einde)
    delen = [aantal(maanden, "maanden")] if maanden else []
    if dagen or not maanden:
        delen.append(aantal_dagen(dagen))
    return opsomming(delen)
