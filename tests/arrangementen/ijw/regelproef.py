"""A rule tried on one changed example: the case, the change and what should be found."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from arrangementen.ijw.bericht import Bericht, Bevinding
from tests.arrangementen.ijw.voorbeelden import voorbeeld

WEG = None
Wijzigingen = Mapping[str, Any]


@dataclass(frozen=True)
class Proef:
    """One changed example. ``plaats`` is where the rule strikes, empty when the message is good.

    ``samen`` are rules that cannot but strike together with this one.
    """

    regel: str
    wat: str
    soort: str
    wijzigingen: Wijzigingen
    plaats: str = ""
    samen: tuple[str, ...] = ()
    toestand: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.regel}-JW{self.soort}-{self.wat.replace(' ', '_')}"

    @property
    def bericht(self) -> Bericht:
        """The example of this kind with the changes."""
        return changed(self.soort, self.wijzigingen)


def changed(soort: str, wijzigingen: Wijzigingen) -> Bericht:
    """The example of a kind, unshared, with values set, removed (None) or appended by path."""
    inhoud = json.loads(json.dumps(voorbeeld(soort).inhoud))
    for plaats, waarde in wijzigingen.items():
        *weg, laatste = plaats.split("/")
        klasse = inhoud
        for deel in weg:
            klasse = _step(klasse, deel)
        _put(klasse, laatste, waarde)
    return Bericht(soort, inhoud)


def _parts(deel: str) -> tuple[str, int]:
    gevonden = re.fullmatch(r"(\w+)(?:\[(\d+)\])?", deel)
    assert gevonden, deel
    return gevonden[1], int(gevonden[2] or 0)


def _step(klasse: dict[str, Any], deel: str) -> dict[str, Any]:
    naam, nummer = _parts(deel)
    return klasse[naam][nummer - 1] if nummer else klasse.setdefault(naam, {})


def _put(klasse: dict[str, Any], deel: str, waarde: Any) -> None:
    naam, nummer = _parts(deel)
    if nummer and nummer > len(klasse[naam]):
        klasse[naam].append(waarde)
    elif nummer:
        del klasse[naam][nummer - 1]
        if waarde is not WEG:
            klasse[naam].insert(nummer - 1, waarde)
    elif waarde is WEG:
        del klasse[naam]
    else:
        klasse[naam] = waarde


def found(bevindingen: list[Bevinding]) -> set[tuple[str, str]]:
    """Rule and place of every finding."""
    return {(bevinding.regel, bevinding.plaats) for bevinding in bevindingen}
