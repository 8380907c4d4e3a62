"""Wat in dezelfde transactie volgt op een stap: de trede is gezet, de volgende gaat open."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from casusregie.afronding.partijen import involve
from casusregie.escalatie.keuzes import Uitkomst
from casusregie.escalatie.ladders import OVEREENSTEMMING, plan_of, trede_of
from casusregie.escalatie.models import Escalatie
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.plekken import organisatie_id_of_rer, place
from casusregie.termijnen.signalering import holders_of
from organisaties.models import Medewerker
from organisaties.rollen import ZONDER_DOSSIER, Rol
from verloop.overgangen import amend, perform, register

from .keuzes import STAPPEN, Stand

GROND = "Verschil van mening"


def take_step(verschil: Any, *, by: Any, op: datetime) -> None:
    """Date the open trede with what was written, and open the one that belongs to the new status.

    The next trede opens only after the one before it was dated (CR-Z-16).
    """
    _date_open(verschil, by, op, _outcome(verschil))
    nummer = STAPPEN.get(verschil.status, 0)
    if nummer and verschil.status != Stand.OVERZICHT and not _has_step(verschil, nummer):
        open_step(verschil, nummer, op)


def end_ladder(verschil: Any, *, by: Any, op: datetime) -> None:
    """Agreement or the last step: nothing is open any more, and extra sight ends."""
    _date_open(verschil, by, op, _outcome(verschil))
    _end_sight(verschil, timezone.localdate(op))


def drop_ladder(verschil: Any, *, by: Any, op: datetime) -> None:
    """Withdrawn: what was open lapses."""
    open_ = steps_of(verschil).filter(status="open").first()
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
    take_step(verschil, by=by, op=op)
    naar = steps_of(verschil).get(trede=STAPPEN[Stand.CONTRACTMANAGER]).aan_organisatie
    dag = timezone.localdate(op)
    amend(verschil.overzicht, by=by, op=op, code="delen", gedeeld_met=naar, gedeeld_op=dag)


def hand_over_to_secretaris(verschil: Any, *, by: Any, op: datetime) -> None:
    """The same overview goes to the secretaris."""
    take_step(verschil, by=by, op=op)
    naar = steps_of(verschil).get(trede=STAPPEN[Stand.SECRETARIS]).aan_organisatie
    klok = Medewerker.objects.systeem()
    amend(verschil.overzicht, by=klok, op=op, code="secretaris", bij_secretaris=naar)


def open_step(verschil: Any, nummer: int, op: datetime) -> Escalatie:
    """Open a trede; raises ValueError when the one before it is not dated or nobody takes it."""
    dag = timezone.localdate(op)
    trede = trede_of(OVEREENSTEMMING, nummer)
    plek = trede.aan(verschil.casus, dag) if trede else None
    vorige = steps_of(verschil).filter(trede=nummer - 1, beantwoord_op__isnull=False)
    if trede is None or plek is None or (nummer > 1 and not vorige.exists()):
        raise ValueError(f"Stap {nummer} kan nog niet")
    plan = plan_of(OVEREENSTEMMING, trede, dag)
    houders = holders_of([verschil.casus_id]).get((verschil.casus_id, *plek), [None])
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
        aan_medewerker_id=houders[0],
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


def _date_open(verschil: Any, by: Any, op: datetime, uitkomst: str) -> None:
    open_ = steps_of(verschil).filter(status="open").first()
    if open_ is None:
        return
    perform(
        open_,
        "date_step",
        by=Medewerker.objects.systeem(),
        op=op,
        antwoord=verschil.stap_tekst,
        uitkomst=uitkomst,
        door=by,
    )


def _outcome(verschil: Any) -> str:
    if verschil.status == Stand.OVEREENSTEMMING:
        return Uitkomst.OVEREENSTEMMING
    niet_eens = (Stand.OVERZICHT, Stand.SECRETARIS, Stand.JEUGDIGE)
    return Uitkomst.VERDER if verschil.status in niet_eens else Uitkomst.GEDAAN


def _has_step(verschil: Any, nummer: int) -> bool:
    return bool(steps_of(verschil).filter(trede=nummer).exists())


def _involve(verschil: Any, plek: str, dag: Any) -> None:
    involve(verschil.casus, plek, f"{GROND}: {verschil.get_waarover_display()}", dag)


def _end_sight(verschil: Any, dag: Any) -> None:
    """What was opened for this ladder closes, unless another one of the casus still runs."""
    anders = type(verschil).objects.running().filter(casus=verschil.casus_id)
    if anders.exclude(pk=verschil.pk).exists():
        return
    rijen = Betrokkenheid.objects.filter(
        Q(grond__startswith=GROND), casus=verschil.casus_id, einddatum=None
    )
    for rij in rijen:
        rij.einddatum = max(dag, rij.begindatum)
        rij.save(update_fields=["einddatum"])
