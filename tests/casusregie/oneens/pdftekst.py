"""Leest de tekst uit een pdf van typst: de stromen uitpakken en de tekens terugzoeken."""

import re
import zlib

STROOM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
TEKEN = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
REEKS = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
BLOK = re.compile(rb"BT(.*?)ET", re.DOTALL)
RIJ = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
ONTSNAPT = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
BIJZONDER = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def text_of(pdf):
    """All text, once per font of the file, with the properties of the file behind it."""
    stromen = [_unpack(stroom) for stroom in STROOM.findall(pdf)]
    tabellen = [_table(stroom) for stroom in stromen if b"begincmap" in stroom]
    blokken = [blok for stroom in stromen for blok in BLOK.findall(stroom)]
    regels = [_decode(blok, tabel) for tabel in tabellen for blok in blokken]
    kaal = b" ".join(s for s in [pdf, *stromen] if b"begincmap" not in s)
    return " ".join(regels) + kaal.decode("latin-1")


def _unpack(stroom):
    try:
        return zlib.decompress(stroom)
    except zlib.error:
        return stroom


def _table(cmap):
    tabel = {}
    for deel in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, letter in TEKEN.findall(deel):
            tabel[int(code, 16)] = _letters(letter)
    for deel in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for van, tot, letter in REEKS.findall(deel):
            for n in range(int(tot, 16) - int(van, 16) + 1):
                tabel[int(van, 16) + n] = chr(int(letter, 16) + n)
    return tabel


def _letters(hexcode):
    return bytes.fromhex(hexcode.decode()).decode("utf-16-be")


def _decode(blok, tabel):
    ruw = b"".join(ONTSNAPT.sub(_escape, rij[1:-1]) for rij in RIJ.findall(blok))
    codes = (int.from_bytes(ruw[n : n + 2]) for n in range(0, len(ruw), 2))
    return "".join(tabel.get(code, "") for code in codes)


def _escape(gevonden):
    teken = gevonden.group(1)
    if teken.isdigit():
        return bytes([int(teken, 8) & 0xFF])
    return BIJZONDER.get(teken, teken)
