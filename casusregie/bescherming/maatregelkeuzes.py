"""De keuzelijsten bij een maatregel en wanneer een zet past."""

from typing import Any, Self

from django.db import models

from casusregie.casus.querysets import OnderCasusQuerySet
from verloop.redenen import Nee, Oordeel


class Eindreden(models.TextChoices):
    """Why the measure ended."""

    VERSTREKEN = "verstreken", "De maatregel liep af en is niet verlengd"
    RECHTER = "rechter", "De rechter heeft de maatregel eerder beëindigd"
    MEERDERJARIG = "meerderjarig", "De jeugdige is 18 jaar geworden"
    ANDERE_MAATREGEL = "andere_maatregel", "Er kwam een andere maatregel voor in de plaats"
    ANDERE_GI = "andere_gi", "Een andere instelling voert de maatregel verder uit"


class Pad(models.TextChoices):
    """What follows when the role of the GI ends (CR-C3-01)."""

    STOPT = "stopt", "De hulp stopt ook en het gezin gaat zelf verder"
    LOKAAL_TEAM = "lokaal_team", "De hulp gaat door en het lokale team neemt de casusregie over"


class Rvdkuitkomst(models.TextChoices):
    """What the Raad voor de Kinderbescherming said about closing (CR-C3-04)."""

    AKKOORD = "akkoord", "De Raad is het eens met afsluiten"
    NIET_AKKOORD = "niet_akkoord", "De Raad vindt dat de maatregel door moet gaan"


class MaatregelQuerySet(OnderCasusQuerySet):
    """Sentences about measures."""

    def running(self) -> Self:
        """Recorded and not ended."""
        return self.filter(status="loopt")


def has_end(maatregel: Any) -> Oordeel:
    """Only what has an end can be extended or tested."""
    if maatregel.einddatum:
        return True
    return Nee("Deze maatregel heeft geen einddatum.", "Verlengen is dan niet nodig.")


def rvdk_tests(maatregel: Any) -> Oordeel:
    """The RvdK tests the end of an OTS only (CR-C3-04)."""
    if maatregel.regel.rvdk_toetst:
        return True
    return Nee("De Raad voor de Kinderbescherming toetst alleen het einde van een OTS.")


def comes_near_majority(maatregel: Any) -> Oordeel:
    """Alignment before 18 belongs to an OTS or voogdij (CR-C3-11)."""
    if maatregel.regel.afstemmen_voor_18:
        return True
    return Nee("Afstemmen voor de 18e verjaardag hoort bij een OTS of voogdij.")
