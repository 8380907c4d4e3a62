"""Houdt de stand van een arrangement gelijk met de gemelde starts en stops."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from arrangementen.toewijzing.models import Stand, Toewijzing
from casusregie.routes.vinden import note_start
from organisaties.models import Medewerker
from verloop.overgangen import perform

from .models import Arrangement, Arrangementstand

#: (status now, what the facts say) -> the transitions that lead there
WEGEN: dict[tuple[str, str], tuple[str, ...]] = {
    ("opdracht_gegeven", "loopt"): ("note_start",),
    ("opdracht_gegeven", "opgeschort"): ("note_start", "suspend"),
    ("opdracht_gegeven", "beeindigd"): ("note_start", "end"),
    ("loopt", "opdracht_gegeven"): ("revoke_start",),
    ("loopt", "opgeschort"): ("suspend",),
    ("loopt", "beeindigd"): ("end",),
    ("opgeschort", "opdracht_gegeven"): ("resume", "revoke_start"),
    ("opgeschort", "loopt"): ("resume",),
    ("opgeschort", "beeindigd"): ("end_suspended",),
    ("beeindigd", "opdracht_gegeven"): ("reopen", "revoke_start"),
    ("beeindigd", "loopt"): ("reopen",),
    ("beeindigd", "opgeschort"): ("reopen", "suspend"),
}


def follow_facts(
    arrangement_id: int,
    op: datetime,
    toewijzingen: Sequence[Toewijzing] | None = None,
    by: Medewerker | None = None,
) -> Arrangement:
    """Bring the arrangement where its reported starts and stops say it is; nothing when it is so.

    A lapsed arrangement stays lapsed: it needs a new opdracht (CR-A3-05). `toewijzingen`: all of
    the arrangement, with their starts and stops, when the caller has them; `by`: the clock.
    """
    arrangement = Arrangement.objects.select_related("casus").get(pk=arrangement_id)
    if toewijzingen is None:
        alle = Toewijzing.objects.filter(onderdeel__arrangement=arrangement)
        toewijzingen = list(alle.with_zorg())
    toewijzingen = [toewijzing for toewijzing in toewijzingen if not toewijzing.vervallen]
    dagen = _days(toewijzingen)
    by = by or Medewerker.objects.systeem()
    for overgang in WEGEN.get((arrangement.status, wanted_by(toewijzingen)), ()):
        dag = dagen["start" if overgang in ("note_start", "resume") else "stop"]
        if overgang == "resume":
            dag = dagen["laatste_start"]
        arrangement = perform(arrangement, overgang, by=by, op=op, dag=dag)
    if arrangement.start_op:
        note_start(arrangement.casus, gestart_op=arrangement.start_op, op=op)
    return arrangement


def wanted_by(toewijzingen: Sequence[Toewijzing]) -> str:
    """What the facts of all parts together say."""
    standen = {toewijzing.stand for toewijzing in toewijzingen}
    if standen <= {Stand.WACHT}:
        return Arrangementstand.OPDRACHT_GEGEVEN
    if Stand.LOOPT in standen or Stand.WACHT in standen:
        return Arrangementstand.LOOPT
    return Arrangementstand.OPGESCHORT if Stand.STIL in standen else Arrangementstand.BEEINDIGD


def _days(toewijzingen: Sequence[Toewijzing]) -> dict[str, date | None]:
    starts: list[Any] = [start for t in toewijzingen for start in t.counting_starts()]
    begin = sorted(start.begindatum for start in starts)
    einde = sorted(stop.einddatum for start in starts for stop in start.counting_stops())
    return {
        "start": begin[0] if begin else None,
        "laatste_start": begin[-1] if begin else None,
        "stop": einde[-1] if einde else None,
    }
