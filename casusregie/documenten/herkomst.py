"""Haalt uit een foto wat er over plaats, toestel en maker in staat; het beeld blijft gelijk."""

import struct

PNG_KOP = b"\x89PNG\r\n\x1a\n"
PNG_WEG = {b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"}
#: JPEG segments that stay: APP0 (JFIF), APP2 (colours), APP14 (Adobe colours)
JPG_BLIJFT = {0xE0, 0xE2, 0xEE}
COMMENTAAR, BEGIN_BEELD = 0xFE, 0xDA


def strip_origin(soort: str, inhoud: bytes) -> bytes:
    """The same picture without EXIF and comments; other kinds as they are.

    A picture whose structure is not as expected is left alone: better the file than nothing.
    """
    try:
        if soort == "jpg":
            return _jpg(inhoud)
        if soort == "png":
            return _png(inhoud)
    except (struct.error, IndexError):
        return inhoud
    return inhoud


def _jpg(inhoud: bytes) -> bytes:
    uit, plek = [inhoud[:2]], 2
    while inhoud[plek] == 0xFF and inhoud[plek + 1] != BEGIN_BEELD:
        merk = inhoud[plek + 1]
        (lengte,) = struct.unpack(">H", inhoud[plek + 2 : plek + 4])
        if not _goes(merk):
            uit.append(inhoud[plek : plek + 2 + lengte])
        plek += 2 + lengte
    return b"".join(uit) + inhoud[plek:]


def _goes(merk: int) -> bool:
    return merk == COMMENTAAR or (0xE0 <= merk <= 0xEF and merk not in JPG_BLIJFT)


def _png(inhoud: bytes) -> bytes:
    uit, plek = [PNG_KOP], len(PNG_KOP)
    while plek < len(inhoud):
        (lengte,) = struct.unpack(">I", inhoud[plek : plek + 4])
        einde = plek + 12 + lengte
        if inhoud[plek + 4 : plek + 8] not in PNG_WEG:
            uit.append(inhoud[plek:einde])
        plek = einde
    return b"".join(uit)
