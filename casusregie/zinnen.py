"""De zinnen bij gebeurtenissen van casusregie; elk onderdeel heeft zijn eigen bestand."""

from .documenten import zinnen as documenten
from .escalatie import zinnen as escalatie
from .logboek import zinnen as logboek
from .oneens import zinnen as oneens
from .plannen import zinnen as plannen
from .regie import zinnen as regie

__all__ = ["documenten", "escalatie", "logboek", "oneens", "plannen", "regie"]
