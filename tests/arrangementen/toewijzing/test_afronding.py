"""Opschorting, eenzijdig stoppen, starten na toekenning en sluiten met hulp die loopt."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from arrangementen.berichten import aanbiederzijde
from arrangementen.models import Arrangement, Toewijzing, Zorgstart, Zorgstop
from arrangementen.toewijzing.afronding import no_help_left
from arrangementen.toewijzing.melden import report_start, report_stop
from casusregie.models import Betrokkenheid, Casus, Signaal, Termijn
from casusregie.termijnen.bewaking import watch
from organisaties.rollen import Rol
from tests.casusregie.afronding.bouw import (
    BESLUIT,
    START,
    casus_van,
    dag,
    gemeld,
    hulp_van,
    op,
    wereld,
)
from tests.factories.arrangementen import (
    OP,
    ArrangementFactory,
    VlierhofFactory,
    bericht_van,
    bevestigd,
    gestart,
    lees,
    toewijzing_van,
)
from tests.factories.casusregie import casus_b
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.fouten import Geblokkeerd
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db


def stil(w, sinds):
    """The aanbieder reports a temporary stop (reason 20)."""
    bericht = report_stop(
        toewijzing_van(w.arrangement), sinds, "20", by=w.zorgadministratie, op=op(sinds)
    )
    outbox.process_all()
    w.arrangement.refresh_from_db()
    return bericht


def hervat(w, begin, wanneer=None):
    """The aanbieder reports that the help goes on (JW305)."""
    bericht = report_start(
        toewijzing_van(w.arrangement), begin, by=w.zorgadministratie, op=wanneer or op(begin)
    )
    outbox.process_all()
    w.arrangement.refresh_from_db()
    return bericht


#: sinds -> (last day in time, day on which it lapses); 8 weken is 56 days later
ACHT_WEKEN = {
    "gewoon": (date(2026, 3, 16), date(2026, 5, 11), date(2026, 5, 12)),
    "over de zomertijd": (date(2026, 3, 28), date(2026, 5, 23), date(2026, 5, 24)),
    "laatste dag valt op zondag": (date(2026, 3, 29), date(2026, 5, 24), date(2026, 5, 25)),
    "over de wintertijd": (date(2026, 10, 1), date(2026, 11, 26), date(2026, 11, 27)),
    "over de jaarwisseling": (date(2026, 12, 7), date(2027, 2, 1), date(2027, 2, 2)),
}


@pytest.fixture
def w():
    return wereld()


@pytest.mark.eis("CR-A3-05", "CR-B3-04")
@pytest.mark.parametrize(("sinds", "laatste", "vervalt"), ACHT_WEKEN.values(), ids=ACHT_WEKEN)
def test_hervatten_kan_tot_en_met_de_laatste_dag(w, sinds, laatste, vervalt):
    stil(w, sinds)
    hulp = hulp_van(w)
    assert (hulp.stand, hulp.opgeschort_op, hulp.vervalt_op) == ("opgeschort", sinds, vervalt)
    assert Termijn.objects.get(code="zorg.opschorting").uiterlijk == laatste
    bericht = hervat(w, laatste)
    assert (bericht.soort, bericht.status) == ("305", "verwerkt")
    assert w.arrangement.status == "loopt"


@pytest.mark.eis("CR-A3-05", "CR-B3-04")
@pytest.mark.parametrize(("sinds", "laatste", "vervalt"), ACHT_WEKEN.values(), ids=ACHT_WEKEN)
def test_een_dag_later_noemt_de_zin_de_dag_van_vervallen(w, sinds, laatste, vervalt):
    stil(w, sinds)
    aantal = Zorgstart.objects.count()
    with pytest.raises(ValidationError) as fout:
        hervat(w, vervalt)
    zin = " ".join(fout.value.messages)
    assert f"{vervalt.day} " in zin and str(vervalt.year) in zin and "nieuwe opdracht" in zin
    assert Zorgstart.objects.count() == aantal
    assert (vervalt - laatste).days == 1


@pytest.mark.eis("CR-A3-05")
def test_schrikkeldag_telt_mee():
    arrangement = Arrangement(opgeschort_op=date(2028, 1, 10))
    from arrangementen.arrangement.bewakers import lapse_day

    assert lapse_day(arrangement) == date(2028, 3, 7)


@pytest.mark.eis("CR-A3-05", "CR-B3-04")
def test_de_aanspraak_vervalt_vanzelf_en_iedereen_hoort_het(w):
    stil(w, dag(7))  # 16 maart; 11 mei is de laatste dag
    for n in range(7, 65):
        watch(dag(n), op(dag(n), 1))
        outbox.process_all()
    w.arrangement.refresh_from_db()
    assert (w.arrangement.status, w.arrangement.vervallen_op) == ("vervallen", date(2026, 5, 12))
    gegeven = Signaal.objects.filter(soort="hulp-vervallen")
    assert set(gegeven.values_list("plek", flat=True)) == {
        f"casusregisseur@{w.team.pk}",
        f"procesregisseur@{w.team.pk}",
        f"backoffice@{casus_van(w).gemeente_id}",
        f"behandelregisseur@{w.aanbieder.pk}",
        f"zorgadministratie@{w.aanbieder.pk}",
    }
    toewijzing = toewijzing_van(w.arrangement)
    assert toewijzing.einddatum == date(2026, 5, 11)
    assert bericht_van(w.arrangement, "301").op >= op(date(2026, 5, 12), 0)
    with pytest.raises(ValidationError, match="12 mei 2026"):
        hervat(w, date(2026, 5, 11), op(date(2026, 5, 14)))


@pytest.mark.eis("CR-A3-05")
def test_voor_het_vervallen_komt_er_een_waarschuwing(w):
    stil(w, dag(7))
    watch(dag(7 + 42), op(dag(7 + 42), 1))
    gegeven = Signaal.objects.filter(termijn__code="zorg.opschorting")
    assert set(gegeven.values_list("soort", flat=True)) == {"dag-43"}
    assert set(gegeven.values_list("plek", flat=True)) == {
        f"behandelregisseur@{w.aanbieder.pk}",
        f"casusregisseur@{w.team.pk}",
        f"procesregisseur@{w.team.pk}",
    }
    watch(dag(7 + 53), op(dag(7 + 53), 1))
    assert set(gegeven.values_list("soort", flat=True)) == {"dag-43", "dag-54"}


@pytest.mark.eis("CR-A3-05", "CR-B3-04")
def test_na_het_vervallen_meldt_de_aanbieder_nog_de_definitieve_stop(w):
    stil(w, dag(7))
    for n in range(8, 65):
        watch(dag(n), op(dag(n), 1))
        outbox.process_all()
    ziet = Casus.objects.visible_to(w.zorgadministratie, date(2026, 5, 15))
    assert ziet.filter(pk=w.casus_id).exists(), "tot de stop is gemeld"
    open_ = Termijn.objects.get(code="zorg.stop_melden", voldaan_op=None)
    assert open_.uiterlijk == date(2026, 5, 19)  # 5 werkdagen na 11 mei, zonder Hemelvaart
    moment = op(date(2026, 5, 15))
    report_stop(toewijzing_van(w.arrangement), dag(7), "34", by=w.zorgadministratie, op=moment)
    outbox.process_all()
    w.arrangement.refresh_from_db()
    assert w.arrangement.status == "vervallen"
    assert not Termijn.objects.filter(code="zorg.stop_melden", voldaan_op=None).running().exists()
    assert Betrokkenheid.objects.filter(
        casus=w.casus_id, organisatie=w.aanbieder, einddatum=date(2026, 5, 15) + timedelta(days=42)
    ).exists(), "nog zes weken zicht voor de afsluitrapportage"
    assert hulp_van(w).reden == "34"


@pytest.mark.eis("CR-B3-04")
def test_het_formulier_zegt_wanneer_het_recht_verviel(w, client):
    stil(w, dag(7))
    client.force_login(w.zorgadministratie)
    toewijzing = toewijzing_van(w.arrangement)
    adres = reverse("arrangementen:toewijzing_start", args=[toewijzing.kenmerk])
    with travel(op(date(2026, 5, 12)), tick=False):
        antwoord = client.post(adres, {"begindatum": "12-5-2026"})
    assert antwoord.status_code == 422
    assert "op 12 mei 2026, is het recht op deze hulp vervallen" in antwoord.content.decode()


# --- eenzijdig stoppen door de aanbieder
def stop33(w, einde, by=None):
    toewijzing = toewijzing_van(w.arrangement)
    by = by or w.zorgadministratie
    bericht = report_stop(toewijzing, einde, "33", by=by, op=op(max(einde, dag(20))))
    outbox.process_all()
    return bericht


@pytest.mark.eis("CR-A3-06", "CR-B3-05")
def test_stoppen_met_reden_33_wacht_op_toestemming_en_oplossing(w):
    with pytest.raises(ValidationError, match="doorloop de zes stappen"):
        stop33(w, dag(20))
    stuk = gemeld(w)
    with pytest.raises(ValidationError, match="nog geen toestemming"):
        stop33(w, dag(20))
    stuk = perform(stuk, "consent", by=w.casusregisseur, op=op(dag(12)), **BESLUIT)
    with pytest.raises(ValidationError, match="definitieve oplossing"):
        stop33(w, dag(20))
    perform(
        stuk, "solve", by=w.casusregisseur, op=op(dag(18)), oplossing="Plek", overname_door="Anker"
    )
    with pytest.raises(ValidationError, match="Tot 27 maart 2026"):
        stop33(w, dag(17))
    assert not Zorgstop.objects.exists()
    with pytest.raises(PermissionDenied):
        stop33(w, dag(18), by=w.elders)
    assert stop33(w, dag(18)).soort == "307"
    w.arrangement.refresh_from_db()
    assert w.arrangement.status == "beeindigd"


@pytest.mark.eis("CR-A3-06")
def test_de_toestemming_voor_andere_hulp_telt_niet(w):
    stuk = gemeld(w)
    type(stuk).objects.filter(pk=stuk.pk).update(
        hulp_kenmerk="00000000-0000-4000-8000-000000000001"
    )
    with pytest.raises(ValidationError, match="alleen met toestemming"):
        stop33(w, dag(20))


@pytest.mark.eis("CR-A3-06")
def test_een_bericht_zonder_toestemming_blijft_een_feit_maar_de_regie_hoort_het(w):
    toewijzing = toewijzing_van(w.arrangement)
    data = aanbiederzijde.stop_of(toewijzing, START, dag(20), "33", op=op(dag(20)), nummer="SP9")
    assert lees(data, op(dag(20))).goed
    plekken = Signaal.objects.filter(soort="stop-zonder-toestemming").values_list("plek", flat=True)
    assert {f"procesregisseur@{w.team.pk}", f"casusregisseur@{w.team.pk}"} <= set(plekken)


# --- pas starten na toekenning
@pytest.mark.eis("CR-B2-05")
def test_zonder_toewijzing_begint_de_hulp_niet():
    aanbieder = VlierhofFactory()
    casus = casus_b(aanbieder=aanbieder)
    arrangement = ArrangementFactory(casus=casus, aanbieder=aanbieder)
    assert not Toewijzing.objects.exists()
    by = medewerker(Rol.ZORGADMINISTRATIE, organisatie=aanbieder)
    with pytest.raises(Toewijzing.DoesNotExist):
        report_start(toewijzing_van(arrangement), START, by=by, op=op(START))
    with pytest.raises(Geblokkeerd):
        perform(
            casus.medische_routes.get(),
            "note_start",
            by=type(by).objects.systeem(),
            op=op(START),
        )


@pytest.mark.eis("CR-B2-05")
@pytest.mark.parametrize("eerder", [1, 30])
def test_starten_voor_de_ingang_van_de_toekenning_wordt_geweigerd(eerder, client):
    arrangement = bevestigd()
    by = medewerker(Rol.ZORGADMINISTRATIE, organisatie=VlierhofFactory())
    client.force_login(by)
    toewijzing = toewijzing_van(arrangement)
    adres = reverse("arrangementen:toewijzing_start", args=[toewijzing.kenmerk])
    begin = toewijzing.ingangsdatum - timedelta(days=eerder)
    with travel(op(toewijzing.ingangsdatum), tick=False):
        antwoord = client.post(adres, {"begindatum": f"{begin:%d-%m-%Y}"})
    assert antwoord.status_code == 422
    assert "op of na de ingangsdatum van de toewijzing" in antwoord.content.decode()
    with pytest.raises(ValidationError):
        report_start(toewijzing, begin, by=by, op=op(toewijzing.ingangsdatum))
    assert not Zorgstart.objects.exists()


@pytest.mark.eis("CR-B2-05")
def test_na_toekenning_begint_de_hulp():
    arrangement = gestart(bevestigd())
    assert arrangement.start_op >= toewijzing_van(arrangement).ingangsdatum
    assert timezone.localdate(OP) < arrangement.start_op


@pytest.mark.eis("CR-M-06")
def test_een_casus_sluit_niet_terwijl_er_hulp_loopt(w):
    oordeel = no_help_left(casus_van(w), dag(20))
    assert not oordeel and "De Vlierhof" in oordeel.reden
