"""Kenmerken van een casus in klassen, en hoe grof ze moeten zijn zodat niemand alleen staat.

Zuiver: kent geen database. `k` casussen delen steeds dezelfde combinatie (k-anonimiteit).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

NIET = "niet getoond"
LEEFTIJDEN = ((12, "jonger dan 12"), (15, "12 tot en met 14"), (18, "15 tot en met 17"))
DUREN = (
    (8, "1 tot en met 7"),
    (15, "8 tot en met 14"),
    (22, "15 tot en met 21"),
    (29, "22 tot en met 28"),
)
UREN = ((8, "minder dan 8"), (16, "8 tot 16"))
#: What could point at somebody together; each level hides one more of them.
HERLEIDBAAR = ("leeftijd", "verblijf", "halfjaar", "duur")
NIVEAUS = (
    ("alles getoond", ()),
    ("half jaar verborgen", ("halfjaar",)),
    ("half jaar en verblijf verborgen", ("halfjaar", "verblijf")),
    ("half jaar, verblijf en duur verborgen", ("halfjaar", "verblijf", "duur")),
    ("half jaar, verblijf, duur en leeftijd verborgen", HERLEIDBAAR),
)


@dataclass(frozen=True)
class Kenmerken:
    """One case in classes; no date, place, name or number."""

    pseudoniem: str
    leeftijd: str
    verblijf: str
    halfjaar: str
    duur: str
    uren_per_dag: str
    doel_soort: str
    vrijheidsbeperking: str
    vervolg: str
    advies: str
    versies_analyse: str
    besluit_rer: str
    doel_bereikt: str
    wat_volgt: str


@dataclass(frozen=True)
class Uitkomst:
    """The rows that may leave, how coarse they are, and the smallest group."""

    rijen: list[Kenmerken]
    niveau: str
    kleinste: int


def age_class(leeftijd: int) -> str:
    """Age in years at the start, in four classes."""
    return _class(LEEFTIJDEN, leeftijd, "18 of ouder")


def length_class(dagen: int) -> str:
    """Real length in days; past the limit of the kader is a class of its own."""
    return _class(DUREN, dagen, "meer dan 28")


def hours_class(uren: float) -> str:
    """Hours a day at the start."""
    return _class(UREN, uren, "16 of meer")


def half_year(dag: date) -> str:
    """ "2026, eerste helft"."""
    return f"{dag.year}, {'eerste' if dag.month <= 6 else 'tweede'} helft"


def generalise(rijen: Sequence[Kenmerken], k: int) -> Uitkomst | None:
    """The finest level at which every case shares its combination with k - 1 others.

    None when there are fewer than k cases: then nothing leaves.
    """
    if len(rijen) < k:
        return None
    for naam, verborgen in NIVEAUS:
        grof = [_hide(rij, verborgen) for rij in rijen]
        kleinste = smallest_group(grof)
        if kleinste >= k:
            return Uitkomst(grof, naam, kleinste)
    return None


def smallest_group(rijen: Sequence[Kenmerken]) -> int:
    """The size of the smallest group that looks the same in what could point at somebody."""
    groepen = Counter(tuple(getattr(rij, veld) for veld in HERLEIDBAAR) for rij in rijen)
    return min(groepen.values(), default=0)


def _hide(rij: Kenmerken, velden: Sequence[str]) -> Kenmerken:
    return Kenmerken(**{**asdict(rij), **dict.fromkeys(velden, NIET)})


def _class(grenzen: Sequence[tuple[int, str]], waarde: float, boven: str) -> str:
    plek = bisect_right([grens for grens, _ in grenzen], waarde)
    return grenzen[plek][1] if plek < len(grenzen) else boven
