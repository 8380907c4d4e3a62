"""Alle modellen van het 1-op-1-afwegingskader; elk onderdeel heeft zijn eigen map."""

from .aanvraag.models import EenOpEenAanvraag
from .analyse.models import VerklarendeAnalyse
from .inzet.models import EenOpEenInzet
from .kader import Intensiteitsoort, Kaderfase, Processtap

__all__ = [
    "EenOpEenAanvraag",
    "EenOpEenInzet",
    "Intensiteitsoort",
    "Kaderfase",
    "Processtap",
    "VerklarendeAnalyse",
]
