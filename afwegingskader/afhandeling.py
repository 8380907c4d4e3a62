"""Wat vanzelf volgt op een aanvraag of inzet: wie er bij komt, en wie er weer af gaat."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .betrokkenheid import close_involvement, close_research, open_involvement
from .models import (
    EenOpEenAanvraag,
    EenOpEenInzet,
    Kadervraag,
    Onderzoekscasus,
    VerklarendeAnalyse,
)

TEAM = frozenset({Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR})
VRAAG_ONDERWERP = "Er is een vraag over het afwegingskader 1-op-1"
VRAAG_TEKST = """Er staat een vraag over het afwegingskader 1-op-1 voor u klaar. Log in.

U leest en beantwoordt de vraag in Casusregie Jeugd, bij Vragen over het kader.
"""


@afhandelaar("afwegingskader.involve")
def involve(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """A submitted aanvraag: who must analyse or decide gets to see the casus."""
    aanvraag = EenOpEenAanvraag.objects.select_related("casus").get(pk=onderwerp_id)
    if aanvraag.is_open:
        open_involvement(aanvraag, _day(gebeurtenis_id))


@afhandelaar("afwegingskader.tell_turn")
def tell_turn(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Who is asked something about an aanvraag hears so: akkoord, analyse or decision.

    Once per state, also when several steps are handled together.
    """
    aanvraag = EenOpEenAanvraag.objects.select_related("casus").get(pk=onderwerp_id)
    feit = next((f for f in aanvraag.termijn_feiten() if f.voldaan_op is None), None)
    half = aanvraag.status == "ingediend" and feit is not None and len(feit.aan_zet) == 1
    if feit is None or half:
        return
    bij = {Rol.BEHANDELREGISSEUR.value: _behandelaar(aanvraag)}
    aan = [bij.get(rol, rol) for rol in feit.aan_zet]
    akkoorden = (aanvraag.akkoord_regie_op, aanvraag.akkoord_aanbieder_op)
    dag, sleutel = _day(gebeurtenis_id), f"{aanvraag.status}-{akkoorden[0]}-{akkoorden[1]}"
    notify(aanvraag.casus, "1-op-1", feit.titel, aanvraag, on=dag, aan=aan, sleutel=sleutel)


@afhandelaar("afwegingskader.end_involvement")
def end_involvement(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Rejected, withdrawn, cancelled or ended: they no longer need to see the casus."""
    gebeurtenis = Gebeurtenis.objects.get(pk=gebeurtenis_id)
    model = EenOpEenInzet if "inzet" in gebeurtenis.model else EenOpEenAanvraag
    casus = model.objects.select_related("casus").get(pk=onderwerp_id).casus
    andere = EenOpEenAanvraag.objects.open().exclude(status="concept").filter(casus=casus)
    lopend = EenOpEenInzet.objects.filter(casus=casus).exclude(status="beeindigd")
    if not andere.exists() and not lopend.exists():
        close_involvement(casus, timezone.localdate(gebeurtenis.op))


@afhandelaar("afwegingskader.end_research")
def end_research(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Prepared or left out: who prepared it no longer needs to see the casus for that."""
    regel = Onderzoekscasus.objects.select_related("aanvraag__casus").get(pk=onderwerp_id)
    close_research(regel.casus, _day(gebeurtenis_id))


@afhandelaar("afwegingskader.mail_question")
def mail_question(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Tell the addresses of the setting that there is a question; the mail has no content."""
    vraag = Kadervraag.objects.get(pk=onderwerp_id)
    if vraag.adressen:
        send_mail(VRAAG_ONDERWERP, VRAAG_TEKST, settings.DEFAULT_FROM_EMAIL, vraag.adressen)


@afhandelaar("afwegingskader.tell_withdrawal")
def tell_withdrawal(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """An akkoord was taken back: the other party reads why."""
    aanvraag = EenOpEenAanvraag.objects.select_related("casus").get(pk=onderwerp_id)
    van_aanbieder = aanvraag.akkoord_ingetrokken_partij == "aanbieder"
    aan = Rol.CASUSREGISSEUR if van_aanbieder else _behandelaar(aanvraag)
    titel = f"Akkoord van {aanvraag.get_akkoord_ingetrokken_partij_display()} ingetrokken"
    _tell(aanvraag, f"1-op-1. {titel}", [aan], gebeurtenis_id)


@afhandelaar("afwegingskader.tell_rer")
def tell_rer(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The RER decided: the aanbieder and the casusregie read what and until when."""
    inzet = EenOpEenInzet.objects.select_related("casus").get(pk=onderwerp_id)
    aan = [Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, _behandelaar(inzet)]
    _tell(inzet, "1-op-1. Het expertteam (RER) besloot na de laatste dag", aan, gebeurtenis_id)


@afhandelaar("afwegingskader.tell_version")
def tell_version(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """A next version of the analysis: who works with it reads what changed."""
    analyse = VerklarendeAnalyse.objects.select_related("aanvraag__casus").get(pk=onderwerp_id)
    if analyse.nummer > 1:
        aan = [Rol.CASUSREGISSEUR, _behandelaar(analyse.aanvraag)]
        titel = f"1-op-1. Versie {analyse.nummer} van de verklarende analyse"
        _tell(analyse, titel, aan, gebeurtenis_id)


def _tell(onderwerp: Any, titel: str, aan: list[str], gebeurtenis_id: int) -> None:
    """One notice per event; in route C the jeugdbeschermer stands for the casusregie."""
    casus = onderwerp.casus
    if casus.route == "C":
        aan = [Rol.JEUGDBESCHERMER if rol in TEAM else rol for rol in aan]
    dag = _day(gebeurtenis_id)
    notify(casus, "1-op-1", titel, onderwerp, on=dag, aan=aan, sleutel=str(gebeurtenis_id))


def _behandelaar(onderwerp: Any) -> str:
    return place(Rol.BEHANDELREGISSEUR, onderwerp.aanbieder_id)


def _day(gebeurtenis_id: int) -> date:
    moment = Gebeurtenis.objects.values_list("op", flat=True).get(pk=gebeurtenis_id)
    return timezone.localdate(moment)
