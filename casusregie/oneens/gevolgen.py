"""Wat in dezelfde transactie volgt op een stap: de trede is gezet, de volgende gaat open."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from casusregie.afronding.partijen import involve
from casusregie.escalatie.keuzes import Uitkomst
from casusregie.escalatie.ladders import OVEREENSTEMMING, plan_of, trede_of
from casusregie.escalatie.models import Escalatie
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.plekken import organisatie_id_of_rer, place
from casusregie.termijnen.signalering import holders_in, receivers
from organisaties.models import Medewerker
from organisaties.rollen import ZONDER_DOSSIER, Rol
from verloop.overgangen import amend, perform, register
from verloop.sloten import hold

from .keuzes import STAPPEN, Stand

GROND = "Verschil van mening"
Treden = dict[int, Escalatie]


def take_step(verschil: Any, *, by: Any, op: datetime) -> Treden:
    """Date the open trede with what was written, and open the one that belongs to the new status.

    The next trede opens only after the one before it was dated (CR-Z-16). Returns all treden.
    """
    treden = _date_open(verschil, by, op)
    nummer = STAPPEN.get(verschil.status, 0)
    if nummer and verschil.status != Stand.OVERZICHT and nummer not in treden:
        treden[nummer] = open_step(verschil, nummer, op, treden)
    return treden


def end_ladder(verschil: Any, *, by: Any, op: datetime) -> None:
    """Agreement or the last step: nothing is open any more, and extra sight ends."""
    _date_open(verschil, by, op)
    _end_sight(verschil, timezone.localdate(op))


def drop_ladder(verschil: Any, *, by: Any, op: datetime) -> None:
    """Withdrawn: what was open lapses."""
    open_ = _open_one(_treden(verschil))
    if open_ is not None:
        perform(open_, "lapse", by=Medewerker.objects.systeem(), op=op)
    _end_sight(verschil, timezone.localdate(op))


def involve_rer(verschil: Any, *, by: Any, op: datetime) -> None:
    """Who is asked for advice sees the casus, with the ground written down."""
    dag = timezone.localdate(op)
    rer = organisatie_id_of_rer(dag)
    if rer:
        _involve(verschil, place(Rol.ZORGBEMIDDELAAR, rer), dag)


def hand_over_overview(verschil: Any, *, by: Any, op: datetime) -> None:
    """The anonymous overview goes to the contractmanager; the trede opens with it."""
    naar = take_step(verschil, by=by, op=op)[STAPPEN[Stand.CONTRACTMANAGER]].aan_organisatie
    dag = timezone.localdate(op)
    amend(verschil.overzicht, by=by, op=op, code="delen", gedeeld_met=naar, gedeeld_op=dag)


def hand_over_to_secretaris(verschil: Any, *, by: Any, op: datetime) -> None:
    """The same overview goes to the secretaris."""
    naar = take_step(verschil, by=by, op=op)[STAPPEN[Stand.SECRETARIS]].aan_organisatie
    klok = Medewerker.objects.systeem()
    amend(verschil.overzicht, by=klok, op=op, code="secretaris", bij_secretaris=naar)


def open_step(verschil: Any, nummer: int, op: datetime, treden: Treden | None = None) -> Escalatie:
    """Open a trede; raises ValueError when the one before it is not dated or nobody takes it.

    `treden` are those so far, for who has them at hand.
    """
    dag = timezone.localdate(op)
    trede = trede_of(OVEREENSTEMMING, nummer)
    plek = trede.aan(verschil.casus, dag) if trede else None
    if trede is None or plek is None or not _may_open(verschil, nummer, treden):
        raise ValueError(f"Stap {nummer} kan nog niet")
    plan = plan_of(OVEREENSTEMMING, trede, dag)
    escalatie = Escalatie(
        casus=verschil.casus,
        model=verschil._meta.label_lower,
        object_id=verschil.pk,
        onderwerp_kenmerk=verschil.kenmerk,
        ladder=OVEREENSTEMMING,
        code=trede.code,
        aanleiding=verschil.waarover,
        titel=f"Verschil van mening, stap {nummer}: {trede.naam.lower()}",
        trede=nummer,
        aan_rol=plek[0],
        aan_organisatie_id=plek[1],
        aan_medewerker_id=receivers(verschil.casus_id, place(*plek), holders_in(verschil.casus))[0],
        sinds=dag,
        ontdekt_op=dag,
        antwoord_uiterlijk=plan.antwoord_uiterlijk,
    )
    if plek[0] not in ZONDER_DOSSIER:
        _involve(verschil, place(*plek), dag)
    if verschil.status == Stand.MANAGERS:
        _involve(verschil, place(Rol.TEAMMANAGER, verschil.aanbieder_id), dag)
    klok = Medewerker.objects.systeem()
    return register(escalatie, by=klok, op=op, code=f"stap_{nummer}")


def steps_of(verschil: Any) -> Any:
    """The treden of this difference so far, in order."""
    return Escalatie.objects.of_onderwerp(verschil).order_by("trede")


def _treden(verschil: Any) -> Treden:
    """By number; locked, under the lock of the casus."""
    rijen = list(steps_of(verschil).select_for_update(of=("self",)))
    hold(*rijen)
    return {rij.trede: rij for rij in rijen}


def _open_one(treden: Treden) -> Escalatie | None:
    return next((rij for rij in treden.values() if rij.status == "open"), None)


def _may_open(verschil: Any, nummer: int, treden: Treden | None) -> bool:
    """Was the one before it dated?"""
    if nummer == 1:
        return True
    vorige = (_treden(verschil) if treden is None else treden).get(nummer - 1)
    return vorige is not None and vorige.beantwoord_op is not None


def _date_open(verschil: Any, by: Any, op: datetime) -> Treden:
    """Date the trede that is open, if any; returns all treden."""
    treden = _treden(verschil)
    open_ = _open_one(treden)
    if open_ is not None:
        treden[open_.trede] = perform(
            open_,
            "date_step",
            by=Medewerker.objects.systeem(),
            op=op,
            antwoord=verschil.stap_tekst,
            uitkomst=_outcome(verschil),
            door=by,
        )
    return treden


def _outcome(verschil: Any) -> str:
    if verschil.status == Stand.OVEREENSTEMMING:
        return Uitkomst.OVEREENSTEMMING
    niet_eens = (Stand.OVERZICHT, Stand.SECRETARIS, Stand.JEUGDIGE)
    return Uitkomst.VERDER if verschil.status in niet_eens else Uitkomst.GEDAAN


def _involve(verschil: Any, plek: str, dag: Any) -> None:
    involve(verschil.casus, plek, f"{GROND}: {verschil.get_waarover_display()}", dag)


def _end_sight(verschil: Any, dag: Any) -> None:
    """What was opened for this ladder closes, unless another one of the casus still runs."""
    anders = type(verschil).objects.running().filter(casus=verschil.casus_id)
    Betrokkenheid.objects.filter(
        ~Exists(anders.exclude(pk=verschil.pk)),
        grond__startswith=GROND,
        casus=verschil.casus_id,
        einddatum=None,
    ).update(einddatum=Greatest(F("begindatum"), Value(dag)))
