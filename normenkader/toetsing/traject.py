"""Which other toewijzingen count with a request: one traject of one product and one jeugdige.

The sources name a maximum per product and leave open how it is counted over more toewijzingen.
The product decides: a toewijzing counts when less than one norm period (26 weken for 45C09) lies
between it and the request, or another toewijzing that counts. So splitting, at one aanbieder or
over more, does not escape the norm; after a whole norm period without this help a new traject
begins. Volumes add up; of days that overlap each counts once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from normenkader.toetsing.feiten import Aanvraagfeiten, EerdereToewijzing, Norm
from normenkader.toetsing.hoeveelheden import (
    NietVergelijkbaar,
    exact_total,
    factor,
    last_day_of_span,
)

DAG = timedelta(days=1)

Span = tuple[date, date]


@dataclass(frozen=True)
class Traject:
    """What was used before: exact volume in the unit of the norm, and days outside the request."""

    toewijzingen: tuple[EerdereToewijzing, ...] = ()
    volume: Fraction = Fraction(0)
    dagen: int = 0
    niet_te_tellen: tuple[EerdereToewijzing, ...] = ()


def traject_of(feiten: Aanvraagfeiten, norm: Norm | None) -> Traject:
    """The traject this request belongs to; empty without a norm or a begindatum."""
    if norm is None or feiten.begindatum is None:
        return Traject()
    gevraagd = feiten.periode or (feiten.begindatum, feiten.begindatum)
    spans = _chain(gevraagd, feiten.eerdere, norm)
    volume, vreemd = Fraction(0), []
    for eerdere, span in spans:
        deel = _volume(eerdere, span, norm)
        if deel is None:
            vreemd.append(eerdere)
        else:
            volume += deel
    dagen = _days_outside(gevraagd, [span for _, span in spans])
    return Traject(tuple(eerdere for eerdere, _ in spans), volume, dagen, tuple(vreemd))


def _chain(
    gevraagd: Span, eerdere: Iterable[EerdereToewijzing], norm: Norm
) -> list[tuple[EerdereToewijzing, Span]]:
    """Those linked to the request, directly or through one another; oldest first."""
    over = [(rij, _span(rij, gevraagd)) for rij in eerdere]
    keten: list[tuple[EerdereToewijzing, Span]] = []
    rand = [gevraagd]
    while rand:
        span = rand.pop()
        erbij = [paar for paar in over if _near(span, paar[1], norm)]
        over = [paar for paar in over if paar not in erbij]
        keten += erbij
        rand += [ander for _, ander in erbij]
    return sorted(keten, key=lambda paar: paar[1])


def _span(eerdere: EerdereToewijzing, gevraagd: Span) -> Span:
    """Without an end day it runs up to the end of what is asked."""
    eind = eerdere.eind or gevraagd[1]
    return eerdere.begin, max(eerdere.begin, eind)


def _near(een: Span, ander: Span, norm: Norm) -> bool:
    """Less than one norm period without help between the two."""
    eerste, tweede = sorted((een, ander))
    if tweede[0] <= eerste[1]:
        return True
    return tweede[0] <= last_day_of_span(eerste[1] + DAG, norm.maximum_duur, norm.duur_eenheid)


def _volume(eerdere: EerdereToewijzing, span: Span, norm: Norm) -> Fraction | None:
    """The total in the unit of the norm; None when it cannot be put beside the norm."""
    if eerdere.volume is None:
        return None
    try:
        maal = factor(eerdere.eenheid, norm.eenheid)
    except NietVergelijkbaar:
        return None
    return exact_total(eerdere.volume, eerdere.frequentie, *span) * maal


def _days_outside(gevraagd: Span, spans: Iterable[Span]) -> int:
    """Days with help outside the requested period, each counted once."""
    stukken = []
    for begin, eind in spans:
        stukken.append((begin, min(eind, gevraagd[0] - DAG)))
        stukken.append((max(begin, gevraagd[1] + DAG), eind))
    geteld, tot = 0, date.min
    for begin, eind in sorted(stukken):
        vanaf = max(begin, tot + DAG) if tot != date.min else begin
        if eind >= vanaf:
            geteld += (eind - vanaf).days + 1
            tot = eind
    return geteld
