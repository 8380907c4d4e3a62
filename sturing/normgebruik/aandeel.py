"""Een aandeel en een gemiddelde in woorden; een leeg of verborgen getal blijft dat."""

from decimal import Decimal

from normenkader.models import Normversie
from normenkader.termijnen.woorden import getal
from sturing.cijfers import whole_percent
from verloop.klein import HIDDEN_TEXT

from .gebruik import in_unit

NIETS = "–"


def share_words(binnen: int | None, boven: int | None) -> str:
    """ "84 procent", "niet getoond" or a dash."""
    if binnen is None or boven is None:
        return HIDDEN_TEXT
    geheel = binnen + boven
    return f"{whole_percent(binnen, geheel)} procent" if geheel else NIETS


def volume_words(minuten: Decimal | None, norm: Normversie | None) -> str:
    """ "62,5 uur" in the unit of the norm; a dash when it does not count time."""
    waarde = in_unit(minuten, norm)
    if waarde is None:
        return NIETS
    return f"{getal(waarde, 1)} {norm.eenheid_woord if norm else 'uur'}"


def weeks_words(dagen: Decimal | int | None) -> str:
    """ "24,3 weken"."""
    return NIETS if dagen is None else f"{getal(Decimal(dagen) / 7, 1)} weken"
