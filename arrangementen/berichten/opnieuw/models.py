"""Wie een bericht opnieuw verstuurde, hoe en waarom; alleen aan te vullen."""

from django.conf import settings
from django.db import models

from verloop.triggers import append_only


class Wijze(models.TextChoices):
    """How it left again."""

    NIEUW = "nieuw", "Als nieuw bericht met een nieuw nummer"
    ZELFDE = "zelfde", "Hetzelfde bestand nog een keer"


class Herzendreden(models.TextChoices):
    """Why it left again."""

    HERSTELD = "hersteld", "De gegevens zijn hersteld"
    ONTVANGER = "ontvanger", "De ontvanger heeft zijn administratie hersteld"
    NIET_AANGEKOMEN = "niet_aangekomen", "De ontvanger heeft het bericht niet gekregen"
    STORING = "storing", "Er was een storing bij het knooppunt"


class Herzending(models.Model):
    """One time that somebody sent a message again."""

    bericht = models.ForeignKey(
        "arrangementen.Bericht", models.PROTECT, related_name="herzendingen"
    )
    nieuw = models.ForeignKey(
        "arrangementen.Bericht", models.PROTECT, null=True, blank=True, related_name="+"
    )
    wijze = models.CharField(max_length=10, choices=Wijze)
    reden = models.CharField(max_length=20, choices=Herzendreden)
    toelichting = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        verbose_name = "herzending"
        verbose_name_plural = "herzendingen"
        ordering = ["op", "pk"]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.bericht}: {self.get_wijze_display()}"
