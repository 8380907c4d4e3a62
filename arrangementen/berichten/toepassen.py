"""Wat een goed bericht in het dossier doet: per soort één functie, ook van hogere onderdelen."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from arrangementen.ijw.bericht import Bericht as IjwBericht

#: (bericht, rij, op) -> the casus the message belongs to, or None
Toepasser = Callable[[IjwBericht, Any, datetime], Any]
#: (bericht, rij, jeugdige) -> extra arguments of Toestand, such as `verzoeken`
Kenner = Callable[[IjwBericht, Any, Any], dict[str, Any]]

_toepassers: dict[str, Toepasser] = {}
_kenners: list[Kenner] = []


def add_applier(soort: str, toepasser: Toepasser) -> None:
    """Register what a good message of this kind does; called from AppConfig.ready.

    It runs in the transaction in which the message is judged, with the jeugdige locked, and
    returns the casus (or None). `rij.gemeente` and `rij.aanbieder` are the parties.
    """
    _toepassers[soort] = toepasser


def applier_of(soort: str) -> Toepasser | None:
    """The function for this kind, or None: then the message is only kept and answered."""
    return _toepassers.get(soort)


def add_knowledge(kenner: Kenner) -> None:
    """Register a source of what the receiver knows (`verzoeken`); called from AppConfig.ready."""
    if kenner not in _kenners:
        _kenners.append(kenner)


def known_by_others(bericht: IjwBericht, rij: Any, jeugdige: Any) -> dict[str, Any]:
    """What the registered sources know about this message."""
    geweten: dict[str, Any] = {}
    for kenner in _kenners:
        geweten |= kenner(bericht, rij, jeugdige)
    return geweten
