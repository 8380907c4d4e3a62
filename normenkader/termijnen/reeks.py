"""Counts the days of a 1-op-1 chain: used, left, and up to which day (domein.md §0 a)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from normenkader.termijnen.berekening import laatste_dag


@dataclass(frozen=True, order=True)
class Inzet:
    """One 1-op-1 inzet at whichever aanbieder; `einde` is the real or else the planned last day."""

    begin: date
    einde: date
    kenmerk: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.einde < self.begin:
            raise ValueError("Een inzet eindigt niet voor haar begin")

    @property
    def dagen(self) -> int:
        """Calendar days, first and last day included."""
        return (self.einde - self.begin).days + 1


@dataclass(frozen=True)
class Kader:
    """The numbers of the KaderVersie that holds on the start day; all in calendar days."""

    maximum: int = 28
    venster: int = 28
    ingangsdatum: date = date(2025, 2, 1)


@dataclass(frozen=True)
class Reeks:
    """What a requested inzet finds: the chain it belongs to and the days left in it."""

    start: date
    einde: date | None
    kader: Kader
    telt_mee: list[Inzet]
    telt_niet_mee: list[Inzet]

    @property
    def maximum(self) -> int:
        """The most days a chain may hold."""
        return self.kader.maximum

    @property
    def gebruikt(self) -> int:
        """Days of the other inzetten in the chain; more than the maximum after a RER decision."""
        return sum(inzet.dagen for inzet in self.telt_mee)

    @property
    def over(self) -> int:
        """Days left before this request; never negative."""
        return max(0, self.maximum - self.gebruikt)

    @property
    def is_vervolg(self) -> bool:
        """An earlier inzet stands in the chain: fresh verklarende analyse, RER decides."""
        return any(inzet.begin < self.start for inzet in self.telt_mee)

    @property
    def buiten_kader(self) -> bool:
        """The start lies before the ingangsdatum: no limit applies (OO-02)."""
        return self.start < self.kader.ingangsdatum

    @property
    def laatste_toegestane_dag(self) -> date | None:
        """The last day that fits; None with no day left (only the RER may) or outside the kader."""
        return laatste_dag(self.start, self.over) if self.over and not self.buiten_kader else None

    @property
    def gevraagd(self) -> int | None:
        """Requested days, both days counted; None without an end."""
        return (self.einde - self.start).days + 1 if self.einde else None

    @property
    def past(self) -> bool:
        """True when the requested days (at least one) fit in what is left."""
        return self.buiten_kader or (self.gevraagd or 1) <= self.over

    @property
    def overlapt(self) -> list[Inzet]:
        """Inzetten that share a day with the request."""
        alle = [*self.telt_mee, *self.telt_niet_mee]
        tot = self.einde or self.start
        return sorted(inzet for inzet in alle if inzet.begin <= tot and self.start <= inzet.einde)

    @property
    def in_woorden(self) -> str:
        """ "19 gebruikt, 9 over van 28"."""
        return f"{self.gebruikt} gebruikt, {self.over} over van {self.maximum}"


def count_reeks(
    inzetten: Iterable[Inzet],
    start: date,
    einde: date | None = None,
    kader: Kader | None = None,
) -> Reeks:
    """Counts the chain around a requested start (and end, when known).

    `inzetten`: all other inzetten of the jeugdige, of every aanbieder. An inzet joins the chain
    when the next one starts at most `venster` days after its last day; a later inzet that is
    already planned joins likewise, so that putting one in front gives no extra days. Inzetten
    that started before the ingangsdatum do not count. Source: domein.md §0 a, OO-01, OO-12.
    """
    kader = kader or Kader()
    alle = sorted(inzetten)
    mee = _chain(alle, start, einde or start, kader) if start >= kader.ingangsdatum else []
    return Reeks(start, einde, kader, mee, [inzet for inzet in alle if inzet not in mee])


def _chain(alle: list[Inzet], start: date, einde: date, kader: Kader) -> list[Inzet]:
    """Inzetten before and after the requested span that hang together with it."""
    telbaar = [inzet for inzet in alle if inzet.begin >= kader.ingangsdatum]
    venster = timedelta(days=kader.venster)
    mee: list[Inzet] = []
    eerste = start
    for inzet in sorted((i for i in telbaar if i.begin <= start), key=_by_end, reverse=True):
        if eerste <= inzet.einde + venster:
            mee.append(inzet)
            eerste = min(eerste, inzet.begin)
    laatste = einde
    for inzet in (i for i in telbaar if i.begin > start):
        if inzet.begin <= laatste + venster:
            mee.append(inzet)
            laatste = max(laatste, inzet.einde)
    return sorted(mee)


def _by_end(inzet: Inzet) -> date:
    return inzet.einde
