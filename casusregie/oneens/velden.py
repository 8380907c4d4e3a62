"""De velden van een verschil van mening, per stap, en wat de database bewaakt."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from casusregie.casus.models import Casus
from organisaties.models import Organisatie
from verloop.velden import Statusveld

from .keuzes import LOPEND, Geinformeerd, Overleg, Reden, Stand, Waarover, Wijze

LANG = [MaxLengthValidator(4000)]


def woorden(naam: str) -> models.TextField:
    """An answer in words."""
    return models.TextField(naam, blank=True, validators=LANG)


def dag(naam: str) -> models.DateField:
    """The day of a step."""
    return models.DateField(naam, null=True, blank=True)


def wie() -> models.ForeignKey[Any, Any]:
    """Who did it."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )


GRENZEN = [
    models.UniqueConstraint(
        fields=["casus", "waarover", "bron_kenmerk"],
        condition=Q(status__in=LOPEND),
        nulls_distinct=False,
        name="verschil_een_tegelijk",
        violation_error_message="Hierover loopt al een verschil van mening in deze casus",
    ),
    models.CheckConstraint(
        name="verschil_einde_met_dag",
        condition=Q(status__in=LOPEND, afgerond_op=None)
        | (~Q(status__in=LOPEND) & Q(afgerond_op__isnull=False)),
    ),
    models.CheckConstraint(
        name="verschil_acties_met_dag",
        condition=~Q(status="acties")
        | (Q(acties_op__isnull=False, bericht_uiterlijk__isnull=False) & ~Q(acties="")),
    ),
    models.CheckConstraint(
        name="verschil_overeenstemming_met_woorden",
        condition=~Q(status="overeenstemming") | ~Q(uitkomst=""),
    ),
]


class Verschilvelden(models.Model):
    """What is known; the text and the day of each step itself are in its Escalatie."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="verschillen")
    status = Statusveld(default=Stand.FEITEN, choices=Stand, protected=False)
    waarover = models.CharField(max_length=20, choices=Waarover)
    reden = models.CharField(max_length=20, choices=Reden, default=Reden.ANDERS)
    bron_kenmerk = models.UUIDField(null=True, blank=True, editable=False)
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    van = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    geopend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )
    geopend_op = models.DateField()
    tijdig_tot = dag("laatste dag om het te melden")
    toelichting = models.TextField("waar het verschil over gaat", validators=LANG)
    # stap 1 en 2
    feiten = models.JSONField(default=list, blank=True, editable=False)
    overlegd_met = ArrayField(
        models.CharField(max_length=30, choices=Overleg), default=list, blank=True
    )
    advies_gevraagd_op = dag("advies gevraagd op")
    advies_vraag = woorden("vraag aan het expertteam")
    advies_op = dag("advies gegeven op")
    advies = woorden("advies van het expertteam")
    advies_door = wie()
    # stap 3 en 4
    wijze = models.CharField("hoe teruggekoppeld", max_length=20, choices=Wijze, blank=True)
    teruggekoppeld_op = dag("teruggekoppeld op")
    reactie_op = dag("gereageerd op")
    reactie = woorden("reactie van de aanbieder")
    reactie_door = wie()
    contact_op = dag("contact met de teammanager op")
    contact_met = models.CharField("teammanager", max_length=120, blank=True)
    managers_klaar_op = dag("teamleider en teammanager niet eens op")
    # stap 5 en 6
    gedeeld_op = dag("overzicht gedeeld op")
    acties = woorden("afgesproken acties")
    acties_op = dag("acties afgesproken op")
    bericht_uiterlijk = dag("terugkoppeling uiterlijk op")
    bericht = woorden("terugkoppeling van de contractmanager")
    bericht_op = dag("teruggekoppeld door de contractmanager op")
    # stap 7
    geinformeerd = ArrayField(
        models.CharField(max_length=20, choices=Geinformeerd), default=list, blank=True
    )
    geinformeerd_op = dag("geinformeerd op")
    overbrugging = models.BooleanField(null=True, blank=True)
    overbrugging_tekst = woorden("overbrugging")
    overbrugging_kenmerk = models.UUIDField(null=True, blank=True)
    # einde
    uitkomst = woorden("wat er is afgesproken")
    afgerond_op = dag("afgerond op")
    afgerond_door = wie()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"verschil van mening in {self.casus}"
