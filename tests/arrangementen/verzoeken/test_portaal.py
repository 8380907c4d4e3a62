"""Het portaal van de aanbieder: vijf stappen, bewaren, meetoetsen, fouten en versturen."""

import pytest
from django.urls import reverse

from arrangementen.models import Bericht, Verzoek
from arrangementen.verzoeken.concept import step_of
from casusregie.models import Casus
from tests.factories.organisaties import medewerker
from tests.factories.verzoeken import (
    BOVEN,
    GGZ,
    OP,
    STAP1,
    STAP2,
    STAP3,
    STAP4,
    concept,
    opt_out,
    verstuurd,
)

pytestmark = pytest.mark.django_db


def stap(verzoek, n):
    return reverse("arrangementen:verzoek_stap", args=[verzoek.kenmerk, n])


def tekst(antwoord):
    return antwoord.content.decode()


def fouten(antwoord):
    """All error sentences of the form on the page."""
    return [str(f) for lijst in antwoord.context["form"].errors.values() for f in lijst]


def test_de_hele_weg_zonder_javascript(w, als):
    client = als(w.zorgadministratie)
    antwoord = client.post(reverse("arrangementen:verzoek_nieuw"))
    verzoek = Verzoek.objects.get()
    assert antwoord.url == stap(verzoek, 1)
    for n, inhoud in ((1, STAP1), (2, STAP2), (3, STAP3), (4, STAP4)):
        assert client.get(stap(verzoek, n)).status_code == 200
        antwoord = client.post(stap(verzoek, n), inhoud)
        assert antwoord.status_code == 302, fouten(antwoord)
        assert antwoord.url == stap(verzoek, n + 1)
    controle = tekst(client.get(stap(verzoek, 5)))
    assert "Versturen" in controle and "Wijzigen" in controle
    assert STAP1["bsn"] not in controle
    antwoord = client.post(reverse("arrangementen:verzoek_versturen", args=[verzoek.kenmerk]))
    assert antwoord.url == reverse("arrangementen:verzoek_verstuurd", args=[verzoek.kenmerk])
    klaar = tekst(client.get(antwoord.url))
    assert "V2026-000001" in klaar
    assert "maandag 9 maart 2026" in klaar
    assert (
        client.get(reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk])).status_code
        == 200
    )
    assert client.get(reverse("arrangementen:verzoek_lijst")).status_code == 200


