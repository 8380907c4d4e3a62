"""De modellen van de tafels en van het wachten."""

from .aanmelding import Tafelaanmelding
from .alternatief import Alternatief
from .bijeenkomst import Tafelbijeenkomst, Tafeldeelnemer
from .inrichting import Convenant, Tafel, Werkafspraak
from .leren import Tafelles
from .opschaling import Tafelopschaling
from .wachten import Wachtregistratie

__all__ = [
    "Alternatief",
    "Convenant",
    "Tafel",
    "Tafelaanmelding",
    "Tafelbijeenkomst",
    "Tafeldeelnemer",
    "Tafelles",
    "Tafelopschaling",
    "Wachtregistratie",
    "Werkafspraak",
]
