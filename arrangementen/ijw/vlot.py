"""The straight road of reading: a small message without any fault, in one pass over its tree.

It never refuses: at the first doubt it gives up, and ``opbouw`` with ``schema`` find out what is
wrong and say so. So it may only accept what those accept, with the same content. Comments, CDATA,
instructions and attributes are left to them, and so is a large file, which they read as a stream.
"""

from typing import Any

from lxml import etree

from arrangementen.ijw.bericht import Bericht, Inhoud
from arrangementen.ijw.datatypen import WITRUIMTE, Past
from arrangementen.ijw.schema import BERICHTEN, Klasse, Veld

MAX_VLOT = 256 * 1024
VEILIG: dict[str, Any] = {
    "encoding": "UTF-8",
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "recover": False,
}
HEEFT_ATTRIBUUT = etree.XPath("boolean(descendant-or-self::*/@*)")


class Twijfel(Exception):  # noqa: N818
    """Something here is not plainly good."""


class Lezer:
    """Reads one class; compiled once from the schema.

    Per tag: the place in the order, the name, whether it may repeat, the reader of a class, or the
    check of a leaf and whether white space around it counts.
    """

    __slots__ = ("stappen", "verplicht")

    def __init__(self, klasse: Klasse) -> None:
        self.verplicht = {veld.naam for veld in klasse.velden if veld.verplicht}
        velden = enumerate(klasse.velden)
        self.stappen = {veld.tag: (plek, *_step(veld)) for plek, veld in velden}

    def __call__(self, element: etree._Element) -> Inhoud:
        """The class as a dict. Raises Twijfel, also on loose text."""
        inhoud: Inhoud = {}
        vorige = -1
        los = element.text or ""
        for kind in element:
            los += kind.tail or ""
            stap = self.stappen.get(kind.tag)
            if stap is None:
                raise Twijfel
            plek, naam, herhaald, lezer, past, trimt = stap
            waarde = lezer(kind) if lezer else _leaf(kind, past, trimt)
            if plek > vorige:
                vorige = plek
                inhoud[naam] = [waarde] if herhaald else waarde
            elif herhaald and plek == vorige:
                inhoud[naam].append(waarde)
            else:
                raise Twijfel
        if los.strip(WITRUIMTE) or not self.verplicht <= inhoud.keys():
            raise Twijfel
        return inhoud


def _leaf(element: etree._Element, past: Past, trimt: bool) -> str:
    waarde: str = element.text or ""
    if trimt:
        waarde = waarde.strip(WITRUIMTE)
    if len(element) or not past(waarde):
        raise Twijfel
    return waarde


def _step(veld: Veld) -> tuple[str, bool, Lezer | None, Past, bool]:
    soort = veld.datatype
    if soort is not None:
        return veld.naam, veld.herhaald, None, soort.past, soort.trimt
    assert veld.klasse is not None  # noqa: S101  (the other half of Veld)
    return veld.naam, veld.herhaald, Lezer(veld.klasse), bool, False


LEZERS = {
    f"{{{schema.ruimte}}}Bericht": (soort, Lezer(schema.wortel))
    for soort, schema in BERICHTEN.items()
}


def safe_parser(target: Any = None) -> etree.XMLParser:
    """A parser for hostile files: no entities, no DTD, no network, limits on depth and size."""
    return etree.XMLParser(target=target, **VEILIG)


def is_plain(data: bytes) -> bool:
    """Whether there is no comment, CDATA or instruction in it."""
    return b"<!" not in data and data.find(b"<?", 2) < 0


def read_plain(data: bytes) -> Bericht | None:
    """The message when all of it is good, else None. ``data`` must have passed the gate."""
    if len(data) > MAX_VLOT or not is_plain(data):
        return None
    parser = safe_parser()
    try:
        wortel = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    soort, lees = LEZERS.get(wortel.tag, ("", None))
    if lees is None or len(parser.error_log) or HEEFT_ATTRIBUUT(wortel):
        return None
    try:
        return Bericht(soort, lees(wortel))
    except Twijfel:
        return None
