"""De velden van 'stoppen door de aanbieder', zijn standen en wat de database bewaakt."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.velden import Statusveld

from .keuzes import Beslisser, JaNee, ZwaarwegendeReden

AANBIEDERROLLEN = frozenset({Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE, Rol.TEAMMANAGER})
LANG = [MaxLengthValidator(4000)]


class Stand(models.TextChoices):
    """Where the wish to stop stands."""

    VOORNEMEN = "voornemen", "Voornemen gemeld"
    GESPROKEN = "gesproken", "Gesprekken gevoerd"
    VASTGELEGD = "vastgelegd", "Verslagen in het dossier"
    GEMELD = "gemeld", "Wacht op besluit"
    TOEGESTAAN = "toegestaan", "Toestemming, hulp gaat nog door"
    OPGELOST = "opgelost", "Oplossing gevonden"
    AFGEROND = "afgerond", "Afgerond"
    GEWEIGERD = "geweigerd", "Geen toestemming"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


VOOR_BESLUIT = (Stand.VOORNEMEN, Stand.GESPROKEN, Stand.VASTGELEGD, Stand.GEMELD)
OPEN = (*VOOR_BESLUIT, Stand.TOEGESTAAN, Stand.OPGELOST)
BESLOTEN = (Stand.TOEGESTAAN, Stand.OPGELOST, Stand.AFGEROND, Stand.GEWEIGERD)


class VanAanbiederQuerySet(OnderCasusQuerySet):
    """What is about the help of one aanbieder: another aanbieder of the casus does not see it."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """As always, but whoever works only at aanbieders sees what is about their own help."""
        zichtbaar = super().visible_to(medewerker, on)
        rollen = medewerker.aanstellingen_op(on)
        if any(a.rol not in AANBIEDERROLLEN for a in rollen):
            return zichtbaar
        return zichtbaar.filter(aanbieder_id__in={a.organisatie_id for a in rollen})


class BeeindigingQuerySet(VanAanbiederQuerySet):
    """Sentences about the wish of an aanbieder to stop."""

    def open(self) -> "BeeindigingQuerySet":
        """Not finished, refused or withdrawn."""
        return self.filter(status__in=OPEN)

    def copied_to(self, *organisatie_ids: int) -> "BeeindigingQuerySet":
        """Of which the contractmanager of one of these has a copy."""
        return self.filter(kopie_aan__in=organisatie_ids, gemeld_op__isnull=False)


def ja_nee(vraag: str) -> models.CharField:
    """One of the four questions of the decision (CR-A3-11)."""
    return models.CharField(vraag, max_length=3, choices=JaNee, blank=True)


def dag(naam: str) -> models.DateField:
    """The day of one step."""
    return models.DateField(naam, null=True, blank=True, editable=False)


GRENZEN = [
    models.UniqueConstraint(
        fields=["hulp_kenmerk"],
        condition=Q(status__in=OPEN),
        name="een_beeindiging_per_hulp",
        violation_error_message="Voor deze hulp loopt al een melding van stoppen",
    ),
    models.CheckConstraint(
        name="besluit_met_vier_antwoorden",
        condition=~Q(status__in=BESLOTEN)
        | ~Q(weging_gedrag="")
        & ~Q(weging_geprobeerd="")
        & ~Q(weging_procedure="")
        & ~Q(weging_vervolg="")
        & ~Q(motivering="")
        & ~Q(beslisser="")
        & Q(besloten_op__isnull=False, besloten_door__isnull=False),
    ),
    models.CheckConstraint(
        name="melding_compleet",
        condition=~Q(status__in=[Stand.GEMELD, *BESLOTEN])
        | Q(gemeld_op__isnull=False)
        & ~Q(redenen="")
        & ~Q(voorstel_vervolg="")
        & ~Q(overzicht_afspraken=""),
    ),
    models.CheckConstraint(
        name="afgerond_na_oplossing",
        condition=~Q(status__in=[Stand.OPGELOST, Stand.AFGEROND])
        | Q(oplossing_op__isnull=False)
        | Q(onredelijk_op__isnull=False),
    ),
]


class Beeindigingsvelden(models.Model):
    """What is written down at each of the six steps; every step has its day."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="beeindigingen")
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    hulp_kenmerk = models.UUIDField()
    hulp_naam = models.CharField(max_length=200)
    status = Statusveld(default=Stand.VOORNEMEN, choices=Stand, protected=False)
    reden = models.CharField("zwaarwegende reden", max_length=20, choices=ZwaarwegendeReden)
    aanleiding = models.TextField("wat er speelt", validators=LANG)
    voornemen_op = models.DateField("voornemen gemeld op")
    gesproken_op, vastgelegd_op = dag("gesprekken gevoerd op"), dag("verslagen vastgelegd op")
    gemeld_op = dag("melding gedaan op")
    redenen = models.TextField("waarom stoppen onvermijdelijk is", blank=True, validators=LANG)
    voorstel_vervolg = models.TextField("voorstel voor het vervolg", blank=True, validators=LANG)
    overzicht_afspraken = models.TextField("overzicht van afspraken", blank=True, validators=LANG)
    kopie_aan = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    weging_gedrag = ja_nee("het gedrag komt niet (mede) door de aandoening")
    weging_geprobeerd = ja_nee("de aanbieder heeft genoeg geprobeerd om stoppen te voorkomen")
    weging_procedure = ja_nee("de aanbieder heeft de stappen gevolgd")
    weging_vervolg = ja_nee("de aanbieder heeft gezorgd voor andere hulp")
    motivering = models.TextField("waarom dit besluit", blank=True, validators=LANG)
    beslisser = models.CharField(max_length=20, choices=Beslisser, blank=True, editable=False)
    gezinslid = models.ForeignKey(
        "casusregie.Gezinslid", models.PROTECT, null=True, blank=True, related_name="+"
    )
    besloten_op = dag("besloten op")
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    onredelijk_op = dag("doorgaan onredelijk gevonden op")
    onredelijk_grond = models.TextField(blank=True, validators=LANG)
    oplossing = models.TextField("oplossing", blank=True, validators=LANG)
    overname_door = models.CharField("wie de hulp overneemt", max_length=120, blank=True)
    oplossing_op = dag("oplossing gevonden op")
    overdracht_op = dag("warme overdracht op")
    overdracht = models.TextField("warme overdracht", blank=True, validators=LANG)
    afgerond_op, ingetrokken_op = dag("afgerond op"), dag("ingetrokken op")

    class Meta:
        abstract = True
