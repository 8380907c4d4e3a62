"""De keuzelijsten van een teamtafel: welke soort, wie meedoet en wie toestemming nodig heeft."""

from django.db import models

from casusregie.toestemming.lijsten import Partijsoort


class Teamtafelsoort(models.TextChoices):
    """First, interim or closing."""

    EERSTE = "eerste", "Eerste teamtafel"
    TUSSENTIJDS = "tussentijds", "Tussentijdse teamtafel"
    AFSLUITEND = "afsluitend", "Afsluitende teamtafel"


class Deelnemerrol(models.TextChoices):
    """As what somebody takes part."""

    JEUGDIGE = "jeugdige", "Jeugdige"
    OUDER = "ouder", "Ouder of verzorger"
    NETWERK = "netwerk", "Iemand uit het netwerk"
    JEUGDBESCHERMER = "jeugdbeschermer", "Jeugdbeschermer"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper", "Gedragswetenschapper"
    LOKAAL_TEAM = "lokaal_team", "Lokaal team"
    SCHOOL = "school", "School"
    LOKAAL_VELD = "lokaal_veld", "Lokaal veld, zoals jongerenwerk"
    AANBIEDER = "aanbieder", "Aanbieder"
    VOLWASSENHULP = "volwassenhulp", "Hulp voor volwassenen, zoals schuldhulp"
    RVDK = "rvdk", "Raad voor de Kinderbescherming"
    ANDER = "ander", "Iemand anders"


#: Those who may only join with consent of the client, and as which party (CR-C2-12).
MET_TOESTEMMING = {
    Deelnemerrol.LOKAAL_TEAM: Partijsoort.ANDER,
    Deelnemerrol.SCHOOL: Partijsoort.SCHOOL,
    Deelnemerrol.LOKAAL_VELD: Partijsoort.ANDER,
    Deelnemerrol.VOLWASSENHULP: Partijsoort.WERK_INKOMEN,
}
#: Who is there at the closing teamtafel when the local team takes over (CR-C3-07).
BIJ_AFSLUITING = (Deelnemerrol.OUDER, Deelnemerrol.LOKAAL_TEAM)
