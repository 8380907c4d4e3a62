"""Wat een bericht in het dossier doet: per soort één functie, ook van hogere onderdelen.

Two tables. `add_applier`: a heenbericht that is judged here on levels 2 to 4 and answered with its
retour; the function only writes the effect. `add_handler`: the function does all of it (judge,
effect, answer), for kinds that are answered in another way, such as a JW323 by a JW325.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from arrangementen.ijw.bericht import Bericht as IjwBericht
from verloop.tellers import Teller

#: (bericht, rij, op) -> the casus the message belongs to, or None
Toepasser = Callable[[IjwBericht, Any, datetime], Any]
#: (berichten, jeugdigen) -> what is known about any of them
Zoeker = Callable[[Collection[IjwBericht], Collection[Any]], Sequence[Any]]
#: (bericht, rij, jeugdige, found) -> extra arguments of Toestand, such as `verzoeken`
Kenner = Callable[[IjwBericht, Any, Any, Sequence[Any]], dict[str, Any]]
#: (rij, bericht, op) -> the row, settled: judged on levels 2 to 4, applied, rejected or answered
Berichtafhandelaar = Callable[[Any, IjwBericht, datetime], Any]

#: (bericht, dag) -> the counters it takes a number of, at most
Nemer = Callable[[IjwBericht, date], Iterable[Teller]]

_nemers: dict[str, Nemer] = {}
_afhandelaars: dict[str, Berichtafhandelaar] = {}
_toepassers: dict[str, Toepasser] = {}
_bronnen: dict[Zoeker, Kenner] = {}


def add_applier(soort: str, toepasser: Toepasser, neemt: Nemer | None = None) -> None:
    """Register what a good message of this kind does; called from AppConfig.ready.

    It runs in the transaction in which the message is judged, with the jeugdige locked, and
    returns the casus (or None). `rij.gemeente` and `rij.aanbieder` are the parties. `neemt`: the
    numbers it takes, so that those of many messages are taken at once.
    """
    _toepassers[soort] = toepasser
    if neemt is not None:
        _nemers[soort] = neemt


def numbers_for(berichten: Iterable[IjwBericht], dag: date) -> Iterator[Teller]:
    """The counters of which applying these messages takes a number, as often as it does."""
    for bericht in berichten:
        if bericht.soort in _nemers:
            yield from _nemers[bericht.soort](bericht, dag)


def applier_of(soort: str) -> Toepasser | None:
    """The function for this kind, or None: then the message is only kept and answered."""
    return _toepassers.get(soort)


def add_handler(soort: str, afhandelaar: Berichtafhandelaar) -> None:
    """Register who settles a message of this kind as a whole; called from AppConfig.ready.

    It gets the locked row (header, parties and channel filled in, not saved yet) in the
    transaction of this message, and ends it with `ontvangst.accept` or `ontvangst.refuse`; an
    answer is made with `opslag.make_message(..., kop=…, retour_op=rij)`.
    """
    _afhandelaars[soort] = afhandelaar


def handler_of(soort: str) -> Berichtafhandelaar | None:
    """The function that settles this kind as a whole, or None."""
    return _afhandelaars.get(soort)


def is_processed(soort: str) -> bool:
    """Did a part of the product register for this kind?"""
    return soort in _afhandelaars or soort in _toepassers


def add_knowledge(zoeker: Zoeker, kenner: Kenner) -> None:
    """Register a source of what the receiver knows (`verzoeken`); called from AppConfig.ready.

    `zoeker` looks it up for some messages at once, `kenner` says what of it one of them is told.
    """
    _bronnen[zoeker] = kenner


def look_up_others(
    berichten: Collection[IjwBericht], jeugdigen: Collection[Any]
) -> dict[Zoeker, Sequence[Any]]:
    """What the registered sources find about these messages and jeugdigen."""
    return {zoeker: zoeker(berichten, jeugdigen) for zoeker in _bronnen}


def known_by_others(
    bericht: IjwBericht, rij: Any, jeugdige: Any, gevonden: Mapping[Zoeker, Sequence[Any]]
) -> dict[str, Any]:
    """What the registered sources know about this message, from what they found."""
    geweten: dict[str, Any] = {}
    for zoeker, kenner in _bronnen.items():
        geweten |= kenner(bericht, rij, jeugdige, gevonden[zoeker])
    return geweten
