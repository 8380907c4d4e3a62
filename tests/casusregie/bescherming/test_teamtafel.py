"""De teamtafel: plannen, wie mee mag doen, houden, verslag en afspraken."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casusregie.afspraken.maken import afspraken_of
from casusregie.bescherming.teamtafel import Teamtafel
from casusregie.models import Afspraak
from organisaties.rollen import Rol
from tests.casusregie.toestemming.hulp import antwoord, vraag
from tests.factories import bescherming as f
from tests.factories.organisaties import AanbiederFactory, medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
DAG, OP = f.DAG, f.OP
TABEL = {
    "gepland": {"hold", "cancel"},
    "gehouden": {"complete_report", "adopt_report"},
    "vastgesteld": set(),
    "vervallen": set(),
}


def team_lid(w):
    return {"rol": "lokaal_team", "naam": "S. Bakhuis", "organisatie_id": w.team.team.pk}


def met_toestemming(w, op=OP):
    gevraagd = vraag(
        w.casus,
        op=op,
        by=w.jeugdbeschermer,
        partijsoort="organisatie",
        partij=w.team.team,
        doel="teamtafel",
    )
    for wie in ("jeugdige", "Ouder 1"):
        gevraagd = antwoord(gevraagd, wie, op=op, by=w.jeugdbeschermer)
    return gevraagd


def test_exacte_overgangen_per_stand():
    regels = list(Teamtafel._meta.get_field("status").get_all_transitions(Teamtafel))
    assert set(TABEL) == set(Teamtafel.Status.values)
    for stand, namen in TABEL.items():
        assert {r.name for r in regels if r.source == stand} == namen, stand


@pytest.mark.parametrize("soort", ["eerste", "tussentijds", "afsluitend"])
@pytest.mark.eis("CR-C2-21")
def test_van_gepland_tot_vastgesteld_verslag_met_afspraken(soort):
    w = f.wereld()
    stuk = f.tafel(w, soort)
    assert stuk.status == "gepland"
    assert [d.rol for d in stuk.deelnemers.all()] == ["jeugdige", "ouder", "jeugdbeschermer"]
    stuk = f.gehouden(w, stuk)
    assert all(d.aanwezig for d in stuk.deelnemers.all())
    stuk = perform(stuk, "adopt_report", by=w.jeugdbeschermer, op=OP)
    assert (stuk.status, stuk.vastgesteld_op) == ("vastgesteld", DAG)
    with pytest.raises(Conflict):
        perform(stuk, "complete_report", by=w.jeugdbeschermer, op=OP, verslag="Anders.")


@pytest.mark.eis("CR-C2-21")
def test_een_afspraak_van_de_tafel_heeft_een_eigenaar_en_een_dag(client):
    w = f.wereld()
    stuk = f.gehouden(w, f.tafel(w))
    client.force_login(w.jeugdbeschermer)
    moeder = stuk.deelnemers.get(rol="ouder")
    antwoord_ = client.post(
        f"/teamtafels/{stuk.kenmerk}/afspraak/",
        {"wat": "Elke week bellen", "wie": str(moeder.pk), "datum": "01-12-2027"},
    )
    assert antwoord_.status_code == 302
    (afspraak,) = afspraken_of(stuk.kenmerk)
    assert (afspraak.eigenaar, afspraak.datum) == ("Ouder 1", date(2027, 12, 1))
    assert afspraak.bron == "teamtafel"
    leeg = client.post(f"/teamtafels/{stuk.kenmerk}/afspraak/", {})
    assert leeg.status_code == 422
    assert "Kies wie dit doet" in leeg.content.decode()
    assert Afspraak.objects.count() == 1


@pytest.mark.eis("CR-C2-03", "CR-C2-12", "CR-C2-21")
def test_het_lokale_team_komt_alleen_met_toestemming_aan_tafel():
    w = f.wereld()
    with pytest.raises(ValidationError) as fout:
        f.tafel(w, meer=[team_lid(w)])
    assert "geen toestemming" in fout.value.message_dict["deelnemers"][0]
    assert not Teamtafel.objects.exists()
    met_toestemming(w)
    stuk = f.tafel(w, meer=[team_lid(w)])
    assert stuk.toestemming_op == DAG
    assert stuk.deelnemers.filter(organisatie=w.team.team).exists()


def test_ook_school_komt_alleen_met_toestemming():
    w = f.wereld()
    school = {"rol": "school", "naam": "Mentor", "namens": "De Regenboog"}
    with pytest.raises(ValidationError):
        f.tafel(w, meer=[school])


def test_een_ingetrokken_toestemming_houdt_iemand_buiten_de_tafel():
    w = f.wereld()
    gevraagd = met_toestemming(w)
    stuk = f.tafel(w, meer=[team_lid(w)])
    perform(gevraagd, "withdraw", by=w.jeugdbeschermer, op=OP, door="Ouder 1")
    with pytest.raises(ValidationError) as fout:
        f.gehouden(w, stuk)
    assert "ingetrokken" in fout.value.message_dict["aanwezig"][0]
    stuk.refresh_from_db()
    assert stuk.status == "gepland"
    assert not stuk.deelnemers.filter(aanwezig=True).exists()


@pytest.mark.eis("CR-C2-18")
def test_zonder_wie_het_volgt_en_terugkoppeling_geen_vastgesteld_verslag():
    w = f.wereld()
    stuk = f.gehouden(w, f.tafel(w), monitoring_door="", terugkoppeling="")
    with pytest.raises(Geblokkeerd, match="wie volgt of het werkt"):
        perform(stuk, "adopt_report", by=w.jeugdbeschermer, op=OP)
    stuk = perform(
        stuk,
        "complete_report",
        by=w.jeugdbeschermer,
        op=OP,
        verslag="Aangevuld.",
        monitoring_door="Wijkteam",
        terugkoppeling="Elke maand bellen wij.",
    )
    stuk = perform(stuk, "adopt_report", by=w.jeugdbeschermer, op=OP)
    assert (stuk.monitoring_door, stuk.terugkoppeling) == ("Wijkteam", "Elke maand bellen wij.")


@pytest.mark.eis("CR-C2-19")
def test_begeleide_bezoeken_hebben_een_begeleider():
    w = f.wereld()
    stuk = f.tafel(w)
    with pytest.raises(ValidationError) as fout:
        f.gehouden(w, stuk, bezoeken=True, bezoeken_door="")
    assert "wie de bezoeken begeleidt" in fout.value.message_dict["bezoeken_door"][0]
    stuk = f.gehouden(w, stuk, bezoeken=True, bezoeken_door="Oma, elke zaterdag")
    assert (stuk.bezoeken, stuk.bezoeken_door) == (True, "Oma, elke zaterdag")


def test_afstemming_met_hulp_voor_volwassenen_staat_in_het_verslag():
    w = f.wereld()
    stuk = f.gehouden(w, f.tafel(w), volwassenhulp="Schuldhulp voor moeder.")
    assert stuk.volwassenhulp == "Schuldhulp voor moeder."


VERKEERD = [
    pytest.param({"gehouden_op": DAG + timedelta(days=1)}, "gehouden_op", id="morgen"),
    pytest.param({"verslag": "x" * 4001}, "verslag", id="te-lang"),
]


@pytest.mark.parametrize(("velden", "veld"), VERKEERD)
def test_houden_met_een_fout_laat_de_tafel_gepland(velden, veld):
    w = f.wereld()
    stuk = f.tafel(w)
    with pytest.raises(ValidationError) as fout:
        f.gehouden(w, stuk, **velden)
    assert veld in fout.value.message_dict
    stuk.refresh_from_db()
    assert stuk.status == "gepland"


def test_een_tafel_alleen_is_geen_tafel():
    w = f.wereld()
    een = [{"rol": "jeugdige", "naam": "Noor"}]
    with pytest.raises(ValidationError) as fout:
        f.vastleggen.plan_teamtafel(
            w.casus, een, by=w.jeugdbeschermer, op=OP, soort="eerste", gepland_op=DAG
        )
    assert "twee mensen" in fout.value.message_dict["deelnemers"][0]


def test_voor_de_aanmelding_is_er_geen_teamtafel():
    w = f.wereld()
    with pytest.raises(ValidationError) as fout:
        f.tafel(w, gepland_op=DAG - timedelta(days=1))
    assert "gepland_op" in fout.value.message_dict


@pytest.mark.parametrize("wie", ["elders", "casusregisseur"])
def test_alleen_de_gi_organiseert(wie):
    w = f.wereld()
    by = getattr(w, wie, None) or getattr(w.team, wie)
    with pytest.raises(PermissionDenied):
        f.tafel(w, by=by)


def test_afzeggen_houdt_de_reden():
    w = f.wereld()
    stuk = perform(f.tafel(w), "cancel", by=w.jeugdbeschermer, op=OP, reden="Moeder is ziek.")
    assert (stuk.status, stuk.reden_vervallen) == ("vervallen", "Moeder is ziek.")
    with pytest.raises(Conflict):
        f.gehouden(w, stuk)


def test_een_aanbieder_ziet_alleen_de_tafels_waar_hij_bij_was():
    w = f.wereld()
    aanbieder = AanbiederFactory()
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    w.casus.betrokkenheden.create(
        jeugdige=w.casus.jeugdige,
        organisatie=aanbieder,
        rol=Rol.BEHANDELREGISSEUR,
        grond="Opdracht",
        begindatum=DAG,
    )
    f.tafel(w)
    mee = f.tafel(w, meer=[{"rol": "aanbieder", "naam": "B", "organisatie_id": aanbieder.pk}])
    assert list(Teamtafel.objects.visible_to(by, DAG)) == [mee]
    assert Teamtafel.objects.visible_to(w.jeugdbeschermer, DAG).count() == 2
    assert not Teamtafel.objects.visible_to(w.elders, DAG).exists()
