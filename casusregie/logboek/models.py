"""De aantekening: één regel in het logboek, die nooit wijzigt maar een nieuwe versie krijgt."""

import uuid
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezinslid
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from casusregie.termijnen.projectie import project
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.triggers import append_only

from . import termijnfeiten
from .bevoegd import takes_part
from .controle import check
from .querysets import AantekeningQuerySet
from .soorten.tabel import SOORTEN
from .velden import Omstandigheid, Soort
from .voorwaarden import objection


@pghistory.track()
class Aantekening(MetTermijnen, Onderwerp):
    """One entry of a kind from the table; a correction or addition is a new version of it.

    `inhoud` holds the answers by name, as `controle.check` wants them. `intern`: only for the
    organisation that wrote it.
    """

    na_registratie = ("casusregie.follow_entry",)

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="aantekeningen")
    soort = models.CharField(max_length=30)  # a code of the table; judged in clean
    moment = models.DateTimeField()
    inhoud = models.JSONField(default=dict)
    over = models.ForeignKey(
        Gezinslid, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    arrangement_kenmerk = models.UUIDField(null=True, blank=True)
    maker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateField()
    intern = models.BooleanField(default=False)
    verbetert = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="verbeterd_door"
    )
    reden = models.CharField("wat is er anders", max_length=200, blank=True)

    objects = AantekeningQuerySet.as_manager()

    class Meta:
        verbose_name = "aantekening"
        verbose_name_plural = "aantekeningen"
        indexes = [
            models.Index(fields=["casus", "-moment", "-id"], name="aantekening_casus"),
            models.Index(fields=["casus", "soort", "-moment"], name="aantekening_soort"),
        ]
        constraints = [
            models.CheckConstraint(
                name="verbetering_heeft_reden", condition=Q(verbetert=None) | ~Q(reden="")
            )
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.naam

    @property
    def kind(self) -> Soort:
        """The row of the table."""
        return SOORTEN[self.soort]

    @property
    def naam(self) -> str:
        """The name of its kind."""
        return self.kind.naam if self.soort in SOORTEN else "aantekening"

    @property
    def vervangen(self) -> bool:
        """Is there a later version?"""
        return hasattr(self, "verbeterd_door")

    def newest(self) -> "Aantekening":
        """The version that holds now, which may be this one."""
        rij = type(self).objects.with_replacement(self.pk)
        return rij.verbeterd_door.newest() if rij.vervangen else rij

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """From high to low: the casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Who takes part in the casus in a role of the kind; a new version: also who completes it.

        The version that it replaces must be visible: an internal one of others is not.
        """
        if self.soort not in SOORTEN:
            return Nee("Kies een soort uit de lijst.")
        rollen = self.kind.rollen
        if self.verbetert_id is not None:
            gezien = type(self).objects.visible_to(by, self.vandaag).filter(pk=self.verbetert_id)
            if not gezien.exists():
                return Nee("U mag deze aantekening niet wijzigen.")
            rollen = (*rollen, *self.kind.aanvullers)
            if self._by_backoffice(by):
                return True
        return takes_part(self, by, rollen)

    def _by_backoffice(self, by: Any) -> bool:
        rollen = [rol for rol in self.kind.aanvullers if rol == "backoffice"]
        op = {"on": self.vandaag, "organisatie_id": self.casus.gemeente_id}
        return bool(rollen) and bool(by.has_role(*rollen, **op))

    def may_amend(self, by: Any) -> Oordeel:
        """Never: the table only grows."""
        return Nee("Een aantekening wijzigt niet.", "Maak een verbetering.")

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        """Who was first with a new version is for the database: the second gets a Conflict."""
        super().validate_unique(exclude={"verbetert"} | set(exclude or ()))

    def clean(self) -> None:
        """The answers fit the kind, the moment is not in the future, the version is the next."""
        if self.soort not in SOORTEN:
            raise ValidationError({"soort": "Kies een soort uit de lijst"})
        dag = timezone.localdate(self.moment)
        bij = Omstandigheid(dag, self.casus.jeugdige.age_on(dag))
        fouten = check(self.kind, self.inhoud, self.vandaag, bij)
        fouten |= self._wrong_moment(dag) | self._wrong_reference()
        if fouten:
            raise ValidationError(fouten)
        if bezwaar := objection(self):
            raise ValidationError(bezwaar)

    def _wrong_moment(self, dag: date) -> dict[str, str]:
        if dag > self.vandaag:
            return {"moment": "Kies een moment dat niet in de toekomst ligt"}
        if dag < self.casus.jeugdige.geboortedatum:
            return {"moment": "Kijk de datum na: dit is voor de geboorte"}
        return {}

    def _wrong_reference(self) -> dict[str, str]:
        fouten = {}
        if self.verbetert is not None and self._does_not_follow(self.verbetert):
            fouten["verbetert"] = "Een nieuwe versie hoort bij dezelfde soort en casus"
        if self.over is not None and self.over.gezin_id != self.casus.gezin_id:
            fouten["over"] = "Kies iemand uit dit gezin"
        return fouten

    def _does_not_follow(self, vorige: "Aantekening") -> bool:
        return (vorige.soort, vorige.casus_id) != (self.soort, self.casus_id)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """What the kind says, as long as this version holds."""
        vervangen = not self.ontstaat and self.vervangen
        return [] if vervangen else termijnfeiten.facts_of(self)

    @classmethod
    def with_facts(cls) -> models.QuerySet[Any]:
        """With casus and later version, for recomputing many."""
        return cls.objects.select_related("casus", "verbeterd_door")

    def sync_termijnen(self) -> None:
        """Of itself, of the version it replaces, and of what waits for an entry of this kind."""
        rijen = [self]
        if self.verbetert is not None:
            rijen.append(type(self).objects.with_replacement(self.verbetert_id))
        rijen += termijnfeiten.waiting_for(self)
        project(rijen)
        termijnfeiten.touch_followers(self)
