"""Elk cijfer is de lengte van zijn lijst en van zijn bestand; niemand komt meer te weten."""

import csv
import io
import re
import zipfile
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Casus
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from sturing.keuze import Keuze
from sturing.lijsten import LIJSTEN, counts, per_aanbieder, per_month
from sturing.reeksen import STROMEN
from tests.factories.organisaties import RERFactory, medewerker
from tests.sturing import wereld as bouwplan
from tests.sturing.bouw import KANARIE, NU, VANDAAG

pytestmark = pytest.mark.django_db
ALLE = tuple(LIJSTEN)
TEGELS = {
    "1-op-1 voorbij dag 28": "voorbij",
    "1-op-1 op dag 21 tot en met 28": "bijna",
    "Toewijzingen boven de norm": "boven-de-norm",
    "Geen overeenstemming, vanaf stap 5": "geen-overeenstemming",
    "Wacht langer dan de Treeknorm": "wacht-te-lang",
    "Aanbieder stopt": "aanbieder-stopt",
    "Te laat gemeld": "te-laat-gemeld",
}
#: by hand, for Rotterdam (n = 1) and Capelle (n = 2); Vlaardingen (n = 3) buys its own help
MET_DE_HAND = {
    "voorbij": (1, 2),
    "bijna": (2, 4),
    "lopend": (4, 8),
    "beeindigd": (2, 3),
    "te-lang": (1, 1),
    "getoetst": (9, 17),
    "boven-de-norm": (2, 3),
    "zonder-grond": (1, 1),
    "wacht": (3, 4),
    "wacht-te-lang": (2, 3),
    "geen-overeenstemming": (2, 3),
    "aanbieder-stopt": (1, 2),
    "meldingen": (6, 7),
    "te-laat-gemeld": (4, 5),
    "starts": (3, 3),
    "start-te-laat": (2, 2),
    "retouren": (3, 4),
    "retour-te-laat": (2, 3),
    "beoordelingen": (2, 2),
    # this world has no verzoeken and no messages; tests/sturing/normgebruik counts them by hand
    "verzoek-besloten": (0, 0),
    "verzoek-met-vraag": (0, 0),
    "verzoek-gewijzigd": (0, 0),
    "verzoek-hersteld": (0, 0),
    "bericht-afgekeurd": (0, 0),
}


@pytest.fixture(scope="module")
def wereld(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield bouwplan.build()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def in_de_wereld(wereld, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NU)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def manager(client):
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    return client


@pytest.fixture
def van_capelle(client, wereld):
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=wereld.capelle))
    return client


def adres(naam, *args, **vraag):
    basis = reverse(f"sturing:{naam}", args=args)
    return f"{basis}?{urlencode(vraag)}" if vraag else basis


def lengte(client, sleutel, **vraag):
    antwoord = client.get(adres("lijst", sleutel, **vraag))
    assert antwoord.status_code == 200
    return antwoord.context["pagina"].paginator.count


def bestand(client, sleutel, **vraag):
    """The rows of the CSV, below the headings."""
    tekst = client.get(adres("bestand", sleutel, "csv", **vraag)).content.decode("utf-8-sig")
    rijen = list(csv.reader(io.StringIO(tekst), delimiter=";"))
    leeg = rijen.index([])
    return rijen[leeg + 2 :], rijen[:leeg]


# --- getal, lijst en bestand ----------------------------------------------------------------------
@pytest.mark.eis("RV-B15-01", "RV-0-04", "CR-K-03")
@pytest.mark.parametrize("sleutel", ALLE)
def test_met_de_hand_geteld(wereld, sleutel):
    een, twee = MET_DE_HAND[sleutel]
    jaar = (VANDAAG.replace(month=1, day=1), VANDAAG)
    eigen = (wereld.rotterdam.pk, wereld.capelle.pk)
    gevonden = [
        counts((sleutel,), Keuze(*jaar, gemeente_id=gemeente, gemeenten=eigen), VANDAAG)[sleutel]
        for gemeente in (*eigen, wereld.vlaardingen.pk, None)
    ]
    assert gevonden == [een, twee, 0, een + twee]
    elders = Keuze(*jaar, gemeente_id=wereld.vlaardingen.pk)
    assert counts((sleutel,), elders, VANDAAG)[sleutel] == 0, "ook zonder lijst van eigen gemeenten"


