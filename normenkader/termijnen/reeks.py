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
    """What a requested inzet finds: the chain it belongs to and the days left in it.

    `laatste_toegestane_dag` is None when no day is left (only the RER may allow it) and when the
    inzet starts before the ingangsdatum (`buiten_kader`, OO-02).
    """

    maximum: int
    gebruikt: int
    over: int
    is_vervolg: bool
    buiten_kader: bool
    telt_mee: list[Inzet]
    telt_niet_mee: list[Inzet]
    laatste_toegestane_dag: date | None
    gevraagd: int | None
    overlapt: list[Inzet]

    @property
    def past(self) -> bool:
        """True when the requested days (at least one) fit in what is left."""
        return self.buiten_kader or (self.gevraagd or 1) <= self.over

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
    buiten = start < kader.ingangsdatum
    mee = [] if buiten else _chain(alle, start, einde or start, kader)
    gebruikt = sum(inzet.dagen for inzet in mee)
    over = max(0, kader.maximum - gebruikt)
    return Reeks(
        maximum=kader.maximum,
        gebruikt=gebruikt,
        over=over,
        is_vervolg=any(inzet.begin < start for inzet in mee),
        buiten_kader=buiten,
        telt_mee=mee,
        telt_niet_mee=[inzet for inzet in alle if inzet not in mee],
        laatste_toegestane_dag=laatste_dag(start, over) if over and not buiten else None,
        gevraagd=(einde - start).days + 1 if einde else None,
        overlapt=[i for i in alle if i.begin <= (einde or start) and start <= i.einde],
    )


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
