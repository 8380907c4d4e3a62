"""Alle modellen van casusregie; elk onderdeel heeft zijn eigen map."""

from .casus.models import Casus, Casusnummer, Regierol, Routesoort
from .casus.werkvoorraad.models import Bewaardeweergave
from .documenten.models import (
    Bijlage,
    Deling,
    Document,
    Documenthandtekening,
    Toekomsttaak,
)
from .escalatie.models import Escalatie
from .jeugdige.models import (
    Betrokkenheid,
    Geslacht,
    Gezin,
    Gezinslid,
    Gezinsrol,
    Jeugdige,
    TijdelijkeToegang,
)
from .jeugdige.vastlegging import Gegevensverschil, Registratie
from .meldingen.models import Meldingskeuze
from .plannen.models import (
    Doel,
    Handtekening,
    Onderdeelelement,
    Ondersteuningselement,
    Ondersteuningsplan,
    Planonderdeel,
    Regiebesluit,
    Resultaatgebied,
    Risicotaxatie,
    Standaardtermijn,
    Trede,
    Vraaganalyse,
)
from .routes.models import BeschermingsRoute, LokaleRoute, MedischeRoute
from .termijnen.models import Signaal, Termijn
from .toestemming.models import Toestemming, Toestemmingsantwoord

__all__ = [
    "BeschermingsRoute",
    "Betrokkenheid",
    "Bewaardeweergave",
    "Bijlage",
    "Casus",
    "Casusnummer",
    "Deling",
    "Document",
    "Documenthandtekening",
    "Doel",
    "Escalatie",
    "Gegevensverschil",
    "Geslacht",
    "Gezin",
    "Gezinslid",
    "Gezinsrol",
    "Handtekening",
    "Jeugdige",
    "LokaleRoute",
    "MedischeRoute",
    "Meldingskeuze",
    "Onderdeelelement",
    "Ondersteuningselement",
    "Ondersteuningsplan",
    "Planonderdeel",
    "Regiebesluit",
    "Regierol",
    "Registratie",
    "Resultaatgebied",
    "Risicotaxatie",
    "Routesoort",
    "Signaal",
    "Standaardtermijn",
    "Termijn",
    "TijdelijkeToegang",
    "Toekomsttaak",
    "Toestemming",
    "Toestemmingsantwoord",
    "Trede",
    "Vraaganalyse",
]
