"""De vaste afwegingsvragen voordat er hulp wordt toegekend: elk met een antwoord (NK-23)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from normenkader.models import Afwegingsvraag, Gemeentebeleid

VOOR = "afweging_"


def questions_on(on: date) -> list[Afwegingsvraag]:
    """The fixed questions that hold on that day, in order."""
    return list(Afwegingsvraag.objects.valid_on(on))


def checked(antwoorden: Mapping[str, str], on: date) -> dict[str, str]:
    """The answers by code; ValidationError at every question without one."""
    vragen = questions_on(on)
    leeg = [vraag for vraag in vragen if not antwoorden.get(vraag.code, "").strip()]
    if leeg:
        raise ValidationError(
            {f"{VOOR}{vraag.code}": f"Beantwoord de vraag: {vraag.tekst}" for vraag in leeg}
        )
    return {vraag.code: antwoorden[vraag.code].strip() for vraag in vragen}


def gather(gegevens: dict[str, Any]) -> None:
    """The answers of a form go together as `afweging`, without their prefix."""
    namen = [naam for naam in gegevens if naam.startswith(VOOR)]
    gegevens["afweging"] = {naam.removeprefix(VOOR): gegevens.pop(naam) for naam in namen}


def answered(verzoek: Any) -> list[tuple[str, str]]:
    """Question and answer, for the page of a request that was granted."""
    if not verzoek.afweging:
        return []
    return in_words(verzoek.afweging, verzoek.besloten_op)


def in_words(
    antwoorden: Mapping[str, str], on: date, alle: Sequence[Afwegingsvraag] | None = None
) -> list[tuple[str, str]]:
    """Question and answer, with the questions that held on that day; `alle`: of every day."""
    gelden = questions_on(on) if alle is None else [v for v in alle if v.holds_on(on)]
    vragen = {vraag.code: vraag.tekst for vraag in gelden}
    return [(vragen.get(code, code), tekst) for code, tekst in antwoorden.items()]


def hardship_of(verzoek: Any, on: date) -> str:
    """The hardheidsclausule of the verordening of this gemeente; empty when none is known."""
    beleid = Gemeentebeleid.objects.valid_on(on).filter(cbs_code=verzoek.gemeente.cbs_code).first()
    if beleid is None:
        return ""
    fictief = " (fictieve tekst)" if beleid.fictief else ""
    return f"{beleid.hardheidsclausule_tekst}{fictief}"
