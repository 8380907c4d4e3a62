"""Het document: één versie met vaste onderdelen, bevroren zodra het is vastgesteld."""

import hashlib
import json
import uuid
from datetime import date
from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import any_of, is_system
from casusregie.casus.models import Casus
from casusregie.plannen.triggers import frozen_unless_concept
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.overgangen import perform
from verloop.redenen import Nee, Oordeel, first_refusal
from verloop.velden import Statusveld

from .bevoegdheden import may_begin, writes
from .bewaking import newer_version_adopted
from .feiten import facts_of
from .inhoud import malformed, missing
from .onderdeel import Documentsoort
from .querysets import DocumentQuerySet
from .regels import also_missing, missing_around
from .soorten import KEUZES, kind


def replace_previous(document: "Document", *, by: Any, op: Any) -> None:
    """The version that held until now is replaced in the same transaction."""
    vorige = Document.objects.filter(reeks=document.reeks, status=Document.Status.VASTGESTELD)
    for oud in vorige.exclude(pk=document.pk):
        perform(oud, "replace", by=by, op=op)


@pghistory.track()
class Document(MetTermijnen, Onderwerp):
    """One version of a plan or report; `inhoud` holds an answer per part of its kind."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        VASTGESTELD = "vastgesteld", "Vastgesteld"
        VERVANGEN = "vervangen", "Vervangen"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="documenten")
    soort = models.CharField(max_length=40, choices=KEUZES)
    titel = models.CharField("titel", max_length=120, blank=True)
    arrangement_kenmerk = models.UUIDField("arrangement", null=True, blank=True)
    reeks = models.UUIDField(default=uuid.uuid4, editable=False)
    versienummer = models.PositiveSmallIntegerField(default=1)
    status = Statusveld(default=Status.CONCEPT, choices=Status, protected=False)
    inhoud = models.JSONField("inhoud", default=dict, blank=True)
    herkomst = models.JSONField("overgenomen uit", default=dict, blank=True, editable=False)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    opgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    vastgesteld_op = models.DateField(null=True, blank=True, editable=False)
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    vervangen_op = models.DateField(null=True, blank=True, editable=False)
    ingetrokken_op = models.DateField(null=True, blank=True, editable=False)
    ingetrokken_reden = models.CharField("waarom ingetrokken", max_length=400, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        indexes = [
            models.Index(fields=["casus", "soort", "-vastgesteld_op"], name="document_soort")
        ]
        constraints = [
            models.UniqueConstraint(fields=["reeks", "versienummer"], name="document_een_versie"),
            models.UniqueConstraint(
                fields=["reeks"], condition=Q(status="concept"), name="document_een_concept"
            ),
            models.CheckConstraint(
                name="document_vastgesteld_op_een_dag",
                condition=~Q(status__in=["vastgesteld", "vervangen"])
                | Q(vastgesteld_op__isnull=False),
            ),
        ]
        triggers: list[pgtrigger.Trigger] = [
            frozen_unless_concept(
                "document_bevroren", "vervangen_op", "ingetrokken_op", "ingetrokken_reden"
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam}, versie {self.versienummer}"

    @property
    def documentsoort(self) -> Documentsoort:
        """The description of its kind."""
        return kind(self.soort)

    @property
    def naam(self) -> str:
        """The title, or else the name of the kind."""
        return self.titel or self.documentsoort.titel

    @property
    def vingerafdruk(self) -> str:
        """SHA-256 of exactly these contents: what a signature is under."""
        kern = [self.soort, self.versienummer, self.inhoud]
        tekst = json.dumps(kern, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(tekst.encode()).hexdigest()

    def dossier_kenmerk(self) -> uuid.UUID:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def event_kind(self) -> str:
        """The kind of document, for the timeline."""
        return self.soort

    def may_register(self, by: Any) -> Oordeel:
        """A writer of an involved organisation, of the side that makes this kind."""
        mag = may_begin(self.casus, self.documentsoort, self.organisatie, self.vandaag)
        return first_refusal(mag, writes(self, by))

    def may_amend(self, by: Any) -> Oordeel:
        """Only a concept changes; afterwards a new version does."""
        if self.status != self.Status.CONCEPT:
            return Nee("Dit document is vastgesteld.", "Maak een nieuwe versie.")
        return writes(self, by)

    def clean(self) -> None:
        """The answers fit their parts; what is being vastgesteld is complete."""
        fouten = malformed(self.documentsoort, self.inhoud)
        if self.status == self.Status.VASTGESTELD:
            fouten = {**self.missing(), **fouten}
        if fouten:
            raise ValidationError(fouten)

    def missing(self) -> dict[str, str]:
        """What is still to be filled in on `vandaag`: part code -> what to do."""
        leeftijd = self.casus.jeugdige.age_on(self.vandaag)
        return {
            **also_missing(self.soort, self.inhoud, self.casus.route),
            **missing_around(self),
            **missing(self.documentsoort, self.inhoud, leeftijd),
        }

    def termijn_feiten(self) -> list[Termijnfeit]:
        """When people look back, and by when a report is shared (CR-A2-11)."""
        return facts_of(self)

    @classmethod
    def with_facts(cls) -> models.QuerySet[Any]:
        """With the sharings, for recomputing many."""
        return cls.objects.select_related("casus", "organisatie").prefetch_related("delingen")

    @transition(
        status,
        source=Status.CONCEPT,
        target=Status.VASTGESTELD,
        permission=writes,
        custom={
            "label": "Vaststellen",
            "gebeurd": "Document vastgesteld",
            "volgorde": 10,
            "direct": (replace_previous,),
            "then": (
                "casusregie.note_gezinsplan",
                "casusregie.note_toekomstplan",
                "casusregie.note_uithuisplan",
            ),
        },
    )
    def adopt(self, *, on: date, by: Any) -> None:
        """From here the contents are frozen; the version before it is replaced."""
        self.vastgesteld_op, self.vastgesteld_door = on, by

    @transition(
        status,
        source=Status.VASTGESTELD,
        target=Status.VERVANGEN,
        conditions=[newer_version_adopted],
        permission=any_of(is_system, writes),
        custom={"label": "Vervangen", "gebeurd": "Document vervangen", "systeem": True},
    )
    def replace(self, *, on: date, by: Any) -> None:
        """A later version was vastgesteld."""
        self.vervangen_op = on

    @transition(
        status,
        source=[Status.CONCEPT, Status.VASTGESTELD],
        target=Status.INGETROKKEN,
        permission=writes,
        custom={"label": "Intrekken", "gebeurd": "Document ingetrokken", "volgorde": 90},
    )
    def withdraw(self, *, on: date, by: Any, ingetrokken_reden: str) -> None:
        """It does not count any more; the reason stays with it."""
        self.ingetrokken_op, self.ingetrokken_reden = on, ingetrokken_reden.strip()
