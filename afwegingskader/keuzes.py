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
