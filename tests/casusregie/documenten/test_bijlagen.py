"""Bijlagen: gekeurd op inhoud en naam, versleuteld bewaard, alleen te downloaden wie het mag."""

import io
import os
import struct
import time
import zipfile
import zlib

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casusregie.documenten import opslag
from casusregie.documenten.bestand import Geweigerd, inspect, safe_name
from casusregie.documenten.bijlagen import add_attachment
from casusregie.documenten.herkomst import strip_origin
from casusregie.models import Bijlage
from organisaties.rollen import Rol
from tests.factories.casusregie import OP, casus_b
from tests.factories.documenten import behandelaar, concept, vastgesteld
from tests.factories.organisaties import medewerker
from verloop.overgangen import perform

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
JPG = b"\xff\xd8" + b"\xff\xe0\x00\x04AB" + b"\xff\xe1\x00\x08EXIF12" + b"\xff\xda\x00\x02x\xff\xd9"


def stuk(soort, inhoud):
    lengte = struct.pack(">I", len(inhoud))
    return lengte + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))


PNG = b"\x89PNG\r\n\x1a\n" + stuk(b"IHDR", b"0" * 13) + stuk(b"eXIf", b"GPS") + stuk(b"IEND", b"")


def archief(*namen, **vast):
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as zip_:
        for naam in namen:
            zip_.writestr(naam, vast.get(naam, "x"))
    return doel.getvalue()


DOCX = archief("[Content_Types].xml", "word/document.xml")
XLSX = archief("[Content_Types].xml", "xl/workbook.xml")
ODT = archief("mimetype", "content.xml", **{"mimetype": "application/vnd.oasis.opendocument.text"})
GOED = {
    "brief.pdf": PDF,
    "Brief.PDF": PDF,
    "brief.docx": DOCX,
    "lijst.xlsx": XLSX,
    "brief.odt": ODT,
    "foto.png": PNG,
    "foto.jpeg": JPG,
    "notitie.txt": "Eén regel.\n".encode(),
}


@pytest.mark.parametrize("naam", GOED)
def test_wat_mag(naam):
    assert inspect(naam, GOED[naam]) == naam.lower().rsplit(".")[-1].replace("jpeg", "jpg")


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        pytest.param("brief.exe", b"MZ", id="programma"),
        pytest.param("brief", PDF, id="geen extensie"),
        pytest.param("brief.svg", b"<svg/>", id="svg"),
        pytest.param("brief.html", b"<html>", id="html"),
        pytest.param("leeg.pdf", b"", id="leeg"),
        pytest.param("brief.pdf", DOCX, id="docx die pdf heet"),
        pytest.param("brief.docx", PDF, id="pdf die docx heet"),
        pytest.param("brief.docx", XLSX, id="xlsx die docx heet"),
        pytest.param("brief.odt", DOCX, id="docx die odt heet"),
        pytest.param("foto.png", JPG, id="jpg die png heet"),
        pytest.param("foto.jpg", PNG, id="png die jpg heet"),
        pytest.param("brief.pdf", PDF.replace(b"<<>>", b"<</Encrypt 1>>"), id="wachtwoord"),
        pytest.param("brief.pdf", PDF.replace(b"<<>>", b"<</JavaScript 1>>"), id="script"),
        pytest.param("brief.pdf", PDF[:-8], id="afgebroken pdf"),
        pytest.param(
            "brief.docx",
            archief("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            id="macro",
        ),
        pytest.param(
            "brief.odt", archief("mimetype", "content.xml", "Basic/x.xml"), id="macro in odt"
        ),
        pytest.param(
            "brief.docx",
            archief("[Content_Types].xml", "word/document.xml", "../../x"),
            id="pad naar buiten",
        ),
        pytest.param("brief.docx", b"PK\x03\x04kapot", id="kapot archief"),
        pytest.param("notitie.txt", b"\xff\xfe\x00", id="geen utf-8"),
        pytest.param("notitie.txt", b"a\x00b", id="nulteken"),
    ],
)
def test_wat_niet_mag(naam, inhoud):
    with pytest.raises(Geweigerd) as fout:
        inspect(naam, inhoud)
    assert str(fout.value)[0].isupper()


@pytest.mark.parametrize(
    ("naam", "schoon"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\brief.pdf", "brief.pdf"),
        ('a"b\r\nc.pdf', "abc.pdf"),
        ("x" * 300 + ".pdf", "x" * 110 + ".pdf"),
        ("", "bestand"),
    ],
)
def test_bestandsnaam_zonder_pad_en_stuurtekens(naam, schoon):
    assert safe_name(naam) == schoon


