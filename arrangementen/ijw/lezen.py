"""Reads an iJw message from bytes, and refuses everything else in a fixed order.

Phases: size, character set, forbidden markup, parsing (depth, number of parts, attributes,
processing instructions, XInclude), namespace and version, schema (order, occurrence, types, codes).
Each refusal has its own code and Dutch text. A date outside the years 0001 to 9999 is refused.

Example::

    try:
        bericht = read(data)
    except Geweigerd as weigering:
        toon(weigering.code, weigering.tekst)
"""

import re

from lxml import etree

from arrangementen.ijw.bericht import Bericht, Bevinding
from arrangementen.ijw.opbouw import MAX_ONDERDELEN, Opbouw
from arrangementen.ijw.poort import MAX_BYTES, check_bytes
from arrangementen.ijw.schema import MAX_BEVINDINGEN, validate
from arrangementen.ijw.stroom import read_by_client
from arrangementen.ijw.vlot import read_plain, safe_parser
from arrangementen.ijw.weigering import SCHEMA, Geweigerd, refusal

__all__ = ["MAX_BYTES", "Geweigerd", "read", "read_findings"]

_RUIMTE = re.compile(r"\{http://www\.istandaarden\.nl/(i[a-z]{1,8})/(\d{1,3})_(\d{1,3})/")
_HUIDIG = (3, 2)


def read(data: bytes, *, max_bytes: int = MAX_BYTES, per_client: bool = False) -> Bericht:
    """The message in the file. ``max_bytes`` counts bytes, at most 25 MiB by default.

    ``per_client``: of a large declaration the clients come packed (``clienten.Clienten``) instead
    of as a list, so that it takes little memory; all else is the same.

    Raises Geweigerd (phase, code, Dutch text) for whatever is not a valid iJw 3.2 message on
    level 1; no other exception for any bytes.
    """
    check_bytes(data, max_bytes)
    if (vlot := read_plain(data)) is not None:
        return vlot
    _check_parts(data)
    if per_client and (gelezen := read_by_client(data)) is not None:
        return gelezen
    opbouw = parse_stream(data)
    if opbouw.schema is None:
        raise _version_refusal(opbouw.wortel)
    bericht = Bericht(opbouw.schema.soort, opbouw.inhoud)
    fouten = [*opbouw.fouten.bevindingen, *validate(bericht)][:MAX_BEVINDINGEN]
    if fouten:
        raise _schema_refusal(tuple(fouten))
    return bericht


def read_findings(
    data: bytes, *, max_bytes: int = MAX_BYTES, per_client: bool = False
) -> tuple[Bericht | None, list[Bevinding]]:
    """As ``read``, but never raises: the message and no findings, or None and at least one.

    A refusal before the schema phase gives one finding with the phase as its ``regel``.
    """
    try:
        return read(data, max_bytes=max_bytes, per_client=per_client), []
    except Geweigerd as fout:
        if fout.bevindingen:
            return None, list(fout.bevindingen)
        return None, [Bevinding(1, fout.fase, fout.code, "", fout.tekst)]


def _check_parts(data: bytes) -> None:
    if data.count(b"<") - data.count(b"</") > MAX_ONDERDELEN:
        raise refusal("IJW-403")


def parse_stream(data: bytes) -> Opbouw:
    """Run the hardened parser. Raises Geweigerd in the phase ``ontleden``."""
    parser = safe_parser(Opbouw())
    try:
        uitkomst = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fout:
        raise refusal("IJW-401", waar=_where(*fout.position)) from None
    # the parser lets faults in namespaces pass, but notes them
    if fouten := list(parser.error_log.filter_from_errors()):
        raise refusal("IJW-401", waar=_where(fouten[0].line, fouten[0].column))
    assert isinstance(uitkomst, Opbouw)  # noqa: S101  (what close() returns)
    return uitkomst


def _where(regel: int | None, kolom: int | None) -> str:
    return f" (regel {regel}, teken {kolom})" if regel else ""


def _version_refusal(wortel: str) -> Geweigerd:
    delen = _RUIMTE.match(wortel)
    if delen is None:
        return refusal("IJW-501")
    if delen[1] != "ijw":
        return refusal("IJW-504", standaard=delen[1])
    versie = (int(delen[2]), int(delen[3]))
    tekst = f"{versie[0]}.{versie[1]}"
    if versie == _HUIDIG:
        return refusal("IJW-505")
    return refusal("IJW-502" if versie < _HUIDIG else "IJW-503", versie=tekst)


def _schema_refusal(fouten: tuple[Bevinding, ...]) -> Geweigerd:
    eerste = fouten[0]
    plaats = f" Plaats: {eerste.plaats}." if eerste.plaats else ""
    return Geweigerd(eerste.code, f"{eerste.tekst}{plaats}{_others(len(fouten))}", SCHEMA, fouten)


def _others(aantal: int) -> str:
    """Sentence on the faults beside the first; at the cap there may be more than were noted."""
    if aantal <= 2:
        return "" if aantal == 1 else " Er is nog 1 andere fout."
    minstens = "minstens " if aantal == MAX_BEVINDINGEN else ""
    return f" Er zijn nog {minstens}{aantal - 1} andere fouten."
