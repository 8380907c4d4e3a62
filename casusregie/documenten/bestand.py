"""Keurt een bestand op inhoud én naam: wat het zegt te zijn, moet het zijn. Zonder Django."""

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePath

MAX_ONDERDELEN = 5000
MAX_UITGEPAKT = 200 * 1024 * 1024
#: what each kind of office file must hold, and what no file may hold
KERN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}
ODT = b"application/vnd.oasis.opendocument.text"
MACRO = ("vbaproject", "vbadata", "activex", "macrosheets", "basic/", "scripts/", "oleobject")
ACTIEF = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")


class Geweigerd(ValueError):  # noqa: N818 - een antwoord voor de gebruiker
    """The file is not accepted; the text says why and what to do."""


def inspect(naam: str, inhoud: bytes) -> str:
    """The kind of file ("pdf", "docx" …). Raises Geweigerd with a Dutch sentence.

    Name and content must agree; `jpeg` counts as `jpg`.
    """
    soort = PurePath(naam).suffix.lower().lstrip(".")
    soort = "jpg" if soort == "jpeg" else soort
    if soort not in _KEURING:
        raise Geweigerd(
            "Dit soort bestand kan niet. Kies een pdf, docx, xlsx, odt, png, jpg of txt"
        )
    if not inhoud:
        raise Geweigerd("Dit bestand is leeg. Kies een ander bestand")
    _KEURING[soort](inhoud)
    return soort


def safe_name(naam: str) -> str:
    """A file name to show and to download: no path, no control signs, at most 120 signs."""
    kaal = naam.replace("\\", "/").rsplit("/", 1)[-1]
    schoon = "".join(t for t in kaal if t.isprintable() and t not in '"<>:|?*;').strip(" .")
    stam, punt, einde = schoon.rpartition(".")
    return f"{stam[:110]}{punt}{einde}" if stam else (schoon[:110] or "bestand")


def _wrong(soort: str) -> Geweigerd:
    return Geweigerd(
        f"Dit is geen goed {soort}-bestand. Open het op uw computer en bewaar het opnieuw"
    )


def _pdf(inhoud: bytes) -> None:
    if not inhoud.startswith(b"%PDF-") or b"%%EOF" not in inhoud[-2048:]:
        raise _wrong("pdf")
    if b"/Encrypt" in inhoud:
        raise Geweigerd("Deze pdf heeft een wachtwoord. Bewaar hem zonder wachtwoord")
    if any(teken in inhoud for teken in ACTIEF):
        raise Geweigerd("In deze pdf zit een programma of een ander bestand. Druk hem opnieuw af")


def _office(soort: str) -> Callable[[bytes], None]:
    def keur(inhoud: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
                _check_archive(archief, soort)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
            raise _wrong(soort) from None

    return keur


def _check_archive(archief: zipfile.ZipFile, soort: str) -> None:
    delen = archief.infolist()
    namen = {deel.filename for deel in delen}
    if KERN[soort] not in namen or len(delen) > MAX_ONDERDELEN:
        raise _wrong(soort)
    if any(deel.flag_bits & 1 for deel in delen):
        raise Geweigerd("Dit bestand heeft een wachtwoord. Bewaar het zonder wachtwoord")
    if sum(deel.file_size for deel in delen) > MAX_UITGEPAKT or any(map(_leaves, namen)):
        raise _wrong(soort)
    if any(macro in naam.lower() for naam in namen for macro in MACRO):
        raise Geweigerd("In dit bestand zitten macro's. Bewaar het zonder macro's")
    if not _says_kind(archief, soort, namen):
        raise _wrong(soort)


def _says_kind(archief: zipfile.ZipFile, soort: str, namen: set[str]) -> bool:
    """Does the archive itself say that it is of this kind?"""
    if soort == "odt":
        return "mimetype" in namen and archief.read("mimetype") == ODT
    return "[Content_Types].xml" in namen


def _leaves(naam: str) -> bool:
    """Does this name point outside the archive?"""
    return naam.startswith(("/", "\\")) or ".." in naam.replace("\\", "/").split("/")


def _png(inhoud: bytes) -> None:
    if not inhoud.startswith(b"\x89PNG\r\n\x1a\n") or not inhoud.endswith(b"IEND\xaeB`\x82"):
        raise _wrong("png")


def _jpg(inhoud: bytes) -> None:
    if not inhoud.startswith(b"\xff\xd8\xff") or b"\xff\xd9" not in inhoud[-2048:]:
        raise _wrong("jpg")


def _txt(inhoud: bytes) -> None:
    try:
        tekst = inhoud.decode("utf-8")
    except UnicodeDecodeError:
        raise _wrong("txt") from None
    if any(ord(teken) < 32 and teken not in "\t\r\n\f" for teken in tekst):
        raise _wrong("txt")


_KEURING: dict[str, Callable[[bytes], None]] = {
    "pdf": _pdf,
    "docx": _office("docx"),
    "xlsx": _office("xlsx"),
    "odt": _office("odt"),
    "png": _png,
    "jpg": _jpg,
    "txt": _txt,
}
