"""Het uitgaande werk van casusregie; elk onderdeel heeft zijn eigen bestand."""

from .afspraken import afhandeling as afspraken
from .bescherming import afhandeling as bescherming
from .documenten import afhandeling as documenten
from .escalatie import afhandeling as escalatie
from .logboek import afhandeling as logboek
from .meldingen import afhandeling as meldingen
from .oneens import afhandeling as oneens
from .regie import afhandeling as regie
from .routes import opvolging as routes
from .schalen import afhandeling as schalen
from .verwijzers import afhandeling as verwijzers

__all__ = [
    "afspraken",
    "bescherming",
    "documenten",
    "escalatie",
    "logboek",
    "meldingen",
    "oneens",
    "regie",
    "routes",
    "schalen",
    "verwijzers",
]
