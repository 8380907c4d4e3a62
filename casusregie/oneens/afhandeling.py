"""Wie het hoort na elke stap van een verschil van mening, en als een stap te laat is."""

from datetime import date
from typing import Any

from django.utils import timezone

from casusregie.escalatie import plekken
from casusregie.termijnen.hooks import add_on_overdue
from casusregie.termijnen.melden import notify
from casusregie.termijnen.models import Termijn
from casusregie.termijnen.plekken import organisatie_id_of_rer, place
from normenkader.termijnen.berekening import te_laat_op
from normenkader.termijnen.tabel_ladder import OVEREENSTEMMING
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .verschil import Meningsverschil

TE_LAAT = "casusregie.ladder_te_laat"
for _regel in OVEREENSTEMMING:
    if _regel.code.startswith("ladder."):
        add_on_overdue(_regel.code, TE_LAAT)

#: Per event: who hears it, and in which words (never about the child).
BERICHTEN: dict[str, tuple[tuple[str, ...], str]] = {
    "register": (
        ("team", "aanbieder"),
        "Er is een verschil van mening: het team begint",
    ),
    "ask_advice": (("rer",), "Uw advies is gevraagd over een verschil van mening"),
    "give_advice": (("team",), "Het expertteam (RER) gaf advies over een verschil van mening"),
    "give_feedback": (("aanbieder",), "Reageer op de terugkoppeling van het lokale team"),
    "reject_feedback": (("leider", "manager"), "Stap 4: teamleider en teammanager zoeken contact"),
    "go_on": (("leider", "manager"), "Stap 4: teamleider en teammanager zoeken contact"),
    "share_overview": (("team", "aanbieder"), "Stap 5: de contractmanager is ingeschakeld"),
    "agree_actions": (("leider", "team"), "De contractmanager sprak acties en een termijn af"),
    "engage_secretaris": (("leider", "team"), "Stap 6: de secretaris is ingeschakeld"),
    "pass_contractmanager": (("team",), "Stap 6: de secretaris is ingeschakeld"),
    "conclude": (("team", "leider"), "Stap 7: informeer de jeugdige en regel overbrugging"),
    "inform": (("leider", "aanbieder"), "Het verschil van mening is afgerond"),
    "withdraw": (("team", "aanbieder"), "Het verschil van mening is ingetrokken"),
}
EENS = (("team", "leider", "aanbieder"), "Er is overeenstemming over een verschil van mening")


@afhandelaar("casusregie.tell_difference")
def tell_difference(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Whose turn it is after this step, and who must know of it."""
    verschil = Meningsverschil.objects.select_related("casus__gemeente").get(pk=onderwerp_id)
    gebeurtenis = Gebeurtenis.objects.get(pk=gebeurtenis_id)
    stap, dag = gebeurtenis.code.rsplit(".", 1)[-1], timezone.localdate(gebeurtenis.op)
    if stap not in BERICHTEN and gebeurtenis.naar != "overeenstemming":
        return
    wie, titel = BERICHTEN.get(stap, EENS)
    _tell(verschil, f"verschil-{stap}", titel, dag, wie)


@afhandelaar(TE_LAAT)
def tell_late_step(onderwerp_id: int, termijn_id: int) -> None:
    """A step was not taken in time: the team and its leader hear it; nothing moves by itself."""
    termijn = Termijn.objects.select_related("casus").get(pk=termijn_id)
    verschil = _of_termijn(termijn)
    if verschil is None or not verschil.loopt:
        return
    titel = f"Te laat. {termijn.titel}"[:160]
    sleutel = f"{termijn.code}:{termijn.uiterlijk.isoformat()}"
    dag = te_laat_op(termijn.uiterlijk)
    _tell(verschil, "verschil-te-laat", titel, dag, ("team", "leider"), sleutel)


def _of_termijn(termijn: Termijn) -> Meningsverschil | None:
    """The difference behind the termijn of a step, or of the difference itself."""
    verschillen = Meningsverschil.objects.filter(casus=termijn.casus_id)
    if termijn.model == Meningsverschil._meta.label_lower:
        return verschillen.filter(pk=termijn.object_id).first()
    escalatie = termijn.casus.escalaties.filter(pk=termijn.object_id).first()
    return verschillen.filter(pk=escalatie.object_id).first() if escalatie else None


def _tell(
    verschil: Any, soort: str, titel: str, dag: date, wie: tuple[str, ...], sleutel: str = ""
) -> None:
    plekken_ = _places(verschil, dag)
    aan = dict.fromkeys(plek for naam in wie if (plek := plekken_[naam]))
    notify(verschil.casus, soort, titel, verschil, on=dag, aan=aan, sleutel=sleutel)


def _places(verschil: Any, dag: date) -> dict[str, str]:
    """Who they are now."""
    casus, rer = verschil.casus, organisatie_id_of_rer(dag)
    return {
        "team": place(*plekken.worker_of(casus, dag)),
        "leider": place(*plekken.leader_of(casus, dag)),
        "aanbieder": place(Rol.BEHANDELREGISSEUR, verschil.aanbieder_id),
        "manager": place(Rol.TEAMMANAGER, verschil.aanbieder_id),
        "rer": place(Rol.ZORGBEMIDDELAAR, rer) if rer else "",
    }
