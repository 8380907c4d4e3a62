"""Vergelijkt de wachttijd met de Treeknorm en zegt wat dan helpt (CR-B1-10)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from casusregie.toestemming.lijsten import Doel, Wat
from casusregie.toestemming.vragen import may_share
from normenkader.instellingen import effective_regel, kalender_op
from normenkader.termijnen.berekening import compute_uiterste_datum
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.redenen import Oordeel

from .intake import Intake, Status


@dataclass(frozen=True)
class Wachttijd:
    """Days waited (or expected) against the norm, from `start`; `uiterlijk` is still in time."""

    naam: str
    start: date
    dagen: int
    norm_dagen: int
    uiterlijk: date
    klaar: bool

    @property
    def te_lang(self) -> bool:
        """Longer than the norm."""
        return self.dagen > self.norm_dagen


def waiting_of(intake: Intake, on: date) -> list[Wachttijd]:
    """Both stretches: to the intake, and from the intake to the treatment (weeks are settings).

    An expected first day counts when the treatment has not begun.
    """
    gesprek = intake.eerste_contact_op
    lijst = [_stretch("Tot de intake", "treeknorm.intake", intake.aangemeld_op, gesprek, on)]
    if gesprek:
        begin = intake.behandeling_op
        verwacht = begin or max(on, intake.behandeling_verwacht_op or on)
        stuk = _stretch("Tot de hulp begint", "treeknorm.behandeling", gesprek, verwacht, on)
        lijst.append(stuk if begin else _unfinished(stuk))
    return lijst


def advice_of(intake: Intake, on: date) -> str:
    """What to do when the help cannot be given, or not in time; empty when all is well."""
    if intake.status in (Status.BEGONNEN, Status.ELDERS):
        return ""
    if intake.past_aanbod is False:
        return "De hulp past niet bij deze aanbieder. Breng de hulpvraag naar ZBT of het RER."
    if any(stuk.te_lang for stuk in waiting_of(intake, on)):
        return "De hulp komt niet op tijd. Breng de hulpvraag naar ZBT of het RER."
    return ""


def may_bring_to_rer(casus: Any, on: date) -> Oordeel:
    """Only with consent of the jeugdige or the family for this purpose."""
    rer = Organisatie.objects.of_soort(Soort.RER).valid_on(on).order_by("pk").first()
    return may_share(casus, rer, Wat.HULPVRAAG, Doel.EXPERTTEAM, on)


def _stretch(naam: str, code: str, start: date, tot: date | None, on: date) -> Wachttijd:
    regel = effective_regel(code, start)
    uiterlijk = compute_uiterste_datum(regel, start, (), kalender_op(start))
    dagen = ((tot or on) - start) // timedelta(days=1)
    return Wachttijd(naam, start, dagen, (uiterlijk - start).days, uiterlijk, tot is not None)


def _unfinished(stuk: Wachttijd) -> Wachttijd:
    return Wachttijd(stuk.naam, stuk.start, stuk.dagen, stuk.norm_dagen, stuk.uiterlijk, False)
