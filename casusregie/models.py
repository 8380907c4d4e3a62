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
from .oneens.models import Ladderoverzicht, Meningsverschil
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
from .regie.models import (
    Bereikbaarheid,
    Contactpersoon,
    EigenStap,
    EigenStapGedaan,
    Ivh,
    Mandaat,
    Overdracht,
    Regieoordeel,
    Regietijd,
    Regievraag,
    Teamverzoek,
    TijdelijkeProcesregie,
    Verzamelopdracht,
    Verzamelregel,
)
from .routes.models import BeschermingsRoute, LokaleRoute, MedischeRoute
from .schalen.models import Schaalvoorstel
from .tafel.models import (
    Alternatief,
    Convenant,
    Tafel,
    Tafelaanmelding,
    Tafelbijeenkomst,
    Tafeldeelnemer,
    Tafelles,
    Tafelopschaling,
    Wachtregistratie,
    Werkafspraak,
)
from .termijnen.models import Signaal, Termijn
from .toestemming.antwoord import Toestemmingsantwoord
from .toestemming.delen import Bronraadpleging, Terugkoppeling
from .toestemming.models import Toestemming
from .toestemming.voorlegging import Voorlegging
from .uithuisplaatsing.models import Dreiging, Kernbeslissing, Monitormoment, Partijakkoord
from .verwijzers.intake import Intake
from .verwijzers.praktijken import Participatieplan, Praktijkcontact
from .verwijzers.verwijzing import Teamverwijzing

__all__ = [
    "Aantekening",
    "Afspraak",
    "Alternatief",
    "Basisteambesluit",
    "Beeindiging",
    "Bereikbaarheid",
    "BeschermingsRoute",
    "Betrokkenheid",
    "Betrokkenpartij",
    "Bewaardeweergave",
    "Bijlage",
    "Bronraadpleging",
    "Casus",
    "Casusnummer",
    "Contactpersoon",
    "Convenant",
    "Crisis",
    "Crisiscontact",
    "Deling",
    "Document",
    "Documenthandtekening",
    "Doel",
    "Doeloordeel",
    "Dreiging",
    "EigenStap",
    "EigenStapGedaan",
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
    "Ivh",
    "Jeugdige",
    "Kernbeslissing",
    "Ladderoverzicht",
    "LokaleRoute",
    "Maatregel",
    "Mandaat",
    "MedischeRoute",
    "Meldingskeuze",
    "Meningsverschil",
    "Monitormoment",
    "Onderdeelelement",
    "Ondersteuningselement",
    "Ondersteuningsplan",
    "Overdracht",
    "Overname",
    "Participatieplan",
    "Partijakkoord",
    "Planonderdeel",
    "Praktijkcontact",
    "Regiebesluit",
    "Regieheroverweging",
    "Regieoordeel",
    "Regierol",
    "Regietijd",
    "Regievraag",
    "Registratie",
    "Resultaatgebied",
    "Resultaatoordeel",
    "Risicotaxatie",
    "Routesoort",
    "Schaalvoorstel",
    "Signaal",
    "Standaardtermijn",
    "Stopgesprek",
    "Stopmelding",
    "Tafel",
    "Tafelaanmelding",
    "Tafelbijeenkomst",
    "Tafeldeelnemer",
    "Tafelles",
    "Tafelopschaling",
    "Teamaanmelding",
    "Teamtafel",
    "Teamtafeldeelnemer",
    "Teamverwijzing",
    "Teamverzoek",
    "Termijn",
    "Terugkoppeling",
    "TijdelijkeProcesregie",
    "TijdelijkeToegang",
    "Toekomsttaak",
    "Toestemming",
    "Toestemmingsantwoord",
    "Trede",
    "Uitspraak",
    "Verzamelopdracht",
    "Verzamelregel",
    "Voorlegging",
    "Vraaganalyse",
    "Waakvlam",
    "Waardering",
    "Wachtregistratie",
    "Werkafspraak",
]
