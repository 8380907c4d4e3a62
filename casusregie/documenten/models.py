"""De modellen van documenten: document, handtekening, deling, bijlage en toekomsttaak."""

from .bijlage import Bijlage
from .deling import Deling
from .document import Document
from .handtekening import Documenthandtekening
from .toekomst import Toekomsttaak

__all__ = ["Bijlage", "Deling", "Document", "Documenthandtekening", "Toekomsttaak"]
