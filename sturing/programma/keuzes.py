"""De woorden van het programma: stand van een actie en het doel van een overleg."""

from django.db import models


class Actiestand(models.TextChoices):
    """Where one action of the programme stands."""

    OPEN = "open", "Nog niet begonnen"
    BEZIG = "bezig", "Bezig"
    GEREED = "gereed", "Gereed"
    VERVALLEN = "vervallen", "Vervallen"


#: Still to be done.
LOPEND = (Actiestand.OPEN, Actiestand.BEZIG)


class Overlegdoel(models.TextChoices):
    """What a proposal comes to an overleg for (GV-M3-11)."""

    ADVISEREN = "adviseren", "Adviseren"
    KENNISNEMEN = "kennisnemen", "Kennisnemen"
    VASTSTELLEN = "vaststellen", "Vaststellen"


#: The five measures of the source.
MAATREGELEN = {
    1: "Gedragen koers, plan van aanpak en tafel",
    2: "Monitoring",
    3: "Kortdurend, systeemgericht en samen leren",
    4: "Gezinsgerichte vormen",
    5: "Data gestuurd",
}
MAATREGELKEUZES = [(nummer, f"{nummer}: {naam}") for nummer, naam in MAATREGELEN.items()]
