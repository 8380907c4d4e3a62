"""Hoe iemand bericht wil krijgen dat er iets klaarstaat."""

from django.conf import settings
from django.db import models


class Meldingskeuze(models.Model):
    """The choice of one person; without a row the mail of the day comes."""

    medewerker = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="meldingskeuze"
    )
    dagbericht = models.BooleanField("e-mail per werkdag", default=True)

    class Meta:
        verbose_name = "keuze voor meldingen"
        verbose_name_plural = "keuzes voor meldingen"

    def __str__(self) -> str:
        return f"{self.medewerker}: {'wel' if self.dagbericht else 'geen'} e-mail per werkdag"
