"""De modellen van evalueren."""

from .afspraak import Evaluatieafspraak
from .moment import Evaluatiemoment

__all__ = ["Evaluatieafspraak", "Evaluatiemoment"]
