"""De kernbeslissing: nooit alleen, met een gedragswetenschapper en georganiseerde tegenspraak."""

from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.triggers import append_only

from .bevoegd import leads
from .dreiging import Dreiging
from .keuzes import Kern

LANG = [MaxLengthValidator(4000)]


class KernbeslissingQuerySet(OnderCasusQuerySet):
    """Sentences about kernbeslissingen."""

    pad = "dreiging__casus"


@pghistory.track()
class Kernbeslissing(Onderwerp):
    """One decision about where the jeugdige lives, with who took it together (GV-M1-12)."""

    dreiging = models.ForeignKey(Dreiging, models.CASCADE, related_name="kernbeslissingen")
    besluit = models.CharField(max_length=20, choices=Kern)
    motivering = models.TextField("waarom", validators=LANG)
    tegenspraak = models.TextField("wat de tegenspraak was", validators=LANG)
    gedragswetenschapper = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    genomen_op = models.DateField("genomen op")
    genomen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    objects = KernbeslissingQuerySet.as_manager()

    class Meta:
        verbose_name = "kernbeslissing"
        verbose_name_plural = "kernbeslissingen"
        ordering = ["-genomen_op", "-pk"]
        triggers = append_only()

    def __str__(self) -> str:
        return str(self.get_besluit_display())

    @property
    def casus(self) -> Casus:
        """For the permissions."""
        return self.dreiging.casus

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """Who has the regie records what was decided together."""
        return leads(self, by)

    def clean(self) -> None:
        """Two people: who records it and a gedragswetenschapper who worked as such that day."""
        fouten = {}
        if self.genomen_op > self.vandaag or self.genomen_op < self.dreiging.gesteld_op:
            fouten["genomen_op"] = "Kies een dag in dit traject, tot en met vandaag"
        if not self.gedragswetenschapper.has_role(Rol.GEDRAGSWETENSCHAPPER, on=self.genomen_op):
            fouten["gedragswetenschapper"] = (
                "Kies iemand die op die dag werkte als gedragswetenschapper"
            )
        if self.gedragswetenschapper_id == self.genomen_door_id:
            fouten["gedragswetenschapper"] = "Kies iemand anders dan uzelf: u besluit samen"
        if fouten:
            raise ValidationError(fouten)
