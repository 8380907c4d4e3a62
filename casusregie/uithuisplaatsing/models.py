"""De modellen rond een dreigende uithuisplaatsing."""

from .akkoord import Partijakkoord
from .dreiging import Dreiging
from .kernbeslissing import Kernbeslissing
from .moment import Monitormoment

__all__ = ["Dreiging", "Kernbeslissing", "Monitormoment", "Partijakkoord"]
