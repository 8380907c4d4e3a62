"""Alle modellen van arrangementen; elk onderdeel heeft zijn eigen map."""

from .aanbod.contracten import Contractvolume, Onderaannemer, Raamcontract
from .aanbod.inkoop import Inkoopmodel, Opdracht, Voorziening
from .aanbod.models import Contract, Contractsoort, Product, Productsoort, Verblijfsvorm
from .aanbod.signalen.models import Aanbodsignaal
from .aanbod.wijziging import Aanbodwijziging
from .arrangement.models import Arrangement, Arrangementonderdeel, Arrangementstand
from .berichten.afstemmen.models import Berichtverschil, Verschilstand
from .berichten.models import Bericht, Berichtstand, Berichtteller, Kanaal, Richting
from .berichten.opnieuw.models import Herzending
from .berichten.pogingen import Verwerkpoging
from .capaciteit.models import Capaciteit, Capaciteitstand
from .declaraties.keuzes import Declaratiestand, Uitkomst
from .declaraties.models import Declaratie, Prestatie
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
from .vierogen.voorstel import Besluitvoorstel
from .wijzigen.models import Wijzigingsverzoek
from .wijzigen.regel import Regelsoort, Wijzigingsregel

__all__ = [
    "Aanbodsignaal",
    "Aanbodwijziging",
    "Arrangement",
    "Arrangementonderdeel",
    "Arrangementstand",
    "Bericht",
    "Berichtstand",
    "Berichtteller",
    "Berichtverschil",
    "Besluitvoorstel",
    "Capaciteit",
    "Capaciteitstand",
    "Contract",
    "Contractsoort",
    "Contractvolume",
    "Declaratie",
    "Declaratiestand",
    "Herzending",
    "Informatievraag",
    "Inkoopmodel",
    "Kanaal",
    "Normoordeel",
    "Onderaannemer",
    "Opdracht",
    "Prestatie",
    "Product",
    "Productsoort",
    "Raamcontract",
    "Regelsoort",
    "Richting",
    "Stand",
    "Toewijzing",
    "Toewijzingteller",
    "Uitkomst",
    "Verblijfsvorm",
    "Verschilstand",
    "Verwerkpoging",
    "Verzoek",
    "Verzoeknummer",
    "Verzoekstand",
    "Voorziening",
    "Wijzigingsregel",
    "Wijzigingsverzoek",
    "Zorgstart",
    "Zorgstop",
]
