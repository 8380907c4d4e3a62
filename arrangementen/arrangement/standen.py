"""De standen van een arrangement, van het plan tot het einde van de hulp."""

from django.db import models


class Arrangementstand(models.TextChoices):
    """From the plan to the end of the help."""

    CONCEPT = "concept", "Concept"
    OPDRACHT_GEGEVEN = "opdracht_gegeven", "Opdracht gegeven"
    LOOPT = "loopt", "Hulp loopt"
    OPGESCHORT = "opgeschort", "Staat stil"
    BEEINDIGD = "beeindigd", "Beëindigd"
    VERVALLEN = "vervallen", "Vervallen"


#: Help was ordered and has not ended.
ACTIEF = (Arrangementstand.OPDRACHT_GEGEVEN, Arrangementstand.LOOPT, Arrangementstand.OPGESCHORT)
