"""Compares a request with the two maxima of its norm: volume, duration, average per week."""

from datetime import date, timedelta
from decimal import Decimal

from normenkader.termijnen.woorden import aantal, getal, opsomming
from normenkader.toetsing.feiten import Aanvraagfeiten, Norm
from normenkader.toetsing.hoeveelheden import (
    DAGEN_PER_WEEK,
    MEERVOUD,
    PER,
    Frequentie,
    Hoeveelheid,
    NietVergelijkbaar,
    VolumeEenheid,
    duration_in_words,
    last_day_of_span,
    total_over,
)
from normenkader.toetsing.uitkomst import Bevinding, Onderdeel, Totalen, Uitkomst

UREN_PER_DAG_IN_MINUTEN = 1440


def requested_total(feiten: Aanvraagfeiten) -> Hoeveelheid | None:
    """The requested volume over the whole period; None while volume or period is missing."""
    if feiten.volume is None:
        return None
    if feiten.frequentie is Frequentie.TOTAAL:
        return Hoeveelheid(feiten.volume, feiten.eenheid)
    if feiten.periode is None:
        return None
    totaal = total_over(feiten.volume, feiten.frequentie, *feiten.periode)
    return Hoeveelheid(totaal, feiten.eenheid)


def in_norm_unit(feiten: Aanvraagfeiten, norm: Norm) -> Decimal | None:
    """The requested total in the unit of the norm; None while unknown or not comparable."""
    totaal = requested_total(feiten)
    if totaal is None or totaal.waarde <= 0:
        return None
    try:
        return totaal.to(norm.eenheid).waarde
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
    gevraagd = in_norm_unit(feiten, norm)
    meer = max(Decimal(0), gevraagd - norm.maximum_volume) if gevraagd is not None else Decimal(0)
    uiterst = _last_day(norm, feiten.begindatum) if feiten.begindatum else None
    over = max(0, (periode[1] - uiterst).days) if periode and uiterst else 0
    return Totalen(
        eenheid=norm.eenheid,
        gevraagd_volume=gevraagd,
        norm_volume=norm.maximum_volume,
        meer_volume=meer,
        duur_dagen=dagen,
        uiterste_einddatum=uiterst,
        meer_dagen=over,
        meer_in_woorden=_more_in_words(norm, meer, uiterst, over),
    )


def check_volume(feiten: Aanvraagfeiten, norm: Norm | None, totalen: Totalen) -> Bevinding:
    """Volume against the maximum; impossible values do not fit."""
    bezwaar = _impossible(feiten) or _incomparable(feiten, norm)
    if bezwaar:
        return _volume(Uitkomst.PAST_NIET, bezwaar)
    if requested_total(feiten) is None:
        return _volume(Uitkomst.NOG_OPEN, "Vul in hoeveel hulp u vraagt, en de periode.")
    gevraagd = _requested_in_words(feiten, norm)
    if norm is None:
        return _volume(Uitkomst.INFORMATIE, f"{gevraagd} {_no_norm(feiten)}")
    tekst = f"{gevraagd} De norm is hooguit {norm.volume}."
    if totalen.boven_volume:
        meer = Hoeveelheid(totalen.meer_volume, norm.eenheid)
        return _volume(Uitkomst.UITLEG_NODIG, f"{tekst} Dat is {meer} meer.")
    return _volume(Uitkomst.PAST, tekst)


def check_duration(feiten: Aanvraagfeiten, norm: Norm | None, totalen: Totalen) -> Bevinding:
    """Duration, both days counted, against the maximum (26 weken fit, one day more does not)."""
    if feiten.begindatum and feiten.einddatum and feiten.einddatum < feiten.begindatum:
        return _duration(Uitkomst.PAST_NIET, "De einddatum ligt voor de startdatum.")
    if feiten.periode is None:
        return _duration(Uitkomst.NOG_OPEN, "Vul de startdatum en de einddatum in.")
    begin, einde = feiten.periode
    if norm is None:
        return _duration(Uitkomst.INFORMATIE, _no_norm(feiten))
    gevraagd = duration_in_words(begin, einde, norm.duur_eenheid)
    tekst = f"{gevraagd}. De norm is hooguit {norm_duration(norm)}."
    if totalen.boven_duur and totalen.uiterste_einddatum:
        meer = _longer(totalen.uiterste_einddatum, totalen.meer_dagen, norm)
        return _duration(Uitkomst.UITLEG_NODIG, f"{tekst} Dat is {meer} langer.")
    return _duration(Uitkomst.PAST, tekst)


