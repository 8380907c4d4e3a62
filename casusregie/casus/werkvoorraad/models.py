"""Een weergave van de werkvoorraad die iemand onder een eigen naam bewaarde."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

HOOGUIT = 12
VRAAGLENGTE = 1000


class Bewaardeweergave(models.Model):
    """A choice of view, filters and order of one person; holds codes only, never free text.

    `vraag` is the query string of the address. At most one per person is `standaard`: the
    werkvoorraad opens with it.
    """

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="bewaarde_weergaven"
    )
    naam = models.CharField(max_length=40)
    vraag = models.CharField(max_length=VRAAGLENGTE)
    standaard = models.BooleanField(default=False)

    class Meta:
        verbose_name = "bewaarde weergave"
        verbose_name_plural = "bewaarde weergaven"
        constraints = [
            models.UniqueConstraint("medewerker", Lower("naam"), name="weergave_naam_uniek"),
            models.UniqueConstraint(
                fields=["medewerker"], condition=Q(standaard=True), name="weergave_een_standaard"
            ),
        ]

    def __str__(self) -> str:
        return self.naam