STAPFOUTEN = [
    pytest.param(
        1,
        {"bsn": "123456789"},
        "Dit is geen geldig BSN. Kijk de negen cijfers na",
        id="bsn-elfproef",
    ),
    pytest.param(1, {"bsn": "12"}, "Vul een BSN van negen cijfers in", id="bsn-te-kort"),
    pytest.param(
        1, {"bsn": None}, "Vul het BSN in. Zonder BSN kan er geen toewijzing komen", id="bsn-leeg"
    ),
    pytest.param(
        1,
        {"geboortedatum": "31-02-2014"},
        "Deze datum bestaat niet. Kijk de dag, de maand en het jaar na",
        id="geboortedatum-bestaat-niet",
    ),
    pytest.param(
        1,
        {"geboortedatum": "09-05-2030"},
        "Kies een geboortedatum die niet in de toekomst ligt",
        id="geboren-in-de-toekomst",
    ),
    pytest.param(
        1,
        {"geboortedatum": "09-05-1990"},
        "Jeugdhulp kan tot 23 jaar. Kijk de geboortedatum na",
        id="te-oud",
    ),
    pytest.param(
        1, {"gemeente": "9999"}, "Kies een antwoord uit de lijst", id="gemeente-bestaat-niet"
    ),
    pytest.param(
        1,
        {"gezag1_naam": None},
        "Vul in wie het gezag heeft, of hieronder waarom dat niet bekend is",
        id="gezag-onbekend",
    ),
    pytest.param(
        1,
        {"gezag1_rol": None},
        "Kies wie dit is: ouder, voogd of voogdijinstelling",
        id="gezag-zonder-rol",
    ),
    pytest.param(
        1,
        {"opt_out": "ja"},
        "Vul in wanneer de verklaring is getekend",
        id="opt-out-zonder-handtekening",
    ),
    pytest.param(
        1,
        {"opt_out": "ja", "opt_out_getekend_op": "01-01-2027"},
        "Kies een datum die niet in de toekomst ligt",
        id="opt-out-later-getekend",
    ),
    pytest.param(
        1,
        {"huisnummer": None},
        "Vul postcode en huisnummer allebei in, of laat ze allebei leeg",
        id="half-adres",
    ),
    pytest.param(
        2,
        {"verwijzer_naam": None},
        "Vul de AGB-code of de naam van de verwijzer in",
        id="verwijzer-onbekend",
    ),
    pytest.param(
        2,
        {"verwijzer_agb": "01234567"},
        "Vul de AGB-code of de naam in, niet allebei",
        id="verwijzer-dubbel",
    ),
    pytest.param(
        2, {"verwijzer_naam": None, "verwijzer_agb": "12"}, "Vul acht cijfers in", id="agb-te-kort"
    ),
    pytest.param(
        2,
        {"verwezen_op": "03-03-2026"},
        "Kies een datum die niet in de toekomst ligt",
        id="verwezen-later",
    ),
    pytest.param(
        2,
        {"risicotaxatie": "nee"},
        "Schrijf op waarom er geen risicotaxatie is",
        id="geen-taxatie-geen-reden",
    ),
    pytest.param(
        2,
        {"risicotaxatie_uitkomst": "onveilig"},
        "Vul in wat de aandachtspunten zijn",
        id="onveilig-zonder-aandacht",
    ),
    pytest.param(
        2,
        {"soort_vraag": "meervoudig"},
        "Kies of de vraag in route B blijft of naar route A gaat",
        id="meervoudig-zonder-keuze",
    ),
    pytest.param(
        3, {"product_code": "99999"}, "Kies hulp uit uw eigen contracten", id="vreemd-product"
    ),
    pytest.param(
        3,
        {"einddatum": "01-03-2026"},
        "Kies een einddatum die na de startdatum ligt",
        id="einde-voor-begin",
    ),
    pytest.param(3, {"volume": "0"}, "Vul een getal in dat groter is dan 0", id="volume-nul"),
    pytest.param(3, {"volume": "-5"}, "Vul een getal in dat groter is dan 0", id="volume-negatief"),
    pytest.param(
        3,
        {"volume": "999999999999"},
        "Dit getal is te groot. Kijk het na",
        id="volume-veel-te-groot",
    ),
    pytest.param(
        3, {"volume": "99999"}, "99.999 uur past niet in 182 dagen", id="volume-onmogelijk"
    ),
    pytest.param(
        3, {"volume": "12,5"}, "Vul een heel getal in, bijvoorbeeld 78", id="volume-gebroken"
    ),
    pytest.param(
        3, {"volume": "abc"}, "Vul een getal in, bijvoorbeeld 12 of 3,5", id="volume-tekst"
    ),
    pytest.param(
        3,
        {"einddatum": "31-03-2028"},
        "Het contract voor 45C09 loopt tot en met 31 december 2027. "
        "Kies een einddatum op of voor die dag",
        id="na-het-contract",
    ),
    pytest.param(4, {"triage": None}, "Schrijf de uitkomst van de triage op", id="geen-triage"),
    pytest.param(
        4,
        {"waarom_geen_groep": None},
        "Schrijf op waarom groepsbegeleiding niet past",
        id="geen-groep",
    ),
]
BASIS = {1: STAP1, 2: STAP2, 3: STAP3, 4: STAP4}


