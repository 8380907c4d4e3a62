"""De velden van een verzoek: wie, waarom, welke hulp, hoeveel, en wat er besloten is."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models

from arrangementen.aanbod.models import EENHEDEN, FREQUENTIES, Product
from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Geslacht, Jeugdige
from casusregie.jeugdige.namen import full_name
from casusregie.plannen.risicotaxatie import Instrument, Uitkomst
from casusregie.routes.verwijzing import Meervoudig
from normenkader.termijnen.kalender import age_on
from organisaties.models import Organisatie
from verloop.tellers import take

from .keuzes import REDENEN_AFWIJZING, TOTAAL, VERWIJZERS, Vraagsoort


class Partijen(models.Model):
    """Who asks whom for whom, and by which message."""

    nummer = models.CharField(max_length=12, blank=True, editable=False)
    referentie_aanbieder = models.CharField(max_length=36)
    volgnummer = models.PositiveSmallIntegerField(default=1)
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="verzoeken")
    gemeente = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    jeugdige = models.ForeignKey(
        Jeugdige, models.PROTECT, null=True, blank=True, related_name="verzoeken"
    )
    casus = models.ForeignKey(
        Casus, models.PROTECT, null=True, blank=True, related_name="verzoeken"
    )
    bericht = models.ForeignKey(
        "arrangementen.Bericht", models.PROTECT, null=True, blank=True, related_name="verzoeken"
    )
    opsteller = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ingediend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    concept_geheim = models.BinaryField(null=True, editable=False)
    bewaard_op = models.DateTimeField(null=True, blank=True, editable=False)
    dagtekening = models.DateField(null=True, blank=True)
    ingediend_op = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Persoon(models.Model):
    """The jeugdige as the aanbieder entered him, and the referral (steps 1 and 2)."""

    bsn_einde = models.CharField(max_length=3, blank=True)
    voornamen = models.CharField(max_length=200, blank=True)
    voorvoegsel = models.CharField(max_length=10, blank=True)
    achternaam = models.CharField(max_length=200, blank=True)
    geboortedatum = models.DateField(null=True, blank=True)
    geslacht = models.CharField(max_length=1, choices=Geslacht, default=Geslacht.ONBEKEND)
    gezag = models.JSONField(default=list, blank=True)
    zonder_gezag_reden = models.TextField(blank=True)
    opt_out_getekend_op = models.DateField("opt-out getekend op", null=True, blank=True)
    verwijzer_soort = models.CharField(max_length=2, choices=VERWIJZERS, blank=True)
    verwijzer_naam = models.CharField(max_length=64, blank=True)
    verwijzer_agb = models.CharField(max_length=8, blank=True)
    verwezen_op = models.DateField(null=True, blank=True)
    risicotaxatie_op = models.DateField(null=True, blank=True)
    risicotaxatie_instrument = models.CharField(max_length=20, choices=Instrument, blank=True)
    risicotaxatie_uitkomst = models.CharField(max_length=20, choices=Uitkomst, blank=True)
    risicotaxatie_aandacht = models.TextField(blank=True)
    zonder_taxatie_reden = models.TextField(blank=True)
    soort_vraag = models.CharField(max_length=12, choices=Vraagsoort, blank=True)
    meervoudig_keuze = models.CharField(max_length=10, choices=Meervoudig, blank=True)
    meervoudig_motivering = models.TextField(blank=True)
    team = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def opt_out(self) -> bool:
        """Did the family sign that the lokaal team is not informed (CR-B0-04)?"""
        if self.opt_out_getekend_op is not None:
            return True
        return bool(self.casus_id and self.casus.opt_out)  # type: ignore[attr-defined]

    @property
    def naam(self) -> str:
        """The name as the aanbieder entered it."""
        return full_name(self.voornamen, self.voorvoegsel, self.achternaam)

    def age_on(self, dag: date) -> int | None:
        """Whole years on that day; None without a birth date."""
        return age_on(self.geboortedatum, dag) if self.geboortedatum else None


class Hulp(models.Model):
    """Which help, how much and why (steps 3 and 4). Volume is in `eenheid` per `frequentie`."""

    product = models.ForeignKey(Product, models.PROTECT, null=True, blank=True, related_name="+")
    begindatum = models.DateField(null=True, blank=True)
    einddatum = models.DateField(null=True, blank=True)
    volume = models.PositiveIntegerField(null=True, blank=True)
    eenheid = models.CharField(max_length=2, choices=EENHEDEN, blank=True)
    frequentie = models.CharField(max_length=1, choices=FREQUENTIES, default=TOTAAL)
    budget_cent = models.PositiveIntegerField("budget in eurocenten", null=True, blank=True)
    grond_code = models.CharField(max_length=12, blank=True)
    bewijs = models.JSONField(default=dict, blank=True)
    hardheidsclausule = models.BooleanField(default=False)
    motivering = models.TextField(blank=True)
    waarom_geen_groep = models.TextField(blank=True)
    afbouw = models.JSONField(default=list, blank=True)
    woonplaats_voor_verblijf = models.CharField(
        max_length=4, blank=True, help_text="CBS-code; alleen bij hulp met verblijf"
    )
    triage = models.TextField(blank=True)
    vraaganalyse = models.TextField(blank=True)
    motivatie_keuze = models.TextField(blank=True)
    doelen = models.TextField(blank=True)
    toetsing = models.JSONField(null=True, blank=True, editable=False)
    oordelen = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="De norm bij elk besluit van de gemeente",
    )
    boven_norm = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Uitkomsten(models.Model):
    """What the gemeente did with it, and when. `toegekend` holds what differs from the request."""

    onderzoek_op = models.DateField(null=True, blank=True)
    onderzoek_toelichting = models.TextField(blank=True)
    besloten_op = models.DateField(null=True, blank=True)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    besluit_motivering = models.TextField(blank=True)
    reden_afwijzing = models.CharField(max_length=1, choices=REDENEN_AFWIJZING, blank=True)
    andere_gemeente = models.CharField(max_length=4, blank=True)
    toegekend = models.JSONField(default=dict, blank=True)
    afweging = models.JSONField(default=dict, blank=True)
    arrangement = models.OneToOneField(
        "arrangementen.Arrangement",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="verzoek",
    )
    ingetrokken_op = models.DateField(null=True, blank=True)
    intrek_reden = models.TextField(blank=True)

    class Meta:
        abstract = True


class Verzoekinhoud(Partijen, Persoon, Hulp, Uitkomsten):
    """All fields of a verzoek."""

    class Meta:
        abstract = True

    def fill(self, velden: dict[str, Any]) -> None:
        """Set fields by name. Raises AttributeError for a name that is no field."""
        for naam, waarde in velden.items():
            self._meta.get_field(naam)
            setattr(self, naam, waarde)


class Verzoeknummer(models.Model):
    """The last number given out in a year; locked while a new one is taken."""

    jaar = models.PositiveSmallIntegerField(primary_key=True)
    laatste = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "verzoeknummer"

    def __str__(self) -> str:
        return f"V{self.jaar}-{self.laatste:06d}"

    @classmethod
    def take(cls, op: date) -> str:
        """The next number of the year, such as V2026-000012; concurrent callers wait."""
        return str(cls(jaar=op.year, laatste=take(cls, op.year)))
