"""De vraaganalyse: wat er speelt, wat nodig is en of het gezin zelf de regie kan houden."""

from datetime import date
from typing import Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.toestemming.bevoegd import may_assess
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .regiekeuze import Leefgebied
from .triggers import frozen_unless_concept

FUNCTIONEREN = ("psychisch", "sociaal", "zelfredzaamheid", "leerbaarheid", "lichamelijk")
RUBRIEKEN = (*FUNCTIONEREN, "opvoedingscapaciteiten", "gezin_en_omgeving")
#: The four elements that every vraagverheldering ends with (RV-B02-01).
UITKOMSTEN = ("eigen_kracht", "beoogd_resultaat", "afstemming", "terugkeer")
VERPLICHT = (
    *RUBRIEKEN,
    "eigen_woorden",
    "wat_is_nodig",
    "voorliggend_geprobeerd",
    "soort_hulp",
    "soort_hulp_motivering",
    "draagvlak_ouders",
    "draagvlak_jeugdige",
    "gesprek_regie",
    *UITKOMSTEN,
)


class Leefgebieden(models.TextChoices):
    """The nine leefgebieden with their names."""

    KIND = Leefgebied.KIND.value, "Kindgebonden problematiek"
    OPVOEDING = Leefgebied.OPVOEDING.value, "Opvoedproblematiek"
    FINANCIEN = Leefgebied.FINANCIEN.value, "Financiën"
    RELATIE = Leefgebied.RELATIE.value, "Relatie"
    WONEN = Leefgebied.WONEN.value, "Wonen"
    GEESTELIJK = Leefgebied.GEESTELIJK.value, "Geestelijk welzijn"
    FYSIEK = Leefgebied.FYSIEK.value, "Fysieke gezondheid"
    PARTICIPATIE = Leefgebied.PARTICIPATIE.value, "Maatschappelijke participatie"
    ONDERWIJS = Leefgebied.ONDERWIJS.value, "Onderwijs"


class SoortHulp(models.TextChoices):
    """What kind of help is needed (CR-A1-06, CR-A1-18)."""

    GEEN = "geen", "Geen jeugdhulp nodig"
    VOORLIGGEND = "voorliggend", "Hulp uit het voorliggend veld"
    LOKAAL = "lokaal", "Hulp die lokaal is ingekocht"
    SPECIALISTISCH = "specialistisch", "Specialistische jeugdhulp, regionaal ingekocht"


class Draagvlak(models.TextChoices):
    """Does somebody support the help that is needed?"""

    JA = "ja", "Ja"
    NEE = "nee", "Nee"
    NIET_VAN_TOEPASSING = "nvt", "Te jong, of niet van toepassing"


class Maatregel(models.TextChoices):
    """A measure that puts the casusregie outside the family (CR-M-12)."""

    GEEN = "geen", "Geen maatregel"
    JEUGDBESCHERMING = "jeugdbescherming", "Jeugdbeschermingsmaatregel (OTS of voogdij)"
    STRAFRECHT = "strafrecht", "Strafrechtelijke uitspraak (jeugdreclassering)"


class VraaganalyseQuerySet(OnderCasusQuerySet):
    """Sentences about vraaganalyses."""

    def latest_of(self, casus: Casus) -> "Vraaganalyse | None":
        """The newest one, also when it is a concept."""
        return self.filter(casus=casus).order_by("-pk").first()

    def recorded(self) -> Self:
        """Only those that were vastgelegd."""
        return self.filter(status=Vraaganalyse.Status.VASTGELEGD)


