"""Opent escalaties in één keer voor veel gemiste termijnen, en laat ze verder klimmen."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.models import Signaal, Termijn
from casusregie.termijnen.plekken import place
from casusregie.termijnen.signalering import holders_of
from normenkader.termijnen.berekening import te_laat_op
from verloop.overgangen import perform
from verloop.samen import insert_new, register_many

from .kaders import kaders_of
from .ladders import plan_of
from .models import Escalatie


def open_first(
    termijnen: Iterable[Termijn], *, by: Any, on: date, now: datetime
) -> list[Escalatie]:
    """Trede 1 for these missed termijnen; those that exist already are left alone."""
    termijnen = list(termijnen)
    kaders = kaders_of(termijnen)
    nieuw = [_of_termijn(termijn, kaders[termijn.pk], on) for termijn in termijnen]
    return _open([e for e in nieuw if e is not None], by=by, on=on, now=now)


def climb_batch(on: date, now: datetime, batch: int, by: Any) -> list[Escalatie] | None:
    """The next trede for at most `batch` unanswered escalaties; None when there were none.

    Without an addressee above (no RER exists) an escalatie stays where it is, and open.
    """
    with transaction.atomic():
        klaar = list(
            Escalatie.objects.to_climb(on)
            .select_related("casus", "termijn", "kader")
            .order_by("klimt_op", "pk")
            .select_for_update(skip_locked=True, of=("self", "casus"))[:batch]
        )
        hoger = [(escalatie, _next(escalatie, on)) for escalatie in klaar]
        nieuw = [(vorige, e) for vorige, e in hoger if e is not None]
        if not nieuw:
            return None
        for vorige, _ in nieuw:
            perform(vorige, "climb", by=by, op=now)
        return _open([e for _, e in nieuw], by=by, on=on, now=now)


def pass_on(escalatie: Escalatie, *, by: Any, now: datetime) -> list[Escalatie]:
    """The next trede at once, because only it may decide what was answered; once."""
    on = timezone.localdate(now)
    hoger = _next(escalatie, on, on)
    return _open([hoger], by=by, on=on, now=now) if hoger else []


def _of_termijn(termijn: Termijn, kader: Any, on: date) -> Escalatie | None:
    sleutel = f"#{termijn.sleutel}" if termijn.sleutel else ""
    return _place(
        Escalatie(
            casus=termijn.casus,
            termijn=termijn,
            model=termijn.model,
            object_id=termijn.object_id,
            onderwerp_kenmerk=termijn.onderwerp_kenmerk,
            ladder=termijn.regel["ladder"],
            kader=kader,
            code=termijn.code,
            aanleiding=f"{termijn.code}{sleutel}:{termijn.uiterlijk.isoformat()}",
            titel=termijn.titel,
            trede=1,
        ),
        te_laat_op(termijn.uiterlijk),
        on,
    )


def _next(vorige: Escalatie, on: date, sinds: date | None = None) -> Escalatie | None:
    gelijk = (
        *("casus", "termijn", "model", "object_id", "onderwerp_kenmerk"),
        *("ladder", "kader", "code", "aanleiding", "titel"),
    )
    hoger = Escalatie(trede=vorige.trede + 1, **{naam: getattr(vorige, naam) for naam in gelijk})
    return _place(hoger, sinds or vorige.klimt_op or on, on)


def _place(escalatie: Escalatie, sinds: date, on: date) -> Escalatie | None:
    """Fill in to whom and when; None when the ladder has no such trede."""
    trede = escalatie.stap
    plek = trede.aan(escalatie.casus, on) if trede else None
    if trede is None or plek is None:
        return None
    plan = plan_of(escalatie.ladder, trede, sinds, escalatie.kader)
    escalatie.aan_rol, escalatie.aan_organisatie_id = plek
    escalatie.sinds, escalatie.ontdekt_op = plan.sinds, max(on, plan.sinds)
    escalatie.antwoord_uiterlijk, escalatie.klimt_op = plan.antwoord_uiterlijk, plan.klimt_op
    return escalatie


def _open(rijen: list[Escalatie], *, by: Any, on: date, now: datetime) -> list[Escalatie]:
    houders = holders_of([rij.casus_id for rij in rijen])
    for rij in rijen:
        personen = houders.get((rij.casus_id, rij.aan_rol, rij.aan_organisatie_id), ())
        rij.aan_medewerker_id = next(iter(personen), None)
    nieuw: list[Escalatie] = []
    for trede in sorted({rij.trede for rij in rijen}):
        deel = [rij for rij in rijen if rij.trede == trede]
        nieuw += register_many(deel, by=by, op=now, code=f"trede_{trede}", gegevens=_late)
    _involve(nieuw, on)
    insert_new([_signal(rij) for rij in nieuw])
    return nieuw


def _late(escalatie: Escalatie) -> dict[str, Any]:
    return {"sinds": escalatie.sinds.isoformat(), "laat": escalatie.laat}


def _involve(escalaties: list[Escalatie], on: date) -> None:
    """Whoever must answer gets to see the casus, with the ground written down."""
    lopend = set(
        Betrokkenheid.objects.running(on)
        .filter(casus__in={e.casus_id for e in escalaties}, medewerker=None)
        .values_list("casus_id", "organisatie_id", "rol")
    )
    nieuw = {}
    for e in escalaties:
        sleutel = (e.casus_id, e.aan_organisatie_id, e.aan_rol)
        if sleutel not in lopend:
            nieuw[sleutel] = Betrokkenheid(
                jeugdige_id=e.casus.jeugdige_id,
                casus=e.casus,
                organisatie_id=e.aan_organisatie_id,
                rol=e.aan_rol,
                grond=f"Escalatie, trede {e.trede}: {e.titel}"[:120],
                begindatum=min(e.sinds, on),
            )
    Betrokkenheid.objects.bulk_create(nieuw.values())


def _signal(escalatie: Escalatie) -> Signaal:
    return Signaal(
        casus=escalatie.casus,
        termijn=escalatie.termijn,
        soort=f"escalatie-{escalatie.trede}-{escalatie.sinds.isoformat()}",
        titel=f"Te laat. {escalatie.titel}",
        model=Escalatie._meta.label_lower,
        onderwerp_kenmerk=escalatie.kenmerk,
        op=escalatie.sinds,
        gegeven_op=escalatie.ontdekt_op,
        plek=place(escalatie.aan_rol, escalatie.aan_organisatie_id),
        medewerker_id=escalatie.aan_medewerker_id,
    )
