"""Wat het expertteam (RER) besluit over een 1-op-1 die op de laatste dag niet eindigde."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from afwegingskader.zicht import EigenAanbiederQuerySet
from casusregie.models import Escalatie, Jeugdige
from normenkader.instellingen import instelling
from normenkader.termijnen.woorden import lange_datum
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.overgangen import perform, register
from verloop.redenen import Nee, Oordeel

from .feiten import LAATSTE_DAG, UITVOEREN
from .models import EenOpEenInzet

MAX_TEKST = 4000
ANTWOORD = {"stop": "stopt", "andere_hulp": "stopt", "langer": "langer_nodig"}
GEEN_VRAAG = Nee(
    "Het expertteam besluit pas als de escalatie bij het team ligt.",
    "Dat gebeurt vanzelf als de inzet doorloopt en niemand op de ladder eerder antwoordt.",
)


class Uitkomst(models.TextChoices):
    """What the expertteam decides; there is no other way past the last day."""

    STOP = "stop", "De inzet stopt"
    ANDERE_HULP = "andere_hulp", "De inzet stopt en er komt andere hulp"
    LANGER = "langer", "Tijdelijk langer"


class RerBesluitQuerySet(EigenAanbiederQuerySet):
    """Hangs under the casus through its inzet."""

    pad = "inzet__casus"
    aanbieder_pad = "inzet__aanbieder"


def open_question(inzet: Any, medewerker: Any) -> Any:
    """The open escalatie of the last day that lies at the RER of this person; None without one."""
    plekken = medewerker.organisaties_op(inzet.vandaag, Rol.ZORGBEMIDDELAAR)
    rijen = Escalatie.objects.open().of_onderwerp(inzet).filter(code__in=(LAATSTE_DAG, UITVOEREN))
    bij_rer = rijen.filter(aan_rol=Rol.ZORGBEMIDDELAAR, aan_organisatie__in=plekken)
    return bij_rer.order_by("-sinds", "-pk").first()


def may_decide_past_end(inzet: Any, medewerker: Any) -> Oordeel:
    """A zorgbemiddelaar of the RER, on an inzet that ran past its last day and climbed to it."""
    if not medewerker.has_role(Rol.ZORGBEMIDDELAAR, on=inzet.vandaag):
        return Nee("Alleen het regionaal expertteam (RER) besluit na de laatste dag.")
    if inzet.status != "loopt" or inzet.vandaag <= inzet.einddatum:
        return Nee("De inzet is niet voorbij de laatste dag.")
    return True if open_question(inzet, medewerker) else GEEN_VRAAG


@pghistory.track()
class RerBesluit(Onderwerp):
    """One decision of the RER; it stays as it was taken, a next decision is a new row."""

    inzet = models.ForeignKey(EenOpEenInzet, models.PROTECT, related_name="rer_besluiten")
    escalatie = models.ForeignKey(
        Escalatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    uitkomst = models.CharField(max_length=20, choices=Uitkomst)
    grond = models.TextField(validators=[MaxLengthValidator(MAX_TEKST)])
    uiterlijk = models.DateField(help_text="De dag waarop de inzet uiterlijk eindigt")
    andere_hulp = models.TextField(blank=True, validators=[MaxLengthValidator(MAX_TEKST)])
    vorige_laatste_dag = models.DateField()
    besloten_op = models.DateField()
    besloten_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = RerBesluitQuerySet.as_manager()

    class Meta:
        verbose_name = "besluit van het expertteam"
        verbose_name_plural = "besluiten van het expertteam"
        ordering = ["besloten_op", "pk"]
        constraints = [
            models.CheckConstraint(
                name="rer_besluit_langer_na_laatste_dag",
                condition=~Q(uitkomst="langer") | Q(uiterlijk__gt=models.F("vorige_laatste_dag")),
            ),
            models.CheckConstraint(
                name="rer_besluit_niet_in_het_verleden",
                condition=Q(uiterlijk__gte=models.F("besloten_op")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_uitkomst_display()}, uiterlijk {self.uiterlijk:%d-%m-%Y}"

    @property
    def casus(self) -> Any:
        """The casus, for permissions."""
        return self.inzet.casus

    def dossier_kenmerk(self) -> Any:
        """Part of the casus."""
        return self.inzet.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """All 1-op-1 of a jeugdige is counted under one lock."""
        return [
            Jeugdige.objects.filter(inzetten=self.inzet_id),
            EenOpEenInzet.objects.filter(pk=self.inzet_id),
        ]

    def may_register(self, by: Any) -> Oordeel:
        """Only the RER, only after the last day, only with the escalatie in hand."""
        return may_decide_past_end(self.inzet.on(self.vandaag), by)

    def clean(self) -> None:
        """Each outcome with what belongs to it, in words."""
        fouten = {}
        if not self.grond.strip():
            fouten["grond"] = "Schrijf op waarom het expertteam dit besluit"
        if self.uiterlijk and self.uiterlijk < self.besloten_op:
            fouten["uiterlijk"] = f"Kies {lange_datum(self.besloten_op)} of een latere dag"
        if self.uiterlijk and self.uiterlijk > self.furthest_day():
            fouten["uiterlijk"] = f"Kies een dag tot en met {lange_datum(self.furthest_day())}"
        if self.uitkomst == Uitkomst.ANDERE_HULP and not self.andere_hulp.strip():
            fouten["andere_hulp"] = "Schrijf op welke hulp er komt, bij wie en vanaf wanneer"
        if fouten:
            raise ValidationError(fouten)

    def furthest_day(self) -> date:
        """A decision reaches no further than the setting says; then the RER looks again."""
        dagen = int(instelling("eenopeen.rer_langer_dagen", self.besloten_op))
        return self.besloten_op + timedelta(days=dagen)


def take_decision(
    inzet: Any, *, by: Any, op: datetime, uitkomst: str, grond: str, **velden: Any
) -> RerBesluit:
    """Record the decision, answer the escalatie and let the inzet follow, in one transaction.

    `velden`: uiterlijk (date) and andere_hulp. Raises PermissionDenied, ValidationError, Conflict.
    """
    dag = timezone.localdate(op)
    vraag = open_question(inzet.on(dag), by)
    besluit = RerBesluit(
        inzet=inzet,
        escalatie=vraag,
        uitkomst=uitkomst,
        grond=grond,
        vorige_laatste_dag=inzet.einddatum,
        besloten_op=dag,
        besloten_door=by,
        **velden,
    )
    with transaction.atomic():
        besluit = register(besluit, by=by, op=op)
        antwoord = f"Besluit van het expertteam: {besluit}. {grond}"[:MAX_TEKST]
        perform(vraag, "answer", by=by, op=op, antwoord=antwoord, uitkomst=ANTWOORD[uitkomst])
        perform(inzet, "follow_rer", by=by, op=op, besluit=besluit)
    return besluit


def decisions(inzet: Any) -> list[RerBesluit]:
    """Everything the RER decided about this inzet, the newest first."""
    return list(inzet.rer_besluiten.select_related("besloten_door").order_by("-pk"))
