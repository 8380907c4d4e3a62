"""De jeugdige, het gezin met gezag, en wie er om welke reden bij betrokken is."""

import uuid
from datetime import date, timedelta
from zlib import crc32

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from normenkader.termijnen.kalender import age_on
from organisaties.models import Organisatie, period
from organisaties.rollen import Rol

from . import versleuteling
from .namen import full_name, search_key
from .querysets import BetrokkenheidQuerySet, JeugdigeQuerySet


class Geslacht(models.TextChoices):
    """iJw code list COD046."""

    ONBEKEND = "0", "Onbekend"
    MAN = "1", "Jongen"
    VROUW = "2", "Meisje"


#: What the form with the data of a jeugdige shows.
GETOOND = (
    *("voornamen", "roepnaam", "voorvoegsel", "achternaam", "geboortedatum", "geslacht"),
    *("straatnaam", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats", "geheim_adres"),
)


@pghistory.track()
class Jeugdige(models.Model):
    """One person per BSN. What others know about him or her is shown to nobody by accident."""

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bsn_geheim = models.BinaryField(null=True, editable=False)
    bsn_index = models.BinaryField(max_length=32, null=True, unique=True, editable=False)
    bsn_einde = models.CharField(max_length=3, blank=True, editable=False)
    voornamen = models.CharField(max_length=200)
    roepnaam = models.CharField(max_length=60, blank=True)
    voorvoegsel = models.CharField(max_length=10, blank=True)
    achternaam = models.CharField(max_length=200)
    geboortedatum = models.DateField()
    geslacht = models.CharField(max_length=1, choices=Geslacht, default=Geslacht.ONBEKEND)
    straatnaam = models.CharField(max_length=24, blank=True)
    huisnummer = models.PositiveIntegerField(null=True, blank=True)
    huisletter = models.CharField(max_length=1, blank=True)
    toevoeging = models.CharField(max_length=4, blank=True)
    postcode = models.CharField(
        max_length=6, blank=True, validators=[RegexValidator(r"^[1-9]\d{3}[A-Z]{2}$")]
    )
    plaats = models.CharField(max_length=80, blank=True)
    geheim_adres = models.BooleanField(default=False)
    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    sorteernaam = models.CharField(max_length=300, editable=False)
    zoeknaam = models.CharField(max_length=500, editable=False)

    objects = JeugdigeQuerySet.as_manager()

    class Meta:
        verbose_name = "jeugdige"
        verbose_name_plural = "jeugdigen"
        indexes = [
            models.Index(fields=["sorteernaam", "id"], name="jeugdige_sortering"),
            GinIndex(OpClass(F("zoeknaam"), name="gin_trgm_ops"), name="jeugdige_zoeknaam"),
        ]
        constraints = [
            models.CheckConstraint(
                name="bsn_index_en_geheim_samen",
                condition=Q(bsn_geheim=None, bsn_index=None)
                | Q(bsn_geheim__isnull=False, bsn_index__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the sort and search keys in line with the name (no rules here)."""
        self.sorteernaam = search_key(f"{self.achternaam} {self.voornamen} {self.voorvoegsel}")
        self.zoeknaam = search_key(
            f"{self.roepnaam} {self.voornamen} {self.voorvoegsel} {self.achternaam}"
        )
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def naam(self) -> str:
        """Calling name, prefix and surname."""
        return full_name(self.roepnaam or self.voornamen, self.voorvoegsel, self.achternaam)

    @property
    def versie(self) -> int:
        """Another number when what is known of this person changed; says nothing else."""
        bekend = "|".join(str(getattr(self, naam)) for naam in GETOOND)
        return crc32(bekend.encode()) % 10**9

    @property
    def bsn(self) -> str:
        """The number itself; show it only after logging the unmasking."""
        return versleuteling.decrypt(self.bsn_geheim, self.kenmerk) if self.bsn_geheim else ""

    def set_bsn(self, bsn: str) -> None:
        """Store nine digits encrypted, with index and the last three for display."""
        self.bsn_geheim = versleuteling.encrypt(bsn, self.kenmerk) if bsn else None
        self.bsn_index = versleuteling.blind_index(bsn) if bsn else None
        self.bsn_einde = bsn[-3:]

    def age_on(self, dag: date) -> int:
        """Whole years on that day; the birthday counts, 29 February as 1 March."""
        return age_on(self.geboortedatum, dag)


@pghistory.track()
class Gezin(models.Model):
    """The family around one or more jeugdigen; casusregie lies per gezin."""

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = "gezin"
        verbose_name_plural = "gezinnen"

    def __str__(self) -> str:
        return f"gezin {self.kenmerk}"


class Gezinsrol(models.TextChoices):
    """Who somebody is in the family."""

    JEUGDIGE = "jeugdige", "Jeugdige"
    MOEDER = "moeder", "Moeder"
    VADER = "vader", "Vader"
    VOOGD = "voogd", "Voogd"
    VOOGDIJINSTELLING = "voogdijinstelling", "Voogdijinstelling (GI)"
    STIEFOUDER = "stiefouder", "Stiefouder"
    PLEEGOUDER = "pleegouder", "Pleegouder"
    BROER_ZUS = "broer_zus", "Broer of zus"
    ANDER = "ander", "Ander familielid"


@pghistory.track()
class Gezinslid(models.Model):
    """A person in a gezin, with or without gezag, from begin to einde."""

    gezin = models.ForeignKey(Gezin, models.CASCADE, related_name="leden")
    jeugdige = models.ForeignKey(
        Jeugdige, models.PROTECT, null=True, blank=True, related_name="gezinsleden"
    )
    naam = models.CharField(max_length=200, blank=True)
    rol = models.CharField(max_length=20, choices=Gezinsrol)
    gezag = models.BooleanField(default=False)
    telefoon = models.CharField(max_length=20, blank=True)
    begindatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "gezinslid"
        verbose_name_plural = "gezinsleden"
        constraints = [
            ExclusionConstraint(
                name="jeugdige_een_keer_in_gezin",
                expressions=[
                    ("gezin", RangeOperators.EQUAL),
                    ("jeugdige", RangeOperators.EQUAL),
                    (period(), RangeOperators.OVERLAPS),
                ],
                condition=Q(jeugdige__isnull=False),
            ),
            models.CheckConstraint(
                name="gezinslid_is_iemand", condition=Q(jeugdige__isnull=False) | ~Q(naam="")
            ),
        ]

    def __str__(self) -> str:
        return self.naam or (self.jeugdige.naam if self.jeugdige else "")


@pghistory.track()
class Betrokkenheid(models.Model):
    """Why an organisation or a person may see this jeugdige (domein.md §0 o).

    `casus` empty: all casussen without opt-out. `medewerker` empty: every holder of the role there.
    """

    jeugdige = models.ForeignKey(Jeugdige, models.CASCADE, related_name="betrokkenheden")
    casus = models.ForeignKey(
        "casusregie.Casus", models.CASCADE, null=True, blank=True, related_name="betrokkenheden"
    )
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    rol = models.CharField(max_length=30, choices=Rol)
    grond = models.CharField(max_length=120)
    begindatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)

    objects = BetrokkenheidQuerySet.as_manager()

    class Meta:
        verbose_name = "betrokkenheid"
        verbose_name_plural = "betrokkenheden"
        indexes = [
            models.Index(fields=["organisatie", "rol", "jeugdige"], name="betrokken_org_rol"),
            models.Index(fields=["medewerker", "jeugdige"], name="betrokken_medewerker"),
        ]
        constraints = [
            models.CheckConstraint(
                name="betrokkenheid_einde_na_begin",
                condition=Q(einddatum=None) | Q(einddatum__gte=F("begindatum") - timedelta(days=1)),
            ),
            models.CheckConstraint(name="betrokkenheid_heeft_grond", condition=~Q(grond="")),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} als {self.get_rol_display().lower()}"


@pghistory.track()
class TijdelijkeToegang(UserObjectPermissionBase):
    """Exceptional access of one person to one jeugdige, with ground and end (guardian)."""

    content_object = models.ForeignKey(Jeugdige, models.CASCADE, related_name="toegang")
    grond = models.CharField(max_length=200)
    verleend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    begindatum = models.DateField()
    einddatum = models.DateField()

    class Meta(UserObjectPermissionBase.Meta):
        abstract = False
        verbose_name = "tijdelijke toegang"
        verbose_name_plural = "tijdelijke toegang"

    def __str__(self) -> str:
        return f"{self.user} tot en met {self.einddatum}"
