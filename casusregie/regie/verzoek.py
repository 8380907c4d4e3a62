"""Het verzoek aan het lokale team om een casusregisseur, van het gezin of van een aanbieder."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import any_of, has_role_at, works_on_casus
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.routes.verwijzing import AANBIEDERROLLEN
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from casusregie.termijnen.plekken import place
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .gezin import family_locks
from .keuzes import Verzoekactie, Verzoekreden, Verzoeksoort
from .verzoekgevolg import let_go, take_on

BESLISSERS = (Rol.PROCESREGISSEUR, Rol.TEAMLEIDER)
decides = has_role_at(lambda verzoek: verzoek.team_id, *BESLISSERS)


def asked(verzoek: Any, medewerker: Any) -> Oordeel:
    """The organisation that asked."""
    if medewerker.has_role(
        *AANBIEDERROLLEN,
        Rol.CASUSREGISSEUR,
        Rol.PROCESREGISSEUR,
        on=verzoek.vandaag,
        organisatie_id=verzoek.van_id,
    ):
        return True
    return Nee("Alleen de vrager trekt dit verzoek in.")


@pghistory.track()
class Teamverzoek(MetTermijnen, Onderwerp):
    """Asked, then named, returned, answered otherwise or withdrawn (CR-B1-15..17, CR-A1-02)."""

    class Status(models.TextChoices):
        GEVRAAGD = "gevraagd", "Wacht op het lokale team"
        TOEGEWEZEN = "toegewezen", "Casusregisseur toegewezen"
        TERUGGEWEZEN = "teruggewezen", "Teruggewezen"
        AFGEHANDELD = "afgehandeld", "Afgehandeld"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="teamverzoeken")
    status = Statusveld(default=Status.GEVRAAGD, choices=Status, protected=False)
    soort = models.CharField(max_length=20, choices=Verzoeksoort)
    reden = models.CharField(max_length=20, choices=Verzoekreden)
    toelichting = models.TextField(max_length=4000)
    team = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    van = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    instemming_op = models.DateField("het gezin stemde in op")
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gevraagd_op = models.DateField()
    casusregisseur = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    actie = models.CharField(max_length=20, choices=Verzoekactie, blank=True)
    antwoord = models.TextField(max_length=4000, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    beantwoord_op = models.DateField(null=True, blank=True)
    pakket = models.JSONField(default=list, blank=True, editable=False)
    betrokkenheden = models.JSONField(default=list, blank=True, editable=False)

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "verzoek aan het lokale team"
        verbose_name_plural = "verzoeken aan het lokale team"
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "soort"],
                condition=Q(status="gevraagd"),
                name="teamverzoek_een_open_per_soort",
            ),
            models.CheckConstraint(
                name="teamverzoek_toegewezen_noemt_naam",
                condition=~Q(status="toegewezen") | Q(casusregisseur__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}, {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The gezin and the casus first."""
        return family_locks(self.casus_id)

    def may_register(self, by: Any) -> Oordeel:
        """The aanbieder of the casus, or who works on it for the gezin (CR-A1-02)."""
        if self.casus.opt_out:
            return Nee("De jeugdige koos voor een opt-out: het lokale team krijgt geen verzoek.")
        if self.casus.route == "C":
            return Nee("Bij een maatregel ligt de casusregie bij de gecertificeerde instelling.")
        aanbieder = has_role_at(lambda verzoek: verzoek.van_id, *AANBIEDERROLLEN)
        return any_of(works_on_casus, aanbieder)(self, by)

    def clean(self) -> None:
        """Only with the consent of the family (CR-B1-24, CR-B2-02), not one of tomorrow."""
        if self._state.adding and self.instemming_op > self.vandaag:
            raise ValidationError({"instemming_op": "Kies vandaag of een eerdere dag"})
        if not self.toelichting.strip():
            raise ValidationError({"toelichting": "Schrijf op wat u van het team vraagt"})

    def termijn_feiten(self) -> list[Termijnfeit]:
        """Five werkdagen for the lokaal team to decide."""
        if self.status == self.Status.INGETROKKEN:
            return []
        return [
            Termijnfeit(
                "casusregisseur.verzoek",
                self.gevraagd_op,
                voldaan_op=self.beantwoord_op,
                aan_zet=(place(Rol.PROCESREGISSEUR, self.team_id),),
            )
        ]

    def _answered(self, by: Any, on: date, antwoord: str) -> None:
        self.antwoord = antwoord.strip()
        self.beantwoord_door, self.beantwoord_op = by, on

    @transition(
        status,
        source=Status.GEVRAAGD,
        target=Status.TOEGEWEZEN,
        permission=decides,
        custom={
            "label": "Casusregisseur toewijzen",
            "gebeurd": "Casusregisseur van het lokale team toegewezen",
            "direct": (take_on,),
            "volgorde": 10,
        },
    )
    def assign(self, *, on: date, by: Any, casusregisseur: Medewerker, antwoord: str = "") -> None:
        """The team names who does it; that person gets the findings and the deployed help."""
        if not casusregisseur.has_role(Rol.CASUSREGISSEUR, on=on, organisatie_id=self.team_id):
            raise ValidationError(
                {"casusregisseur": f"Kies iemand die nu casusregisseur is bij {self.team}"}
            )
        self.casusregisseur = casusregisseur
        self._answered(by, on, antwoord)

    @transition(
        status,
        source=Status.GEVRAAGD,
        target=Status.TERUGGEWEZEN,
        permission=decides,
        custom={
            "label": "Terugwijzen",
            "gebeurd": "Verzoek om een casusregisseur teruggewezen",
            "direct": (let_go,),
            "volgorde": 20,
        },
    )
    def refuse(self, *, on: date, by: Any, antwoord: str) -> None:
        """Not needed, or nobody in time: contact with the aanbieder, with a reason (CR-B1-16)."""
        if not antwoord.strip():
            raise ValidationError(
                {"antwoord": "Schrijf op waarom niet, en wat u met de aanbieder besprak"}
            )
        self._answered(by, on, antwoord)

    @transition(
        status,
        source=Status.GEVRAAGD,
        target=Status.AFGEHANDELD,
        permission=decides,
        custom={
            "label": "Anders afhandelen",
            "gebeurd": "Verzoek aan het lokale team afgehandeld",
            "direct": (let_go,),
            "volgorde": 30,
        },
    )
    def handle(self, *, on: date, by: Any, actie: str, antwoord: str) -> None:
        """Information, the RER, or back to the verwijzer (CR-B1-03)."""
        if actie not in Verzoekactie.values:
            raise ValidationError({"actie": "Kies wat u heeft gedaan"})
        if not antwoord.strip():
            raise ValidationError({"antwoord": "Schrijf op wat u heeft gedaan of afgesproken"})
        self.actie = actie
        self._answered(by, on, antwoord)

    @transition(
        status,
        source=Status.GEVRAAGD,
        target=Status.INGETROKKEN,
        permission=asked,
        custom={
            "label": "Verzoek intrekken",
            "gebeurd": "Verzoek aan het lokale team ingetrokken",
            "direct": (let_go,),
            "volgorde": 90,
        },
    )
    def withdraw(self, *, on: date, by: Any) -> None:
        """Not needed any more."""
