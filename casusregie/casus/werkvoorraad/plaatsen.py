"""Plaatsen in de werkvoorraad die anderen vullen: weergaven, filters en een regel per casus."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Casussen = Callable[[Any, date], Any]
Bron = Callable[[Iterable[int], date], dict[int, str]]


@dataclass(frozen=True)
class Eigenweergave:
    """A view of another part; `casussen(medewerker, on)` gives a queryset of casus ids."""

    sleutel: str
    naam: str
    casussen: Casussen
    rollen: frozenset[str]
    volgorde: int
    alle: bool = False


class Opzoeken(Mapping[str, tuple[str, Casussen]]):
    """Options that are looked up by their value instead of listed: a person, a team.

    `zoek(waarde)` gives the name and the casussen of that value; None when it does not exist.
    """

    def __init__(self, zoek: Callable[[str], tuple[str, Casussen] | None]) -> None:
        self.zoek = zoek

    def __getitem__(self, waarde: str) -> tuple[str, Casussen]:
        gevonden = self.zoek(waarde)
        if gevonden is None:
            raise KeyError(waarde)
        return gevonden

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Namen(Mapping[str, str]):
    """The names of the options of a registered filter."""

    def __init__(self, opties: Mapping[str, tuple[str, Casussen]]) -> None:
        self.opties = opties

    def __getitem__(self, waarde: str) -> str:
        return self.opties[waarde][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self.opties)

    def __len__(self) -> int:
        return len(self.opties)


@dataclass(frozen=True)
class Eigenfilter:
    """A filter of another part; each value has a name and gives a queryset of casus ids."""

    sleutel: str
    naam: str
    opties: Mapping[str, tuple[str, Casussen]]

    @property
    def alleen_in_adres(self) -> bool:
        """Comes along in a link; has no boxes of its own."""
        return isinstance(self.opties, Opzoeken)


_weergaven: dict[str, Eigenweergave] = {}
_filters: dict[str, Eigenfilter] = {}
_bronnen: list[Bron] = []


def add_view(
    sleutel: str,
    naam: str,
    casussen: Casussen,
    *rollen: str,
    volgorde: int = 40,
    alle: bool = False,
) -> None:
    """Register a view for holders of these roles (none: everybody); from AppConfig.ready.

    `casussen(medewerker, on)` returns a queryset with one column of casus ids, not evaluated:
    it becomes part of the one query that counts. A person with casussen of his own sees only
    those, unless `alle` (handed over: not his any more). Running casussen only.
    """
    wie = frozenset(str(rol) for rol in rollen)
    _weergaven[sleutel] = Eigenweergave(sleutel, naam, casussen, wie, volgorde, alle)


def add_filter(sleutel: str, naam: str, opties: Mapping[str, tuple[str, Casussen]]) -> None:
    """Register a filter group: value -> (name, `casussen(medewerker, on)` as in `add_view`).

    Several values together widen, groups together narrow. Costs nothing until it is chosen.
    With `Opzoeken` the filter shows no boxes and only comes along in an address.
    """
    vast = opties if isinstance(opties, Opzoeken) else dict(opties)
    _filters[sleutel] = Eigenfilter(sleutel, naam, vast)


def add_note(bron: Bron) -> None:
    """Register a source of the second line in 'Wat moet er gebeuren' ('Dag 19 van 28').

    `bron(casus_ids, on)` answers for a whole page of casussen in one query.
    """
    if bron not in _bronnen:
        _bronnen.append(bron)


def views_for(rollen: frozenset[str]) -> list[Eigenweergave]:
    """The registered views for these roles."""
    return [w for w in _weergaven.values() if not w.rollen or w.rollen & rollen]


def own_filters() -> dict[str, Eigenfilter]:
    """The registered filters by key."""
    return dict(_filters)


def notes(casus_ids: list[int], on: date) -> dict[int, str]:
    """The second line per casus; the first source that says something wins."""
    teksten: dict[int, str] = {}
    for bron in _bronnen if casus_ids else []:
        teksten = {**bron(casus_ids, on), **teksten}
    return teksten