@pytest.mark.eis("RV-B15-01", "RV-0-04")
@pytest.mark.parametrize("sleutel", ALLE)
def test_lijst_en_bestand_zijn_even_lang_als_het_cijfer(manager, wereld, sleutel):
    for vraag in (
        {"gemeente": wereld.capelle.pk, "product": "45C09"},
        {"aanbieder": wereld.vlierhof.pk},
        {"begin": "01-02-2026", "einde": "28-02-2026"},
    ):
        context = manager.get(adres("lijst", sleutel, **vraag)).context
        cijfer = counts((sleutel,), context["keuze"], VANDAAG)[sleutel]
        rijen, kop = bestand(manager, sleutel, **vraag)
        assert cijfer == context["pagina"].paginator.count == len(rijen)
        assert [naam for naam, _ in kop][:2] == ["Stand van", "Periode"]
        assert ["Definitie", LIJSTEN[sleutel].definitie] in kop


@pytest.mark.parametrize("vraag", [{}, {"begin": "01-02-2026", "einde": "28-02-2026"}])
def test_elke_tegel_heeft_de_lijst_van_zijn_getal(manager, vraag):
    context = manager.get(adres("dashboard", **vraag)).context
    tegels = {t["naam"]: t for t in (*context["tegels"], *context["ook"])}
    assert set(TEGELS) == set(tegels) - {"Binnen de norm"}
    for naam, sleutel in TEGELS.items():
        lijst = manager.get(tegels[naam]["url"]).context
        assert lijst["cijfer"].sleutel == sleutel
        assert lijst["pagina"].paginator.count == tegels[naam]["waarde"]


def test_per_aanbieder_en_per_maand_tellen_op_tot_het_cijfer(wereld):
    keuze = Keuze(VANDAAG.replace(month=1, day=1), VANDAAG)
    totaal = counts(ALLE, keuze, VANDAAG)
    verdeeld = per_aanbieder(ALLE, keuze, VANDAAG)
    for sleutel in ALLE:
        assert sum(rij[sleutel] for rij in verdeeld.values()) == totaal[sleutel]
    maanden = per_month(STROMEN, keuze, VANDAAG)
    assert {s: sum(maanden[s].values()) for s in STROMEN} == {s: totaal[s] for s in STROMEN}
    with pytest.raises(KeyError):
        per_month(("voorbij",), keuze, VANDAAG)


def test_het_dashboard_telt_per_aanbieder_hetzelfde_als_de_lijst(manager, wereld):
    rijen = manager.get(adres("dashboard")).context["aanbieders"]
    assert sum(rij["voorbij"] for rij in rijen) == lengte(manager, "voorbij")
    for rij in rijen:
        assert rij["voorbij"] == lengte(manager, "voorbij", aanbieder=rij["id"])
        assert rij["boven"] == lengte(manager, "boven-de-norm", aanbieder=rij["id"])


@pytest.mark.parametrize("sorteer", ["naam", "-langste", "boven", "-rer", "onzin", "-"])
def test_de_tabel_sorteert_en_blijft_dezelfde(manager, sorteer):
    antwoord = manager.get(adres("dashboard", sorteer=sorteer), headers={"HX-Request": "true"})
    assert antwoord.status_code == 200
    assert b"<html" not in antwoord.content
    assert {r["naam"] for r in antwoord.context["aanbieders"]} == {"De Vlierhof"}


# --- wie ziet wat ---------------------------------------------------------------------------------
@pytest.mark.eis("RV-B15-01")
@pytest.mark.parametrize("sleutel", ALLE)
def test_een_gemeente_ziet_precies_de_eigen_cijfers(van_capelle, wereld, sleutel):
    antwoord = van_capelle.get(adres("lijst", sleutel, gemeente=wereld.rotterdam.pk))
    assert antwoord.context["pagina"].paginator.count == MET_DE_HAND[sleutel][1]
    tekst = antwoord.content.decode()
    assert "Rotterdam" not in tekst
    assert "Vlaardingen" not in tekst


def test_een_gemeente_die_zelf_inkoopt_ziet_haar_eigen_cijfers(client, wereld):
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=wereld.vlaardingen))
    assert lengte(client, "voorbij") == 3


@pytest.mark.parametrize("rol", [Rol.SECRETARIS, Rol.CONTRACTMANAGER])
def test_secretaris_en_contractmanager_zien_de_regio(client, wereld, rol):
    client.force_login(medewerker(rol))
    assert lengte(client, "voorbij") == 3


def test_de_secretaris_van_het_expertteam_ziet_de_regio(client, wereld):
    client.force_login(medewerker(Rol.SECRETARIS, organisatie=RERFactory()))
    assert lengte(client, "voorbij") == 3


PAGINAS = (
    *("dashboard", "aanbieder_list", "trends", "regiovisie"),
    *((f"lijst:{sleutel}") for sleutel in ALLE),
)


def pagina(naam):
    soort, _, sleutel = naam.partition(":")
    return adres(soort, sleutel) if sleutel else adres(soort)


