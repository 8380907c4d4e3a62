"""Een anonieme vraag wijst naar niemand: de controle, en wat het team te zien krijgt."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from casusregie.jeugdige.gezinnen import current_members
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.models import Signaal, Termijn
from casusregie.toestemming.anoniem import Termen, identifying, terms_of
from casusregie.toestemming.voorlegging import Voorlegging
from organisaties.rollen import Rol
from tests.factories.casusregie import DAG, OP, JeugdigeFactory, casus_b, casus_c, test_bsn
from tests.factories.organisaties import AanbiederFactory, LokaalTeamFactory, medewerker
from verloop.fouten import Conflict
from verloop.overgangen import perform, register

TERMEN = Termen(
    namen=frozenset({"noor", "veldwijk", "maria"}),
    straat="voorbeeldstraat",
    postcode="3011aa",
    geboortedata=frozenset({date(2011, 5, 9)}),
    nummers=frozenset({"2026-000123", "999900006"}),
)


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        pytest.param("Noor wil niet naar school", "de naam", id="roepnaam"),
        pytest.param("De moeder van NÓÓR belt", "de naam", id="accenten-en-hoofdletters"),
        pytest.param("Noors moeder belt", "de naam", id="bezit"),
        pytest.param("Noor's moeder belt", "de naam", id="bezit-met-apostrof"),
        pytest.param("mevrouw Veld\u200bwijk", "de naam", id="onzichtbaar-teken"),
        pytest.param("familie Veldwijk-Jansen", "de naam", id="dubbele-naam"),
        pytest.param("geboren op 9-5-2011", "een geboortedatum", id="datum-kort"),
        pytest.param("geboren op 09/05/11", "een geboortedatum", id="datum-twee-cijfers"),
        pytest.param("geboren op 2011-05-09", "een geboortedatum", id="datum-iso"),
        pytest.param("geboren op 9 mei 2011", "een geboortedatum", id="datum-in-woorden"),
        pytest.param("woont in de Voorbeeldstraat", "de straat", id="straat"),
        pytest.param("woont op 3011 AA", "een postcode", id="postcode"),
        pytest.param("woont op 3011 aa", "een postcode", id="eigen-postcode-klein"),
        pytest.param("woont op 2511KB", "een postcode", id="postcode-van-een-ander"),
        pytest.param("BSN 999900006", "een BSN of casusnummer", id="bsn"),
        pytest.param("BSN 9999.00.006", "een BSN of casusnummer", id="bsn-met-punten"),
        pytest.param(f"BSN {test_bsn(5)}", "een BSN of casusnummer", id="bsn-van-een-ander"),
        pytest.param("zie casus 2026-000123", "een BSN of casusnummer", id="casusnummer"),
        pytest.param("bel 06 12345678", "een telefoonnummer", id="telefoon"),
        pytest.param("mail noor@voorbeeld.example", "een telefoonnummer", id="mail"),
    ],
)
def test_wat_naar_iemand_wijst_wordt_gevonden(tekst, deel):
    assert any(deel in gevonden for gevonden in identifying(tekst, TERMEN))


@pytest.mark.parametrize(
    "tekst",
    [
        "Een meisje van 14 gaat sinds 3 maanden niet naar school. Wat is lokaal mogelijk?",
        "De moeder heeft schulden van ongeveer 12.500 euro.",
        "Sinds 1-3-2026 is er hulp van 5 uur per week.",
        "Het noordelijke deel van de gemeente heeft geen groep.",
    ],
)
def test_een_gewone_vraag_blijft_mogelijk(tekst):
    assert identifying(tekst, TERMEN) == []


@pytest.fixture
def w(db):
    """An aanbieder with a casus, a team of the gemeente that knows nothing of it."""

    class Wereld:
        aanbieder = AanbiederFactory()
        jeugdige = JeugdigeFactory(achternaam="Kanarievogel", roepnaam="Zilverlicht")

    Wereld.casus = casus_b(Wereld.aanbieder, jeugdige=Wereld.jeugdige)
    Wereld.by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=Wereld.aanbieder)
    Wereld.team = LokaalTeamFactory()
    Wereld.teamlid = medewerker(Rol.CASUSREGISSEUR, organisatie=Wereld.team)
    return Wereld


def leg_voor(w, tekst="Wat is lokaal mogelijk bij schoolverzuim?", by=None, **velden):
    gegevens = {
        "casus": w.casus,
        "organisatie": w.aanbieder,
        "aan": w.team,
        "leeftijdsgroep": "12-15",
        "vraag": tekst,
        "gesteld_op": DAG,
        **velden,
    }
    return register(Voorlegging(**gegevens), by=by or w.by, op=OP)


@pytest.mark.eis("CR-B1-14", "CR-B0-05")
def test_het_team_antwoordt_zonder_te_weten_over_wie(w, client):
    vraag = leg_voor(w)
    assert Termijn.objects.get(code="consultatie.antwoord").uiterlijk == date(2026, 3, 9)
    client.force_login(w.teamlid)
    for url in (
        reverse("casusregie:voorlegging_list"),
        reverse("casusregie:voorlegging_answer", args=[vraag.kenmerk]),
    ):
        pagina = client.get(url)
        assert pagina.status_code == 200
        tekst = pagina.content.decode()
        for geheim in ("Kanarievogel", "Zilverlicht", w.casus.nummer, str(w.casus.kenmerk)):
            assert geheim not in tekst
        assert str(w.aanbieder) not in tekst
    antwoord = client.post(
        reverse("casusregie:voorlegging_answer", args=[vraag.kenmerk]),
        {"antwoord": "Begin bij het schoolteam."},
    )
    assert antwoord.status_code == 302
    vraag.refresh_from_db()
    assert vraag.status == "beantwoord"
    assert not Betrokkenheid.objects.filter(casus=w.casus, organisatie=w.team).exists()
    assert Termijn.objects.get(code="consultatie.antwoord").voldaan_op is not None
    client.force_login(w.by)
    tab = client.get(reverse("casusregie:toestemming_list", args=[w.casus.kenmerk]))
    assert "Begin bij het schoolteam." in tab.content.decode()


def test_het_team_ziet_de_casus_en_haar_termijn_niet(w):
    leg_voor(w)
    assert not Termijn.objects.visible_to(w.teamlid, DAG).exists()
    assert not Voorlegging.objects.visible_to(w.teamlid, DAG).exists()
    assert not Signaal.objects.exists()


def test_een_tekst_met_namen_wordt_geweigerd_bij_het_veld(w, client):
    client.force_login(w.by)
    pagina = client.post(
        reverse("casusregie:voorlegging_new", args=[w.casus.kenmerk]),
        {
            "organisatie": w.aanbieder.pk,
            "aan": w.team.pk,
            "leeftijdsgroep": "12-15",
            "vraag": "Zilverlicht woont in de Voorbeeldstraat",
        },
    )
    assert pagina.status_code == 422
    tekst = pagina.content.decode()
    assert "nog niet anoniem" in tekst
    assert "de straat" in tekst
    assert not Voorlegging.objects.exists()


def test_ook_de_namen_van_het_gezin_wijzen_naar_iemand(w):
    leden = current_members(w.casus.gezin, DAG)
    assert "kanarievogel" in terms_of(w.casus, leden).namen
    with pytest.raises(ValidationError, match="nog niet anoniem"):
        leg_voor(w, "Ouder 1 Veldwijk vraagt advies")


def test_een_team_dat_al_meewerkt_krijgt_geen_anonieme_vraag(w):
    team = LokaalTeamFactory()
    w.casus = casus_b(w.aanbieder, team=team)
    with pytest.raises(ValidationError, match="werkt al mee"):
        leg_voor(w, aan=team)


def test_een_ander_stelt_of_beantwoordt_geen_vraag(w):
    vreemd = medewerker(Rol.BEHANDELREGISSEUR)
    with pytest.raises(PermissionDenied):
        leg_voor(w, by=vreemd)
    vraag = leg_voor(w)
    ander_team = medewerker(Rol.CASUSREGISSEUR)
    assert not Voorlegging.objects.for_team(ander_team, DAG).exists()
    with pytest.raises(PermissionDenied, match="Alleen het team"):
        perform(vraag, "answer", by=ander_team, op=OP, antwoord="Ja.")
    teamleider = medewerker(Rol.TEAMLEIDER, organisatie=w.team)
    with pytest.raises(PermissionDenied):
        perform(vraag, "answer", by=teamleider, op=OP, antwoord="Ja.")


def test_na_het_einde_van_de_betrokkenheid_vraagt_de_aanbieder_niets_meer(w):
    w.casus.betrokkenheden.update(einddatum=DAG - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        leg_voor(w)


def test_een_ingetrokken_vraag_verdwijnt_bij_het_team(w):
    vraag = perform(leg_voor(w), "withdraw", by=w.by, op=OP)
    assert not Voorlegging.objects.for_team(w.teamlid, DAG).exists()
    assert Termijn.objects.get(code="consultatie.antwoord").vervallen
    with pytest.raises(Conflict):
        perform(vraag, "answer", by=w.teamlid, op=OP, antwoord="Te laat.")


def test_een_leeg_antwoord_wordt_geweigerd(w):
    vraag = leg_voor(w)
    with pytest.raises(ValidationError, match="wat uw advies is"):
        perform(vraag, "answer", by=w.teamlid, op=OP, antwoord="  ")


@pytest.mark.eis("CR-C2-13")
def test_ook_een_gi_legt_zonder_toestemming_anoniem_voor(w):
    casus = casus_c()
    by = casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    vraag = leg_voor(w, casus=casus, organisatie=casus.team, by=by)
    klaar = perform(vraag, "answer", by=w.teamlid, op=OP, antwoord="Wij denken aan schuldhulp.")
    assert klaar.beantwoord_op == DAG
    assert klaar.beantwoord_door == w.teamlid
    assert not casus.betrokkenheden.filter(organisatie=w.team).exists()
