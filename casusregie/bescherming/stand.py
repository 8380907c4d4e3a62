"""Hoe het met een casus in route C staat: elke soort feiten hooguit één keer opgehaald."""

from datetime import date
from functools import cached_property
from typing import Any

from casusregie.casus.models import Casus

from .basisteambesluit import Basisteambesluit
from .feiten import Bron, Feit, facts_of
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
        """All measures, the newest first; withdrawn ones left out."""
        gevonden = self.casus.maatregelen.exclude(status="ingetrokken")
        return [_with_casus(rij, self.casus) for rij in gevonden.order_by("-begindatum", "-pk")]

    @cached_property
    def feiten(self) -> list[Feit]:
        """What happened on which day, oldest first; one query."""
        return facts_of(self.casus)

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
        """The aanmeldingen at lokale teams; no query of its own while the facts know of none."""
        if not self.days(Bron.AANMELDING):
            return []
        rijen = self.casus.teamaanmeldingen.select_related("team", "bevestigd_door").order_by("pk")
        return [_with_casus(rij, self.casus) for rij in rijen]

    def days(self, bron: Bron, *soorten: str, merk: str = "") -> list[date]:
        """The days of these facts, oldest first; `merk` narrows to who or where."""
        return [
            feit.dag
            for feit in self.feiten
            if feit.bron == bron
            and (not soorten or feit.soort in soorten)
            and merk in ("", feit.merk)
        ]

    def last_day(self, bron: Bron, *soorten: str, merk: str = "") -> date | None:
        """The newest of these days."""
        return next(reversed(self.days(bron, *soorten, merk=merk)), None)

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
