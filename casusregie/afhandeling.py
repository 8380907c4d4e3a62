"""Het uitgaande werk van casusregie; elk onderdeel heeft zijn eigen bestand."""

from .escalatie import afhandeling as escalatie
from .routes import opvolging as routes

__all__ = ["escalatie", "routes"]
