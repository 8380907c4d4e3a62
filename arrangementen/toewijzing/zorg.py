"""Wat een melding van start of stop doet: de feiten vastleggen of verwijderen (JW305, JW307)."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Inhoud
from casusregie.jeugdige.versleuteling import blind_index
from casusregie.models import Casus, Jeugdige
from organisaties.models import Medewerker

from .models import Toewijzing, Zorgstart, Zorgstop
from .producten import VERWIJDEREN
from .zorglot import Zorglot

#: which help it is, beside toewijzing, jeugdige and parties
KENMERKEND = ("categorie", "code", "begindatum")


def apply_start(bericht: IjwBericht, rij: Any, op: datetime) -> Casus | None:
    """A good JW305: each StartProduct becomes a Zorgstart, or removes one (status 3)."""
    client, lot = bericht.inhoud["Client"], _lot(rij)
    producten = client["StartProducten"]["StartProduct"]
    return _finish(rij, lot, [_start(rij, lot, client, p, op) for p in producten], op)


def apply_stop(bericht: IjwBericht, rij: Any, op: datetime) -> Casus | None:
    """A good JW307: each StopProduct becomes a Zorgstop, or removes one (status 3)."""
    client, lot = bericht.inhoud["Client"], _lot(rij)
    producten = client["StopProducten"]["StopProduct"]
    # what is removed goes first, so that a correction may come in one message (iJw IV008)
    producten = sorted(producten, key=lambda p: p["StatusAanlevering"] != VERWIJDEREN)
    return _finish(rij, lot, [_stop(rij, lot, client, p, op) for p in producten], op)


def _lot(rij: Any) -> Zorglot:
    """What is written together: with the other messages of its round, or this message alone."""
    samen = rij.ronde is not None and rij.ronde.samen
    return rij.ronde.lot(Zorglot) if samen else Zorglot()


def _finish(rij: Any, lot: Zorglot, starts: list[Zorgstart | None], op: datetime) -> Casus | None:
    """The casus of the message; what follows comes now, or at the end of the round."""
    if rij.ronde is None or not rij.ronde.samen:
        lot.finish(op, _klok(rij))
    return next((start.casus for start in starts if start is not None), None)


def _klok(rij: Any) -> Medewerker:
    """Who acts when nobody looks; known already when the message is judged in a round."""
    ronde = rij.ronde
    return ronde.klok if ronde is not None else Medewerker.objects.systeem()


def _start(
    rij: Any, lot: Zorglot, client: Inhoud, product: Inhoud, op: datetime
) -> Zorgstart | None:
    if product["StatusAanlevering"] == VERWIJDEREN:
        lot.write_rows()
        start = _find_start(rij, client, product)
        start.verwijderd_op = timezone.localdate(op)
        start.save()
        return lot.note(start, "start_verwijderd")
    casus, toewijzing = _place(rij, client, product)
    if casus is None:
        return None
    start = Zorgstart(
        casus=casus,
        toewijzing=toewijzing,
        gemeld_op=timezone.localdate(op),
        bericht=rij,
        **_key(rij, client, product),
    )
    if rij.starts_van is not None:
        rij.starts_van.append(start)
    lot.starts.append(start)
    return lot.note(start, "start_gemeld")


def _stop(rij: Any, lot: Zorglot, client: Inhoud, product: Inhoud, op: datetime) -> Zorgstart:
    start = _find_start(rij, client, product)
    velden = {
        "reden": product["RedenBeeindiging"],
        "einddatum": date.fromisoformat(product["Einddatum"]),
    }
    if product["StatusAanlevering"] == VERWIJDEREN:
        stop = Zorgstop.objects.get(start=start, verwijderd_op=None, **velden)
        stop.verwijderd_op = timezone.localdate(op)
        stop.save()
        return lot.note(start, "stop_verwijderd")
    gemeld = {"gemeld_op": timezone.localdate(op), "bericht": rij}
    lot.stops.append(Zorgstop(start=start, **gemeld, **velden))
    return lot.note(start, "stop_gemeld")


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
    # a casus with an opt-out is only for who is involved in it
    eigen = Q(opt_out=False) | Q(betrokkenheden__organisatie=rij.aanbieder)
    return casussen.filter(eigen).order_by("-pk").first(), None


def _find_start(rij: Any, client: Inhoud, product: Inhoud) -> Zorgstart:
    """The start a stop or removal is about; the rules made sure of it (TR063, TR382).

    Raises Zorgstart.DoesNotExist.
    """
    sleutel, nummer = _key(rij, client, product), product.get("ToewijzingNummer")
    if rij.starts_van is None:
        starts = Zorgstart.objects.filter(verwijderd_op=None, **sleutel)
        return starts.get(toewijzing__nummer=int(nummer)) if nummer else starts.get(toewijzing=None)
    for start in rij.starts_van:  # of this jeugdige and these parties, when it was judged
        zelfde = all(getattr(start, naam) == sleutel[naam] for naam in KENMERKEND)
        van = str(start.toewijzing.nummer) if start.toewijzing else ""
        if zelfde and start.verwijderd_op is None and van == (str(int(nummer)) if nummer else ""):
            return start  # type: ignore[no-any-return]
    raise Zorgstart.DoesNotExist


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
