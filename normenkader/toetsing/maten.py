"""Compares a request with the two maxima of its norm: volume, duration, average per week."""

from normenkader.termijnen.woorden import aantal, getal, in_weken
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
    factor,
)
from normenkader.toetsing.totaal import first_day, last_day, longer_in_words, requested_total
from normenkader.toetsing.totalen import Totalen
from normenkader.toetsing.uitkomst import Bevinding, Onderdeel, Uitkomst

MINUTEN_PER_DAG = 1440


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
    tekst = f"{gevraagd}{_used_in_words(norm, totalen)} De norm is hooguit {norm.volume}."
    if totalen.boven_volume:
        meer = Hoeveelheid(totalen.meer_volume, norm.eenheid)
        return _volume(Uitkomst.UITLEG_NODIG, f"{tekst} Dat is {meer} meer.")
    if totalen.niet_te_tellen:
        return _volume(Uitkomst.UITLEG_NODIG, f"{tekst} {_not_counted(norm, totalen)}")
    return _volume(Uitkomst.PAST, tekst)


def check_duration(feiten: Aanvraagfeiten, norm: Norm | None, totalen: Totalen) -> Bevinding:
    """Duration, both days counted, against the maximum (26 weken fit, one day more does not)."""
    if feiten.begindatum and feiten.einddatum and feiten.einddatum < feiten.begindatum:
        return _duration(Uitkomst.PAST_NIET, "De einddatum ligt voor de startdatum.")
    if feiten.periode is None:
        return _duration(Uitkomst.NOG_OPEN, "Vul de startdatum en de einddatum in.")
    if norm is None:
        return _duration(Uitkomst.INFORMATIE, _no_norm(feiten))
    begin, einde = feiten.periode
    tekst = f"{duration_in_words(begin, einde, norm.duur_eenheid)}."
    if totalen.gebruikte_dagen:
        samen = first_day(begin, totalen.gebruikte_dagen), einde
        tekst += (
            f" Eerder in dit traject: {in_weken(totalen.gebruikte_dagen)}."
            f" Samen {duration_in_words(*samen, norm.duur_eenheid)}."
        )
    tekst += f" De norm is hooguit {norm.duur}."
    if totalen.boven_duur and totalen.uiterste_einddatum:
        meer = longer_in_words(totalen.uiterste_einddatum, totalen.meer_dagen, norm)
        return _duration(Uitkomst.UITLEG_NODIG, f"{tekst} Dat is {meer} langer.")
    return _duration(Uitkomst.PAST, tekst)


def check_average(feiten: Aanvraagfeiten, norm: Norm | None, totalen: Totalen) -> list[Bevinding]:
    """Average per week, for information only; nothing while the figures are missing."""
    if norm is None or totalen.gevraagd_volume is None or not totalen.duur_dagen:
        return []
    begin = feiten.begindatum
    normdagen = (last_day(norm, begin) - begin).days + 1 if begin else 0
    gevraagd = totalen.gevraagd_volume * DAGEN_PER_WEEK / totalen.duur_dagen
    volgens_norm = norm.maximum_volume * DAGEN_PER_WEEK / normdagen
    woord = MEERVOUD[norm.eenheid]
    tekst = (
        f"{getal(gevraagd, 1)} {woord}. Ter informatie. De norm komt neer op "
        f"{getal(volgens_norm, 1)} {woord} per week. Het totaal telt."
    )
    return [Bevinding(Onderdeel.GEMIDDELDE, Uitkomst.INFORMATIE, "Gemiddelde per week", tekst)]


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
        minuten = totaal.exact(VolumeEenheid.MINUUT)
    except NietVergelijkbaar:
        return ""
    if minuten > dagen * MINUTEN_PER_DAG:
        return f"{totaal} past niet in {aantal(dagen, 'dagen')}."
    return ""


def _incomparable(feiten: Aanvraagfeiten, norm: Norm | None) -> str:
    if norm is None or feiten.volume is None:
        return ""
    try:
        factor(feiten.eenheid, norm.eenheid)
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


def _used_in_words(norm: Norm, totalen: Totalen) -> str:
    """ " Eerder toegewezen in dit traject: 40 uur. Samen 80 uur."; empty without earlier help."""
    if not totalen.gebruikt_volume or totalen.samen is None:
        return ""
    gebruikt = Hoeveelheid(totalen.gebruikt_volume, norm.eenheid)
    samen = Hoeveelheid(totalen.samen, norm.eenheid)
    return f" Eerder toegewezen in dit traject: {gebruikt}. Samen {samen}."


def _not_counted(norm: Norm, totalen: Totalen) -> str:
    """Earlier help that cannot be put beside the norm is weighed by people."""
    n = totalen.niet_te_tellen
    wat = "1 eerdere toewijzing is" if n == 1 else f"{n} eerdere toewijzingen zijn"
    return f"{wat} niet in {MEERVOUD[norm.eenheid]} te tellen. De gemeente weegt dat mee."


def _no_norm(feiten: Aanvraagfeiten) -> str:
    return f"Voor {feiten.product_code} is geen norm vastgesteld."


def _volume(uitkomst: Uitkomst, tekst: str) -> Bevinding:
    return Bevinding(Onderdeel.VOLUME, uitkomst, "Volume", tekst, "volume")


def _duration(uitkomst: Uitkomst, tekst: str) -> Bevinding:
    return Bevinding(Onderdeel.DUUR, uitkomst, "Duur", tekst, "einddatum")
