"""Welke termijnen uit een bericht volgen: het retourbericht, heen en terug (iJw OP090)."""

from typing import Any

from django.utils import timezone

from casusregie.termijnen.feiten import Termijnfeit
from organisaties.rollen import Rol

RETOUR = "ijw.retour"


def bericht_facts(bericht: Any) -> list[Termijnfeit]:
    """The clock on the retour, when the message went through the node and asks for one."""
    if bericht.is_retour or bericht.kanaal != "knooppunt":
        return []
    return _sent(bericht) if bericht.richting == "uit" else _received(bericht)


def _sent(bericht: Any) -> list[Termijnfeit]:
    """The aanbieder answers what we sent; the backoffice watches it."""
    if bericht.verzonden_op is None:
        return []
    return [
        Termijnfeit(
            RETOUR,
            start=timezone.localdate(bericht.verzonden_op),
            voldaan_op=_day(bericht.beantwoord_op),
            aan_zet=(Rol.ZORGADMINISTRATIE,),
            organisatie_id=bericht.aanbieder_id,
            titel=f"Retour op JW{bericht.soort} ontvangen",
        )
    ]


def _received(bericht: Any) -> list[Termijnfeit]:
    """We answer what came in, once it can be answered (not on level 1)."""
    if bericht.status == "ontvangen" or bericht.niveau == 1:
        return []
    return [
        Termijnfeit(
            RETOUR,
            start=timezone.localdate(bericht.op),
            voldaan_op=_day(bericht.beantwoord_op),
            aan_zet=(Rol.BACKOFFICE,),
            titel=f"Retour op JW{bericht.soort} sturen",
        )
    ]


def _day(moment: Any) -> Any:
    return timezone.localdate(moment) if moment else None
