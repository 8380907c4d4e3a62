"""Alle modellen van casusregie; elk onderdeel heeft zijn eigen map."""

from .casus.models import Casus, Casusnummer, Regierol, Routesoort
from .escalatie.models import Escalatie
from .jeugdige.models import (
    Betrokkenheid,
    Geslacht,
    Gezin,
    Gezinslid,
    Gezinsrol,
    Jeugdige,
    TijdelijkeToegang,
)
from .termijnen.models import Signaal, Termijn

__all__ = [
    "Betrokkenheid",
    "Casus",
    "Casusnummer",
    "Escalatie",
    "Geslacht",
    "Gezin",
    "Gezinslid",
    "Gezinsrol",
    "Jeugdige",
    "Regierol",
    "Routesoort",
    "Signaal",
    "Termijn",
    "TijdelijkeToegang",
]
