"""De anonieme voorlegging: een vraag aan een lokaal team zonder iets wat naar iemand wijst."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import REGIEROLLEN, any_of
from casusregie.casus.models import Casus
from casusregie.casus.verborgen import of_others
from casusregie.jeugdige.gezinnen import current_members
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from casusregie.termijnen.plekken import place
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .anoniem import identifying, terms_of
from .bevoegd import works_for_aanbieder
from .delen import EigenQuerySet

TEAMROLLEN = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR)


class Leeftijdsgroep(models.TextChoices):
    """Wide enough to point at nobody."""

    NUL_DRIE = "0-3", "0 tot en met 3 jaar"
    VIER_ELF = "4-11", "4 tot en met 11 jaar"
    TWAALF_VIJFTIEN = "12-15", "12 tot en met 15 jaar"
    ZESTIEN_PLUS = "16+", "16 jaar of ouder"


class VoorleggingQuerySet(EigenQuerySet):
    """`visible_to` is for who asks; the team reads through `for_team` and sees no casus."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """As the rest of a casus, but never to the team that was asked."""
        gevraagd = medewerker.organisaties_op(on)
        return super().visible_to(medewerker, on).exclude(aan__in=gevraagd)  # type: ignore[return-value]

    def for_team(self, medewerker: Any, on: date) -> Self:
        """Questions to a team where this person is casusregisseur or procesregisseur."""
        return self.filter(aan__in=medewerker.organisaties_op(on, *TEAMROLLEN)).exclude(
            status=Status.INGETROKKEN
        )

    def anonymous_to(self, medewerker: Any, on: date) -> models.QuerySet[Any]:
        """Those of which the casus must not be known to this person."""
        gevraagd = self.filter(aan__in=medewerker.organisaties_op(on))
        return self.filter(Q(pk__in=of_others(self.all(), medewerker, on)) | Q(pk__in=gevraagd))


class Status(models.TextChoices):
    """Where a question stands."""

    GESTELD = "gesteld", "Wacht op antwoord"
    BEANTWOORD = "beantwoord", "Beantwoord"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


def is_asker(voorlegging: Any, medewerker: Any) -> Oordeel:
    """Works at the aanbieder of the casus, or is jeugdbeschermer at the GI of the casus."""
    eigen = voorlegging.organisatie_id in medewerker.organisaties_op(voorlegging.vandaag)
    casus = voorlegging.casus
    gi = casus.team_id == voorlegging.organisatie_id and casus.route == "C"
    if (
        eigen
        and gi
        and medewerker.has_role(*REGIEROLLEN, on=voorlegging.vandaag, organisatie_id=casus.team_id)
    ):
        return True
    if eigen and not gi:
        return works_for_aanbieder(voorlegging, medewerker)
    return Nee("Alleen een aanbieder of een instelling bij deze casus legt een vraag voor.")


def is_asked_team(voorlegging: Any, medewerker: Any) -> Oordeel:
    """Casusregisseur or procesregisseur of the team that was asked."""
    if medewerker.has_role(*TEAMROLLEN, on=voorlegging.vandaag, organisatie_id=voorlegging.aan_id):
        return True
    return Nee("Alleen het team dat de vraag kreeg, geeft antwoord.")


def may_ask(casus: Casus, medewerker: Any, on: date) -> Oordeel:
    """May this person put an anonymous question about this casus, for some organisation?"""
    oordeel: Oordeel = Nee("Alleen een aanbieder of een instelling legt een vraag voor.")
    for organisatie_id in medewerker.organisaties_op(on):
        vraag = Voorlegging(casus=casus, organisatie_id=organisatie_id)
        oordeel = is_asker(vraag.on(on), medewerker)
        if oordeel:
            return True
    return oordeel


@pghistory.track()
class Voorlegging(MetTermijnen, Onderwerp):
    """A question to a lokaal team; the team sees group of age and question, never the casus."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="voorleggingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    aan = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    leeftijdsgroep = models.CharField(max_length=5, choices=Leeftijdsgroep)
    vraag = models.TextField(max_length=4000)
    gesteld_op = models.DateField()
    status = Statusveld(default=Status.GESTELD, choices=Status, protected=False)
    antwoord = models.TextField(blank=True, max_length=4000, editable=False)
    beantwoord_op = models.DateField(null=True, blank=True, editable=False)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = VoorleggingQuerySet.as_manager()

    class Meta:
        verbose_name = "voorlegging"
        verbose_name_plural = "voorleggingen"
        indexes = [models.Index(fields=["aan", "status", "gesteld_op"], name="voorlegging_aan")]
        constraints = [
            models.CheckConstraint(
                name="voorlegging_antwoord",
                condition=~Q(status="beantwoord")
                | (~Q(antwoord="") & Q(beantwoord_op__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"anonieme vraag van {self.gesteld_op:%d-%m-%Y}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier of who asks."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The aanbieder or the GI of the casus."""
        return is_asker(self, by)

    def clean(self) -> None:
        """To a team that is not at the casus, in words that point at nobody."""
        if self.status != Status.GESTELD:
            return
        fouten: dict[str, str] = {}
        if self.aan.soort != Soort.LOKAAL_TEAM:
            fouten["aan"] = "Kies een lokaal team"
        elif self._knows_casus():
            fouten["aan"] = "Dit team werkt al mee aan deze casus. Overleg dan direct."
        leden = current_members(self.casus.gezin, self.gesteld_op)
        gevonden = identifying(self.vraag, terms_of(self.casus, leden))
        if gevonden:
            fouten["vraag"] = f"Deze vraag is nog niet anoniem. Haal weg: {', '.join(gevonden)}."
        if fouten:
            raise ValidationError(fouten)

    def _knows_casus(self) -> bool:
        """Does the team see this very casus? With an opt-out it never does."""
        if self.casus.opt_out:
            return False
        lopend = Betrokkenheid.objects.running(self.gesteld_op).filter(organisatie=self.aan)
        return lopend.filter(
            Q(casus=self.casus_id) | Q(casus=None, jeugdige=self.casus.jeugdige_id)
        ).exists()

    def termijn_feiten(self) -> list[Termijnfeit]:
        """5 werkdagen for the answer; never escalates, so that nobody gets to see the casus."""
        if self.status == Status.INGETROKKEN:
            return []
        return [
            Termijnfeit(
                "consultatie.antwoord",
                self.gesteld_op,
                voldaan_op=self.beantwoord_op,
                aan_zet=(place(Rol.CASUSREGISSEUR, self.aan_id),),
                titel="Antwoord op de anonieme vraag",
                escaleert=False,
                signaal_aan={},
            )
        ]

    @transition(
        field=status,
        source=Status.GESTELD,
        target=Status.BEANTWOORD,
        permission=is_asked_team,
        custom={"label": "Beantwoorden", "gebeurd": "Anonieme vraag beantwoord", "volgorde": 10},
    )
    def answer(self, *, on: date, by: Any, antwoord: str) -> None:
        """The team advises, without knowing about whom."""
        if not antwoord.strip():
            raise ValidationError({"antwoord": "Schrijf op wat uw advies is"})
        self.antwoord, self.beantwoord_op, self.beantwoord_door = antwoord.strip(), on, by

    @transition(
        field=status,
        source=Status.GESTELD,
        target=Status.INGETROKKEN,
        permission=any_of(is_asker),
        custom={"label": "Intrekken", "gebeurd": "Anonieme vraag ingetrokken", "volgorde": 20},
    )
    def withdraw(self, *, on: date, by: Any) -> None:
        """Not needed any more."""
