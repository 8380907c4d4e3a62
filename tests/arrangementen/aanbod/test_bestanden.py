"""Elke tabel van het aanbod uit een bestand: goede en slechte vormen, met opdracht en scherm."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from arrangementen.aanbod.beheer.bestand_views import as_csv
from arrangementen.aanbod.doorvoeren import judge_file
from arrangementen.aanbod.tabellen import TABELLEN, tabel_of
from arrangementen.models import Aanbodwijziging
from organisaties.rollen import Rol
from tests.factories.organisaties import UitvoeringsorganisatieFactory, medewerker

from .bestanden import alle_tabellen

pytestmark = pytest.mark.django_db


def read(inhoud):
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))


def write(regels, scheiding=";", codering="utf-8", einde="\r\n"):
    uit = io.StringIO()
    csv.writer(uit, delimiter=scheiding, lineterminator=einde).writerows(regels)
    return uit.getvalue().encode(codering)


def changed(regels, kolom, waarde):
    """The same with another value in this column of the first row."""
    koppen, eerste, *rest = regels
    nieuw = [waarde if kop == kolom else cel for kop, cel in zip(koppen, eerste, strict=True)]
    return [koppen, nieuw, *rest]


GOED = {
    "met BOM": lambda r: b"\xef\xbb\xbf" + write(r),
    "komma's": lambda r: write(r, ","),
    "unix": lambda r: write(r, einde="\n"),
    "lege regels": lambda r: write([*r, [""] * len(r[0])]) + b"\r\n\r\n",
    "kolommen andersom": lambda r: write([regel[::-1] for regel in r]),
}
FOUT = {
    "latin-1": (lambda r: write(changed(r, "bron", "Café"), codering="latin-1"), 2, "CSV UTF-8"),
    "utf-16": (lambda r: write(r, codering="utf-16"), 1, "CSV UTF-8"),
    "29 februari": (lambda r: write(changed(r, "geldig_van", "29-02-2027")), 2, "bestaande datum"),
    "maand eerst": (lambda r: write(changed(r, "geldig_van", "12/31/2026")), 2, "dd-mm-jjjj"),
    "dubbele rij": (lambda r: write([*r[:2], r[1]]), 3, "op regel 2"),
    "formule als dag": (lambda r: write(changed(r, "geldig_van", "=VANDAAG()")), 2, "datum"),
    "formule als ja": (lambda r: write(changed(r, "fictief", "=1=1")), 2, "Kies uit: ja, nee"),
    "bsn in de bron": (lambda r: write(changed(r, "bron", "999900006")), 2, "BSN hoort hier niet"),
    "geen bron": (lambda r: write(changed(r, "bron", "")), 2, "Vul bron in"),
    "kolom te veel": (lambda r: write([[*regel, "x"] for regel in r]), 1, "hoort hier niet"),
    "kolom mist": (lambda r: write([regel[1:] for regel in r]), 1, "ontbreekt"),
    "dubbele kolom": (lambda r: write([[*x, x[0]] for x in r]), 1, "meer dan eens"),
    "losse quote": (lambda r: write(r) + b'a;"b\r\n', None, "quotes"),
    "alleen koppen": (lambda r: write(r[:1]), 1, "geen rijen"),
    "nul": (lambda r: write(changed(r, "bron", "a\x00b")), 2, "geen tekstbestand"),
}


def test_elke_tabel_leest_elke_goede_vorm_en_elke_fout_met_haar_regel():
    alle_tabellen()
    for code in TABELLEN:
        tabel = tabel_of(code)
        regels = read(as_csv(tabel))
        assert len(regels) > 1, code
        for naam, maak in GOED.items():
            beoordeling = judge_file(tabel, maak(regels))
            assert beoordeling.leeg, (code, naam, beoordeling.fouten)
        for naam, (maak, regel, tekst) in FOUT.items():
            beoordeling = judge_file(tabel, maak(regels))
            assert not beoordeling.goed, (code, naam)
            passend = [f for f in beoordeling.fouten if tekst in f.tekst]
            assert passend, (code, naam, beoordeling.fouten)
            assert regel in (None, passend[0].regel), (code, naam)


def test_29_februari_van_een_schrikkeljaar_en_een_formule_als_tekst_mogen():
    alle_tabellen()
    tabel = tabel_of("voorzieningen")
    regels = read(as_csv(tabel))
    nieuw = changed(changed(regels, "geldig_van", "29-2-2028"), "bron", "=HYPERLINK(1)")
    beoordeling = judge_file(tabel, write(nieuw))
    assert beoordeling.goed
    assert beoordeling.plan.wijzigt[0].gevraagd["bron"] == "=HYPERLINK(1)"


def test_opdracht_en_scherm_doen_met_een_fout_bestand_niets(client, tmp_path, capsys):
    alle_tabellen()
    regio = UitvoeringsorganisatieFactory()
    een, ander = (medewerker(Rol.CONTRACTMANAGER, organisatie=regio) for _ in range(2))
    client.force_login(een)
    mensen = {"door": een.email, "vaststeller": ander.email}
    for code in TABELLEN:
        tabel = tabel_of(code)
        inhoud = FOUT["29 februari"][0](read(as_csv(tabel)))
        voor = list(tabel.rows().values_list("pk", flat=True))
        pad = tmp_path / f"{code}.csv"
        pad.write_bytes(inhoud)
        with pytest.raises(CommandError, match="Er is niets gewijzigd"):
            call_command("import_aanbod", code, pad, **mensen)
        assert "regel 2, geldig_van: Vul een bestaande datum in" in capsys.readouterr().err
        antwoord = client.post(
            reverse("arrangementen:aanbod_inlezen", args=[code]),
            {
                "bestand": SimpleUploadedFile("fout.csv", inhoud),
                "toelichting": "Proef",
                "opstellen": "1",
            },
        )
        assert antwoord.status_code == 422
        assert "Vul een bestaande datum in" in antwoord.content.decode()
        assert list(tabel.rows().values_list("pk", flat=True)) == voor
    assert not Aanbodwijziging.objects.exists()


def test_elke_tabel_gaat_met_de_opdracht_heen_en_terug(tmp_path, capsys):
    alle_tabellen()
    for code in TABELLEN:
        pad = tmp_path / f"{code}-{timezone.localdate():%Y}.csv"
        pad.write_bytes(as_csv(tabel_of(code)))
        call_command("import_aanbod", code, pad, proef=True)
        assert "Er is niets gewijzigd." in capsys.readouterr().out, code
