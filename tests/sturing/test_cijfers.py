"""Het dashboard van de contractmanager: getal en lijst zijn één vraag, zonder één naam."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organisaties.rollen import Rol
from sturing import cijfers, overzicht, regels
from sturing.keuze import Keuze
from sturing.lijsten import counts
from tests.factories.arrangementen import ProductFactory
from tests.factories.organisaties import AanbiederFactory, GemeenteFactory, medewerker
from tests.sturing.bouw import KANARIE, NU, VANDAAG, escaleer, inzetten, toewijzingen

DIT_JAAR = Keuze(date(2026, 1, 1), VANDAAG)
BINNEN, BOVEN, GEEN = ("binnen", ""), ("boven", ""), ("geen", "")
GROND, HARDHEID = ("boven", "54002-3"), ("boven", "hardheid")
LIJSTEN = ("voorbij", "bijna", "boven-de-norm")
PAGINAS = ("dashboard", *LIJSTEN)
NORM = ("voorbij", "bijna", "getoetst", "boven-de-norm")


@pytest.fixture(autouse=True)
def vandaag(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NU)


@pytest.fixture
def manager(db, client):
    """Logged in as contractmanager."""
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    return client


@pytest.fixture
def rotterdam(db):
    return GemeenteFactory()


@pytest.fixture
def vlaardingen(db):
    return GemeenteFactory(naam="Vlaardingen", cbs_code="0622", inkoop="mvs")


@pytest.fixture
def vlierhof(db):
    return AanbiederFactory(naam="De Vlierhof")


@pytest.fixture
def stapsteen(db):
    return AanbiederFactory(naam="Stapsteen Jeugd")


@pytest.fixture
def product(db):
    return ProductFactory(individueel=True)


@pytest.fixture
def gevuld(rotterdam, vlierhof, stapsteen, product):
    """Day 20 to 40 at two aanbieders, and toewijzingen of every kind."""
    voorbij = inzetten(vlierhof, rotterdam, [29, 40])
    escaleer(voorbij[:1], 1)
    escaleer(voorbij[1:], 2)
    inzetten(vlierhof, rotterdam, [20, 21, 28])
    inzetten(stapsteen, rotterdam, [30], reden_later="geen_plek")
    toewijzingen(vlierhof, rotterdam, product, [BINNEN] * 7 + [BOVEN, GROND, HARDHEID, GEEN])
    toewijzingen(stapsteen, rotterdam, product, [BINNEN, BOVEN])


def url(naam, **vraag):
    adres = reverse("sturing:lijst", args=[naam]) if naam in LIJSTEN else reverse(f"sturing:{naam}")
    return f"{adres}?{'&'.join(f'{k}={v}' for k, v in vraag.items())}" if vraag else adres


def tegels(client, **vraag):
    """Name of the tile → its figure."""
    return {t["naam"]: t["waarde"] for t in client.get(url("dashboard", **vraag)).context["tegels"]}


def aantal(client, naam, **vraag):
    """How many rows the list says it has."""
    return client.get(url(naam, **vraag)).context["pagina"].paginator.count


# --- getal en lijst -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("dag", "voorbij", "bijna"),
    [
        pytest.param(1, 0, 0, id="dag 1"),
        pytest.param(20, 0, 0, id="dag 20"),
        pytest.param(21, 0, 1, id="dag 21"),
        pytest.param(28, 0, 1, id="dag 28, de laatste dag"),
        pytest.param(29, 1, 0, id="dag 29"),
        pytest.param(60, 1, 0, id="dag 60"),
    ],
)
def test_op_welke_dag_een_inzet_telt(rotterdam, vlierhof, dag, voorbij, bijna):
    inzetten(vlierhof, rotterdam, [dag])
    kern = counts(NORM, DIT_JAAR, VANDAAG)
    assert (kern["voorbij"], kern["bijna"]) == (voorbij, bijna)
    assert cijfers.past_last_day(DIT_JAAR, VANDAAG).count() == voorbij
    assert cijfers.near_last_day(DIT_JAAR, VANDAAG).count() == bijna


@pytest.mark.parametrize(
    ("beeindigd", "nu", "toen"),
    [
        pytest.param(None, 1, 1, id="loopt nog"),
        pytest.param(VANDAAG, 0, 1, id="vandaag beëindigd"),
        pytest.param(VANDAAG - timedelta(days=29), 0, 1, id="net na de meetdag beëindigd"),
        pytest.param(VANDAAG - timedelta(days=30), 0, 0, id="op de meetdag beëindigd"),
    ],
)
def test_een_maand_geleden_telt_zoals_het_toen_was(rotterdam, vlierhof, beeindigd, nu, toen):
    (inzet,) = inzetten(vlierhof, rotterdam, [70])
    if beeindigd:
        inzet.status, inzet.beeindigd_op = "beeindigd", beeindigd
        inzet.doel_bereikt, inzet.evaluatie = "ja", "Klaar."
        inzet.save()
    eerder = VANDAAG - timedelta(days=30)
    gevonden = [cijfers.past_last_day(DIT_JAAR, dag).count() for dag in (VANDAAG, eerder)]
    assert gevonden == [nu, toen]


@pytest.mark.eis("NK-11")
def test_elk_getal_is_de_lengte_van_zijn_lijst(gevuld, manager):
    getal = tegels(manager)
    assert getal["1-op-1 voorbij dag 28"] == aantal(manager, "voorbij") == 3
    assert getal["1-op-1 op dag 21 tot en met 28"] == aantal(manager, "bijna") == 2
    assert getal["Toewijzingen boven de norm"] == aantal(manager, "boven-de-norm") == 4
    assert getal["Binnen de norm"] == 66  # 8 van 12; zonder norm telt niet mee


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_de_link_van_de_tegel_gaat_naar_zijn_lijst(gevuld, manager, lijst):
    adressen = [t.get("url", "") for t in manager.get(url("dashboard")).context["tegels"]]
    assert any(adres.startswith(url(lijst)) for adres in adressen)


def test_per_aanbieder_hoeveel_hoe_lang_en_welke_trede(gevuld, manager):
    rijen = {r["naam"]: r for r in manager.get(url("dashboard")).context["aanbieders"]}
    vlierhof = rijen["De Vlierhof"]
    assert (vlierhof["voorbij"], vlierhof["langste"], vlierhof["boven"]) == (2, 40, 3)
    assert (vlierhof["bij_rer"], vlierhof["lager"]) == (1, 1)
    assert rijen["Stapsteen Jeugd"]["voorbij"] == 1
    assert sum(r["voorbij"] for r in rijen.values()) == aantal(manager, "voorbij")


def test_de_lijst_noemt_dag_trede_en_reden_uit_de_codelijst(gevuld, manager):
    rijen = manager.get(url("voorbij")).context["rijen"]
    assert [(r[3].waarde, r[4].waarde) for r in rijen] == [
        ("Dag 40", "Trede 2: expertteam (RER)"),
        ("Dag 30", "Nog geen escalatie"),
        ("Dag 29", "Trede 1: procesregisseur"),
    ]
    assert [r[5].waarde for r in rijen] == [
        "Nog niet opgegeven",
        "Geen plek voor vervolghulp",
        "Nog niet opgegeven",
    ]


def test_de_lijst_boven_de_norm_noemt_de_grond(gevuld, manager):
    gronden = sorted(r[6].waarde for r in manager.get(url("boven-de-norm")).context["rijen"])
    assert gronden == ["Geen grond", "Geen grond", "Grond 54002-3", "Hardheidsclausule"]


# --- afspraak van 80 procent ----------------------------------------------------------------------
@pytest.mark.eis("NK-11")
@pytest.mark.parametrize(
    ("binnen", "boven", "procent", "gehaald"),
    [
        pytest.param(4, 1, 80, True, id="precies 80"),
        pytest.param(79, 21, 79, False, id="net eronder"),
        pytest.param(398, 102, 79, False, id="79,6 is geen 80"),
        pytest.param(5, 0, 100, True, id="alles"),
        pytest.param(0, 3, 0, False, id="niets"),
    ],
)
def test_aandeel_per_product_naast_80_procent(
    rotterdam, vlierhof, product, manager, binnen, boven, procent, gehaald
):
    toewijzingen(vlierhof, rotterdam, product, [BINNEN] * binnen + [BOVEN] * boven)
    context = manager.get(url("dashboard")).context
    (rij,) = context["producten"]
    assert (rij["code"], rij["alle"], rij["binnen"]) == ("45C09", binnen + boven, binnen)
    assert (rij["procent"], rij["haalt"]) == (procent, gehaald)
    tegel = context["tegels"][3]
    assert (tegel["waarde"], tegel["vergelijking"]) == (procent, "Afspraak: 80 procent")
    assert tegel["soort"] == ("success" if gehaald else "warning")


@pytest.mark.eis("NK-11")
def test_elk_product_heeft_zijn_eigen_aandeel(rotterdam, vlierhof, product, manager):
    groep = ProductFactory()
    toewijzingen(vlierhof, rotterdam, product, [BINNEN, BOVEN])
    toewijzingen(vlierhof, rotterdam, groep, [BINNEN] * 3)
    rijen = manager.get(url("dashboard")).context["producten"]
    assert [(r["code"], r["procent"], r["haalt"]) for r in rijen] == [
        ("41C01", 100, True),
        ("45C09", 50, False),
    ]


def test_een_ingetrokken_toewijzing_telt_niet(rotterdam, vlierhof, product):
    dag = date(2026, 2, 2)
    toewijzingen(vlierhof, rotterdam, product, [BOVEN])
    (weg,) = toewijzingen(vlierhof, rotterdam, product, [BOVEN])
    weg.reden_wijziging, weg.einddatum = "13", dag
    weg.save()
    assert cijfers.judged(DIT_JAAR).count() == 1


# --- wie ziet wat ---------------------------------------------------------------------------------
@pytest.mark.parametrize("pagina", PAGINAS)
def test_geen_naam_geen_bsn_geen_vrije_tekst(gevuld, manager, pagina):
    tekst = manager.get(url(pagina)).content.decode()
    assert KANARIE not in tekst
    assert not re.search(r"\b9999\d{5}\b", tekst)
    assert not re.search(r"\*{3,}\d{3}", tekst)
    assert "/casussen/" not in tekst


def test_het_casusnummer_is_tekst_zonder_link(gevuld, manager):
    tekst = manager.get(url("voorbij")).content.decode()
    for nummer in re.findall(r"2026-\d{6}", tekst):
        assert not re.search(rf"<a [^>]*>[^<]*{nummer}", tekst)


def test_gemeenten_die_zelf_inkopen_staan_er_niet_bij(vlaardingen, vlierhof, product, manager):
    inzetten(vlierhof, vlaardingen, [22, 35])
    toewijzingen(vlierhof, vlaardingen, product, [BINNEN, BOVEN])
    assert set(tegels(manager).values()) == {0, "–"}
    assert [aantal(manager, lijst) for lijst in LIJSTEN] == [0, 0, 0]
    assert "Vlaardingen" not in manager.get(url("dashboard")).content.decode()


@pytest.mark.parametrize("pagina", PAGINAS)
@pytest.mark.parametrize(
    "rol", [Rol.CASUSREGISSEUR, Rol.BEHANDELREGISSEUR, Rol.NORMBEHEERDER, Rol.BEHEERDER]
)
def test_andere_rollen_mogen_hier_niet(db, client, pagina, rol):
    client.force_login(medewerker(rol))
    assert client.get(url(pagina)).status_code == 403


@pytest.mark.parametrize("pagina", PAGINAS)
def test_alleen_kijken(manager, pagina):
    assert manager.post(url(pagina)).status_code in (403, 405)


# --- filter in het adres --------------------------------------------------------------------------
def test_de_keuze_geldt_voor_getal_en_lijst(gevuld, manager, vlierhof, stapsteen):
    for aanbieder, voorbij, boven in ((vlierhof, 2, 3), (stapsteen, 1, 1)):
        vraag = {"aanbieder": aanbieder.pk}
        getal = tegels(manager, **vraag)
        assert getal["1-op-1 voorbij dag 28"] == aantal(manager, "voorbij", **vraag) == voorbij
        assert (
            getal["Toewijzingen boven de norm"]
            == aantal(manager, "boven-de-norm", **vraag)
            == boven
        )


def test_de_keuze_reist_mee_naar_lijst_en_terug(gevuld, manager, vlierhof):
    vraag = {"aanbieder": vlierhof.pk, "begin": "01-01-2026"}
    tegel = manager.get(url("dashboard", **vraag)).context["tegels"][0]
    assert f"aanbieder={vlierhof.pk}" in tegel["url"]
    antwoord = manager.get(tegel["url"])
    assert f"aanbieder={vlierhof.pk}" in antwoord.context["dashboard_url"]
    assert antwoord.context["pagina"].paginator.count == 2


def test_de_periode_gaat_over_het_besluit(rotterdam, vlierhof, product, manager):
    toewijzingen(vlierhof, rotterdam, product, [BOVEN], dag=date(2025, 12, 31))
    toewijzingen(vlierhof, rotterdam, product, [BOVEN, BOVEN], dag=date(2026, 1, 1))
    assert aantal(manager, "boven-de-norm") == 2
    assert aantal(manager, "boven-de-norm", begin="31-12-2025") == 3
    assert aantal(manager, "boven-de-norm", begin="01-12-2025", einde="31-12-2025") == 1


def test_keuze_op_gemeente_en_product(rotterdam, vlierhof, product, manager):
    capelle = GemeenteFactory(naam="Capelle aan den IJssel", cbs_code="0502")
    groep = ProductFactory()
    toewijzingen(vlierhof, rotterdam, product, [BOVEN])
    toewijzingen(vlierhof, capelle, groep, [BOVEN, BOVEN])
    inzetten(vlierhof, capelle, [40])
    assert aantal(manager, "boven-de-norm", gemeente=capelle.pk) == 2
    assert aantal(manager, "voorbij", gemeente=rotterdam.pk) == 0
    assert aantal(manager, "boven-de-norm", product="45C09") == 1
    assert aantal(manager, "boven-de-norm", product="45C09", gemeente=capelle.pk) == 0


@pytest.mark.parametrize("pagina", PAGINAS)
@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        pytest.param("gemeente=999999", "Kies een antwoord uit de lijst", id="onbekende gemeente"),
        pytest.param("aanbieder=0 or 1=1", "Kies een antwoord uit de lijst", id="sql"),
        pytest.param("aanbieder=-1", "Kies een antwoord uit de lijst", id="negatief"),
        pytest.param("aanbieder=" + "9" * 40, "Kies een antwoord uit de lijst", id="heel groot"),
        pytest.param("product=ZZZZZ", "Kies een antwoord uit de lijst", id="onbekend product"),
        pytest.param("gemeente=<script>", "Kies een antwoord uit de lijst", id="script"),
        pytest.param("begin=32-13-2026", "", id="datum die niet bestaat"),
        pytest.param("begin=gisteren", "", id="woord als datum"),
        pytest.param("begin=10-03-2026&einde=01-03-2026", "na de begindatum", id="achterstevoren"),
        pytest.param("begin=%00&gemeente=%00", "", id="nul-byte"),
    ],
)
def test_een_onzinnige_keuze_geeft_een_zin(gevuld, manager, pagina, vraag, zin):
    antwoord = manager.get(f"{url(pagina)}?{vraag}")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    keuze = antwoord.context["keuze"]
    assert (keuze.begin, keuze.einde) == (DIT_JAAR.begin, DIT_JAAR.einde)
    assert (keuze.gemeente_id, keuze.aanbieder_id, keuze.product_code) == (None, None, "")
    assert zin in tekst
    assert "<script>" not in tekst.replace("<script src", "")
    if "%00" not in vraag:
        assert antwoord.context["form"].errors


@pytest.mark.parametrize("pagina", ["0", "-3", "999", "abc", "", "1e9", "9" * 30])
def test_een_onzinnig_paginanummer_geeft_een_pagina(gevuld, manager, pagina):
    for lijst in LIJSTEN:
        assert manager.get(url(lijst, pagina=pagina)).status_code == 200


# --- leeg, veel en snel ---------------------------------------------------------------------------
def test_een_lege_database_geeft_nullen_en_uitleg(manager):
    antwoord = manager.get(url("dashboard"))
    assert antwoord.status_code == 200
    assert set(tegels(manager).values()) == {0, "–"}
    tekst = antwoord.content.decode()
    assert "Geen 1-op-1 voorbij de laatste dag" in tekst
    assert "Er zijn in deze periode geen toewijzingen met een norm." in tekst
    for lijst in LIJSTEN:
        assert "Niets gevonden" in manager.get(url(lijst)).content.decode()


def _fill(aantal, rotterdam, vlierhof, product):
    escaleer(inzetten(vlierhof, rotterdam, [29 + n % 30 for n in range(aantal)]), 1)
    inzetten(vlierhof, rotterdam, [21 + n % 8 for n in range(aantal)])
    toewijzingen(vlierhof, rotterdam, product, [BOVEN, GROND, BINNEN] * aantal)


HOOGUIT = {"dashboard": 15, **dict.fromkeys(LIJSTEN, 10)}


def _asked(manager, tel_queries, pagina):
    """How many queries this page costs somebody who opened it before."""
    manager.get(url(pagina))  # de sessie is dan al bijgewerkt
    with tel_queries() as vragen:
        assert manager.get(url(pagina)).status_code == 200
    return len(vragen)


def test_evenveel_vragen_bij_5_als_bij_500(rotterdam, vlierhof, product, manager, tel_queries):
    gemeten = []
    for extra in (5, 495):
        _fill(extra, rotterdam, vlierhof, product)
        gemeten.append({pagina: _asked(manager, tel_queries, pagina) for pagina in HOOGUIT})
    assert gemeten[0] == gemeten[1]
    assert [p for p, hooguit in HOOGUIT.items() if gemeten[1][p] > hooguit] == []


def test_een_lijst_toont_er_vijftig(rotterdam, vlierhof, manager):
    inzetten(vlierhof, rotterdam, [30] * 51)
    eerste, tweede = (manager.get(url("voorbij", pagina=n)) for n in (1, 2))
    assert (len(eerste.context["rijen"]), len(tweede.context["rijen"])) == (50, 1)
    nummers = {r[0].waarde for a in (eerste, tweede) for r in a.context["rijen"]}
    assert len(nummers) == 51


# --- woorden --------------------------------------------------------------------------------------
def test_per_week_zoals_het_aan_het_eind_van_de_week_was(rotterdam, vlierhof):
    inzetten(vlierhof, rotterdam, [29, 36, 50])
    weken = overzicht.weekly_past_last_day(DIT_JAAR, VANDAAG)
    assert [n for _, n in weken][-5:] == [0, 1, 1, 2, 3]
    assert weken[-1][0] == "week 11"
    assert regels.weekly_sentence(weken).endswith("van 0 naar 3. De afspraak is 0.")


def test_boven_de_norm_per_aanbieder_hoogste_eerst_en_de_rest_samen(rotterdam, product):
    for nummer in range(10):
        aanbieder = AanbiederFactory(naam=f"Aanbieder {nummer:02d}")
        toewijzingen(aanbieder, rotterdam, product, [BOVEN] * (10 - nummer) + [GROND])
    rijen = overzicht.bars_of(overzicht.above_per_aanbieder(DIT_JAAR))
    assert rijen[0] == ("Aanbieder 00", (1, 10))
    assert rijen[8] == ("Overige (2)", (2, 3))
    assert len(rijen) == 9
    assert regels.above_norm_sentence(rijen, 65).startswith("Aanbieder 00 heeft er 11 van de 65.")


@pytest.mark.parametrize(
    ("nu", "toen", "zin"),
    [
        pytest.param(3, 1, "2 meer dan een maand geleden", id="meer"),
        pytest.param(1, 3, "2 minder dan een maand geleden", id="minder"),
        pytest.param(2, 2, "Evenveel als een maand geleden", id="gelijk"),
    ],
)
def test_vergelijking_met_een_maand_geleden(nu, toen, zin):
    assert regels.compare(nu, toen) == zin
