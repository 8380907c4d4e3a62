"""Hostile files: each with the phase in which it must be refused and the code of the refusal."""

import codecs
import gzip
import io
import os
import zipfile

from arrangementen.ijw.bouwen import write
from tests.arrangementen.ijw.voorbeelden import voorbeeld

GOED = write(voorbeeld("305"))
KOP = b'<?xml version="1.0" encoding="UTF-8"?>'
XSI = b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
VEEL = 900_000 if os.environ.get("PROEF") == "1" else 90_000
BSN = b"<jw305:Bsn>999900006</jw305:Bsn>"


def _replace(oud: bytes, nieuw: bytes) -> bytes:
    assert oud in GOED
    return GOED.replace(oud, nieuw, 1)


def _with_dtd(dtd: bytes, waarde: bytes = b"&x;") -> bytes:
    romp = GOED.replace(KOP, b"").replace(b"999900006", waarde)
    return KOP + b"<!DOCTYPE Bericht [" + dtd + b"]>" + romp


def _laughs() -> bytes:
    regels = [b'<!ENTITY l0 "lol">']
    regels += [b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12)]
    return _with_dtd(b"".join(regels), b"&l11;")


def _zip() -> bytes:
    bak = io.BytesIO()
    with zipfile.ZipFile(bak, "w") as archief:
        archief.writestr("bericht.xml", GOED)
    return bak.getvalue()


def _attributes(naam: bytes, aantal: int) -> bytes:
    lijst = b" ".join(b'%s%d="x"' % (naam, n) for n in range(aantal))
    return _replace(b"<jw305:Client>", b"<jw305:Client " + lijst + b">")


def _version(versie: bytes) -> bytes:
    return GOED.replace(b"/ijw/3_2/", b"/ijw/" + versie + b"/")


def _in_bsn(inhoud: bytes) -> bytes:
    return _replace(b"999900006", inhoud)


