"""De termijn: een uiterste dag, geprojecteerd uit de feiten van een onderwerp."""

import uuid
from datetime import date

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from casusregie.casus.models import Casus
from normenkader.instellingen import instelling, kalender_op
from normenkader.termijnen.stand import Stand, stand
from organisaties.models import Organisatie
from organisaties.rollen import Rol

from .paginas import page_url
from .querysets import TermijnQuerySet

LOPEND = Q(voldaan_op=None, vervallen=False)
#: What an aanbieder reports by iJw message.
MELDINGEN = ("ijw.retour", "zorg.start_melden")


class Termijn(models.Model):
    """A last day that follows from facts; written by `sync_termijnen` only.

    `regel` is a snapshot of the rule under which it started (it keeps that rule), `signalen` the
    resolved signal days. `bewaakt_tot` and `volgende_actie_op` are the cursor of the sweep.
    """

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="termijnen")
    model = models.CharField(max_length=80)
    object_id = models.BigIntegerField()
    onderwerp_kenmerk = models.UUIDField()
    code = models.CharField(max_length=60)
    sleutel = models.CharField(max_length=60, blank=True)
    titel = models.CharField(max_length=120)
    start = models.DateField()
    uiterlijk = models.DateField()
    voldaan_op = models.DateField(null=True, blank=True)
    vervallen = models.BooleanField(default=False)
    staat_stil_sinds = models.DateField(null=True, blank=True)
    aan_zet = ArrayField(models.CharField(max_length=30, choices=Rol), default=list)
    aan_zet_plekken = ArrayField(models.CharField(max_length=60), default=list)
    aan_zet_organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    aan_zet_medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    escaleert = models.BooleanField(default=False)
    regel = models.JSONField(default=dict)
    opschortingen = models.JSONField(default=list, blank=True)
    signalen = models.JSONField(default=list, blank=True)
    bewaakt_tot = models.DateField(null=True, blank=True)
    volgende_actie_op = models.DateField(null=True, blank=True)

    objects = TermijnQuerySet.as_manager()

    class Meta:
        verbose_name = "termijn"
        verbose_name_plural = "termijnen"
        indexes = [
            models.Index(
                fields=["volgende_actie_op", "id"],
                condition=Q(volgende_actie_op__isnull=False),
                name="termijn_te_doen",
            ),
            models.Index(fields=["uiterlijk", "id"], condition=LOPEND, name="termijn_lopend"),
            GinIndex(fields=["aan_zet_plekken"], condition=LOPEND, name="termijn_aan_zet"),
            # of aanbieders op tijd melden, geteld zonder de tabel zelf te lezen
            models.Index(
                fields=["code", "aan_zet_organisatie", "uiterlijk"],
                include=["casus", "voldaan_op", "vervallen", "escaleert"],
                condition=Q(code__in=MELDINGEN),
                name="termijn_melding",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object_id", "code", "sleutel"], name="termijn_uniek"
            ),
            models.CheckConstraint(
                name="termijn_klok_alleen_als_lopend",
                condition=Q(volgende_actie_op=None) | LOPEND,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titel}, uiterlijk {self.uiterlijk:%d-%m-%Y}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    @property
    def loopt(self) -> bool:
        """Not met and not lapsed."""
        return self.voldaan_op is None and not self.vervallen

    @property
    def url(self) -> str:
        """The page of the onderwerp; empty when it has none."""
        return page_url(self.model, self.onderwerp_kenmerk)

    @property
    def soort(self) -> str:
        """What kind of onderwerp this is about, for the screen."""
        return str(apps.get_model(self.model)._meta.verbose_name)

    @property
    def rollen_aan_zet(self) -> list[str]:
        """The names of the roles that are aan zet."""
        return [str(Rol(rol).label) for rol in self.aan_zet]

    def stand_op(self, on: date) -> Stand:
        """How urgent it is on that day, in class and words."""
        stil = self.staat_stil_sinds is not None and self.staat_stil_sinds <= on
        return stand(
            self.uiterlijk,
            on,
            instelling("stand.drempel_werkdagen", on),
            opgeschort=stil,
            sinds=self.staat_stil_sinds,
            kalender=kalender_op(on),
        )
