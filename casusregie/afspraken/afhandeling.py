"""Wat volgt op een afspraak die niet is nagekomen: de procesregisseur hoort het (CR-M-04)."""

from typing import Any

from django.utils import timezone

from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.hooks import add_on_overdue
from casusregie.termijnen.melden import notify
from casusregie.termijnen.models import Termijn
from casusregie.termijnen.plekken import organisatie_id_of_rer
from normenkader.termijnen.berekening import te_laat_op
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .keuzes import Opschaling
from .models import Afspraak

TE_LAAT = "casusregie.afspraak_te_laat"
add_on_overdue("afspraak", TE_LAAT)


@afhandelaar("casusregie.tell_not_kept")
def tell_not_kept(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Recorded as not kept: a notice to the procesregisseur, with the page to escalate."""
    dag = timezone.localdate(Gebeurtenis.objects.get(pk=gebeurtenis_id).op)
    _tell(_get(onderwerp_id), "niet_nagekomen", "Een afspraak is niet nagekomen", dag)


@afhandelaar(TE_LAAT)
def tell_overdue(onderwerp_id: int, termijn_id: int) -> None:
    """The day passed and nobody said whether it was kept."""
    termijn = Termijn.objects.get(pk=termijn_id)
    afspraak = Afspraak.objects.filter(pk=onderwerp_id).select_related("casus").first()
    if termijn.model != Afspraak._meta.label_lower or afspraak is None:
        return
    if afspraak.status == "open":
        sleutel = termijn.uiterlijk.isoformat()
        dag = te_laat_op(termijn.uiterlijk)
        _tell(afspraak, "te_laat", "De dag van een afspraak is voorbij", dag, sleutel)


@afhandelaar("casusregie.tell_escalated")
def tell_escalated(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Whoever it was taken to gets a notice."""
    afspraak = _get(onderwerp_id)
    dag = timezone.localdate(Gebeurtenis.objects.get(pk=gebeurtenis_id).op)
    if afspraak.opgeschaald_naar == Opschaling.EXPERTTEAM:
        _involve_rer(afspraak, dag)
    notify(
        afspraak.casus,
        "afspraak_opgeschaald",
        "Een niet nagekomen afspraak is opgeschaald",
        afspraak,
        on=dag,
        aan=(afspraak.opgeschaald_naar,),
    )


def _get(pk: int) -> Afspraak:
    return Afspraak.objects.select_related("casus").get(pk=pk)


def _tell(afspraak: Afspraak, soort: str, titel: str, dag: Any, sleutel: str = "") -> None:
    rol = Rol.JEUGDBESCHERMER if afspraak.casus.route == "C" else Rol.PROCESREGISSEUR
    soort = f"afspraak_{soort}"
    notify(afspraak.casus, soort, titel, afspraak, on=dag, aan=(rol,), sleutel=sleutel)


def _involve_rer(afspraak: Afspraak, dag: Any) -> None:
    """The expertteam gets to see the casus, with the ground written down; never twice."""
    rer = organisatie_id_of_rer(dag)
    lopend = Betrokkenheid.objects.running(dag).filter(casus=afspraak.casus, organisatie_id=rer)
    if rer is not None and not lopend.exists():
        Betrokkenheid.objects.create(
            jeugdige_id=afspraak.casus.jeugdige_id,
            casus=afspraak.casus,
            organisatie_id=rer,
            rol=Rol.ZORGBEMIDDELAAR,
            grond="Opgeschaald: een afspraak is niet nagekomen",
            begindatum=dag,
        )
