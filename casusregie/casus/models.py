"""De casus: de hulp aan één jeugdige van eerste vraag tot afsluiting, en wie de regie heeft."""

import uuid
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from casusregie.jeugdige.models import Gezin, Jeugdige
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.tellers import take

from .querysets import CasusQuerySet, RegierolQuerySet, wissels


class Routesoort(models.TextChoices):
    """The three routes of the Handreiking."""

    LOKAAL = "A", "Lokaal team"
    MEDISCH = "B", "Huisarts of arts"
    BESCHERMING = "C", "Gecertificeerde instelling"


@pghistory.track()
class Casus(models.Model):
    """Help for one jeugdige; has exactly one active route at any time."""

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nummer = models.CharField(max_length=12, unique=True, help_text="jjjj-nnnnnn")
    jeugdige = models.ForeignKey(Jeugdige, models.PROTECT, related_name="casussen")
    gezin = models.ForeignKey(Gezin, models.PROTECT, related_name="casussen")
    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    team = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="teamcasussen"
    )
    route = models.CharField(max_length=1, choices=Routesoort)
    aangemeld_op = models.DateField()
    hulpvraag = models.TextField(blank=True)
    veiligheid_aandacht = models.BooleanField(default=False)
    opt_out = models.BooleanField(default=False)
    opt_out_getekend_op = models.DateField(null=True, blank=True)
    gesloten_op = models.DateField(null=True, blank=True)

    objects = CasusQuerySet.as_manager()

    class Meta:
        verbose_name = "casus"
        verbose_name_plural = "casussen"
        indexes = [
            models.Index(fields=["jeugdige", "-aangemeld_op"], name="casus_jeugdige"),
            models.Index(fields=["team", "-aangemeld_op", "-id"], name="casus_team"),
            models.Index(fields=["-aangemeld_op", "-id"], name="casus_aangemeld"),
            # The figures of the region count per gemeente without reading the casus itself.
            models.Index(
                fields=["gemeente", "aangemeld_op"], include=["id", "route"], name="casus_gemeente"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="casus_sluiting_na_aanmelding",
                condition=Q(gesloten_op=None) | Q(gesloten_op__gte=F("aangemeld_op")),
            ),
            models.CheckConstraint(
                name="opt_out_is_getekend",
                condition=Q(opt_out=False) | Q(opt_out_getekend_op__isnull=False),
            ),
        ]

    #: what steps in its dossier ask of it, fetched with its lock
    lock_with = ("gemeente", "jeugdige", "gezin", "team")
    #: the route it was opened with, while that is all that happened to it
    geopend_met: Any = None

    def __str__(self) -> str:
        return f"casus {self.nummer}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier of a casus is the casus itself."""
        return self.kenmerk

    def holder_of(self, rol: str) -> "Regierol | None":
        """Who holds this regierol now; uses prefetched `regierollen` when present.

        Asked once, as long as this process writes no regierol and takes none back.
        """
        return next((r for r in self._roles() if r.rol == rol and r.einde is None), None)

    def _roles(self) -> Any:
        if "regierollen" in self.__dict__.get("_prefetched_objects_cache", {}):
            return self.regierollen.all()
        return self.roles()

    def roles(self) -> "list[Regierol]":
        """All regierollen, ended ones too, as they are now; asked once as above."""
        if self.__dict__.get("_rollen_stand") != wissels.stand:
            rijen = self.regierollen.select_related("medewerker", "organisatie").order_by("pk")
            self.__dict__.update(_rollen=list(rijen), _rollen_stand=wissels.stand)
        rollen: list[Regierol] = self.__dict__["_rollen"]
        return rollen


class Regieaanleiding(models.TextChoices):
    """Why somebody got a regierol (CR-D-17, CR-M-09)."""

    BESLUIT = "besluit", "Besluit over de casusregie"
    GEZIN_VRAAGT = "gezin_vraagt", "Het gezin vraagt erom"
    VERZOEK = "verzoek", "Verzoek van de aanbieder"
    IVH = "ivh", "Intensieve Vrijwillige Hulp (IVH)"
    MAATREGEL = "maatregel", "Maatregel: de regie ligt bij de instelling"
    EINDE_MAATREGEL = "einde_maatregel", "Einde van de maatregel"
    OVERDRACHT = "overdracht", "Warme overdracht"
    OVERGENOMEN = "overgenomen", "Zelf overgenomen"
    TOEGEWEZEN = "toegewezen", "Toegewezen"
    STAGNATIE = "stagnatie", "Tijdelijk bij het expertteam (RER)"
    TERUGGEGEVEN = "teruggegeven", "Teruggegeven door het expertteam (RER)"


