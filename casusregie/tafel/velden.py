"""De velden van een aanmelding: wat er gevraagd wordt, de stappen, en wat de tafel zei."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxLengthValidator
from django.db import models

from organisaties.models import Organisatie

from .bijeenkomst import Tafelbijeenkomst
from .inrichting import Tafel
from .keuzes import (
    Aanmeldsoort,
    Discipline,
    Hoedanigheid,
    Oordeelsoort,
    Opvolging,
    Regelruimte,
    Urgentie,
    Vorm,
)

LANG = [MaxLengthValidator(4000)]


def _person() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )


def _day() -> models.DateField:
    return models.DateField(null=True, blank=True, editable=False)


class Vraagvelden(models.Model):
    """What is asked and by whom (CR-Z-01, GV-M2-04)."""

    tafel = models.ForeignKey(Tafel, models.PROTECT, related_name="aanmeldingen")
    soort = models.CharField("wat vraagt u", max_length=20, choices=Aanmeldsoort)
    vraag = models.TextField("de vraag", validators=LANG)
    urgentie = models.CharField("hoe snel", max_length=10, choices=Urgentie)
    verblijf = models.BooleanField("is hulp met verblijf nodig")
    vorm = models.CharField("welke vorm", max_length=20, choices=Vorm, blank=True)
    uithuisplaatsing = models.BooleanField("is uithuisplaatsing denkbaar", default=False)
    expertise = ArrayField(
        models.CharField(max_length=20, choices=Discipline), default=list, blank=True
    )
    anoniem = models.BooleanField("anoniem bespreken", default=False)
    bijeenroepen = models.BooleanField("de tafel bijeenroepen", default=False)
    voorstel = models.TextField("wat stelt u zelf voor", blank=True, validators=LANG)
    hoedanigheid = models.CharField(max_length=10, choices=Hoedanigheid, editable=False)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", editable=False)
    ingebracht_door = _person()
    vorige = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="vervolgen",
        verbose_name="gaat verder op",
    )

    class Meta:
        abstract = True


class Stapvelden(models.Model):
    """When each step was taken."""

    aangemeld_op = models.DateField(editable=False)
    ingediend_op = models.DateField(editable=False)
    teruggestuurd_op = _day()
    teruggestuurd_omdat = models.TextField("wat mist er", blank=True, validators=LANG)
    compleet_op = _day()
    bijeenkomst = models.ForeignKey(
        Tafelbijeenkomst,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agendapunten",
        editable=False,
    )
    besproken_op = _day()
    teruggekoppeld_op = _day()
    teruggekoppeld_door = _person()
    bevestigd_op = _day()
    bevestigd_door = _person()
    ingetrokken_omdat = models.TextField("waarom", blank=True, validators=LANG)
    betrokkenheden = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        abstract = True


class Oordeelvelden(models.Model):
    """What the tafel said, which room it used, and what came of it (GV-M1-08, -13, -14)."""

    oordeelsoort = models.CharField(max_length=10, choices=Oordeelsoort, blank=True)
    oordeel = models.TextField("wat de tafel zegt", blank=True, validators=LANG)
    regelruimte = ArrayField(
        models.CharField(max_length=20, choices=Regelruimte), default=list, blank=True
    )
    bedrag_cent = models.PositiveIntegerField(default=0)
    mandaat = models.TextField(blank=True, editable=False)
    bindend = models.BooleanField(default=False)
    match_aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    match_vorm = models.CharField(max_length=20, choices=Vorm, blank=True)
    match_op = _day()
    bovenregionaal_op = _day()
    bovenregionaal_naar = models.CharField("naar wie", max_length=200, blank=True)
    terugkoppeling = models.TextField("wat is afgesproken", blank=True, validators=LANG)
    opvolging = models.CharField(max_length=10, choices=Opvolging, blank=True)
    opvolging_omdat = models.TextField("waarom wijkt u af", blank=True, validators=LANG)
    les_op = _day()

    class Meta:
        abstract = True
