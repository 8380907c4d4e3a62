"""Opnieuw versturen: na een afkeuring als nieuw bericht, anders hetzelfde bestand; nooit dubbel."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from time_machine import travel

from arrangementen.berichten import aanbiederzijde
from arrangementen.berichten.opnieuw.dienst import send_new, send_same
from arrangementen.berichten.opnieuw.verschillen import changes_of
from arrangementen.berichten.versturen import send, write_unsent
from arrangementen.ijw.bericht import Bevinding
from arrangementen.ijw.lezen import read
from arrangementen.models import Bericht, Herzending
from arrangementen.toewijzing.openen import change_toewijzing, send_toewijzing
from tests.factories.arrangementen import OP, bericht_van, lees, toewijzing_van, verstuurd
from verloop.fouten import Conflict, Geblokkeerd

pytestmark = pytest.mark.django_db
FOUT = Bevinding(3, "TR332", "9332", "Client/ToegewezenProducten/ToegewezenProduct[1]", "fout")
LATER = OP + timedelta(days=1)


def afgekeurd():
    """A JW301 that the aanbieder rejected."""
    arrangement = verstuurd()
    lees(aanbiederzijde.answer_of(bericht_van(arrangement), op=OP, bevindingen=[FOUT]))
    return arrangement, bericht_van(arrangement)


def herstel(arrangement):
    """Somebody corrects the house number in the dossier."""
    jeugdige = arrangement.casus.jeugdige
    jeugdige.huisnummer = (jeugdige.huisnummer or 0) + 2
    jeugdige.save()


def test_na_herstel_komt_er_een_nieuw_bericht_met_een_eigen_nummer(backoffice):
    arrangement, oud = afgekeurd()
    herstel(arrangement)
    nieuw = send_new(oud, by=backoffice, op=LATER, reden="hersteld", toelichting="huisnummer")
    assert nieuw.identificatie != oud.identificatie
    assert (nieuw.status, nieuw.vervangt) == ("klaar", oud)
    assert toewijzing_van(arrangement).gemeld_in == nieuw
    keer = Herzending.objects.get()
    assert (keer.bericht, keer.nieuw, keer.door, keer.wijze) == (oud, nieuw, backoffice, "nieuw")


def test_een_afgekeurd_bericht_wordt_een_keer_vervangen(backoffice):
    _, oud = afgekeurd()
    send_new(oud, by=backoffice, op=LATER, reden="ontvanger")
    with pytest.raises(Geblokkeerd, match="al een nieuw bericht"):
        send_new(oud, by=backoffice, op=LATER, reden="ontvanger")
    assert Bericht.objects.filter(soort="301").count() == 2


def test_zonder_herstel_kan_hersteld_niet_de_reden_zijn(backoffice):
    _, oud = afgekeurd()
    with pytest.raises(ValidationError) as fout:
        send_new(oud, by=backoffice, op=LATER, reden="hersteld")
    assert "nog gelijk" in fout.value.messages[0]
    assert not Herzending.objects.exists()
    assert Bericht.objects.filter(soort="301").count() == 1


def test_wat_veranderde_staat_er_zonder_de_persoon():
    arrangement, oud = afgekeurd()
    assert changes_of(oud, LATER.date()) == []
    herstel(arrangement)
    verschil = changes_of(Bericht.objects.get(pk=oud.pk), LATER.date())
    assert [v.plaats for v in verschil] == [
        "Cliënt, relatie 1, contact, adres, huisnummer",
        "Cliënt, contact 1, adres, huisnummer",
    ]
    assert {v.wordt for v in verschil} == {"(afgeschermd, gewijzigd)"}


@pytest.mark.parametrize("wie", ["zorgadministratie", "vreemde"])
def test_alleen_de_backoffice_verstuurt_opnieuw(request, wie):
    _, oud = afgekeurd()
    with pytest.raises(PermissionDenied):
        send_new(oud, by=request.getfixturevalue(wie), op=LATER, reden="ontvanger")


def test_niet_aangekomen_gaat_als_hetzelfde_bestand(backoffice, tmp_path):
    bericht = bericht_van(verstuurd())
    terug = send_same(bericht, by=backoffice, op=LATER, reden="niet_aangekomen")
    assert (terug.status, terug.verzonden_op) == ("klaar", None)
    geschreven = list(write_unsent(tmp_path, op=LATER))
    assert [pad.read_bytes() for pad in geschreven] == [bericht.data]
    assert list(write_unsent(tmp_path / "leeg", op=LATER)) == []
    bericht.refresh_from_db()
    assert (bericht.status, bericht.verzonden_op) == ("verzonden", LATER)
    assert Herzending.objects.get().wijze == "zelfde"


def test_wat_beantwoord_is_gaat_niet_nog_een_keer(backoffice):
    arrangement = verstuurd()
    lees(aanbiederzijde.answer_of(bericht_van(arrangement), op=OP))
    with pytest.raises(Conflict):
        send_same(bericht_van(arrangement), by=backoffice, op=LATER, reden="storing")


def test_antwoord_terwijl_het_opnieuw_klaarstaat_telt_als_verzonden(backoffice, tmp_path):
    bericht = bericht_van(verstuurd())
    send_same(bericht, by=backoffice, op=LATER, reden="niet_aangekomen")
    lees(aanbiederzijde.answer_of(bericht, op=LATER), LATER)
    bericht.refresh_from_db()
    assert bericht.status == "bevestigd"
    assert list(write_unsent(tmp_path, op=LATER)) == []


def test_klaar_bericht_hoeft_niet_opnieuw(backoffice):
    bericht = bericht_van(verstuurd())
    send_same(bericht, by=backoffice, op=LATER, reden="storing")
    with pytest.raises(Conflict):
        send_same(bericht, by=backoffice, op=LATER, reden="storing")


def test_nieuw_bericht_draagt_de_reden_van_wijziging_weer(backoffice):
    arrangement = verstuurd()
    lees(aanbiederzijde.answer_of(bericht_van(arrangement), op=OP))
    toewijzing = toewijzing_van(arrangement)
    einde = toewijzing.einddatum - timedelta(days=7)
    change_toewijzing(toewijzing, reden="05", op=LATER, einddatum=einde)
    tweede = send_toewijzing(arrangement.casus, arrangement.aanbieder, op=LATER)
    send(tweede, op=LATER)
    lees(aanbiederzijde.answer_of(tweede, op=LATER, bevindingen=[FOUT]), LATER)
    derde = send_new(tweede, by=backoffice, op=LATER, reden="ontvanger")
    client = read(derde.data).inhoud["Client"]
    product = client["ToegewezenProducten"]["ToegewezenProduct"][0]
    assert (product["RedenWijziging"], product["Einddatum"]) == ("05", einde.isoformat())


# --- het scherm -----------------------------------------------------------------------------------
def adres(bericht):
    return reverse("arrangementen:bericht_opnieuw", args=[bericht.kenmerk])


@pytest.fixture
def op_de_dag():
    with travel(LATER, tick=False):
        yield


def test_scherm_toont_wat_veranderde_en_verstuurt(als, backoffice, op_de_dag):
    arrangement, oud = afgekeurd()
    herstel(arrangement)
    client = als(backoffice)
    assert "huisnummer" in client.get(adres(oud)).content.decode()
    antwoord = client.post(adres(oud), {"reden": "hersteld", "toelichting": ""})
    nieuw = Bericht.objects.get(vervangt=oud)
    assert antwoord["Location"].endswith(f"{nieuw.kenmerk}/")
    tekst = client.get(reverse("arrangementen:bericht_detail", args=[oud.kenmerk])).content.decode()
    assert "Er is een nieuw bericht" in tekst
    assert "De gegevens zijn hersteld" in tekst


@pytest.mark.parametrize(
    ("gegevens", "zin"),
    [
        pytest.param({}, "Kies waarom", id="geen reden"),
        pytest.param({"reden": "storing"}, "Kies een antwoord uit de lijst", id="verkeerde reden"),
        pytest.param({"reden": "hersteld"}, "nog gelijk", id="niets hersteld"),
    ],
)
def test_fout_formulier_is_422_en_verandert_niets(als, backoffice, op_de_dag, gegevens, zin):
    _, oud = afgekeurd()
    antwoord = als(backoffice).post(adres(oud), gegevens)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert Bericht.objects.filter(soort="301").count() == 1


def test_bevestigd_bericht_opnieuw_is_een_conflict(als, backoffice, op_de_dag):
    arrangement = verstuurd()
    bericht = bericht_van(arrangement)
    lees(aanbiederzijde.answer_of(bericht, op=OP))
    antwoord = als(backoffice).post(adres(bericht), {"reden": "storing"})
    assert antwoord.status_code == 409
    assert "hoeft niet opnieuw" in antwoord.content.decode()
