"""Houdt de stand van een arrangement gelijk met de gemelde starts en stops."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from arrangementen.toewijzing.models import Stand, Toewijzing
from casusregie.casus.models import Casus
from casusregie.logboek.evaluaties.vervallen import plan_again
from casusregie.routes.vinden import note_starts
from organisaties.models import Medewerker
from verloop.samen import perform_many

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
MEESTE = max(len(weg) for weg in WEGEN.values())
#: on which day of the facts a transition happened; the others on the day of the stop
WANNEER = {"note_start": "start", "resume": "laatste_start"}
#: what those transitions set
DAGEN = ("start_op", "opgeschort_op", "hervat_op", "beeindigd_op")
#: a transition and its day
Stap = tuple[str, date | None]


def follow_facts(arrangement_id: int, op: datetime) -> Arrangement:
    """Bring the arrangement where its reported starts and stops say it is; nothing when it is so.

    A lapsed arrangement stays lapsed: it needs a new opdracht (CR-A3-05).
    """
    alle = Toewijzing.objects.filter(onderdeel__arrangement=arrangement_id)
    toewijzingen = list(alle.with_zorg())
    return follow_many({arrangement_id: toewijzingen}, op, Medewerker.objects.systeem())[0]


def follow_many(
    per: Mapping[int, Sequence[Toewijzing]], op: datetime, by: Medewerker
) -> list[Arrangement]:
    """The same for many arrangementen: of each all its toewijzingen, with starts and stops.

    `by`: the clock. In a fixed number of queries, beside what follows from each.
    """
    with transaction.atomic():
        rijen = _lock(per)
        wegen = {rij.pk: _way(rij, per[rij.pk]) for rij in rijen}
        for stap in range(MEESTE):
            nu = [rij for rij in rijen if len(wegen[rij.pk]) > stap]
            _step(nu, {rij.pk: wegen[rij.pk][stap] for rij in nu}, op, by)
        note_starts(_first_days(rijen), op=op)
        plan_again(_reopened(rijen, wegen), op)
    return rijen


def _reopened(
    rijen: Iterable[Arrangement], wegen: Mapping[int, Sequence[Stap]]
) -> set[tuple[int, int]]:
    """Casus and aanbieder of those whose end was taken back."""
    weer = [rij for rij in rijen if any(naam == "reopen" for naam, _ in wegen[rij.pk])]
    return {(rij.casus_id, rij.aanbieder_id) for rij in weer if rij.aanbieder_id}


def _first_days(rijen: Iterable[Arrangement]) -> dict[Casus, date]:
    """Per casus the first day on which help of these arrangementen started."""
    dagen: dict[Casus, date] = {}
    for rij in rijen:
        if rij.start_op:
            dagen[rij.casus] = min(rij.start_op, dagen.get(rij.casus, rij.start_op))
    return dagen


def _lock(ids: Iterable[int]) -> list[Arrangement]:
    """The casussen first, then the arrangementen, in the order of their keys."""
    eigen = Arrangement.objects.filter(pk__in=list(ids)).order_by("pk")
    casussen = Casus.objects.filter(pk__in=eigen.order_by().values("casus"))
    list(casussen.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    vast = eigen.select_related("casus").select_for_update(of=("self",))
    return list(vast.prefetch_related("onderdelen", "casus__evaluatiemomenten"))


def _way(arrangement: Arrangement, toewijzingen: Sequence[Toewijzing]) -> list[Stap]:
    """The transitions to where the facts say it is, each with its day."""
    toewijzingen = [toewijzing for toewijzing in toewijzingen if not toewijzing.vervallen]
    dagen = _days(toewijzingen)
    weg = WEGEN.get((arrangement.status, wanted_by(toewijzingen)), ())
    return [(overgang, dagen[WANNEER.get(overgang, "stop")]) for overgang in weg]


def _step(rijen: list[Arrangement], stappen: dict[int, Stap], op: datetime, by: Medewerker) -> None:
    """One transition of each; those that make the same one together."""
    for overgang in sorted({naam for naam, _ in stappen.values()}):
        samen = [rij for rij in rijen if stappen[rij.pk][0] == overgang]
        perform_many(
            *(samen, overgang),
            by=by,
            op=op,
            velden=DAGEN,
            elk=lambda rij: {"dag": stappen[rij.pk][1]},
        )


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
