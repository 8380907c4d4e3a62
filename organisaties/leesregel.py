"""De regel in het leeslogboek: wie keek waarin, namens wie en op welke grond."""

from django.conf import settings
from django.db import models

from verloop.triggers import append_only


class Leesregel(models.Model):
    """One look at a dossier, or a refused one, with the fields of NEN 7513; never changed."""

    op = models.DateTimeField()
    actie = models.CharField(
        max_length=1,
        choices=[("C", "maken"), ("R", "lezen"), ("U", "wijzigen"), ("E", "uitvoeren")],
    )
    gebeurtenis = models.CharField(max_length=40)
    uitkomst = models.CharField(max_length=20, default="toegestaan")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    naam = models.CharField(max_length=100)
    rollen = models.CharField(max_length=200)
    organisatie = models.CharField(max_length=120)
    doel = models.CharField(max_length=60)
    dossier = models.UUIDField(null=True)
    object_soort = models.CharField(max_length=60)
    object_kenmerk = models.UUIDField(null=True)
    onderdeel = models.CharField(max_length=60)
    grondslag = models.CharField(max_length=120)
    bron = models.CharField(max_length=45, blank=True)
    verzoek = models.UUIDField(null=True)
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "leesregel"
        verbose_name_plural = "leeslogboek"
        indexes = [
            models.Index(fields=["dossier", "-op"], name="leesregel_dossier"),
            models.Index(fields=["medewerker", "-op"], name="leesregel_medewerker"),
            models.Index(fields=["-op", "-id"], name="leesregel_moment"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.naam} las {self.onderdeel}"
