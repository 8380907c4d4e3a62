"""De standen van een voorstel aan een tweede beslisser."""

from django.db import models


class Voorstelstand(models.TextChoices):
    """A decision above the amount for which two people decide."""

    OPEN = "open", "Wacht op een tweede beslisser"
    BEVESTIGD = "bevestigd", "Bevestigd"
    TERUGGEGEVEN = "teruggegeven", "Teruggegeven"
    VERVALLEN = "vervallen", "Vervallen"