@pytest.mark.eis("NK-19", "CR-B0-04", "CR-B1-20", "CR-B1-22")
@pytest.mark.parametrize(("n", "anders", "zin"), STAPFOUTEN)
def test_fouten_per_stap(w, als, n, anders, zin):
    verzoek = concept(w, stappen=[s for s in (1, 2, 3, 4) if s != n])
    inhoud = {k: v for k, v in (BASIS[n] | anders).items() if v is not None}
    antwoord = als(w.behandelregisseur).post(stap(verzoek, n), inhoud)
    assert antwoord.status_code == 422
    assert zin in fouten(antwoord)
    assert "<title>Fout: " in tekst(antwoord)


@pytest.mark.eis("NK-03", "NK-10")
def test_boven_de_norm_geeft_de_fouten_van_scherm_d(w, als):
    verzoek = concept(w, stappen=(1, 2))
    antwoord = als(w.zorgadministratie).post(stap(verzoek, 3), STAP3 | {"volume": "96"})
    assert antwoord.status_code == 422
    pagina = tekst(antwoord)
    assert "Pas 2 antwoorden aan" in pagina
    assert "Kruis de hardheidsclausule aan, of vraag hooguit 78 uur" in pagina
    assert "Schrijf op waarom 18 uur meer nodig is" in pagina
    assert "Voor 45C09 zijn geen uitzonderingsgronden vastgesteld." in pagina


@pytest.mark.eis("NK-10")
def test_boven_de_norm_mag_met_uitleg(w, als):
    verzoek = concept(w, stappen=(1, 2))
    antwoord = als(w.zorgadministratie).post(stap(verzoek, 3), STAP3 | BOVEN)
    assert antwoord.url == stap(verzoek, 4)


GRONDEN = [
    pytest.param(
        "54002-1",
        {"bewijs_interventie": "EMDR", "bewijs_niveau": "2", "bewijs_inzet": "60 uur"},
        None,
        id="interventie-niveau-2",
        marks=pytest.mark.eis("NK-05"),
    ),
    pytest.param(
        "54002-1",
        {"bewijs_interventie": "EMDR", "bewijs_niveau": "1", "bewijs_inzet": "60 uur"},
        "Deze grond geldt vanaf niveau 2. Kies een andere grond",
        id="interventie-niveau-1",
        marks=pytest.mark.eis("NK-05"),
    ),
    pytest.param(
        "54002-1",
        {"bewijs_niveau": "2", "bewijs_inzet": "60 uur"},
        "Vul in: welke interventie",
        id="interventie-onbekend",
        marks=pytest.mark.eis("NK-05"),
    ),
    pytest.param(
        "54002-2",
        {"bewijs_methode": "CGT", "bewijs_inzet": "60 uur"},
        None,
        id="methode",
        marks=pytest.mark.eis("NK-06"),
    ),
    pytest.param(
        "54002-3", {"bewijs_opname": "Kliniek"}, None, id="opname", marks=pytest.mark.eis("NK-07")
    ),
    pytest.param(
        "54002-4",
        {"bewijs_imh": "Angst"},
        "Deze grond geldt van 0 tot en met 6 jaar. De jeugdige is 11 jaar op 30 maart 2026. "
        "Kies een andere grond",
        id="jong-kind-van-11",
        marks=pytest.mark.eis("NK-08"),
    ),
    pytest.param("54002-9", {}, "Kies een antwoord uit de lijst", id="grond-bestaat-niet"),
]


@pytest.mark.eis("NK-04")
@pytest.mark.parametrize(("grond", "bewijs", "zin"), GRONDEN)
def test_gronden_van_54002(w, als, grond, bewijs, zin):
    verzoek = concept(w, stappen=(1, 2))
    antwoord = als(w.zorgadministratie).post(stap(verzoek, 3), GGZ | {"grond_code": grond} | bewijs)
    if zin is None:
        assert antwoord.url == stap(verzoek, 4)
    else:
        assert zin in fouten(antwoord)


