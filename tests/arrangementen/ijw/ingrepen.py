"""Damage to a good message as a tree: what is missing, doubled, moved, renamed or mistyped."""

from collections.abc import Callable
from random import Random

from lxml import etree

from tests.arrangementen.ijw.test_schema_officieel import WAARDEN
from tests.arrangementen.ijw.xsd import BASIS

VREEMD = ["٣", "😀", "\u0085", " \u2003 ", "A.B.", "9" * 40, "2027-02-29", "24:00:00", "-0", "NL "]
Ingreep = Callable[[etree._Element, Random], None]


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _missing(element: etree._Element, kans: Random) -> None:
    element.getparent().remove(element)


def _doubled(element: etree._Element, kans: Random) -> None:
    element.addnext(_copy(element))


def _reordered(element: etree._Element, kans: Random) -> None:
    ouder = element.getparent()
    ouder.insert(kans.randrange(len(ouder)), element)


def _transplanted(element: etree._Element, kans: Random) -> None:
    alle = [e for e in element.getroottree().getroot().iter() if isinstance(e.tag, str)]
    element.append(_copy(kans.choice(alle)))


def _mistyped(element: etree._Element, kans: Random) -> None:
    element.text = kans.choice(WAARDEN + VREEMD)


def _length(element: etree._Element, kans: Random) -> None:
    tekst = element.text or ""
    element.text = tekst[: kans.randrange(len(tekst) + 1)] + "x" * kans.choice((0, 1, 9, 40, 201))


def _code(element: etree._Element, kans: Random) -> None:
    element.text = f"{kans.randrange(100):02}"


def _renamed(element: etree._Element, kans: Random) -> None:
    element.tag = f"{element.tag}X"


def _namespace(element: etree._Element, kans: Random) -> None:
    eigen = etree.QName(element.getroottree().getroot()).namespace
    ruimte = kans.choice((BASIS, eigen, "urn:anders", None))
    element.tag = etree.QName(ruimte, etree.QName(element).localname).text


def _loose_text(element: etree._Element, kans: Random) -> None:
    element.tail = (element.tail or "") + kans.choice(("los", " \n", "\t", "\xa0"))


def _comment(element: etree._Element, kans: Random) -> None:
    element.insert(0, etree.Comment("opmerking"))


def _attribute(element: etree._Element, kans: Random) -> None:
    element.set("soort", "x")


def _emptied(element: etree._Element, kans: Random) -> None:
    for kind in list(element):
        element.remove(kind)
    element.text = None


def _spaced(element: etree._Element, kans: Random) -> None:
    element.text = f"{kans.choice((' ', chr(10), ''))}{element.text or ''}{kans.choice((' ', ''))}"


INGREPEN: dict[str, Ingreep] = {
    "ontbreekt": _missing,
    "dubbel": _doubled,
    "volgorde": _reordered,
    "verplaatst": _transplanted,
    "soort": _mistyped,
    "lengte": _length,
    "code": _code,
    "naam": _renamed,
    "naamruimte": _namespace,
    "losse tekst": _loose_text,
    "opmerking": _comment,
    "attribuut": _attribute,
    "leeg": _emptied,
    "witruimte": _spaced,
}
BLADEN = {"soort", "lengte", "code", "witruimte"}
"""Damage to a value, which mostly strikes an element without elements in it."""


def damage(data: bytes, naam: str, kans: Random) -> bytes:
    """The message with one such damage somewhere below the root."""
    wortel = etree.fromstring(data)
    alle = [e for e in wortel.iter() if isinstance(e.tag, str) and e is not wortel]
    bladen = [e for e in alle if not len(e)]
    if alle:  # else earlier damage left nothing but the root
        INGREPEN[naam](kans.choice(bladen or alle if naam in BLADEN else alle), kans)
    return etree.tostring(wortel, encoding="UTF-8", xml_declaration=True)