def check_average(feiten: Aanvraagfeiten, norm: Norm | None, totalen: Totalen) -> list[Bevinding]:
    """Average per week, for information only; nothing while the figures are missing."""
    if norm is None or totalen.gevraagd_volume is None or not totalen.duur_dagen:
        return []
    begin = feiten.begindatum
    normdagen = (_last_day(norm, begin) - begin).days + 1 if begin else 0
    gevraagd = totalen.gevraagd_volume * DAGEN_PER_WEEK / totalen.duur_dagen
    volgens_norm = norm.maximum_volume * DAGEN_PER_WEEK / normdagen
    woord = MEERVOUD[norm.eenheid]
    tekst = (
        f"{getal(gevraagd, 1)} {woord}. Ter informatie. De norm komt neer op "
        f"{getal(volgens_norm, 1)} {woord} per week. Het totaal telt."
    )
    return [Bevinding(Onderdeel.GEMIDDELDE, Uitkomst.INFORMATIE, "Gemiddelde per week", tekst)]


def norm_duration(norm: Norm) -> str:
    """ "26 weken", "12 maanden"."""
    return aantal(norm.maximum_duur, norm.duur_eenheid.value)


def _last_day(norm: Norm, begin: date) -> date:
    return last_day_of_span(begin, norm.maximum_duur, norm.duur_eenheid)


def _longer(uiterst: date, dagen: int, norm: Norm) -> str:
    begin = uiterst + timedelta(days=1)
    return duration_in_words(begin, uiterst + timedelta(days=dagen), norm.duur_eenheid)


def _more_in_words(norm: Norm, meer: Decimal, uiterst: date | None, dagen: int) -> str:
    delen = [str(Hoeveelheid(meer, norm.eenheid))] if meer else []
    if dagen and uiterst:
        delen.append(_longer(uiterst, dagen, norm))
    return opsomming(delen)


def _impossible(feiten: Aanvraagfeiten) -> str:
    if feiten.volume is None:
        return ""
    if feiten.volume <= 0:
        return "Vul een getal in dat groter is dan 0."
    totaal, periode = requested_total(feiten), feiten.periode
    if totaal is None or periode is None:
        return ""
    dagen = (periode[1] - periode[0]).days + 1
    try:
        minuten = totaal.to(VolumeEenheid.MINUUT).waarde
    except NietVergelijkbaar:
        return ""
    if minuten > dagen * UREN_PER_DAG_IN_MINUTEN:
        return f"{totaal} past niet in {aantal(dagen, 'dagen')}."
    return ""


def _incomparable(feiten: Aanvraagfeiten, norm: Norm | None) -> str:
    if norm is None or feiten.volume is None:
        return ""
    try:
        Hoeveelheid(feiten.volume, feiten.eenheid).to(norm.eenheid)
    except NietVergelijkbaar:
        return (
            f"De norm telt in {MEERVOUD[norm.eenheid]}. Gevraagd is in "
            f"{MEERVOUD[feiten.eenheid]}. Dat is niet te vergelijken."
        )
    return ""


def _requested_in_words(feiten: Aanvraagfeiten, norm: Norm | None) -> str:
    """ "Gevraagd is 96 uur in totaal.", "Gevraagd is 3 uur per week, samen 78 uur."."""
    totaal = requested_total(feiten)
    if totaal is None or feiten.volume is None:
        return ""
    los = f"{Hoeveelheid(feiten.volume, feiten.eenheid)} {PER[feiten.frequentie]}"
    samen = totaal.to(norm.eenheid) if norm else totaal
    omgerekend = feiten.frequentie is not Frequentie.TOTAAL or samen.eenheid != feiten.eenheid
    return f"Gevraagd is {los}, samen {samen}." if omgerekend else f"Gevraagd is {los}."


def _no_norm(feiten: Aanvraagfeiten) -> str:
    return f"Voor {feiten.product_code} is geen norm vastgesteld."


def _volume(uitkomst: Uitkomst, tekst: str) -> Bevinding:
    return Bevinding(Onderdeel.VOLUME, uitkomst, "Volume", tekst, "volume")


def _duration(uitkomst: Uitkomst, tekst: str) -> Bevinding:
    return Bevinding(Onderdeel.DUUR, uitkomst, "Duur", tekst, "einddatum")
