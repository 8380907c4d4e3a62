"""The straight road of a large declaration (JW323): one client after another, none kept as a tree.

As ``vlot`` it never refuses: at the first doubt it gives up, and the road for every message finds
out what is wrong and says so. Each client is checked on level 1 when it ends; what is around the
clients when the file ends.
"""

from lxml import etree

from arrangementen.ijw.bericht import Bericht
from arrangementen.ijw.clienten import Clienten
from arrangementen.ijw.schema import BERICHTEN, Klasse
from arrangementen.ijw.vlot import (
    HEEFT_ATTRIBUUT,
    LEZERS,
    MAX_VLOT,
    VEILIG,
    Lezer,
    Twijfel,
    is_plain,
)

_SCHEMA = BERICHTEN["323"]
_STUK = 256 * 1024
"""Bytes read at a time; a client is much smaller, so one ends in each piece."""


def _tag(naam: str) -> str:
    return f"{{{_SCHEMA.ruimte}}}{naam}"


def _below(klasse: Klasse, naam: str) -> Klasse:
    onder = klasse.index[_tag(naam)][1].klasse
    assert onder is not None  # noqa: S101  (a class by the tables of the schema)
    return onder


_CLIENT, _BERICHT = _tag("Client"), _tag("Bericht")
_BOVEN = [_tag("Clienten"), _tag("Declaratie"), _BERICHT]
_lees = Lezer(_below(_below(_below(_SCHEMA.wortel, "Declaratie"), "Clienten"), "Client"))


def read_by_client(data: bytes, vanaf: int = MAX_VLOT) -> Bericht | None:
    """The declaration when all of it is good, with its clients packed (``clienten``), else None.

    ``data`` must have passed the gate; a file of ``vanaf`` bytes or less is for another road.
    """
    if len(data) <= vanaf or not is_plain(data):
        return None
    lezer = etree.XMLPullParser(events=("end",), tag=_CLIENT, **VEILIG)
    clienten = Clienten()
    try:
        for begin in range(0, len(data), _STUK):
            lezer.feed(data[begin : begin + _STUK])
            if not _take(lezer, clienten) and begin + _STUK < len(data):
                return None  # what is no client would stay behind as a tree, however large
        return _whole(lezer, clienten)
    except (etree.XMLSyntaxError, Twijfel):
        return None


def _take(lezer: "etree.XMLPullParser[etree._Element]", clienten: Clienten) -> int:
    """Read the clients that ended in this piece; returns how many. Raises Twijfel."""
    eerder = len(clienten)
    for _, client in lezer.read_events():
        _drop_previous(client)
        if [boven.tag for boven in client.iterancestors()] != _BOVEN or HEEFT_ATTRIBUUT(client):
            raise Twijfel
        clienten.append(_lees(client))
    return len(clienten) - eerder


def _drop_previous(client: etree._Element) -> None:
    """Clear the client before this one, which was read. Raises Twijfel on what stands between."""
    vorige = client.getprevious()
    if vorige is not None:
        if vorige.tag != _CLIENT or (vorige.tail or "").strip():
            raise Twijfel
        vorige.getparent().remove(vorige)


def _whole(lezer: "etree.XMLPullParser[etree._Element]", clienten: Clienten) -> Bericht | None:
    """The message around the clients: its tree now holds the last one only."""
    wortel = lezer.close()
    if wortel.tag != _BERICHT or len(lezer.error_log) or HEEFT_ATTRIBUUT(wortel):
        return None
    soort, lees = LEZERS[_BERICHT]
    inhoud = lees(wortel)
    inhoud["Declaratie"]["Clienten"] = {"Client": clienten}
    return Bericht(soort, inhoud)
