"""De woorden bij een dreigende uithuisplaatsing: stand, partijen, momenten en koers."""

from django.db import models


class Stand(models.TextChoices):
    """Where a threatened uithuisplaatsing stands."""

    DREIGT = "dreigt", "Uithuisplaatsing dreigt"
    AFGESLOTEN = "afgesloten", "Afgesloten"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Uitkomst(models.TextChoices):
    """How the whole traject ended."""

    THUIS = "thuis", "Thuis gebleven"
    TERUG = "terug", "Na verblijf terug naar huis"
    GEZINSVORM = "gezinsvorm", "Woont in een pleeggezin of gezinshuis"
    INSTELLING = "instelling", "Woont in een instelling"


class Partij(models.TextChoices):
    """Who carries the plan together (GV-M1-01)."""

    GEMEENTE = "gemeente", "Gemeente of lokaal team"
    GEZIN = "gezin", "Gezin"
    GI = "gi", "Gecertificeerde instelling (GI)"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    AANBIEDER = "aanbieder", "Aanbieder"
    ONDERWIJS = "onderwijs", "School"


#: Without these two there is no shared plan.
ALTIJD = (Partij.GEMEENTE, Partij.GEZIN)


class Momentsoort(models.TextChoices):
    """The five fixed moments of monitoring (GV-M2-02)."""

    ANALYSE = "1", "Analyse van de vraag"
    PLAN = "2", "Plan vaststellen"
    AFWIJKING = "2a", "Afwijking van de afspraken"
    EVALUATIE = "3", "Evaluatie"
    AFSLUITEN = "4", "Afsluiten en nazorg"


class Momentstand(models.TextChoices):
    """Where one moment stands."""

    GEPLAND = "gepland", "Gepland"
    GEHOUDEN = "gehouden", "Gehouden"
    VERVALLEN = "vervallen", "Vervallen"


class Deelnemer(models.TextChoices):
    """Who monitors (GV-M2-02): the first four always."""

    CONSULENT = "consulent", "Consulent (casusregisseur)"
    VERWIJZER = "verwijzer", "Verwijzer"
    AANBIEDER = "aanbieder", "Aanbieder"
    GEZIN = "gezin", "Gezin"
    GI = "gi", "Jeugdbeschermer"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper", "Gedragswetenschapper"
    ANDERS = "anders", "Iemand anders"


VASTE_DEELNEMERS = (
    Deelnemer.CONSULENT,
    Deelnemer.VERWIJZER,
    Deelnemer.AANBIEDER,
    Deelnemer.GEZIN,
)


class Koers(models.TextChoices):
    """Is the agreed koers still held (GV-M2-09)?"""

    GEEN = "geen", "Er is nog geen koers afgesproken"
    GEHOUDEN = "gehouden", "Wij houden de koers"
    AFWIJKING = "afwijking", "Wij wijken af van de koers"


class Doelstand(models.TextChoices):
    """How far a goal is, each time it is looked at (GV-M3-01)."""

    GEHAALD = "gehaald", "Gehaald"
    OP_WEG = "op_weg", "Op weg"
    NIET = "niet", "Nog niet begonnen"
    ANDERS = "anders", "Dit doel past niet meer"


class Kern(models.TextChoices):
    """A decision that is never taken alone (GV-M1-12, richtlijn Uithuisplaatsing)."""

    THUIS = "thuis", "De jeugdige blijft thuis, met hulp"
    UITHUISPLAATSING = "uithuisplaatsing", "De jeugdige gaat tijdelijk ergens anders wonen"
    TERUGPLAATSING = "terugplaatsing", "De jeugdige gaat weer thuis wonen"
    PERSPECTIEF = "perspectief", "De jeugdige groeit ergens anders op"
