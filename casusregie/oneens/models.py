"""De modellen van een verschil van mening."""

from .overzicht import Ladderoverzicht
from .verschil import Meningsverschil

__all__ = ["Ladderoverzicht", "Meningsverschil"]
