"""Wat een besluit vastlegt en wat het weigert: reden, motivering en de juiste gemeente."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from normenkader.instellingen import effective_regel, kalender_op
from normenkader.termijnen.berekening import compute_uiterste_datum
from normenkader.termijnen.woorden import lange_datum
from organisaties.models import Organisatie

from .afweging import checked
from .keuzes import WOONPLAATS

TERMIJN_WOONPLAATS = "verzoek.woonplaats"


def required(tekst: str, veld: str, vraag: str) -> str:
    """The text; raises ValidationError at the field when there is none."""
    if not tekst.strip():
        raise ValidationError({veld: vraag})
    return tekst


def decide(verzoek: Any, on: date, by: Any, motivering: str) -> None:
    """Who decided, when and why."""
    verzoek.besloten_op, verzoek.besloten_door = on, by
    verzoek.besluit_motivering = motivering


def note_granted(verzoek: Any, on: date, velden: dict[str, Any]) -> None:
    """What the gemeente grants, as JSON, and why; the request itself stays as it was sent."""
    verzoek.afweging = checked(velden.pop("afweging", None) or {}, on)
    verzoek.toegekend = {naam: _plain(waarde) for naam, waarde in velden.items()}


def _plain(waarde: Any) -> Any:
    if isinstance(waarde, date):
        return waarde.isoformat()
    return int(waarde) if isinstance(waarde, Decimal) else waarde


def note_rejected(verzoek: Any, on: date, reden: str, andere_gemeente: str) -> None:
    """The code (WJ759), and for woonplaatsbeginsel the gemeente that is responsible (TR377)."""
    required(verzoek.besluit_motivering, "besluit_motivering", "Schrijf op waarom u afwijst")
    verzoek.reden_afwijzing, verzoek.andere_gemeente = reden, andere_gemeente
    if reden == WOONPLAATS:
        _check_woonplaats(verzoek, on)
    elif andere_gemeente:
        raise ValidationError(
            {"andere_gemeente": "Een andere gemeente hoort alleen bij het woonplaatsbeginsel"}
        )


def _check_woonplaats(verzoek: Any, on: date) -> None:
    uiterlijk = last_day_woonplaats(verzoek)
    if on > uiterlijk:
        tekst = (
            f"Afwijzen op woonplaats kon tot en met {lange_datum(uiterlijk)}. Kies een andere reden"
        )
        raise ValidationError({"reden_afwijzing": tekst})
    if verzoek.andere_gemeente == verzoek.gemeente.cbs_code:
        raise ValidationError({"andere_gemeente": "Kies een andere gemeente dan uw eigen"})
    if not Organisatie.objects.gemeente_on(verzoek.andere_gemeente, on).exists():
        raise ValidationError({"andere_gemeente": "Kies de gemeente die wel verantwoordelijk is"})


def last_day_woonplaats(verzoek: Any) -> date:
    """The last day on which woonplaats can be the reason (iJw OP359)."""
    start = verzoek.ingediend_op
    regel = effective_regel(TERMIJN_WOONPLAATS, start)
    return compute_uiterste_datum(regel, start, (), kalender_op(start))
