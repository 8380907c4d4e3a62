"""De pdf: toegankelijk, veilig voor vreemde tekst, en het gezinsblad op één bladzijde."""

import re
from types import SimpleNamespace

import pytest

from casusregie.documenten.gezinsversie import family_sheet, family_version
from casusregie.documenten.pdf import Blad, Deel, page_count, paragraphs, render, render_on_one_page
from casusregie.documenten.stukken import SHEETS, sheet_of
from casusregie.plannen.regie import decide_regie
from tests.factories.bescherming import gehouden, tafel
from tests.factories.casusregie import (
    OP,
    casus_a,
    casus_b,
    casus_c,
    met_plan,
    met_risicotaxatie,
    met_vraaganalyse,
    ondertekend,
    procesregisseur_van,
)
from tests.factories.documenten import behandelaar, vastgesteld
from verloop.overgangen import perform

LASTIG = 'A #read("/etc/passwd") $x$ *b* _c_ <d> @e \\ // /* [f] {g} "h" = i\n- j\n+ k'


def blad(tekst="Gewone tekst.", **velden):
    basis = {
        "titel": "Verslag",
        "ondertitel": "Versie 1",
        "voet": "Casus 2026-000001",
        "organisatie": "Team",
        "casus": "2026-000001",
        "delen": [Deel("Eén", alineas=paragraphs(tekst))],
    }
    return Blad(**{**basis, **velden})


def test_is_pdf_ua_met_taal_en_titel():
    pdf = render(blad())
    assert pdf.startswith(b"%PDF-")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert re.search(rb"/Lang ?\(nl", pdf)
    assert b"Verslag" in pdf
    assert page_count(pdf) == 1


@pytest.mark.parametrize("tekst", [LASTIG, '#import "@preview/cetz:0.3.0"', "#panic()", "\\u{0}"])
def test_tekst_van_mensen_is_nooit_opmaak(tekst):
    pdf = render(
        blad(
            tekst,
            titel=tekst,
            voet=tekst,
            feiten=[(tekst, tekst)],
            handtekeningen=[(tekst, tekst, tekst)],
            delen=[
                Deel(tekst, alineas=paragraphs(tekst)),
                Deel(tekst, punten=[tekst]),
                Deel(tekst, koppen=[tekst], rijen=[[tekst]]),
            ],
        )
    )
    assert pdf.startswith(b"%PDF-")


@pytest.mark.parametrize(
    "tekst",
    [
        pytest.param("Noor is blij 😀", id="plaatje"),
        pytest.param("Şükrü, مرحبا, Анна", id="andere schriften"),
        pytest.param("你好", id="schrift zonder lettertype"),
        pytest.param("a\u200bb\ufeff", id="onzichtbare tekens"),
    ],
)
def test_een_vreemd_teken_houdt_de_pdf_niet_tegen(tekst):
    assert page_count(render(blad(tekst))) == 1


def test_alineas_en_regels():
    assert paragraphs("a\r\nb\n\n\nc") == [["a", "b"], ["c"]]
    assert paragraphs("  ") == []


@pytest.mark.eis("RV-B09-03")
def test_het_gezinsblad_past_ook_met_veel_tekst_op_een_bladzijde():
    punten = [f"Doel {n}: {'Noor gaat elke dag naar school. ' * 6}" for n in range(8)]
    vol = blad(delen=[Deel("Doelen", punten=punten), Deel("Wie doet wat?", punten=punten)])
    assert page_count(render(vol)) == 2
    assert page_count(render_on_one_page(vol)) == 1


@pytest.mark.django_db
@pytest.mark.eis("RV-B09-03")
def test_plan_voor_het_gezin_uit_het_ondersteuningsplan():
    casus = casus_a()
    ondertekend(met_plan(casus))
    versie = family_version(casus, procesregisseur_van(casus), OP.date())
    assert versie.voor == "Noor"
    assert versie.eigen_woorden == "Ik wil weer naar school."
    assert "Noor gaat weer elke dag naar school" in versie.doelen[0]
    assert versie.wie_doet_wat[0] == "Ouders: ochtend. School: opvang."
    assert versie.vragen_aan
    titels = [deel.titel for deel in family_sheet(versie, casus).delen]
    assert titels == [
        "In eigen woorden",
        "Wat willen we bereiken?",
        "Wie doet wat?",
        "Wanneer kijken we terug?",
        "Bij wie kunt u terecht?",
    ]


@pytest.mark.django_db
@pytest.mark.eis("RV-B09-03")
def test_plan_voor_het_gezin_uit_het_hulpverleningsplan():
    casus = casus_b()
    by = behandelaar(casus)
    assert family_version(casus, by, OP.date()) is None
    vastgesteld(casus, "hulpverleningsplan_b", by)
    versie = family_version(casus, by, OP.date())
    assert versie.terugkijken == "Op maandag 1 juni 2026 kijken we samen hoe het gaat."
    assert page_count(render_on_one_page(family_sheet(versie, casus))) == 1


@pytest.mark.django_db
@pytest.mark.eis("RV-B09-03")
def test_plan_voor_het_gezin_is_in_route_c_het_gezinsplan():
    casus = casus_c()
    by = procesregisseur_van(casus)
    w = SimpleNamespace(casus=casus, jeugdbeschermer=by)
    gehouden(w, tafel(w, op=OP), OP)
    met_vraaganalyse(casus)
    met_risicotaxatie(casus)
    decide_regie(casus, by=by, op=OP, besluit="buiten_gezin", casusregisseur=by)
    perform(met_plan(casus), "adopt", by=by, op=OP)
    assert "Noor gaat weer elke dag" in family_version(casus, by, OP.date()).doelen[0]
    stuk = vastgesteld(casus, "gezinsplan", by)
    versie = family_version(casus, by, OP.date())
    assert versie.organisatie == str(casus.team)
    assert versie.terugkijken.startswith("Op ")
    assert versie.doelen and stuk.inhoud["doelen"][0]["doel"] in versie.doelen[0]


@pytest.mark.django_db
def test_analyse_taxatie_plan_en_document_worden_een_pdf():
    casus = casus_a()
    assert all(maak(casus) is None for maak in SHEETS.values())
    ondertekend(met_plan(casus))
    for code, maak in SHEETS.items():
        stuk = maak(casus)
        assert stuk.voet.startswith(f"Casus {casus.nummer}, {code}")
        assert page_count(render(stuk)) >= 1
    document = vastgesteld(casus, "veiligheidsplan", procesregisseur_van(casus))
    stuk = sheet_of(document)
    assert stuk.voet == f"Casus {casus.nummer}, veiligheidsplan, versie 1"
    assert len(stuk.delen) == len(document.documentsoort.onderdelen)
    assert page_count(render(stuk)) >= 1
