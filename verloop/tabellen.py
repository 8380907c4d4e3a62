"""Schrijft een lijst als bestand: CSV, Excel of OpenDocument, zonder dat een cel formule wordt."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from lxml import etree
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
#: A cell that begins with one of these may be read as a formula (OWASP, CSV injection).
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}


@dataclass(frozen=True)
class Blad:
    """A list: name, headings, rows (text, number, date or None) and what it is about.

    A Decimal is an amount or a quantity: it stays a number, with a comma in CSV.
    """

    naam: str
    kolommen: Sequence[str]
    rijen: Sequence[Sequence[Any]]
    uitleg: Sequence[tuple[str, str]] = field(default_factory=tuple)


def as_file(blad: Blad, soort: str) -> bytes:
    """The bytes of the file; `soort` is a key of SOORTEN (else KeyError)."""
    return {"csv": _csv, "xlsx": _xlsx, "ods": _ods}[soort](blad)


def guarded(tekst: str) -> str:
    """Text that no spreadsheet reads as a formula; signs that no file can hold are left out."""
    schoon = "".join(t for t in tekst if t in "\t\r\n" or ord(t) >= 32)
    return f"'{schoon}" if schoon.lstrip(" ").startswith(GEVAARLIJK) else schoon


def _lines(blad: Blad) -> Iterable[list[Any]]:
    """Explanation, empty line, headings and rows; every text guarded."""
    for naam, waarde in blad.uitleg:
        yield [guarded(naam), guarded(waarde)]
    if blad.uitleg:
        yield []
    yield [guarded(kolom) for kolom in blad.kolommen]
    for rij in blad.rijen:
        yield [_value(waarde) for waarde in rij]


def _value(waarde: Any) -> Any:
    if waarde is None or isinstance(waarde, int | Decimal | date):
        return waarde
    return guarded(str(waarde))


def _csv(blad: Blad) -> bytes:
    """UTF-8 with BOM and semicolons: what a Dutch spreadsheet opens without questions."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for rij in _lines(blad):
        schrijver.writerow(["" if cel is None else _shown(cel) for cel in rij])
    return uit.getvalue().encode("utf-8-sig")


def _shown(cel: Any) -> str:
    if isinstance(cel, Decimal):
        return f"{cel:f}".replace(".", ",")
    return f"{cel:%d-%m-%Y}" if isinstance(cel, date) else str(cel)


def _xlsx(blad: Blad) -> bytes:
    boek = Workbook(write_only=True)
    vel = boek.create_sheet(blad.naam[:31])
    for rij in _lines(blad):
        vel.append([_xlsx_cell(vel, cel) for cel in rij])
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _xlsx_cell(vel: Any, cel: Any) -> Any:
    """A text is text, whatever it begins with; a date shows the Dutch way."""
    gemaakt = WriteOnlyCell(vel, value=cel)
    if isinstance(cel, str):
        gemaakt.data_type = "s"
    elif isinstance(cel, date):
        gemaakt.number_format = "dd-mm-yyyy"
    elif isinstance(cel, Decimal):
        gemaakt.number_format = "0.00"
    return gemaakt


def _ods(blad: Blad) -> bytes:
    """The smallest package that is valid OpenDocument 1.2; the mimetype comes first, unpacked."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        pakket.writestr("mimetype", SOORTEN["ods"], zipfile.ZIP_STORED)
        pakket.writestr("META-INF/manifest.xml", _xml(_manifest()))
        pakket.writestr("content.xml", _xml(_content(blad)))
    return uit.getvalue()


def _content(blad: Blad) -> etree._Element:
    wortel = etree.Element(_q("office:document-content"), nsmap=NS)
    wortel.set(_q("office:version"), "1.2")
    romp = etree.SubElement(etree.SubElement(wortel, _q("office:body")), _q("office:spreadsheet"))
    tabel = etree.SubElement(romp, _q("table:table"), {_q("table:name"): blad.naam})
    for rij in _lines(blad):
        regel = etree.SubElement(tabel, _q("table:table-row"))
        for cel in rij or [None]:
            _ods_cell(regel, cel)
    return wortel


def _ods_cell(regel: etree._Element, cel: Any) -> None:
    vak = etree.SubElement(regel, _q("table:table-cell"))
    if cel is None:
        return
    if isinstance(cel, date):
        vak.set(_q("office:value-type"), "date")
        vak.set(_q("office:date-value"), cel.isoformat())
    elif isinstance(cel, int | Decimal):
        vak.set(_q("office:value-type"), "float")
        vak.set(_q("office:value"), str(cel))
    else:
        vak.set(_q("office:value-type"), "string")
    etree.SubElement(vak, _q("text:p")).text = _shown(cel)


def _manifest() -> etree._Element:
    wortel = etree.Element(_q("manifest:manifest"), nsmap={"manifest": NS["manifest"]})
    wortel.set(_q("manifest:version"), "1.2")
    for pad, soort in (("/", SOORTEN["ods"]), ("content.xml", "text/xml")):
        deel = etree.SubElement(wortel, _q("manifest:file-entry"))
        deel.set(_q("manifest:full-path"), pad)
        deel.set(_q("manifest:media-type"), soort)
    return wortel


def _q(naam: str) -> str:
    voor, _, lokaal = naam.partition(":")
    return f"{{{NS[voor]}}}{lokaal}"


def _xml(wortel: etree._Element) -> bytes:
    gemaakt: bytes = etree.tostring(wortel, xml_declaration=True, encoding="UTF-8")
    return gemaakt
