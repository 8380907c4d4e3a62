"""De getallen van het verzonnen bestand, en hoe een totaal over jeugdigen wordt verdeeld."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

JAAR, PEILDATUM = 2020, date(2021, 9, 1)
ZAAD = 37
GEMEENTEN = ("Veenoord", "Laarbeemd", "Hilverveen", "Naarderwoud", "Eemstrand")
JO = ("Jeugdhulp De Linde", "Huis aan de Vaart", "Stichting Thuisbasis")
LVB = ("De Wegwijzer", "Samen Verder")
GGZ = (
    *("Kliniek Noorderlicht", "Praktijk De Brug", "Centrum Horizon", "Kliniek De Duinen"),
    *("Instituut Kompas", "Kliniek Het Anker", "Centrum De Beuk", "Kliniek Zuiderzon"),
)
ALLE, NOG, TOP, TOP_NOG, KORT, JONG, EEN = 180, 45, 25, 8, 21, 48, 50
GGZ_DAGEN, GGZ_KEER = 150, 403
KOSTEN, KOSTEN_NOG, KOSTEN_TOP = 110_400, 167_000, 525_600
SINDS, SINDS_NOG = 122_000, 180_000
BUITEN, BUITEN_2017, BUITEN_NOG = 28_000, 20_000, 110_000


def spread(rng: random.Random, totaal: int, laag: Sequence[int], hoog: Sequence[int]) -> list[int]:
    """Whole numbers between `laag` and `hoog` with exactly this sum, at random.

    Raises ValueError when no such numbers exist.
    """
    if not sum(laag) <= totaal <= sum(hoog):
        raise ValueError(f"{totaal} past niet tussen {sum(laag)} en {sum(hoog)}.")
    ruimte = sum(hoog) - sum(laag)
    rest = totaal - sum(laag)
    uit = [a + (rest * (b - a) // ruimte if ruimte else 0) for a, b in zip(laag, hoog, strict=True)]
    over = totaal - sum(uit)
    for i, grens in enumerate(hoog):
        erbij = min(over, grens - uit[i])
        uit[i], over = uit[i] + erbij, over - erbij
    for _ in range(4 * len(uit)):
        van, naar = rng.randrange(len(uit)), rng.randrange(len(uit))
        if van != naar:
            weg = rng.randint(0, min(uit[van] - laag[van], hoog[naar] - uit[naar]))
            uit[van], uit[naar] = uit[van] - weg, uit[naar] + weg
    return uit


@dataclass
class Jeugdige:
    """One made-up youth with one episode that counts in the year."""

    code: str
    dagen: int
    nog: bool
    top: bool
    van: date = date.min
    geboren: date = date.min
    kosten: int = 0
    gemeente: str = ""

    @property
    def laatste(self) -> date:
        """Last day of the episode, or the peildatum when it goes on."""
        return self.van + timedelta(days=self.dagen - 1)
