"""De jeugdige of het gezin stopt: wanneer, waarom en sinds wanneer de regie het weet (CR-A3-04)."""

from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models

from casusregie.casus.models import Casus
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel

from .beeindigingsvelden import LANG, VanAanbiederQuerySet
from .keuzes import Stopreden
from .partijen import has_regie, is_from_aanbieder


@pghistory.track()
class Stopmelding(MetTermijnen, Onderwerp):
    """The jeugdige ends the help; the aanbieder then sends the JW307 (CR-A3-04, CR-B3-03)."""

    na_registratie = ("casusregie.tell_stopmelding",)

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="stopmeldingen")
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    hulp_kenmerk = models.UUIDField(unique=True)
    hulp_naam = models.CharField(max_length=200)
    stopdatum = models.DateField("laatste dag van de hulp")
    reden = models.CharField(max_length=2, choices=Stopreden)
    toelichting = models.TextField(blank=True, validators=LANG)
    gemeld_op = models.DateField("gemeld op")
    gestopt_op = models.DateField("stop gemeld (JW307) op", null=True, blank=True, editable=False)

    objects = VanAanbiederQuerySet.as_manager()

    class Meta:
        verbose_name = "stoppen door de jeugdige"
        verbose_name_plural = "stoppen door de jeugdige"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"stoppen op {self.stopdatum} in {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """The aanbieder tells it; the regie may write it down when it hears it first."""
        if self.casus.gesloten_op:
            return Nee("Deze casus is gesloten.")
        return is_from_aanbieder(self, by) or has_regie(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Only the clock notes that the stop was reported."""
        return True if by.is_systeem else Nee("Een melding wijzigt niet meer.")

    def clean(self) -> None:
        """The last day lies at most a little in the future: then it is an afspraak."""
        if self.stopdatum and self.gemeld_op and self.stopdatum > latest_stop(self.gemeld_op):
            raise ValidationError(
                {"stopdatum": "Kies een dag die hooguit drie maanden verder ligt"}
            )

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The JW307 follows within 5 werkdagen after the real stop (iJw OP272)."""
        return [
            Termijnfeit(
                "zorg.stop_melden",
                self.stopdatum,
                voldaan_op=self.gestopt_op,
                aan_zet=(Rol.ZORGADMINISTRATIE,),
                organisatie_id=self.aanbieder_id,
            )
        ]


def latest_stop(gemeld_op: date) -> date:
    """Three months from the day it was told, at the latest (own choice)."""
    maand = gemeld_op.month + 3
    jaar = gemeld_op.year + (maand - 1) // 12
    return date(jaar, (maand - 1) % 12 + 1, min(gemeld_op.day, 28))
