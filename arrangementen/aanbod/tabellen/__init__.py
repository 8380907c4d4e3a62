"""De tabellen van het aanbod: één beschrijving voor bestand, formulier, vergelijking en opslag."""

from .definities import TABELLEN, tabel_of
from .tabel import Tabel

__all__ = ["TABELLEN", "Tabel", "tabel_of"]