@pytest.mark.eis("NK-08")
@pytest.mark.parametrize(("geboren", "goed"), [("31-03-2019", True), ("30-03-2019", False)])
def test_54002_4_kijkt_naar_de_leeftijd_op_de_startdatum(w, als, geboren, goed):
    verzoek = concept(w, stappen=(1, 2), stap1={"geboortedatum": geboren})
    inhoud = GGZ | {"grond_code": "54002-4", "bewijs_imh": "Angst"}
    antwoord = als(w.zorgadministratie).post(stap(verzoek, 3), inhoud)
    assert antwoord.status_code == (302 if goed else 422)


@pytest.mark.eis("NK-09")
def test_54002_5_eetstoornis(w, als):
    verzoek = concept(w, stappen=(1, 2))
    client = als(w.zorgadministratie)
    antwoord = client.post(stap(verzoek, 3), GGZ | {"grond_code": "54002-5"})
    velden = (
        [naam for naam in antwoord.context["form"].fields if naam.startswith("bewijs_")]
        if antwoord.context
        else []
    )
    inhoud = GGZ | {"grond_code": "54002-5"} | dict.fromkeys(velden, "Anorexia")
    assert client.post(stap(verzoek, 3), inhoud).url == stap(verzoek, 4)


@pytest.mark.eis("NK-18")
@pytest.mark.parametrize(
    ("fasen", "zin"),
    [
        pytest.param([("8", "4"), ("10", "3"), ("8", "2")], None, id="klopt"),
        pytest.param(
            [("8", "4"), ("10", "3"), ("8", "1")],
            "Verdeel precies 78 uur. De fasen tellen nu op tot 70 uur",
            id="telt-niet-op",
        ),
        pytest.param(
            [("8", "2"), ("10", "3"), ("8", "4")],
            "Laat de hulp per week afnemen, of gelijk blijven",
            id="neemt-toe",
        ),
        pytest.param(
            [("8", "4"), ("10", "")], "Vul fase 2 helemaal in, of laat haar leeg", id="halve-fase"
        ),
        pytest.param([], "Vul in hoe de hulp afneemt", id="geen-fasen"),
    ],
)
def test_afbouw(w, als, fasen, zin):
    verzoek = concept(w, stappen=(1, 2))
    inhoud = STAP3 | {"verdeling": "afbouw"}
    for n, (weken, uren) in enumerate(fasen, start=1):
        inhoud |= {f"fase{n}_weken": weken, f"fase{n}_per_week": uren}
    antwoord = als(w.zorgadministratie).post(stap(verzoek, 3), inhoud)
    if zin is None:
        assert antwoord.url == stap(verzoek, 4)
    else:
        assert zin in fouten(antwoord)


@pytest.mark.eis("NK-01", "NK-03")
def test_levend_oordeel_bewaart_niets_en_kleurt_niets_rood(w, als):
    verzoek = concept(w, stappen=(1, 2))
    url = reverse("arrangementen:verzoek_norm", args=[verzoek.kenmerk])
    antwoord = als(w.zorgadministratie).post(
        url, STAP3 | {"volume": "96"}, headers={"HX-Request": "true"}
    )
    pagina = tekst(antwoord)
    assert antwoord.status_code == 200
    assert "<html" not in pagina and 'id="hulp"' in pagina
    assert "Volume: uitleg nodig" in pagina
    assert "Gevraagd is 96 uur in totaal. De norm is hooguit 78 uur. Dat is 18 uur meer." in pagina
    assert "18 uur boven de norm. Dat mag, met uitleg." in pagina
    assert "Van start tot en met einde is dit 26 weken." in pagina
    assert "Dit is gemiddeld 3,7 uur per week." in pagina
    assert "is-invalid" not in pagina
    assert step_of(Verzoek.objects.get(), 3) == {}


@pytest.mark.parametrize(
    "inhoud",
    [{}, {"product_code": "45C09"}, {"product_code": "x", "volume": "-1"}, {"begindatum": "99-99"}],
    ids=["leeg", "alleen-product", "onzin", "halve-datum"],
)
def test_levend_oordeel_verdraagt_een_half_formulier(w, als, inhoud):
    verzoek = concept(w, stappen=())
    url = reverse("arrangementen:verzoek_norm", args=[verzoek.kenmerk])
    assert als(w.zorgadministratie).post(url, inhoud).status_code == 200


