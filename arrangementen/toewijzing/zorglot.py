"""Starts en stops die samen weggeschreven worden, met wat er in het dossier op volgt."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import IntegrityError
from django.utils import timezone

from arrangementen.arrangement.betrokkenheid import close_involvement
from arrangementen.arrangement.models import Arrangement, Arrangementstand
from arrangementen.arrangement.opvolging import follow_many
from arrangementen.arrangement.tweede import drop_changes
from casusregie.logboek.evaluaties.vervallen import lapse_after_help
from organisaties.models import Medewerker
from verloop.fouten import Conflict
from verloop.models import Gebeurtenis
from verloop.overgangen import event

from .afronding import KLAAR, last_days, tell_stopped, tell_without_consent
from .models import TIJDELIJK, Toewijzing, Zorgstart, Zorgstop


class Zorglot:
    """The reports of one message, or of several about different jeugdigen."""

    def __init__(self) -> None:
        self.starts: list[Zorgstart] = []
        self.stops: list[Zorgstop] = []
        self._genoteerd: list[tuple[Zorgstart, str]] = []

    def note(self, start: Zorgstart, code: str) -> Zorgstart:
        """Its toewijzing gets an event with this code; the start itself comes out."""
        self._genoteerd.append((start, code))
        return start

    def write_rows(self) -> None:
        """Save the new starts and stops; raises Conflict when one was reported at this moment."""
        try:
            Zorgstart.objects.bulk_create(self.starts)
            Zorgstop.objects.bulk_create(self.stops)
        except IntegrityError as fout:
            raise Conflict(
                "Deze start of stop is zojuist al gemeld.",
                "Kijk bij de toewijzing.",
                over=next((start.toewijzing for start, _ in self._genoteerd), None),
            ) from fout
        self.starts, self.stops = [], []

    def finish(self, op: datetime, by: Medewerker) -> None:
        """Rows, events, termijnen and arrangementen follow the facts; `by` is the clock."""
        self.write_rows()
        Gebeurtenis.objects.bulk_create(
            event(start.toewijzing, code, by=by, op=op)
            for start, code in self._genoteerd
            if start.toewijzing is not None
        )
        nummers = {start.toewijzing_id for start, _ in self._genoteerd if start.toewijzing_id}
        self._genoteerd = []
        if nummers:
            _follow(nummers, op, by)


def _follow(nummers: set[int], op: datetime, by: Medewerker) -> None:
    per = _per_arrangement(nummers)
    geraakt = [rij for rijen in per.values() for rij in rijen if rij.pk in nummers]
    Toewijzing.sync_many(geraakt)
    arrangementen = follow_many(per, op, by)
    klaar = [rij for rij in arrangementen if rij.status in KLAAR]
    drop_changes(klaar, by=by, op=op)
    _tell(klaar, geraakt, op)


def _per_arrangement(nummers: set[int]) -> dict[int, list[Toewijzing]]:
    """All toewijzingen of the arrangementen of these, with starts, stops, casus and aanbieder."""
    delen = Toewijzing.objects.filter(pk__in=nummers).values("onderdeel__arrangement")
    rijen = Toewijzing.objects.filter(onderdeel__arrangement__in=delen).order_by("pk")
    per: dict[int, list[Toewijzing]] = {}
    for rij in rijen.with_zorg().select_related("casus", "aanbieder", "onderdeel"):
        per.setdefault(rij.onderdeel.arrangement_id, []).append(rij)
    return per


def _tell(klaar: list[Arrangement], toewijzingen: list[Toewijzing], op: datetime) -> None:
    """A definite stop is known to whoever waited; help that had lapsed is then really over."""
    if not klaar:
        return
    tell_stopped(klaar, op)
    dag = timezone.localdate(op)
    per = {rij.pk: rij for rij in klaar}
    stops = [(per[pk], *stop) for pk, stop in _definite(toewijzingen) if pk in per]
    tell_without_consent(stops, dag)
    lapse_after_help(last_days(stops), op)
    for arrangement in klaar:
        if arrangement.status == Arrangementstand.VERVALLEN:
            close_involvement(arrangement, dag)


def _definite(toewijzingen: list[Toewijzing]) -> Iterator[tuple[int, tuple[str, date]]]:
    """Arrangement, and reason and day, of the definite stops of these toewijzingen."""
    for toewijzing in toewijzingen:
        for start in toewijzing.counting_starts():
            for stop in start.counting_stops():
                if stop.reden != TIJDELIJK:
                    yield toewijzing.onderdeel.arrangement_id, (stop.reden, stop.einddatum)
