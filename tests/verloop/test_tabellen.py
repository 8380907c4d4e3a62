"""Een lijst als CSV, Excel of OpenDocument: dezelfde inhoud, en nooit een formule."""

import csv
import io
import zipfile
from datetime import date

import openpyxl
import pytest
from lxml import etree

from verloop.tabellen import NS, SOORTEN, Blad, as_file, guarded

BLAD = Blad(
    "Lijst",
    ("Naam", "Aantal", "Dag"),
    [("Çelik & <Zn>", 3, date(2026, 3, 2)), ('=HYPERLINK("x")', 0, None), ("", -1, None)],
    [("Stand van", "maandag 2 maart 2026")],
)
VERWACHT = [
    ["Stand van", "maandag 2 maart 2026"],
    [],
    ["Naam", "Aantal", "Dag"],
    ["Çelik & <Zn>", "3", "02-03-2026"],
    ['\'=HYPERLINK("x")', "0", ""],
    ["", "-1", ""],
]


def from_csv(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def from_xlsx(data):
    vel = openpyxl.load_workbook(io.BytesIO(data)).active
    cellen = [[cel for cel in rij if cel.value is not None] for rij in vel.iter_rows()]
    assert not [cel for rij in cellen for cel in rij if cel.data_type == "f"]
    return [[_shown(cel.value) for cel in rij] for rij in vel.iter_rows()]


def from_ods(data):
    pakket = zipfile.ZipFile(io.BytesIO(data))
    assert pakket.namelist()[0] == "mimetype"
    assert pakket.read("mimetype").decode() == SOORTEN["ods"]
    assert pakket.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
    assert b"content.xml" in pakket.read("META-INF/manifest.xml")
    boom = etree.fromstring(pakket.read("content.xml"))
    assert not boom.xpath("//@table:formula", namespaces=NS)
    return [
        ["".join(cel.itertext()) for cel in rij.iterfind("table:table-cell", NS)]
        for rij in boom.iter(f"{{{NS['table']}}}table-row")
    ]


def _shown(waarde):
    if waarde is None:
        return ""
    return f"{waarde:%d-%m-%Y}" if hasattr(waarde, "year") else str(waarde)


def stripped(rijen):
    """Without empty cells at the end of a line."""
    for rij in rijen:
        while rij and rij[-1] == "":
            rij.pop()
    return rijen


@pytest.mark.parametrize(
    ("soort", "lees"), [("csv", from_csv), ("xlsx", from_xlsx), ("ods", from_ods)]
)
def test_iedere_soort_houdt_dezelfde_inhoud(soort, lees):
    assert stripped(lees(as_file(BLAD, soort))) == stripped([list(rij) for rij in VERWACHT])


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize(
    "begin",
    ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1", "－1", "＠1"],
)
def test_geen_cel_wordt_een_formule(begin, soort):
    assert guarded(begin).startswith("'")
    data = as_file(Blad("L", ("K",), [(begin,)]), soort)
    assert data


@pytest.mark.parametrize("tekst", ["Jansen", "2026-000001", "12", "a=b", "", "'t Hart", "ＡＢ"])
def test_gewone_tekst_blijft_zoals_hij_is(tekst):
    assert guarded(tekst) == tekst


@pytest.mark.parametrize("soort", SOORTEN)
def test_tekens_die_geen_bestand_kan_houden_vallen_weg(soort):
    assert as_file(Blad("L", ("K",), [("a\x00b\x07c",)]), soort)
    assert guarded("a\x00b\x07c") == "abc"
    assert guarded("\x00=1") == "'=1"


def test_een_onbekende_soort_bestaat_niet():
    with pytest.raises(KeyError):
        as_file(BLAD, "pdf")
