"""The straight road of a large declaration (JW323): one client after another, none kept as a tree.

As ``vlot`` it never refuses: at the first doubt it gives up, and the road for every message finds
out what is wrong and says so. Each client is checked on level 1 when it ends; what is around the
clients when the file ends.
"""

from io import BytesIO

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
    lezing = etree.iterparse(BytesIO(data), events=("end",), tag=_CLIENT, **VEILIG)
    clienten = Clienten()
    try:
        for _, client in lezing:
            _drop_previous(client)
            if [boven.tag for boven in client.iterancestors()] != _BOVEN or HEEFT_ATTRIBUUT(client):
                return None
            clienten.append(_lees(client))
        return _whole(lezing, clienten)
    except (etree.XMLSyntaxError, Twijfel):
        return None


def _drop_previous(client: etree._Element) -> None:
    """Clear the client before this one, which was read. Raises Twijfel on what stands between."""
    vorige = client.getprevious()
    if vorige is not None:
        if vorige.tag != _CLIENT or (vorige.tail or "").strip():
            raise Twijfel
        vorige.getparent().remove(vorige)


def _whole(lezing: "etree.iterparse[etree._Element]", clienten: Clienten) -> Bericht | None:
    """The message around the clients: its tree now holds the last one only."""
    wortel = lezing.root
    if wortel.tag != _BERICHT or len(lezing.error_log) or HEEFT_ATTRIBUUT(wortel):
        return None
    soort, lees = LEZERS[_BERICHT]
    inhoud = lees(wortel)
    inhoud["Declaratie"]["Clienten"] = {"Client": clienten}
    return Bericht(soort, inhoud)
