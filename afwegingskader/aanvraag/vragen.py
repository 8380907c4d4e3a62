"""Vragen over aanvragen: welke er zijn, wie eraan meewerkte en welke dagen er over zijn."""

from typing import Any, Self

from django.db import models

from afwegingskader.inzet.models import EenOpEenInzet
from afwegingskader.reeks import chain_for
from afwegingskader.zicht import EigenAanbiederQuerySet
from normenkader.models import KaderVersie
from normenkader.termijnen.reeks import Reeks
from verloop.models import Gebeurtenis

from .inhoud import VOOR_BESLUIT


class AanvraagQuerySet(EigenAanbiederQuerySet):
    """Sentences about aanvragen; `visible_to` comes from the base."""

    def open(self) -> Self:
        """Not yet decided and not withdrawn."""
        return self.filter(status__in=VOOR_BESLUIT)

    def for_list(self) -> Self:
        """With what a row of a list shows."""
        return self.select_related("casus__jeugdige", "aanbieder")


class Aanvraagvragen(models.Model):
    """Questions one aanvraag answers; each costs its queries once per instance.

    The door works on a fresh instance under a lock, so nothing here grows old.
    """

    class Meta:
        abstract = True

    @property
    def is_open(self: Any) -> bool:
        """Not yet decided and not withdrawn."""
        return self.besloten_op is None and self.ingetrokken_op is None

    @property
    def dagen(self: Any) -> int | None:
        """Requested length in days, first and last included; None while a date is missing."""
        if self.begindatum is None or self.einddatum is None:
            return None
        return int((self.einddatum - self.begindatum).days) + 1

    def involved_ids(self: Any) -> set[int]:
        """Everybody who wrote, asked, agreed or analysed before the decision (four eyes)."""
        if "_betrokken" not in self.__dict__:
            daden = Gebeurtenis.objects.filter(
                model=self._meta.label_lower, object_id=self.pk, door__is_systeem=False
            )
            mensen = {
                self.opgesteld_door_id,
                self.ingediend_door_id,
                self.akkoord_aanbieder_door_id,
                self.akkoord_regie_door_id,
                *daden.values_list("door_id", flat=True),
                *(analyse.auteur_id for analyse in self.all_analyses()),
            }
            self.__dict__["_betrokken"] = mensen - {None, self.besloten_door_id}
        betrokken: set[int] = self.__dict__["_betrokken"]
        return betrokken

    def all_analyses(self: Any) -> list[Any]:
        """The versions of the verklarende analyse, the newest first; with their people."""
        if "_analyses" not in self.__dict__:
            rijen = self.analyses.select_related("auteur", "vastgesteld_door").order_by("-nummer")
            self.__dict__["_analyses"] = list(rijen)
        analyses: list[Any] = self.__dict__["_analyses"]
        return analyses

    def adopted_analyse(self: Any) -> Any:
        """The newest version that was adopted for this aanvraag, or None (GV-M3-02)."""
        return next((a for a in self.all_analyses() if a.vastgesteld_op), None)

    def other_inzetten(self: Any) -> list[Any]:
        """All other 1-op-1 of the jeugdige that count, oldest first, whichever aanbieder."""
        if "_anderen" not in self.__dict__:
            rijen = EenOpEenInzet.objects.counting_for(self.casus.jeugdige_id)
            rijen = rijen.exclude(aanvraag=self.pk).select_related("aanbieder")
            self.__dict__["_anderen"] = list(rijen.order_by("begindatum"))
        anderen: list[Any] = self.__dict__["_anderen"]
        return anderen

    def reeks(self: Any) -> Reeks:
        """The chain this period joins, counted over all aanbieders (domein.md §0 a).

        Until it is submitted the kader of the first day holds, afterwards the one fixed then.
        """
        begin = self.begindatum or self.vandaag
        sleutel = (begin, self.einddatum, self.vandaag, self.ingediend_op)
        if self.__dict__.get("_reeks", (None,))[0] != sleutel:
            vast = self.ingediend_op is not None
            versie = self.kaderversie if vast else KaderVersie.objects.version_on(begin)
            kader = versie.to_kader() if versie else None
            reeks = chain_for(self.other_inzetten(), begin, self.einddatum, self.vandaag, kader)
            self.__dict__["_reeks"] = (sleutel, reeks)
        gevonden: Reeks = self.__dict__["_reeks"][1]
        return gevonden
