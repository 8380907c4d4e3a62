"""Het paneel Escalatie: wat er is, of wat er volgt als de inzet doorloopt."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from afwegingskader.inzet.feiten import LAATSTE_DAG
from casusregie.escalatie.ladders import plan_of, trede_of
from casusregie.models import Escalatie
from normenkader.termijnen.regels import Ladder
from normenkader.termijnen.woorden import aantal, middellange_datum, zin

from .mensen import process_name


def escalation_panel(inzet: Any, on: date) -> dict[str, Any] | None:
    """Rows of the ladder termijn for the last day; None when there will never be one."""
    if inzet.gestart_op is None or inzet.begindatum < inzet.kaderversie.ingangsdatum:
        return None
    rijen = list(
        Escalatie.objects.of_onderwerp(inzet)
        .filter(code=LAATSTE_DAG)
        .select_related("aan_organisatie", "aan_medewerker")
        .order_by("sinds", "trede")
    )
    loopt = inzet.status == "loopt"
    komend = _planned(inzet, rijen) if loopt else []
    return {
        "stand": _state(rijen),
        "open": any(rij.status == "open" for rij in rijen),
        "regels": [_row(rij) for rij in rijen] + komend,
        "maximum": inzet.dagen,
        "loopt": loopt,
    }


def _state(rijen: list[Any]) -> str:
    laatste = rijen[-1] if rijen else None
    return str(laatste.get_status_display()) if laatste else "Geen"


def _row(rij: Any) -> dict[str, Any]:
    wie = rij.aan_medewerker or rij.aan_organisatie
    tekst = f"{wie}, {rij.get_aan_rol_display().lower()}. {rij.get_status_display()}."
    if rij.status == "open":
        tekst += f" Antwoord uiterlijk {middellange_datum(rij.antwoord_uiterlijk)}."
    return {
        "kop": f"Trede {rij.trede}: {rij.trede_naam}",
        "tekst": tekst,
        "moment": rij.sinds,
        "soort": "nu" if rij.status == "open" else "",
        "url": reverse("casusregie:escalatie_detail", args=[rij.kenmerk]),
    }


def _planned(inzet: Any, rijen: list[Any]) -> list[dict[str, Any]]:
    """The treden that are still to come, with their days; trede 1 on the day after the last."""
    ladder, gedaan = Ladder.TERMIJN.value, len(rijen)
    eerste = trede_of(ladder, 1)
    if eerste is None:
        return []
    sinds = rijen[0].sinds if rijen else inzet.einddatum + timedelta(days=1)
    plan = plan_of(ladder, eerste, sinds)
    stappen = [
        (
            f"Dag {inzet.dagen + 1}: {process_name(inzet.casus)}",
            zin(middellange_datum(sinds)),
        ),
        (
            "Regionaal expertteam (RER)",
            _second(plan, eerste.antwoord_werkdagen(sinds)),
        ),
    ]
    if rijen and rijen[-1].status != "open":
        return []
    return [{"kop": kop, "tekst": tekst, "soort": "toekomst"} for kop, tekst in stappen[gedaan:]]


def _second(plan: Any, werkdagen: int) -> str:
    if plan.klimt_op is None:
        return ""
    dag = zin(middellange_datum(plan.klimt_op))
    return f"{dag}, als er na {aantal(werkdagen, 'werkdagen')} geen antwoord is"
