"""De schermen van documenten: beginnen, invullen, vaststellen, tekenen, delen, downloaden."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from casusregie.documenten.maken import save_contents
from casusregie.documenten.ondertekenen import unsigned
from casusregie.documenten.toekomsttaken import make_tasks
from casusregie.models import Betrokkenheid, Bijlage, Deling, Document, Toekomsttaak
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.factories.casusregie import (
    OP,
    JeugdigeFactory,
    casus_a,
    casus_b,
    met_plan,
    ondertekend,
    procesregisseur_van,
)
from tests.factories.documenten import behandelaar, concept, vastgesteld, volledig
from tests.factories.organisaties import medewerker

pytestmark = pytest.mark.django_db
DAG = OP.date()
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"


@pytest.fixture(autouse=True)
def op_de_dag():
    with time_machine.travel(OP, tick=False):
        yield


@pytest.fixture
def casus(db):
    return casus_b()


@pytest.fixture
def wie(casus, client):
    wie = behandelaar(casus)
    client.force_login(wie)
    return wie


def adres(naam, ding, *args):
    return reverse(f"casusregie:{naam}", args=[ding.kenmerk, *args])


def als_formulier(document, **anders):
    """Every part as a browser sends it."""
    data = {"versie": document.versie}
    for code, waarde in volledig(document.soort, **anders).items():
        rijen = (
            waarde if isinstance(waarde, list) and waarde and isinstance(waarde[0], dict) else None
        )
        if rijen is None:
            data[code] = waarde
            continue
        for nummer, rij in enumerate(rijen):
            data |= {f"{code}-{nummer}-{kolom}": cel for kolom, cel in rij.items()}
    return data


# --- lijst en beginnen --------------------------------------------------------------------------
def test_de_lijst_zegt_wat_ontbreekt_en_wat_er_is(client, casus, wie):
    html = client.get(adres("document_list", casus)).content.decode()
    assert "Hulpverleningsplan na verwijzing" in html
    assert html.count("Ontbreekt") == 2
    vastgesteld(casus, "hulpverleningsplan_b", wie)
    html = client.get(adres("document_list", casus)).content.decode()
    assert html.count("Ontbreekt") == 1
    assert "vastgesteld op 2 maart 2026" in html


def test_wat_een_ander_maakt_heet_niet_gedeeld(client):
    casus = casus_a()
    client.force_login(procesregisseur_van(casus))
    html = client.get(adres("document_list", casus)).content.decode()
    assert html.count("Niet gedeeld") == 1  # het hulpverleningsplan van de aanbieder
    assert html.count("Ontbreekt") == 1  # het resultaat van de vraagverheldering


def test_de_lijst_blijft_binnen_zijn_vragen(client, casus, wie, tel_queries):
    client.get(adres("document_list", casus))  # sessie en menu zijn dan bekend
    with tel_queries() as leeg:
        client.get(adres("document_list", casus))
    for n in range(12):
        concept(casus, "gespreksverslag", wie, titel=f"Gesprek {n}")
    with tel_queries() as vol:
        client.get(adres("document_list", casus))
    assert len(vol) <= len(leeg) + 1
    assert len(vol) <= 15


def test_beginnen_gaat_naar_invullen(client, casus, wie):
    adres_nieuw = adres("document_new", casus, "gespreksverslag")
    assert "Deze onderdelen staan erin" in client.get(adres_nieuw).content.decode()
    antwoord = client.post(adres_nieuw, {"titel": "Kennismaking"})
    document = Document.objects.get()
    assert antwoord["Location"] == adres("document_edit", document)
    assert document.naam == "Kennismaking"


def test_een_tweede_plan_beginnen_is_een_conflict(client, casus, wie):
    concept(casus, "veiligheidsplan", wie)
    antwoord = client.post(adres("document_new", casus, "veiligheidsplan"))
    assert antwoord.status_code == 409
    assert "door uzelf: " in antwoord.content.decode()


@pytest.mark.parametrize(
    ("soort", "status"), [("bestaat_niet", 404), ("gezinsplan", 403), ("hulpverleningsplan_a", 403)]
)
def test_een_soort_die_hier_niet_kan(client, casus, wie, soort, status):
    assert client.get(adres("document_new", casus, soort)).status_code == status
    assert client.post(adres("document_new", casus, soort)).status_code == status


@pytest.mark.eis("CR-D-19")
def test_van_de_taak_naar_het_toekomstplan(client):
    casus = casus_b(jeugdige=JeugdigeFactory(geboortedatum=date(2009, 11, 10)))
    wie = behandelaar(casus)
    client.force_login(wie)
    make_tasks(DAG, OP)
    taak = Toekomsttaak.objects.get()
    assert client.get(adres("toekomsttaak", taak))["Location"] == adres("document_list", casus)
    plan = concept(casus, "toekomstplan", wie)
    assert client.get(adres("toekomsttaak", taak))["Location"] == adres("document_detail", plan)
    client.force_login(medewerker(Rol.BEHANDELREGISSEUR))
    assert client.get(adres("toekomsttaak", taak)).status_code == 404


# --- invullen -----------------------------------------------------------------------------------
def test_bewaren_neemt_alle_soorten_antwoorden_over(client, casus, wie):
    document = concept(casus, "veiligheidsplan", wie)
    antwoord = client.post(adres("document_edit", document), als_formulier(document))
    assert antwoord.status_code == 302
    document.refresh_from_db()
    assert document.inhoud == volledig("veiligheidsplan")


def test_vanzelf_bewaren_geeft_de_nieuwe_versie(client, casus, wie):
    document = concept(casus, "gespreksverslag", wie)
    antwoord = client.post(
        adres("document_edit", document),
        {"versie": document.versie, "aanwezig": "Noor"},
        headers={"x-vanzelf": "1"},
    )
    assert antwoord.json() == {"versie": document.versie + 1}


def test_een_verkeerde_dag_staat_bij_het_veld(client, casus, wie):
    document = concept(casus, "gespreksverslag", wie)
    antwoord = client.post(
        adres("document_edit", document),
        {
            "versie": document.versie,
            "gesproken_op": "31-02-2026",
            "afspraken-0-wat": "Bellen",
            "afspraken-0-wanneer": "ooit",
        },
    )
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Deze datum bestaat niet" in html
    assert "Regel 1, Wanneer klaar?" in html
    assert "Bellen" in html


def test_naar_vaststellen_wijst_aan_wat_ontbreekt(client, casus, wie):
    document = concept(casus, "gespreksverslag", wie)
    data = {"versie": document.versie, "aanwezig": "Noor", "vaststellen": "1"}
    antwoord = client.post(adres("document_edit", document), data, follow=True)
    html = antwoord.content.decode()
    assert "Vul een datum in bij: datum van het gesprek" in html
    assert "Vul een antwoord in bij: besproken" in html
    assert "Noor" in html


def test_een_conflict_houdt_de_eigen_tekst_en_toont_het_verschil(client, casus, wie):
    document = concept(casus, "gespreksverslag", wie)
    oud = document.versie
    save_contents(document, {"besproken": "Van een collega"}, by=wie, versie=oud, op=OP)
    data = {"versie": oud, "besproken": "Mijn eigen tekst"}
    antwoord = client.post(adres("document_edit", document), data)
    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Mijn eigen tekst" in html
    assert "Van een collega" in html
    assert "data-bewaar=" not in html
    versie = Document.objects.get().versie
    opnieuw = client.post(adres("document_edit", document), data | {"versie": versie})
    assert opnieuw.status_code == 302
    assert Document.objects.get().inhoud["besproken"] == "Mijn eigen tekst"


@pytest.mark.parametrize("versie", ["", "x", "-1", "9" * 30])
def test_een_onzinnige_versie_is_een_conflict(client, casus, wie, versie):
    document = concept(casus, "gespreksverslag", wie)
    antwoord = client.post(adres("document_edit", document), {"versie": versie})
    assert antwoord.status_code == 409


def test_een_vastgesteld_document_is_niet_te_wijzigen(client, casus, wie):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    assert client.get(adres("document_edit", document)).status_code == 302
    antwoord = client.post(adres("document_edit", document), als_formulier(document))
    assert antwoord.status_code == 409


# --- vaststellen, tekenen, delen ------------------------------------------------------------------
def test_van_invullen_tot_gedeeld(client, casus, wie):
    document = concept(casus, "veiligheidsplan", wie)
    data = als_formulier(document) | {"vaststellen": "1"}
    antwoord = client.post(adres("document_edit", document), data, follow=True)
    assert "ligt vast" in antwoord.content.decode()
    assert client.post(adres("document_adopt", document)).status_code == 302
    document.refresh_from_db()
    assert document.status == "vastgesteld"
    for moet in unsigned(document, DAG):
        teken = {"wie": moet.sleutel, "getekend_op": "02-03-2026"}
        assert client.post(adres("document_sign", document), teken).status_code == 302
    deel = {"met": "gezin", "doel": "", "gedeeld_op": "02-03-2026"}
    assert client.post(adres("document_share", document), deel).status_code == 302
    html = client.get(adres("document_detail", document)).content.decode()
    assert "De jeugdige en het gezin" in html
    assert "Heeft nog niet getekend" not in html


def test_tekenen_en_delen_met_een_half_formulier(client, casus, wie):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    antwoord = client.post(adres("document_sign", document), {})
    assert antwoord.status_code == 422
    assert "Kies wie er heeft getekend" in antwoord.content.decode()
    antwoord = client.post(adres("document_share", document), {"gedeeld_op": "morgen"})
    assert antwoord.status_code == 422
    assert "Kies met wie u deelt" in antwoord.content.decode()


def test_delen_zonder_toestemming_staat_bij_met_wie(client, casus, wie):
    ander = medewerker(Rol.BEHANDELREGISSEUR).aanstellingen.get().organisatie
    Betrokkenheid.objects.create(
        jeugdige=casus.jeugdige,
        casus=casus,
        organisatie=ander,
        rol=Rol.BEHANDELREGISSEUR,
        grond="opdracht",
        begindatum=DAG,
    )
    document = vastgesteld(casus, "veiligheidsplan", wie)
    data = {"met": str(ander.pk), "doel": "samenwerking", "gedeeld_op": "02-03-2026"}
    antwoord = client.post(adres("document_share", document), data)
    assert antwoord.status_code == 422
    assert "geen toestemming" in antwoord.content.decode()
    assert not Deling.objects.exists()


def test_delen_stoppen(client, casus, wie):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    deel = {"met": "gezin", "gedeeld_op": "02-03-2026"}
    client.post(adres("document_share", document), deel)
    deling = Deling.objects.get()
    stop = adres("deling_stop", document, deling.kenmerk)
    assert "Delen stoppen" in client.get(stop).content.decode()
    assert client.post(stop).status_code == 302
    assert Deling.objects.get().status == "beeindigd"


def test_nieuwe_versie_en_intrekken(client, casus, wie):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    assert (
        "Versie 1 blijft gelden"
        in client.get(adres("document_new_version", document)).content.decode()
    )
    client.post(adres("document_new_version", document))
    nieuw = Document.objects.get(versienummer=2)
    leeg = client.post(adres("document_withdraw", nieuw), {"ingetrokken_reden": " "})
    assert leeg.status_code == 422
    client.post(adres("document_withdraw", nieuw), {"ingetrokken_reden": "Vergissing"})
    nieuw.refresh_from_db()
    assert (nieuw.status, nieuw.ingetrokken_reden) == ("ingetrokken", "Vergissing")


# --- rechten --------------------------------------------------------------------------------------
PAGINAS = (
    "document_detail",
    "document_edit",
    "document_adopt",
    "document_withdraw",
    "document_new_version",
    "document_sign",
    "document_share",
    "document_pdf",
)


@pytest.mark.parametrize("naam", PAGINAS)
def test_wie_het_niet_ziet_krijgt_niet_gevonden(client, casus, wie, naam):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    client.force_login(medewerker(Rol.BEHANDELREGISSEUR))
    assert client.get(adres(naam, document)).status_code == 404
    Betrokkenheid.objects.filter(casus=casus).update(einddatum=DAG - timedelta(days=1))
    client.force_login(wie)
    assert client.get(adres(naam, document)).status_code == 404


@pytest.mark.parametrize("naam", ["document_edit", "document_sign", "document_share"])
def test_zorgadministratie_leest_maar_schrijft_niet(client, casus, wie, naam):
    document = concept(casus, "veiligheidsplan", wie)
    ander = medewerker(Rol.ZORGADMINISTRATIE, organisatie=document.organisatie)
    client.force_login(ander)
    assert client.get(adres("document_detail", document)).status_code == 200
    assert client.post(adres(naam, document), {"versie": "1"}).status_code == 403
    assert client.post(adres("document_adopt", document)).status_code in (302, 403)
    document.refresh_from_db()
    assert document.status == "concept"


def test_elke_blik_staat_in_het_leeslogboek(client, casus, wie):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    voor = Leesregel.objects.count()
    client.get(adres("document_detail", document))
    client.get(adres("document_pdf", document))
    assert Leesregel.objects.count() == voor + 2


def test_de_pagina_blijft_binnen_zijn_vragen(client, casus, wie, tel_queries):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    client.get(adres("document_detail", document))  # sessie en menu zijn dan bekend
    with tel_queries() as vragen:
        client.get(adres("document_detail", document))
    assert len(vragen) <= 15, [vraag["sql"][:140] for vraag in vragen]


# --- pdf en gezinsblad ---
def is_veilige_download(antwoord, naam):
    assert antwoord.status_code == 200
    assert antwoord["Content-Disposition"] == f'attachment; filename="{naam}"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in antwoord["Content-Security-Policy"]
    assert "no-store" in antwoord["Cache-Control"]


def test_pdf_is_een_download_zonder_naam_van_het_kind(client, casus, wie):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    antwoord = client.get(adres("document_pdf", document))
    is_veilige_download(antwoord, f"{casus.nummer}-veiligheidsplan.pdf")
    assert antwoord.content.startswith(b"%PDF-")


def test_stukken_en_gezinsblad(client):
    casus = casus_a()
    client.force_login(procesregisseur_van(casus))
    assert client.get(adres("stuk_pdf", casus, "vraaganalyse")).status_code == 404
    assert client.get(adres("stuk_pdf", casus, "iets")).status_code == 404
    assert "nog geen plan" in client.get(adres("gezinsversie", casus)).content.decode()
    assert client.get(adres("gezinsversie_pdf", casus)).status_code == 404
    ondertekend(met_plan(casus))
    for code in ("vraaganalyse", "risicotaxatie", "ondersteuningsplan"):
        antwoord = client.get(adres("stuk_pdf", casus, code))
        is_veilige_download(antwoord, f"{casus.nummer}-{code}.pdf")
    html = client.get(adres("gezinsversie", casus)).content.decode()
    assert "Het plan van Noor" in html
    assert "Bij wie kunt u terecht?" in html
    antwoord = client.get(adres("gezinsversie_pdf", casus))
    is_veilige_download(antwoord, f"{casus.nummer}-plan-voor-het-gezin.pdf")
    assert "Analyse, taxatie en plan" in client.get(adres("document_list", casus)).content.decode()


# --- bijlagen ---
def test_bijlage_toevoegen_downloaden_en_intrekken(client, casus, wie):
    bestand = SimpleUploadedFile("brief <1>.pdf", PDF, content_type="text/html")
    data = {"bestand": bestand, "omschrijving": "Brief van de huisarts"}
    assert client.post(adres("bijlage_new", casus), data).status_code == 302
    bijlage = Bijlage.objects.get()
    antwoord = client.get(adres("bijlage_download", bijlage))
    assert antwoord.content == PDF
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"].startswith("attachment; ")
    assert antwoord["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    client.post(adres("bijlage_withdraw", bijlage), {"ingetrokken_reden": "Verkeerd kind"})
    assert client.get(adres("bijlage_download", bijlage)).status_code == 404


@pytest.mark.parametrize(
    ("data", "zin"),
    [
        pytest.param({"omschrijving": "x"}, "Kies een bestand", id="geen bestand"),
        pytest.param({"bestand": ("a.pdf", PDF)}, "Schrijf op wat het is", id="geen omschrijving"),
        pytest.param(
            {"bestand": ("a.html", b"<html>"), "omschrijving": "x"}, "Dit soort bestand", id="html"
        ),
        pytest.param(
            {"bestand": ("a.pdf", b"GIF89a"), "omschrijving": "x"}, "geen goed pdf", id="schijn"
        ),
    ],
)
def test_een_bijlage_die_niet_kan(client, casus, wie, data, zin, bijlagenmap):
    if "bestand" in data:
        data = data | {"bestand": SimpleUploadedFile(*data["bestand"])}
    antwoord = client.post(adres("bijlage_new", casus), data)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert not bijlagenmap.exists()


def test_een_bijlage_van_een_ander_is_niet_te_vinden(client, casus, wie):
    bestand = SimpleUploadedFile("brief.pdf", PDF)
    client.post(adres("bijlage_new", casus), {"bestand": bestand, "omschrijving": "Brief"})
    client.force_login(medewerker(Rol.BEHANDELREGISSEUR))
    assert client.get(adres("bijlage_download", Bijlage.objects.get())).status_code == 404
    assert client.get(adres("bijlage_new", casus)).status_code == 404
