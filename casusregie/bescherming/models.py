"""De modellen van route C buiten de route zelf."""

from .basisteambesluit import Basisteambesluit, Besluitsoort
from .handeling import Handeling
from .maatregel import Maatregel
from .soorten import Maatregelsoort
from .teamaanmelding import Teamaanmelding
from .teamtafel import Teamtafel, Teamtafeldeelnemer
from .uitspraak import Uitspraak

__all__ = [
    "Basisteambesluit",
    "Besluitsoort",
    "Handeling",
    "Maatregel",
    "Maatregelsoort",
    "Teamaanmelding",
    "Teamtafel",
    "Teamtafeldeelnemer",
    "Uitspraak",
]
