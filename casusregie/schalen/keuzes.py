"""De vaste antwoorden bij op- en afschalen."""

from django.db import models


class Stand(models.TextChoices):
    """Where a proposal stands."""

    VOORGESTELD = "voorgesteld", "Wacht op besluit"
    AKKOORD = "akkoord", "Akkoord"
    AFGEWEZEN = "afgewezen", "Niet akkoord"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Richting(models.TextChoices):
    """More help or less."""

    OP = "op", "Opschalen: er is meer hulp nodig"
    AF = "af", "Afschalen: er kan hulp af"


class Aanleiding(models.TextChoices):
    """Periodically or in between."""

    PERIODIEK = "periodiek", "Bij een geplande evaluatie"
    TUSSENTIJDS = "tussentijds", "Tussentijds: de omstandigheden vragen erom"


class Betrokkene(models.TextChoices):
    """Who work together on it (Handreiking, Proces op- en afschalen)."""

    GEZIN = "gezin", "De jeugdige en het gezin"
    CASUSREGISSEUR = "casusregisseur", "De casusregisseur"
    TEAM = "team", "Het lokale team"
    AANBIEDER = "aanbieder", "De aanbieder"
    BACKOFFICE = "backoffice", "De backoffice van de gemeente"
    JEUGDBESCHERMING = "jeugdbescherming", "De jeugdbescherming"
