"""De declaratie en haar prestaties, elk met zijn uitslag; wat er staat verandert niet meer.

Amounts are whole eurocents, a credit is below 0. A declaration is written once, together with its
answer; a correction is a new prestatie that takes the old one back (credit).
"""

import uuid
from typing import Any

import pghistory
from django.db import models
from django.db.models import F, Q

from arrangementen.aanbod.models import CATEGORIEEN, EENHEDEN
from casusregie.bevoegdheden import is_system
from casusregie.jeugdige.models import Jeugdige
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.triggers import append_only

from .keuzes import CREDIT, DEBET, SOORT_VAN_STAND, Declaratiestand, Uitkomst
from .querysets import DeclaratieQuerySet, PrestatieQuerySet


@pghistory.track()
class Declaratie(Onderwerp):
    """One JW323 over one calendar month, with the totals of its JW325 (`antwoord`).

    `code` and `reden` say why the whole was refused; then it has no prestaties (iJw IV087).
    """

    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="declaraties", db_index=False
    )
    bericht = models.OneToOneField(
        "arrangementen.Bericht", models.PROTECT, related_name="declaratie"
    )
    antwoord = models.OneToOneField("arrangementen.Bericht", models.PROTECT, related_name="+")
    nummer = models.CharField("declaratienummer", max_length=12)
    periode_begin = models.DateField()
    periode_eind = models.DateField()
    dagtekening = models.DateField()
    ontvangen_op = models.DateField()
    ingediend_cent = models.BigIntegerField("ingediend bedrag in eurocenten")
    toegekend_cent = models.BigIntegerField("toegekend bedrag in eurocenten")
    status = models.CharField(max_length=10, choices=Declaratiestand)
    code = models.CharField(max_length=4, blank=True)
    reden = models.TextField(blank=True)

    objects = DeclaratieQuerySet.as_manager()

    class Meta:
        verbose_name = "declaratie"
        verbose_name_plural = "declaraties"
        ordering = ["-periode_begin", "-id"]
        indexes = [
            models.Index(fields=["gemeente", "-periode_begin", "-id"], name="declaratie_gemeente"),
            models.Index(fields=["aanbieder", "-periode_begin", "-id"], name="declaratie_aanb"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["aanbieder", "nummer"],
                condition=~Q(status="geweigerd"),
                name="declaratie_nummer_uniek",
            ),
            models.CheckConstraint(
                name="declaratie_einde_na_begin",
                condition=Q(status="geweigerd") | Q(periode_eind__gte=F("periode_begin")),
            ),
            models.CheckConstraint(
                name="declaratie_geweigerd_met_reden",
                condition=~Q(status="geweigerd") | (~Q(code="") & Q(toegekend_cent=0)),
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"declaratie {self.nummer}"

    def may_register(self, by: Any) -> Oordeel:
        """A declaration comes as a message, also when it was made on a page here."""
        return is_system(self, by)

    @property
    def soort(self) -> str:
        """The colour of its badge."""
        return SOORT_VAN_STAND[Declaratiestand(self.status)]

    @property
    def afgewezen_cent(self) -> int:
        """What was claimed and not granted."""
        return self.ingediend_cent - self.toegekend_cent


class Prestatie(models.Model):
    """One line of a declaration: help of one jeugdige in one month on one toewijzing.

    `volume` is as declared, in `eenheid`. `hoeveelheid` and `bedrag_cent` carry the sign (credit
    below 0); time counts in minutes there, so that hours and minutes add up. `toewijzing` and
    `jeugdige` are empty unless the line named a toewijzing of these parties, of this BSN; the BSN
    itself is only in the message.
    """

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    declaratie = models.ForeignKey(Declaratie, models.PROTECT, related_name="prestaties")
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_index=False, editable=False
    )
    volgnummer = models.PositiveIntegerField()
    toewijzing = models.ForeignKey(
        "arrangementen.Toewijzing",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="prestaties",
        db_index=False,
    )
    jeugdige = models.ForeignKey(
        Jeugdige, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    toewijzing_nummer = models.PositiveIntegerField()
    referentie = models.CharField(max_length=20)
    vorige_referentie = models.CharField(max_length=20, blank=True)
    categorie = models.CharField(max_length=2, choices=CATEGORIEEN)
    product_code = models.CharField(max_length=5)
    begin = models.DateField()
    eind = models.DateField()
    volume = models.PositiveIntegerField()
    eenheid = models.CharField(max_length=2, choices=EENHEDEN)
    tarief_cent = models.PositiveIntegerField(null=True, blank=True)
    bedrag_cent = models.IntegerField()
    hoeveelheid = models.BigIntegerField()
    uitkomst = models.CharField(max_length=10, choices=Uitkomst)
    code = models.CharField(max_length=4, blank=True)
    bevindingen = models.JSONField(default=list, blank=True)

    objects = PrestatieQuerySet.as_manager()

    class Meta:
        verbose_name = "prestatie"
        verbose_name_plural = "prestaties"
        ordering = ["declaratie", "volgnummer"]
        indexes = [
            models.Index(fields=["toewijzing", "begin"], name="prestatie_toewijzing"),
            models.Index(fields=["aanbieder", "toewijzing_nummer"], name="prestatie_nummer"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["declaratie", "volgnummer"], name="prestatie_plek_uniek"
            ),
            # een tweede keer betalen of terugnemen kan niet, ook niet tegelijk (TR314, TR390)
            models.UniqueConstraint(
                fields=["aanbieder", "referentie"],
                condition=Q(uitkomst="toegekend"),
                name="prestatie_referentie_uniek",
            ),
            models.UniqueConstraint(
                fields=["aanbieder", "vorige_referentie"],
                condition=Q(uitkomst="toegekend") & ~Q(vorige_referentie=""),
                name="prestatie_credit_uniek",
            ),
            models.CheckConstraint(
                name="prestatie_credit_onder_nul",
                condition=Q(vorige_referentie="", bedrag_cent__gte=0, hoeveelheid__gte=0)
                | (~Q(vorige_referentie="") & Q(bedrag_cent__lte=0, hoeveelheid__lte=0)),
            ),
            models.CheckConstraint(
                name="prestatie_afgewezen_met_code",
                condition=Q(uitkomst="toegekend", code="")
                | (Q(uitkomst="afgewezen") & ~Q(code="")),
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"prestatie {self.referentie}"

    @property
    def is_credit(self) -> bool:
        """Whether it takes an earlier prestatie back."""
        return bool(self.vorige_referentie)

    @property
    def debet_credit(self) -> str:
        """As the message says it."""
        return CREDIT if self.is_credit else DEBET

    @property
    def redenen(self) -> list[str]:
        """Why it was rejected, in Dutch, each sentence once."""
        return list(dict.fromkeys(b["tekst"] for b in self.bevindingen))
