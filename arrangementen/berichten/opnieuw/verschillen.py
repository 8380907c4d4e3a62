"""Wat er sinds een afgekeurd bericht in het dossier is veranderd, per plaats in het bericht."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from arrangementen.berichten.leesbaar import is_personal, leaves, place_in_words
from arrangementen.ijw.lezen import read
from arrangementen.toewijzing.client import GeenContact
from arrangementen.toewijzing.openen import compose, to_report

WEG = "niet in het bericht"


@dataclass(frozen=True)
class Verandering:
    """One place with another value; of a personal field only that it changed."""

    plaats: str
    was: str
    wordt: str


def changes_of(bericht: Any, on: date) -> list[Verandering]:
    """Where the JW301 that would leave today differs from this one; empty when it does not.

    Of another kind of message the body stays as it is.
    """
    if bericht.soort != "301":
        return []
    try:
        romp = compose(bericht.casus, to_report(bericht.casus, bericht.aanbieder, on), on)
    except GeenContact:
        return []
    oud = dict(leaves(read(bericht.data).inhoud["Client"], "Client"))
    nieuw = dict(leaves(romp["Client"], "Client"))
    plaatsen = [plaats for plaats in {**oud, **nieuw} if oud.get(plaats) != nieuw.get(plaats)]
    return [_change(plaats, oud, nieuw) for plaats in plaatsen if not _of_message(plaats)]


def _of_message(plaats: str) -> bool:
    """The reference belongs to the answer, not to the dossier (IV097)."""
    return plaats.endswith("/ReferentieAanbieder")


def _change(plaats: str, oud: dict[str, str], nieuw: dict[str, str]) -> Verandering:
    was, wordt = oud.get(plaats), nieuw.get(plaats)
    if is_personal(plaats):
        was, wordt = was and "(afgeschermd)", wordt and "(afgeschermd, gewijzigd)"
    return Verandering(place_in_words(plaats), was or WEG, wordt or WEG)
