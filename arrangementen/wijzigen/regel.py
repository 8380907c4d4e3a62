"""Eén regel van een verzoek om wijziging: wat blijft, wat wijzigt, wat erbij komt."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db import models
from django.db.models import F, Q

from arrangementen.aanbod.models import EENHEDEN, FREQUENTIES, Product
from arrangementen.toewijzing.models import Toewijzing

from .models import Wijzigingsverzoek


class Regelsoort(models.TextChoices):
    """What the aanbieder asks about one toewijzing."""

    ONGEWIJZIGD = "ongewijzigd", "Blijft gelijk"
    WIJZIGEN = "wijzigen", "Wijzigt"
    NIEUW = "nieuw", "Komt erbij"


class Wijzigingsregel(models.Model):
    """One line of the wished situation; what is unchanged names only its toewijzing.

    `was` keeps how the toewijzing stood when the request came, and again just before it was
    granted: afterwards the toewijzing itself no longer tells. Empty for new help.
    """

    verzoek = models.ForeignKey(Wijzigingsverzoek, models.CASCADE, related_name="regels")
    soort = models.CharField(max_length=12, choices=Regelsoort)
    toewijzing = models.ForeignKey(
        Toewijzing, models.PROTECT, null=True, blank=True, related_name="+"
    )
    product = models.ForeignKey(Product, models.PROTECT, null=True, blank=True, related_name="+")
    begindatum = models.DateField(null=True, blank=True)
    einddatum = models.DateField(null=True, blank=True)
    volume = models.PositiveIntegerField(null=True, blank=True)
    eenheid = models.CharField(max_length=2, choices=EENHEDEN, blank=True)
    frequentie = models.CharField(max_length=1, choices=FREQUENTIES, blank=True)
    budget_cent = models.PositiveIntegerField(null=True, blank=True)
    was = models.JSONField("hoe het was", default=dict, blank=True)

    class Meta:
        verbose_name = "regel van een verzoek om wijziging"
        verbose_name_plural = "regels van verzoeken om wijziging"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="wijzigingsregel_noemt_hulp",
                condition=Q(soort="nieuw", toewijzing=None)
                | (~Q(soort="nieuw") & Q(toewijzing__isnull=False)),
            ),
            models.CheckConstraint(
                name="wijzigingsregel_einde_na_begin",
                condition=Q(einddatum=None) | Q(einddatum__gte=F("begindatum")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.hulp}"

    @property
    def hulp(self) -> Product | None:
        """The product this line is about."""
        return self.toewijzing.product if self.toewijzing else self.product

    def remember(self) -> None:
        """Note in `was` how the toewijzing stands now; the caller saves."""
        if self.toewijzing is not None:
            t = self.toewijzing
            self.was = {naam: getattr(t, naam) for naam in ("volume", "eenheid", "frequentie")}
            self.was |= {"begin": t.ingangsdatum.isoformat()}
            self.was |= {"eind": t.einddatum.isoformat() if t.einddatum else None}

    def before(self) -> Any:
        """What `was` says, as something with volume, eenheid, frequentie, begin and eind."""
        eind = self.was["eind"]
        dagen = {
            "begin": date.fromisoformat(self.was["begin"]),
            "eind": date.fromisoformat(eind) if eind else None,
        }
        return SimpleNamespace(**self.was | dagen)
