"""De schermen van de normen: bekijken, opstellen, vaststellen door een ander, en ijken."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from normenkader.beheer.forms import questions_as_text, questions_from
from normenkader.models import Normversie, Trajectbestand
from normenkader.models.beheerd import Status
from organisaties.rollen import Rol
from tests.factories.naslag import load_norms
from tests.factories.organisaties import medewerker
from verloop import overgangen

pytestmark = pytest.mark.django_db
LIJST = reverse("normenkader:norm_list")
NIEUW = reverse("normenkader:norm_new")
CSV = "product;variant;jaar;gemeente;aanbieder;volume;eenheid;dagen\n"
LEGE_GRONDEN = {
    "grond-TOTAL_FORMS": "1",
    "grond-INITIAL_FORMS": "0",
    "grond-MIN_NUM_FORMS": "0",
    "grond-MAX_NUM_FORMS": "20",
}


@pytest.fixture
def twee():
    """Two normbeheerders; the norms of the source are loaded."""
    load_norms()
    return medewerker(Rol.NORMBEHEERDER), medewerker(Rol.NORMBEHEERDER)


def invoer(**anders):
    """A complete form for a new version of 45C09 in the next year."""
    jaar = timezone.localdate().year + 1
    return {
        "product_code": "45C10",
        "naam": "Individuele begeleiding extra",
        "versienaam": f"{jaar}-1",
        "regime": "normenkader",
        "maximum_volume": "60,5",
        "eenheid": "04",
        "maximum_duur": "26",
        "duur_eenheid": "weken",
        "geldig_van": f"01-01-{jaar}",
        "bron": "Besluit van de regio",
        **LEGE_GRONDEN,
    } | anders


def real(queries):
    """The number of queries without the marks of the test transaction."""
    return sum("SAVEPOINT" not in query["sql"] for query in queries)


@pytest.mark.eis("NK-01", "NK-27")
@pytest.mark.parametrize("rol", [Rol.NORMBEHEERDER, Rol.PROCESREGISSEUR, Rol.BEHANDELREGISSEUR])
def test_iedereen_leest_de_normen_met_uitleg_en_bron(client, twee, rol):
    client.force_login(medewerker(rol))
    pagina = client.get(LIJST).content.decode()
    assert "45C09 Individuele begeleiding zwaar" in pagina
    assert "78 uur" in pagina
    assert "26 weken" in pagina
    norm = Normversie.objects.get(product_code="54002")
    detail = client.get(reverse("normenkader:norm_detail", args=[norm.kenmerk])).content.decode()
    assert "Ontwikkeltafel Haaglanden, 21-11-2024" in detail
    assert "minimaal 2" in detail
    assert "Alleen van 0 tot en met 6 jaar" in detail


@pytest.mark.eis("NK-16", "NK-17", "NK-21", "NK-22")
def test_welk_kader_bij_welke_hulp_staat_op_de_lijst(client, twee):
    client.force_login(twee[0])
    pagina = client.get(LIJST).content.decode()
    for naam in (
        "Ernstige dyslexie",
        "Kindergeneeskunde",
        "Hoogspecialistische GGZ",
        "Dagbesteding",
    ):
        assert naam in pagina
    assert "tarief per uur of dagdeel" in pagina
    assert "JOH richt zich op opvoeden" in pagina


@pytest.mark.eis("NK-26")
def test_opstellen_en_vaststellen_door_een_ander(client, twee, tel_queries):
    een, ander = twee
    client.force_login(een)
    antwoord = client.post(NIEUW, invoer())
    norm = Normversie.objects.get(product_code="45C10")
    assert antwoord.url == reverse("normenkader:norm_detail", args=[norm.kenmerk])
    assert (norm.status, str(norm.maximum_volume)) == (Status.CONCEPT, "60.50")
    vaststellen = reverse("normenkader:norm_adopt", args=[norm.kenmerk])
    assert client.post(vaststellen).status_code == 403
    assert "U heeft deze versie zelf opgesteld." in client.get(antwoord.url).content.decode()
    client.force_login(ander)
    with tel_queries() as queries:
        assert client.post(vaststellen).status_code == 302
    assert real(queries) <= 20
    norm.refresh_from_db()
    assert (norm.status, norm.vastgesteld_door) == (Status.VASTGESTELD, ander)
    assert client.get(reverse("normenkader:norm_edit", args=[norm.kenmerk])).status_code == 403


@pytest.mark.eis("NK-16", "NK-17")
def test_een_product_volgt_het_kader_van_zijn_groep(client, twee):
    een, ander = twee
    velden = {"product_code": "54002", "geldig_van": date(2030, 1, 1), "regime": "normenkader"}
    oud = Normversie.objects.get(product_code="54002")
    overgangen.perform(oud, "end", by=een, geldig_tot=date(2029, 12, 31))
    client.force_login(een)
    client.post(NIEUW, invoer(**velden | {"geldig_van": "01-01-2030"}))
    norm = Normversie.objects.get(product_code="54002", status=Status.CONCEPT)
    client.force_login(ander)
    pagina = client.get(reverse("normenkader:norm_adopt", args=[norm.kenmerk])).content.decode()
    assert "Specialistische GGZ valt onder het vernieuwd richtinggevend kader (RGK)." in pagina
    client.post(reverse("normenkader:norm_adopt", args=[norm.kenmerk]))
    norm.refresh_from_db()
    assert norm.status == Status.CONCEPT


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"product_code": "45c1"}, "vijf cijfers of hoofdletters"),
        ({"maximum_volume": "veel"}, "Vul een getal in"),
        ({"maximum_duur": "0"}, "Vul een getal in van 1 of meer"),
        ({"geldig_van": "31-02-2027"}, "bestaat niet"),
        ({"geldig_tot": "01-01-2020"}, "op of na de eerste dag"),
        ({"bron": ""}, "Schrijf op waar de norm vandaan komt"),
        ({"grond-0-code": "X-1"}, "Schrijf op wanneer deze grond geldt"),
        (
            {"grond-0-code": "X", "grond-0-tekst": "T", "grond-0-leeftijd_van": "3"},
            "Vul beide leeftijden in",
        ),
        ({"grond-TOTAL_FORMS": "duizend"}, ""),
    ],
)
def test_foute_invoer_geeft_een_zin_en_bewaart_niets(client, twee, fout, zin):
    client.force_login(twee[0])
    antwoord = client.post(NIEUW, invoer(**fout))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert not Normversie.objects.filter(product_code="45C10").exists()


def test_nieuwe_versie_neemt_de_gronden_over(client, twee):
    norm = Normversie.objects.get(product_code="54002")
    client.force_login(twee[0])
    pagina = client.get(f"{NIEUW}?van={norm.kenmerk}").content.decode()
    assert "54002-4" in pagina
    assert "Welk niveau heeft de interventie in de databank (minimaal 2)" in pagina
    assert client.get(f"{NIEUW}?van=onzin").status_code == 200


def test_gronden_wijzigen_in_het_concept_en_wie_het_eerst_was(client, twee):
    client.force_login(twee[0])
    grond = {"grond-0-code": "X-1", "grond-0-tekst": "Als het moet.", "grond-0-vragen": "Waarom"}
    client.post(NIEUW, invoer(**grond))
    norm = Normversie.objects.get(product_code="45C10")
    assert norm.gronden.get().bewijsvragen == [{"code": "vraag1", "tekst": "Waarom"}]
    wijzigen = reverse("normenkader:norm_edit", args=[norm.kenmerk])
    assert 'name="versie"' in client.get(wijzigen).content.decode()
    weg = invoer(versie=str(norm.versie), **grond)
    weg |= {"grond-INITIAL_FORMS": "1", "grond-0-DELETE": "on"}
    assert client.post(wijzigen, weg).status_code == 302
    assert not norm.gronden.exists()
    assert client.post(wijzigen, weg).status_code == 409


def test_vragen_houden_hun_code_en_hun_minimum():
    vragen = [{"code": "niveau", "tekst": "Welk niveau", "minimum": 2}, {"code": "x", "tekst": "Y"}]
    assert questions_from(questions_as_text(vragen), vragen) == vragen
    assert questions_from("Y\n\nNieuw (minimaal 3)", vragen) == [
        {"code": "x", "tekst": "Y"},
        {"code": "vraag1", "tekst": "Nieuw", "minimum": 3},
    ]


def test_laatste_dag_geven(client, twee):
    norm = Normversie.objects.get(product_code="45C09")
    client.force_login(twee[0])
    einde = reverse("normenkader:norm_end", args=[norm.kenmerk])
    assert client.post(einde, {"geldig_tot": "01-01-2020"}).status_code == 422
    assert client.post(einde, {"geldig_tot": "31-12-2030"}).status_code == 302
    norm.refresh_from_db()
    assert norm.geldig_tot == date(2030, 12, 31)
    assert "al een laatste dag" in client.get(einde).content.decode()


@pytest.mark.eis("NK-12")
def test_van_trajecten_naar_een_concept(client, twee, tel_queries):
    client.force_login(twee[0])
    regels = "".join(f"45C09;;2023;0599;De Linde;{n};uur;{n * 2}\n" for n in range(10, 110, 10))
    velden = {"naam": "Proefregio", "bron": "Voorbeeld", "fictief": "on"}

    def send(tekst, **meer):
        upload = SimpleUploadedFile("t.csv", tekst.encode())
        return client.post(reverse("normenkader:ijking_new"), {**velden, "bestand": upload, **meer})

    fout = send(CSV + regels + "45C09;;2023;0599;De Linde;tien;uur;1\n")
    assert fout.status_code == 422
    assert "Vul een getal in" in fout.content.decode()
    assert "Het bestand is goed" in send(CSV + regels, proef="on").content.decode()
    assert not Trajectbestand.objects.exists()
    plek = send(CSV + regels).url
    with tel_queries() as queries:
        detail = client.get(plek).content.decode()
    assert real(queries) <= 15
    assert "70 procent" in detail
    product = f"{plek}45C09/"
    with tel_queries() as queries:
        pagina = client.get(f"{product}?volume=60&eenheid=04&duur=20&duur_eenheid=weken")
    assert real(queries) <= 15
    tekst = pagina.content.decode()
    assert "past 60 procent van de trajecten" in tekst
    assert "Rotterdam" in tekst or "0599" in tekst
    concept = client.get(pagina.context["concept_url"]).content.decode()
    assert 'value="60"' in concept
    assert "IJking op Proefregio (2023 tot en met 2023)" in concept
    assert client.get(f"{product}?volume=1&eenheid=83&duur=1&duur_eenheid=weken").status_code == 422
    assert client.get(f"{plek}99999/").status_code == 404


def test_eigen_gegevens_zonder_trajecten_geeft_een_zin(client, twee):
    client.force_login(twee[0])
    antwoord = client.post(reverse("normenkader:ijking_own"), follow=True)
    assert "nog geen afgeronde trajecten" in antwoord.content.decode()
