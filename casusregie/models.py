"""Alle modellen van casusregie; elk onderdeel heeft zijn eigen map."""

from .afronding.beeindiging import Beeindiging
from .afronding.beoordeling import Doeloordeel, Eindbeoordeling, Waardering
from .afronding.gesprek import Stopgesprek
from .afronding.overname import Overname
from .afronding.regie import Regieheroverweging, Resultaatoordeel
from .afronding.stopmelding import Stopmelding
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
from .crisis.models import Crisis, Crisiscontact
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
    "Beeindiging",
    "BeschermingsRoute",
    "Betrokkenheid",
    "Betrokkenpartij",
    "Bewaardeweergave",
    "Bijlage",
    "Bronraadpleging",
    "Casus",
    "Casusnummer",
    "Crisis",
    "Crisiscontact",
    "Deling",
    "Document",
    "Documenthandtekening",
    "Doel",
    "Doeloordeel",
    "Eindbeoordeling",
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
    "Overname",
    "Participatieplan",
    "Planonderdeel",
    "Praktijkcontact",
    "Regiebesluit",
    "Regieheroverweging",
    "Regierol",
    "Registratie",
    "Resultaatgebied",
    "Resultaatoordeel",
    "Risicotaxatie",
    "Routesoort",
    "Signaal",
    "Standaardtermijn",
    "Stopgesprek",
    "Stopmelding",
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
    "Waardering",
]