TEKST = GOED.decode()
GEVALLEN: dict[str, tuple[str, str, bytes]] = {
    "leeg": ("omvang", "IJW-102", b""),
    "te groot": ("omvang", "IJW-101", b" " * (25 * 1024 * 1024 + 1)),
    "te groot en ook ingepakt": ("omvang", "IJW-101", b"\x1f\x8b" + b"\0" * (25 * 1024 * 1024)),
    "bom": ("tekenset", "IJW-201", codecs.BOM_UTF8 + GOED),
    "gzip": ("tekenset", "IJW-202", gzip.compress(GOED)),
    "zip": ("tekenset", "IJW-202", _zip()),
    "utf-16 met bom": ("tekenset", "IJW-203", TEKST.encode("utf-16")),
    "utf-16 zonder bom": ("tekenset", "IJW-203", TEKST.encode("utf-16-le")),
    "utf-32": ("tekenset", "IJW-203", TEKST.encode("utf-32-be")),
    "ebcdic": ("tekenset", "IJW-203", TEKST.encode("cp500")),
    "latin-1-bytes": ("tekenset", "IJW-203", TEKST.encode("latin-1")),
    "nul in de tekst": ("tekenset", "IJW-203", _in_bsn(b"9999\x0000006")),
    "los surrogaat": ("tekenset", "IJW-203", _in_bsn(b"\xed\xa0\x80")),
    "te lange utf-8-vorm": ("tekenset", "IJW-203", _in_bsn(b"\xc0\xbc")),
    "halve utf-8-reeks": ("tekenset", "IJW-203", GOED + b"\xe2\x82"),
    "zegt latin-1": ("tekenset", "IJW-204", _replace(b"UTF-8", b"ISO-8859-1")),
    "zegt utf-7": ("tekenset", "IJW-204", _replace(b"UTF-8", b"UTF-7")),
    "zegt utf-16": ("tekenset", "IJW-204", _replace(b"UTF-8", b"UTF-16")),
    "zegt ebcdic": ("tekenset", "IJW-204", _replace(b"UTF-8", b"EBCDIC-CP-US")),
    "zegt onbekend": ("tekenset", "IJW-204", _replace(b"UTF-8", b"x-user-defined")),
    "xml 1.1": ("tekenset", "IJW-205", _replace(b'"1.0"', b'"1.1"')),
    "kapotte verklaring": ("tekenset", "IJW-205", _replace(b'"UTF-8"', b'"UTF-8')),
    "eindeloze verklaring": ("tekenset", "IJW-205", _replace(b"?>", b" " * 9999 + b"?>")),
    "miljard keer lachen": ("verboden", "IJW-301", _laughs()),
    "kwadratisch opblazen": (
        "verboden",
        "IJW-301",
        _with_dtd(b'<!ENTITY x "' + b"a" * 100_000 + b'">', b"&x;" * 10_000),
    ),
    "externe entiteit": ("verboden", "IJW-301", _with_dtd(b'<!ENTITY x SYSTEM "file:///etc/x">')),
    "externe entiteit over http": (
        "verboden",
        "IJW-301",
        _with_dtd(b'<!ENTITY x SYSTEM "http://127.0.0.1:9/x">'),
    ),
    "parameterentiteit": (
        "verboden",
        "IJW-301",
        _with_dtd(b'<!ENTITY % p SYSTEM "file:///etc/x">%p;', b"1"),
    ),
    "dtd zonder entiteit": ("verboden", "IJW-301", _with_dtd(b"", b"999900006")),
    "externe dtd": (
        "verboden",
        "IJW-301",
        _replace(KOP, KOP + b'<!DOCTYPE Bericht SYSTEM "http://127.0.0.1:9/x.dtd">'),
    ),
    "doctype in kleine letters": ("verboden", "IJW-301", _replace(KOP, KOP + b"<!doctype html>")),
    "doctype in cdata": ("verboden", "IJW-301", _in_bsn(b"<![CDATA[<!DOCTYPE x>]]>")),
    "geen xml": ("ontleden", "IJW-401", b"Geachte heer, mevrouw"),
    "json": ("ontleden", "IJW-401", b'{"Bericht": {}}'),
    "utf-7 zonder verklaring": ("ontleden", "IJW-401", b"+ADw-Bericht+AD4-"),
    "alleen witruimte": ("ontleden", "IJW-401", b" \r\n" * 100),
    "alleen een verklaring": ("ontleden", "IJW-401", KOP),
    "afgekapt": ("ontleden", "IJW-401", GOED[: len(GOED) // 2]),
    "afgekapt in een teken": ("ontleden", "IJW-401", GOED[:-3]),
    "rommel achteraan": ("ontleden", "IJW-401", GOED + b"en nog wat"),
    "twee wortels": ("ontleden", "IJW-401", GOED + GOED.replace(KOP, b"")),
    "witruimte voor de verklaring": ("ontleden", "IJW-401", b" " + GOED),
    "onbekende entiteit": ("ontleden", "IJW-401", _in_bsn(b"&nbsp;")),
    "verwijzing naar nul": ("ontleden", "IJW-401", _in_bsn(b"&#0;")),
    "verwijzing naar een surrogaat": ("ontleden", "IJW-401", _in_bsn(b"&#xD800;")),
    "stuurteken": ("ontleden", "IJW-401", _in_bsn(b"\x0b")),
    "onbekend voorvoegsel": ("ontleden", "IJW-401", _replace(BSN, b"<zz:Bsn>1</zz:Bsn>")),
    "leeg gemaakte naamruimte": (
        "ontleden",
        "IJW-401",
        _replace(b"<jw305:Client>", b'<jw305:Client xmlns:p="">'),
    ),
    "voorvoegsel xml gekaapt": (
        "ontleden",
        "IJW-401",
        _replace(b"<jw305:Client>", b'<jw305:Client xmlns:xml="urn:x">'),
    ),
    "twee dubbelepunten": ("ontleden", "IJW-401", _replace(BSN, b"<a:b:Bsn>1</a:b:Bsn>")),
    "naam van 24 MB": ("ontleden", "IJW-401", b"<" + b"a" * 24_000_000),
    "nooit gesloten": ("ontleden", "IJW-401", b"<a>" * 60 + b"<a" * 300_000),
    "cdata niet gesloten": ("ontleden", "IJW-401", _in_bsn(b"<![CDATA[999900006")),
    "dubbel attribuut": ("ontleden", "IJW-401", _replace(b"<jw305:Bsn>", b'<jw305:Bsn a="" a="">')),
    "tekst van 11 MB": ("schema", "IJW-607", _in_bsn(b"9" * 11_000_000)),
    "200.000 diep": ("ontleden", "IJW-402", b"<a>" * 200_000 + b"</a>" * 200_000),
    "65 diep": ("ontleden", "IJW-402", b"<a>" * 65 + b"</a>" * 65),
    "diep in het bericht": ("ontleden", "IJW-402", _in_bsn(b"<a>" * 70 + b"</a>" * 70)),
    "een miljoen onderdelen": ("ontleden", "IJW-403", b"<a>" + b"<b/>" * 1_000_000 + b"</a>"),
    "miljoenen opmerkingen": ("ontleden", "IJW-403", b"<a>" + b"<!---->" * 3_000_000 + b"</a>"),
    "verwerkingsopdracht": ("ontleden", "IJW-404", _in_bsn(b"<?php echo 1?>999900006")),
    "stijlblad": ("ontleden", "IJW-404", _replace(KOP, KOP + b'<?xml-stylesheet href="x"?>')),
    "opdracht achteraan": ("ontleden", "IJW-404", GOED + b"<?einde?>"),
    "xsi:type": (
        "ontleden",
        "IJW-405",
        _replace(b"<jw305:Bsn>", b"<jw305:Bsn " + XSI + b' xsi:type="x">'),
    ),
    "xsi:nil": (
        "ontleden",
        "IJW-405",
        _replace(b"<jw305:Bsn>", b"<jw305:Bsn " + XSI + b' xsi:nil="true">'),
    ),
    "xsi:schemaLocation": (
        "ontleden",
        "IJW-405",
        _replace(b"<jw305:Bsn>", b"<jw305:Bsn " + XSI + b' xsi:schemaLocation="urn:x http://x">'),
    ),
    "attribuut": ("ontleden", "IJW-406", _replace(b"<jw305:Bsn>", b'<jw305:Bsn soort="x">')),
    "xml:lang": ("ontleden", "IJW-406", _replace(b"<jw305:Bsn>", b'<jw305:Bsn xml:lang="nl">')),
    "60.000 attributen": ("ontleden", "IJW-406", _attributes(b"a", 60_000)),
    "xinclude": (
        "ontleden",
        "IJW-407",
        _in_bsn(b'<i:include xmlns:i="http://www.w3.org/2001/XInclude"/>'),
    ),
    "zonder naamruimte": ("versie", "IJW-501", b"<Bericht/>"),
    "andere xml": ("versie", "IJW-501", b'<html xmlns="http://www.w3.org/1999/xhtml"/>'),
    "stuf-envelop": (
        "versie",
        "IJW-501",
        b'<Di01 xmlns="http://www.stufstandaarden.nl/koppelvlak/ggk0210"/>',
    ),
    "oudere versie": ("versie", "IJW-502", _version(b"3_1")),
    "veel oudere versie": ("versie", "IJW-502", _version(b"2_4")),
    "nieuwere versie": ("versie", "IJW-503", _version(b"3_3")),
    "nieuwe hoofdversie": ("versie", "IJW-503", _version(b"4_0")),
    "iwmo": ("versie", "IJW-504", GOED.replace(b"/ijw/3_2/", b"/iwmo/3_2/")),
    "bericht dat niet bestaat": ("versie", "IJW-505", GOED.replace(b"jw305/", b"jw303/")),
    "wortel heet anders": ("versie", "IJW-505", GOED.replace(b"jw305:Bericht", b"jw305:Berichten")),
    "ander bericht in deze ruimte": (
        "schema",
        "IJW-605",
        GOED.replace(b">438<", b">440<"),
    ),
    "kind in de verkeerde ruimte": (
        "schema",
        "IJW-602",
        GOED.replace(b"ijw:Achternaam", b"jw305:Achternaam"),
    ),
    "alle vijf velden dubbel": ("schema", "IJW-604", _replace(BSN, BSN * 5)),
    "cdata om te verhullen": ("schema", "IJW-607", _in_bsn(b"<![CDATA[<b>]]>9900006")),
    "element in een veld": ("schema", "IJW-610", _in_bsn(b"<b>9</b>99900006")),
    "losse tekst": ("schema", "IJW-610", _replace(BSN, BSN + b"tekst")),
    "heel veel fouten": ("schema", "IJW-602", _replace(BSN, BSN + b"<x/>" * VEEL)),
    "andere volgorde": (
        "schema",
        "IJW-603",
        _replace(BSN, b"").replace(b"<jw305:Naam>", BSN + b"<jw305:Naam>"),
    ),
}  # fmt: skip
