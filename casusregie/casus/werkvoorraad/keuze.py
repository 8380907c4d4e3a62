"""Wat iemand in de werkvoorraad koos: weergave, filters en volgorde, gelezen uit het adres."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from .fasen import in_phase, phase_names
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
GROEPEN = {"termijn": "Termijn", "zet": "Aan zet", "rol": "Rol", "fase": "Fase"}


@dataclass(frozen=True)
class Keuze:
    """The chosen view, filters (group -> values) and order; unknown values are left out."""

    weergave: Weergave
    filters: Mapping[str, list[str]] = field(default_factory=dict)
    sorteer: str = "termijn"

    @property
    def aantal(self) -> int:
        """How many filter values are chosen."""
        return sum(len(waarden) for waarden in self.filters.values())

    @property
    def per_groep(self) -> bool:
        """Rows are grouped by urgency only when they are sorted by it."""
        return self.sorteer.removeprefix("-") == "termijn"

    def filtered(self) -> Q:
        """The condition of the filters: any value within a group, all groups together."""
        voorwaarde = Q()
        for groep, waarden in self.filters.items():
            eentje = Q(pk=None)
            for waarde in waarden:
                eentje |= condition(groep, waarde)
            voorwaarde &= eentje
        return voorwaarde

    def condition(self) -> Q:
        """View and filters together."""
        return self.weergave.voorwaarde & self.filtered()


def options(groep: str) -> dict[str, str]:
    """The values of a filter group with their names."""
    return {
        "termijn": {sleutel: naam for sleutel, (naam, _) in TERMIJN.items()},
        "zet": AAN_ZET,
        "rol": ROL,
        "fase": {naam: naam for naam in phase_names()},
    }[groep]


def condition(groep: str, waarde: str) -> Q:
    """The condition of one value of a filter group."""
    if groep == "termijn":
        return Q(groep=TERMIJN[waarde][1])
    if groep == "zet":
        return Q(wie=waarde)
    return Q(**{f"rol_{waarde}": True}) if groep == "rol" else in_phase(waarde)


def read(vraag: QueryDict, weergaven: list[Weergave]) -> Keuze:
    """The choice in the address; what does not exist counts as not chosen."""
    gekozen = {w.sleutel: w for w in weergaven}.get(vraag.get("weergave", ""), weergaven[0])
    filters: dict[str, Any] = {}
    for groep in GROEPEN:
        bekend = options(groep)
        waarden = [waarde for waarde in dict.fromkeys(vraag.getlist(groep)) if waarde in bekend]
        if waarden:
            filters[groep] = waarden
    sorteer = vraag.get("sorteer", "")
    return Keuze(gekozen, filters, sorteer if sorteer.removeprefix("-") in ORDE else "termijn")
