"""Keuzelijsten van het 1-op-1-afwegingskader."""

from django.db.models import TextChoices


class Verblijfsvorm(TextChoices):
    """Where the jeugdige stays (OO-08)."""

    THUIS = "thuis", "Thuis"
    PLEEGGEZIN = "pleeggezin", "In een pleeggezin"
    GEZINSHUIS = "gezinshuis", "In een gezinshuis"
    OPEN_GROEP = "open_groep", "Op een open groep"
    BESLOTEN = "besloten", "Op een besloten groep"
    GESLOTEN = "gesloten", "In gesloten jeugdhulp"


RESIDENTIEEL = frozenset(
    {
        Verblijfsvorm.GEZINSHUIS,
        Verblijfsvorm.OPEN_GROEP,
        Verblijfsvorm.BESLOTEN,
        Verblijfsvorm.GESLOTEN,
    }
)


class Vrijheidsbeperking(TextChoices):
    """Does the inzet amount to or replace a measure that restricts freedom (OO-08)?"""

    NEE = "nee", "Nee"
    IS = "is", "Ja, de inzet beperkt de vrijheid"
    VERVANGT = "vervangt", "Ja, de inzet vervangt een vrijheidsbeperkende maatregel"


class Doelsoort(TextChoices):
    """What the goal is about (OO-05); the last two are no zorginhoudelijk doel."""

    VAARDIGHEID = "vaardigheid", "De jeugdige leert of oefent iets"
    RUST = "rust", "De jeugdige komt tot rust"
    BEHANDELING = "behandeling", "Behandeling kan beginnen of verdergaan"
    TERUGKEER = "terugkeer", "De jeugdige kan terug naar huis, school of groep"
    TOEZICHT = "toezicht", "Alleen toezicht houden"
    ROOSTER = "rooster", "Het rooster van de groep rond krijgen"


GEEN_ZORGDOEL = frozenset({Doelsoort.TOEZICHT, Doelsoort.ROOSTER})


class Afwijzingsreden(TextChoices):
    """Why a request is rejected."""

    GEEN_DOEL = "geen_doel", "Geen zorginhoudelijk doel"
    HULP_VOLSTAAT = "hulp_volstaat", "De huidige hulp is voldoende"
    ANDERE_HULP = "andere_hulp", "Andere hulp past beter"
    GEEN_DAGEN = "geen_dagen", "Er zijn geen dagen over"


#: The ten parts of the verklarende analyse (domein.md §4): field → title.
ANALYSE_DELEN = {
    "aanleiding": "Aanleiding en vraag",
    "feiten": "Feiten",
    "ontstaan": "Hoe is het ontstaan",
    "in_stand": "Wat houdt het in stand",
    "beschermend": "Wat helpt en beschermt",
    "eerdere_hulp": "Eerdere hulp en resultaat",
    "samenhang": "Verklaring in samenhang",
    "mening_jeugdige": "Mening van de jeugdige",
    "mening_ouders": "Mening van de ouders",
    "advies_tekst": "Wat is nodig: advies",
}


class Advies(TextChoices):
    """The advice of the gedragswetenschapper."""

    POSITIEF = "positief", "Positief"
    VOORWAARDEN = "voorwaarden", "Positief, met voorwaarden"
    NEGATIEF = "negatief", "Negatief"


class Gesprekspartner(TextChoices):
    """With whom the gedragswetenschapper spoke (richtlijn: made with parents and child)."""

    JEUGDIGE = "jeugdige", "De jeugdige"
    OUDERS = "ouders", "De ouders"
    NETWERK = "netwerk", "Het netwerk van het gezin"
    AANBIEDER = "aanbieder", "De aanbieder"
    CASUSREGISSEUR = "casusregisseur", "De casusregisseur"
    VERWIJZER = "verwijzer", "De verwijzer"
    SCHOOL = "school", "School"


#: Instruments named in the richtlijnen (domein.md §4): code → name.
INSTRUMENTEN = {
    code.lower().replace(" ", "_").replace("-", "_"): code
    for code in (
        *("SDQ", "CBCL", "TRF", "YSR", "VOG", "STEP", "SEV", "BSA", "CBSK", "CBSA", "TvO"),
        *("OBVL", "VGF", "VGFO", "VMG", "GEST", "GKS-II"),
        *("CFRA", "CARE-NL", "LIRIK", "Delta Veiligheidslijst", "Checklist Veilig Thuis"),
    )
}
