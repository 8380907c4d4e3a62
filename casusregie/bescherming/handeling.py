"""Wat een partij in route C deed, met datum: alleen toevoegen, nooit wijzigen (CR-C1-06, -07)."""

from typing import Any, Self

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.jeugdige.models import Gezinslid
from casusregie.toestemming.vragen import may_share
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.triggers import append_only

from .bevoegd import does_for
from .handelingsoorten import HANDELINGEN, KEUZES, Handelingsoort

KIES_UITKOMST = "Kies wat de uitkomst is"


class HandelingQuerySet(OnderCasusQuerySet):
    """Sentences about acts."""

    def for_list(self) -> Self:
        """With who and about whom, oldest first."""
        namen = self.select_related("door", "organisatie", "gezinslid__jeugdige")
        return namen.order_by("gedaan_op", "pk")


@pghistory.track()
class Handeling(Onderwerp):
    """One act of one party in route C."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="handelingen")
    soort = models.CharField(max_length=40, choices=KEUZES)
    gedaan_op = models.DateField("datum")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    gezinslid = models.ForeignKey(
        Gezinslid, models.PROTECT, null=True, blank=True, related_name="+"
    )
    gezin_geinformeerd_op = models.DateField(null=True, blank=True)
    uitkomst = models.CharField(max_length=20, blank=True)
    toelichting = models.TextField(blank=True, validators=[MaxLengthValidator(4000)])

    objects = HandelingQuerySet.as_manager()
    na_registratie = ("casusregie.follow_handeling",)

    class Meta:
        verbose_name = "handeling"
        verbose_name_plural = "handelingen"
        indexes = [models.Index(fields=["casus", "soort", "gedaan_op"], name="handeling_casus")]
        triggers = append_only()

    def __str__(self) -> str:
        return self.kind.titel

    @property
    def kind(self) -> Handelingsoort:
        """What this kind of act asks."""
        return HANDELINGEN[self.soort]

    @property
    def uitkomst_tekst(self) -> str:
        """The outcome in words."""
        return dict(self.kind.uitkomsten).get(self.uitkomst, "")

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def event_kind(self) -> str:
        """What it is about, for the timeline."""
        return self.soort

    def may_register(self, by: Any) -> Oordeel:
        """The party itself, or the GI on behalf of it."""
        return does_for(self.kind.partij, self, by)

    def clean(self) -> None:
        """What the kind asks is there, dates lie in the past, and sharing has consent."""
        fouten = {**self._check_dates(), **self._check_answers(), **self._check_places()}
        if not fouten:
            fouten = self._check_consent()
        if fouten:
            raise ValidationError(fouten)

    def _check_dates(self) -> dict[str, str]:
        """Nothing is recorded before it happened."""
        toekomst = "Kies een datum die niet in de toekomst ligt"
        velden = ("gedaan_op", "gezin_geinformeerd_op")
        return {
            naam: toekomst
            for naam in velden
            if getattr(self, naam) and getattr(self, naam) > self.vandaag
        }

    def _check_answers(self) -> dict[str, str]:
        kind = self.kind
        keuzes = dict(kind.uitkomsten)
        vragen = {
            "uitkomst": (bool(keuzes) and self.uitkomst not in keuzes, KIES_UITKOMST),
            "toelichting": (
                kind.toelichting and not self.toelichting,
                "Schrijf in een paar zinnen op wat er is gedaan of afgesproken",
            ),
            "gezin_geinformeerd_op": (
                kind.gezin and not self.gezin_geinformeerd_op,
                "Vul in op welke dag u het gezin heeft geïnformeerd",
            ),
        }
        return {naam: zin for naam, (fout, zin) in vragen.items() if fout}

    def _check_places(self) -> dict[str, str]:
        fouten = {}
        if self.kind.organisatie and (
            self.organisatie is None or self.organisatie.soort != self.kind.organisatie
        ):
            fouten["organisatie"] = "Kies de organisatie waar het om gaat"
        if self.kind.kind and (
            self.gezinslid is None or self.gezinslid.gezin_id != self.casus.gezin_id
        ):
            fouten["gezinslid"] = "Kies om welk kind het gaat"
        return fouten

    def _writer(self) -> Organisatie | None:
        """In whose name it is shared: sharing with somebody else needs consent (CR-C2-11)."""
        eigen = [a.organisatie for a in self.door.aanstellingen_op(self.vandaag)]
        ander = (o for o in eigen if o.pk != self.organisatie_id)
        return next(ander, None)

    def _check_consent(self) -> dict[str, str]:
        """Sharing outside the GI only with consent (CR-C3-09, -10)."""
        if not self.kind.delen:
            return {}
        wat, doel = self.kind.delen
        oordeel = may_share(
            self.casus, self.organisatie, wat, doel, self.vandaag, van=self._writer()
        )
        if isinstance(oordeel, Nee):
            return {"organisatie": f"{oordeel.reden} {oordeel.weg}".strip()}
        return {}
