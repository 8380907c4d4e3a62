"""De versies van een levende analyse: welke er zijn en wat er per deel veranderde (GV-M3-02)."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from afwegingskader.keuzes import ANALYSE_DELEN

from .bewakers import changed_parts

#: What a next version takes over from the one before it.
OVERNEMEN = (*ANALYSE_DELEN, "advies", "gesproken_met", "niet_gesproken", "instrumenten")
GELIJK, WEG, NIEUW = "gelijk", "weg", "nieuw"


@dataclass(frozen=True)
class Deel:
    """One part of a version: its text, and the pieces that changed when there was one before."""

    titel: str
    anker: str
    tekst: str
    stukken: list[tuple[str, str]]

    @property
    def gewijzigd(self) -> bool:
        """Does it differ from the version before?"""
        return bool(self.stukken)


def next_version(vorige: Any, auteur: Any) -> Any:
    """An unsaved next version by this author, with the text of the one before it."""
    velden = {naam: getattr(vorige, naam) for naam in OVERNEMEN}
    return type(vorige)(aanvraag=vorige.aanvraag, auteur=auteur, nummer=vorige.nummer + 1, **velden)


def parts_of(analyse: Any, vorige: Any = None) -> list[Deel]:
    """The ten parts in order, each with its changes since `vorige`."""
    anders = set(changed_parts(vorige, analyse)) if vorige else set()
    return [
        Deel(
            titel,
            naam,
            getattr(analyse, naam),
            differences(getattr(vorige, naam), getattr(analyse, naam)) if naam in anders else [],
        )
        for naam, titel in ANALYSE_DELEN.items()
    ]


def differences(oud: str, nieuw: str) -> list[tuple[str, str]]:
    """What went out and what came in, word for word: ("gelijk" | "weg" | "nieuw", text)."""
    was, is_ = _words(oud), _words(nieuw)
    stukken: list[tuple[str, str]] = []
    for soort, a, b, c, d in SequenceMatcher(None, was, is_, autojunk=False).get_opcodes():
        if soort == "equal":
            stukken.append((GELIJK, "".join(was[a:b])))
            continue
        stukken += [(WEG, "".join(was[a:b]))] if b > a else []
        stukken += [(NIEUW, "".join(is_[c:d]))] if d > c else []
    return stukken


def _words(tekst: str) -> list[str]:
    """Words with the space that follows them, so that joined they give the text again."""
    return re.findall(r"\S+\s*|\s+", tekst)
