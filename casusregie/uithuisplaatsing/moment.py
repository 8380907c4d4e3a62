"""Het monitoringmoment: wie er was, loopt het goed, en houden wij de koers (GV-M2-02, -09)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.escalatie.ladders import regie_of
from casusregie.logboek.termijnfeiten import regie_role
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from casusregie.termijnen.plekken import place
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .bevoegd import leads
from .dreiging import Dreiging
from .keuzes import (
    VASTE_DEELNEMERS,
    Deelnemer,
    Koers,
    Momentsoort,
    Momentstand,
    Stand,
)
from .plan import plan_of
from .vervolg import follow_moment

LANG = [MaxLengthValidator(4000)]
#: The rule of each kind: moments 1, 2 and 2a count from a day, 3 and 4 have a day of their own.
REGELS: dict[str, str] = {
    Momentsoort.ANALYSE: "uithuis.analyse",
    Momentsoort.PLAN: "uithuis.plan",
    Momentsoort.AFWIJKING: "uithuis.afwijking",
    Momentsoort.EVALUATIE: "uithuis.evaluatie",
    Momentsoort.AFSLUITEN: "uithuis.afsluiten",
}
MET_KOERS = (Momentsoort.AFWIJKING, Momentsoort.EVALUATIE, Momentsoort.AFSLUITEN)


class MomentQuerySet(OnderCasusQuerySet):
    """Sentences about moments."""

    pad = "dreiging__casus"

    def planned(self) -> Self:
        """Still to be held."""
        return self.filter(status=Momentstand.GEPLAND)


def traject_runs(moment: Any) -> Oordeel:
    """Only while uithuisplaatsing threatens."""
    if moment.dreiging.status == Stand.DREIGT:
        return True
    return Nee("Dit traject is afgesloten.")


def plan_holds(moment: Any) -> Oordeel:
    """Moment 2 adopts the plan, and what follows is about it: there must be one."""
    if moment.soort == Momentsoort.ANALYSE or moment.plan is not None:
        return True
    return Nee(
        "Het plan van aanpak is nog niet vastgesteld.",
        "Stel het plan vast. Leg daarna dit moment vast.",
    )


@pghistory.track()
class Monitormoment(MetTermijnen, Onderwerp):
    """One moment at which consulent, verwijzer, aanbieder and gezin look together."""

    dreiging = models.ForeignKey(Dreiging, models.CASCADE, related_name="momenten")
    soort = models.CharField(max_length=2, choices=Momentsoort)
    status = Statusveld(default=Momentstand.GEPLAND, choices=Momentstand, protected=False)
    vanaf = models.DateField("de termijn telt vanaf", null=True, blank=True)
    gehouden_op = models.DateField(null=True, blank=True)
    deelnemers = ArrayField(
        models.CharField(max_length=24, choices=Deelnemer), default=list, blank=True
    )
    namen = models.CharField("wie waren dat", max_length=300, blank=True)
    afwezig_omdat = models.CharField("waarom iemand er niet was", max_length=300, blank=True)
    verloopt_goed = models.BooleanField("verloopt het goed", null=True, blank=True)
    bijsturing = models.TextField("wat sturen wij bij", blank=True, validators=LANG)
    koers = models.CharField(max_length=10, choices=Koers, default=Koers.GEEN)
    analyse_klopt = models.BooleanField("past de analyse nog", null=True, blank=True)
    doelen = models.JSONField(default=list, blank=True)
    planversie = models.PositiveSmallIntegerField("versie van het plan", null=True, blank=True)
    tafel_kenmerk = models.UUIDField("besproken aan deze tafel", null=True, blank=True)
    volgende_op = models.DateField("volgende evaluatie", null=True, blank=True)

    objects = MomentQuerySet.as_manager()

    class Meta:
        verbose_name = "monitoringmoment"
        verbose_name_plural = "monitoringmomenten"
        constraints = [
            models.UniqueConstraint(
                fields=["dreiging", "soort"],
                condition=Q(status=Momentstand.GEPLAND),
                name="monitormoment_een_gepland",
            ),
            models.CheckConstraint(
                name="monitormoment_gehouden_met_oordeel",
                condition=~Q(status=Momentstand.GEHOUDEN)
                | Q(gehouden_op__isnull=False, verloopt_goed__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.get_soort_display()}"

    @property
    def casus(self) -> Casus:
        """For permissions and termijnen."""
        return self.dreiging.casus

    @property
    def casus_id(self) -> int:
        """For what asks only the key."""
        return self.dreiging.casus_id

    @property
    def plan(self) -> Any:
        """The plan that holds, of any party; asked once per loaded moment."""
        if "_plan" not in self.__dict__:
            self.__dict__["_plan"] = plan_of(self.casus)
        return self.__dict__["_plan"]

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def termijn_casus(self) -> Casus:
        """The casus it hangs under."""
        return self.casus

    @classmethod
    def with_facts(cls) -> models.QuerySet[Any]:
        """With its casus, for recomputing many."""
        return cls.objects.select_related("dreiging__casus")

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus and the traject first."""
        return (
            Casus.objects.filter(pk=self.dreiging.casus_id),
            Dreiging.objects.filter(pk=self.dreiging_id),
        )

    def may_register(self, by: Any) -> Oordeel:
        """Comes with the flag, the plan or a deviation."""
        return by.is_systeem or leads(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Its day follows the plan."""
        if self.status != Momentstand.GEPLAND:
            return Nee("Dit moment is al gehouden.")
        return by.is_systeem or leads(self, by)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """By when it is held; the owner is the casusregisseur, in forced frame the GI."""
        if self.vanaf is None or self.status == Momentstand.VERVALLEN:
            return []
        return [
            Termijnfeit(
                REGELS[self.soort],
                self.vanaf,
                voldaan_op=self.gehouden_op,
                aan_zet=(self._owner(),),
            )
        ]

    def _owner(self) -> str:
        """Role or place of who monitors (GV-M2-03); without a team who does the procesregie."""
        casus = self.casus
        return regie_role(casus) if casus.team_id else place(*regie_of(casus, self.vanaf))

    def clean(self) -> None:
        """Everybody who belongs there was, or it says why not; no deviation without a word."""
        if self.status == Momentstand.GEHOUDEN and (fouten := self._wrong()):
            raise ValidationError(fouten)

    def _wrong(self) -> dict[str, str]:
        fouten = {}
        if self.gehouden_op is None or self.gehouden_op > self.vandaag:
            fouten["gehouden_op"] = "Kies een dag tot en met vandaag"
        if set(VASTE_DEELNEMERS) - set(self.deelnemers) and not self.afwezig_omdat:
            fouten["afwezig_omdat"] = "Schrijf op wie er niet was, en waarom"
        if self.verloopt_goed is None:
            fouten["verloopt_goed"] = "Kies of het goed verloopt"
        return {**fouten, **self._wrong_course()}

    def _wrong_course(self) -> dict[str, str]:
        mis = self.verloopt_goed is False or self.koers == Koers.AFWIJKING
        fouten = {}
        if mis and not self.bijsturing:
            fouten["bijsturing"] = "Schrijf op wat u samen bijstuurt"
        if self.soort in MET_KOERS and self.koers == Koers.GEEN:
            fouten["koers"] = "Kies of u de koers houdt of afwijkt"
        if self.soort == Momentsoort.EVALUATIE and self.volgende_op is None:
            fouten["volgende_op"] = "Vul in wanneer u weer evalueert"
        elif self.volgende_op and self.gehouden_op and self.volgende_op <= self.gehouden_op:
            fouten["volgende_op"] = "Kies een dag na dit moment"
        return fouten

    @transition(
        status,
        source=Momentstand.GEPLAND,
        target=Momentstand.GEHOUDEN,
        conditions=[traject_runs, plan_holds],
        permission=leads,
        custom={
            "label": "Moment vastleggen",
            "gebeurd": "Monitoringmoment gehouden",
            "volgorde": 10,
            "direct": (follow_moment,),
            "then": ("casusregie.tell_deviation",),
        },
    )
    def hold(self, *, on: date, by: Any, gehouden_op: date | None, **velden: Any) -> None:
        """Looked together: well or not, what is adjusted, and whether the koers is held."""
        self.gehouden_op = gehouden_op
        for naam in ("namen", "afwezig_omdat", "bijsturing"):
            setattr(self, naam, str(velden.get(naam) or "").strip())
        self.koers = velden.get("koers") or Koers.GEEN
        self.deelnemers = list(velden.get("deelnemers") or ())
        self.doelen = list(velden.get("doelen") or ())
        for naam in ("verloopt_goed", "analyse_klopt", "tafel_kenmerk", "volgende_op"):
            setattr(self, naam, velden.get(naam))
        self.planversie = self.plan.versienummer if self.plan else None

    @transition(
        status,
        source=Momentstand.GEPLAND,
        target=Momentstand.VERVALLEN,
        permission=leads,
        custom={"label": "Vervallen", "gebeurd": "Monitoringmoment vervallen", "systeem": True},
    )
    def lapse(self, *, on: date, by: Any) -> None:
        """The traject ended before it."""