def test_concept_bewaart_ook_wat_nog_niet_klopt(w, als):
    verzoek = concept(w, stappen=())
    client = als(w.zorgadministratie)
    antwoord = client.post(
        stap(verzoek, 1), {"voornamen": "Teun", "geboortedatum": "31-02-2014", "bewaar": "1"}
    )
    assert antwoord.url == stap(verzoek, 1)
    pagina = tekst(client.get(stap(verzoek, 1)))
    assert 'value="31-02-2014"' in pagina and 'value="Teun"' in pagina
    assert "is-invalid" not in pagina


def test_concept_overleeft_een_gesloten_browser_en_is_van_de_aanbieder(w, als):
    verzoek = concept(w, stappen=(1,), by=w.zorgadministratie)
    client = als(w.behandelregisseur)
    lijst = tekst(client.get(reverse("arrangementen:verzoek_lijst") + "?weergave=concept"))
    assert "Teun Hartog" in lijst
    assert 'value="Hartog"' in tekst(client.get(stap(verzoek, 1)))


def test_bsn_staat_nergens_leesbaar_en_komt_niet_terug_op_de_pagina(w, als):
    verzoek = concept(w, stappen=(1,))
    assert STAP1["bsn"].encode() not in bytes(Verzoek.objects.get().concept_geheim)
    pagina = tekst(als(w.zorgadministratie).get(stap(verzoek, 1)))
    assert STAP1["bsn"] not in pagina
    assert f"••••• {STAP1['bsn'][-3:]}" in pagina


def test_leeg_bsn_laat_het_bewaarde_staan(w, als):
    verzoek = concept(w, stappen=(1,))
    inhoud = {k: v for k, v in STAP1.items() if k != "bsn"}
    assert als(w.zorgadministratie).post(stap(verzoek, 1), inhoud).url == stap(verzoek, 2)
    assert step_of(Verzoek.objects.get(), 1)["bsn"] == STAP1["bsn"]


def test_vanzelf_bewaren_geeft_de_versie_en_geen_gebeurtenis(w, als):
    verzoek = concept(w, stappen=())
    url = reverse("arrangementen:verzoek_bewaren", args=[verzoek.kenmerk, 1])
    client = als(w.zorgadministratie)
    antwoord = client.post(url, {"voornamen": "Teun", "versie": verzoek.versie})
    assert antwoord.json() == {"versie": verzoek.versie + 1}
    assert antwoord["X-Bewaard"] == "10.00 uur"
    assert step_of(Verzoek.objects.get(), 1) == {"voornamen": "Teun"}
    assert client.post(url, {"voornamen": "Tom", "versie": verzoek.versie}).status_code == 409


def test_gewijzigd_in_een_ander_venster_houdt_de_eigen_tekst(w, als):
    verzoek = concept(w, stappen=(1, 2, 3))
    client = als(w.zorgadministratie)
    oud = verzoek.versie
    client.post(stap(verzoek, 4), STAP4 | {"versie": oud})
    antwoord = client.post(stap(verzoek, 4), STAP4 | {"triage": "Mijn eigen tekst", "versie": oud})
    pagina = tekst(antwoord)
    assert antwoord.status_code == 409
    assert "Dit concept is intussen gewijzigd" in pagina and "Mijn eigen tekst" in pagina
    assert " door uzelf: " in pagina
    nieuw = Verzoek.objects.get().versie
    assert f'name="versie" value="{nieuw}"' in pagina
    assert client.post(stap(verzoek, 4), STAP4 | {"versie": nieuw}).status_code == 302


