"""Alle modellen van arrangementen; elk onderdeel heeft zijn eigen map."""

from .aanbod.models import Contract, Contractsoort, Product, Productsoort
from .arrangement.models import Arrangement, Arrangementonderdeel, Arrangementstand
from .berichten.models import Bericht, Berichtstand, Berichtteller, Kanaal, Richting
from .toewijzing.models import (
    Normoordeel,
    Stand,
    Toewijzing,
    Toewijzingteller,
    Zorgstart,
    Zorgstop,
)

__all__ = [
    "Arrangement",
    "Arrangementonderdeel",
    "Arrangementstand",
    "Bericht",
    "Berichtstand",
    "Berichtteller",
    "Contract",
    "Contractsoort",
    "Kanaal",
    "Normoordeel",
    "Product",
    "Productsoort",
    "Richting",
    "Stand",
    "Toewijzing",
    "Toewijzingteller",
    "Zorgstart",
    "Zorgstop",
]
