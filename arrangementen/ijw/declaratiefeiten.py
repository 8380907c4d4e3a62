"""What a receiver knows about declarations: sent and approved prestaties, periods and tariffs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from arrangementen.ijw.bericht import Inhoud


@dataclass(frozen=True)
class BekendePrestatie:
    """A prestatie declared before and approved; ``bedrag`` in eurocents.

    ``vorige`` is the ReferentieNummer that a credit takes back, empty for a debit.
    """

    gemeente: str
    aanbieder: str
    referentie: str
    toewijzing: str
    categorie: str
    code: str
    begin: date
    einde: date
    volume: int
    eenheid: str
    bedrag: int
    vorige: str = ""

    @property
    def is_credit(self) -> bool:
        """Whether it takes an earlier prestatie back."""
        return bool(self.vorige)


@dataclass(frozen=True)
class BekendeDeclaratie:
    """A declaration that was sent (for who reads the answer) or received and not refused.

    ``prestaties``: ReferentieNummer to the values by element name, as they stood in the JW323.
    """

    gemeente: str
    aanbieder: str
    identificatie: str
    nummer: str
    begin: date
    einde: date
    xsd_versie: tuple[str, str] = ("1.0.0", "1.0.0")
    prestaties: Mapping[str, Inhoud] | None = None


@dataclass(frozen=True)
class Tarief:
    """A contracted tariff: eurocents per unit (WJ756), in a span with both days included."""

    eenheid: str
    cent: int
    van: date | None = None
    tot: date | None = None

    def holds_on(self, dag: date) -> bool:
        """Whether it is the tariff of that day; None is an open end."""
        return (self.van is None or self.van <= dag) and (self.tot is None or dag <= self.tot)

    def per(self, eenheid: str) -> int | None:
        """Eurocents per unit that a prestatie may show; an hour tariff fits minutes, rounded."""
        if eenheid == self.eenheid:
            return self.cent
        return half_up(self.cent, 60) if (self.eenheid, eenheid) == ("04", "01") else None

    def amount(self, eenheid: str, volume: int) -> int | None:
        """Eurocents for a volume in this unit (ijw.md §5e); None when the units do not fit."""
        if eenheid == self.eenheid:
            return self.cent * volume
        if (self.eenheid, eenheid) == ("04", "01"):
            return half_up(self.cent * volume, 60)
        return None


def half_up(teller: int, noemer: int) -> int:
    """The quotient rounded to a whole number, a half upward."""
    return int((Decimal(teller) / noemer).quantize(Decimal(1), ROUND_HALF_UP))
