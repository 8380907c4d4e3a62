"""De triage en intake van de aanbieder: past de hulp, hoe zwaar is de vraag, hoe lang wachten."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import any_of, has_role_at, is_system
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from casusregie.toestemming.bevoegd import AANBIEDERROLLEN, works_for_aanbieder
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel, first_refusal
from verloop.velden import Statusveld


class Soortvraag(models.TextChoices):
    """How heavy the question is (CR-B1-09)."""

    ENKELVOUDIG = "enkelvoudig", "Enkelvoudig"
    MEERVOUDIG = "meervoudig", "Meervoudig"
    COMPLEX = "complex", "Complex"


class Meldcode(models.TextChoices):
    """Was the Meldcode followed?"""

    NIET_NODIG = "niet_nodig", "Geen aanleiding"
    GEVOLGD = "gevolgd", "De stappen van de Meldcode zijn gevolgd"


class Teamkeuze(models.TextChoices):
    """Whether the lokaal team is told, by problem and wish of the jeugdige."""

    NIET = "niet", "Niet nodig of niet gewenst"
    GEINFORMEERD = "geinformeerd", "Geïnformeerd, met toestemming"
    BETROKKEN = "betrokken", "Betrokken bij de casus"
    ANONIEM = "anoniem", "Anoniem geraadpleegd"


class Status(models.TextChoices):
    """Where the intake stands."""

    WACHT = "wacht", "Wacht op de intake"
    GEDAAN = "gedaan", "Intake gedaan"
    BEGONNEN = "begonnen", "Hulp begonnen"
    ELDERS = "elders", "Hulp wordt elders gezocht"


is_aanbieder = has_role_at(lambda intake: intake.organisatie_id, *AANBIEDERROLLEN)


def may_do(intake: "Intake", medewerker: Any) -> Oordeel:
    """Somebody of the aanbieder that does the intake, still involved in the casus."""
    return first_refusal(is_aanbieder(intake, medewerker), works_for_aanbieder(intake, medewerker))


def fits(intake: "Intake") -> Oordeel:
    """Treatment starts only where the help fits."""
    if intake.past_aanbod:
        return True
    return Nee("De hulp van de aanbieder past niet.", "Zoek een andere aanbieder.")


@pghistory.track()
class Intake(MetTermijnen, Onderwerp):
    """Triage and intake at one aanbieder: from aanmelding to the first day of treatment."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="intakes")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    aangemeld_op = models.DateField("aangemeld op")
    status = Statusveld(default=Status.WACHT, choices=Status, protected=False)
    eerste_contact_op = models.DateField("eerste gesprek", null=True, blank=True, editable=False)
    past_aanbod = models.BooleanField(null=True, editable=False)
    type_zorg = models.TextField("welke hulp is nu nodig", max_length=2000, editable=False)
    soort_vraag = models.CharField(max_length=12, choices=Soortvraag, blank=True, editable=False)
    gezin_kan_regie = models.BooleanField(null=True, editable=False)
    meldcode = models.CharField(max_length=12, choices=Meldcode, blank=True, editable=False)
    meldcode_op = models.DateField(null=True, blank=True, editable=False)
    sisa_op = models.DateField(null=True, blank=True, editable=False)
    team_keuze = models.CharField(max_length=14, choices=Teamkeuze, blank=True, editable=False)
    behandeling_verwacht_op = models.DateField(null=True, blank=True, editable=False)
    behandeling_op = models.DateField(null=True, blank=True, editable=False)
    elders_op = models.DateField(null=True, blank=True, editable=False)
    elders_reden = models.TextField(blank=True, max_length=2000, editable=False)

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "intake"
        verbose_name_plural = "intakes"
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "organisatie"],
                condition=Q(status__in=["wacht", "gedaan", "begonnen"]),
                name="een_intake_per_aanbieder",
            ),
            models.CheckConstraint(
                name="intake_stand_met_dag",
                condition=(
                    Q(status__in=["wacht", "elders"])
                    | (Q(eerste_contact_op__isnull=False) & ~Q(soort_vraag=""))
                )
                & (~Q(status="begonnen") | Q(behandeling_op__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"intake bij {self.organisatie}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The aanbieder itself."""
        return may_do(self, by)

    def clean(self) -> None:
        """No day to come; the first talk not before the aanmelding."""
        fouten = {}
        if self.aangemeld_op > self.vandaag:
            fouten["aangemeld_op"] = "Kies een datum die niet in de toekomst ligt"
        gesprek = self.eerste_contact_op
        if gesprek and not self.aangemeld_op <= gesprek <= self.vandaag:
            fouten["eerste_contact_op"] = "Kies een datum tussen de aanmelding en vandaag"
        if gesprek and self.behandeling_op and self.behandeling_op < gesprek:
            fouten["behandeling_op"] = "Kies een datum op of na het eerste gesprek"
        if self.meldcode == Meldcode.GEVOLGD and not self.meldcode_op:
            fouten["meldcode_op"] = "Vul in wanneer de Meldcode is gevolgd"
        if fouten:
            raise ValidationError(fouten)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The Treeknorm: from aanmelding to intake, and from intake to treatment (CR-B1-10)."""
        if self.status == Status.ELDERS or self.casus.gesloten_op:
            return []
        gemeen: dict[str, Any] = {
            "aan_zet": (Rol.BEHANDELREGISSEUR,),
            "organisatie_id": self.organisatie_id,
            "escaleert": False,
        }
        feiten = [
            Termijnfeit(
                "treeknorm.intake", self.aangemeld_op, voldaan_op=self.eerste_contact_op, **gemeen
            )
        ]
        if self.eerste_contact_op and self.past_aanbod:
            feiten.append(
                Termijnfeit(
                    "treeknorm.behandeling",
                    self.eerste_contact_op,
                    voldaan_op=self.behandeling_op,
                    **gemeen,
                )
            )
        return feiten

    @transition(
        field=status,
        source=Status.WACHT,
        target=Status.GEDAAN,
        permission=may_do,
        custom={"label": "Intake vastleggen", "gebeurd": "Intake gedaan", "volgorde": 10},
    )
    def record(self, *, on: date, by: Any, **uitkomst: Any) -> None:
        """The first contact: does the offer fit, and which care is needed now (CR-D-22)."""
        for naam, waarde in uitkomst.items():
            setattr(self, naam, waarde)

    @transition(
        field=status,
        source=Status.GEDAAN,
        target=Status.BEGONNEN,
        conditions=[fits],
        permission=any_of(is_system, may_do),
        custom={"label": "Begin van de hulp vastleggen", "gebeurd": "Hulp begonnen"},
    )
    def start(self, *, on: date, by: Any, behandeling_op: date) -> None:
        """The first day of treatment; the waiting is over."""
        if behandeling_op > on:
            raise ValidationError({"behandeling_op": "Kies een datum die niet in de toekomst ligt"})
        self.behandeling_op = behandeling_op

    @transition(
        field=status,
        source=[Status.WACHT, Status.GEDAAN],
        target=Status.ELDERS,
        permission=may_do,
        custom={"label": "Elders hulp zoeken", "gebeurd": "Hulp wordt elders gezocht"},
    )
    def look_elsewhere(self, *, on: date, by: Any, reden: str) -> None:
        """This aanbieder cannot give the help, or not in time."""
        if not reden.strip():
            raise ValidationError({"reden": "Schrijf op waarom"})
        self.elders_op, self.elders_reden = on, reden.strip()