def test_wie_na_een_collega_verder_schrijft_leest_wie_het_verzoek_verstuurde(w, als):
    """The own text is still there to copy."""
    verzoek = verstuurd(w, by=w.behandelregisseur)
    antwoord = als(w.zorgadministratie).post(stap(verzoek, 4), STAP4 | {"triage": "Mijn tekst"})
    pagina = tekst(antwoord)
    assert antwoord.status_code == 409
    assert "Dit verzoek is al verstuurd of ingetrokken." in pagina
    assert f"door {w.behandelregisseur.naam}" in pagina and "Mijn tekst" in pagina


def test_verlopen_concept_zegt_het(w, als, op_de_dag):
    verzoek = concept(w, stappen=(1,), op=OP.replace(month=1))
    client = als(w.zorgadministratie)
    antwoord = client.get(stap(verzoek, 1))
    assert antwoord.status_code == 409
    assert "Dit concept is verlopen: het is meer dan 30 dagen niet gewijzigd." in tekst(antwoord)
    assert client.post(stap(verzoek, 1), STAP1).status_code == 409
    lijst = tekst(client.get(reverse("arrangementen:verzoek_lijst") + "?weergave=concept"))
    assert "Verlopen" in lijst


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_een_ander_ziet_een_concept_niet(w, als, n):
    verzoek = concept(w)
    for vreemde in (medewerker("behandelregisseur"), w.procesregisseur, w.backoffice):
        assert als(vreemde).get(stap(verzoek, n)).status_code == 404


def test_vreemde_stap_en_vreemd_kenmerk_zijn_niet_gevonden(w, als):
    verzoek = concept(w)
    client = als(w.zorgadministratie)
    assert client.get(stap(verzoek, 9)).status_code == 404
    ander = verzoek.kenmerk.__class__(int=1)
    assert client.get(reverse("arrangementen:verzoek_stap", args=[ander, 1])).status_code == 404
    assert (
        client.post(reverse("arrangementen:verzoek_bewaren", args=[verzoek.kenmerk, 7])).status_code
        == 404
    )


def test_half_verzoek_gaat_niet_weg(w, als):
    verzoek = concept(w, stappen=(1, 2))
    client = als(w.zorgadministratie)
    assert "Vul stap 3 aan" in tekst(client.get(stap(verzoek, 5)))
    antwoord = client.post(reverse("arrangementen:verzoek_versturen", args=[verzoek.kenmerk]))
    assert antwoord.status_code == 422
    assert "Stap 3 (hulp en omvang) is nog niet compleet." in tekst(antwoord)
    assert (Casus.objects.count(), Bericht.objects.count()) == (0, 0)
    assert Verzoek.objects.get().status == "concept"


def test_verstuurd_is_niet_meer_te_wijzigen(w, als):
    verzoek = verstuurd(w)
    client = als(w.zorgadministratie)
    assert client.get(stap(verzoek, 1)).status_code == 409
    assert client.post(stap(verzoek, 1), STAP1).status_code == 409
    antwoord = client.post(reverse("arrangementen:verzoek_versturen", args=[verzoek.kenmerk]))
    assert antwoord.status_code == 409
    assert Verzoek.objects.count() == 1


def test_opt_out_toont_geen_team_in_stap_2(w, als):
    verzoek = concept(w, stappen=(1,), stap1=opt_out())
    pagina = tekst(als(w.zorgadministratie).get(stap(verzoek, 2)))
    assert w.team.naam not in pagina
    ander = concept(w, stappen=(1,))
    assert w.team.naam in tekst(als(w.zorgadministratie).get(stap(ander, 2)))


def test_concept_verwijderen_wist_de_tekst(w, als):
    verzoek = concept(w)
    client = als(w.zorgadministratie)
    url = reverse("arrangementen:verzoek_verwijderen", args=[verzoek.kenmerk])
    assert client.get(url).status_code == 200
    assert client.post(url).status_code == 302
    verzoek = Verzoek.objects.get()
    assert (verzoek.status, verzoek.concept_geheim) == ("ingetrokken", None)
