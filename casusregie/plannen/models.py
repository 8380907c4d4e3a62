"""De stukken van stap 1 als modellen: keuzelijsten, analyse, taxatie, regiebesluit en plan."""

from .handtekening import Handtekening
from .keuzelijsten import Ondersteuningselement, Resultaatgebied, Standaardtermijn, Trede
from .onderdelen import Doel, Onderdeelelement, Planonderdeel
from .plan import Ondersteuningsplan
from .regiebesluit import Regiebesluit
from .risicotaxatie import Risicotaxatie
from .vraaganalyse import Vraaganalyse

__all__ = [
    "Doel",
    "Handtekening",
    "Onderdeelelement",
    "Ondersteuningselement",
    "Ondersteuningsplan",
    "Planonderdeel",
    "Regiebesluit",
    "Resultaatgebied",
    "Risicotaxatie",
    "Standaardtermijn",
    "Trede",
    "Vraaganalyse",
]
