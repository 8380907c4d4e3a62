"""De vaste antwoorden bij een verschil van mening."""

from django.db import models


class Stand(models.TextChoices):
    """Where the ladder stands; the number of the step is in STAPPEN."""

    FEITEN = "feiten", "Stap 1: feiten en stappen"
    AFSTEMMEN = "afstemmen", "Stap 2: intern afstemmen"
    TERUGKOPPELEN = "terugkoppelen", "Stap 3: terugkoppelen aan de aanbieder"
    REACTIE = "reactie", "Stap 3: wacht op de aanbieder"
    MANAGERS = "managers", "Stap 4: teamleider en teammanager"
    OVERZICHT = "overzicht", "Stap 5: overzicht maken"
    CONTRACTMANAGER = "contractmanager", "Stap 5: wacht op de contractmanager"
    ACTIES = "acties", "Stap 5: acties lopen"
    SECRETARIS = "secretaris", "Stap 6: wacht op de secretaris"
    JEUGDIGE = "jeugdige", "Stap 7: jeugdige informeren"
    OVEREENSTEMMING = "overeenstemming", "Overeenstemming"
    AFGEROND = "afgerond", "Afgerond zonder overeenstemming"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


#: The number of the step per running status.
STAPPEN: dict[str, int] = {
    Stand.FEITEN: 1,
    Stand.AFSTEMMEN: 2,
    Stand.TERUGKOPPELEN: 3,
    Stand.REACTIE: 3,
    Stand.MANAGERS: 4,
    Stand.OVERZICHT: 5,
    Stand.CONTRACTMANAGER: 5,
    Stand.ACTIES: 5,
    Stand.SECRETARIS: 6,
    Stand.JEUGDIGE: 7,
}
LOPEND = tuple(STAPPEN)
#: From here on the region may know, as far as the anonymous overview goes.
BIJ_REGIO = (Stand.CONTRACTMANAGER, Stand.ACTIES, Stand.SECRETARIS)


class Waarover(models.TextChoices):
    """What the parties do not agree on (CR-Z-08, CR-Z-15, CR-M-04)."""

    ARRANGEMENT = "arrangement", "Het arrangement: welke hulp, hoeveel of hoe lang"
    AANBIEDER = "aanbieder", "De keuze voor deze aanbieder"
    CASUSREGISSEUR = "casusregisseur", "Wel of geen casusregisseur van het lokale team"
    AFSPRAAK = "afspraak", "Een afspraak die niet is nagekomen"


class Reden(models.TextChoices):
    """Why, as a code: this is what the region may count and read."""

    OMVANG = "omvang", "Te veel of te weinig hulp"
    DUUR = "duur", "Te lang of te kort"
    VORM = "vorm", "Een andere soort hulp past beter"
    EXPERTISE = "expertise", "De aanbieder mist de expertise"
    PLEK = "plek", "De aanbieder heeft geen plek"
    VEILIGHEID = "veiligheid", "De veiligheid is niet te garanderen"
    NIET_NODIG = "niet_nodig", "Een casusregisseur is niet nodig"
    NIET_OP_TIJD = "niet_op_tijd", "Er is niet op tijd een casusregisseur"
    NIET_GEDAAN = "niet_gedaan", "De aanbieder doet niet wat is afgesproken"
    ANDERS = "anders", "Iets anders"


class Overleg(models.TextChoices):
    """With whom the team consulted in step 2."""

    COLLEGAS = "collegas", "Collega's van het team"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper", "Gedragswetenschapper"
    PROCESREGISSEUR = "procesregisseur", "Procesregisseur"
    TEAMLEIDER = "teamleider", "Teamleider"
    BACKOFFICE = "backoffice", "Backoffice van de gemeente"


class Wijze(models.TextChoices):
    """How the feedback reached the aanbieder."""

    GESPREK = "gesprek", "Gesprek"
    TELEFOON = "telefoon", "Telefoon"
    BEELDBELLEN = "beeldbellen", "Beeldbellen"
    SCHRIFTELIJK = "schriftelijk", "Schriftelijk"


class Gevraagd(models.TextChoices):
    """What the teamleider asks of the contractmanager."""

    BEMIDDELEN = "bemiddelen", "Bemiddelen tussen team en aanbieder"
    CONTRACT = "contract", "Zeggen wat het contract van de aanbieder vraagt"
    ACCEPTATIE = "acceptatie", "De aanbieder houden aan de acceptatieplicht"
    ANDERE = "andere", "Meezoeken naar een andere aanbieder"


class Geinformeerd(models.TextChoices):
    """Who was told in step 7."""

    JEUGDIGE = "jeugdige", "De jeugdige"
    OUDERS = "ouders", "De ouders of voogd"
