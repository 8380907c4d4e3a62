"""The gate before the parser: size, character set and forbidden markup, on the raw bytes."""

import re

from arrangementen.ijw.weigering import refusal

MAX_BYTES = 25 * 1024 * 1024  # iJw OP179: advised maximum, enforced by the nodes
_INGEPAKT = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")
_UTF8_BOM = b"\xef\xbb\xbf"
_VERKLARING = re.compile(
    rb"<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:\"1\.0\"|'1\.0')"
    rb"(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:\"([A-Za-z0-9._-]+)\"|'([A-Za-z0-9._-]+)'))?"
    rb"(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:\"(?:yes|no)\"|'(?:yes|no)'))?"
    rb"[ \t\r\n]*\?>"
)
_VERKLARING_LENGTE = 256
_BEGIN = re.compile(rb"<\?xml[ \t\r\n]")
_VERBODEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_bytes(data: bytes, max_bytes: int = MAX_BYTES) -> None:
    """Refuse on size, character set and DOCTYPE/ENTITY, in that order. Raises Geweigerd."""
    _check_size(data, max_bytes)
    _check_charset(data)
    _check_declaration(data)
    if _VERBODEN.search(data):
        raise refusal("IJW-301")


def _check_size(data: bytes, max_bytes: int) -> None:
    if len(data) > max_bytes:
        raise refusal("IJW-101", grens=_size(max_bytes))
    if not data:
        raise refusal("IJW-102")


def _size(aantal: int) -> str:
    mega = 1024 * 1024
    return f"{aantal // mega} MB" if aantal >= mega else f"{aantal} bytes"


def _check_charset(data: bytes) -> None:
    if data.startswith(_UTF8_BOM):
        raise refusal("IJW-201")
    if data.startswith(_INGEPAKT):
        raise refusal("IJW-202")
    if b"\0" in data:  # also every UTF-16 and UTF-32 text
        raise refusal("IJW-203")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise refusal("IJW-203") from None


def _check_declaration(data: bytes) -> None:
    if not _BEGIN.match(data):
        return
    verklaring = _VERKLARING.match(data[:_VERKLARING_LENGTE])
    if verklaring is None:
        raise refusal("IJW-205")
    tekenset = verklaring[1] or verklaring[2]
    if tekenset and tekenset.upper() != b"UTF-8":
        raise refusal("IJW-204")
