"""Regels die verder gaan dan één onderdeel: wat een documentsoort daarnaast nog eist."""

from collections.abc import Callable, Mapping
from typing import Any

from .soorten_kader import BRONNEN

Regel = Callable[[Mapping[str, Any], str], dict[str, str]]
Stukregel = Callable[[Any], dict[str, str]]
_bij_stuk: dict[str, Stukregel] = {}


def add_rule(code: str, regel: Stukregel) -> None:
    """Register what a kind asks of the casus around it: regel(document) -> part: what to do."""
    _bij_stuk[code] = regel


def missing_around(document: Any) -> dict[str, str]:
    """What other parts of the casus must have ready before this document is final."""
    regel = _bij_stuk.get(document.soort)
    return regel(document) if regel else {}


def also_missing(code: str, inhoud: Mapping[str, Any], route: str) -> dict[str, str]:
    """What this kind asks on top of its required parts: part code -> what to do."""
    regel = _REGELS.get(code)
    return regel(inhoud, route) if regel else {}


def _triage(inhoud: Mapping[str, Any], route: str) -> dict[str, str]:
    """The risicotaxatie may be left out in route B only (domein.md §0 c)."""
    if inhoud.get("getaxeerd") == "nee" and route != "B":
        return {"getaxeerd": "Taxeer eerst de veiligheid. In deze route hoort dat er altijd bij"}
    return {}


def _gezinsplan(inhoud: Mapping[str, Any], route: str) -> dict[str, str]:
    """All five sources are used, or it says why one is not there (CR-C2-07)."""
    gebruikt = set(inhoud.get("bronnen") or [])
    if len(gebruikt) < len(BRONNEN) and not str(inhoud.get("bronnen_niet") or "").strip():
        return {"bronnen_niet": "Schrijf op welke bron er niet was, en waarom"}
    return {}


_REGELS: dict[str, Regel] = {"triage": _triage, "gezinsplan": _gezinsplan}
