"""De keuzelijsten van toestemming: met wie, wat en waarvoor."""

from django.db.models import TextChoices


class Partijsoort(TextChoices):
    """With whom something is shared or who is asked; `ORGANISATIE` is one that works here."""

    ORGANISATIE = "organisatie", "Organisatie die met Casusregie werkt"
    SCHOOL = "school", "School"
    HUISARTS = "huisarts", "Huisarts"
    CJG = "cjg", "CJG, jeugdarts of jeugdverpleegkundige"
    EERDERE_HULP = "eerdere_hulp", "Eerdere hulpverlener"
    SPECIALIST = "specialist", "Medisch specialist of ggz"
    WERK_INKOMEN = "werk_inkomen", "Werk, inkomen, schulden of wonen"
    POLITIE_JUSTITIE = "politie_justitie", "Politie of justitie"
    NETWERK = "netwerk", "Iemand uit het netwerk"
    ANDER = "ander", "Iemand anders"


class Wat(TextChoices):
    """A kind of data or a kind of document."""

    GEGEVENS = "gegevens", "Gegevens over de jeugdige en het gezin"
    HULPVRAAG = "hulpvraag", "De hulpvraag"
    VRAAGANALYSE = "vraaganalyse", "Vraaganalyse"
    RISICOTAXATIE = "risicotaxatie", "Risicotaxatie"
    RESULTAAT_VRAAGVERHELDERING = "resultaat_vraagverheldering", "Resultaat vraagverheldering"
    ONDERSTEUNINGSPLAN = "ondersteuningsplan", "Ondersteuningsplan"
    HULPVERLENINGSPLAN_A = "hulpverleningsplan_a", "Hulpverleningsplan (route A)"
    HULPVERLENINGSPLAN_B = "hulpverleningsplan_b", "Hulpverleningsplan (route B)"
    ONDERBOUWING = "onderbouwing_arrangement", "Onderbouwing van het arrangement"
    GEZINSPLAN = "gezinsplan", "Gezinsplan"
    VEILIGHEIDSPLAN = "veiligheidsplan", "Veiligheidsplan"
    TOEKOMSTPLAN = "toekomstplan", "Toekomstplan"
    VOORTGANGSVERSLAG = "voortgangsverslag", "Voortgangsverslag"
    AFSLUITRAPPORTAGE = "afsluitrapportage", "Afsluitrapportage"
    GESPREKSVERSLAG = "gespreksverslag", "Gespreksverslag"
    OVERDRACHTSPAKKET = "overdrachtspakket", "Overdrachtspakket"


class Doel(TextChoices):
    """For what."""

    INFORMATIE = "informatie", "Informatie vragen voor de vraaganalyse"
    SAMENWERKING = "samenwerking", "Samenwerken en afstemmen"
    CASUSREGIE = "casusregie", "Casusregie door het lokale team"
    OVERDRACHT = "overdracht", "Overdragen van de casus of de regie"
    EXPERTTEAM = "expertteam", "De hulpvraag voorleggen aan ZBT of expertteam (RER)"
    TEAMTAFEL = "teamtafel", "Meedoen aan een teamtafel"
    TERUGKOPPELING = "terugkoppeling", "Terugkoppelen aan huisarts, jeugdarts en lokaal team"
    AFSLUITING = "afsluiting", "Informeren bij de afsluiting"
    MAATREGEL = "maatregel", "Uitvoeren van een maatregel"
    HULP = "hulp", "De hulp zelf"


class Wijze(TextChoices):
    """How somebody said it."""

    ONDERTEKEND = "ondertekend", "Met een handtekening"
    MONDELING = "mondeling", "In een gesprek"
    BERICHT = "bericht", "In een brief of bericht"


class Regiehouder(TextChoices):
    """Who may hold casusregie with an opt-out (CR-B1-22)."""

    GEZIN = "gezin", "Het gezin zelf"
    AANBIEDER = "aanbieder", "Bij uitzondering: de aanbieder (ik)"
