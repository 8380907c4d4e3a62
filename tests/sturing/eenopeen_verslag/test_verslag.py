"""Het verslag voor het bestuur: aantallen, duur, redenen, uitkomsten, uren en kosten."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from arrangementen.models import Inkoopmodel
from organisaties.rollen import Rol
from sturing.eenopeen_verslag.rijen import Inzetregel, read_rows
from sturing.eenopeen_verslag.tellen import count
from sturing.keuze import Keuze
from tests.factories import afwegingskader as f
from tests.factories.organisaties import medewerker

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)
JAAR = Keuze(date(2026, 1, 1), ON)
RIJ = Inzetregel(
    gemeente="Rotterdam",
    aanbieder="Vlierhof",
    jeugdige=1,
    dagen=20,
    klaar=True,
    binnen=True,
    doel_soort="rust",
    doel_bereikt="ja",
    vervolg_soort="lichter",
    reden_later="",
    is_vervolg=False,
    uren=Decimal(100),
    uren_vastgelegd=True,
    kosten=Decimal(6900),
)


def veel(n, **anders):
    return [replace(RIJ, jeugdige=nr, **anders) for nr in range(n)]


def telling(rijen, afwijzingen=(), besluiten=()):
    return count(rijen, afwijzingen, besluiten, ON, Decimal(52), 36)


def regel(v, kop, naam):
    return next(r for k, regels in v.lijsten for r in regels if (k, r.naam) == (kop, naam))


@pytest.mark.eis("OO-E-07")
def test_aandeel_duur_en_doel():
    lang = veel(10, binnen=False, dagen=40, doel_bereikt="nee", reden_later="geen_plek")
    v = telling([*veel(30), *lang])
    assert (v.aantal, v.klaar, v.binnen.procent, v.bereikt.procent) == (40, 40, 75, 75)
    assert v.gemiddeld == Decimal("25.0")
    assert regel(v, "Hoe lang het duurde", "15 tot en met 21 dagen").aantal == 30
    assert regel(v, "Hoe lang het duurde", "Langer dan het maximum").aantal == 10
    assert regel(v, "Waarom langer dan het maximum", "Geen plek voor vervolghulp").aantal == 10
    assert regel(v, "Wat er volgde", "Lichtere hulp").aantal == 40


@pytest.mark.eis("OO-E-09", "OO-09")
def test_uren_fte_en_kosten_naast_elkaar():
    v = telling(veel(36))
    assert (v.uren, v.kosten) == (Decimal(3600), Decimal(36 * 6900))
    assert v.fte == Decimal(3600) / (52 * 36)
    per = {r.naam: r for r in v.per_aanbieder}["Vlierhof"]
    assert (per.aantal, per.uren, per.kosten) == (36, Decimal(3600), Decimal(36 * 6900))


@pytest.mark.eis("OO-09")
def test_hoe_vaak_een_jeugdige_1_op_1_had():
    rijen = [*veel(20), *veel(12), *veel(6)]
    v = telling(rijen)
    assert regel(v, "Aantal keer 1-op-1 per jeugdige", "1 keer").aantal == 8
    assert regel(v, "Aantal keer 1-op-1 per jeugdige", "3 keer of vaker").aantal == 6


@pytest.mark.eis("OO-E-07")
def test_kleine_aantallen_en_hun_geld_zijn_niet_terug_te_rekenen():
    rijen = [*veel(20), *veel(9, gemeente="Schiedam"), *veel(3, gemeente="Ridderkerk")]
    v = telling(rijen)
    verborgen = [r for r in v.per_gemeente if r.aantal is None]
    assert len(verborgen) >= 2, "één verborgen regel is totaal min de rest"
    assert "Ridderkerk" in {r.naam for r in verborgen}
    assert all((r.uren, r.kosten, r.binnen) == (None, None, None) for r in verborgen)
    assert v.verborgen


@pytest.mark.eis("OO-E-07")
def test_wat_nog_loopt_is_niet_uit_te_rekenen():
    """Three still run: no sum, no list and no figure may give that away."""
    v = telling([*veel(20), *veel(10, dagen=10), *veel(3, klaar=False, binnen=False)])
    assert (v.aantal, v.klaar) == (33, None)
    for kop in ("Hoe lang het duurde", "Doel bereikt", "Wat er volgde"):
        regels = dict(v.lijsten)[kop]
        assert regel(v, kop, "Loopt nog").aantal is None
        assert sum(r.aantal is None for r in regels) >= 2, kop
        assert sum(r.aantal or 0 for r in regels) not in (30, 33)


def test_het_totaal_staat_er_niet_als_een_lijst_het_verbergt():
    v = telling([*veel(4), *veel(1, gemeente="Ridderkerk")])
    assert {r.aantal for r in v.per_gemeente} == {None}
    assert (v.aantal, v.uren, v.kosten) == (None, None, None)


def test_te_weinig_om_iets_te_tonen():
    v = telling(veel(3))
    assert (v.aantal, v.uren, v.kosten, v.fte, v.gemiddeld, v.klaar) == (None,) * 6
    assert telling([]).aantal == 0


@pytest.mark.eis("OO-E-07")
def test_afwijzingen_en_besluiten_van_het_rer():
    v = telling(veel(9), ["geen_doel"] * 7, ["langer"] * 6 + ["stop"] * 5)
    assert regel(v, "Waarom afgewezen", "Geen zorginhoudelijk doel").aantal == 7
    kop = "Besluiten van het expertteam na de laatste dag"
    assert regel(v, kop, "Tijdelijk langer").aantal == 6


@pytest.mark.eis("OO-02", "OO-E-09")
def test_de_regels_komen_van_de_inzetten(tel_queries):
    w = f.wereld()
    inzet = f.beeindigd(w, dag=date(2026, 3, 28))
    with tel_queries() as vragen:
        (rij,) = read_rows(JAAR, ON)
    assert len(vragen) == 1
    assert (rij.dagen, rij.klaar, rij.binnen) == (20, True, True)
    assert (rij.uren, rij.uren_vastgelegd) == (Decimal(320), False)
    assert rij.kosten == Decimal(320) * 69
    inzet.__class__.objects.update(uren_gemaakt={"2026-03-09": "10"}, uren_totaal=10)
    (rij,) = read_rows(JAAR, ON)
    assert (rij.uren, rij.uren_vastgelegd) == (Decimal(10), True)
    f.KaderversieFactory._meta.model.objects.update(ingangsdatum=date(2026, 4, 1))
    assert read_rows(JAAR, ON) == [], "voor de ingangsdatum telt niet mee"


def test_een_lopende_inzet_telt_tot_vandaag():
    w = f.wereld()
    f.gestart(w)
    (rij,) = read_rows(JAAR, f.BEGIN + timedelta(days=40))
    assert (rij.dagen, rij.klaar, rij.binnen) == (41, False, False)


# --- het scherm ---------------------------------------------------------------------------------
PAGINA = "sturing:eenopeen_verslag"


@pytest.fixture
def manager():
    return medewerker(Rol.CONTRACTMANAGER)


@pytest.mark.eis("OO-E-07", "OO-E-08")
def test_de_pagina_noemt_moment_definitie_en_geen_namen(client, manager, tel_queries):
    w = f.wereld()
    f.beeindigd(w)
    client.force_login(manager)
    vraag = {"begin": "01-01-2026", "einde": "01-06-2026"}
    with tel_queries() as vragen:
        antwoord = client.get(reverse(PAGINA), vraag)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert len(vragen) <= 15
    assert "Binnen het maximum" in tekst
    assert "niet getoond" in tekst
    assert "RBOK" in tekst
    assert w.casus.jeugdige.achternaam not in tekst
    assert w.casus.nummer not in tekst


@pytest.mark.eis("OO-E-07")
def test_andere_gemeenten_tellen_niet_mee_want_het_eigen_getal_is_bekend(client, manager):
    """The reader knows the own contracts exactly; a total with others in it tells theirs."""
    w = f.wereld()
    f.beeindigd(w)
    client.force_login(manager)
    vraag = {"begin": "01-01-2026", "einde": "01-06-2026"}
    assert len(read_rows(JAAR, ON)) == 1
    Inkoopmodel.objects.filter(gemeente=w.casus.gemeente).update(inkoper="mvs")
    antwoord = client.get(reverse(PAGINA), vraag)
    assert antwoord.context["v"].aantal == 0
    assert w.casus.gemeente.naam in antwoord.context["elders"]
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=w.casus.gemeente))
    assert client.get(reverse(PAGINA), vraag).context["v"].aantal is None


@pytest.mark.parametrize("soort", ["csv", "xlsx", "ods"])
def test_het_bestand_verbergt_hetzelfde(client, manager, soort):
    f.beeindigd(f.wereld())
    client.force_login(manager)
    url = reverse("sturing:eenopeen_bestand", args=[soort])
    antwoord = client.get(url, {"begin": "01-01-2026", "einde": "01-06-2026"})
    assert antwoord.status_code == 200
    assert f".{soort}" in antwoord["Content-Disposition"]
    if soort == "csv":
        tekst = antwoord.content.decode("utf-8-sig")
        rijen = list(csv.reader(io.StringIO(tekst), delimiter=";"))
        assert any(rij[:3] == ["Totaal", "Alles", "niet getoond"] for rij in rijen)
    assert client.get(reverse("sturing:eenopeen_bestand", args=["exe"])).status_code == 404


@pytest.mark.parametrize("rol", [Rol.CASUSREGISSEUR, Rol.BEHANDELREGISSEUR, Rol.BEHEERDER])
def test_alleen_wie_stuurt_ziet_het_verslag(client, rol):
    client.force_login(medewerker(rol))
    assert client.get(reverse(PAGINA)).status_code == 403


def test_een_periode_die_niet_kan(client, manager):
    client.force_login(manager)
    antwoord = client.get(reverse(PAGINA), {"begin": "02-06-2026", "einde": "01-06-2026"})
    assert antwoord.status_code == 200
    assert "Kies een dag na de begindatum" in antwoord.content.decode()
