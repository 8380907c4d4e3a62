"""De inhoud van een aanvraag: wat er veranderde, het doel, de periode, uren, afbouw en vervolg."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from afwegingskader.kader import Intensiteitsoort, Uurtarief
from afwegingskader.keuzes import (
    Afwijzingsreden,
    Doelsoort,
    Verblijfsvorm,
    Vrijheidsbeperking,
)

MAX_TEKST = 4000
HALF_UUR, DAG = Decimal("0.5"), Decimal(24)


class Stand(models.TextChoices):
    """States of an aanvraag (domein.md §0 m)."""

    CONCEPT = "concept", "Concept"
    INGEDIEND = "ingediend", "Ingediend"
    AKKOORD = "akkoord", "Akkoord van beide partijen"
    GEANALYSEERD = "geanalyseerd", "Verklarende analyse klaar"
    TOEGEKEND = "toegekend", "Toegekend"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Partij(models.TextChoices):
    """The two parties that each give an akkoord (OO-04)."""

    AANBIEDER = "aanbieder", "de aanbieder"
    REGIE = "regie", "de casusregie"


VOOR_BESLUIT = (Stand.CONCEPT, Stand.INGEDIEND, Stand.AKKOORD, Stand.GEANALYSEERD)


def _text() -> models.TextField:
    return models.TextField(blank=True, validators=[MaxLengthValidator(MAX_TEKST)])


def _person() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )


def _hours() -> models.DecimalField:
    return models.DecimalField(
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(HALF_UUR), MaxValueValidator(DAG)],
    )


def _day_number() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(null=True, blank=True)


class Aanvraaginhoud(models.Model):
    """What the aanbieder and the casusregisseur write down (OO-03, OO-05, OO-06, OO-08)."""

    gewijzigde_hulpvraag = _text()
    gewijzigd_sinds = models.DateField(null=True, blank=True)
    hulp_schiet_tekort = _text()
    eerder_geprobeerd = _text()
    doel = _text()
    doel_soort = models.CharField(max_length=20, choices=Doelsoort, blank=True)
    doel_meting = _text()
    verblijfsvorm = models.CharField(max_length=20, choices=Verblijfsvorm, blank=True)
    vrijheidsbeperking = models.CharField(max_length=10, choices=Vrijheidsbeperking, blank=True)
    vrijheidsbeperking_toelichting = _text()
    intensiteitsoort = models.ForeignKey(
        Intensiteitsoort, models.PROTECT, null=True, blank=True, related_name="+"
    )
    uren_per_dag = _hours()
    uurtarief_cent = models.PositiveIntegerField(null=True, blank=True)
    tarief = models.ForeignKey(
        Uurtarief, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    begindatum = models.DateField(null=True, blank=True)
    einddatum = models.DateField(null=True, blank=True)
    afbouw = _text()
    afbouw_vanaf_dag = _day_number()
    afbouw_uren_per_dag = _hours()
    afbouw_vanaf_dag_2 = _day_number()
    afbouw_uren_per_dag_2 = _hours()
    afbouw_vanaf_dag_3 = _day_number()
    afbouw_uren_per_dag_3 = _hours()
    vervolg = _text()

    class Meta:
        abstract = True


class Aanvraagverloop(models.Model):
    """Who did what, on which day: the facts behind the states."""

    kader_gelezen_op = models.DateField(null=True, blank=True)
    is_vervolg = models.BooleanField(default=False, editable=False)
    ingediend_op = models.DateField(null=True, blank=True)
    ingediend_door = _person()
    akkoord_aanbieder_op = models.DateField(null=True, blank=True)
    akkoord_aanbieder_door = _person()
    akkoord_regie_op = models.DateField(null=True, blank=True)
    akkoord_regie_door = _person()
    akkoord_van_gezin = models.BooleanField(default=False)
    akkoord_gezin_toelichting = _text()
    akkoord_ingetrokken_partij = models.CharField(max_length=10, choices=Partij, blank=True)
    akkoord_ingetrokken_op = models.DateField(null=True, blank=True)
    akkoord_ingetrokken_door = _person()
    akkoord_ingetrokken_reden = _text()
    besloten_op = models.DateField(null=True, blank=True)
    besloten_door = _person()
    besloten_met_analyse = models.ForeignKey(
        "afwegingskader.VerklarendeAnalyse",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="De versie van de analyse waarop het besluit rust",
    )
    motivering = _text()
    reden_afwijzing = models.CharField(max_length=20, choices=Afwijzingsreden, blank=True)
    rer_grond = _text()
    rer_laatste_dag = models.DateField(null=True, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)
    reden_intrekken = _text()

    class Meta:
        abstract = True


REGELS = [
    models.UniqueConstraint(
        fields=["casus"],
        condition=Q(besloten_op=None, ingetrokken_op=None),
        name="een_open_aanvraag_per_casus",
        violation_error_message="Er is al een open aanvraag voor 1-op-1 bij deze casus",
    ),
    models.CheckConstraint(
        name="aanvraag_einde_na_begin",
        condition=Q(einddatum=None) | Q(begindatum=None) | Q(einddatum__gte=F("begindatum")),
    ),
    models.CheckConstraint(
        name="aanvraag_ingediend_met_dag_en_mens",
        condition=Q(status__in=("concept", "ingetrokken"))
        | Q(ingediend_op__isnull=False, ingediend_door__isnull=False),
    ),
    models.CheckConstraint(
        name="aanvraag_akkoord_van_twee",
        condition=~Q(status__in=("akkoord", "geanalyseerd", "toegekend", "afgewezen"))
        | Q(
            akkoord_aanbieder_op__isnull=False,
            akkoord_aanbieder_door__isnull=False,
            akkoord_regie_op__isnull=False,
            akkoord_regie_door__isnull=False,
        )
        & ~Q(akkoord_aanbieder_door=F("akkoord_regie_door")),
    ),
    models.CheckConstraint(
        name="aanvraag_besluit_met_dag_en_mens",
        condition=(
            Q(status__in=("toegekend", "afgewezen"))
            & Q(besloten_op__isnull=False, besloten_door__isnull=False)
        )
        | (~Q(status__in=("toegekend", "afgewezen")) & Q(besloten_op=None)),
    ),
    models.CheckConstraint(
        name="aanvraag_ingetrokken_met_dag",
        condition=Q(status="ingetrokken", ingetrokken_op__isnull=False)
        | (~Q(status="ingetrokken") & Q(ingetrokken_op=None)),
    ),
]
