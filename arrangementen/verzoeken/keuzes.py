"""De keuzelijsten van een verzoek, en welke rollen er aan welke kant staan."""

from django.db import models

from arrangementen.ijw import codelijsten
from casusregie.models import Gezinsrol
from organisaties.rollen import Rol

AANBIEDERROLLEN = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)
GEMEENTEROLLEN = (Rol.PROCESREGISSEUR, Rol.BACKOFFICE)
VERWIJZERS = list(codelijsten.codes("TypeVerwijzer").items())
REDENEN_AFWIJZING = list(codelijsten.codes("RedenAfwijzingVerzoek").items())
AFGEWEZEN, IN_ONDERZOEK = "1", "2"
WOONPLAATS = "8"
TOTAAL = "6"


class Verzoekstand(models.TextChoices):
    """From the first word typed to the decision of the gemeente."""

    CONCEPT = "concept", "Concept"
    INGEDIEND = "ingediend", "Ingediend"
    IN_ONDERZOEK = "in_onderzoek", "In onderzoek"
    TOEGEKEND = "toegekend", "Toegekend"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


#: Waits for a decision of the gemeente (iJw TR374).
OPEN = (Verzoekstand.INGEDIEND, Verzoekstand.IN_ONDERZOEK)


class Vraagsoort(models.TextChoices):
    """One kind of help, or several (CR-B1-09)."""

    ENKELVOUDIG = "enkelvoudig", "Enkelvoudig: één soort hulp"
    MEERVOUDIG = "meervoudig", "Meervoudig of complex: meer soorten hulp tegelijk"


class Vraagreden(models.TextChoices):
    """Why the gemeente asks, and so why the clock of the research stands still."""

    ONDERBOUWING = "onderbouwing", "De onderbouwing is niet compleet"
    OMVANG = "omvang", "De omvang of de periode is niet duidelijk"
    VERWIJZING = "verwijzing", "De verwijzing of het gezag is niet duidelijk"
    WOONPLAATS = "woonplaats", "Het is niet duidelijk welke gemeente verantwoordelijk is"
    ANDERS = "anders", "Iets anders"


#: Who may hold gezag.
GEZAGSROLLEN = [
    (rol.value, rol.label)
    for rol in (Gezinsrol.MOEDER, Gezinsrol.VADER, Gezinsrol.VOOGD, Gezinsrol.VOOGDIJINSTELLING)
]
