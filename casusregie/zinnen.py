"""De zinnen bij gebeurtenissen van casusregie; elk onderdeel heeft zijn eigen bestand."""

from .escalatie import zinnen as escalatie

__all__ = ["escalatie"]
