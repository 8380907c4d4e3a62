"""Het paneel Escalatie: wat er is, of wat er volgt als de inzet doorloopt."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from afwegingskader.inzet.feiten import LAATSTE_DAG
from casusregie.escalatie.ladders import ADRESSEN, TERMIJN, Trede, ladder_of, plan_of
from casusregie.models import Escalatie
from normenkader.termijnen.woorden import aantal, middellange_datum, zin
from organisaties.rollen import Rol

from .mensen import process_name


def escalation_panel(inzet: Any, on: date) -> dict[str, Any] | None:
    """Rows of the ladder termijn for the last day; None when there will never be one."""
    if inzet.gestart_op is None or inzet.begindatum < inzet.kaderversie.ingangsdatum:
        return None
    rijen = list(
        Escalatie.objects.of_onderwerp(inzet)
        .filter(code=LAATSTE_DAG)
        .select_related("aan_organisatie", "aan_medewerker", "kader")
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
    """The treden that are still to come on the ladder of the kader of this inzet, with their days.

    Trede 1 is on the day after the last; each next one is there when nobody answers.
    """
    if rijen and rijen[-1].status != "open":
        return []
    treden = ladder_of(TERMIJN, inzet.kaderversie)
    eerste = rijen[-1].trede - 1 if rijen else 0
    sinds = rijen[-1].sinds if rijen else inzet.einddatum + timedelta(days=1)
    stappen = [] if rijen else [_first(inzet, treden[0], sinds)]
    for trede in treden[eerste:]:
        plan = plan_of(TERMIJN, trede, sinds, inzet.kaderversie)
        if plan.klimt_op is None:
            break
        sinds = plan.klimt_op
        stappen.append(_after(trede, treden[trede.nummer], sinds))
    return [{"kop": kop, "tekst": tekst, "soort": "toekomst"} for kop, tekst in stappen]


def _first(inzet: Any, trede: Trede, sinds: date) -> tuple[str, str]:
    gewoon = trede.aan is ADRESSEN[Rol.PROCESREGISSEUR]
    wie = process_name(inzet.casus) if gewoon else trede.naam
    return f"Dag {inzet.dagen + 1}: {wie}", zin(middellange_datum(sinds))


def _after(lager: Trede, trede: Trede, sinds: date) -> tuple[str, str]:
    """The next trede: since when, and after how many werkdagen without an answer."""
    kop = "Regionaal expertteam (RER)" if trede.beslist else trede.naam
    wachten = aantal(lager.antwoord_werkdagen(sinds), "werkdagen")
    return kop, f"{zin(middellange_datum(sinds))}, als er na {wachten} geen antwoord is"
