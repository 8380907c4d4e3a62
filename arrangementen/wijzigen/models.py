"""Het verzoek om wijziging van een aanbieder, van ontvangst tot besluit, met zijn regels."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import transition

from arrangementen.ijw import codelijsten
from arrangementen.verzoeken import besluit
from arrangementen.verzoeken.afweging import checked
from arrangementen.verzoeken.bevoegd import is_aanbieder, may_decide
from arrangementen.verzoeken.keuzes import OPEN, REDENEN_AFWIJZING, WOONPLAATS
from arrangementen.verzoeken.keuzes import Verzoekstand as Stand
from arrangementen.verzoeken.termijnfeiten import verzoek_facts
from arrangementen.verzoeken.vierogen import check_four_eyes
from arrangementen.vierogen.grens import drop_proposals
from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Jeugdige
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .querysets import WijzigingsverzoekQuerySet
from .uitvoeren import carry_out, keep_verdict

REDENEN = list(codelijsten.codes("RedenVerzoek").items())
#: Reasons for a VOT only: with a VOW the whole is refused for another reason (ijw.md §5d).
REDENEN_NEE = [(code, naam) for code, naam in REDENEN_AFWIJZING if code != WOONPLAATS]
STANDEN = [(stand.value, stand.label) for stand in Stand if stand != Stand.CONCEPT]


@pghistory.track()
class Wijzigingsverzoek(MetTermijnen, Onderwerp):
    """One JW317: granted or refused as a whole; the gemeente may not change it (OP344, IV093)."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="wijzigingsverzoeken")
    jeugdige = models.ForeignKey(Jeugdige, models.PROTECT, related_name="+")
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="wijzigingsverzoeken", db_index=False
    )
    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    bericht = models.ForeignKey("arrangementen.Bericht", models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=12, unique=True, editable=False)
    referentie_aanbieder = models.CharField(max_length=36)
    reden_verzoek = models.CharField(max_length=1, choices=REDENEN)
    toelichting = models.TextField("wat de gemeente verder moet weten", blank=True)
    dagtekening = models.DateField()
    ingediend_op = models.DateField()
    ingediend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = Statusveld(default=Stand.INGEDIEND, choices=STANDEN)
    onderzoek_op = models.DateField(null=True, blank=True)
    onderzoek_toelichting = models.TextField(blank=True)
    besloten_op = models.DateField(null=True, blank=True)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    besluit_motivering = models.TextField(blank=True)
    reden_afwijzing = models.CharField(max_length=1, choices=REDENEN_NEE, blank=True)
    afweging = models.JSONField(default=dict, blank=True)
    hardheidsclausule = models.BooleanField(default=False)
    toetsing = models.JSONField(default=list, blank=True)
    oordelen = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="De norm bij elk besluit van de gemeente",
    )

    #: a request to change cannot be taken back (ijw.md §5d), and no gemeente is named instead
    ingetrokken_op = None
    andere_gemeente = ""

    objects = WijzigingsverzoekQuerySet.as_manager()

    lock_with = ("aanbieder", "gemeente", "jeugdige")

    class Meta:
        verbose_name = "verzoek om wijziging"
        verbose_name_plural = "verzoeken om wijziging"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["gemeente", "status", "-id"], name="wijziging_gemeente"),
            models.Index(fields=["aanbieder", "status", "-id"], name="wijziging_aanbieder"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["aanbieder", "referentie_aanbieder"], name="wijziging_referentie_uniek"
            ),
            models.UniqueConstraint(
                fields=["jeugdige", "aanbieder", "gemeente"],
                condition=Q(status__in=OPEN),
                name="wijziging_een_open",
                violation_error_message="Er loopt al een verzoek om wijziging van u hierover.",
            ),
            models.CheckConstraint(
                name="wijziging_besloten_met_dag",
                condition=~Q(status__in=["toegekend", "afgewezen"])
                | Q(besloten_op__isnull=False, besloten_door__isnull=False),
            ),
            models.CheckConstraint(
                name="wijziging_afgewezen_met_reden",
                condition=~Q(status="afgewezen") | ~Q(reden_afwijzing=""),
            ),
        ]

    def __str__(self) -> str:
        return f"verzoek om wijziging {self.nummer}"

    @property
    def opt_out(self) -> bool:
        """With an opt-out only the backoffice decides."""
        return self.casus.opt_out

    def dossier_kenmerk(self) -> Any:
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first, as everywhere."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """It comes as a message, also when it was made on a page here."""
        return True if by.is_systeem else Nee("Een verzoek om wijziging komt als bericht binnen.")

    def may_amend(self, by: Any) -> Oordeel:
        """Who sends it from a page writes down why, at once; after that it does not change."""
        if by.is_systeem or (self.ingediend_door_id is None and is_aanbieder(self, by)):
            return True
        return Nee("Een verstuurd verzoek wijzigt niet meer.")

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The same clocks as of a verzoek om toewijzing (iJw OP274)."""
        return verzoek_facts(self)

    def questions(self) -> Iterable[Any]:
        """The questions of the gemeente: while one is open the research stands still."""
        return self.vragen.all()

    @transition(
        field=status,
        source=Stand.INGEDIEND,
        target=Stand.IN_ONDERZOEK,
        permission=may_decide,
        custom={
            "label": "In onderzoek nemen",
            "gebeurd": "Verzoek om wijziging in onderzoek genomen",
            "then": ("arrangementen.answer_wijziging",),
            "volgorde": 20,
        },
    )
    def take_into_research(self, *, on: date, by: Any, toelichting: str = "") -> None:
        """Once (iJw TR360)."""
        self.onderzoek_op, self.onderzoek_toelichting = on, toelichting
        keep_verdict(self, Stand.IN_ONDERZOEK, on)

    @transition(
        field=status,
        source=list(OPEN),
        target=Stand.TOEGEKEND,
        permission=may_decide,
        custom={
            "label": "Toekennen",
            "gebeurd": "Verzoek om wijziging toegekend",
            "direct": (carry_out, check_four_eyes),
            "volgorde": 10,
        },
    )
    def grant(
        self,
        *,
        on: date,
        by: Any,
        besluit_motivering: str = "",
        hardheidsclausule: bool = False,
        afweging: Any = None,
    ) -> None:
        """All of it as asked; the toewijzingen follow in the same transaction."""
        besluit.decide(self, on, by, besluit_motivering)
        self.hardheidsclausule = hardheidsclausule
        self.afweging = checked(afweging or {}, on)

    @transition(
        field=status,
        source=list(OPEN),
        target=Stand.AFGEWEZEN,
        permission=may_decide,
        custom={
            "label": "Afwijzen",
            "gebeurd": "Verzoek om wijziging afgewezen",
            "direct": (drop_proposals,),
            "then": ("arrangementen.answer_wijziging",),
            "volgorde": 30,
        },
    )
    def reject(self, *, on: date, by: Any, reden_afwijzing: str, besluit_motivering: str) -> None:
        besluit.decide(self, on, by, besluit_motivering)
        besluit.required(besluit_motivering, "besluit_motivering", "Schrijf op waarom u afwijst")
        self.reden_afwijzing = reden_afwijzing
        keep_verdict(self, Stand.AFGEWEZEN, on)
