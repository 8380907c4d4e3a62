"""Schrijft uren casusregie bij de demonstratie, zodat de caseload ook uren heeft."""

from datetime import date, timedelta
from decimal import Decimal

from casusregie.models import Casus
from casusregie.regie.vragen import log_hours

from .lokaal import moment
from .wereld import Wereld

#: story → hours in each of the last weeks, the newest last
UREN = {
    "noor": ("3.5", "4", "2"),
    "lotte": ("2", "1.5", "1"),
    "jayden": ("1", "2.5", "3"),
    "imke": ("0.5", "1", "1.5"),
}


def play_hours(casussen: dict[str, Casus], wereld: Wereld, eind: date) -> None:
    """The casusregisseur writes the hours of a week on its last working day."""
    by = wereld.mensen["bakhuis"]
    for naam, weken in UREN.items():
        for terug, uren in enumerate(reversed(weken)):
            dag = eind - timedelta(weeks=terug, days=1)
            op = moment(dag, 16)
            log_hours(casussen[naam], by=by, week=dag, uren=Decimal(uren), op=op)
