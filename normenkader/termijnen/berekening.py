"""Computes the last day of a termijn and tells in Dutch how that day came about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from normenkader.termijnen.kalender import (
    KALENDER,
    WETTELIJKE_KALENDER,
    Kalender,
    add_months,
    age_date,
)
from normenkader.termijnen.regel import Eenheid, Richting, Termijnregel
from normenkader.termijnen.stand import Stand, Urgentie, stand
from normenkader.termijnen.verantwoording import (
    result_sentences,
    start_sentences,
    suspension_sentences,
)

__all__ = [
    "Afleiding",
    "Opschorting",
    "Stand",
    "Urgentie",
    "compute_uiterste_datum",
    "dag_van",
    "dagnummer",
    "derive",
    "eerste_dag_escalatie",
    "laatste_dag",
    "stand",
    "te_laat_op",
    "trede_twee_op",
]

ANTWOORD_WERKDAGEN = 3
#: Days that nothing moves: a birthday, and the day that people agreed on.
VASTE_DAG = (Eenheid.LEEFTIJD, Eenheid.DATUM)


@dataclass(frozen=True, order=True)
class Opschorting:
    """A span in which the termijn stands still; both days count. No `einde`: it still does."""

    begin: date
    einde: date | None = None

    def __post_init__(self) -> None:
        if self.einde is not None and self.einde < self.begin:
            raise ValueError("Een opschorting eindigt niet voor haar begin")


@dataclass(frozen=True)
class Afleiding:
    """How a last day was derived: the facts, and in words."""

    regel: Termijnregel
    start: date
    zonder_opschorting: date
    opgeschorte_dagen: int
    voor_verschuiving: date
    uiterlijk: date
    staat_stil_sinds: date | None
    opgeschort: tuple[Opschorting, ...]

    @property
    def zinnen(self) -> tuple[str, ...]:
        """One Dutch sentence per step; made when somebody wants to read them."""
        spans = [(o.begin, o.einde) for o in self.opgeschort if o.einde]
        return (
            *start_sentences(self.regel, self.start, self.zonder_opschorting),
            *suspension_sentences(self.regel, spans, self.opgeschorte_dagen),
            *result_sentences(
                self.regel, self.voor_verschuiving, self.uiterlijk, self.staat_stil_sinds
            ),
        )

    @property
    def verschoven(self) -> bool:
        """True when the day moved to the next werkdag."""
        return self.uiterlijk != self.voor_verschuiving


def compute_uiterste_datum(
    regel: Termijnregel,
    start: date,
    opschortingen: Iterable[Opschorting] = (),
    kalender: Kalender = KALENDER,
) -> date:
    """The last day on which the termijn is still met; overdue from the next day.

    Counting as in domein.md §0 k. A closed suspension adds its days (werkdagen for a rule in
    werkdagen) as far as they fall after `start` and not after the last day of that moment;
    overlapping suspensions count once. An open suspension adds nothing yet: the termijn then
    stands still and the result is provisional. Termijnen counted back and ages do not suspend.
    """
    return derive(regel, start, opschortingen, kalender).uiterlijk


def derive(
    regel: Termijnregel,
    start: date,
    opschortingen: Iterable[Opschorting] = (),
    kalender: Kalender = KALENDER,
) -> Afleiding:
    """The derivation of the last day, for the screen that shows it (architectuur.md §5)."""
    gesorteerd = sorted(opschortingen, key=_sort_key) if _can_suspend(regel) else []
    basis = _base_date(regel, start, kalender)
    geteld = _suspend(regel, start, basis, gesorteerd, kalender)
    dagen = sum(n for _, n in geteld)
    lopend = _move(regel, basis, dagen, kalender)
    uiterlijk = WETTELIJKE_KALENDER.next_werkdag(lopend) if _shifts(regel) else lopend
    stil = next((o.begin for o in gesorteerd if o.einde is None and o.begin <= uiterlijk), None)
    opgeschort = tuple(o for o, _ in geteld)
    return Afleiding(regel, start, basis, dagen, lopend, uiterlijk, stil, opgeschort)


def dagnummer(start: date, on: date) -> int:
    """Number of day `on` in a span whose start day is 1; 0 or less before the start."""
    return (on - start).days + 1


def dag_van(start: date, n: int) -> date:
    """The date of day n, start day is 1: the inverse of `dagnummer`."""
    return start + timedelta(days=n - 1)


def laatste_dag(start: date, lengte: int) -> date:
    """The last day of a span of `lengte` >= 1 days, start day included (28: start + 27)."""
    if lengte < 1:
        raise ValueError("Een duur is minstens 1 dag")
    return dag_van(start, lengte)


def te_laat_op(uiterlijk: date) -> date:
    """The first day on which it is too late: the day after (weekend or not)."""
    return uiterlijk + timedelta(days=1)


def eerste_dag_escalatie(laatste: date) -> date:
    """Day of trede 1 of the ladder termijn: the day after the missed day (day 29)."""
    return te_laat_op(laatste)


def trede_twee_op(
    trede_een_op: date, kalender: Kalender = KALENDER, werkdagen: int = ANTWOORD_WERKDAGEN
) -> date:
    """Day of trede 2: the first werkdag after `werkdagen` werkdagen without an answer.

    So the 4th werkdag after trede 1 (domein.md §0 l, ui.md §5.1): last day Wednesday 11 March
    2026, trede 1 on 12 March, werkdagen 13, 16 and 17, RER on Wednesday 18 March.
    """
    return kalender.add_werkdagen(trede_een_op, werkdagen + 1)


def _sort_key(opschorting: Opschorting) -> tuple[date, date]:
    return opschorting.begin, opschorting.einde or date.max


def _can_suspend(regel: Termijnregel) -> bool:
    countable = regel.richting is Richting.NA and regel.eenheid not in VASTE_DAG
    return countable and regel.kan_stilstaan


def _shifts(regel: Termijnregel) -> bool:
    return regel.verschuift_naar_werkdag


def _base_date(regel: Termijnregel, start: date, kalender: Kalender) -> date:
    if regel.eenheid in VASTE_DAG:
        leeftijd = regel.eenheid is Eenheid.LEEFTIJD
        return age_date(start, *divmod(regel.lengte, 12)) if leeftijd else start
    n = regel.lengte if regel.richting is Richting.NA else -regel.lengte
    match regel.eenheid:
        case Eenheid.DAGEN:
            return start + timedelta(days=n - (1 if regel.eerste_dag_telt else 0))
        case Eenheid.WERKDAGEN:
            return kalender.add_werkdagen(start, n)
        case Eenheid.WEKEN:
            return start + timedelta(weeks=n)
        case _:
            return add_months(start, n)


def _suspend(
    regel: Termijnregel,
    start: date,
    basis: date,
    opschortingen: Iterable[Opschorting],
    kalender: Kalender,
) -> list[tuple[Opschorting, int]]:
    """The closed suspensions that count, each with the days it adds."""
    geteld: list[tuple[Opschorting, int]] = []
    uiterlijk = basis
    vrij_vanaf = te_laat_op(start)
    for opschorting in opschortingen:
        begin = max(opschorting.begin, vrij_vanaf)
        if opschorting.einde is None or begin > min(opschorting.einde, uiterlijk):
            continue
        vrij_vanaf = te_laat_op(opschorting.einde)
        dagen = _days_in(regel, begin, opschorting.einde, kalender)
        uiterlijk = _move(regel, uiterlijk, dagen, kalender)
        geteld.append((opschorting, dagen))
    return geteld


def _days_in(regel: Termijnregel, begin: date, einde: date, kalender: Kalender) -> int:
    if regel.eenheid is Eenheid.WERKDAGEN:
        return kalender.werkdagen_in(begin, einde)
    return (einde - begin).days + 1


def _move(regel: Termijnregel, uiterlijk: date, dagen: int, kalender: Kalender) -> date:
    if regel.eenheid is Eenheid.WERKDAGEN:
        return kalender.add_werkdagen(uiterlijk, dagen)
    return uiterlijk + timedelta(days=dagen)
