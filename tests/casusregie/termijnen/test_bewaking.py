"""De bewaking: signalen op de dag zelf en één escalatie per gemiste termijn, ook achteraf."""

from datetime import date, timedelta

import pytest

from casusregie.models import Betrokkenheid, Escalatie, Signaal, Termijn
from casusregie.termijnen import hooks
from casusregie.termijnen.bewaking import Uitkomst, watch
from casusregie.termijnen.feiten import Opschorting, Termijnfeit
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from tests.casusregie.termijnen.bouw import GEMIST, GEMIST_OM, START, inzet
from verloop.models import Gebeurtenis, Outbox
from verloop.zinsneden import sentence

pytestmark = pytest.mark.django_db
BEIDE = (Rol.CASUSREGISSEUR, Rol.BEHANDELREGISSEUR)
SIGNALEN = {14: BEIDE, 21: BEIDE, 26: (*BEIDE, Rol.PROCESREGISSEUR)}


def on(dag):
    return watch(dag, bouw.om(dag))


def dag(nummer):
    return START + timedelta(days=nummer - 1)


@pytest.mark.eis("OO-06", "OO-07")
def test_signalen_op_de_dag_zelf_en_maar_een_keer(w, onderwerp):
    onderwerp.project(inzet(w, signaal_aan=SIGNALEN))
    tellingen = {n: on(dag(n)).signalen for n in range(1, 29)}
    assert {n: aantal for n, aantal in tellingen.items() if aantal} == {14: 2, 21: 2, 26: 3}
    assert on(dag(28)) == Uitkomst(0, 0)
    laatste = Signaal.objects.filter(soort="dag-26")
    assert {s.plek.split("@")[0] for s in laatste} == {*BEIDE, Rol.PROCESREGISSEUR}
    assert {s.op for s in laatste} == {dag(26)}


def test_signaal_gaat_naar_wie_de_regie_heeft(w, onderwerp):
    bouw.regie(onderwerp.casus, Rol.CASUSREGISSEUR, w.casusregisseur)
    bouw.regie(onderwerp.casus, Rol.BEHANDELREGISSEUR, w.behandelregisseur, w.aanbieder)
    onderwerp.project(inzet(w, signaal_aan={14: BEIDE}))
    on(dag(14))
    ontvangers = set(Signaal.objects.values_list("medewerker", flat=True))
    assert ontvangers == {w.casusregisseur.pk, w.behandelregisseur.pk}
    gezien = Signaal.objects.for_medewerker
    assert gezien(w.casusregisseur, dag(14)).unread().count() == 1
    assert gezien(w.collega, dag(14)).count() == 0


def test_gemiste_bewaking_geeft_signalen_later_nog_een_keer(w, onderwerp):
    onderwerp.project(inzet(w, signaal_aan=SIGNALEN))
    assert on(dag(23)).signalen == 4
    assert on(dag(24)).signalen == 0
    signaal = Signaal.objects.filter(soort="dag-14").first()
    assert (signaal.op, signaal.gegeven_op, signaal.laat) == (dag(14), dag(23), True)


def test_gelezen_blijft_gelezen(w, onderwerp):
    onderwerp.project(inzet(w, signaal_aan={14: BEIDE}))
    on(dag(14))
    assert Signaal.objects.for_medewerker(w.casusregisseur, dag(14)).mark_read(GEMIST_OM) == 1
    assert Signaal.objects.unread().count() == 1


@pytest.mark.eis("OO-01")
def test_dag_29_geeft_precies_een_escalatie(w, onderwerp):
    onderwerp.project(inzet(w))
    assert on(GEMIST - timedelta(days=1)) == Uitkomst(0, 0)
    assert on(GEMIST) == Uitkomst(1, 1)
    assert on(GEMIST) == Uitkomst(0, 0)
    escalatie = Escalatie.objects.get()
    assert (escalatie.trede, escalatie.sinds, escalatie.laat) == (1, GEMIST, False)
    assert (escalatie.aan_rol, escalatie.aan_organisatie) == (Rol.PROCESREGISSEUR, w.team)
    assert escalatie.antwoord_uiterlijk == date(2026, 3, 17)
    assert escalatie.klimt_op == date(2026, 3, 18)
    signaal = Signaal.objects.get()
    assert signaal.plek == f"{Rol.PROCESREGISSEUR}@{w.team.pk}"
    assert signaal.onderwerp_kenmerk == escalatie.kenmerk


