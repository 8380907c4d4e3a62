"""Wanneer iemand een leeftijd bereikt: deze ene regel beslist overal, ook in zoekvragen.

Een leeftijd is bereikt aan het begin van de verjaardag. Wie op 29 februari geboren is, wordt in
een gewoon jaar ouder op 1 maart: pas dan zijn de volle jaren voorbij. De wet noemt voor 29
februari geen dag; zo is niemand te vroeg 12, 16 of 18 (domein.md §0 k).
"""

import calendar
from datetime import date, timedelta


def birthday(geboren: date, jaren: int) -> date:
    """The day somebody becomes `jaren` years; 29 February is 1 March in common years."""
    jaar = geboren.year + jaren
    if (geboren.month, geboren.day) == (2, 29) and not calendar.isleap(jaar):
        return date(jaar, 3, 1)
    return geboren.replace(year=jaar)


def age_on(geboren: date, on: date) -> int:
    """Age in whole years on the day `on`; negative before birth."""
    jaren = on.year - geboren.year
    return jaren if on >= birthday(geboren, jaren) else jaren - 1


def age_date(geboren: date, jaren: int, maanden: int = 0) -> date:
    """The day somebody is `jaren` years and `maanden` months old (16,5 jaar is 16 and 6)."""
    return add_months(birthday(geboren, jaren), maanden)


def born_by(on: date, jaren: int, maanden: int = 0) -> date:
    """Who is born on this day or before has reached that age on `on`; who is born later has not.

    For questions to the database: the same rule, the other way round.
    """
    maand = add_months(on, -12 * jaren - maanden)
    dag = maand.replace(day=calendar.monthrange(maand.year, maand.month)[1])
    while age_date(dag, jaren, maanden) > on:
        dag -= timedelta(days=1)
    return dag


def add_months(dag: date, n: int) -> date:
    """Same day number n months on (n may be negative), else the last day of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + n, 12)
    laatste = calendar.monthrange(jaar, maand + 1)[1]
    return date(jaar, maand + 1, min(dag.day, laatste))


__all__ = ["add_months", "age_date", "age_on", "birthday", "born_by"]
