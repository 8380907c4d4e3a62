"""Wie wacht op hulp, hoe lang, en waarom: de drie data van de intake met de oorzaak (RV-0-04)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from casusregie.toestemming.bevoegd import AANBIEDERROLLEN
from casusregie.verwijzers.intake import Intake
from casusregie.verwijzers.intake import Status as Intakestatus
from casusregie.verwijzers.wachttijd import Wachttijd, waiting_of
from organisaties.rollen import Soort

from .keuzes import Overbrugging, Wachtoorzaak
from .wachten import Wachtregistratie

WACHT = (Intakestatus.WACHT, Intakestatus.GEDAAN)
ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Wachtende:
    """One jeugdige who waits at one aanbieder; days count to `on`."""

    intake: Intake
    stukken: list[Wachttijd]
    reden: Wachtregistratie | None

    @property
    def dagen(self) -> int:
        """Days since the aanmelding, until now."""
        return sum(stuk.dagen for stuk in self.stukken)

    @property
    def te_lang(self) -> bool:
        """One of the two stretches is longer than the norm."""
        return any(stuk.te_lang for stuk in self.stukken)

    @property
    def oorzaak(self) -> str:
        """The code of the cause; "onbekend" without one."""
        return self.reden.oorzaak if self.reden else ONBEKEND


def waiting(on: date, intakes: QuerySet[Intake] | None = None) -> list[Wachtende]:
    """Everybody who waits, the longest first; 2 queries for any number.

    Without `intakes` it is about the whole region: for counting only, never to show names.
    """
    vraag = Intake.objects.all() if intakes is None else intakes
    vraag = vraag.filter(status__in=WACHT, casus__gesloten_op=None, aangemeld_op__lte=on)
    geldig = Prefetch(
        "wachtregistraties", queryset=Wachtregistratie.objects.current(), to_attr="geldig"
    )
    rijen = vraag.select_related("casus__jeugdige", "organisatie").prefetch_related(geldig)
    lijst = [
        Wachtende(intake, waiting_of(intake, on), next(iter(intake.geldig), None))
        for intake in rijen
    ]
    return sorted(lijst, key=lambda w: (-w.dagen, w.intake.pk))


def waiting_for(medewerker: Any, on: date) -> list[Wachtende]:
    """Of the casussen this person may see; an aanbieder only those who wait for itself."""
    intakes = Intake.objects.visible_to(medewerker, on)
    plekken = medewerker.aanstellingen_op(on)
    if all(a.organisatie.soort == Soort.AANBIEDER for a in plekken):
        intakes = intakes.filter(
            Q(organisatie__in=medewerker.organisaties_op(on, *AANBIEDERROLLEN))
        )
    return waiting(on, intakes)


def too_long(wachtenden: Iterable[Wachtende]) -> list[Wachtende]:
    """Those above the Treeknorm."""
    return [w for w in wachtenden if w.te_lang]


def count_by_cause(wachtenden: Iterable[Wachtende]) -> list[tuple[str, str, int]]:
    """(code, name, number) per cause, "onbekend" last; for the figures of the region."""
    telling = Counter(w.oorzaak for w in wachtenden)
    rijen = [(code, str(naam), telling.get(code, 0)) for code, naam in Wachtoorzaak.choices]
    return [*rijen, (ONBEKEND, "Oorzaak nog niet vastgelegd", telling.get(ONBEKEND, 0))]


def count_by_bridging(wachtenden: Iterable[Wachtende]) -> list[tuple[str, str, int]]:
    """(code, name, number) per way of bridging, of those whose cause is known."""
    telling = Counter(w.reden.overbrugging for w in wachtenden if w.reden)
    return [(code, str(naam), telling.get(code, 0)) for code, naam in Overbrugging.choices]
