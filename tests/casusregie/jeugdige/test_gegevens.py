"""Gegevens wijzigen, BSN aanvullen, kinderen en partijen toevoegen, en het beheer daarvan."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from arrangementen.arrangement.bewakers import has_bsn
from casusregie.casus.models import Casus
from casusregie.casus.zoeken import BSN_ZOEKEN
from casusregie.jeugdige.beheer import settle
from casusregie.jeugdige.forms import PERSOONSVELDEN
from casusregie.jeugdige.gezinnen import current_members
from casusregie.jeugdige.kinderen import add_child, children_without_casus
from casusregie.jeugdige.models import Betrokkenheid, Jeugdige
from casusregie.jeugdige.partijen import Betrokkenpartij
from casusregie.jeugdige.vastlegging import Gegevensverschil, Registratie
from casusregie.jeugdige.wijzigen import amend_jeugdige
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.factories.casusregie import (
    DAG,
    OP,
    JeugdigeFactory,
    casus_a,
    casus_b,
    met_vraaganalyse,
    procesregisseur_van,
    team_met_mensen,
    test_bsn,
)
from tests.factories.organisaties import AanbiederFactory, GemeenteFactory, medewerker
from verloop.fouten import Conflict
from verloop.overgangen import register

pytestmark = pytest.mark.django_db


MORGEN = (timezone.localdate() + timedelta(days=1)).strftime("%d-%m-%Y")


def velden_van(jeugdige, **anders):
    namen = [naam for naam in PERSOONSVELDEN if naam != "gemeente"]
    return {**{naam: getattr(jeugdige, naam) for naam in namen}, **anders}


def adres(naam, onderwerp):
    return reverse(f"casusregie:{naam}", args=[onderwerp.kenmerk])


def wijzig(casus, bsn="", by=None, **anders):
    by = by or procesregisseur_van(casus)
    return amend_jeugdige(casus, velden_van(casus.jeugdige, **anders), bsn=bsn, by=by, op=OP)


# --- wijzigen -----------------------------------------------------------------------------------
def test_een_ander_adres_geldt_meteen_ook_geheim():
    casus = casus_a()
    wijzig(casus, straatnaam="Nieuweweg", huisnummer=3, postcode="3012BB", geheim_adres=True)
    casus.jeugdige.refresh_from_db()
    assert (casus.jeugdige.straatnaam, casus.jeugdige.geheim_adres) == ("Nieuweweg", True)
    assert not Gegevensverschil.objects.exists()


def test_met_een_bsn_gaat_een_andere_naam_eerst_langs_beheer():
    casus = casus_a()
    wijzig(casus, achternaam="Andersen", geboortedatum=date(2011, 5, 10))
    casus.jeugdige.refresh_from_db()
    assert casus.jeugdige.achternaam != "Andersen"
    verschillen = {v.veld: v for v in Gegevensverschil.objects.all()}
    assert set(verschillen) == {"achternaam", "geboortedatum"}
    beheerder = medewerker(Rol.BEHEERDER)
    settle(verschillen["achternaam"], True, by=beheerder, op=OP)
    settle(verschillen["geboortedatum"], False, by=beheerder, op=OP)
    casus.jeugdige.refresh_from_db()
    assert casus.jeugdige.achternaam == "Andersen"
    assert casus.jeugdige.geboortedatum == date(2011, 5, 9)
    with pytest.raises(Conflict):
        settle(verschillen["achternaam"], False, by=beheerder, op=OP)
    with pytest.raises(PermissionDenied):
        settle(verschillen["achternaam"], True, by=procesregisseur_van(casus), op=OP)


def test_zonder_bsn_wijzigt_ook_de_naam_meteen():
    casus = casus_a(jeugdige=JeugdigeFactory(bsn=""))
    wijzig(casus, achternaam="Andersen")
    casus.jeugdige.refresh_from_db()
    assert casus.jeugdige.achternaam == "Andersen"


def test_een_nieuw_bsn_heft_de_blokkade_op_waar_de_weg_naartoe_wijst():
    casus = casus_a(jeugdige=JeugdigeFactory(bsn=""))
    geblokkeerd = has_bsn(type("Hulp", (), {"casus": casus}))
    assert not geblokkeerd
    assert geblokkeerd.weg_url == adres("jeugdige_edit", casus)
    wijzig(casus, bsn=test_bsn(300))
    casus.refresh_from_db()
    assert casus.jeugdige.bsn == test_bsn(300)
    assert has_bsn(type("Hulp", (), {"casus": casus})) is True


def test_een_bekend_bsn_voegt_samen_en_antwoordt_gelijk(client):
    bekend = casus_a(jeugdige=JeugdigeFactory(bsn=test_bsn(301), voornamen="Elders")).jeugdige
    antwoorden = []
    for nummer in (test_bsn(301), test_bsn(302)):
        team = team_met_mensen()
        casus = casus_a(team, jeugdige=JeugdigeFactory(bsn=""))
        client.force_login(team.procesregisseur)
        data = {k: w for k, w in velden_van(casus.jeugdige).items() if w not in (None, "", False)}
        data |= {"geboortedatum": "9-5-2011", "bsn": nummer}
        antwoord = client.post(adres("jeugdige_edit", casus), data)
        antwoorden.append(
            (antwoord.status_code, antwoord["Location"] == adres("casus_detail", casus))
        )
        casus.refresh_from_db()
        assert casus.jeugdige.bsn == nummer
        assert Casus.objects.visible_to(team.procesregisseur, DAG).count() == 1
    assert antwoorden == [(302, True), (302, True)]
    assert Casus.objects.filter(jeugdige=bekend).count() == 2
    assert Gegevensverschil.objects.filter(jeugdige=bekend, veld="gezin").exists()


def test_een_ander_nummer_dat_al_bij_iemand_hoort_zoekt_beheer_uit():
    casus_a(jeugdige=JeugdigeFactory(bsn=test_bsn(303)))
    casus = casus_a(jeugdige=JeugdigeFactory(bsn=test_bsn(304)))
    wijzig(casus, bsn=test_bsn(303))
    casus.jeugdige.refresh_from_db()
    assert casus.jeugdige.bsn == test_bsn(304)
    assert Gegevensverschil.objects.get().veld == "bsn"
    assert test_bsn(303) not in Gegevensverschil.objects.get().opgegeven


def test_wie_niet_aan_de_casus_werkt_wijzigt_niets(client):
    casus = casus_a()
    for wie, status in (
        (medewerker(Rol.PROCESREGISSEUR), 404),
        (medewerker(Rol.TEAMLEIDER, organisatie=casus.team), 403),
    ):
        client.force_login(wie)
        assert client.get(adres("jeugdige_edit", casus)).status_code == status
    with pytest.raises(PermissionDenied):
        wijzig(casus, by=medewerker(Rol.PROCESREGISSEUR))


def test_twee_mensen_wijzigen_de_gegevens(client):
    casus = casus_a()
    client.force_login(procesregisseur_van(casus))
    gezien = client.get(adres("jeugdige_edit", casus)).context["versie"]
    data = {k: w for k, w in velden_van(casus.jeugdige).items() if w not in (None, "", False)}
    data |= {"geboortedatum": "9-5-2011", "versie": gezien}
    wijzig(casus, plaats="Capelle")
    antwoord = client.post(adres("jeugdige_edit", casus), data | {"plaats": "Schiedam"})
    assert antwoord.status_code == 409
    assert [(v.ander, v.eigen) for v in antwoord.context["verschillen"]] == [
        ("Capelle", "Schiedam")
    ]
    assert 'value="Schiedam"' in antwoord.content.decode()
    assert casus.jeugdige.bsn not in antwoord.content.decode()
    opnieuw = data | {"plaats": "Schiedam", "versie": antwoord.context["versie"]}
    assert client.post(adres("jeugdige_edit", casus), opnieuw).status_code == 302


def test_de_aanbieder_wijzigt_in_zijn_eigen_casus():
    aanbieder = AanbiederFactory()
    casus = casus_b(aanbieder)
    wijzig(casus, by=medewerker(Rol.ZORGADMINISTRATIE, organisatie=aanbieder), plaats="Capelle")
    casus.jeugdige.refresh_from_db()
    assert casus.jeugdige.plaats == "Capelle"


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"bsn": "123456789"}, "Dit is geen geldig BSN"),
        ({"bsn": "12"}, "Vul een BSN van negen cijfers in"),
        ({"postcode": "ABC"}, "Vul een postcode in"),
        ({"achternaam": ""}, "Vul de achternaam in"),
        ({"geboortedatum": MORGEN}, "niet in de toekomst"),
        ({"huisnummer": "x"}, "Vul een heel getal in"),
    ],
)
def test_fouten_staan_bij_het_veld(client, velden, zin):
    casus = casus_a()
    client.force_login(procesregisseur_van(casus))
    data = {"voornamen": "Noor", "achternaam": "V", "geboortedatum": "9-5-2011", "geslacht": "0"}
    pagina = client.post(adres("jeugdige_edit", casus), {**data, **velden})
    assert pagina.status_code == 422
    assert zin in pagina.content.decode()


# --- zoeken -------------------------------------------------------------------------------------
def test_een_bsn_staat_nooit_in_het_adres_en_wordt_geteld(client):
    team = team_met_mensen()
    casus_a(team, jeugdige=JeugdigeFactory(bsn=test_bsn(305)))
    client.force_login(team.casusregisseur)
    zoek = reverse("casusregie:jeugdige_search")
    assert client.get(zoek, {"q": test_bsn(305)})["Location"] == zoek
    for _ in range(30):
        assert client.post(zoek, {"q": test_bsn(305)}).status_code == 200
    assert Leesregel.objects.filter(gebeurtenis=BSN_ZOEKEN).count() == 30
    te_vaak = client.post(zoek, {"q": test_bsn(305)})
    assert te_vaak.status_code == 429
    assert "zoek op naam" in te_vaak.content.decode()
    assert client.post(zoek, {"q": "Veldwijk"}).status_code == 200


@pytest.mark.parametrize("rol", [Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE])
def test_een_aanbieder_komt_niet_op_een_doodlopende_weg(client, rol):
    client.force_login(medewerker(rol))
    for naam in ("jeugdige_search", "jeugdige_new"):
        assert client.get(reverse(f"casusregie:{naam}")).status_code == 403
    start = client.get(reverse("casusregie:werkvoorraad")).content.decode()
    assert reverse("casusregie:jeugdige_search") not in start


# --- gezin --------------------------------------------------------------------------------------
def kind(**velden):
    return {
        "voornamen": "Bram",
        "roepnaam": "",
        "voorvoegsel": "",
        "achternaam": "Veldwijk",
        "geboortedatum": date(2016, 2, 29),
        "gemeente": GemeenteFactory(),
        **velden,
    }


def test_een_kind_erbij_zonder_casus_en_daarna_een_casus(client):
    casus = casus_a()
    by = procesregisseur_van(casus)
    aangifte = add_child(casus, kind(), by=by, bsn=test_bsn(310), op=OP)
    assert "Bram Veldwijk" in {str(lid) for lid in current_members(casus.gezin, DAG)}
    assert children_without_casus(casus, by, DAG) == [aangifte]
    assert not Jeugdige.objects.visible_to(by, DAG).filter(pk=aangifte.jeugdige_id).exists()
    client.force_login(by)
    assert (
        adres("casus_open", aangifte) in client.get(adres("gezin_detail", casus)).content.decode()
    )
    geopend = client.post(
        adres("casus_open", aangifte),
        {
            "team": casus.team_id,
            "gemeente": casus.gemeente_id,
            "hulpvraag": "Bram slaapt slecht.",
            "procesregisseur": by.pk,
        },
    )
    assert geopend.status_code == 302
    nieuw = Casus.objects.latest("pk")
    assert (nieuw.gezin, nieuw.jeugdige) == (casus.gezin, aangifte.jeugdige)
    assert children_without_casus(casus, by, DAG) == []


def test_een_bekend_kind_toont_alleen_wat_is_ingevoerd():
    elders = casus_a(jeugdige=JeugdigeFactory(bsn=test_bsn(311), voornamen="Geheim"))
    casus = casus_a()
    add_child(casus, kind(), by=procesregisseur_van(casus), bsn=test_bsn(311), op=OP)
    namen = {str(lid) for lid in current_members(casus.gezin, DAG)}
    assert "Bram Veldwijk" in namen
    assert not any("Geheim" in naam for naam in namen)
    assert not Betrokkenheid.objects.filter(jeugdige=elders.jeugdige, organisatie=casus.team)
    with pytest.raises(ValidationError, match="hoort al bij dit gezin"):
        add_child(casus, kind(), by=procesregisseur_van(casus), bsn=test_bsn(311), op=OP)


def test_een_kind_zonder_bsn_vraagt_een_reden_en_de_juiste_persoon():
    casus = casus_a()
    with pytest.raises(ValidationError, match="Vul het BSN in"):
        add_child(casus, kind(), by=procesregisseur_van(casus), op=OP)
    with pytest.raises(PermissionDenied):
        add_child(casus, kind(), by=medewerker(Rol.PROCESREGISSEUR), bsn=test_bsn(312), op=OP)
    assert not Registratie.objects.exists()


@pytest.mark.eis("RV-B06-01")
def test_school_intern_begeleider_en_verband_als_partij(client):
    casus = casus_a()
    client.force_login(procesregisseur_van(casus))
    for rol in ("school", "intern_begeleider", "samenwerkingsverband"):
        data = {
            "rol": rol,
            "naam": f"De Regenboog ({rol})",
            "contactpersoon": "J. Meester",
            "afspraken": "Thuis en school gebruiken dezelfde planning.",
            "begindatum": "2-3-2026",
        }
        assert client.post(adres("partij_new", casus), data).status_code == 302
    partij = Betrokkenpartij.objects.current(DAG).at_school().first()
    assert Betrokkenpartij.objects.current(DAG).at_school().count() == 3
    assert "dezelfde planning" in client.get(adres("gezin_detail", casus)).content.decode()
    eind = {"rol": "school", "naam": "X", "begindatum": "2-3-2026", "einddatum": "1-3-2026"}
    fout = client.post(adres("partij_edit", partij), eind)
    assert fout.status_code == 422
    assert "op of na het begin" in fout.content.decode()
    goed = {"rol": "school", "naam": "De Regenboog", "begindatum": "2-3-2026", "versie": "1"}
    assert client.post(adres("partij_edit", partij), goed).status_code == 302
    tweede = client.post(adres("partij_edit", partij), goed | {"naam": "MIJN SCHOOL"})
    assert (tweede.status_code, "MIJN SCHOOL" in tweede.content.decode()) == (409, True)
    assert ("De Regenboog", "MIJN SCHOOL") in [
        (v.ander, v.eigen) for v in tweede.context["verschillen"]
    ]
    client.force_login(medewerker(Rol.PROCESREGISSEUR))
    assert client.get(adres("partij_edit", partij)).status_code == 404


@pytest.mark.eis("RV-B08-02")
def test_het_hele_gezin_met_volwassenen_leefgebieden_en_wie_hen_helpt(client):
    casus = casus_a(ouders=2)
    met_vraaganalyse(casus, leefgebieden=["financien", "wonen"])
    for rol, naam in (("schulden", "Kredietbank"), ("wonen", "Woonstad"), ("werk_inkomen", "UWV")):
        partij = Betrokkenpartij(casus=casus, rol=rol, naam=naam, begindatum=DAG)
        register(partij, by=procesregisseur_van(casus), op=OP)
    client.force_login(procesregisseur_van(casus))
    tekst = client.get(adres("gezin_detail", casus)).content.decode()
    volwassenen = [str(lid) for lid in current_members(casus.gezin, DAG) if not lid.jeugdige_id]
    assert len(volwassenen) == 2
    for verwacht in (*volwassenen, "Financiën", "Wonen", "Kredietbank", "Woonstad", "UWV"):
        assert verwacht in tekst


# --- beheer -------------------------------------------------------------------------------------
def test_het_scherm_van_functioneel_beheer(client):
    casus = casus_a()
    wijzig(casus, achternaam="Andersen")
    lijst = reverse("casusregie:verschil_list")
    client.force_login(procesregisseur_van(casus))
    assert client.get(lijst).status_code == 403
    client.force_login(medewerker(Rol.BEHEERDER))
    assert "Andersen" in client.get(lijst).content.decode()
    verschil = Gegevensverschil.objects.get()
    for onzin in ("", "x", "9" * 30, "0"):
        assert client.post(lijst, {"verschil": onzin}).status_code == 409
    gekozen = client.post(lijst, {"verschil": verschil.pk, "keuze": "overnemen"})
    assert gekozen.status_code == 302
    casus.jeugdige.refresh_from_db()
    assert casus.jeugdige.achternaam == "Andersen"
    assert "Er zijn geen verschillen" in client.get(lijst).content.decode()
