"""De keuzelijsten van de tafels: soort, urgentie, expertise, regelruimte en redenen."""

from django.db import models


class Tafelsoort(models.TextChoices):
    """What kind of tafel (CR-Z-03)."""

    ZORGBEMIDDELING = "zorgbemiddelingstafel", "Zorgbemiddelingstafel"
    EXPERT = "experttafel", "Experttafel"


class Bereik(models.TextChoices):
    """One regional tafel, linked to local ones (GV-M1-08)."""

    REGIONAAL = "regionaal", "Regionale tafel"
    LOKAAL = "lokaal", "Lokale tafel"


class Discipline(models.TextChoices):
    """As what somebody sits at the tafel; also the expertise that is asked."""

    JEUGDHULP = "jeugdhulp", "Jeugdhulp"
    GGZ = "ggz", "Jeugd-ggz"
    LVB = "lvb", "Licht verstandelijke beperking (LVB)"
    SOCIAAL_DOMEIN = "sociaal_domein", "Sociaal domein"
    VEILIGHEID = "veiligheid", "Veiligheid"
    PLEEGZORG = "pleegzorg", "Pleegzorg en gezinshuizen"
    ONDERWIJS = "onderwijs", "Onderwijs"
    ZORGBEMIDDELING = "zorgbemiddeling", "Zorgbemiddeling"
    ANDERS = "anders", "Anders"


#: At an experttafel at least these are represented (RV-B10-01).
VERPLICHT_BIJ_EXPERTTAFEL = (
    Discipline.JEUGDHULP,
    Discipline.GGZ,
    Discipline.LVB,
    Discipline.SOCIAAL_DOMEIN,
    Discipline.VEILIGHEID,
)


class Aanmeldsoort(models.TextChoices):
    """What is asked of the tafel."""

    MATCH = "match", "Passende hulp of een plek zoeken"
    SECOND_OPINION = "second_opinion", "Een second opinion"
    EXPERTISE = "expertise", "Expertise laten meekijken"
    VASTGELOPEN = "vastgelopen", "De hulp zit vast"
    EVALUATIE = "evaluatie", "Eerdere afspraken van de tafel evalueren"


class Urgentie(models.TextChoices):
    """How soon; the terms follow from it."""

    CRISIS = "crisis", "Crisis: vandaag of morgen"
    SPOED = "spoed", "Spoed: deze week"
    GEWOON = "gewoon", "Gewoon"


#: For sorting: the most urgent first.
URGENTIEVOLGORDE = {Urgentie.CRISIS: 0, Urgentie.SPOED: 1, Urgentie.GEWOON: 2}


class Vorm(models.TextChoices):
    """The form of help or of staying, from light to heavy within each group."""

    AMBULANT = "ambulant", "Ambulante hulp"
    DAGBEHANDELING = "dagbehandeling", "Dagbehandeling"
    NETWERKPLEEGZORG = "netwerkpleegzorg", "Netwerkpleegzorg of deeltijdpleegzorg"
    PLEEGZORG = "pleegzorg", "Voltijdpleegzorg"
    CRISISPLEEGZORG = "crisispleegzorg", "Crisispleegzorg"
    NOODBED = "noodbed", "Noodbed-gezin"
    GEZINSHUIS = "gezinshuis", "Gezinshuis"
    RESIDENTIEEL = "residentieel", "Residentiële groep"
    BEHANDELGROEP = "behandelgroep", "Behandelgroep met drie milieus"


ZONDER_VERBLIJF = (Vorm.AMBULANT, Vorm.DAGBEHANDELING)
#: Staying in a family; the target of the region compares them with groups (RV-A2-01).
GEZINSVORMEN = (
    Vorm.NETWERKPLEEGZORG,
    Vorm.PLEEGZORG,
    Vorm.CRISISPLEEGZORG,
    Vorm.NOODBED,
    Vorm.GEZINSHUIS,
)
GROEPSVORMEN = (Vorm.RESIDENTIEEL, Vorm.BEHANDELGROEP)
#: For young children there must be room at once (GV-M3-04).
SNEL_VOOR_JONG = (Vorm.CRISISPLEEGZORG, Vorm.NOODBED)


class Lichter(models.TextChoices):
    """Less drastic than the staying that is asked, from most to least preferred (RV-B10-02)."""

    THUIS = "thuis", "Intensieve hulp thuis"
    DAGHULP = "daghulp", "Dagbehandeling of daghulp"
    NETWERK = "netwerk", "Netwerkpleegzorg of deeltijdpleegzorg"
    PLEEGZORG = "pleegzorg", "Pleegzorg"
    GEZINSHUIS = "gezinshuis", "Gezinshuis"


_THUIS = (Lichter.THUIS, Lichter.DAGHULP)
#: Which alternatives must have been looked at before this form of staying.
LICHTER_DAN: dict[str, tuple[Lichter, ...]] = {
    Vorm.NETWERKPLEEGZORG: _THUIS,
    Vorm.PLEEGZORG: (*_THUIS, Lichter.NETWERK),
    Vorm.CRISISPLEEGZORG: (Lichter.THUIS, Lichter.NETWERK),
    Vorm.NOODBED: (Lichter.THUIS, Lichter.NETWERK),
    Vorm.GEZINSHUIS: (*_THUIS, Lichter.NETWERK, Lichter.PLEEGZORG),
    Vorm.RESIDENTIEEL: tuple(Lichter),
    Vorm.BEHANDELGROEP: tuple(Lichter),
}


