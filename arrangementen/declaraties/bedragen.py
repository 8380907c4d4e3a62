"""Bedragen en hoeveelheden in woorden; overal hele eurocenten, nooit een breuk."""

from decimal import ROUND_HALF_UP, Decimal

from arrangementen.ijw.plafond import MINUTEN
from normenkader.toetsing.hoeveelheden import MEERVOUD, VolumeEenheid
from verloop.schermen.woorden import euro, number

from .keuzes import EUROS, MINUUT, UUR

CENT = Decimal("0.01")
ENKELVOUD = {
    "01": "minuut",
    "04": "uur",
    "14": "etmaal",
    "16": "dagdeel",
    "82": "stuk",
    "84": "stuk",
}


def in_euros(cent: int) -> Decimal:
    """Eurocents as an amount in euro with two decimals."""
    return Decimal(cent) * CENT


def in_cents(bedrag: Decimal) -> int:
    """An amount in euro as whole eurocents, a half upward."""
    return int((bedrag * 100).quantize(Decimal(1), ROUND_HALF_UP))


def euro_words(cent: int | None) -> str:
    """ "€ 1.234,50"; empty when there is no amount."""
    return "" if cent is None else euro(in_euros(cent))


def counted_in(eenheid: str) -> str:
    """The unit in which sums of this unit are shown: hours for hours and minutes."""
    return UUR if eenheid in MINUTEN else eenheid


def amount_of(som: int, eenheid: str) -> Decimal:
    """A sum (minutes for time, cents for euros) in the unit that is shown, two decimals at most."""
    if eenheid in MINUTEN:
        return (Decimal(som) / 60).quantize(CENT, ROUND_HALF_UP)
    return in_euros(som) if eenheid == EUROS else Decimal(som)


def quantity_words(som: int | None, eenheid: str) -> str:
    """ "12,5 uur"; empty when nothing is known."""
    if som is None or not eenheid:
        return ""
    if eenheid == EUROS:
        return euro_words(som)
    return f"{number(amount_of(som, eenheid))} {unit_words(eenheid)}"


def volume_words(volume: int, eenheid: str) -> str:
    """As declared: "90 minuten", "12 uur"."""
    if eenheid == EUROS:
        return euro_words(volume)
    naam = MEERVOUD[VolumeEenheid(eenheid)]
    return f"{number(volume)} {naam}"


def tariff_words(cent: int | None, eenheid: str) -> str:
    """ "€ 96,60 per uur"; empty without a tariff."""
    return f"{euro_words(cent)} per {ENKELVOUD[eenheid]}" if cent is not None else ""


def unit_words(eenheid: str) -> str:
    """ "uur", "etmalen"; minutes are shown as hours."""
    return MEERVOUD[VolumeEenheid(UUR if eenheid == MINUUT else eenheid)]
