"""Waar de cijfers vandaan komen: de eigen administratie of een ingelezen bestand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .actueel import live_data
from .models import Verblijfsbestand
from .opslag import stored
from .verblijven import Gegevens

EIGEN = "eigen"
#: With fewer stays than this the monitor opens with the newest file instead.
BIJNA_LEEG = 10


@dataclass(frozen=True)
class Bron:
    """A source; `exact` when its small numbers may be shown (domein.md §0 n)."""

    sleutel: str
    naam: str
    gegevens: Gegevens
    exact: bool
    fictief: bool = False
    herkomst: str = ""
    casussen: Mapping[str, int] = field(default_factory=dict)

    @property
    def laatste(self) -> date:
        """The last day that the source knows about."""
        return self.gegevens.tot_en_met

    def years(self) -> list[int]:
        """Years in which somebody was in verblijf, newest first; at least the last one."""
        eerste = min((v.van.year for v in self.gegevens.verblijven), default=self.laatste.year)
        return list(range(self.laatste.year, max(eerste, self.laatste.year - 9) - 1, -1))


def choices(bestanden: list[Verblijfsbestand]) -> list[tuple[str, str]]:
    """What there is to choose from, own records first."""
    namen = [(str(b.kenmerk), f"{b.naam} (tot en met {b.tot_en_met:%d-%m-%Y})") for b in bestanden]
    return [(EIGEN, "Eigen administratie"), *namen]


def load(
    sleutel: str, bestanden: list[Verblijfsbestand], gemeenten: Mapping[int, str], on: date
) -> Bron:
    """The chosen source; without a choice the own records, or the newest file when they are almost
    empty.

    What is unknown, or a file of somebody else, counts as no choice.
    """
    bestand = next((b for b in bestanden if str(b.kenmerk) == sleutel), None)
    if bestand:
        return of_file(bestand)
    eigen = own_records(gemeenten, on)
    leeg = len(eigen.gegevens.verblijven) < BIJNA_LEEG and sleutel != EIGEN
    return of_file(bestanden[0]) if leeg and bestanden else eigen


def own_records(gemeenten: Mapping[int, str], on: date) -> Bron:
    """Live from the reports of aanbieders, for these gemeenten."""
    gegevens, casussen = live_data(on, gemeenten)
    herkomst = (
        "Begin en einde zijn wat aanbieders meldden. De kosten zijn gemelde dagen maal het "
        "tarief van het contract, niet de rekeningen. Klinische opname telt als jeugd-ggz, "
        "ander verblijf als jeugd- en opvoedhulp."
    )
    return Bron(EIGEN, "Eigen administratie", gegevens, True, herkomst=herkomst, casussen=casussen)


def of_file(bestand: Verblijfsbestand) -> Bron:
    """A file as it was read in."""
    return Bron(
        str(bestand.kenmerk),
        bestand.naam,
        stored(bestand),
        exact=bestand.eigen,
        fictief=bestand.fictief,
        herkomst=f"Bron: {bestand.bron}. Het bestand heeft {bestand.aantal} regels.",
    )
