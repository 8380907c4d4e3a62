"""Wat er in een arrangement staat: plan, aanbieder, overbrugging, afweging en de dagen."""

from typing import Any

from django.conf import settings
from django.db import models

from casusregie.casus.models import Casus
from casusregie.plannen.plan import Ondersteuningsplan
from organisaties.models import Organisatie

from .levering import check_bridge


class Arrangementinhoud(models.Model):
    """The columns of an arrangement; what happens to it is in `models`."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="arrangementen")
    plan = models.ForeignKey(
        Ondersteuningsplan, models.PROTECT, null=True, blank=True, related_name="arrangementen"
    )
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="arrangementen"
    )
    overbrugging = models.BooleanField(default=False)
    wacht_op = models.CharField("op welke hulp wordt gewacht", max_length=200, blank=True)
    wacht_tot = models.DateField("wanneer die hulp wordt verwacht", null=True, blank=True)
    meer_aanbieders_reden = models.TextField("waarom meer dan een aanbieder", blank=True)
    keuze_motivering = models.TextField("waarom dit arrangement en deze aanbieder", blank=True)
    toetsing = models.JSONField(default=list, blank=True, editable=False)
    opdracht_op = models.DateField(null=True, blank=True)
    opdracht_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: the answers to the fixed questions, by code (NK-23); of a verzoek they stand with the verzoek
    afweging = models.JSONField(default=dict, blank=True)
    opdracht_toelichting = models.TextField("wat de aanbieder verder moet weten", blank=True)
    ontvangen_op = models.DateField("opdracht ontvangen op", null=True, blank=True)
    start_op = models.DateField(null=True, blank=True)
    opgeschort_op = models.DateField(null=True, blank=True)
    hervat_op = models.DateField(null=True, blank=True)
    beeindigd_op = models.DateField(null=True, blank=True)
    vervallen_op = models.DateField(null=True, blank=True)
    oneens_op = models.DateField(null=True, blank=True)
    oneens_toelichting = models.TextField(blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        check_bridge(self)

    @property
    def gemeente(self) -> Any:
        """Who pays this help."""
        return self.casus.gemeente

    @property
    def gemeente_id(self) -> int:
        """As `gemeente`, without reading it."""
        pk: int = self.casus.gemeente_id
        return pk

    @property
    def opt_out(self) -> bool:
        """With an opt-out only the backoffice decides for the gemeente."""
        return self.casus.opt_out
