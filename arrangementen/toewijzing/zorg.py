"""Wat een melding van start of stop doet: de feiten vastleggen of verwijderen (JW305, JW307)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from arrangementen.arrangement.betrokkenheid import close_involvement
from arrangementen.arrangement.models import Arrangement, Arrangementstand
from arrangementen.arrangement.opvolging import follow_facts
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Inhoud
from casusregie.jeugdige.versleuteling import blind_index
from casusregie.models import Casus, Jeugdige
from organisaties.models import Medewerker
from verloop.overgangen import record

from .afronding import KLAAR, tell_stopped, tell_without_consent
from .models import TIJDELIJK, Toewijzing, Zorgstart, Zorgstop
from .producten import VERWIJDEREN


def apply_start(bericht: IjwBericht, rij: Any, op: datetime) -> Casus | None:
    """A good JW305: each StartProduct becomes a Zorgstart, or removes one (status 3)."""
    client = bericht.inhoud["Client"]
    geraakt = [
        _start(rij, client, product, op) for product in client["StartProducten"]["StartProduct"]
    ]
    return _finish(rij, geraakt, op)


def apply_stop(bericht: IjwBericht, rij: Any, op: datetime) -> Casus | None:
    """A good JW307: each StopProduct becomes a Zorgstop, or removes one (status 3)."""
    client = bericht.inhoud["Client"]
    producten = client["StopProducten"]["StopProduct"]
    # what is removed goes first, so that a correction may come in one message (iJw IV008)
    producten = sorted(producten, key=lambda p: p["StatusAanlevering"] != VERWIJDEREN)
    return _finish(rij, [_stop(rij, client, product, op) for product in producten], op)


def _start(rij: Any, client: Inhoud, product: Inhoud, op: datetime) -> Zorgstart | None:
    if product["StatusAanlevering"] == VERWIJDEREN:
        start = _find_start(rij, client, product)
        start.verwijderd_op = timezone.localdate(op)
        start.save()
        return _note(rij, start, "start_verwijderd", op)
    casus, toewijzing = _place(rij, client, product)
    if casus is None:
        return None
    start = Zorgstart.objects.create(
        casus=casus,
        toewijzing=toewijzing,
        gemeld_op=timezone.localdate(op),
        bericht=rij,
        **_key(rij, client, product),
    )
    return _note(rij, start, "start_gemeld", op)


def _stop(rij: Any, client: Inhoud, product: Inhoud, op: datetime) -> Zorgstart:
    start = _find_start(rij, client, product)
    velden = {
        "reden": product["RedenBeeindiging"],
        "einddatum": date.fromisoformat(product["Einddatum"]),
    }
    if product["StatusAanlevering"] == VERWIJDEREN:
        stop = Zorgstop.objects.get(start=start, verwijderd_op=None, **velden)
        stop.verwijderd_op = timezone.localdate(op)
        stop.save()
        return _note(rij, start, "stop_verwijderd", op)
    Zorgstop.objects.create(start=start, gemeld_op=timezone.localdate(op), bericht=rij, **velden)
    return _note(rij, start, "stop_gemeld", op)


def _place(rij: Any, client: Inhoud, product: Inhoud) -> tuple[Casus | None, Toewijzing | None]:
    """The toewijzing of this help; taakgericht help is put with the open casus, if there is one."""
    nummer = product.get("ToewijzingNummer")
    if nummer:
        toewijzing = (rij.toewijzing_van or {}).get(str(int(nummer)))
        if toewijzing is None:
            rijen = Toewijzing.objects.select_related("casus")
            toewijzing = rijen.get(gemeente=rij.gemeente, nummer=int(nummer))
        return toewijzing.casus, toewijzing
    jeugdige = _jeugdige(rij, client)
    casussen = Casus.objects.active().filter(jeugdige=jeugdige, gemeente=rij.gemeente)
    return casussen.order_by("-pk").first(), None


def _find_start(rij: Any, client: Inhoud, product: Inhoud) -> Zorgstart:
    """The start a stop or removal is about; the rules made sure of it (TR063, TR382)."""
    nummer = product.get("ToewijzingNummer")
    starts = Zorgstart.objects.filter(verwijderd_op=None, **_key(rij, client, product))
    return starts.get(toewijzing__nummer=int(nummer)) if nummer else starts.get(toewijzing=None)


def _key(rij: Any, client: Inhoud, product: Inhoud) -> dict[str, Any]:
    geleverd = product.get("Product", {})
    return {
        "jeugdige": _jeugdige(rij, client),
        "gemeente": rij.gemeente,
        "aanbieder": rij.aanbieder,
        "categorie": geleverd.get("Categorie", ""),
        "code": geleverd.get("Code", ""),
        "begindatum": date.fromisoformat(product["Begindatum"]),
    }


def _jeugdige(rij: Any, client: Inhoud) -> Jeugdige | None:
    """Who the message is about; looked up before when the message was judged just now."""
    if rij.jeugdige is not None:
        return rij.jeugdige  # type: ignore[no-any-return]
    return Jeugdige.objects.filter(bsn_index=blind_index(client["Bsn"])).first()


def _note(rij: Any, start: Zorgstart, code: str, op: datetime) -> Zorgstart:
    if start.toewijzing is not None:
        record(start.toewijzing, code, by=_klok(rij), op=op)
    return start


def _klok(rij: Any) -> Medewerker:
    """Who acts when nobody looks; known already when the message is judged in a round."""
    ronde = rij.ronde
    return ronde.klok if ronde is not None else Medewerker.objects.systeem()


def _finish(rij: Any, starts: list[Zorgstart | None], op: datetime) -> Casus | None:
    """Termijnen and arrangementen follow the facts; the casus of the message comes out."""
    geraakt = [start for start in starts if start is not None]
    nummers = {start.toewijzing_id for start in geraakt if start.toewijzing_id}
    per = _per_arrangement(nummers)
    toewijzingen = [rij for rijen in per.values() for rij in rijen if rij.pk in nummers]
    for toewijzing in toewijzingen:
        toewijzing.sync_termijnen()
    for arrangement_id, alle in sorted(per.items()):
        _tell(follow_facts(arrangement_id, op, alle, _klok(rij)), toewijzingen, op)
    return geraakt[0].casus if geraakt else None


def _per_arrangement(nummers: set[int]) -> dict[int, list[Toewijzing]]:
    """All toewijzingen of the arrangementen of these, with starts, stops, casus and aanbieder."""
    delen = Toewijzing.objects.filter(pk__in=nummers).values("onderdeel__arrangement")
    rijen = Toewijzing.objects.filter(onderdeel__arrangement__in=delen).order_by("pk")
    per: dict[int, list[Toewijzing]] = {}
    for rij in rijen.with_zorg().select_related("casus", "aanbieder", "onderdeel"):
        per.setdefault(rij.onderdeel.arrangement_id, []).append(rij)
    return per


def _tell(arrangement: Arrangement, toewijzingen: list[Toewijzing], op: datetime) -> None:
    """A definite stop is known to whoever waited; help that had lapsed is then really over."""
    if arrangement.status not in KLAAR:
        return
    tell_stopped(arrangement, op)
    dag = timezone.localdate(op)
    for reden, einde in _definite(arrangement, toewijzingen):
        tell_without_consent(arrangement, reden, einde, dag)
    if arrangement.status == Arrangementstand.VERVALLEN:
        close_involvement(arrangement, dag)


def _definite(
    arrangement: Arrangement, toewijzingen: list[Toewijzing]
) -> Iterator[tuple[str, date]]:
    """Reason and day of the definite stops of this arrangement."""
    delen = set(arrangement.onderdelen.values_list("pk", flat=True))
    for toewijzing in toewijzingen:
        if toewijzing.onderdeel_id not in delen:
            continue
        for start in toewijzing.counting_starts():
            for stop in start.counting_stops():
                if stop.reden != TIJDELIJK:
                    yield stop.reden, stop.einddatum
