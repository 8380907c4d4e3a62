"""Het besluit waar de casusregie ligt: voorstel, besluit, motivering en wie het deed (CR-M-10)."""

from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.triggers import append_only

from .regiekeuze import REDENEN, Indeling, Plaats
from .regiekeuze import Reden as Redencode


class Regieplaats(models.TextChoices):
    """Where the casusregie lies, or must be judged."""

    BIJ_GEZIN = Plaats.BIJ_GEZIN.value, "Bij het gezin"
    BUITEN_GEZIN = Plaats.BUITEN_GEZIN.value, "Buiten het gezin"
    TER_BEOORDELING = Plaats.TER_BEOORDELING.value, "Ter beoordeling"


class RegiebesluitQuerySet(OnderCasusQuerySet):
    """Sentences about regiebesluiten."""

    def latest_of(self, casus: Casus) -> "Regiebesluit | None":
        """The decision that holds now."""
        besluiten = self.select_related("casusregisseur", "genomen_door")
        return besluiten.filter(casus=casus).order_by("-pk").first()


@pghistory.track()
class Regiebesluit(Onderwerp):
    """One decision; never changed, a later one replaces it. Has no status of its own."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="regiebesluiten")
    voorstel = models.CharField(max_length=20, choices=Regieplaats)
    indeling = models.CharField(max_length=20, choices=[(i.value, i.value) for i in Indeling])
    complex = models.BooleanField()
    dwingend = models.BooleanField(default=False)
    redenen = ArrayField(models.CharField(max_length=20))
    besluit = models.CharField(
        max_length=20,
        choices=[keuze for keuze in Regieplaats.choices if keuze[0] != "ter_beoordeling"],
    )
    motivering = models.TextField(blank=True)
    casusregisseur = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    genomen_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    genomen_op = models.DateField()

    objects = RegiebesluitQuerySet.as_manager()

    class Meta:
        verbose_name = "regiebesluit"
        verbose_name_plural = "regiebesluiten"
        triggers = append_only()
        constraints = [
            models.CheckConstraint(
                name="regiebesluit_noemt_de_regisseur",
                condition=Q(besluit="bij_gezin", casusregisseur=None)
                | Q(besluit="buiten_gezin", casusregisseur__isnull=False),
            ),
            models.CheckConstraint(
                name="regiebesluit_afwijking_gemotiveerd",
                condition=Q(besluit=models.F("voorstel")) | ~Q(motivering=""),
            ),
            models.CheckConstraint(
                name="regiebesluit_dwingend_is_buiten",
                condition=Q(dwingend=False) | Q(besluit="buiten_gezin"),
            ),
        ]

    def __str__(self) -> str:
        return f"casusregie {self.get_besluit_display().lower()}"

    @property
    def wijkt_af(self) -> bool:
        """Differs from what the table proposed (not when it asked for a judgement)."""
        return self.voorstel not in (self.besluit, Regieplaats.TER_BEOORDELING)

    @property
    def zinnen(self) -> list[str]:
        """The reasons of the proposal as sentences."""
        return [REDENEN[Redencode(code)] for code in self.redenen]

    def dossier_kenmerk(self):
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """Whoever works on the casus decides, with the family (CR-A1-07)."""
        return works_on_casus(self, by)

    def clean(self) -> None:
        """Deviation needs a motivation; a measure leaves no choice; outside means a name."""
        fouten: dict[str, str] = {}
        if self.dwingend and self.besluit == Regieplaats.BIJ_GEZIN:
            fouten["besluit"] = (
                "Kies buiten het gezin: bij IVH, een maatregel of een strafrechtelijke uitspraak "
                "ligt de casusregie altijd buiten het gezin"
            )
        elif self.besluit != self.voorstel and not self.motivering:
            fouten["motivering"] = self._ask_motivation()
        fouten |= self._check_person()
        if fouten:
            raise ValidationError(fouten)

    def _ask_motivation(self) -> str:
        if self.wijkt_af:
            return "Schrijf op waarom u afwijkt van het voorstel"
        return "Schrijf op waarom u dit zo beoordeelt"

    def _check_person(self) -> dict[str, str]:
        """The named casusregisseur holds that role at the team on the day (CR-M-11)."""
        if self.besluit == Regieplaats.BIJ_GEZIN:
            if self.casusregisseur_id:
                return {"casusregisseur": "Kies niemand als de regie bij het gezin ligt"}
            return {}
        if self.casusregisseur is None:
            return {"casusregisseur": "Kies wie de casusregisseur wordt"}
        rol = Rol.JEUGDBESCHERMER if self.casus.route == "C" else Rol.CASUSREGISSEUR
        if not self.casusregisseur.has_role(
            rol, on=self.genomen_op, organisatie_id=self.casus.team_id
        ):
            return {"casusregisseur": f"Kies iemand die {rol.label.lower()} is bij het team"}
        return {}