class TijdRange(Func):
    """tstzrange(begin, einde, '[)'): from begin up to, not including, einde."""

    function = "tstzrange"


@pghistory.track()
class Regierol(models.Model):
    """Who holds the regie in a casus, from when to when; the gezin itself may hold casusregie."""

    class Soort(models.TextChoices):
        CASUSREGISSEUR = Rol.CASUSREGISSEUR, "Casusregisseur"
        PROCESREGISSEUR = Rol.PROCESREGISSEUR, "Procesregisseur"
        BEHANDELREGISSEUR = Rol.BEHANDELREGISSEUR, "Behandelregisseur"
        CRISISCASUSREGISSEUR = "crisiscasusregisseur", "Crisiscasusregisseur"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="regierollen")
    gezin = models.ForeignKey(Gezin, models.PROTECT, related_name="+", editable=False)
    rol = models.CharField(max_length=30, choices=Soort)
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="regierollen"
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    begin = models.DateTimeField()
    einde = models.DateTimeField(null=True, blank=True)
    reden = models.CharField(max_length=200, blank=True)
    aanleiding = models.CharField(
        max_length=20, choices=Regieaanleiding, blank=True, db_default="", default=""
    )
    arrangement_kenmerk = models.UUIDField(null=True, blank=True)

    objects = RegierolQuerySet.as_manager()

    class Meta:
        verbose_name = "regierol"
        verbose_name_plural = "regierollen"
        indexes = [
            models.Index(
                fields=["medewerker", "rol"], condition=Q(einde=None), name="regierol_lopend"
            )
        ]
        constraints = [
            # CR-G-04: één casusregisseur per gezin; dezelfde persoon mag meer kinderen hebben.
            ExclusionConstraint(
                name="een_casusregisseur_per_gezin",
                expressions=[
                    ("gezin", RangeOperators.EQUAL),
                    (Coalesce(F("medewerker"), Value(0)), RangeOperators.NOT_EQUAL),
                    (TijdRange(F("begin"), F("einde")), RangeOperators.OVERLAPS),
                ],
                condition=Q(rol=Rol.CASUSREGISSEUR),
            ),
            ExclusionConstraint(
                name="een_houder_per_rol_per_casus",
                expressions=[
                    ("casus", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    (TijdRange(F("begin"), F("einde")), RangeOperators.OVERLAPS),
                ],
                condition=~Q(rol=Rol.BEHANDELREGISSEUR),
            ),
            # CR-M-17: één behandelregisseur per arrangement.
            ExclusionConstraint(
                name="een_behandelregisseur_per_arrangement",
                expressions=[
                    ("arrangement_kenmerk", RangeOperators.EQUAL),
                    (TijdRange(F("begin"), F("einde")), RangeOperators.OVERLAPS),
                ],
                condition=Q(rol=Rol.BEHANDELREGISSEUR, arrangement_kenmerk__isnull=False),
            ),
            models.CheckConstraint(
                name="alleen_gezin_zonder_medewerker",
                condition=Q(medewerker__isnull=False) | Q(rol=Rol.CASUSREGISSEUR),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()}: {self.houder}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """As always, and noted for `Casus.holder_of`."""
        wissels.note()
        super().save(*args, **kwargs)

    @property
    def houder(self) -> str:
        """The name of the holder, or 'het gezin'."""
        return str(self.medewerker) if self.medewerker else "het gezin"

    @property
    def bij_gezin(self) -> bool:
        """Does the gezin itself hold this role?"""
        return self.medewerker_id is None


class Casusnummer(models.Model):
    """The last number given out in a year; locked while a new one is taken."""

    jaar = models.PositiveSmallIntegerField(primary_key=True)
    laatste = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "casusnummer"

    def __str__(self) -> str:
        return f"{self.jaar}-{self.laatste:06d}"

    @classmethod
    def take(cls, op: date, **_: Any) -> str:
        """The next casusnummer of the year; concurrent callers wait for each other."""
        return f"{op.year}-{take(cls, op.year):06d}"
