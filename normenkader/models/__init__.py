"""The versioned reference data of the norms: what held on which day, and who adopted it."""

from normenkader.models.beleid import Afwegingsvraag, Gemeentebeleid, Productgroep
from normenkader.models.instelling import Instelling
from normenkader.models.kader import KaderVersie
from normenkader.models.norm import Normversie, Uitzonderingsgrond
from normenkader.models.traject import Traject, Trajectbestand

__all__ = [
    "Afwegingsvraag",
    "Gemeentebeleid",
    "Instelling",
    "KaderVersie",
    "Normversie",
    "Productgroep",
    "Traject",
    "Trajectbestand",
    "Uitzonderingsgrond",
]
