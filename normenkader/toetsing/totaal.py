"""The figures of a request beside those of its norm: requested, used before, and what is more."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from normenkader.termijnen.woorden import opsomming
from normenkader.toetsing.feiten import Aanvraagfeiten, Norm
from normenkader.toetsing.hoeveelheden import (
    Frequentie,
    Hoeveelheid,
    NietVergelijkbaar,
    duration_in_words,
    exact_total,
    factor,
    last_day_of_span,
    to_decimal,
)
from normenkader.toetsing.totalen import Totalen
from normenkader.toetsing.traject import Traject, traject_of


def requested_total(feiten: Aanvraagfeiten) -> Hoeveelheid | None:
    """The requested volume over the whole period; None while volume or period is missing."""
    exact = _exact(feiten)
    return None if exact is None else Hoeveelheid(to_decimal(exact), feiten.eenheid)


def _exact(feiten: Aanvraagfeiten) -> Fraction | None:
    if feiten.volume is None:
        return None
    if feiten.frequentie is Frequentie.TOTAAL:
        return Fraction(feiten.volume)
    if feiten.periode is None:
        return None
    return exact_total(feiten.volume, feiten.frequentie, *feiten.periode)


def _in_norm_unit(feiten: Aanvraagfeiten, norm: Norm) -> Fraction | None:
    """The requested total in the unit of the norm; None while unknown or not comparable."""
    totaal = _exact(feiten)
    if totaal is None or totaal <= 0:
        return None
    try:
        return totaal * factor(feiten.eenheid, norm.eenheid)
    except NietVergelijkbaar:
        return None


def compute_totals(feiten: Aanvraagfeiten, norm: Norm | None) -> Totalen:
    """The figures of the request beside those of the norm."""
    periode = feiten.periode
    dagen = (periode[1] - periode[0]).days + 1 if periode else None
    if norm is None:
        totaal = requested_total(feiten)
        return Totalen(
            eenheid=feiten.eenheid,
            gevraagd_volume=totaal.waarde if totaal and totaal.waarde > 0 else None,
            duur_dagen=dagen,
        )
    traject = traject_of(feiten, norm)
    gevraagd = _in_norm_unit(feiten, norm)
    meer = _more(gevraagd, traject, norm)
    uiterst = last_day(norm, feiten.begindatum, traject.dagen) if feiten.begindatum else None
    over = max(0, (periode[1] - uiterst).days) if periode and uiterst else 0
    return Totalen(
        eenheid=norm.eenheid,
        gevraagd_volume=None if gevraagd is None else to_decimal(gevraagd),
        norm_volume=norm.maximum_volume,
        meer_volume=meer,
        duur_dagen=dagen,
        uiterste_einddatum=uiterst,
        meer_dagen=over,
        meer_in_woorden=_more_in_words(norm, meer, uiterst, over),
        gebruikt_volume=to_decimal(traject.volume),
        gebruikte_dagen=traject.dagen,
        meegeteld=len(traject.toewijzingen),
        niet_te_tellen=len(traject.niet_te_tellen),
    )


def _more(gevraagd: Fraction | None, traject: Traject, norm: Norm) -> Decimal:
    """What request and earlier toewijzingen together are above the maximum."""
    if gevraagd is None:
        return Decimal(0)
    return to_decimal(max(Fraction(0), gevraagd + traject.volume - Fraction(norm.maximum_volume)))


def last_day(norm: Norm, begin: date, gebruikt: int = 0) -> date:
    """The last day within the maximum duration, with the days that were used before."""
    return last_day_of_span(first_day(begin, gebruikt), norm.maximum_duur, norm.duur_eenheid)


def first_day(begin: date, gebruikt: int) -> date:
    """The day on which the help would have begun without a break."""
    return begin - timedelta(days=gebruikt)


def longer_in_words(uiterst: date, dagen: int, norm: Norm) -> str:
    """How much longer than the maximum: "2 weken", "1 dag"."""
    begin = uiterst + timedelta(days=1)
    return duration_in_words(begin, uiterst + timedelta(days=dagen), norm.duur_eenheid)


def _more_in_words(norm: Norm, meer: Decimal, uiterst: date | None, dagen: int) -> str:
    delen = [str(Hoeveelheid(meer, norm.eenheid))] if meer else []
    if dagen and uiterst:
        delen.append(longer_in_words(uiterst, dagen, norm))
    return opsomming(delen)
