"""De werkvoorraad: weergaven, filters, groepen, volgorde, bladeren, signalen en lege standen."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from casusregie.casus.werkvoorraad import plaatsen
from casusregie.casus.werkvoorraad.vraag import worklist
from casusregie.models import Betrokkenheid, Casus, Signaal, Termijn
from casusregie.termijnen.feiten import Termijnfeit
from normenkader.termijnen.berekening import Opschorting
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from tests.factories.casusregie import casus_a, team_met_mensen
from tests.factories.organisaties import medewerker

pytestmark = pytest.mark.django_db
WV = "/werkvoorraad/"


@pytest.fixture
def w(db):
    return bouw.wereld()


@pytest.fixture
def ingelogd(client, w):
    client.force_login(w.casusregisseur)
    return client


def due(w, casus, over, code="eenopeen.laatste_dag", aan=Rol.CASUSREGISSEUR, **velden):
    """A termijn of this casus whose last day is `over` days from today."""
    start = timezone.localdate() + timedelta(days=over - 27)
    organisatie = {"organisatie_id": w.aanbieder.pk} if aan == Rol.BEHANDELREGISSEUR else {}
    feit = Termijnfeit(code, start, aan_zet=(aan,), signaal_aan={}, **organisatie, **velden)
    bouw.Proefonderwerp(casus).project(feit)
    return Termijn.objects.get(casus=casus)


def mijn(w, aantal=1, begin=0, rol=Rol.CASUSREGISSEUR):
    """So many casussen of which the user holds the casusregie."""
    casussen = bouw.casussen(w, aantal, begin=begin)
    for casus in casussen:
        bouw.regie(casus, rol, w.casusregisseur, w.team)
    return casussen


def namen(antwoord):
    return re.findall(r'cr-caselink"[^>]*>([^<]+)<', antwoord.content.decode())


def koppen(antwoord):
    return re.findall(r'scope="rowgroup">([^<]+)<', antwoord.content.decode())


# --- wat er staat -------------------------------------------------------------------------------
def test_een_rij_zegt_wat_wie_en_wanneer(ingelogd, w):
    (casus,) = mijn(w)
    due(w, casus, -5)
    pagina = ingelogd.get(WV).content.decode()
    assert "5 dagen te laat" in pagina
    assert "1-op-1: laatste dag" in pagina
    assert casus.nummer in pagina
    assert '<span class="cr-you">U</span>' in pagina


def test_groepen_in_de_volgorde_van_urgentie(ingelogd, w):
    vandaag = timezone.localdate()
    laat, nu, later, stil, geen = mijn(w, 5)
    due(w, later, 40)
    due(w, nu, 0)
    due(w, laat, -1)
    begin = vandaag - timedelta(days=10)
    bouw.Proefonderwerp(stil).project(
        Termijnfeit(
            "routec.gezinsplan",
            begin,
            aan_zet=(Rol.CASUSREGISSEUR,),
            opschortingen=(Opschorting(vandaag - timedelta(days=3), None),),
        )
    )
    antwoord = ingelogd.get(WV)
    assert koppen(antwoord) == [
        "Te laat (1)",
        "Vandaag of deze week (1)",
        "Later (1)",
        "Staat stil (1)",
        "Geen termijn (1)",
    ]
    assert namen(antwoord) == [c.jeugdige.naam for c in (laat, nu, later, stil, geen)]


def test_van_twee_termijnen_telt_de_dringendste(ingelogd, w):
    (casus,) = mijn(w)
    onderwerp = bouw.Proefonderwerp(casus)
    vandaag = timezone.localdate()
    onderwerp.project(
        Termijnfeit("eenopeen.laatste_dag", vandaag, aan_zet=(Rol.CASUSREGISSEUR,)),
        Termijnfeit("eenopeen.tussenevaluatie", vandaag, aan_zet=(Rol.CASUSREGISSEUR,)),
    )
    pagina = ingelogd.get(WV).content.decode()
    assert '__cell">1-op-1: tussenevaluatie' in pagina
    assert '__cell">1-op-1: laatste dag' not in pagina


@pytest.mark.parametrize(
    ("aan", "tekst"),
    [(Rol.BEHANDELREGISSEUR, "De Vlierhof"), (Rol.PROCESREGISSEUR, "Procesregisseur")],
)
def test_een_ander_is_aan_zet(aan, tekst, ingelogd, w):
    (casus,) = mijn(w)
    due(w, casus, 3, aan=aan)
    pagina = ingelogd.get(WV).content.decode()
    assert re.search(rf'utrecht-table__cell">\s*{tekst}\s*<', pagina)
    assert '<span class="cr-you">' not in pagina


def test_een_benoemde_collega_staat_er_met_naam(ingelogd, w):
    (casus,) = mijn(w)
    bouw.regie(casus, Rol.PROCESREGISSEUR, w.procesregisseur, w.team)
    due(w, casus, 3, aan=Rol.PROCESREGISSEUR)
    assert ">Koster<" in re.sub(r"\s", "", ingelogd.get(WV).content.decode())


def test_zonder_termijn_staat_er_wat_de_route_vraagt(client, db):
    team = team_met_mensen()
    casus = casus_a(team, op=timezone.now())
    client.force_login(team.procesregisseur)
    pagina = client.get(WV).content.decode()
    assert casus.nummer in pagina
    assert "Vraag verhelderen" in pagina
    assert '<span class="cr-you">U</span>' in pagina
    assert "U heeft 1 casus waarin u nu aan zet bent" in pagina


def test_een_gesloten_casus_staat_er_niet(ingelogd, w):
    mijn(w)
    Casus.objects.update(gesloten_op=timezone.localdate())
    assert namen(ingelogd.get(WV)) == []


# --- weergaven ----------------------------------------------------------------------------------
def test_weergaven_tellen_wat_ze_laten_zien(ingelogd, w):
    eigen = mijn(w, 3)
    bouw.casussen(w, 2, begin=10)
    due(w, eigen[0], -3)
    due(w, eigen[1], 5, aan=Rol.BEHANDELREGISSEUR)
    pagina = ingelogd.get(WV).content.decode()
    geteld = dict(
        re.findall(r'weergave=(\w+)"[^>]*>[^<]+<span class="cr-count">(\d+)</span>', pagina)
    )
    eigen_weergaven = {n: geteld[n] for n in ("mijn", "aan_zet", "te_laat", "alle")}
    assert eigen_weergaven == {"mijn": "3", "aan_zet": "1", "te_laat": "1", "alle": "5"}
    for weergave, aantal in geteld.items():
        assert len(namen(ingelogd.get(WV, {"weergave": weergave}))) == int(aantal)


def test_de_naam_van_het_team_staat_bij_de_weergave(ingelogd, w):
    mijn(w)
    assert "Heel team Noord" in ingelogd.get(WV).content.decode()


def test_een_hogere_app_voegt_een_weergave_en_een_regel_toe(ingelogd, w, monkeypatch):
    monkeypatch.setattr(plaatsen, "_weergaven", {})
    monkeypatch.setattr(plaatsen, "_bronnen", [])
    eerste, _ = mijn(w, 2)
    plaatsen.add_view(
        "proef",
        "Lopende proef",
        lambda wie, op: Casus.objects.filter(pk=eerste.pk).values("pk"),
        Rol.CASUSREGISSEUR,
    )
    plaatsen.add_note(lambda ids, op: {eerste.pk: "Dag 19 van 28"})
    antwoord = ingelogd.get(WV, {"weergave": "proef"})
    assert namen(antwoord) == [eerste.jeugdige.naam]
    assert "Dag 19 van 28" in antwoord.content.decode()
    client_rol = medewerker(Rol.BACKOFFICE)
    ingelogd.force_login(client_rol)
    assert "Lopende proef" not in ingelogd.get(WV).content.decode()


@pytest.mark.parametrize(
    ("wie", "eerste", "kop"),
    [
        ("casusregisseur", "Mijn casussen", "Werkvoorraad"),
        ("behandelregisseur", "Alle casussen", "Mijn overzicht"),
        ("zorgbemiddelaar", "Advies gevraagd", "Werkvoorraad"),
    ],
)
def test_iedere_rol_begint_bij_het_eigen_werk(wie, eerste, kop, client, w):
    client.force_login(getattr(w, wie))
    pagina = client.get(WV).content.decode()
    assert re.search(rf'aria-current="true">{eerste} ', pagina)
    assert f'<h1 class="utrecht-heading-1">{kop}</h1>' in pagina


def test_een_gedragswetenschapper_begint_bij_te_beoordelen(client, w):
    (casus,) = bouw.casussen(w, 1)
    persoon = medewerker(Rol.GEDRAGSWETENSCHAPPER, organisatie=w.team)
    Betrokkenheid.objects.create(
        jeugdige=casus.jeugdige,
        casus=casus,
        organisatie=w.team,
        rol=Rol.GEDRAGSWETENSCHAPPER,
        grond="verklarende analyse",
        begindatum=bouw.BEGIN,
    )
    due(w, casus, 2, aan=Rol.GEDRAGSWETENSCHAPPER)
    client.force_login(persoon)
    antwoord = client.get(WV)
    assert 'aria-current="true">Te beoordelen ' in antwoord.content.decode()
    assert namen(antwoord) == [casus.jeugdige.naam]


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.BEHEERDER, Rol.TOEZICHTHOUDER])
def test_rollen_zonder_dossier_hebben_geen_werkvoorraad(rol, client):
    client.force_login(medewerker(rol))
    assert client.get(WV).status_code == 403


def test_een_ander_team_ziet_niets(client, w):
    mijn(w, 2)
    client.force_login(team_met_mensen().casusregisseur)
    assert namen(client.get(WV, {"weergave": "alle"})) == []


# --- filters en volgorde ------------------------------------------------------------------------
def test_filters_in_het_adres(ingelogd, w):
    laat, later, aanbieder = mijn(w, 3)
    due(w, laat, -2)
    due(w, later, 60)
    due(w, aanbieder, 60, aan=Rol.BEHANDELREGISSEUR)
    assert namen(ingelogd.get(WV, {"termijn": "te_laat"})) == [laat.jeugdige.naam]
    assert namen(ingelogd.get(WV, {"zet": "aanbieder"})) == [aanbieder.jeugdige.naam]
    assert len(namen(ingelogd.get(WV, {"termijn": ["te_laat", "later"]}))) == 3
    beide = ingelogd.get(WV, {"termijn": "later", "zet": "ik"})
    assert namen(beide) == [later.jeugdige.naam]
    assert "(2 gekozen)" in beide.content.decode()


def test_filter_op_rol_en_fase(client, db):
    team = team_met_mensen()
    casus_a(team, op=timezone.now())
    client.force_login(team.procesregisseur)
    assert len(namen(client.get(WV, {"rol": "procesregisseur", "fase": "Aanmelden"}))) == 1
    assert namen(client.get(WV, {"rol": "casusregisseur"})) == []
    assert namen(client.get(WV, {"fase": "Hulp loopt"})) == []


def test_een_chip_haalt_een_filter_weg(ingelogd, w):
    mijn(w, 2)
    pagina = ingelogd.get(
        WV, {"weergave": "mijn", "termijn": ["te_laat", "geen"], "sorteer": "casus", "pagina": "1"}
    ).content.decode()
    chips = [c.replace("&amp;", "&") for c in re.findall(r'cr-chip" href="([^"]+)"', pagina)]
    assert len(chips) == 2
    assert chips[0] == "?weergave=mijn&termijn=geen&sorteer=casus"
    wissen = re.search(r'href="([^"]+)">Alles wissen', pagina).group(1)
    assert wissen.replace("&amp;", "&") == "?weergave=mijn&sorteer=casus"


@pytest.mark.parametrize(
    ("sorteer", "omgekeerd"),
    [("casus", False), ("-casus", True)],
)
def test_sorteren_op_naam(sorteer, omgekeerd, ingelogd, w):
    casussen = mijn(w, 3)
    verwacht = sorted((c.jeugdige.naam for c in casussen), reverse=omgekeerd)
    antwoord = ingelogd.get(WV, {"sorteer": sorteer})
    assert namen(antwoord) == verwacht
    assert koppen(antwoord) == []
    richting = "descending" if omgekeerd else "ascending"
    assert antwoord.content.decode().count(f'aria-sort="{richting}"') == 1


@pytest.mark.parametrize("sorteer", ["termijn", "-termijn", "aan_zet", "-aan_zet", "fase", "-fase"])
def test_iedere_volgorde_geeft_alle_casussen(sorteer, ingelogd, w):
    casussen = mijn(w, 4)
    due(w, casussen[0], -2)
    due(w, casussen[1], 30, aan=Rol.BEHANDELREGISSEUR)
    assert len(namen(ingelogd.get(WV, {"sorteer": sorteer}))) == 4


@pytest.mark.parametrize(
    "vraag",
    [
        {"weergave": "bestaat-niet"},
        {"termijn": "'; drop table"},
        {"sorteer": "wachtwoord"},
        {"pagina": "999999999999999999999"},
        {"pagina": "-1"},
        {"fase": "x" * 5000},
        {"zet": ["ik", "ik", "ik"]},
    ],
    ids=str,
)
def test_vreemde_invoer_in_het_adres_is_nooit_een_storing(vraag, ingelogd, w):
    mijn(w)
    assert ingelogd.get(WV, vraag).status_code == 200


# --- bladeren en htmx ---------------------------------------------------------------------------
def test_vijftig_per_bladzijde(ingelogd, w):
    mijn(w, 53)
    eerste = ingelogd.get(WV)
    assert len(namen(eerste)) == 50
    assert "1 tot en met 50 van 53" in eerste.content.decode()
    tweede = ingelogd.get(WV, {"pagina": "2"})
    assert len(namen(tweede)) == 3
    assert not set(namen(eerste)) & set(namen(tweede))


def test_htmx_krijgt_alleen_het_resultaat(ingelogd, w):
    mijn(w)
    deel = ingelogd.get(WV, headers={"HX-Request": "true"}).content.decode()
    assert deel.lstrip().startswith('<section id="resultaat"')
    assert "<html" not in deel
    assert 'data-meld="1 casus gevonden"' in deel
    terug = ingelogd.get(
        WV, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    ).content.decode()
    assert "<html" in terug


def test_een_fragment_zonder_inloggen_gaat_naar_het_inloggen(client, db):
    antwoord = client.get(WV, headers={"HX-Request": "true"})
    assert antwoord.status_code == 401
    assert antwoord["HX-Redirect"].startswith("/inloggen/")


# --- lege standen -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ({"weergave": "te_laat"}, "Niets te laat"),
        ({"weergave": "aan_zet"}, "U bent nergens aan zet"),
        ({"weergave": "alle"}, "Nog geen casussen"),
        ({"weergave": "mijn"}, "Hier staat niets"),
        ({"termijn": "te_laat"}, "Geen casussen met dit filter"),
    ],
)
def test_leeg_zegt_waarom_en_wat_u_kunt_doen(vraag, zin, ingelogd, w):
    assert zin in ingelogd.get(WV, vraag).content.decode()


# --- signalen -----------------------------------------------------------------------------------
def signaal(w, casus, **velden):
    termijn = due(w, casus, 2)
    gegevens = {
        "casus": casus,
        "termijn": termijn,
        "soort": "dag-26",
        "titel": "Dag 26. 1-op-1: laatste dag",
        "model": "casusregie.casus",
        "onderwerp_kenmerk": casus.kenmerk,
        "op": timezone.localdate(),
        "gegeven_op": timezone.localdate(),
        "plek": f"casusregisseur@{w.team.pk}",
    }
    return Signaal.objects.create(**(gegevens | velden))


def test_een_signaal_staat_bovenaan_tot_het_gelezen_is(ingelogd, w):
    (casus,) = mijn(w)
    gegeven = signaal(w, casus, medewerker=w.casusregisseur)
    assert "Signalen voor u" in ingelogd.get(WV).content.decode()
    antwoord = ingelogd.post(f"{WV}signalen/{gegeven.kenmerk}/gelezen/")
    assert antwoord.status_code == 302
    gegeven.refresh_from_db()
    assert gegeven.gelezen_op is not None
    assert "Signalen voor u" not in ingelogd.get(WV).content.decode()
    assert Leesregel.objects.filter(onderdeel="signaal", dossier=casus.kenmerk).exists()


def test_het_signaal_van_een_ander_bestaat_voor_u_niet(client, w):
    (casus,) = mijn(w)
    gegeven = signaal(w, casus, medewerker=w.casusregisseur)
    client.force_login(w.collega)
    assert "Signalen voor u" not in client.get(WV).content.decode()
    assert client.post(f"{WV}signalen/{gegeven.kenmerk}/gelezen/").status_code == 404
    assert client.get(f"{WV}signalen/{gegeven.kenmerk}/gelezen/").status_code == 405


def test_een_signaal_van_een_casus_die_u_niet_meer_ziet_verdwijnt(ingelogd, w):
    (casus,) = mijn(w)
    gegeven = signaal(w, casus, medewerker=w.casusregisseur)
    Betrokkenheid.objects.filter(casus=casus).update(einddatum=bouw.BEGIN)
    assert "Signalen voor u" not in ingelogd.get(WV).content.decode()
    assert ingelogd.post(f"{WV}signalen/{gegeven.kenmerk}/gelezen/").status_code == 404


def test_aan_zet_in_de_werkvoorraad_is_dezelfde_vraag_als_die_van_de_termijnen(w):
    vandaag = timezone.localdate()
    eigen = mijn(w, 3)
    due(w, eigen[0], 1)
    due(w, eigen[1], 1, aan=Rol.PROCESREGISSEUR)
    due(w, bouw.casussen(w, 1, begin=20)[0], 1)
    for persoon in (w.casusregisseur, w.collega, w.procesregisseur, w.behandelregisseur):
        aan_zet = Termijn.objects.visible_to(persoon, vandaag).for_worklist(persoon, vandaag)
        rijen = worklist(persoon, vandaag).filter(u=True, groep__lt=4)
        assert set(rijen.values_list("pk", flat=True)) == set(
            aan_zet.values_list("casus", flat=True)
        )
