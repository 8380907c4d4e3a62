"""Alle modellen van casusregie; elk onderdeel heeft zijn eigen map."""

from .afspraken.models import Afspraak
from .bescherming.models import (
    Basisteambesluit,
    Handeling,
    Maatregel,
    Teamaanmelding,
    Teamtafel,
    Teamtafeldeelnemer,
    Uitspraak,
)
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
from .jeugdige.partijen import Betrokkenpartij
from .jeugdige.vastlegging import Gegevensverschil, Registratie
from .logboek.evaluaties.models import Evaluatieafspraak, Evaluatiemoment
from .logboek.models import Aantekening
from .logboek.waakvlam.models import Waakvlam
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
from .toestemming.delen import Bronraadpleging, Terugkoppeling
from .toestemming.models import Toestemming, Toestemmingsantwoord
from .toestemming.voorlegging import Voorlegging
from .verwijzers.intake import Intake
from .verwijzers.praktijken import Participatieplan, Praktijkcontact
from .verwijzers.verwijzing import Teamverwijzing

__all__ = [
    "Aantekening",
    "Afspraak",
    "Basisteambesluit",
    "BeschermingsRoute",
    "Betrokkenheid",
    "Betrokkenpartij",
    "Bewaardeweergave",
    "Bijlage",
    "Bronraadpleging",
    "Casus",
    "Casusnummer",
    "Deling",
    "Document",
    "Documenthandtekening",
    "Doel",
    "Escalatie",
    "Evaluatieafspraak",
    "Evaluatiemoment",
    "Gegevensverschil",
    "Geslacht",
    "Gezin",
    "Gezinslid",
    "Gezinsrol",
    "Handeling",
    "Handtekening",
    "Intake",
    "Jeugdige",
    "LokaleRoute",
    "Maatregel",
    "MedischeRoute",
    "Meldingskeuze",
    "Onderdeelelement",
    "Ondersteuningselement",
    "Ondersteuningsplan",
    "Participatieplan",
    "Planonderdeel",
    "Praktijkcontact",
    "Regiebesluit",
    "Regierol",
    "Registratie",
    "Resultaatgebied",
    "Risicotaxatie",
    "Routesoort",
    "Signaal",
    "Standaardtermijn",
    "Teamaanmelding",
    "Teamtafel",
    "Teamtafeldeelnemer",
    "Teamverwijzing",
    "Termijn",
    "Terugkoppeling",
    "TijdelijkeToegang",
    "Toekomsttaak",
    "Toestemming",
    "Toestemmingsantwoord",
    "Trede",
    "Uitspraak",
    "Voorlegging",
    "Vraaganalyse",
    "Waakvlam",
]
