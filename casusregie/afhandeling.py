"""Het uitgaande werk van casusregie; elk onderdeel heeft zijn eigen bestand."""

from .escalatie import afhandeling as escalatie

__all__ = ["escalatie"]
