"""De vaste antwoorden bij het einde van hulp: redenen, oordelen en scores."""

from django.db import models


class ZwaarwegendeReden(models.TextChoices):
    """Why an aanbieder wants to stop; own list, the source names none (fictief)."""

    VEILIGHEID_MEDEWERKERS = "medewerkers", "De veiligheid van medewerkers"
    VEILIGHEID_ANDEREN = "anderen", "De veiligheid van andere kinderen"
    SAMENWERKING = "samenwerking", "Samenwerken met het gezin lukt niet meer"
    PAST_NIET = "past_niet", "Onze hulp past niet bij de vraag"
    DESKUNDIGHEID = "deskundigheid", "Wij missen de deskundigheid die nodig is"
    ANDERS = "anders", "Een andere zwaarwegende reden"


class JaNee(models.TextChoices):
    """An answer that may not be left open."""

    JA = "ja", "Ja"
    NEE = "nee", "Nee"


class Beslisser(models.TextChoices):
    """Whose consent is asked (domein.md §0 e)."""

    CASUSREGISSEUR = "casusregisseur", "De casusregisseur"
    GEZIN = "gezin", "Het gezin, dat zelf de casusregie heeft"
    PROCESREGISSEUR = "procesregisseur", "De procesregisseur"


class Stopreden(models.TextChoices):
    """Why a jeugdige or gezin stops; the codes belong to JZ588."""

    GEZIN = "32", "De jeugdige of het gezin wil niet verder"
    OVERLEG = "34", "Samen besloten om te stoppen"
    OMSTANDIGHEDEN = "35", "Door omstandigheden, bijvoorbeeld een verhuizing"


class Behaald(models.TextChoices):
    """Was a doel reached?"""

    BEHAALD = "behaald", "Behaald"
    DEELS = "deels", "Deels behaald"
    NIET = "niet", "Niet behaald"


class Effect(models.TextChoices):
    """How much the help worked (CR-B3-02)."""

    GOED = "goed", "De hulp heeft goed gewerkt"
    DEELS = "deels", "De hulp heeft deels gewerkt"
    NIET = "niet", "De hulp heeft niet gewerkt"


class Vervolg(models.TextChoices):
    """What comes after this help."""

    GEEN = "geen", "Er is geen hulp meer nodig"
    LICHTER = "lichter", "Lichtere hulp dichtbij"
    ANDERS = "anders", "Andere hulp"
    DEZELFDE = "dezelfde", "Dezelfde hulp langer"


class Informant(models.TextChoices):
    """Who told how satisfied they are."""

    JEUGDIGE = "jeugdige", "De jeugdige"
    OUDERS = "ouders", "De ouders of voogd"
    SAMEN = "samen", "De jeugdige en de ouders samen"


class Waarde(models.TextChoices):
    """The seven local scores (CR-K-02)."""

    SAMENWERKING = "samenwerking", "Wijze van samenwerking"
    BEREIKBAARHEID = "bereikbaarheid", "Bereikbaarheid"
    TRANSPARANTIE = "transparantie", "Transparantie"
    BEJEGENING = "bejegening", "Bejegening van de jeugdige"
    ANDEREN = "anderen", "Samenwerking met andere organisaties"
    SNELHEID = "snelheid", "Snelheid van handelen"
    KLACHTEN = "klachten", "Omgaan met klachten"


class Tussenoordeel(models.TextChoices):
    """What the procesregisseur thinks of interim results (CR-M-06)."""

    OP_KOERS = "op_koers", "De hulp is op koers"
    BIJSTUREN = "bijsturen", "De hulp moet worden bijgestuurd"
    STOPPEN = "stoppen", "De hulp kan stoppen"


class Factuur(models.TextChoices):
    """May the invoice be paid (CR-M-06)?"""

    AKKOORD = "akkoord", "Ja, de factuur kan betaald worden"
    NIET = "niet", "Nee, nog niet"
    GEEN = "geen", "Er is nu geen factuur"


class Regieuitkomst(models.TextChoices):
    """Can the gezin take the casusregie again (CR-A3-14)?"""

    GEZIN = "gezin", "Ja, het gezin neemt de casusregie weer zelf"
    BLIJFT = "blijft", "Nee, de casusregie blijft waar die nu ligt"
