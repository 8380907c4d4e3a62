"""Which products of one client overlap in time while they count as the same product."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Tijdvak:
    """A product in time, both days included; ``einddatum`` None is open."""

    categorie: str
    code: str
    begindatum: date
    einddatum: date | None

    @property
    def tot(self) -> date:
        """The last day, the end of time when open."""
        return self.einddatum or date.max


@dataclass
class _Eindes:
    """The latest end seen so far, per way in which products can be the same."""

    alles: date = date.min
    generiek: date = date.min
    per_categorie: dict[str, date] = field(default_factory=dict)
    zonder_code: dict[str, date] = field(default_factory=dict)
    per_code: dict[str, date] = field(default_factory=dict)

    def latest_same(self, vak: Tijdvak) -> date:
        """Return the latest end of what counts as the same product as ``vak``."""
        if vak.code:
            zonder = self.zonder_code.get(vak.categorie, date.min)
            return max(self.per_code.get(vak.code, date.min), zonder, self.generiek)
        if vak.categorie:
            return max(self.per_categorie.get(vak.categorie, date.min), self.generiek)
        return self.alles

    def add(self, vak: Tijdvak) -> None:
        """Remember the end of ``vak``."""
        self.alles = max(self.alles, vak.tot)
        if vak.categorie:
            _raise(self.per_categorie, vak.categorie, vak.tot)
        else:
            self.generiek = max(self.generiek, vak.tot)
        if vak.code:
            _raise(self.per_code, vak.code, vak.tot)
        elif vak.categorie:
            _raise(self.zonder_code, vak.categorie, vak.tot)


def _raise(eindes: dict[str, date], sleutel: str, tot: date) -> None:
    eindes[sleutel] = max(eindes.get(sleutel, date.min), tot)


def find_overlaps(vakken: Sequence[Tijdvak]) -> list[int]:
    """Return the positions of the products that overlap one that starts earlier (TR302).

    Sameness goes by code; where one of two has no code by category; where one has neither, they
    always count as the same. Of two that start on one day the later in the row is named. A period
    that ends before it begins is left to CS003.
    """
    eindes = _Eindes()
    gevonden: list[int] = []
    for positie in sorted(range(len(vakken)), key=lambda p: vakken[p].begindatum):
        vak = vakken[positie]
        if vak.tot < vak.begindatum:
            continue
        if eindes.latest_same(vak) >= vak.begindatum:
            gevonden.append(positie)
        eindes.add(vak)
    return sorted(gevonden)
