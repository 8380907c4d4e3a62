"""How much of a toewijzing may be declared: per calendar month and in all (ijw.md §5e).

Inspanning: the full volume of every day, week or month that a period touches. Output per week: a
week counts in the month of its Sunday, a last week that does not end on a Sunday in the month of
the last Sunday of the toewijzing.
"""

from datetime import date, timedelta

from arrangementen.ijw.regels_toestand import BekendeToewijzing

OUTPUT = frozenset({"82", "83"})
MINUTEN = {"01": 1, "04": 60}
DAG, WEEK, MAAND, TOTAAL = "1", "2", "4", "6"


def fits_unit(toewijzing: BekendeToewijzing, eenheid: str) -> bool:
    """Whether a volume in this unit can be compared with the Omvang; hours and minutes can."""
    gelijk = toewijzing.eenheid == eenheid
    return gelijk or (toewijzing.eenheid in MINUTEN and eenheid in MINUTEN)


def in_minutes(volume: int, eenheid: str) -> int:
    """Hours as minutes; any other unit stays as it is."""
    return volume * MINUTEN.get(eenheid, 1)


def ceiling(toewijzing: BekendeToewijzing, begin: date, einde: date) -> int | None:
    """The highest volume for a span, in minutes or in the unit itself; None without an Omvang.

    The span is cut to the toewijzing by the caller. Hours count as minutes.
    """
    if toewijzing.volume is None:
        return None
    per = in_minutes(toewijzing.volume, toewijzing.eenheid)
    keren = _times(toewijzing, begin, einde)
    return None if keren is None else per * keren


def _times(toewijzing: BekendeToewijzing, begin: date, einde: date) -> int | None:
    if einde < begin:
        return 0
    if toewijzing.frequentie == DAG:
        return (einde - begin).days + 1
    if toewijzing.frequentie == WEEK:
        if toewijzing.eenheid in OUTPUT:
            return _sundays(begin, einde) + _open_last_week(toewijzing, begin, einde)
        return (_monday(einde) - _monday(begin)).days // 7 + 1
    if toewijzing.frequentie == MAAND:
        return (einde.year - begin.year) * 12 + einde.month - begin.month + 1
    return 1 if toewijzing.frequentie == TOTAAL else None


def _monday(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())


def _sundays(begin: date, einde: date) -> int:
    """Number of Sundays from begin up to and including einde; day 7 of the calendar is one."""
    return einde.toordinal() // 7 - (begin.toordinal() - 1) // 7


def _open_last_week(toewijzing: BekendeToewijzing, begin: date, einde: date) -> int:
    """1 when the toewijzing does not end on a Sunday and its last Sunday lies in this span.

    A toewijzing without any Sunday has its one week where it ends.
    """
    laatste = toewijzing.einddatum
    if laatste is None or laatste.weekday() == 6:
        return 0
    if _sundays(toewijzing.ingangsdatum, laatste):
        laatste -= timedelta(days=laatste.weekday() + 1)
    return int(begin <= laatste <= einde)