def test_een_foto_verliest_plaats_en_toestel():
    assert b"EXIF" not in strip_origin("jpg", JPG)
    assert strip_origin("jpg", JPG).endswith(b"\xff\xda\x00\x02x\xff\xd9")
    assert b"GPS" not in strip_origin("png", PNG)
    assert inspect("a.png", strip_origin("png", PNG)) == "png"
    assert strip_origin("jpg", b"\xff\xd8\xff") == b"\xff\xd8\xff"
    assert strip_origin("pdf", PDF) == PDF


# --- bewaren ------------------------------------------------------------------------------------
@pytest.fixture
def casus(db):
    return casus_b()


@pytest.fixture
def wie(casus):
    return behandelaar(casus)


def bewaard(casus, wie, naam="brief.pdf", inhoud=PDF, **velden):
    return add_attachment(
        casus, naam=naam, inhoud=inhoud, omschrijving="Brief", by=wie, op=OP, **velden
    )


def test_op_schijf_staat_niets_leesbaars(casus, wie, bijlagenmap):
    bijlage = bewaard(casus, wie)
    (bestand,) = [pad for pad in bijlagenmap.rglob("*") if pad.is_file()]
    assert bestand.name == bijlage.opslagnaam
    assert b"PDF" not in bestand.read_bytes()
    assert bestand.stat().st_mode & 0o777 == 0o600
    assert opslag.read(bijlage) == PDF
    assert bijlage.sha256 != bijlage.opslagnaam


@pytest.mark.parametrize("kapot", ["weg", "gewijzigd", "verwisseld"])
def test_een_beschadigd_bestand_wordt_niet_gegeven(casus, wie, bijlagenmap, kapot):
    bijlage, ander = bewaard(casus, wie), bewaard(casus, wie)
    pad = bijlagenmap / bijlage.opslagnaam[:2] / bijlage.opslagnaam
    if kapot == "weg":
        pad.unlink()
    elif kapot == "gewijzigd":
        pad.write_bytes(pad.read_bytes()[:-1] + b"x")
    else:
        bijlage.opslagnaam = ander.opslagnaam
    with pytest.raises(opslag.Beschadigd):
        opslag.read(bijlage)


def test_wezen_worden_beide_kanten_op_gevonden(casus, wie, bijlagenmap):
    bijlage = bewaard(casus, wie)
    los = bijlagenmap / "ab" / "ab-los"
    los.parent.mkdir(exist_ok=True)
    los.write_bytes(b"x")
    assert opslag.orphans() == ([], [])
    os.utime(los, (time.time() - 2 * opslag.WACHT,) * 2)
    (bijlagenmap / bijlage.opslagnaam[:2] / bijlage.opslagnaam).unlink()
    assert opslag.orphans() == (["ab-los"], [bijlage.kenmerk])
    assert opslag.sweep() == 1
    assert not los.exists()


def test_te_groot(casus, wie, settings):
    settings.BIJLAGE_MAX_MB = 0
    with pytest.raises(ValidationError, match="hooguit 0 MB"):
        bewaard(casus, wie)


def test_wie_er_niet_over_gaat_voegt_niets_toe(casus, wie):
    organisatie = wie.aanstellingen.get().organisatie
    for ander in (
        medewerker(Rol.BEHANDELREGISSEUR),
        medewerker(Rol.ZORGADMINISTRATIE, organisatie=organisatie),
    ):
        with pytest.raises(PermissionDenied):
            bewaard(casus, ander)
    assert not Bijlage.objects.exists()


def test_intrekken_en_zichtbaarheid(casus, wie):
    bijlage = bewaard(casus, wie, document=concept(casus, "gespreksverslag", wie))
    assert Bijlage.objects.visible_to(wie, OP.date()).present().get() == bijlage
    assert not Bijlage.objects.visible_to(medewerker(Rol.BEHANDELREGISSEUR), OP.date()).exists()
    perform(bijlage, "withdraw", by=wie, op=OP, ingetrokken_reden="Verkeerd kind")
    assert not Bijlage.objects.visible_to(wie, OP.date()).present().exists()


def test_een_bijlage_bij_een_vastgesteld_document(casus, wie):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    assert bewaard(casus, wie, document=document).document == document
