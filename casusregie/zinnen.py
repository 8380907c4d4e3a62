"""De zinnen bij gebeurtenissen van casusregie; elk onderdeel heeft zijn eigen bestand."""

from .documenten import zinnen as documenten
from .escalatie import zinnen as escalatie
from .plannen import zinnen as plannen

__all__ = ["documenten", "escalatie", "plannen"]
