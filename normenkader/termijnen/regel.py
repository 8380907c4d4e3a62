"""What a Termijnregel is: length, unit, direction, who must act, and on which ground."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from normenkader.termijnen.woorden import aantal, in_leeftijd

MAX_MAANDEN_ATW, MAX_WEKEN_ATW, MAX_DAGEN_ATW = 3, 12, 90


class Eenheid(StrEnum):
    DAGEN = "dagen"
    WERKDAGEN = "werkdagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    LEEFTIJD = "leeftijd"
    """Age in months; the start is the geboortedatum (16,5 jaar = 198)."""
    DATUM = "datum"
    """The day that people agreed on: the start is that day, `lengte` is 1 and means nothing."""


class Richting(StrEnum):
    NA = "na"
    VOOR = "voor"


class Ladder(StrEnum):
    """Which ladder a missed termijn climbs (domein.md §0 l)."""

    GEEN = "geen"
    TERMIJN = "termijn"
    OVEREENSTEMMING = "overeenstemming"


@dataclass(frozen=True)
class Termijnregel:
    """One deadline the product knows.

    `lengte` > 0 in `eenheid`. `signalen` are day numbers (the start day is 1) on which people are
    told. `aan_zet` is the role code of who must act (domein.md §0 j). `verschuift_naar_werkdag`
    is only true for terms set by law: at most 90 days, 12 weeks or 3 months, never counted back
    (Algemene termijnenwet art. 1 and 4). `eerste_dag_telt` is only meaningful for DAGEN.
    `kan_stilstaan` is false for the 1-op-1, whose day counter never pauses (ui.md §5.1).
    """

    code: str
    titel: str
    lengte: int
    eenheid: Eenheid
    grondslag: str
    aan_zet: str
    eerste_dag_telt: bool = False
    verschuift_naar_werkdag: bool = False
    kan_stilstaan: bool = True
    signalen: tuple[int, ...] = ()
    ladder: Ladder = Ladder.GEEN
    richting: Richting = Richting.NA
    eisen: tuple[str, ...] = ()
    geldig_van: date = date(2000, 1, 1)
    geldig_tot: date | None = None

    def __post_init__(self) -> None:
        if self.lengte < 1:
            raise ValueError(f"{self.code}: de lengte is minstens 1")
        if self.eerste_dag_telt and self.eenheid is not Eenheid.DAGEN:
            raise ValueError(f"{self.code}: de eerste dag telt alleen bij kalenderdagen")
        if self.verschuift_naar_werkdag and not self._falls_under_atw():
            raise ValueError(f"{self.code}: de Algemene termijnenwet geldt hier niet")

    def _falls_under_atw(self) -> bool:
        maximum = {
            Eenheid.DAGEN: MAX_DAGEN_ATW,
            Eenheid.WEKEN: MAX_WEKEN_ATW,
            Eenheid.MAANDEN: MAX_MAANDEN_ATW,
        }.get(self.eenheid, 0)
        return self.richting is Richting.NA and self.lengte <= maximum

    def is_valid_on(self, on: date) -> bool:
        """True when this version of the rule applies to a termijn that starts on `on`."""
        return self.geldig_van <= on and (self.geldig_tot is None or on <= self.geldig_tot)

    def with_length(self, lengte: int, signalen: tuple[int, ...] | None = None) -> "Termijnregel":
        """The same rule with another length (and signals), as a setting or KaderVersie says.

        A length beyond the reach of the Algemene termijnenwet no longer shifts.
        """
        nieuw = self.signalen if signalen is None else signalen
        vast = replace(self, lengte=lengte, signalen=nieuw, verschuift_naar_werkdag=False)
        schuift = self.verschuift_naar_werkdag and vast._falls_under_atw()
        return replace(vast, verschuift_naar_werkdag=schuift)

    @property
    def lengte_in_woorden(self) -> str:
        """ "5 werkdagen", "8 weken", "16,5 jaar"."""
        if self.eenheid is Eenheid.LEEFTIJD:
            return in_leeftijd(self.lengte)
        if self.eenheid is Eenheid.DATUM:
            return "de afgesproken dag"
        return aantal(self.lengte, self.eenheid.value)
