"""De kanarie in bestanden en post: werkbladen worden uitgepakt, van een pdf telt de inhoud."""

import io
import zipfile

import pytest
from django.core import mail
from django.urls import reverse

from casusregie.documenten import pdf
from casusregie.meldingen.dagbericht import start_day
from organisaties.models import Medewerker
from verloop import outbox

from .adressen import VAST
from .cel import request
from .matrix import ADRESSEN, insider
from .spelers import BUITEN, SPELERS
from .tabel import TABEL
from .verdeling import PROEF, turn
from .wereld import NU

pytestmark = pytest.mark.django_db
WERKBLADEN = [naam for naam, (patroon, _) in ADRESSEN.items() if "bestandssoort>" in patroon]
BLADEN = [naam for naam, (patroon, _) in ADRESSEN.items() if patroon.endswith("pdf/")]
BINNEN = [code for code in SPELERS if code not in BUITEN]


def visitors(naam):
    """Who may and, in turn, one other; `make proef` sends everybody."""
    return BINNEN if PROEF else {insider(naam), turn(BINNEN, naam, "kanarie")}


def unpacked(antwoord):
    """The response with everything that is in the zip as its text."""
    if antwoord.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(antwoord.content)) as werkblad:
            antwoord.content = b"\n".join(werkblad.read(naam) for naam in werkblad.namelist())
    return antwoord


def leaks(loper, naam, code, plek):
    """The canaries that this actor finds in the file of this address."""
    cel = request(loper.klanten[code], "GET", plek.pad, begin=loper.begin)
    unpacked(cel.antwoord)
    return list(loper._canaries(TABEL[naam], SPELERS[code], plek, cel)), cel


@pytest.mark.parametrize("soort", ["xlsx", "ods"])
def test_geen_kanarie_van_een_ander_in_een_werkblad(loper, monkeypatch, soort):
    monkeypatch.setitem(VAST, "bestandssoort", soort)
    gevonden, bladen = [], 0
    for naam in WERKBLADEN:
        for code in visitors(naam):
            for plek in loper.places(naam):
                fouten, cel = leaks(loper, naam, code, plek)
                gevonden += [f"{naam} {code}: {fout}" for fout in fouten]
                bladen += b"content.xml" in cel.antwoord.content or b"<?xml" in cel.antwoord.content
    assert gevonden == []
    assert bladen >= len(WERKBLADEN) // 2, "er zijn werkbladen uitgepakt"


def test_het_werkblad_van_de_eigen_werkvoorraad_noemt_de_eigen_casussen(loper):
    pad = reverse("casusregie:werkvoorraad_bestand", args=["xlsx"])
    antwoord = unpacked(request(loper.klanten["eigen_procesregisseur"], "GET", pad).antwoord)
    assert loper.wereld.dossiers["loopt"].nummer in antwoord.content.decode()
    assert loper.wereld.dossiers["ander_loopt"].nummer not in antwoord.content.decode()


@pytest.fixture
def leesbaar(monkeypatch):
    """A pdf is its own contents: what the template gets is what stands on it."""
    monkeypatch.setattr(pdf, "_compile", lambda gegevens, _: gegevens.encode())


def test_geen_kanarie_van_een_ander_in_een_pdf(loper, leesbaar):
    gevonden, gelezen = [], 0
    for naam in BLADEN:
        for code in visitors(naam):
            for plek in loper.places(naam):
                fouten, cel = leaks(loper, naam, code, plek)
                gevonden += [f"{naam} {code}: {fout}" for fout in fouten]
                gelezen += cel.antwoord.headers["Content-Type"] == "application/pdf"
    assert gevonden == []
    assert gelezen >= 2, "er zijn pdf's gelezen"


def test_de_post_van_de_dag_zegt_niets(loper):
    mail.outbox.clear()
    assert start_day(NU)
    outbox.process_all()
    assert len(mail.outbox) > 5
    namen = [k for d in loper.wereld.dossiers.values() for k in (*d.kanaries, d.nummer, d.bsn)]
    for bericht in mail.outbox:
        tekst = f"{bericht.subject}\n{bericht.message()}"
        assert [naam for naam in namen if naam and naam in tekst] == []
        assert Medewerker.objects.filter(email=bericht.to[0]).exists()
    assert len({(b.subject, b.body) for b in mail.outbox}) == 1, "iedereen krijgt dezelfde woorden"