@pytest.mark.eis("OO-07")
def test_escalatie_staat_in_de_tijdlijn_en_in_de_werkvoorraad(w, onderwerp):
    onderwerp.project(inzet(w))
    on(GEMIST)
    gebeurtenis = Gebeurtenis.objects.get(dossier=onderwerp.casus.kenmerk)
    assert gebeurtenis.door == w.systeem
    assert gebeurtenis.op == GEMIST_OM
    assert gebeurtenis.gegevens == {"sinds": "2026-03-12", "laat": False}
    assert sentence(gebeurtenis) == "Termijn gemist: escalatie geopend (trede 1)"
    werk = Termijn.objects.for_worklist(w.procesregisseur, GEMIST).get()
    assert werk.titel == "Escalatie beantwoorden: 1-op-1: laatste dag"
    assert werk.uiterlijk == date(2026, 3, 17)
    assert not werk.escaleert


@pytest.mark.eis("OO-07")
def test_na_drie_werkdagen_zonder_antwoord_naar_de_rer(w, onderwerp):
    onderwerp.project(inzet(w))
    on(GEMIST)
    for stil in (13, 14, 15, 16, 17):
        assert on(date(2026, 3, stil)) == Uitkomst(0, 0)
    assert on(date(2026, 3, 18)) == Uitkomst(1, 1)
    assert on(date(2026, 3, 18)) == Uitkomst(0, 0)
    eerste, tweede = Escalatie.objects.order_by("trede")
    assert eerste.status == "doorgezet"
    assert (tweede.trede, tweede.sinds) == (2, date(2026, 3, 18))
    assert (tweede.aan_rol, tweede.aan_organisatie) == (Rol.ZORGBEMIDDELAAR, w.rer)
    assert tweede.klimt_op is None
    assert Termijn.objects.for_worklist(w.procesregisseur, date(2026, 3, 18)).count() == 0
    assert Termijn.objects.for_worklist(w.zorgbemiddelaar, date(2026, 3, 18)).count() == 1


def test_de_rer_mag_de_casus_zien_met_een_grond(w, onderwerp):
    onderwerp.project(inzet(w))
    assert not Escalatie.objects.visible_to(w.zorgbemiddelaar, GEMIST).exists()
    on(GEMIST)
    on(date(2026, 3, 18))
    assert Escalatie.objects.visible_to(w.zorgbemiddelaar, date(2026, 3, 18)).count() == 2
    betrokken = Betrokkenheid.objects.get(organisatie=w.rer)
    assert betrokken.grond == "Escalatie, trede 2: 1-op-1: laatste dag"
    assert betrokken.begindatum == date(2026, 3, 18)
    assert Betrokkenheid.objects.filter(organisatie=w.team, rol=Rol.PROCESREGISSEUR).count() == 1


def test_klok_dagen_uit_alles_een_keer_op_volgorde_met_ware_dag(w, onderwerp):
    onderwerp.project(inzet(w, signaal_aan=SIGNALEN))
    uitkomst = on(date(2026, 3, 20))
    assert uitkomst == Uitkomst(7 + 2, 2)
    assert on(date(2026, 3, 20)) == Uitkomst(0, 0)
    eerste, tweede = Escalatie.objects.order_by("pk")
    assert [(e.trede, e.sinds, e.laat) for e in (eerste, tweede)] == [
        (1, date(2026, 3, 12), True),
        (2, date(2026, 3, 18), True),
    ]
    assert eerste.status == "doorgezet"
    laat = Gebeurtenis.objects.filter(code__startswith="casusregie.escalatie.trede_")
    assert [g.gegevens["laat"] for g in laat] == [True, True]


def test_klok_terug_doet_niets_opnieuw(w, onderwerp):
    onderwerp.project(inzet(w, signaal_aan=SIGNALEN))
    on(date(2026, 3, 20))
    for terug in (date(2026, 3, 12), date(2026, 2, 1), date(2026, 3, 20)):
        assert on(terug) == Uitkomst(0, 0)


def test_termijn_zonder_ladder_escaleert_niet(w, onderwerp):
    onderwerp.project(Termijnfeit("eenopeen.tussenevaluatie", START, signaal_aan={}))
    assert on(date(2026, 12, 1)) == Uitkomst(0, 0)


def test_feit_kan_escaleren_uitzetten(w, onderwerp):
    onderwerp.project(inzet(w, escaleert=False))
    assert on(date(2026, 12, 1)) == Uitkomst(0, 0)


