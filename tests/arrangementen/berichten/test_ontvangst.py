"""Binnenkomende berichten: bewaren, vier niveaus, herhaling en volgorde; niets kwijt."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arrangementen.berichten import aanbiederzijde
from arrangementen.berichten.inlezen import GeenBestand, find_files, read_files, resume
from arrangementen.berichten.opslag import store
from arrangementen.ijw.bericht import Bevinding
from arrangementen.ijw.lezen import MAX_BYTES, read
from arrangementen.ijw.retour import read_retour
from arrangementen.models import Bericht, Toewijzing, Zorgstart, Zorgstop
from casusregie.models import Jeugdige
from organisaties.models import Medewerker, Organisatie
from tests.arrangementen.berichten.test_heen_en_weer import valid_by_official_schema
from tests.factories import arrangementen
from tests.factories.arrangementen import (
    OP,
    bericht_van,
    bevestigd,
    gestart,
    gestopt,
    toewijzing_van,
    verstuurd,
)
from tests.factories.inkoop import koopt
from verloop.models import Gebeurtenis, Outbox

pytestmark = pytest.mark.django_db
WEEK = OP + timedelta(days=7)
BEGIN = WEEK.date()


@pytest.fixture
def arrangement():
    return bevestigd()


@pytest.fixture
def toewijzing(arrangement):
    return toewijzing_van(arrangement)


def lees(data, op=OP + timedelta(days=30)):
    """Receive a file a month after the opdracht, unless told otherwise."""
    return arrangementen.lees(data, op)


def start(toewijzing, nummer="ST1", begin=BEGIN, op=WEEK, **anders):
    return aanbiederzijde.start_of(toewijzing, begin, op=op, nummer=nummer, **anders)


def stop(toewijzing, einde, reden="31", nummer="SP1", begin=BEGIN, **anders):
    op = OP + timedelta(days=30)
    return aanbiederzijde.stop_of(toewijzing, begin, einde, reden, op=op, nummer=nummer, **anders)


def stand():
    """All that a message could have changed."""
    return (
        list(Zorgstart.objects.values_list("pk", "verwijderd_op")),
        list(Zorgstop.objects.values_list("pk", "verwijderd_op")),
        list(Toewijzing.objects.values_list("pk", "versie", "gemeld_in")),
        Bericht.objects.count(),
        Gebeurtenis.objects.count(),
        Outbox.objects.count(),
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "IJW-102", id="leeg"),
        pytest.param(b"geen xml", "IJW-401", id="geen xml"),
        pytest.param(b"\xef\xbb\xbf<a/>", "IJW-201", id="bom"),
        pytest.param(b"PK\x03\x04 zip", "IJW-202", id="ingepakt"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "IJW-301", id="entiteit"),
        pytest.param(b"<a/>", "IJW-501", id="ander xml"),
        pytest.param(b" " * (MAX_BYTES + 1), "IJW-101", id="te groot"),
    ],
)
def test_geen_bericht_blijft_als_afgekeurde_rij(data, code):
    uitkomst = lees(data)
    rij = Bericht.objects.get()
    assert (uitkomst.goed, uitkomst.niveau) == (False, 1)
    assert uitkomst.bevindingen[0]["code"] == code
    assert (rij.status, rij.retouren.count()) == ("afgekeurd", 0)
    assert rij.grootte == len(data)


def test_ruwe_bytes_zijn_versleuteld_en_precies_terug_te_lezen(toewijzing):
    data = start(toewijzing)
    rij = lees(data).rij
    assert rij.data == data
    assert toewijzing.casus.jeugdige.bsn.encode() not in bytes(rij.ruw)


def test_herhaling_geeft_hetzelfde_antwoord_en_verandert_niets(toewijzing):
    data = start(toewijzing)
    eerste = lees(data)
    voor = stand()
    tweede = lees(data)
    assert eerste.to_dict() == tweede.to_dict()
    assert stand() == voor


def test_herhaling_van_een_afgekeurd_bestand_verandert_niets():
    eerste = lees(b"geen xml")
    voor = stand()
    assert lees(b"geen xml").to_dict() == eerste.to_dict()
    assert stand() == voor


def test_eigen_bericht_terug_inlezen_verandert_niets(arrangement):
    data = bericht_van(arrangement).data
    voor = stand()
    assert lees(data).goed
    assert stand() == voor


def test_zelfde_identificatie_met_andere_inhoud_is_9056(toewijzing):
    lees(start(toewijzing))
    uitkomst = lees(start(toewijzing, op=WEEK + timedelta(days=1)))
    assert not uitkomst.goed
    assert [b["code"] for b in uitkomst.bevindingen if b["regel"] == "TR056"] == ["9056"]
    assert Zorgstart.objects.count() == 1


@pytest.mark.parametrize(
    ("oud", "nieuw", "code"),
    [
        pytest.param(b">0599<", b">0363<", "IJW-701", id="andere gemeente"),
        pytest.param(b">98000001<", b">98765432<", "IJW-702", id="onbekende aanbieder"),
    ],
)
def test_verkeerd_adres_wordt_geweigerd_zonder_retour(toewijzing, oud, nieuw, code):
    uitkomst = lees(start(toewijzing).replace(oud, nieuw))
    assert (uitkomst.goed, uitkomst.niveau) == (False, 1)
    assert uitkomst.bevindingen[0]["code"] == code
    assert not Bericht.objects.filter(soort="306").exists()
    assert not Zorgstart.objects.exists()


def test_niveau_2_geeft_een_retour_met_0001(toewijzing):
    data = start(toewijzing).replace(b"<jw305:StatusAanlevering>1<", b"<jw305:StatusAanlevering>2<")
    uitkomst = lees(data)
    retour = Bericht.objects.get(soort="306")
    assert uitkomst.niveau == 2
    assert uitkomst.bevindingen[0]["regel"] == "CS058"
    assert read_retour(read(retour.data)).codes == [("Header", "0001")]
    assert valid_by_official_schema(retour)
    assert not Zorgstart.objects.exists()


def test_toekomstige_start_is_niveau_2(toewijzing):
    uitkomst = lees(start(toewijzing, begin=BEGIN + timedelta(days=1)))
    assert [b["regel"] for b in uitkomst.bevindingen] == ["TR134"]


def foute(toewijzing, **anders):
    """A copy of the toewijzing that says something else."""
    kopie = Toewijzing.objects.select_related(
        "aanbieder", "gemeente", "product", "casus__jeugdige"
    ).get(pk=toewijzing.pk)
    for naam, waarde in anders.items():
        setattr(kopie, naam, waarde)
    return kopie


def test_start_zonder_toewijzing_is_9019(toewijzing):
    uitkomst = lees(start(foute(toewijzing, nummer=999_999_999)))
    retour = Bericht.objects.get(soort="306")
    assert [b["code"] for b in uitkomst.bevindingen] == ["9019"]
    assert ("Client/StartProducten/StartProduct[1]", "9019") in read_retour(read(retour.data)).codes
    assert valid_by_official_schema(retour)


def test_tweede_start_terwijl_de_hulp_loopt_is_9326(toewijzing):
    lees(start(toewijzing))
    later = WEEK + timedelta(days=1)
    uitkomst = lees(start(toewijzing, "ST2", later.date(), later))
    assert [b["code"] for b in uitkomst.bevindingen] == ["9326"]


def test_stop_zonder_start_is_9069(toewijzing):
    uitkomst = lees(stop(toewijzing, BEGIN), OP + timedelta(days=30))
    assert [b["code"] for b in uitkomst.bevindingen] == ["9069"]
    assert not Zorgstop.objects.exists()


def test_productcode_bij_een_andere_categorie_is_s329(toewijzing):
    data = start(toewijzing).replace(b"<ijw:Categorie>41<", b"<ijw:Categorie>45<")
    assert "S329" in [b["code"] for b in lees(data).bevindingen]


def test_dagtekening_in_de_toekomst_is_8848(toewijzing):
    assert [b["code"] for b in lees(start(toewijzing), OP).bevindingen] == ["8848"]


def test_start_verwijderen_en_opnieuw(arrangement, toewijzing):
    lees(start(toewijzing))
    assert lees(start(toewijzing, "ST2", status="3")).goed
    arrangement.refresh_from_db()
    assert arrangement.status == "opdracht_gegeven"
    assert lees(start(toewijzing, "ST3")).goed
    arrangement.refresh_from_db()
    assert arrangement.status == "loopt"


@pytest.mark.parametrize("samen", [False, True], ids=["een bericht", "een groep"])
def test_wie_naar_de_jeugdige_verwijst_wacht_niet_op_een_bericht(toewijzing, samen):
    """A full FOR UPDATE would stop every row that points to this jeugdige."""
    data = start(toewijzing)
    with CaptureQueriesContext(connection) as vragen:
        if samen:
            store(data, op=WEEK, by=Medewerker.objects.systeem())
            assert resume(op=WEEK) == 1
        else:
            assert lees(data).goed
    begin = f'SELECT "{Jeugdige._meta.db_table}"'
    sloten = [v["sql"] for v in vragen if v["sql"].startswith(begin) and " FOR " in v["sql"]]
    assert sloten
    assert all(vraag.endswith("FOR NO KEY UPDATE") for vraag in sloten)


def test_stop_verwijderen_heropent_de_hulp(arrangement, toewijzing):
    lees(start(toewijzing))
    einde, op = BEGIN + timedelta(days=10), OP + timedelta(days=30)
    lees(stop(toewijzing, einde), op)
    uitkomst = lees(stop(toewijzing, einde, nummer="SP2", status="3"), op)
    arrangement.refresh_from_db()
    assert uitkomst.goed, uitkomst.bevindingen
    assert (arrangement.status, arrangement.beeindigd_op) == ("loopt", None)


@pytest.mark.parametrize(
    ("reden", "code"),
    [
        pytest.param("20", "9413", id="tweede keer tijdelijk"),
        pytest.param("31", None, id="alsnog definitief"),
    ],
)
def test_na_een_tijdelijke_stop(toewijzing, reden, code):
    lees(start(toewijzing))
    op = OP + timedelta(days=30)
    lees(stop(toewijzing, BEGIN + timedelta(days=5), "20"), op)
    uitkomst = lees(stop(toewijzing, BEGIN + timedelta(days=9), reden, "SP2"), op)
    assert uitkomst.goed is (code is None)
    assert [b["code"] for b in uitkomst.bevindingen] == ([code] if code else [])


def test_na_een_definitieve_stop_is_een_stop_9415():
    arrangement = gestopt()
    toewijzing = toewijzing_van(arrangement)
    op = OP + timedelta(days=40)
    data = aanbiederzijde.stop_of(toewijzing, BEGIN, op.date(), "33", op=op, nummer="SP9")
    assert [b["code"] for b in lees(data, op).bevindingen] == ["9415"]


def test_start_van_een_andere_jeugdige_is_9019(toewijzing):
    ander = Jeugdige.objects.get(pk=toewijzing.casus.jeugdige_id)
    ander.pk, ander.kenmerk = None, type(ander)._meta.get_field("kenmerk").get_default()
    ander.set_bsn("999998882")
    ander.save()
    kopie = foute(toewijzing)
    kopie.casus.jeugdige = ander
    assert [b["code"] for b in lees(start(kopie)).bevindingen] == ["9019"]


def test_taakgericht_mag_zonder_toewijzing(toewijzing):
    koopt(Organisatie.objects.get(cbs_code="0599"), "mvs")
    data = start(toewijzing)
    begin, einde = data.index(b"    <jw305:ToewijzingNummer"), data.index(b"<jw305:Product>")
    zonder = data[:begin] + b"        " + data[einde:]
    uitkomst = lees(zonder)
    assert uitkomst.goed, uitkomst.bevindingen
    assert Zorgstart.objects.get().toewijzing is None
    assert uitkomst.rij.casus == toewijzing.casus


# --- antwoord op wat wij stuurden ---------------------------------------------------------------
FOUT = Bevinding(3, "TR332", "9332", "Client/ToegewezenProducten/ToegewezenProduct[1]", "fout")


def test_afgekeurde_jw301_wordt_opnieuw_te_melden():
    arrangement = verstuurd()
    bericht = bericht_van(arrangement)
    uitkomst = lees(aanbiederzijde.answer_of(bericht, op=OP, bevindingen=[FOUT]))
    bericht.refresh_from_db()
    assert uitkomst.goed
    assert bericht.status == "afgekeurd"
    assert [b["code"] for b in bericht.bevindingen] == ["9332"]
    assert toewijzing_van(arrangement).gemeld_in is None


def test_antwoord_op_een_onbekend_bericht_wordt_geweigerd():
    arrangement = verstuurd()
    data = aanbiederzijde.answer_of(bericht_van(arrangement), op=OP)
    uitkomst = lees(data.replace(b">301000000", b">301900000"))
    assert [b["code"] for b in uitkomst.bevindingen] == ["IJW-703"]


def test_tweede_antwoord_telt_niet():
    arrangement = bevestigd()
    bericht = bericht_van(arrangement)
    later = OP + timedelta(days=1)
    uitkomst = lees(aanbiederzijde.answer_of(bericht, op=later, bevindingen=[FOUT]), later)
    bericht.refresh_from_db()
    assert [b["code"] for b in uitkomst.bevindingen] == ["IJW-704"]
    assert bericht.status == "bevestigd"


@pytest.mark.eis("CR-A2-05", "CR-D-02")
def test_klok_van_het_antwoord_loopt_drie_werkdagen():
    arrangement = verstuurd()
    termijn = arrangement.casus.termijnen.get(code="ijw.retour")
    assert termijn.uiterlijk.isoformat() == "2026-03-05"
    lees(aanbiederzijde.answer_of(bericht_van(arrangement), op=OP + timedelta(days=1)), OP)
    termijn.refresh_from_db()
    assert termijn.voldaan_op is not None


@pytest.mark.eis("CR-A2-05")
def test_termijn_van_de_startmelding():
    arrangement = bevestigd()
    termijn = arrangement.casus.termijnen.get(code="zorg.start_melden", vervallen=False)
    assert (termijn.start.isoformat(), termijn.uiterlijk.isoformat()) == (
        "2026-03-09",
        "2026-03-16",
    )
    gestart(arrangement)
    gehaald = arrangement.casus.termijnen.get(code="zorg.start_melden", vervallen=False)
    assert gehaald.voldaan_op == BEGIN


def test_stopmelding_kort_voor_de_startmelding_in_een_map(tmp_path, toewijzing):
    op = OP + timedelta(days=30)
    (tmp_path / "a-stop.xml").write_bytes(stop(toewijzing, BEGIN + timedelta(days=3)))
    (tmp_path / "b-start.xml").write_bytes(start(toewijzing))
    by = Medewerker.objects.systeem()
    uitkomsten = list(read_files(find_files([tmp_path]), by=by, op=op))
    assert [uitkomst.goed for uitkomst in uitkomsten] == [True, True]
    assert Zorgstop.objects.count() == 1


def test_ontbrekend_pad_geeft_een_zin(tmp_path):
    with pytest.raises(GeenBestand, match="bestaat niet"):
        find_files([tmp_path / "weg.xml"])


def test_onbekende_gemeentecode_in_de_kop_verandert_niets(toewijzing):
    voor = Zorgstart.objects.count(), toewijzing.casus.termijnen.count()
    lees(start(toewijzing).replace(b">0599<", b">9999<"))
    assert (Zorgstart.objects.count(), toewijzing.casus.termijnen.count()) == voor
