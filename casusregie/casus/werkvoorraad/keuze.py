"""Wat iemand in de werkvoorraad koos: weergave, filters en volgorde, gelezen uit het adres."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from normenkader.termijnen.regels import REGELS

from .fasen import in_phase, phase_names
from .plaatsen import Namen, own_filters
from .vraag import DEZE_WEEK, GEEN, LATER, ORDE, REGIE, STAAT_STIL, TE_LAAT
from .weergaven import Weergave

TERMIJN = {
    "te_laat": ("Te laat", TE_LAAT),
    "deze_week": ("Vandaag of deze week", DEZE_WEEK),
    "later": ("Later", LATER),
    "staat_stil": ("Staat stil", STAAT_STIL),
    "geen": ("Geen termijn", GEEN),
}
AAN_ZET = {
    "ik": "Ik",
    "collega": "Collega",
    "aanbieder": "Aanbieder",
    "gi": "GI",
    "gedragswetenschapper": "Gedragswetenschapper",
    "rer": "Expertteam (RER)",
    "gemeente": "Gemeente",
    "niemand": "Niemand",
}
ROL = {str(rol): str(rol.label) for rol in REGIE}
GROEPEN = {
    "termijn": "Termijn",
    "zet": "Aan zet",
    "rol": "Rol",
    "soort": "Soort termijn",
    "fase": "Fase",
}


@dataclass(frozen=True)
class Keuze:
    """The chosen view, filters (group -> values) and order; unknown values are left out."""

    weergave: Weergave
    filters: Mapping[str, list[str]] = field(default_factory=dict)
    sorteer: str = "termijn"
    #: conditions of registered filters: (group, value) -> condition
    eigen: Mapping[tuple[str, str], Q] = field(default_factory=dict)

    @property
    def soort(self) -> str:
        """The one kind of termijn the list is about; "" for all kinds."""
        return self.filters.get("soort", [""])[0]

    @property
    def aantal(self) -> int:
        """How many filter values are chosen."""
        return sum(len(waarden) for waarden in self.filters.values())

    @property
    def per_groep(self) -> bool:
        """Rows are grouped by urgency only when they are sorted by it."""
        return self.sorteer.removeprefix("-") == "termijn" and not self.weergave.gesloten

    def filtered(self) -> Q:
        """The condition of the filters: any value within a group, all groups together."""
        voorwaarde = Q()
        for groep, waarden in self.filters.items():
            eentje = Q(pk=None)
            for waarde in waarden:
                eentje |= self.eigen.get((groep, waarde)) or condition(groep, waarde)
            voorwaarde &= eentje
        return voorwaarde

    def condition(self) -> Q:
        """View and filters together."""
        return self.weergave.voorwaarde & self.filtered()

    def query_string(self) -> str:
        """The choice as it stands in an address: known codes only."""
        paren = [("weergave", self.weergave.sleutel)]
        paren += [(groep, w) for groep, waarden in self.filters.items() for w in waarden]
        if self.sorteer != "termijn":
            paren.append(("sorteer", self.sorteer))
        return urlencode(paren)


def group_names() -> dict[str, str]:
    """The filter groups with their names, registered ones included."""
    return GROEPEN | {eigen.sleutel: eigen.naam for eigen in own_filters().values()}


@cache
def termijn_kinds() -> dict[str, str]:
    """The code of every kind of termijn with its name, by name."""
    namen = {str(regel.code): str(regel.titel) for regel in REGELS}
    return dict(sorted(namen.items(), key=lambda paar: paar[1].lower()))


def options(groep: str) -> Mapping[str, str]:
    """The values of a filter group with their names."""
    if groep in (eigen := own_filters()):
        return Namen(eigen[groep].opties)
    return {
        "termijn": {sleutel: naam for sleutel, (naam, _) in TERMIJN.items()},
        "zet": AAN_ZET,
        "rol": ROL,
        "soort": termijn_kinds(),
        "fase": {naam: naam for naam in phase_names()},
    }[groep]


def condition(groep: str, waarde: str) -> Q:
    """The condition of one value of a built-in filter group."""
    if groep == "termijn":
        return Q(groep=TERMIJN[waarde][1])
    if groep == "zet":
        return Q(wie=waarde)
    if groep == "soort":
        return Q(groep__lt=GEEN)  # de vraag kijkt dan alleen naar die soort
    return Q(**{f"rol_{waarde}": True}) if groep == "rol" else in_phase(waarde)


def read(
    vraag: QueryDict, weergaven: list[Weergave], medewerker: Any = None, on: date | None = None
) -> Keuze:
    """The choice in the address; what does not exist counts as not chosen.

    Registered filters look with the eyes of `medewerker` on day `on`.
    """
    gekozen = {w.sleutel: w for w in weergaven}.get(vraag.get("weergave", ""), weergaven[0])
    filters: dict[str, Any] = {}
    for groep in group_names():
        bekend = options(groep)
        waarden = [waarde for waarde in dict.fromkeys(vraag.getlist(groep)) if waarde in bekend]
        if waarden:
            filters[groep] = waarden[:1] if groep == "soort" else waarden
    sorteer = vraag.get("sorteer", "")
    sorteer = sorteer if sorteer.removeprefix("-") in ORDE else "termijn"
    return Keuze(gekozen, filters, sorteer, dict(_own_conditions(filters, medewerker, on)))


def _own_conditions(
    filters: dict[str, list[str]], medewerker: Any, on: Any
) -> Iterable[tuple[tuple[str, str], Q]]:
    for sleutel, eigen in own_filters().items():
        for waarde in filters.get(sleutel, []):
            casussen = eigen.opties[waarde][1](medewerker, on)
            yield (sleutel, waarde), Q(pk__in=casussen)
