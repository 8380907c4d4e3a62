"""Een partij die niet met Casusregie werkt: haar soort en naam, zoals 'huisarts Voorbeeld'."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Partij:
    """A named party; `soort` is a code of `lijsten.Partijsoort`. Case and accents do not count."""

    soort: str
    naam: str