@pytest.mark.parametrize("rol", [Rol.BEHANDELREGISSEUR, Rol.BEHEERDER, Rol.TEAMLEIDER])
def test_andere_rollen_mogen_hier_niet(client, wereld, rol):
    client.force_login(medewerker(rol))
    adressen = [pagina(naam) for naam in PAGINAS]
    adressen += [adres("aanbieder", wereld.vlierhof.kenmerk), adres("bestand", "voorbij", "csv")]
    assert {client.get(plek).status_code for plek in adressen} == {403}


def test_contractmanager_opent_geen_casus(manager):
    for casus in Casus.objects.order_by("?")[:5]:
        url = reverse("casusregie:casus_detail", args=[casus.kenmerk])
        assert manager.get(url).status_code == 404


def leaks(tekst):
    """What may be on no page and in no file."""
    patroon = rf"{KANARIE}|\b9999\d{{5}}\b|\*{{3,}}\d{{3}}|/casussen/"
    return re.findall(patroon, tekst)


@pytest.mark.eis("RV-B15-01", "CR-K-03")
def test_geen_naam_geen_bsn_geen_vrije_tekst_op_geen_enkele_pagina(manager, wereld):
    adressen = [pagina(naam) for naam in PAGINAS]
    adressen += [adres("aanbieder", a.kenmerk) for a in (wereld.vlierhof, wereld.linde)]
    for plek in adressen:
        antwoord = manager.get(plek)
        assert antwoord.status_code == 200, plek
        assert leaks(antwoord.content.decode()) == [], plek


@pytest.mark.parametrize("soort", ["csv", "xlsx", "ods"])
def test_geen_naam_geen_bsn_in_geen_enkel_bestand(manager, soort):
    adressen = [adres("bestand", sleutel, soort) for sleutel in ALLE]
    adressen += [adres(naam, soort) for naam in ("aanbieders_bestand", "trends_bestand")]
    adressen += [adres(naam, soort) for naam in ("regiovisie_bestand", "elders_bestand")]
    for plek in adressen:
        antwoord = manager.get(plek)
        assert antwoord.status_code == 200, plek
        assert leaks(as_text(antwoord.content, soort)) == [], plek


def as_text(inhoud, soort):
    if soort == "csv":
        return inhoud.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        return "".join(pakket.read(naam).decode("utf-8", "ignore") for naam in pakket.namelist())


def test_een_naam_wordt_geen_formule(manager):
    rijen, _ = bestand(manager, "aanbieder-stopt")
    assert {rij[1] for rij in rijen} == {"'=Zorghuis Linde"}


@pytest.mark.parametrize("soort", ["pdf", "exe", "CSV"])
def test_een_onbekende_soort_bestand_is_er_niet(manager, soort):
    assert manager.get(adres("bestand", "voorbij", soort)).status_code == 404
    assert manager.get(adres("lijst", "bestaat-niet")).status_code == 404


def test_lijst_en_bestand_komen_in_het_leeslogboek(manager):
    lengte(manager, "voorbij")
    manager.get(adres("bestand", "bijna", "ods"))
    rijen = Leesregel.objects.order_by("-pk")[:2]
    assert [(r.gebeurtenis, r.detail) for r in rijen] == [
        ("export", "6 rijen, ods"),
        ("bekijken", "voorbij, 3 rijen"),
    ]
    assert {r.dossier for r in rijen} == {None}


def test_een_bestand_zegt_dat_het_is_afgekapt(manager, monkeypatch):
    monkeypatch.setattr("sturing.bestanden.HOOGUIT", 2)
    rijen, kop = bestand(manager, "voorbij")
    assert len(rijen) == 2
    assert ["Let op", "Alleen de eerste 2 rijen. Kies een filter."] in kop


# --- verschillen van mening -----------------------------------------------------------------------
def test_wie_het_overzicht_kreeg_kan_het_openen_en_ziet_geen_casusnummer(manager, client, wereld):
    rijen = manager.get(adres("dashboard")).context["verschillen"]
    assert [rij["kenmerk"] is not None for rij in rijen] == [True] * 5
    assert all(rij["cellen"][0].waarde.startswith("VM-") for rij in rijen)
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=wereld.capelle))
    rijen = client.get(adres("dashboard")).context["verschillen"]
    assert [rij["kenmerk"] for rij in rijen] == [None] * 3


@pytest.mark.parametrize(("naam", "hoogste"), [("dashboard", 15), ("aanbieder_list", 15)])
def test_het_aantal_vragen_blijft_klein(manager, tel_queries, naam, hoogste):
    manager.get(adres(naam))
    with tel_queries() as vragen:
        manager.get(adres(naam))
    assert len([v for v in vragen if "SAVEPOINT" not in v["sql"]]) <= hoogste