@pghistory.track()
class Vraaganalyse(Onderwerp):
    """One analysis of the question; a new one follows when the situation changes (re-triage)."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        VASTGELEGD = "vastgelegd", "Vastgelegd"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="vraaganalyses")
    status = Statusveld(default=Status.CONCEPT, choices=Status, protected=False)
    psychisch = models.TextField("psychisch functioneren", blank=True)
    sociaal = models.TextField("sociaal functioneren", blank=True)
    zelfredzaamheid = models.TextField("zelfredzaamheid", blank=True)
    leerbaarheid = models.TextField("leerbaarheid", blank=True)
    lichamelijk = models.TextField("lichamelijk functioneren", blank=True)
    opvoedingscapaciteiten = models.TextField("opvoedingscapaciteiten van de ouders", blank=True)
    gezin_en_omgeving = models.TextField("gezins- en omgevingsfactoren", blank=True)
    leefgebieden = ArrayField(
        models.CharField(max_length=20, choices=Leefgebieden), default=list, blank=True
    )
    leefgebieden_toelichting = models.TextField("toelichting op de leefgebieden", blank=True)
    eigen_woorden = models.TextField("in de woorden van de jeugdige", blank=True)
    wat_is_nodig = models.TextField("wat is nodig", blank=True)
    voorliggend_geprobeerd = models.TextField("wat is al geprobeerd", blank=True)
    geraadpleegde_expertise = models.TextField("geraadpleegde expertise", blank=True)
    soort_hulp = models.CharField(
        "welke hulp is nodig", max_length=20, choices=SoortHulp, blank=True
    )
    soort_hulp_motivering = models.TextField("waarom deze hulp", blank=True)
    draagvlak_ouders = models.CharField(
        "staan de ouders achter de hulp", max_length=3, choices=Draagvlak, blank=True
    )
    draagvlak_jeugdige = models.CharField(
        "staat de jeugdige achter de hulp", max_length=3, choices=Draagvlak, blank=True
    )
    maatregel = models.CharField(
        "maatregel", max_length=20, choices=Maatregel, default=Maatregel.GEEN
    )
    ivh = models.BooleanField("Intensieve Vrijwillige Hulp (IVH) loopt", default=False)
    gezin_vraagt_overname = models.BooleanField(
        "het gezin vraagt om een casusregisseur", default=False
    )
    gesprek_regie = models.TextField("uitkomst van het gesprek over de regie", blank=True)
    eigen_kracht = models.TextField("eigen kracht en gewone zorg", blank=True)
    beoogd_resultaat = models.TextField("inzet en beoogd resultaat", blank=True)
    afstemming = models.TextField("afstemming met andere hulp en onderwijs", blank=True)
    terugkeer = models.TextField("afronding en weer zonder hulp", blank=True)
    vastgelegd_op = models.DateField(null=True, blank=True, editable=False)
    uitvoerder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = VraaganalyseQuerySet.as_manager()
    lock_with = ("casus__team",)

    class Meta:
        verbose_name = "vraaganalyse"
        verbose_name_plural = "vraaganalyses"
        constraints = [
            models.UniqueConstraint(
                fields=["casus"], condition=Q(status="concept"), name="een_concept_vraaganalyse"
            ),
            models.CheckConstraint(
                name="vraaganalyse_vastgelegd_op_een_dag",
                condition=Q(status="concept") | Q(vastgelegd_op__isnull=False),
            ),
        ]
        triggers: list[pgtrigger.Trigger] = [frozen_unless_concept("vraaganalyse_bevroren")]

    def __str__(self) -> str:
        return f"vraaganalyse van {self.casus}"

    @property
    def leefgebiednamen(self) -> list[str]:
        """The chosen leefgebieden by name, in the order of the list."""
        return [str(gebied.label) for gebied in Leefgebieden if gebied in self.leefgebieden]

    def dossier_kenmerk(self):
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """Whoever works on the casus; in route B the aanbieder as well."""
        return may_assess(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Only a concept changes."""
        if self.status != self.Status.CONCEPT:
            return Nee("Deze vraaganalyse is vastgelegd en wijzigt niet meer.")
        return may_assess(self, by)

    def clean(self) -> None:
        """A recorded vraaganalyse is complete (CR-A1-20, -21; RV-B02-01)."""
        if self.status == self.Status.VASTGELEGD:
            fouten = self.missing()
            if fouten:
                raise ValidationError(fouten)

    def missing(self) -> dict[str, str]:
        """What is still to be filled in: field name -> what to do."""
        fouten = {naam: self._ask(naam) for naam in VERPLICHT if not getattr(self, naam)}
        if not self.leefgebieden:
            fouten["leefgebieden"] = "Kies ten minste één leefgebied"
        elif not self.leefgebieden_toelichting:
            fouten["leefgebieden_toelichting"] = self._ask("leefgebieden_toelichting")
        return fouten

    def _ask(self, naam: str) -> str:
        veld = self._meta.get_field(naam)
        werkwoord = "Kies" if veld.choices else "Vul in"
        return f"{werkwoord}: {veld.verbose_name}"

    @transition(
        status,
        source=Status.CONCEPT,
        target=Status.VASTGELEGD,
        permission=may_assess,
        custom={"label": "Vraaganalyse vastleggen", "gebeurd": "Vraaganalyse vastgelegd"},
    )
    def complete(self, *, on: date, by: Any) -> None:
        """The analysis is done; `by` did it (need not be the future casusregisseur, CR-A1-17)."""
        self.vastgelegd_op, self.uitvoerder = on, by
