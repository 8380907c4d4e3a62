"""Alle modellen van het 1-op-1-afwegingskader; elk onderdeel heeft zijn eigen map."""

from .aanvraag.models import EenOpEenAanvraag
from .analyse.models import VerklarendeAnalyse
from .inzet.models import EenOpEenInzet
from .inzet.rer import RerBesluit
from .kader import Intensiteitsoort, Kaderfase, Processtap, Uurtarief
from .onderzoek.models import Onderzoek, Onderzoekscasus
from .training.models import Trainingsdeelname
from .verspreiding.models import Kaderlezing, Kaderontvangst, Kadervraag

__all__ = [
    "EenOpEenAanvraag",
    "EenOpEenInzet",
    "Intensiteitsoort",
    "Kaderfase",
    "Kaderlezing",
    "Kaderontvangst",
    "Kadervraag",
    "Onderzoek",
    "Onderzoekscasus",
    "Processtap",
    "RerBesluit",
    "Trainingsdeelname",
    "Uurtarief",
    "VerklarendeAnalyse",
]
