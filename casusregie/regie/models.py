"""De modellen van de regie."""

from .inrichting import EigenStap, EigenStapGedaan, Mandaat
from .ivh import Ivh
from .oordeel import Regieoordeel
from .overdracht import Overdracht
from .personen import Bereikbaarheid, Contactpersoon, Regietijd
from .procesregie import Regievraag, TijdelijkeProcesregie
from .verzamel import Verzamelopdracht, Verzamelregel
from .verzoek import Teamverzoek

__all__ = [
    "Bereikbaarheid",
    "Contactpersoon",
    "EigenStap",
    "EigenStapGedaan",
    "Ivh",
    "Mandaat",
    "Overdracht",
    "Regieoordeel",
    "Regietijd",
    "Regievraag",
    "Teamverzoek",
    "TijdelijkeProcesregie",
    "Verzamelopdracht",
    "Verzamelregel",
]
