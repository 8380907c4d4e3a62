"""Op de casuspagina: de procesregie ligt tijdelijk bij het expertteam (RER); kost geen vraag."""

from datetime import date
from typing import Any

from casusregie.casus.models import Casus
from organisaties.rollen import Rol

TEMPLATE = "casusregie/regie/paneel.html"


def rer_panel(casus: Casus, medewerker: Any, on: date) -> dict[str, Any] | None:
    """The banner as long as the procesregisseur is of another organisation; else None."""
    houder = casus.holder_of(Rol.PROCESREGISSEUR)
    eigen = (None, casus.team_id, casus.gemeente_id)
    if not casus.team_id or houder is None or houder.organisatie_id in eigen:
        return None
    return {"casus": casus, "houder": houder}
