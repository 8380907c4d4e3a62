"""What comes out of a toetsing: findings, totals, missing fields and one line of summary."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from normenkader.toetsing.feiten import Aanvraagfeiten, Norm
from normenkader.toetsing.opslag import decode, encode
from normenkader.toetsing.rekening import Regel, account
from normenkader.toetsing.totalen import Totalen


class Uitkomst(StrEnum):
    """In the order of the screen (ui.md §8); `informatie` is no verdict."""

    PAST_NIET = "past_niet"
    UITLEG_NODIG = "uitleg_nodig"
    NOG_OPEN = "nog_open"
    PAST = "past"
    INFORMATIE = "informatie"


class Onderdeel(StrEnum):
    VOLUME = "volume"
    GROND = "grond"
    DUUR = "duur"
    GEMIDDELDE = "gemiddelde"
    STAPELING = "stapeling"
    CONTRACT = "contract"
    GROEP = "groep"
    AFBOUW = "afbouw"


ORDE = list(Uitkomst)
WOORDEN = {
    Uitkomst.PAST_NIET: ("past niet", "passen niet"),
    Uitkomst.UITLEG_NODIG: ("uitleg nodig", "uitleg nodig"),
    Uitkomst.NOG_OPEN: ("nog open", "nog open"),
    Uitkomst.PAST: ("past", "passen"),
}


@dataclass(frozen=True)
class Bevinding:
    """One line of the norm panel. `veld` names the form field it is about, or is empty."""

    onderdeel: Onderdeel
    uitkomst: Uitkomst
    titel: str
    tekst: str
    veld: str = ""

    @property
    def uitkomst_in_woorden(self) -> str:
        """ "past niet", "uitleg nodig", "nog open", "past", or empty for information."""
        return WOORDEN.get(self.uitkomst, ("", ""))[0]


@dataclass(frozen=True)
class Fout:
    """A form error: the field and a sentence that says what to do."""

    veld: str
    tekst: str


@dataclass(frozen=True)
class Toetsing:
    """The verdict on one request, with the facts and the norm version it was made from.

    `rekenwijze` numbers the rules it was made by; what was stored without it is of the first.
    """

    feiten: Aanvraagfeiten
    norm: Norm | None
    totalen: Totalen
    bevindingen: tuple[Bevinding, ...]
    fouten: tuple[Fout, ...]
    rekenwijze: int = 1

    def count(self, uitkomst: Uitkomst) -> int:
        """Number of findings with this outcome."""
        return sum(bevinding.uitkomst is uitkomst for bevinding in self.bevindingen)

    def finding(self, onderdeel: Onderdeel) -> Bevinding | None:
        """The finding on one part, when there is one."""
        return next((b for b in self.bevindingen if b.onderdeel is onderdeel), None)

    @property
    def samenvatting(self) -> str:
        """The spoken line: "1 uitleg nodig, 2 nog open, 3 passen"."""
        tellingen = [(uitkomst, self.count(uitkomst)) for uitkomst in WOORDEN]
        return ", ".join(f"{n} {WOORDEN[uitkomst][n != 1]}" for uitkomst, n in tellingen if n)

    @property
    def mag_indienen(self) -> bool:
        """True when nothing 'past niet' and no field is missing; above the norm is no block."""
        return not self.fouten and not self.count(Uitkomst.PAST_NIET)

    @property
    def binnen_norm(self) -> bool:
        """Within both maxima; false while the norm or the request is incomplete."""
        compleet = self.totalen.gevraagd_volume is not None and self.totalen.duur_dagen is not None
        return self.norm is not None and compleet and not self.totalen.boven_norm

    def account(self, toegekend: str = "") -> list[Regel]:
        """The sum behind it, name and value per line; `toegekend` in words, once decided."""
        return account(self.norm, self.totalen, toegekend)

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe copy, to be stored with the request."""
        gegevens: dict[str, Any] = encode(self)
        return gegevens

    @classmethod
    def from_dict(cls, gegevens: Mapping[str, Any]) -> "Toetsing":
        """The verdict as it was stored; `assess(t.feiten, t.norm)` gives it again."""
        return decode(cls, gegevens)
