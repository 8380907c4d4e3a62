"""Leest een rij van de tabel: gewone woorden worden feiten, zodat de tabel met de hand na te
rekenen is. Er wordt hier niets uitgerekend.

A row is (id, product, asked, period, earlier, outcomes, more volume, more days); what is more is
left out when it is nothing. The outcomes are those of volume, duration and stapeling.
"""

from decimal import Decimal

from normenkader.toetsing import Aanvraagfeiten, EerdereToewijzing, Frequentie, VolumeEenheid
from tests.normenkader.dagen import d
from tests.normenkader.normen import CONTRACT, GGZ, GROEP, ZWAAR

NORMEN = {"45C09": ZWAAR, "41C01": GROEP, "54002": GGZ}
EENHEDEN = {
    "minuut": VolumeEenheid.MINUUT,
    "uur": VolumeEenheid.UUR,
    "dagdeel": VolumeEenheid.DAGDEEL,
    "etmaal": VolumeEenheid.ETMAAL,
    "output": VolumeEenheid.STUKS_OUTPUT,
    "inspanning": VolumeEenheid.STUKS_INSPANNING,
    "euro": VolumeEenheid.EURO,
}
PER = {
    "": Frequentie.TOTAAL,
    "dag": Frequentie.PER_DAG,
    "week": Frequentie.PER_WEEK,
    "maand": Frequentie.PER_MAAND,
}


def size(tekst):
    """ "3 uur/week" as volume, unit and frequency; "-" is not filled in."""
    if tekst == "-":
        return {}
    getal, _, woord = tekst.partition(" ")
    eenheid, _, per = woord.partition("/")
    return {"volume": Decimal(getal), "eenheid": EENHEDEN[eenheid], "frequentie": PER[per]}


def span(tekst):
    """ "2026-01-05..2026-07-05"; an end that is left out is None."""
    begin, _, eind = tekst.partition("..")
    return d(begin) if begin else None, d(eind) if eind else None


def earlier(tekst):
    """ "39 uur 2026-04-06..2026-07-05"; with "elders" behind it at another aanbieder."""
    omvang, _, rest = (
        tekst.rpartition(" ")
        if not tekst.endswith(" elders")
        else (*tekst.removesuffix(" elders").rpartition(" "),)
    )
    begin, eind = span(rest)
    return EerdereToewijzing(begin, eind, **size(omvang), elders=tekst.endswith(" elders"))


def facts(product, gevraagd, periode, eerdere):
    """The facts of a row."""
    begin, eind = span(periode)
    return Aanvraagfeiten(
        product,
        **size(gevraagd),
        begindatum=begin,
        einddatum=eind,
        geboortedatum=d("2016-05-01"),
        contract=CONTRACT,
        eerdere=tuple(earlier(rij) for rij in eerdere),
        waarom_geen_groep="In een groep is het te druk.",
    )
