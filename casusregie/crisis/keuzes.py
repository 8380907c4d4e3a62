"""De vaste antwoorden bij een crisis."""

from django.db import models


class Stand(models.TextChoices):
    """Where a crisis stands."""

    GEMELD = "gemeld", "Gemeld"
    BINNEN = "binnen", "Aanbieder lost het op"
    REGIE = "regie", "Casusregisseur betrokken"
    CIT = "cit", "CIT ingezet"
    AFGEROND = "afgerond", "Afgerond"
    GEEN = "geen", "Toch geen crisis"


LOPEND = (Stand.GEMELD, Stand.BINNEN, Stand.REGIE, Stand.CIT)


class Aard(models.TextChoices):
    """The two examples of the Handreiking, or something else."""

    OUDERS = "ouders", "De ouders kunnen nu niet opvoeden of de veiligheid niet garanderen"
    GEDRAG = "gedrag", "Het gedrag bedreigt direct de veiligheid of de ontwikkeling"
    ANDERS = "anders", "Iets anders"


class Met(models.TextChoices):
    """With whom there was contact."""

    CASUSREGISSEUR = "casusregisseur", "De casusregisseur"
    CIT = "cit", "Het Crisis Interventie Team (CIT)"
    JEUGDBESCHERMER = "jeugdbeschermer", "De jeugdbeschermer"
    JEUGDIGE = "jeugdige", "De jeugdige"
    OUDERS = "ouders", "De ouders of voogd"
    AANBIEDER = "aanbieder", "De aanbieder"
    ANDERS = "anders", "Iemand anders"
