"""Route B: verwijzing door een arts; de aanbieder beoordeelt en vraagt de hulp aan."""

from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django_fsm import transition

from casusregie.bevoegdheden import any_of, is_system, works_on_casus
from casusregie.casus.models import Casus
from organisaties.models import Organisatie
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from . import bewaking
from .route import Route, closed_has_day, one_active
from .verwijzing import (
    ALLE_VERWIJZERS,
    Meervoudig,
    has_referral,
    has_risk_or_reason,
    has_team,
    is_aanbieder,
    required_text,
)


@pghistory.track()
class MedischeRoute(Route):
    """The medical route (B) of one casus."""

    class Status(models.TextChoices):
        AANGEMELD = "aangemeld", "Aanmelden"
        BEOORDELEN = "beoordelen", "Beoordelen"
        HULP_LOOPT = "hulp_loopt", "Hulp loopt"
        EVALUEREN = "evalueren", "Evalueren"
        AFGESLOTEN = "afgesloten", "Afgesloten"
        OVERGEDRAGEN = "overgedragen", "Overgedragen aan route A"

    STAPPEN = (
        (
            "Registreren en toewijzen",
            ((("aangemeld",), "Aanmelden"), (("beoordelen",), "Beoordelen")),
        ),
        (
            "Behandelen en monitoren",
            ((("hulp_loopt",), "Hulp loopt"), (("evalueren",), "Evalueren")),
        ),
        ("Beëindigen", ((("afgesloten", "overgedragen"), "Afsluiten"),)),
    )

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="medische_routes")
    status = Statusveld(default=Status.AANGEMELD, choices=Status, protected=False)
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    verwijzer_soort = models.CharField("soort verwijzer", max_length=2, choices=ALLE_VERWIJZERS)
    verwijzer_naam = models.CharField("naam van de verwijzer", max_length=64, blank=True)
    verwijzer_agb = models.CharField(
        "AGB-code van de verwijzer",
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}$", "Vul acht cijfers in")],
    )
    verwezen_op = models.DateField("datum van de verwijzing")
    verwijsbrief_op = models.DateField("datum van de verwijsbrief", null=True, blank=True)
    meervoudig = models.CharField(max_length=10, choices=Meervoudig, blank=True)
    meervoudig_motivering = models.TextField(blank=True)
    zonder_taxatie_reden = models.TextField("waarom geen risicotaxatie", blank=True)
    zonder_taxatie_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    zonder_taxatie_op = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = "medische route"
        verbose_name_plural = "medische routes"
        constraints = [
            one_active("medische_route_actief"),
            closed_has_day("medische_route_gesloten"),
            models.CheckConstraint(
                name="meervoudig_gemotiveerd",
                condition=models.Q(meervoudig="") | ~models.Q(meervoudig_motivering=""),
            ),
            models.CheckConstraint(
                name="verwezen_voor_begin",
                condition=models.Q(verwezen_op__lte=models.F("begonnen_op")),
            ),
        ]

    def may_register(self, by: Any) -> Oordeel:
        """The aanbieder opens route B with its verzoek, also one by message (domein.md §0 j)."""
        return any_of(is_system, is_aanbieder)(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """The aanbieder corrects the referral before the help starts."""
        if self.status not in (self.Status.AANGEMELD, self.Status.BEOORDELEN):
            return Nee("De hulp is al begonnen; de verwijzing wijzigt niet meer.")
        return is_aanbieder(self, by)

    def clean(self) -> None:
        """Name or AGB code of the verwijzer, and a date that fits."""
        fouten = {}
        if not self.verwijzer_naam and not self.verwijzer_agb:
            fouten["verwijzer_naam"] = "Vul de naam of de AGB-code van de verwijzer in"
        if self.verwezen_op and self.verwezen_op > self.begonnen_op:
            fouten["verwezen_op"] = "Kies een datum op of voor de dag van aanmelding"
        if fouten:
            raise ValidationError(fouten)

    @transition(
        status,
        source=Status.AANGEMELD,
        target=Status.BEOORDELEN,
        conditions=[has_referral],
        permission=any_of(is_system, is_aanbieder),
        custom={"label": "Beoordelen", "gebeurd": "Begonnen met beoordelen"},
    )
    def start_assessment(self, *, on: date, by: Any) -> None:
        """The verzoek was sent or the aanbieder looks at the question."""

    @transition(
        status,
        source=[Status.AANGEMELD, Status.BEOORDELEN],
        target=None,
        permission=any_of(works_on_casus, is_aanbieder),
        custom={
            "label": "Zonder risicotaxatie verder",
            "gebeurd": "Risicotaxatie weggelaten",
            "volgorde": 80,
        },
    )
    def skip_risk(self, *, on: date, by: Any, reden: str) -> None:
        """Only here the risicotaxatie may be left out: who, when and why are kept."""
        self.zonder_taxatie_reden = required_text(reden, "reden", "Schrijf op waarom dit kan")
        self.zonder_taxatie_door, self.zonder_taxatie_op = by, on

    @transition(
        status,
        source=Status.BEOORDELEN,
        target=None,
        conditions=[has_team],
        permission=any_of(works_on_casus, is_aanbieder),
        custom={
            "label": "In route B blijven",
            "gebeurd": "Meervoudige vraag blijft in route B",
            "volgorde": 30,
        },
    )
    def keep_in_b(self, *, on: date, by: Any, motivering: str) -> None:
        """A meervoudige vraag stays here; the lokaal team does the casusregie."""
        self._choose(Meervoudig.BLIJFT, motivering)

    @transition(
        status,
        source=[Status.AANGEMELD, Status.BEOORDELEN],
        target=Status.OVERGEDRAGEN,
        conditions=[has_team],
        permission=any_of(works_on_casus, is_aanbieder),
        custom={
            "label": "Overdragen aan route A",
            "gebeurd": "Overgedragen aan het lokale team",
            "volgorde": 40,
            "then": ("casusregie.open_local_route",),
        },
    )
    def hand_over(self, *, on: date, by: Any, motivering: str) -> None:
        """The lokaal team goes on in route A with everything that is known."""
        self._choose(Meervoudig.NAAR_A, motivering)
        self.finish(on)

    def _choose(self, keuze: str, motivering: str) -> None:
        self.meervoudig = keuze
        self.meervoudig_motivering = required_text(
            motivering, "motivering", "Schrijf op waarom u dit kiest"
        )

    @transition(
        status,
        source=[Status.AANGEMELD, Status.BEOORDELEN, Status.HULP_LOOPT, Status.EVALUEREN],
        target=None,
        permission=is_system,
        custom={"label": "Opdracht noteren", "gebeurd": "Opdracht gegeven", "systeem": True},
    )
    def note_opdracht(self, *, on: date, by: Any) -> None:
        """An upper app gave an opdracht; the first day is kept."""
        self.opdracht_op = self.opdracht_op or on

    @transition(
        status,
        source=[Status.AANGEMELD, Status.BEOORDELEN],
        target=Status.HULP_LOOPT,
        conditions=[bewaking.has_opdracht],
        permission=is_system,
        custom={
            "label": "Start noteren",
            "gebeurd": "Hulp begonnen",
            "systeem": True,
            "then": ("casusregie.end_waiting",),
        },
    )
    def note_start(self, *, on: date, by: Any, gestart_op: date | None = None) -> None:
        """The first help really started (message JW305)."""
        self.hulp_gestart_op = self.hulp_gestart_op or gestart_op or on

    @transition(
        status,
        source=Status.HULP_LOOPT,
        target=Status.EVALUEREN,
        permission=any_of(works_on_casus, is_aanbieder),
        custom={"label": "Evaluatie starten", "gebeurd": "Evaluatie begonnen", "volgorde": 10},
    )
    def start_evaluation(self, *, on: date, by: Any) -> None:
        """Look back on the doelen."""

    @transition(
        status,
        source=Status.EVALUEREN,
        target=Status.HULP_LOOPT,
        permission=any_of(works_on_casus, is_aanbieder),
        custom={"label": "Hulp voortzetten", "gebeurd": "Hulp gaat door", "volgorde": 10},
    )
    def resume(self, *, on: date, by: Any) -> None:
        """The evaluation says: go on."""

    @transition(
        status,
        source=Status.EVALUEREN,
        target=Status.AFGESLOTEN,
        conditions=[has_risk_or_reason, bewaking.nothing_open],
        permission=any_of(works_on_casus, is_aanbieder),
        custom={
            "label": "Casus afsluiten",
            "gebeurd": "Casus afgesloten",
            "volgorde": 20,
            "then": ("casusregie.end_regie",),
        },
    )
    def close(self, *, on: date, by: Any) -> None:
        """The help has ended."""
        self.finish(on)
