"""Zoeken en invoeren: niemand dubbel, niemand te zien voor wie niet mag kijken."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from casusregie.jeugdige.gezinnen import Lid
from casusregie.jeugdige.registratie import register_jeugdige, search_jeugdigen
from casusregie.models import (
    Betrokkenheid,
    Casus,
    Gegevensverschil,
    Gezinslid,
    Jeugdige,
    Registratie,
)
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.factories.casusregie import (
    OP,
    JeugdigeFactory,
    casus_a,
    gezin_van,
    team_met_mensen,
    test_bsn,
)
from tests.factories.organisaties import GemeenteFactory, medewerker

pytestmark = pytest.mark.django_db
DAG = OP.date()


@pytest.fixture(autouse=True)
def op_de_dag():
    with time_machine.travel(OP, tick=False):
        yield


def persoon(**velden):
    return {
        "voornamen": "Sam",
        "roepnaam": "",
        "voorvoegsel": "",
        "achternaam": "Nieuwkoop",
        "geboortedatum": date(2012, 4, 1),
        "gemeente": GemeenteFactory(),
        **velden,
    }


def invoer(team, **velden):
    """A whole form as posted."""
    return {
        "organisatie": team.team.pk,
        "bsn": test_bsn(900),
        "voornamen": "Sam",
        "achternaam": "Nieuwkoop",
        "geboortedatum": "1-4-2012",
        "geslacht": "0",
        "gemeente": team.team.valt_onder.pk,
        "lid1-naam": "A. Nieuwkoop",
        "lid1-rol": "moeder",
        "lid1-gezag": "on",
        **velden,
    }


MOEDER = [Lid("A. Nieuwkoop", "moeder", gezag=True)]


# --- zoeken -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "tekst",
    ["Özdemir", "ozdemir", "Ozdemri", "Osdemir", "ÖZDEMIR Elif", "elif", "Elıf Ozdemir"],
    ids=lambda t: t.replace(" ", "_"),
)
def test_naam_met_accenten_en_typefouten(tekst):
    team = team_met_mensen()
    jeugdige = JeugdigeFactory(voornamen="Elif", roepnaam="", achternaam="Özdemir")
    casus_a(team, jeugdige=jeugdige)
    assert search_jeugdigen(tekst, team.casusregisseur, DAG) == [jeugdige]


@pytest.mark.parametrize("tekst", ["", " ", "x", "%", "999", "Qqqqqq", "2026-999999"])
def test_zoeken_zonder_uitkomst(tekst):
    casus = casus_a()
    wie = casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    assert search_jeugdigen(tekst, wie, DAG) == []


def test_zoeken_op_casusnummer_en_bsn_alleen_binnen_het_eigen_zicht():
    team, ander = team_met_mensen(), team_met_mensen()
    jeugdige = JeugdigeFactory(bsn=test_bsn(77))
    casus = casus_a(team, jeugdige=jeugdige)
    for tekst in (casus.nummer, test_bsn(77), jeugdige.achternaam):
        assert search_jeugdigen(tekst, team.teamleider, DAG) == [jeugdige]
        assert search_jeugdigen(tekst, ander.teamleider, DAG) == []


def test_beeindigde_betrokkenheid_vindt_niets_meer():
    team = team_met_mensen()
    casus = casus_a(team)
    Betrokkenheid.objects.update(einddatum="2026-03-01")
    assert search_jeugdigen(casus.nummer, team.casusregisseur, DAG) == []


def test_zoekscherm_logt_en_zet_geen_bsn_in_het_adres(client):
    team = team_met_mensen()
    casus = casus_a(team, jeugdige=JeugdigeFactory(bsn=test_bsn(78)))
    client.force_login(team.casusregisseur)
    pagina = client.get(reverse("casusregie:jeugdige_search"))
    assert 'method="post"' in pagina.content.decode()
    antwoord = client.post(reverse("casusregie:jeugdige_search"), {"q": test_bsn(78)})
    assert casus.jeugdige.naam in antwoord.content.decode()
    regel = Leesregel.objects.latest("pk")
    assert (regel.gebeurtenis, regel.detail) == ("zoeken_bsn", "1 rijen")


# --- invoeren -----------------------------------------------------------------------------------
def test_nieuwe_jeugdige_met_gezin_en_gezag():
    team = team_met_mensen()
    registratie = register_jeugdige(
        persoon(), MOEDER, by=team.casusregisseur, organisatie=team.team, bsn=test_bsn(901), op=OP
    )
    jeugdige = registratie.jeugdige
    assert jeugdige.bsn == test_bsn(901)
    assert bytes(jeugdige.bsn_geheim).find(test_bsn(901).encode()) == -1
    leden = Gezinslid.objects.filter(gezin=registratie.gezin)
    assert {(lid.rol, lid.gezag) for lid in leden} == {("jeugdige", False), ("moeder", True)}
    assert not Jeugdige.objects.visible_to(team.casusregisseur, DAG).exists()


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"bsn": ""}, "bsn"),
        ({"bsn": test_bsn(1), "zonder_bsn_reden": "asiel"}, "zonder_bsn_reden"),
        ({"bsn": test_bsn(1), "leden": []}, "zonder_gezag_reden"),
        ({"bsn": test_bsn(1), "leden": [Lid("B", "vader")]}, "zonder_gezag_reden"),
    ],
    ids=["geen_bsn_geen_reden", "bsn_en_reden", "geen_gezin", "niemand_met_gezag"],
)
def test_wat_er_moet_zijn(velden, fout):
    team = team_met_mensen()
    leden = velden.pop("leden", MOEDER)
    with pytest.raises(ValidationError) as gevonden:
        register_jeugdige(
            persoon(), leden, by=team.casusregisseur, organisatie=team.team, op=OP, **velden
        )
    assert list(gevonden.value.error_dict) == [fout]
    assert not Jeugdige.objects.exists()


def test_zonder_bsn_en_zonder_gezag_met_reden():
    team = team_met_mensen()
    registratie = register_jeugdige(
        persoon(),
        [],
        by=team.casusregisseur,
        organisatie=team.team,
        zonder_bsn_reden="pasgeboren",
        zonder_gezag_reden="De rechtbank beslist volgende week.",
        op=OP,
    )
    assert registratie.jeugdige.bsn == "" and registratie.jeugdige.bsn_index is None
    assert registratie.zonder_bsn_reden == "pasgeboren"


@pytest.mark.parametrize(
    "rol", [Rol.TEAMLEIDER, Rol.CONTRACTMANAGER], ids=["teamleider", "contractmanager"]
)
def test_wie_niet_invoert(rol):
    wie = medewerker(rol)
    organisatie = wie.aanstellingen.get().organisatie
    with pytest.raises(PermissionDenied):
        register_jeugdige(
            persoon(), MOEDER, by=wie, organisatie=organisatie, bsn=test_bsn(1), op=OP
        )


def test_niet_voor_een_ander_team():
    team, ander = team_met_mensen(), team_met_mensen()
    with pytest.raises(PermissionDenied):
        register_jeugdige(
            persoon(), MOEDER, by=team.casusregisseur, organisatie=ander.team, bsn=test_bsn(1)
        )


# --- een bekend BSN antwoordt als een nieuw BSN --------------------------------------------------
def test_bekend_bsn_geeft_dezelfde_jeugdige_en_verschillen_voor_beheer():
    bekend = casus_a(jeugdige=JeugdigeFactory(bsn=test_bsn(5))).jeugdige
    team = team_met_mensen()
    registratie = register_jeugdige(
        persoon(), MOEDER, by=team.casusregisseur, organisatie=team.team, bsn=test_bsn(5), op=OP
    )
    assert registratie.jeugdige == bekend
    bekend.refresh_from_db()
    assert bekend.voornamen == "Noor Maria"
    velden = set(Gegevensverschil.objects.values_list("veld", flat=True))
    assert velden == {"voornamen", "achternaam", "geboortedatum", "gezin"}
    beheerder = medewerker(Rol.BEHEERDER)
    assert Gegevensverschil.objects.visible_to(beheerder, DAG).count() == 4
    assert not Gegevensverschil.objects.visible_to(team.casusregisseur, DAG).exists()


def antwoord_op(client, team, bsn, **velden):
    """The response and the next page, without what is random in both."""
    client.force_login(team.casusregisseur)
    antwoord = client.post(reverse("casusregie:jeugdige_new"), invoer(team, bsn=bsn, **velden))
    registratie = Registratie.objects.latest("pk")
    volgende = client.get(antwoord["Location"])
    tekst = volgende.content.decode()
    for wisselend in (str(registratie.kenmerk), volgende.context["csrf_token"]):
        tekst = tekst.replace(str(wisselend), "")
    kop = {naam: waarde for naam, waarde in antwoord.items() if naam != "X-Request-Id"}
    kop["Location"] = kop["Location"].replace(str(registratie.kenmerk), "")
    return antwoord.status_code, kop, volgende.status_code, tekst


def test_bekend_en_nieuw_bsn_antwoorden_gelijk(client, tel_queries):
    casus_a(jeugdige=JeugdigeFactory(bsn=test_bsn(6), voornamen="Geheim", achternaam="Bekend"))
    team = team_met_mensen()
    bekend = antwoord_op(client, team, test_bsn(6))
    nieuw = antwoord_op(client, team, test_bsn(7))
    assert bekend == nieuw
    assert "Bekend" not in bekend[3] and "Sam Nieuwkoop" in bekend[3]


def test_na_een_casus_is_het_nieuwe_team_betrokken_en_ziet_niets_van_anderen(client):
    eerste = casus_a(jeugdige=JeugdigeFactory(bsn=test_bsn(8)))
    team = team_met_mensen()
    client.force_login(team.casusregisseur)
    antwoord = client.post(reverse("casusregie:jeugdige_new"), invoer(team, bsn=test_bsn(8)))
    formulier = {
        "team": team.team.pk,
        "gemeente": team.team.valt_onder.pk,
        "hulpvraag": "Sam slaapt slecht.",
        "procesregisseur": team.procesregisseur.pk,
    }
    geopend = client.post(antwoord["Location"], formulier)
    assert geopend.status_code == 302
    zichtbaar = Casus.objects.visible_to(team.casusregisseur, DAG)
    assert zichtbaar.count() == 1 and eerste not in zichtbaar
    gronden = Betrokkenheid.objects.filter(casus=zichtbaar.get())
    assert all(b.grond and b.organisatie == team.team for b in gronden)
    assert client.get(reverse("casusregie:casus_detail", args=[eerste.kenmerk])).status_code == 404
    assert Registratie.objects.get().casus == zichtbaar.get()


def test_jeugdige_die_u_al_ziet_voert_u_niet_nog_eens_in(client):
    team = team_met_mensen()
    casus_a(team, jeugdige=JeugdigeFactory(bsn=test_bsn(9)))
    client.force_login(team.casusregisseur)
    antwoord = client.post(reverse("casusregie:jeugdige_new"), invoer(team, bsn=test_bsn(9)))
    assert antwoord.status_code == 422
    assert "staat al in uw casussen" in antwoord.content.decode()


# --- het formulier ------------------------------------------------------------------------------
FOUTEN = {
    "bsn_elfproef": ({"bsn": "999999999"}, "Dit is geen geldig BSN"),
    "bsn_te_kort": ({"bsn": "1234"}, "Vul een BSN van negen cijfers in"),
    "bsn_met_letters": ({"bsn": "99990000x"}, "Vul een BSN van negen cijfers in"),
    "geboren_morgen": ({"geboortedatum": "3-3-2026"}, "niet in de toekomst"),
    "geboren_31_feb": ({"geboortedatum": "31-2-2012"}, "Deze datum bestaat niet"),
    "te_oud": ({"geboortedatum": "1-1-1990"}, "Jeugdhulp kan tot 23 jaar"),
    "geen_achternaam": ({"achternaam": ""}, "Vul de achternaam in"),
    "postcode": ({"postcode": "0123AB"}, "Vul een postcode in"),
    "gemeente_uit_een_andere_lijst": ({"gemeente": "999999"}, "Kies een antwoord uit de lijst"),
    "lid_zonder_rol": ({"lid2-naam": "B. Half"}, "Kies wie dit is"),
    "lid_zonder_naam": ({"lid2-rol": "vader"}, "Vul de naam in"),
    "niemand_met_gezag": ({"lid1-gezag": ""}, "wie het gezag heeft"),
    "vreemde_organisatie": ({"organisatie": "999999"}, "Kies een antwoord uit de lijst"),
}


@pytest.mark.parametrize(("velden", "zin"), FOUTEN.values(), ids=FOUTEN.keys())
def test_fouten_in_het_formulier(client, velden, zin):
    team = team_met_mensen()
    client.force_login(team.casusregisseur)
    data = {k: v for k, v in invoer(team, **velden).items() if v != ""}
    antwoord = client.post(reverse("casusregie:jeugdige_new"), data)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in tekst
    assert "Sam" in tekst
    assert not Jeugdige.objects.exists() and not Registratie.objects.exists()


@pytest.mark.parametrize("naam", ["jeugdige_search", "jeugdige_new"], ids=["zoeken", "invoeren"])
@pytest.mark.parametrize(
    ("rol", "status"),
    [
        (Rol.CASUSREGISSEUR, 200),
        (Rol.JEUGDBESCHERMER, 200),
        (Rol.BEHANDELREGISSEUR, 403),
        (Rol.CONTRACTMANAGER, 403),
        (Rol.TEAMLEIDER, 403),
        (Rol.BEHEERDER, 403),
    ],
)
def test_wie_bij_de_schermen_komt(client, naam, rol, status):
    client.force_login(medewerker(rol))
    assert client.get(reverse(f"casusregie:{naam}")).status_code == status


def test_registratie_van_een_ander_team_is_niet_te_vinden(client):
    team, ander = team_met_mensen(), team_met_mensen()
    registratie = register_jeugdige(
        persoon(), MOEDER, by=team.casusregisseur, organisatie=team.team, bsn=test_bsn(3)
    )
    adres = reverse("casusregie:casus_open", args=[registratie.kenmerk])
    client.force_login(ander.casusregisseur)
    assert client.get(adres).status_code == 404
    adres = reverse("casusregie:casus_open", args=[registratie.jeugdige.kenmerk])
    assert client.get(adres).status_code == 404
    client.force_login(team.teamleider)
    assert client.get(adres).status_code == 403


# --- gezin --------------------------------------------------------------------------------------
def test_gezag_wijzigen_bewaart_wat_was(client):
    casus = casus_a(ouders=2)
    moeder, vader = casus.gezin.leden.exclude(naam="").order_by("pk")
    client.force_login(casus.holder_of(Rol.PROCESREGISSEUR).medewerker)
    adres = reverse("casusregie:gezin_edit", args=[casus.kenmerk])
    assert client.get(adres).status_code == 200
    data = {
        f"gezag-{moeder.pk}": "on",
        "lid1-naam": "Oma",
        "lid1-rol": "voogd",
        "lid1-gezag": "on",
    }
    assert client.post(adres, data).status_code == 302
    vader.refresh_from_db()
    assert vader.gezag and vader.einddatum == date(2026, 3, 1)
    nu = casus.gezin.leden.filter(einddatum=None).exclude(naam="")
    assert {(lid.naam, lid.gezag) for lid in nu} == {
        ("Ouder 1 Veldwijk", True),
        ("Ouder 2 Veldwijk", False),
        ("Oma", True),
    }
    assert client.post(adres, {"lid1-naam": "Half"}).status_code == 422


def test_teamleider_wijzigt_het_gezin_niet(client):
    team = team_met_mensen()
    casus = casus_a(team)
    client.force_login(team.teamleider)
    adres = reverse("casusregie:gezin_edit", args=[casus.kenmerk])
    assert client.post(adres, {}).status_code == 403
    assert casus.gezin.leden.filter(einddatum=None).count() == 2


def test_gezin_van_een_ander_hoort_er_niet_bij():
    casus = casus_a()
    assert gezin_van(JeugdigeFactory()).pk != casus.gezin_id
