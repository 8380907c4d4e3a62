"""De woorden bij een evaluatiemoment: stand, vorm, bron en wat er daarna gebeurt."""

from django.db import models


class Status(models.TextChoices):
    """Where an evaluatiemoment stands."""

    GEPLAND = "gepland", "Gepland"
    VERSLAG = "verslag", "Voortgangsverslag gedeeld"
    BESPROKEN = "besproken", "Besproken"
    VERVALLEN = "vervallen", "Vervallen"


class Vorm(models.TextChoices):
    """The form of the progress information (CR-A2-16)."""

    GESPREK = "gesprek", "Gesprek met voortgangsverslag"
    SCHRIFTELIJK = "schriftelijk", "Alleen een voortgangsverslag"
    BEELDBELLEN = "beeldbellen", "Beeldbellen met voortgangsverslag"


class Voorstel(models.TextChoices):
    """What the casusregisseur proposes after the evaluation (CR-A2-15, RV-B03-01 step 4)."""

    VOORTZETTEN = "voortzetten", "De hulp gaat door zoals nu"
    OPSCHALEN = "opschalen", "Opschalen: er is meer hulp nodig"
    AFSCHALEN = "afschalen", "Afschalen: er kan hulp af"
    WIJZIGEN = "wijzigen", "Het arrangement wijzigen"
    BEEINDIGEN = "beeindigen", "De hulp beëindigen"


class Effect(models.TextChoices):
    """Does the help work, in the light of all other help?"""

    JA = "ja", "Ja"
    DEELS = "deels", "Voor een deel"
    NEE = "nee", "Nee"


#: Proposals that the procesregisseur has to act upon.
WIJZIGT = (Voorstel.OPSCHALEN, Voorstel.AFSCHALEN, Voorstel.WIJZIGEN, Voorstel.BEEINDIGEN)
