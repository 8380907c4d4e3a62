"""Wat het plan van aanpak naast zijn onderdelen eist: veiligheidsplan, analyse met wie, triage."""

from typing import Any

from casusregie.documenten.document import Document

from .dreiging import Dreiging
from .plan import VEILIGHEIDSPLAN

SAMEN = {"verwijzer": "de verwijzer", "aanbieder": "de aanbieder"}
DISCIPLINES = 2


def plan_rules(plan: Any) -> dict[str, str]:
    """Part of the plan -> what is still to be done; {} when nothing is (GV-M1-03, -04, -06)."""
    return {
        **_flag(plan),
        **_safety(plan),
        **_made_with(plan.inhoud),
        **_triage(plan.inhoud),
        **_support(plan.inhoud),
    }


def _flag(plan: Any) -> dict[str, str]:
    if Dreiging.objects.running_in(plan.casus) is not None:
        return {}
    return {"aanleiding": "Leg eerst vast dat uithuisplaatsing dreigt. Daar hoort dit plan bij"}


def _safety(plan: Any) -> dict[str, str]:
    """The safety plan is a document of its own, adopted: the plan refers to it (GV-M1-03)."""
    if Document.objects.latest(plan.casus, VEILIGHEIDSPLAN) is not None:
        return {}
    return {"veiligheidsplan": "Stel eerst het veiligheidsplan vast. Zonder is dit plan niet klaar"}


def _made_with(inhoud: dict[str, Any]) -> dict[str, str]:
    """A good analysis is made with the gezin, the verwijzer and the aanbieder (GV-M3-01)."""
    met = set(inhoud.get("analyse_met") or [])
    mist = [naam for code, naam in SAMEN.items() if code not in met]
    if not met & {"jeugdige", "ouders"}:
        mist = ["het gezin", *mist]
    if mist and not str(inhoud.get("analyse_zonder") or "").strip():
        return {"analyse_zonder": f"Schrijf op waarom zonder {' en '.join(mist)}"}
    return {}


def _triage(inhoud: dict[str, Any]) -> dict[str, str]:
    if len(inhoud.get("triage_met") or []) < DISCIPLINES:
        return {"triage_met": "Kies ten minste twee vakgebieden: de triage doet u samen"}
    return {}


def _support(inhoud: dict[str, Any]) -> dict[str, str]:
    if inhoud.get("clientondersteuning") == "niet":
        return {"clientondersteuning": "Bied het gezin eerst ondersteuning aan"}
    return {}
