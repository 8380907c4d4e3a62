"""Telt wat is toegewezen en gedeclareerd per aanbieder of product, met kleine aantallen verborgen.

One table of counts (aanbieder by product) is protected; each page shows one of its margins, so
that two pages beside each other give nothing away. A hidden count hides its amounts as well.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arrangementen.declaraties.bedragen import in_euros
from arrangementen.declaraties.groepen import PER as SLEUTELS
from arrangementen.declaraties.groepen import Groep, bar, grouped, summed
from arrangementen.declaraties.naast import SIGNALEN, Naast, beside, recent
from arrangementen.models import Toewijzing
from sturing.bereik import Bereik
from sturing.klein import HIDDEN_TEXT, TOTAAL, Beschermd, protect_on
from verloop.schermen.woorden import euro

PER = {"aanbieder": "Per aanbieder", "product": "Per product"}
SAMEN = "Samen"


@dataclass(frozen=True)
class Regel:
    """One line; None is hidden. Amounts in eurocents."""

    naam: str
    aantal: int | None
    toegewezen_cent: int | None
    gedeclareerd_cent: int | None
    signalen: int | None
    procent: int | None

    @property
    def verborgen(self) -> bool:
        """Too few to show."""
        return self.aantal is None

    def words(self) -> dict[str, Any]:
        """As the page shows it."""
        return {
            "naam": self.naam,
            "aantal": HIDDEN_TEXT if self.aantal is None else self.aantal,
            "toegewezen": money(self.toegewezen_cent),
            "gedeclareerd": money(self.gedeclareerd_cent),
            "signalen": HIDDEN_TEXT if self.signalen is None else self.signalen,
            **bar(self.procent),
        }


def money(cent: int | None) -> str:
    """ "€ 12,00", or that it is hidden."""
    return HIDDEN_TEXT if cent is None else euro(in_euros(cent))


def own(bereik: Bereik, on: date) -> Any:
    """The standing, recent toewijzingen of the gemeenten of the reader."""
    eigen = Toewijzing.objects.standing().filter(gemeente_id__in=bereik.eigen)
    return eigen.filter(recent(on))


def rows(bereik: Bereik, on: date) -> list[Naast]:
    """Those with what was declared."""
    return beside(own(bereik, on), on)


def lines(rijen: Sequence[Naast], per: str, on: date) -> list[Regel]:
    """The lines of one margin, and the total at the end."""
    tabel = _protected(rijen, on)
    regels = [_line(groep, _shown(tabel, per, groep.naam)) for groep in grouped(rijen, per)]
    return [*regels, _line(summed(SAMEN, list(rijen)), tabel.total())] if regels else []


def _protected(rijen: Sequence[Naast], on: date) -> Beschermd:
    sleutels = [SLEUTELS[per][1] for per in PER]
    return protect_on(Counter(tuple(naam(rij) for naam in sleutels) for rij in rijen), on)


def _shown(tabel: Beschermd, per: str, naam: str) -> int | None:
    plek = (naam, TOTAAL) if per == "aanbieder" else (TOTAAL, naam)
    return tabel.get(*plek)


def _line(groep: Groep, aantal: int | None) -> Regel:
    if aantal is None:
        return Regel(groep.naam, None, None, None, None, None)
    signalen = sum(groep.signalen.get(code, 0) for code in SIGNALEN)
    bedragen = groep.toegewezen_cent, groep.gedeclareerd_cent
    return Regel(groep.naam, aantal, *bedragen, signalen, groep.procent)
