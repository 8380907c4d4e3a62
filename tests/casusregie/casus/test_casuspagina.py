"""De casuspagina: kop, route, wat u kunt doen, termijnen, betrokkenen en escalaties."""

import re
from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.casus import panelen
from casusregie.casus.banner.gezag import Lid, gezag_in_words
from casusregie.models import Casus, Escalatie, Jeugdige, LokaleRoute
from casusregie.termijnen.bewaking import watch
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from tests.factories.casusregie import (
    JeugdigeFactory,
    casus_a,
    casus_b,
    casus_c,
    gezin_van,
    met_plan,
    ondertekend,
)
from tests.factories.organisaties import medewerker
from verloop.mogelijkheden import Mogelijkheid
from verloop.overgangen import record

pytestmark = pytest.mark.django_db


def pagina(client, casus, naam="casus_detail", **vraag):
    antwoord = client.get(reverse(f"casusregie:{naam}", args=[casus.kenmerk]), vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.fixture
def ingelogd(client, team):
    client.force_login(team.procesregisseur)
    return client


def feiten(tekst):
    """Name -> value of the facts in the banner."""
    paren = re.findall(r"<dt>([^<]+)</dt>\s*<dd[^>]*>([^<]*)", tekst)
    return {naam: waarde.strip() for naam, waarde in paren}


# --- de kop -------------------------------------------------------------------------------------
def test_de_kop_zegt_wie_het_is(ingelogd, casus, vandaag):
    kop = feiten(pagina(ingelogd, casus))
    assert kop["Casusnummer"] == casus.nummer
    assert kop["Geboren"] == f"9 mei 2011 ({casus.jeugdige.age_on(vandaag)} jaar)"
    assert kop["BSN"].startswith("•••••")
    assert kop["Gemeente"] == casus.gemeente.naam
    assert kop["Gezag"] == "Ouder 1 Veldwijk (moeder)"


def test_het_casusnummer_staat_in_de_titel_de_naam_niet(ingelogd, casus):
    titel = re.search(r"<title>([^<]+)</title>", pagina(ingelogd, casus)).group(1)
    assert titel.startswith(f"Casus {casus.nummer}, overzicht")
    assert casus.jeugdige.naam not in titel


GEBOREN = date(2014, 5, 9)
MOEDER, VADER = Lid("Mirjam", "moeder", True), Lid("Ruben", "vader", True)


@pytest.mark.parametrize(
    ("leden", "woorden"),
    [
        ([MOEDER, VADER], "Beide ouders"),
        ([MOEDER, Lid("Ruben", "vader", False)], "Mirjam (moeder)"),
        ([Lid("GI Maas", "voogdijinstelling", True)], "GI Maas (voogdijinstelling)"),
        ([MOEDER, Lid("Opa", "voogd", True)], "Mirjam (moeder) en Opa (voogd)"),
        ([], "Nog niet bekend"),
    ],
)
def test_gezag_in_woorden(leden, woorden):
    vandaag = date(2026, 3, 17)
    jeugdige = Jeugdige(geboortedatum=GEBOREN)
    assert gezag_in_words(leden, jeugdige, vandaag) == woorden


def test_vanaf_achttien_heeft_niemand_gezag():
    vandaag, dag = date(2026, 3, 17), date(2008, 3, 17)
    jeugdige = Jeugdige(geboortedatum=dag)
    assert gezag_in_words([MOEDER, VADER], jeugdige, vandaag) == "Meerderjarig"
    jeugdige.geboortedatum = dag + timedelta(days=1)
    assert gezag_in_words([MOEDER, VADER], jeugdige, vandaag) == "Beide ouders"


def test_de_kop_toont_veiligheid_en_opt_out(client, nu):
    casus = casus_b(op=nu, opt_out_getekend_op=timezone.localdate(nu))
    Casus.objects.filter(pk=casus.pk).update(veiligheid_aandacht=True)
    client.force_login(casus.betrokkenheden.first().organisatie.aanstellingen.first().medewerker)
    tekst = pagina(client, casus)
    assert "Veiligheid: extra aandacht" in tekst
    assert "Opt-out" in tekst


def test_eerst_te_doen_is_de_dringendste_termijn(ingelogd, casus, vandaag):
    bouw.Proefonderwerp(casus).project(
        bouw.Termijnfeit("eenopeen.laatste_dag", vandaag, aan_zet=(Rol.CASUSREGISSEUR,)),
        bouw.Termijnfeit(
            "eenopeen.tussenevaluatie",
            vandaag - timedelta(days=18),
            aan_zet=(Rol.CASUSREGISSEUR,),
        ),
    )
    tekst = pagina(ingelogd, casus)
    kop = tekst[tekst.index("cr-nextdue") : tekst.index("cr-facts")]
    assert "1-op-1: tussenevaluatie" in kop
    assert "5 dagen te laat" in kop


@pytest.mark.parametrize(
    ("naam", "tab"), [("casus_detail", "Overzicht"), ("casus_timeline", "Tijdlijn")]
)
def test_het_tabblad_van_deze_pagina_is_aangegeven(naam, tab, ingelogd, casus):
    tekst = pagina(ingelogd, casus, naam)
    subnav = tekst[tekst.index("cr-subnav") :]
    assert re.search(rf'aria-current="page">{tab}', subnav)
    assert subnav[: subnav.index("</nav>")].count("aria-current") == 1


@pytest.mark.parametrize("maak", [casus_b, casus_c], ids=["route B", "route C"])
def test_de_andere_routes_hebben_dezelfde_pagina(maak, client, nu):
    casus = maak(op=nu)
    persoon = casus.betrokkenheden.first().organisatie.aanstellingen.first().medewerker
    client.force_login(persoon)
    tekst = pagina(client, casus)
    assert 'id="k-route"' in tekst
    assert "Plan</a>" not in tekst


# --- route en acties ----------------------------------------------------------------------------
def test_de_route_en_de_stap(ingelogd, casus):
    tekst = pagina(ingelogd, casus)
    assert "Lokaal team, stap 1 van 3" in tekst
    assert tekst.count('aria-current="step"') == 1


def test_precies_een_hoofdactie(ingelogd, casus):
    tekst = pagina(ingelogd, casus)
    acties = tekst[tekst.index('id="acties"') :]
    assert acties[: acties.index("</section>")].count("--primary-action") == 1


def test_geblokkeerde_acties_hebben_een_reden_en_latere_zijn_gevouwen(ingelogd, casus, monkeypatch):
    acties = [
        Mogelijkheid(
            "x", "Evaluatie starten", False, "Kan als de hulp is begonnen.", soort="stand"
        ),
        Mogelijkheid("y", "Overdragen", False, "Alleen de teamleider doet dit.", soort="rol"),
        Mogelijkheid("z", "Casus sluiten", False, "Later.", soort="later"),
    ]
    monkeypatch.setattr(panelen, "_acties", [(50, lambda casus, wie, op: acties)])
    tekst = pagina(ingelogd, casus)
    assert "Kan als de hulp is begonnen." in tekst
    assert "Nog niet mogelijk" in tekst
    assert "Niet uw rol" in tekst
    assert "Nog 1 actie die later in de route komt" in tekst
    assert "disabled" not in tekst[tekst.index('id="acties"') :]


def test_panelen_van_andere_apps_staan_op_hun_plaats(ingelogd, casus, monkeypatch):
    monkeypatch.setattr(panelen, "_panelen", [])
    panelen.add_panel(
        "zijkant", 5, "casusregie/casus_termijnen.html", lambda c, m, d: {"termijnen": []}
    )
    panelen.add_panel("midden", 5, "casusregie/casus_termijnen.html", lambda c, m, d: None)
    assert pagina(ingelogd, casus).count("Er lopen nu geen termijnen.") == 2


# --- zijkant ------------------------------------------------------------------------------------
def test_een_termijn_laat_zien_hoe_de_dag_is_berekend(ingelogd, casus, vandaag):
    bouw.Proefonderwerp(casus).project(
        bouw.Termijnfeit("eenopeen.laatste_dag", vandaag, aan_zet=(Rol.CASUSREGISSEUR,))
    )
    tekst = pagina(ingelogd, casus)
    uitleg = tekst[tekst.index("Zo is deze datum berekend") :]
    assert uitleg[: uitleg.index("</details>")].count("<li>") >= 2
    assert "Afwegingskader 1-op-1" in uitleg


def test_hooguit_acht_termijnen_en_hoeveel_er_nog_zijn(ingelogd, casus, vandaag):
    bouw.Proefonderwerp(casus).project(
        *(
            bouw.Termijnfeit(
                "eenopeen.laatste_dag",
                vandaag + timedelta(days=n),
                sleutel=str(n),
                aan_zet=(Rol.CASUSREGISSEUR,),
            )
            for n in range(11)
        )
    )
    tekst = pagina(ingelogd, casus)
    assert tekst.count("Zo is deze datum berekend") == 8
    assert "Nog 3 later" in tekst


def test_wie_de_regie_heeft_en_wie_meedoet(client, casus, team, nu):
    bouw.regie(casus, Rol.CASUSREGISSEUR, team.procesregisseur, team.team)
    persoon = medewerker(Rol.BEHANDELREGISSEUR)
    aanbieder = persoon.aanstellingen.get().organisatie
    casus.betrokkenheden.create(
        jeugdige=casus.jeugdige,
        organisatie=aanbieder,
        rol=Rol.BEHANDELREGISSEUR,
        grond="test",
        begindatum=timezone.localdate(nu),
    )
    client.force_login(team.procesregisseur)
    tekst = pagina(client, casus)
    betrokken = tekst[tekst.index('id="k-regie"') :]
    assert f"{team.procesregisseur.naam} (u)" in betrokken
    assert "Casusregisseur en procesregisseur" in betrokken
    assert "Moeder, heeft gezag" in betrokken
    assert aanbieder.naam in betrokken
    client.force_login(persoon)
    assert f"{team.procesregisseur.naam} (u)" not in pagina(client, casus)


def test_het_gezin_kan_zelf_de_casusregie_hebben(ingelogd, casus):
    bouw.regie(casus, Rol.CASUSREGISSEUR, None)
    betrokken = pagina(ingelogd, casus)
    assert "Het gezin" in betrokken[betrokken.index('id="k-regie"') :]


def test_een_open_escalatie_staat_in_een_eigen_paneel(client):
    w = bouw.wereld()
    vandaag = timezone.localdate()
    bouw.due_termijnen(w, 1, start=vandaag - timedelta(days=28))
    watch(vandaag, timezone.now())
    casus = Casus.objects.get()
    LokaleRoute.objects.create(casus=casus, begonnen_op=vandaag)
    client.force_login(w.procesregisseur)
    tekst = pagina(client, casus)
    escalatie = Escalatie.objects.get()
    paneel = tekst[tekst.index('id="k-esc"') :]
    assert reverse("casusregie:escalatie_detail", args=[escalatie.kenmerk]) in paneel
    assert "Bij procesregisseur" in paneel


# --- tijdlijn -----------------------------------------------------------------------------------
def test_de_tijdlijn_loopt_over_alle_onderdelen_met_naam_en_rol(ingelogd, casus, team, nu):
    ondertekend(met_plan(casus, op=nu), op=nu)
    tekst = pagina(ingelogd, casus, "casus_timeline")
    for zin in ("Aangemeld bij het lokale team", "Plan begonnen", "Plan ondertekend"):
        assert zin in tekst
    assert f"Door {team.procesregisseur.naam}, procesregisseur" in tekst
    assert tekst.index("Plan ondertekend") < tekst.index("Aangemeld bij het lokale team")


def test_een_soort_gebeurtenis_alleen(ingelogd, casus, nu):
    ondertekend(met_plan(casus, op=nu), op=nu)
    tekst = pagina(ingelogd, casus, "casus_timeline", soort="casusregie.vraaganalyse")
    assert "Vraaganalyse begonnen" in tekst
    assert "Plan begonnen" not in tekst


def test_wat_komt_staat_bovenaan_als_open_rondje(ingelogd, casus, vandaag):
    bouw.Proefonderwerp(casus).project(
        bouw.Termijnfeit("eenopeen.laatste_dag", vandaag, aan_zet=(Rol.CASUSREGISSEUR,))
    )
    tekst = pagina(ingelogd, casus, "casus_timeline")
    assert tekst.count('class="is-future"') == 1
    assert tekst.index("Komt nog") < tekst.index("Aangemeld bij het lokale team")


def test_de_tijdlijn_bladert_zonder_iets_te_missen(ingelogd, casus, team, nu):
    for n in range(120):
        record(
            casus, "termijnen_herrekend", by=team.procesregisseur, op=nu + timedelta(hours=n // 3)
        )
    gezien, vraag = 0, {}
    while True:
        tekst = pagina(ingelogd, casus, "casus_timeline", **vraag)
        gezien += tekst.count("Termijnen opnieuw berekend uit de feiten")
        ouder = re.search(r'rel="next" href="\?voor=([^"]+)"', tekst)
        if not ouder:
            break
        vraag = {"voor": unquote(ouder.group(1))}
    assert gezien == 120


@pytest.mark.parametrize(
    "vraag",
    [
        {"voor": "onzin"},
        {"voor": "2026-13-45T00:00~1"},
        {"voor": "2026-01-01T00:00:00+00:00~" + "9" * 40},
        {"voor": "2026-01-01~x"},
        {"soort": "auth.user"},
        {"soort": "'; --"},
    ],
    ids=str,
)
def test_vreemde_invoer_op_de_tijdlijn_is_nooit_een_storing(vraag, ingelogd, casus):
    assert "Tijdlijn" in pagina(ingelogd, casus, "casus_timeline", **vraag)


# --- zoeken -------------------------------------------------------------------------------------
@pytest.fixture
def bekend(team, nu):
    jeugdige = JeugdigeFactory(roepnaam="Zoë", voornamen="Zoë Ana", achternaam="Özdemir")
    return casus_a(team, jeugdige=jeugdige, gezin=gezin_van(jeugdige), op=nu)


@pytest.mark.parametrize(
    "zoektekst",
    ["Özdemir", "ozdemir", "OZDEMIR", "Özdemir, Zoë", "zoe ozdemir", "ozdemier", "özdem", "zo"],
)
def test_zoeken_op_naam(zoektekst, ingelogd, bekend):
    tekst = ingelogd.get("/zoeken/", {"q": zoektekst}).content.decode()
    assert bekend.nummer in tekst


def test_zoeken_op_casusnummer(ingelogd, bekend):
    jaar, volg = bekend.nummer.split("-")
    for zoektekst in (bekend.nummer, f"{jaar}-{int(volg)}", str(int(volg)), f" {bekend.nummer} "):
        assert "Özdemir" in ingelogd.get("/zoeken/", {"q": zoektekst}).content.decode(), zoektekst


@pytest.mark.parametrize("zoektekst", ["", "x", "%", "'; drop table", "\x00", "a" * 4000, "🙂"])
def test_vreemde_zoektekst_is_nooit_een_storing(zoektekst, ingelogd, bekend):
    antwoord = ingelogd.get("/zoeken/", {"q": zoektekst})
    assert antwoord.status_code == 200
    assert bekend.nummer not in antwoord.content.decode()


def test_wat_u_niet_mag_zien_wordt_nooit_gevonden_of_geteld(client, bekend):
    client.force_login(medewerker(Rol.CASUSREGISSEUR))
    for zoektekst in ("ozdemir", bekend.nummer):
        tekst = client.get("/zoeken/", {"q": zoektekst}).content.decode()
        assert "Geen casus gevonden" in tekst
        assert "0 casussen" in tekst
