"""De maten van de verblijfsmonitor: één definitie per cijfer, die bij het cijfer staat (GV-A)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from .populatie import Keuze, Populatie
from .rekenregels import REKENREGELS
from .verblijven import Gegevens

BRON = "Nulmeting verblijf Gooi en Vechtstreek"
DISCLAIMER = (
    "Dit is een bierviltje: verblijf min ambulante hulp. Wie thuis blijft wonen heeft meer "
    "ambulante hulp nodig, en soms toch een kort verblijf. De echte besparing is dus lager."
)


@dataclass(frozen=True)
class Maat:
    """One measure; `nulmeting` is what the source found over 2020, in the same unit."""

    code: str
    naam: str
    groep: str
    eenheid: str
    definitie: str
    eisen: tuple[str, ...]
    nulmeting: float | None = None
    bron: str = BRON


@dataclass(frozen=True)
class Cijfer:
    """A measure with its value; None when there is nobody to compute it for."""

    maat: Maat
    waarde: float | None


def _load() -> dict[str, Maat]:
    bestand = Path(__file__).with_name("maten.toml")
    rijen = tomllib.loads(bestand.read_text(encoding="utf-8"))["maat"]
    return {rij["code"]: Maat(**rij | {"eisen": tuple(rij["eisen"])}) for rij in rijen}


MATEN = _load()
GROEPEN = tuple(dict.fromkeys(maat.groep for maat in MATEN.values()))


def compute(p: Populatie) -> dict[str, Cijfer]:
    """Every measure for this population, by code."""
    return {code: Cijfer(maat, REKENREGELS[code](p)) for code, maat in MATEN.items()}


@lru_cache(maxsize=8)
def figures_of(gegevens: Gegevens, keuze: Keuze) -> tuple[Populatie, Mapping[str, Cijfer]]:
    """The population of this choice and every measure; kept, for data and choice never change."""
    populatie = Populatie(gegevens, keuze)
    return populatie, MappingProxyType(compute(populatie))


def values(p: Populatie, *codes: str) -> list[float | None]:
    """Only some measures, for comparing years."""
    return [REKENREGELS[code](p) for code in codes]
