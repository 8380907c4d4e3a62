"""Alle modellen van arrangementen; elk onderdeel heeft zijn eigen map."""

from .aanbod.models import Contract, Contractsoort, Product, Productsoort, Verblijfsvorm
from .arrangement.models import Arrangement, Arrangementonderdeel, Arrangementstand
from .berichten.models import Bericht, Berichtstand, Berichtteller, Kanaal, Richting
from .capaciteit.models import Capaciteit, Capaciteitstand
from .toewijzing.models import (
    Normoordeel,
    Stand,
    Toewijzing,
    Toewijzingteller,
    Zorgstart,
    Zorgstop,
)
from .verzoeken.inhoud import Verzoeknummer
from .verzoeken.keuzes import Verzoekstand
from .verzoeken.models import Verzoek
from .verzoeken.vraag import Informatievraag
from .wijzigen.models import Wijzigingsverzoek
from .wijzigen.regel import Regelsoort, Wijzigingsregel

__all__ = [
    "Arrangement",
    "Arrangementonderdeel",
    "Arrangementstand",
    "Bericht",
    "Berichtstand",
    "Berichtteller",
    "Capaciteit",
    "Capaciteitstand",
    "Contract",
    "Contractsoort",
    "Informatievraag",
    "Kanaal",
    "Normoordeel",
    "Product",
    "Productsoort",
    "Regelsoort",
    "Richting",
    "Stand",
    "Toewijzing",
    "Toewijzingteller",
    "Verblijfsvorm",
    "Verzoek",
    "Verzoeknummer",
    "Verzoekstand",
    "Wijzigingsregel",
    "Wijzigingsverzoek",
    "Zorgstart",
    "Zorgstop",
]
