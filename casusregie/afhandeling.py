"""Het uitgaande werk van casusregie; elk onderdeel heeft zijn eigen bestand."""

from .documenten import afhandeling as documenten
from .escalatie import afhandeling as escalatie
from .routes import opvolging as routes

__all__ = ["documenten", "escalatie", "routes"]