def test_stilstaande_termijn_escaleert_niet(w, onderwerp):
    onderwerp.project(
        Termijnfeit(
            "zorg.start_melden",
            START,
            organisatie_id=w.aanbieder.pk,
            opschortingen=(Opschorting(START + timedelta(days=1)),),
        )
    )
    assert on(date(2026, 12, 1)) == Uitkomst(0, 0)


@pytest.mark.parametrize("feit", ["voldaan", "verdwenen"])
def test_alsnog_voldaan_laat_de_escalatie_vervallen(w, onderwerp, feit):
    onderwerp.project(inzet(w))
    on(GEMIST)
    onderwerp.project(*([inzet(w, voldaan_op=GEMIST)] if feit == "voldaan" else []))
    escalatie = Escalatie.objects.get()
    assert escalatie.status == "vervallen"
    assert on(date(2026, 3, 18)) == Uitkomst(0, 0)
    assert not Termijn.objects.running().exists()


def test_nieuwe_laatste_dag_begint_de_ladder_opnieuw(w, onderwerp):
    onderwerp.project(inzet(w))
    on(GEMIST)
    onderwerp.project(inzet(w, lengte=35))
    assert Escalatie.objects.get().status == "vervallen"
    assert on(date(2026, 3, 18)) == Uitkomst(0, 0)
    assert on(date(2026, 3, 19)) == Uitkomst(1, 1)
    nieuw = Escalatie.objects.open().get()
    assert (nieuw.trede, nieuw.sinds) == (1, date(2026, 3, 19))


def test_start_naar_voren_wordt_niet_gemist(w, onderwerp):
    onderwerp.project(inzet(w))
    on(date(2026, 3, 11))
    onderwerp.project(inzet(w, START - timedelta(days=10)))
    assert on(date(2026, 3, 11)) == Uitkomst(2, 2)
    assert [e.sinds for e in Escalatie.objects.order_by("trede")] == [
        date(2026, 3, 2),
        date(2026, 3, 6),
    ]


def test_het_moment_hoort_bij_de_dag(db):
    with pytest.raises(ValueError, match="andere dag"):
        watch(date(2026, 3, 13), GEMIST_OM)


@pytest.mark.parametrize(
    ("velden", "rol", "plek"),
    [
        pytest.param({}, Rol.PROCESREGISSEUR, "team", id="route A"),
        pytest.param({"route": "C"}, Rol.JEUGDBESCHERMER, "team", id="route C"),
        pytest.param(
            {"route": "B", "opt_out": True, "opt_out_getekend_op": START},
            Rol.BACKOFFICE,
            "gemeente",
            id="opt-out: de gemeente",
        ),
    ],
)
def test_aan_wie_trede_1_gaat(w, velden, rol, plek):
    casus = bouw.casussen(w, 1, begin=9, **velden)[0]
    bouw.Proefonderwerp(casus).project(inzet(w))
    on(GEMIST)
    escalatie = Escalatie.objects.get()
    assert (escalatie.aan_rol, escalatie.aan_organisatie) == (rol, getattr(w, plek))


def test_zonder_rer_blijft_de_escalatie_bij_trede_1_zichtbaar(w, onderwerp):
    w.zorgbemiddelaar.aanstellingen.all().delete()
    w.rer.delete()
    onderwerp.project(inzet(w))
    on(GEMIST)
    on(date(2026, 3, 18))
    assert Escalatie.objects.get().trede == 1
    assert Escalatie.objects.get().status == "open"


def test_gemiste_termijn_zet_werk_klaar(w, onderwerp, monkeypatch):
    monkeypatch.setattr(hooks, "_bij_te_laat", {})
    hooks.add_on_overdue("zorg.opschorting", "proef.verval")
    onderwerp.project(Termijnfeit("zorg.opschorting", START, organisatie_id=w.aanbieder.pk))
    termijn = Termijn.objects.get()
    on(termijn.uiterlijk)
    assert not Outbox.objects.exists()
    on(termijn.uiterlijk + timedelta(days=1))
    on(termijn.uiterlijk + timedelta(days=2))
    werk = Outbox.objects.get()
    assert werk.taak == "proef.verval"
    assert werk.gegevens == {"onderwerp_id": onderwerp.pk, "termijn_id": termijn.pk}


def test_vragen_groeien_niet_met_het_aantal(w, tel_queries):
    bouw.due_termijnen(w, 1, begin=900)
    on(GEMIST)
    aantallen = []
    for begin, aantal in ((0, 5), (100, 200)):
        bouw.due_termijnen(w, aantal, begin=begin)
        with tel_queries() as vragen:
            assert on(GEMIST).escalaties == aantal
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
