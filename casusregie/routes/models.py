"""De drie routes als modellen."""

from .bescherming import BeschermingsRoute
from .lokaal import LokaleRoute
from .medisch import MedischeRoute

__all__ = ["BeschermingsRoute", "LokaleRoute", "MedischeRoute"]
