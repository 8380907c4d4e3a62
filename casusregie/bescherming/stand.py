"""Hoe het met een casus in route C staat: elke soort feiten hooguit één keer opgehaald."""

from datetime import date
from functools import cached_property
from typing import Any

from casusregie.casus.models import Casus
from casusregie.documenten.models import Document

from .basisteambesluit import Basisteambesluit
from .handeling import Handeling
from .maatregel import Maatregel
from .teamaanmelding import Teamaanmelding
from .teamtafel import Teamtafel


class Stand:
    """What was recorded for one casus; belongs to one look at it."""

    def __init__(self, casus: Casus) -> None:
        self.casus = casus

    @cached_property
    def maatregelen(self) -> list[Maatregel]:
        """All measures with their rulings, the newest first; withdrawn ones left out."""
        gevonden = self.casus.maatregelen.exclude(status="ingetrokken").prefetch_related(
            "uitspraken"
        )
        return [_with_casus(rij, self.casus) for rij in gevonden.order_by("-begindatum", "-pk")]

    @cached_property
    def handelingen(self) -> list[Handeling]:
        """All acts, oldest first."""
        rijen = Handeling.objects.filter(casus=self.casus).for_list()
        return [_with_casus(rij, self.casus) for rij in rijen]

    @cached_property
    def teamtafels(self) -> list[Teamtafel]:
        """All teamtafels with who takes part, newest first."""
        rijen = Teamtafel.objects.filter(casus=self.casus).for_list()
        return [_with_casus(rij, self.casus) for rij in rijen]

    @cached_property
    def besluiten(self) -> list[Basisteambesluit]:
        """All decisions of the basisteam, newest first."""
        return list(Basisteambesluit.objects.filter(casus=self.casus).for_list())

    @cached_property
    def aanmeldingen(self) -> list[Teamaanmelding]:
        """The aanmeldingen at lokale teams."""
        rijen = self.casus.teamaanmeldingen.select_related("team", "bevestigd_door").order_by("pk")
        return [_with_casus(rij, self.casus) for rij in rijen]

    @cached_property
    def documenten(self) -> list[Document]:
        """The vastgestelde documents, newest first, without their contents."""
        rijen = Document.objects.filter(casus=self.casus, status="vastgesteld")
        return list(rijen.defer("inhoud").order_by("-vastgesteld_op", "-pk"))

    def adopted_on(self, *soorten: str, van_gi: bool | None = None) -> date | None:
        """The day of the newest document of these kinds, of the GI itself or of another."""
        team = self.casus.team_id
        dagen = (
            stuk.vastgesteld_op
            for stuk in self.documenten
            if stuk.soort in soorten and van_gi in (None, stuk.organisatie_id == team)
        )
        return next(dagen, None)

    def first(self, *soorten: str) -> Handeling | None:
        """The first act of one of these kinds."""
        return next((h for h in self.handelingen if h.soort in soorten), None)

    def last(self, *soorten: str) -> Handeling | None:
        """The newest act of one of these kinds."""
        return next((h for h in reversed(self.handelingen) if h.soort in soorten), None)

    def done_on(self, *soorten: str) -> date | None:
        """The day of the first act of these kinds."""
        gedaan = self.first(*soorten)
        return gedaan.gedaan_op if gedaan else None

    def table_held_on(self, *soorten: str) -> date | None:
        """The day of the last teamtafel that was held (of these kinds)."""
        dagen = [
            tafel.gehouden_op
            for tafel in self.teamtafels
            if tafel.gehouden_op and (not soorten or tafel.soort in soorten)
        ]
        return max(dagen, default=None)

    def decided_on(self, *soorten: str) -> date | None:
        """The day of the newest decision of these kinds."""
        return next((b.genomen_op for b in self.besluiten if b.soort in soorten), None)

    @property
    def pad(self) -> str:
        """What follows after the measure, as last chosen; "" when nothing was chosen."""
        return next((m.pad for m in self.maatregelen if m.pad), "")


def _with_casus(rij: Any, casus: Casus) -> Any:
    rij.casus = casus
    return rij


def stand_of(onderwerp: Any) -> Stand:
    """The state beside a route object; a fresh route (as in the door) reads afresh."""
    if "_stand_c" not in onderwerp.__dict__:
        onderwerp.__dict__["_stand_c"] = Stand(onderwerp.casus)
    gevonden: Stand = onderwerp.__dict__["_stand_c"]
    return gevonden
