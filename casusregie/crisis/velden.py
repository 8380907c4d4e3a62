"""De velden van een crisis en wat de database bewaakt."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.models import Organisatie
from verloop.velden import Statusveld

from .keuzes import LOPEND, Aard, Stand

LANG = [MaxLengthValidator(4000)]


class CrisisQuerySet(OnderCasusQuerySet):
    """Sentences about crises."""

    def running(self) -> "CrisisQuerySet":
        """Reported and not over."""
        return self.filter(status__in=LOPEND)


GRENZEN = [
    models.UniqueConstraint(
        fields=["casus"],
        condition=Q(status__in=LOPEND),
        name="een_crisis_per_casus",
        violation_error_message="Er loopt al een crisis in deze casus",
    ),
    models.CheckConstraint(
        name="crisis_beide_kenmerken",
        condition=Q(hulp_ontoereikend=True, niet_hanteerbaar=True) & ~Q(omschrijving=""),
    ),
    models.CheckConstraint(
        name="crisis_cit_met_organisatie",
        condition=~Q(status="cit") | Q(cit__isnull=False, cit_op__isnull=False),
    ),
    models.CheckConstraint(
        name="crisis_afgerond_met_dag",
        condition=~Q(status="afgerond")
        | Q(afgerond_op__isnull=False)
        & (Q(cit=None) | Q(vervolgplan_op__isnull=False, overdracht_op__isnull=False)),
    ),
]


def dag(naam: str) -> models.DateField:
    """The day of one step."""
    return models.DateField(naam, null=True, blank=True, editable=False)


class Crisisvelden(models.Model):
    """What is known about a crisis; `gemeld_om` is a moment: office hours matter (CR-X-07)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="crises")
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = Statusveld(default=Stand.GEMELD, choices=Stand, protected=False)
    gemeld_om = models.DateTimeField(editable=False)
    gemeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    buiten_kantoortijd = models.BooleanField(default=False, editable=False)
    hulp_ontoereikend = models.BooleanField("de ingezette hulp is niet genoeg", default=False)
    niet_hanteerbaar = models.BooleanField(
        "de jeugdige of de situatie is niet meer te hanteren", default=False
    )
    aard = models.CharField("wat er aan de hand is", max_length=10, choices=Aard)
    omschrijving = models.TextField("wat er gebeurt", validators=LANG)
    aanpak = models.TextField("wat de aanbieder doet", blank=True, validators=LANG)
    waarom_niet_binnen = models.TextField(
        "waarom het niet binnen het arrangement kan", blank=True, validators=LANG
    )
    regie_op = dag("casusregisseur betrokken op")
    cit = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    cit_op = dag("CIT ingezet op")
    casusregisseur_op = dag("casusregisseur aangewezen op")
    casusregisseur_gevraagd_op = dag("casusregisseur gevraagd op")
    vervolgplan_op = dag("vervolgplan klaar op")
    vervolgplan = models.TextField(blank=True, validators=LANG)
    overdracht_op = dag("overdracht op")
    overdracht_aan = models.CharField("overgedragen aan", max_length=120, blank=True)
    afloop = models.TextField("afloop", blank=True, validators=LANG)
    afgerond_op = dag("afgerond op")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"crisis in {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk
