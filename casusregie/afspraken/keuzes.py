"""De woorden bij een afspraak: stand, bron, soort, wet en naar wie wordt opgeschaald."""

from django.db import models


class Status(models.TextChoices):
    """Where an afspraak stands."""

    OPEN = "open", "Open"
    NAGEKOMEN = "nagekomen", "Nagekomen"
    NIET_NAGEKOMEN = "niet_nagekomen", "Niet nagekomen"
    OPGESCHAALD = "opgeschaald", "Opgeschaald"
    VERVALLEN = "vervallen", "Vervallen"


class Bron(models.TextChoices):
    """Where it was agreed."""

    PLAN = "plan", "Ondersteuningsplan"
    GEZINSPLAN = "gezinsplan", "Gezinsplan"
    VEILIGHEIDSPLAN = "veiligheidsplan", "Veiligheidsplan"
    TEAMTAFEL = "teamtafel", "Teamtafel"
    TAFEL = "tafel", "Zorgbemiddelings- of experttafel"
    EVALUATIE = "evaluatie", "Evaluatie"
    OVERDRACHT = "overdracht", "Overdracht"
    UITHUIS = "uithuisplaatsing", "Plan van aanpak uithuisplaatsing"
    GESPREK = "gesprek", "Gesprek"


class Afspraaksoort(models.TextChoices):
    """An ordinary afspraak, or a condition that must hold before help becomes less."""

    AFSPRAAK = "afspraak", "Afspraak"
    VEILIGHEID = "veiligheid", "Veiligheidsafspraak"
    VOORWAARDE = "voorwaarde", "Voorwaarde om af te schalen"


class Wet(models.TextChoices):
    """The law under which a condition is met (RV-B03-05)."""

    JEUGDWET = "jeugdwet", "Jeugdwet"
    WMO = "wmo", "Wmo"
    ZVW = "zvw", "Zorgverzekeringswet"
    WLZ = "wlz", "Wlz"
    LTA = "lta", "Landelijke afspraken (LTA)"
    PARTICIPATIEWET = "participatiewet", "Participatiewet"
    SCHULDHULP = "schuldhulp", "Wet gemeentelijke schuldhulpverlening"
    ANDERS = "anders", "Anders"


class Gebied(models.TextChoices):
    """About what a condition is."""

    WONEN = "wonen", "Wonen"
    WERK = "werk", "Werk en inkomen"
    SCHULDEN = "schulden", "Schulden"
    ANDERS = "anders", "Iets anders"


class Opschaling(models.TextChoices):
    """To whom the procesregisseur takes an afspraak that was not kept (CR-M-04)."""

    TEAMLEIDER = "teamleider", "Teamleider van het team"
    EXPERTTEAM = "zorgbemiddelaar", "Regionaal expertteam (RER)"