class Alternatiefuitkomst(models.TextChoices):
    """What looking at one alternative gave."""

    PAST = "past", "Past, en er is plek"
    GEEN_PLEK = "geen_plek", "Past, maar er is nu geen plek"
    PAST_NIET = "past_niet", "Past niet bij deze vraag"
    GEPROBEERD = "geprobeerd", "Is geprobeerd en werkte niet"


class Hoedanigheid(models.TextChoices):
    """As what somebody brings in a casus (CR-Z-03, GV-M2-04)."""

    REGIE = "regie", "Lokaal team of jeugdbeschermer"
    AANBIEDER = "aanbieder", "Aanbieder"


class Status(models.TextChoices):
    """Where an aanmelding stands."""

    AANGEMELD = "aangemeld", "Aangemeld"
    TERUGGESTUURD = "teruggestuurd", "Terug: er mist iets"
    COMPLEET = "compleet", "Compleet"
    GEAGENDEERD = "geagendeerd", "Op de agenda"
    BESPROKEN = "besproken", "Besproken"
    TERUGGEKOPPELD = "teruggekoppeld", "Teruggekoppeld"
    OPGEVOLGD = "opgevolgd", "Bevestigd en opgevolgd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


#: The tafel still owes something.
BIJ_DE_TAFEL = (Status.AANGEMELD, Status.COMPLEET, Status.GEAGENDEERD, Status.BESPROKEN)
AFGELOPEN = (Status.OPGEVOLGD, Status.INGETROKKEN)
BESPROKEN_OF_VERDER = (Status.BESPROKEN, Status.TERUGGEKOPPELD, Status.OPGEVOLGD)


class Oordeelsoort(models.TextChoices):
    """What the tafel says (CR-Z-03, RV-B10-01)."""

    ADVIES = "advies", "Advies"
    BESLUIT = "besluit", "Besluit"


class Regelruimte(models.TextChoices):
    """Which room a decision used (GV-M1-13)."""

    FINANCIEEL = "financieel", "Financieel"
    JURIDISCH = "juridisch", "Juridisch"
    DOORZETTINGSMACHT = "doorzettingsmacht", "Doorzettingsmacht"


class Opvolging(models.TextChoices):
    """What the receiver does with what came back."""

    VOLGT = "volgt", "Wij voeren dit uit"
    WIJKT_AF = "wijkt_af", "Wij wijken van het advies af"


class Opschaalreden(models.TextChoices):
    """Why the contractmanager is asked; codes only, so nothing points at somebody (CR-Z-05)."""

    GEEN_PLEK = "geen_plek", "Geen enkele aanbieder heeft een plek"
    ACCEPTATIEPLICHT = "acceptatieplicht", "De aanbieder neemt de opdracht niet aan"
    WACHTTIJD = "wachttijd", "De wachttijd is te lang"
    GEEN_AANBOD = "geen_aanbod", "Deze hulp is niet ingekocht"
    TARIEF = "tarief", "Het tarief of het contract past niet"
    SAMENWERKING = "samenwerking", "Aanbieders komen er samen niet uit"


class Opschaaluitkomst(models.TextChoices):
    """What the contractmanager arranged."""

    PLEK = "plek", "Er komt een plek"
    AFSPRAAK = "afspraak", "Afspraak met de aanbieder gemaakt"
    MAATWERK = "maatwerk", "Maatwerkovereenkomst geregeld"
    NIET = "niet", "Niet gelukt"


class Thema(models.TextChoices):
    """What a lesson is about (RV-B10-05)."""

    SAMENWERKING = "samenwerking", "Samenwerking tussen organisaties"
    VEILIGHEID = "veiligheid", "Veiligheid"
    VERKLAREN = "verklaren", "Eerst begrijpen, dan doen"
    AANBOD = "aanbod", "Ontbrekend aanbod"
    WACHTEN = "wachten", "Wachten en overbruggen"
    THUIS = "thuis", "Thuis of zo thuis mogelijk"
    PERSPECTIEF = "perspectief", "Perspectief en 18 jaar worden"
    REGIE = "regie", "Regie en afspraken"
    ONDERWIJS = "onderwijs", "Onderwijs"


class Wachtoorzaak(models.TextChoices):
    """Why somebody waits (RV-0-04)."""

    GEEN_PLEK = "geen_plek", "Geen plek bij de aanbieder"
    PERSONEEL = "personeel", "Te weinig personeel"
    SPECIALISME = "specialisme", "Zeldzame expertise nodig"
    TOEWIJZING = "toewijzing", "Toewijzing of beschikking laat op zich wachten"
    INFORMATIE = "informatie", "Informatie ontbreekt"
    GEZIN = "gezin", "Het gezin kan of wil nog niet beginnen"
    VOORKEUR = "voorkeur", "Het gezin kiest voor deze aanbieder"
    ANDERS = "anders", "Iets anders"


class Overbrugging(models.TextChoices):
    """How the waiting is bridged (RV-0-04)."""

    GEEN = "geen", "Niet overbrugd"
    LICHTER = "lichter", "Met lichtere hulp"
    ZWAARDER = "zwaarder", "Met zwaardere hulp dan nodig"
    LANGER = "langer", "De huidige hulp duurt langer dan nodig"
