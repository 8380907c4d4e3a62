"""Schrijven in de browser: bewaren, half invullen, verkeerde datums, en twee mensen tegelijk."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet, VerklarendeAnalyse
from tests.factories import afwegingskader as f
from verloop import outbox
from verloop.models import Gebeurtenis
from verloop.overgangen import amend, perform

pytestmark = pytest.mark.usefixtures("dag")

GEHEEL = {
    "gewijzigde_hulpvraag": "Twee onveilige situaties op de groep.",
    "gewijzigd_sinds": "23-02-2026",
    "hulp_schiet_tekort": "De groep vangt het niet op.",
    "eerder_geprobeerd": "Een rustplek. Dat hielp overdag.",
    "doel_soort": "vaardigheid",
    "doel": "Noor vraagt op dag 21 zelf om hulp.",
    "doel_meting": "De groep telt elke dag.",
    "begindatum": "9-3-2026",
    "einddatum": "5 april 2026",
    "uren_per_dag": "16",
    "uurtarief": "69,00",
    "afbouw": "Vanaf dag 22 minder uren.",
    "afbouw_vanaf_dag": "22",
    "afbouw_uren_per_dag": "8",
    "vervolg": "Begeleiding thuis.",
    "verblijfsvorm": "open_groep",
    "vrijheidsbeperking": "nee",
}


def adres(naam, onderwerp):
    return reverse(f"afwegingskader:{naam}", args=[onderwerp.kenmerk])


def tekst_van(antwoord):
    return " ".join(antwoord.content.decode().split())


def fouten(antwoord):
    """Field → sentences of the form on the page."""
    return {naam: list(zinnen) for naam, zinnen in antwoord.context["form"].errors.items()}


def kern(stuk):
    stuk.refresh_from_db()
    return stuk


# --- beginnen -----------------------------------------------------------------------------------
@pytest.mark.eis("OO-E-03", "OO-E-05", "OO-E-08", "OO-07")
def test_eerst_het_kader_dan_pas_een_aanvraag(w, als):
    from afwegingskader.inlezen import load_kader

    load_kader()
    client = als(w.behandelregisseur)
    tekst = tekst_van(client.get(adres("aanvraag_nieuw", w.arrangement)))
    for zin in (
        "RBOK (februari 2024)",
        "vrijdag 20 september 2024, in het Bestuurlijk Samenwerkings Overleg",
        "hooguit <b>28 dagen</b>",
        "Eigen uitleg van dit product",
        "Fase 3, vanaf 1 februari 2025",
        "Verklarende analyse",
        "0 gebruikt, 28 over van 28",
    ):
        assert zin in tekst, zin
    antwoord = client.post(adres("aanvraag_nieuw", w.arrangement), {})
    assert antwoord.status_code == 422
    assert fouten(antwoord) == {"gelezen": ["Lees eerst het kader en zet een vinkje"]}
    assert not EenOpEenAanvraag.objects.exists()
    antwoord = client.post(adres("aanvraag_nieuw", w.arrangement), {"gelezen": "on"})
    stuk = EenOpEenAanvraag.objects.get()
    assert antwoord.url == adres("aanvraag_wijzigen", stuk)
    assert (stuk.kader_gelezen_op, stuk.opgesteld_door) == (f.OP.date(), w.behandelregisseur)


@pytest.mark.parametrize(
    ("mens", "zin"),
    [
        ("procesregisseur", "Alleen de behandelregisseur van"),
        ("besluiter", "Alleen de behandelregisseur van"),
    ],
)
def test_wie_niet_mag_vragen_ziet_waarom(w, als, mens, zin):
    client = als(getattr(w, mens))
    assert zin in tekst_van(client.get(adres("aanvraag_nieuw", w.arrangement)))
    antwoord = client.post(adres("aanvraag_nieuw", w.arrangement), {"gelezen": "on"})
    assert antwoord.status_code == 403
    assert not EenOpEenAanvraag.objects.exists()


def test_bij_een_open_aanvraag_begint_u_geen_tweede(w, als):
    f.aanvraag(w)
    antwoord = als(w.casusregisseur).get(adres("aanvraag_nieuw", w.arrangement))
    assert "al een open aanvraag voor 1-op-1" in tekst_van(antwoord)


def test_zonder_kader_geen_aanvraag(w, als):
    from normenkader.models import KaderVersie

    KaderVersie.objects.all().delete()
    antwoord = als(w.casusregisseur).get(adres("aanvraag_nieuw", w.arrangement))
    assert "nog niet ingelezen" in tekst_van(antwoord)


# --- het concept --------------------------------------------------------------------------------
@pytest.fixture
def stuk(w):
    """An almost empty concept."""
    leeg = {naam: None if naam.endswith(("datum", "sinds", "dag")) else "" for naam in f.INHOUD}
    return f.aanvraag(
        w, **{**leeg, "uurtarief_cent": None, "uren_per_dag": None, "intensiteitsoort": None}
    )


def schrijf(client, stuk, **velden):
    kop = {"HTTP_X_VANZELF": "1"} if velden.pop("vanzelf", False) else {}
    if "doel_soort" in velden:
        velden.setdefault("intensiteitsoort", f.IntensiteitsoortFactory().pk)
    data = {"versie": velden.pop("versie", stuk.versie), **velden}
    return client.post(adres("aanvraag_wijzigen", stuk), data, **kop)


def test_een_half_concept_wordt_bewaard(w, als, stuk):
    antwoord = schrijf(als(w.behandelregisseur), stuk, doel="Half", bewaar="1")
    assert antwoord.url == adres("aanvraag_detail", stuk)
    assert kern(stuk).doel == "Half"


@pytest.mark.eis("OO-03", "OO-05", "OO-06", "OO-08")
def test_controleren_vraagt_alle_antwoorden_maar_bewaart_wat_er_is(w, als, stuk):
    antwoord = schrijf(als(w.casusregisseur), stuk, doel="Noor vraagt om hulp.")
    assert antwoord.status_code == 422
    gevonden = fouten(antwoord)
    assert "doel" not in gevonden
    assert gevonden["gewijzigde_hulpvraag"] == ["Schrijf op wat er veranderd is in de hulpvraag"]
    assert gevonden["verblijfsvorm"] == ["Kies waar de jeugdige verblijft"]
    assert len(gevonden) == 14
    tekst = tekst_van(antwoord)
    assert "<title>Fout: " in tekst
    assert "Pas 14 antwoorden aan" in tekst
    assert 'aria-invalid="true"' in tekst
    assert kern(stuk).doel == "Noor vraagt om hulp."
    assert f'name="versie" value="{stuk.versie}"' in tekst


def test_een_geheel_ingevulde_aanvraag_gaat_naar_de_controle(w, als, stuk):
    client = als(w.behandelregisseur)
    antwoord = schrijf(client, stuk, **GEHEEL)
    assert antwoord.url == adres("aanvraag_indienen", stuk)
    kern(stuk)
    assert (stuk.begindatum, stuk.einddatum) == (date(2026, 3, 9), date(2026, 4, 5))
    assert stuk.uurtarief_cent == 6900
    tekst = tekst_van(client.get(antwoord.url))
    assert "Controleer en dien in" in tekst
    assert "9 maart tot en met 5 april 2026 (28 dagen)" in tekst
    assert "0 gebruikt, 28 over van 28, geteld over alle aanbieders" in tekst
    assert client.post(antwoord.url).url == adres("aanvraag_detail", stuk)
    assert kern(stuk).status == "ingediend"


@pytest.mark.eis("OO-01")
def test_29_dagen_staat_bij_het_veld_en_de_rest_blijft_bewaard(w, als, stuk):
    velden = {**GEHEEL, "begindatum": "27-2-2026", "einddatum": "27-3-2026"}
    antwoord = schrijf(als(w.behandelregisseur), stuk, **velden)
    assert antwoord.status_code == 422
    assert fouten(antwoord)["einddatum"] == [
        "Kies een einddatum uiterlijk donderdag 26 maart (dag 28)"
    ]
    tekst = tekst_van(antwoord)
    assert 'value="27-03-2026"' in tekst
    assert "Bij deze eerste dag is donderdag 26 maart de laatste dag die kan (28 dagen)." in tekst
    kern(stuk)
    assert (stuk.begindatum, stuk.einddatum, stuk.doel) == (
        date(2026, 2, 27),
        None,
        GEHEEL["doel"],
    )


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        ({"einddatum": "8-3-2026"}, "einddatum", "niet voor de begindatum ligt"),
        ({"begindatum": "29-2-2026"}, "begindatum", "Deze datum bestaat niet"),
        ({"begindatum": "morgen"}, "begindatum", "Vul een datum in"),
        ({"uren_per_dag": "25"}, "uren_per_dag", "van 24 of minder"),
        ({"uren_per_dag": "veel"}, "uren_per_dag", "Vul een getal in"),
        ({"uurtarief": "1e9"}, "uurtarief", "Vul een bedrag in"),
        ({"uurtarief": "99999"}, "uurtarief", "of minder"),
        ({"afbouw_vanaf_dag": "40"}, "afbouw_vanaf_dag", "Kies een dag van 2 tot en met 28"),
        ({"afbouw_vanaf_dag": "1"}, "afbouw_vanaf_dag", "van 2 of meer"),
        ({"afbouw_uren_per_dag": "20"}, "afbouw_uren_per_dag", "Kies minder uren"),
        ({"verblijfsvorm": "kasteel"}, "verblijfsvorm", "Kies een antwoord uit de lijst"),
        ({"intensiteitsoort": "999999"}, "intensiteitsoort", "Kies een antwoord uit de lijst"),
        ({"doel": "x" * 5000}, "doel", "Maak dit korter"),
        (
            {"vrijheidsbeperking": "is"},
            "vrijheidsbeperking_toelichting",
            "hoe de inzet de vrijheid beperkt",
        ),
        ({"gewijzigd_sinds": "10-3-2026"}, "gewijzigd_sinds", "niet na de begindatum ligt"),
    ],
)
def test_verkeerde_invoer_krijgt_een_zin_bij_het_veld(w, als, stuk, velden, veld, zin):
    antwoord = schrijf(als(w.behandelregisseur), stuk, **{**GEHEEL, **velden})
    assert antwoord.status_code == 422
    assert zin in " ".join(fouten(antwoord)[veld])
    assert kern(stuk).status == "concept"


@pytest.mark.parametrize("tekst", ["<script>alert(1)</script>", "\x00nul", "&amp; < >", "🙂" * 50])
def test_vreemde_tekst_breekt_niets(w, als, stuk, tekst):
    client = als(w.behandelregisseur)
    assert schrijf(client, stuk, doel=tekst, bewaar="1").status_code == 302
    pagina = client.get(adres("aanvraag_detail", stuk)).content.decode()
    assert "<script>alert" not in pagina


def test_een_dubbele_fout_bewaart_de_rest(w, als, stuk):
    velden = {**GEHEEL, "gewijzigd_sinds": "1-4-2026", "einddatum": "1-3-2026", "bewaar": "1"}
    antwoord = schrijf(als(w.behandelregisseur), stuk, **velden)
    assert antwoord.status_code == 422
    assert set(fouten(antwoord)) >= {"gewijzigd_sinds", "einddatum"}
    assert kern(stuk).doel == GEHEEL["doel"]
    assert stuk.gewijzigd_sinds is None


# --- vanzelf bewaren ----------------------------------------------------------------------------
def test_vanzelf_bewaren_geeft_de_nieuwe_versie_terug(w, als, stuk):
    client = als(w.behandelregisseur)
    antwoord = schrijf(client, stuk, doel="Tus", einddatum="geen datum", vanzelf=True)
    assert antwoord.status_code == 200
    assert antwoord.json() == {"versie": stuk.versie + 1}
    assert antwoord["X-Bewaard"] == "10.00 uur"
    assert kern(stuk).doel == "Tus"
    antwoord = schrijf(client, stuk, doel="Tussendoor", vanzelf=True)
    assert antwoord.json() == {"versie": stuk.versie + 1}
    assert kern(stuk).doel == "Tussendoor"


def test_vanzelf_bewaren_overschrijft_een_ander_niet(w, als, stuk):
    oud = stuk.versie
    schrijf(als(w.casusregisseur), stuk, doel="Van de casusregisseur", vanzelf=True)
    antwoord = schrijf(als(w.behandelregisseur), stuk, versie=oud, doel="Van mij", vanzelf=True)
    assert antwoord.status_code == 409
    assert kern(stuk).doel == "Van de casusregisseur"


# --- twee mensen tegelijk -----------------------------------------------------------------------
def test_wie_later_komt_houdt_de_eigen_tekst(w, als, stuk):
    oud = stuk.versie
    amend(stuk, by=w.casusregisseur, op=f.OP, doel="Tekst van de ander.")
    client = als(w.behandelregisseur)
    antwoord = schrijf(client, stuk, versie=oud, doel="Mijn eigen tekst.", bewaar="1")
    tekst = tekst_van(antwoord)
    assert antwoord.status_code == 409
    assert "Mijn eigen tekst." in tekst
    assert "Tekst van de ander." in tekst
    assert "Uw tekst staat hieronder, maar is nog niet opgeslagen." in tekst
    assert kern(stuk).doel == "Tekst van de ander."
    nieuw = antwoord.context["versie"]
    schrijf(client, stuk, versie=nieuw, doel="Mijn eigen tekst.", bewaar="1")
    assert kern(stuk).doel == "Mijn eigen tekst."


@pytest.mark.parametrize("versie", ["", "0", "999", "-1", "abc", "1" * 30])
def test_een_onbekende_versie_overschrijft_nooit(w, als, stuk, versie):
    antwoord = schrijf(als(w.behandelregisseur), stuk, versie=versie, doel="Anders", bewaar="1")
    assert antwoord.status_code == 409
    assert kern(stuk).doel == ""


def test_wie_nog_schrijft_na_het_indienen_verliest_geen_tekst(w, als):
    stuk = f.aanvraag(w)
    oud = stuk.versie
    perform(stuk, "submit", by=w.casusregisseur, op=f.OP)
    antwoord = schrijf(als(w.behandelregisseur), stuk, versie=oud, doel="Te laat", bewaar="1")
    assert antwoord.status_code == 409
    tekst = tekst_van(antwoord)
    assert "intussen ingediend en verandert niet meer" in tekst
    assert "Te laat" in tekst
    assert "Opslaan en controleren" not in tekst


@pytest.mark.parametrize("mens", ["procesregisseur", "besluiter"])
def test_alleen_wie_vraagt_schrijft(w, als, stuk, mens):
    client = als(getattr(w, mens))
    assert client.get(adres("aanvraag_wijzigen", stuk)).status_code == 403
    assert schrijf(client, stuk, doel="Van een ander").status_code == 403
    assert kern(stuk).doel == ""


def test_een_ander_nummer_in_een_verborgen_veld_verandert_niets(w, als, stuk):
    ander = f.wereld()
    extra = {"casus": ander.casus.pk, "aanbieder": ander.aanbieder.pk, "status": "toegekend"}
    schrijf(als(w.behandelregisseur), stuk, doel="Gewoon", bewaar="1", **extra)
    kern(stuk)
    assert (stuk.casus, stuk.aanbieder, stuk.status) == (w.casus, w.aanbieder, "concept")


# --- akkoord, analyse, besluit ------------------------------------------------------------------
@pytest.mark.eis("OO-04")
def test_beide_akkoorden_in_de_browser(w, als):
    stuk = f.ingediend(w)
    client = als(w.behandelregisseur)
    assert "U geeft akkoord" in tekst_van(client.get(adres("aanvraag_akkoord_aanbieder", stuk)))
    assert client.post(adres("aanvraag_akkoord_aanbieder", stuk)).status_code == 302
    assert als(w.casusregisseur).post(adres("aanvraag_akkoord_regie", stuk)).status_code == 302
    assert kern(stuk).status == "akkoord"


def test_het_akkoord_van_het_gezin_heeft_eigen_woorden(db, als):
    w = f.wereld(bij_gezin=True)
    stuk = f.ingediend(w)
    client = als(w.procesregisseur)
    tekst = tekst_van(client.get(adres("aanvraag_akkoord_regie", stuk)))
    assert "Akkoord van het gezin vastleggen" in tekst
    assert "Daarom telt het akkoord van het gezin." in tekst
    antwoord = client.post(adres("aanvraag_akkoord_regie", stuk), {})
    assert antwoord.status_code == 422
    assert fouten(antwoord) == {
        "akkoord_gezin_toelichting": ["Schrijf op wie van het gezin akkoord gaf, en hoe"]
    }
    client.post(
        adres("aanvraag_akkoord_regie", stuk),
        {"akkoord_gezin_toelichting": "Moeder en Noor, in het gesprek."},
    )
    tekst = tekst_van(client.get(adres("aanvraag_detail", stuk)))
    assert f"Het gezin, vastgelegd door {w.procesregisseur}, 2 maart" in tekst


@pytest.mark.eis("OO-10")
def test_de_analyse_wordt_bewaard_en_in_een_keer_vastgesteld(w, als):
    stuk = f.met_akkoord(w)
    client = als(w.gedragswetenschapper)
    pagina = adres("analyse_schrijven", stuk)
    antwoord = client.post(pagina, {"versie": 0, "feiten": "Twee meldingen."}, HTTP_X_VANZELF="1")
    analyse = VerklarendeAnalyse.objects.get()
    assert antwoord.json() == {"versie": analyse.versie}
    antwoord = client.post(pagina, {"versie": analyse.versie, "feiten": "Drie meldingen."})
    assert antwoord.status_code == 422
    assert len(fouten(antwoord)) == 11
    assert fouten(antwoord)["advies"] == ["Kies uw advies"]
    analyse.refresh_from_db()
    assert analyse.feiten == "Drie meldingen."
    antwoord = client.post(pagina, {"versie": analyse.versie, **f.ANALYSE})
    assert antwoord.url == adres("aanvraag_detail", stuk)
    analyse.refresh_from_db()
    assert (analyse.status, kern(stuk).status) == ("vastgesteld", "geanalyseerd")


def test_twee_vensters_van_de_analyse(w, als):
    stuk = f.met_akkoord(w)
    analyse = f.analyse(w, stuk)
    oud = analyse.versie
    amend(analyse, by=w.gedragswetenschapper, op=f.OP, feiten="Uit het eerste venster.")
    antwoord = als(w.gedragswetenschapper).post(
        adres("analyse_schrijven", stuk), {"versie": oud, **f.ANALYSE, "feiten": "Mijn tekst."}
    )
    tekst = tekst_van(antwoord)
    assert antwoord.status_code == 409
    assert "Mijn tekst." in tekst
    assert "Uit het eerste venster." in tekst


def test_voor_het_akkoord_kan_de_analyse_alleen_als_concept(w, als):
    stuk = f.ingediend(w)
    f.analyse(w, stuk)
    tekst = tekst_van(als(w.gedragswetenschapper).get(adres("analyse_schrijven", stuk)))
    assert "Vaststellen kan nog niet" in tekst
    assert "Analyse vaststellen" not in tekst


@pytest.mark.eis("OO-10", "OO-11")
@pytest.mark.parametrize("mens", ["casusregisseur", "besluiter", "behandelregisseur"])
def test_alleen_een_gedragswetenschapper_schrijft_de_analyse(w, als, mens):
    stuk = f.met_akkoord(w)
    client = als(getattr(w, mens))
    assert client.get(adres("analyse_schrijven", stuk)).status_code == 403
    antwoord = client.post(adres("analyse_schrijven", stuk), {"versie": 0, **f.ANALYSE})
    assert antwoord.status_code == 403
    assert not VerklarendeAnalyse.objects.exists()


def test_het_besluit_in_de_browser(w, als):
    stuk = f.geanalyseerd(w)
    client = als(w.besluiter)
    antwoord = client.post(adres("aanvraag_toekennen", stuk), {"motivering": ""})
    assert (antwoord.status_code, fouten(antwoord)) == (
        422,
        {"motivering": ["Schrijf op waarom u dit besluit"]},
    )
    antwoord = client.post(adres("aanvraag_toekennen", stuk), {"motivering": "Kort en nodig."})
    assert antwoord.url == adres("aanvraag_detail", stuk)
    assert kern(stuk).inzet.status == "gepland"
    tekst = tekst_van(client.get(antwoord.url))
    assert adres("inzet_detail", stuk.inzet) in tekst


def test_wie_meewerkte_leest_waarom_een_ander_besluit(w, als):
    stuk = f.geanalyseerd(w)
    tekst = tekst_van(als(w.casusregisseur).get(adres("aanvraag_toekennen", stuk)))
    assert "U werkte mee aan deze aanvraag. Daarom besluit iemand anders." in tekst
    antwoord = als(w.casusregisseur).post(adres("aanvraag_toekennen", stuk), {"motivering": "Ja."})
    assert antwoord.status_code == 403
    assert kern(stuk).status == "geanalyseerd"


def test_afwijzen_vraagt_reden_en_uitleg(w, als):
    stuk = f.geanalyseerd(w)
    client = als(w.besluiter)
    antwoord = client.post(adres("aanvraag_afwijzen", stuk), {})
    assert fouten(antwoord) == {
        "reden_afwijzing": ["Kies waarom u de aanvraag afwijst"],
        "motivering": ["Schrijf op waarom u dit besluit"],
    }
    gegevens = {"reden_afwijzing": "andere_hulp", "motivering": "Een extra dienst helpt ook."}
    client.post(adres("aanvraag_afwijzen", stuk), gegevens)
    tekst = tekst_van(als(w.behandelregisseur).get(adres("aanvraag_detail", stuk)))
    assert "Reden: andere hulp past beter" in tekst
    assert "Een extra dienst helpt ook." in tekst
    assert "U bent aan zet" not in tekst
    assert "Aan zet:" not in tekst


@pytest.mark.eis("OO-12")
def test_het_expertteam_vult_grond_en_laatste_dag_in(db, als, dag):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(w, date(2026, 1, 26), 28)
    stuk = f.geanalyseerd(
        w,
        begindatum=date(2026, 3, 4),
        einddatum=date(2026, 3, 17),
        gewijzigd_sinds=date(2026, 3, 1),
        afbouw_vanaf_dag=None,
        afbouw_uren_per_dag=None,
    )
    client = als(w.zorgbemiddelaar)
    tekst = tekst_van(client.get(adres("aanvraag_toekennen", stuk)))
    assert "28 gebruikt, 0 over van 28" in tekst
    antwoord = client.post(adres("aanvraag_toekennen", stuk), {"motivering": "Nodig."})
    assert antwoord.status_code == 422
    assert set(fouten(antwoord)) == {"rer_grond", "rer_laatste_dag"}
    gegevens = {"motivering": "Nodig.", "rer_grond": "Crisis.", "rer_laatste_dag": "18-3-2026"}
    antwoord = client.post(adres("aanvraag_toekennen", stuk), gegevens)
    assert "Kies een dag van woensdag 4 maart 2026" in fouten(antwoord)["rer_laatste_dag"][0]
    client.post(adres("aanvraag_toekennen", stuk), {**gegevens, "rer_laatste_dag": "10-3-2026"})
    assert kern(stuk).inzet.einddatum == date(2026, 3, 10)


def test_intrekken(w, als):
    stuk = f.ingediend(w)
    client = als(w.casusregisseur)
    client.post(adres("aanvraag_intrekken", stuk), {"reden_intrekken": "Het gaat beter."})
    assert kern(stuk).status == "ingetrokken"
    assert "Het gaat beter." in tekst_van(client.get(adres("aanvraag_detail", stuk)))
    assert client.post(adres("aanvraag_intrekken", stuk)).status_code == 409


def test_een_oude_knop_geeft_een_nette_pagina(w, als):
    stuk = f.geanalyseerd(w)
    als(w.besluiter).post(adres("aanvraag_toekennen", stuk), {"motivering": "Ja."})
    antwoord = als(w.procesregisseur).post(
        adres("aanvraag_toekennen", stuk), {"motivering": "Ook ja."}
    )
    assert antwoord.status_code == 409
    assert Gebeurtenis.objects.filter(code__endswith="aanvraag.grant").count() == 1


# --- de inzet -----------------------------------------------------------------------------------
STAPPEN = {
    "inzet_start": {"gestart_op": "9-3-2026"},
    "inzet_tussenevaluatie": {
        "tussenevaluatie": "Het gaat goed.",
        "tussenbesluit": "lichter",
    },
    "inzet_afbouw": {"afbouw": "Minder uren.", "vervolg": "Begeleiding thuis."},
    "inzet_beeindigen": {
        "beeindigd_op": "20-3-2026",
        "doel_bereikt": "deels",
        "evaluatie": "Noor vraagt vaker om hulp.",
        "vervolg_soort": "lichter",
    },
}


@pytest.mark.eis("OO-06")
def test_van_start_tot_evaluatie_in_de_browser(w, als, dag):
    inzet = f.gepland(w)
    dag.move_to(f.om(date(2026, 3, 20)))
    client = als(w.behandelregisseur)
    for naam, gegevens in STAPPEN.items():
        assert client.get(adres(naam, inzet)).status_code == 200
        antwoord = client.post(adres(naam, inzet), gegevens)
        assert antwoord.url == adres("inzet_detail", inzet), naam
    kern(inzet)
    assert (inzet.status, inzet.beeindigd_op) == ("beeindigd", date(2026, 3, 20))
    outbox.process_all()
    assert "Noor vraagt vaker om hulp." in tekst_van(client.get(adres("inzet_detail", inzet)))


@pytest.mark.parametrize("naam", STAPPEN)
def test_een_halve_stap_wordt_niet_opgeslagen(w, als, dag, naam):
    inzet = f.gepland(w) if naam == "inzet_start" else f.gestart(w)
    dag.move_to(f.om(date(2026, 3, 20)))
    versie = inzet.versie
    leeg = dict.fromkeys(STAPPEN[naam], "")
    antwoord = als(w.behandelregisseur).post(adres(naam, inzet), leeg)
    assert antwoord.status_code == 422
    assert set(fouten(antwoord)) == set(STAPPEN[naam])
    assert all(zin[0].startswith(("Vul", "Kies", "Schrijf")) for zin in fouten(antwoord).values())
    assert kern(inzet).versie == versie


@pytest.mark.parametrize(
    ("naam", "gegevens", "veld", "zin"),
    [
        ("inzet_start", {"gestart_op": "8-3-2026"}, "gestart_op", "vanaf de toegekende"),
        ("inzet_start", {"gestart_op": "21-3-2026"}, "gestart_op", "niet in de toekomst"),
        ("inzet_start", {"gestart_op": "30-2-2026"}, "gestart_op", "bestaat niet"),
        ("inzet_verzetten", {"begindatum": "9-3-2026"}, "begindatum", "na de toegekende"),
        (
            "inzet_beeindigen",
            {**STAPPEN["inzet_beeindigen"], "beeindigd_op": "8-3-2026"},
            "beeindigd_op",
            "tussen de start",
        ),
    ],
)
def test_een_dag_die_niet_kan_staat_bij_het_veld(w, als, dag, naam, gegevens, veld, zin):
    inzet = f.gestart(w) if naam == "inzet_beeindigen" else f.gepland(w)
    dag.move_to(f.om(date(2026, 3, 20)))
    antwoord = als(w.behandelregisseur).post(adres(naam, inzet), gegevens)
    assert antwoord.status_code == 422
    assert zin in fouten(antwoord)[veld][0]


@pytest.mark.parametrize("naam", ["inzet_start", "inzet_beeindigen", "inzet_verzetten"])
def test_alleen_de_aanbieder_doet_dit(w, als, dag, naam):
    inzet = f.gestart(w) if naam == "inzet_beeindigen" else f.gepland(w)
    dag.move_to(f.om(date(2026, 3, 20)))
    client = als(w.procesregisseur)
    tekst = tekst_van(client.get(adres(naam, inzet)))
    assert f"Alleen de behandelregisseur van {w.aanbieder}" in tekst
    gegevens = {**STAPPEN.get(naam, {}), "begindatum": "21-3-2026"}
    assert client.post(adres(naam, inzet), gegevens).status_code == 403


def test_verzetten_en_niet_door_laten_gaan(w, als):
    inzet = f.gepland(w)
    als(w.behandelregisseur).post(adres("inzet_verzetten", inzet), {"begindatum": "16-3-2026"})
    assert kern(inzet).einddatum == date(2026, 4, 12)
    client = als(w.casusregisseur)
    antwoord = client.post(adres("inzet_niet_door", inzet), {})
    assert fouten(antwoord) == {"reden_afgezien": ["Kies waarom de inzet niet doorgaat"]}
    client.post(adres("inzet_niet_door", inzet), {"reden_afgezien": "niet_nodig"})
    assert "Gaat niet door" in tekst_van(client.get(adres("inzet_detail", inzet)))


def test_de_reden_van_doorlopen(w, als, dag):
    inzet = f.gestart(w)
    client = als(w.casusregisseur)
    assert client.get(adres("inzet_reden", inzet)).status_code == 403
    dag.move_to(f.om(f.LAATSTE + timedelta(days=3)))
    client = als(w.casusregisseur)
    assert "Waarom loopt de inzet door?" in tekst_van(client.get(adres("inzet_reden", inzet)))
    antwoord = client.post(adres("inzet_reden", inzet), {"reden_later": "vrije tekst"})
    assert antwoord.status_code == 422
    client.post(adres("inzet_reden", inzet), {"reden_later": "geen_plek"})
    assert EenOpEenInzet.objects.get().reden_later == "geen_plek"
    assert "Geen plek voor vervolghulp" in tekst_van(client.get(adres("inzet_detail", inzet)))
