"""Termijnen, signalen en escalatie van een inzet, met de echte bewaking."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from afwegingskader.models import EenOpEenInzet
from arrangementen.models import Arrangement
from casusregie.models import Escalatie, Signaal, Termijn
from casusregie.termijnen.bewaking import Uitkomst, watch
from casusregie.termijnen.herstel import recompute
from casusregie.termijnen.projectie import project
from normenkader.models import KaderVersie
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from tests.factories import afwegingskader as f
from verloop import outbox
from verloop.overgangen import perform

LAATSTE, TUSSEN, AFBOUW = (
    "eenopeen.laatste_dag",
    "eenopeen.tussenevaluatie",
    "eenopeen.afbouw_vervolg",
)


AANVRAAG = "eenopeen.aanvraag"


def kijk(dag):
    return watch(dag, f.om(dag, 6))


def dag_nr(inzet, nummer):
    return inzet.begindatum + timedelta(days=nummer - 1)


def termijn(inzet, code):
    return Termijn.objects.of_onderwerp(inzet).get(code=code)


def stap(w, inzet, naam, dag, **gegevens):
    return perform(inzet, naam, by=w.behandelregisseur, op=f.om(dag), **gegevens)


EINDE = {"doel_bereikt": "deels", "evaluatie": "Het ging beter.", "vervolg_soort": "lichter"}
GOED = {"tussenevaluatie": "Goed.", "tussenbesluit": "lichter"}


@pytest.mark.eis("OO-01", "OO-06")
def test_drie_termijnen_vanaf_de_echte_start(w):
    gepland = f.gepland(w)
    assert not Termijn.objects.of_onderwerp(gepland).exists()
    inzet = stap(w, gepland, "start", date(2026, 3, 12))
    uiterlijk = {t.code: t.uiterlijk for t in Termijn.objects.of_onderwerp(inzet)}
    assert uiterlijk == {
        LAATSTE: date(2026, 4, 8),
        TUSSEN: date(2026, 3, 25),
        AFBOUW: date(2026, 4, 1),
    }


@pytest.mark.eis("OO-01")
@pytest.mark.parametrize(
    ("dagen", "codes"),
    [
        (1, {LAATSTE}),
        (14, {LAATSTE}),
        (15, {LAATSTE, TUSSEN}),
        (21, {LAATSTE, TUSSEN}),
        (22, {LAATSTE, TUSSEN, AFBOUW}),
        (28, {LAATSTE, TUSSEN, AFBOUW}),
    ],
)
def test_een_korte_inzet_heeft_alleen_de_momenten_ervoor(w, dagen, codes):
    einde = f.BEGIN + timedelta(days=dagen - 1)
    inzet = f.gestart(w, einddatum=einde, afbouw_vanaf_dag=None, afbouw_uren_per_dag=None)
    assert {t.code for t in Termijn.objects.of_onderwerp(inzet)} == codes
    assert termijn(inzet, LAATSTE).uiterlijk == einde


@pytest.mark.eis("OO-01", "OO-06")
@pytest.mark.parametrize(
    ("nummer", "titel", "aan"),
    [
        (14, "Dag 14. 1-op-1: tussenevaluatie", {"casusregisseur", "behandelregisseur"}),
        (
            21,
            "Dag 21. 1-op-1: afbouw en vervolg vastleggen",
            {"casusregisseur", "behandelregisseur"},
        ),
        (
            26,
            "Dag 26. 1-op-1: laatste dag",
            {"casusregisseur", "behandelregisseur", "procesregisseur"},
        ),
    ],
)
def test_signalen_op_dag_14_21_en_26(w, nummer, titel, aan):
    inzet = f.gestart(w)
    kijk(dag_nr(inzet, nummer - 1))
    ervoor = Signaal.objects.count()
    assert kijk(dag_nr(inzet, nummer)) == Uitkomst(signalen=len(aan))
    nieuw = Signaal.objects.order_by("pk")[ervoor:]
    assert {s.titel for s in nieuw} == {titel}
    assert {s.plek.split("@")[0] for s in nieuw} == aan
    regisseur = next(s for s in nieuw if s.plek.startswith("casusregisseur"))
    assert regisseur.medewerker == w.casusregisseur
    assert {s.url for s in nieuw} == {f"/1-op-1/inzet/{inzet.kenmerk}/"}
    assert kijk(dag_nr(inzet, nummer)) == Uitkomst()


def test_op_andere_dagen_gebeurt_niets(w):
    inzet = f.gestart(w)
    stil = [n for n in range(1, 29) if n not in (14, 21, 26)]
    gegeven = {n: kijk(dag_nr(inzet, n)) for n in range(1, 29)}
    assert {n for n in stil if gegeven[n] != Uitkomst()} == set()


@pytest.mark.eis("OO-06")
def test_wat_al_is_vastgelegd_geeft_geen_signaal(w):
    inzet = f.gestart(w)
    stap(w, inzet, "record_tussenevaluatie", dag_nr(inzet, 10), **GOED)
    assert kijk(dag_nr(inzet, 14)) == Uitkomst()


@pytest.mark.eis("OO-06")
def test_een_gemist_moment_is_te_laat_maar_escaleert_niet(w):
    inzet = f.gestart(w)
    rijen = Termijn.objects.of_onderwerp(inzet)
    assert not rijen.overdue(dag_nr(inzet, 14)).exists()
    assert {t.code for t in rijen.overdue(dag_nr(inzet, 15))} == {TUSSEN}
    assert {t.code for t in rijen.overdue(dag_nr(inzet, 22))} == {TUSSEN, AFBOUW}
    for nummer in range(14, 29):
        kijk(dag_nr(inzet, nummer))
    assert not Escalatie.objects.exists()


@pytest.mark.eis("OO-01")
def test_dag_29_naar_de_procesregisseur_en_na_drie_werkdagen_naar_het_expertteam(db):
    """Last day Wednesday 11 March: day 29 is Thursday 12, the RER follows on Wednesday 18."""
    w = f.wereld(op=f.om(date(2026, 2, 2)))
    inzet = f.gestart(
        w,
        f.om(date(2026, 2, 5)),
        begindatum=date(2026, 2, 12),
        einddatum=date(2026, 3, 11),
        gewijzigd_sinds=date(2026, 2, 2),
    )
    for dag in range(12, 12 + 28):
        kijk(date(2026, 2, 1) + timedelta(days=dag - 1))
    assert not Escalatie.objects.exists()
    uitkomst = kijk(date(2026, 3, 12))
    assert uitkomst.escalaties == 1
    eerste = Escalatie.objects.get()
    assert (eerste.trede, eerste.aan_rol, eerste.sinds) == (1, "procesregisseur", date(2026, 3, 12))
    assert eerste.aan_medewerker == w.procesregisseur
    assert kijk(date(2026, 3, 12)) == Uitkomst()
    for dag in range(13, 18):
        assert kijk(date(2026, 3, dag)) == Uitkomst(), dag
    assert kijk(date(2026, 3, 18)).escalaties == 1
    tweede = Escalatie.objects.get(trede=2)
    assert (tweede.aan_rol, tweede.aan_organisatie) == ("zorgbemiddelaar", w.rer)
    assert kijk(date(2026, 3, 18)) == Uitkomst()
    inzet.refresh_from_db()
    assert inzet.status == "loopt", "een escalatie is nooit een stand"
    zichtbaar = EenOpEenInzet.objects.visible_to(w.zorgbemiddelaar, date(2026, 3, 18))
    assert zichtbaar.get() == inzet


@pytest.mark.eis("OO-01")
@pytest.mark.parametrize("dag", [27, 28, 29, 30], ids=["dag_27", "dag_28", "dag_29", "dag_30"])
def test_beeindigen_stopt_de_teller(w, dag):
    inzet = f.gestart(w)
    for nummer in range(1, dag):
        kijk(dag_nr(inzet, nummer))
    stap(w, inzet, "end", dag_nr(inzet, dag), **EINDE)
    for nummer in range(dag, 45):
        kijk(dag_nr(inzet, nummer))
    escalaties = Escalatie.objects.values_list("trede", "status")
    assert list(escalaties) == ([] if dag <= 29 else [(1, "vervallen")])
    assert termijn(inzet, LAATSTE).voldaan_op == dag_nr(inzet, dag)


def test_na_het_einde_vervalt_wat_niet_is_vastgelegd(w):
    inzet = f.gestart(w)
    inzet = stap(w, inzet, "end", dag_nr(inzet, 10), **EINDE)
    assert termijn(inzet, TUSSEN).vervallen
    assert termijn(inzet, AFBOUW).vervallen


@pytest.mark.eis("OO-02", "OO-07")
def test_een_lopende_inzet_houdt_de_getallen_van_zijn_eigen_kader(w):
    inzet = f.gestart(w)
    KaderVersie.objects.update(geldig_tot=date(2026, 3, 14))
    f.KaderversieFactory(
        versienaam="2026-2",
        geldig_van=date(2026, 3, 15),
        maximum_dagen=20,
        tussenevaluatie_dag=7,
        afbouw_dag=10,
        signaaldagen=[7, 10, 18],
    )
    inzet = stap(w, inzet, "record_tussenevaluatie", date(2026, 3, 20), **GOED)
    assert termijn(inzet, LAATSTE).uiterlijk == dag_nr(inzet, 28)
    assert termijn(inzet, AFBOUW).uiterlijk == dag_nr(inzet, 21)


@pytest.mark.eis("OO-07")
def test_een_andere_versie_geeft_andere_dagen_en_signalen(w):
    KaderVersie.objects.update(
        maximum_dagen=20, tussenevaluatie_dag=7, afbouw_dag=10, signaaldagen=[7, 10, 18]
    )
    einde = f.BEGIN + timedelta(days=19)
    inzet = f.gestart(w, einddatum=einde, afbouw_vanaf_dag=None, afbouw_uren_per_dag=None)
    assert termijn(inzet, TUSSEN).uiterlijk == dag_nr(inzet, 7)
    met_signaal = [n for n in range(1, 21) if kijk(dag_nr(inzet, n)).signalen]
    assert met_signaal == [7, 10, 18]


@pytest.mark.eis("OO-02")
def test_buiten_het_kader_zijn_er_geen_termijnen(db):
    begin = date(2025, 1, 20)
    w = f.wereld(op=f.om(date(2025, 1, 6)))
    inzet = f.gestart(
        w,
        f.om(date(2025, 1, 13)),
        begindatum=begin,
        einddatum=begin + timedelta(days=59),
        gewijzigd_sinds=begin,
    )
    assert inzet.dagen == 60
    assert not Termijn.objects.of_onderwerp(inzet).exists()


@pytest.mark.parametrize(
    ("bij_gezin", "wie"), [(False, "casusregisseur"), (True, "procesregisseur")]
)
def test_heeft_het_gezin_de_casusregie_dan_is_de_procesregisseur_aan_zet(db, bij_gezin, wie):
    w = f.wereld(bij_gezin=bij_gezin)
    inzet = f.gestart(w)
    assert termijn(inzet, TUSSEN).aan_zet == [wie, Rol.BEHANDELREGISSEUR]
    persoon = getattr(w, wie)
    rijen = Termijn.objects.of_onderwerp(inzet).for_worklist(persoon, dag_nr(inzet, 2))
    assert rijen.count() == 3


def test_herrekenen_verandert_niets(w):
    inzet = f.gestart(w)
    project(list(Arrangement.objects.all()))
    kijk(dag_nr(inzet, 14))
    stap(w, inzet, "record_tussenevaluatie", dag_nr(inzet, 15), **GOED)
    voor = list(Termijn.objects.order_by("pk").values())
    dag = dag_nr(inzet, 15)
    regels = []
    telling = recompute(
        on=dag, now=f.om(dag), by=w.procesregisseur, save=True, report=regels.append
    )
    assert (telling.gewijzigd, regels) == (0, [])
    assert list(Termijn.objects.order_by("pk").values()) == voor


@pytest.mark.parametrize(
    ("start", "laatste"),
    [
        (date(2028, 2, 1), date(2028, 2, 28)),
        (date(2028, 2, 2), date(2028, 2, 29)),
        (date(2028, 2, 3), date(2028, 3, 1)),
        (date(2026, 2, 2), date(2026, 3, 1)),
        (date(2026, 3, 28), date(2026, 4, 24)),
        (date(2026, 10, 24), date(2026, 11, 20)),
    ],
    ids=["schrikkel_28", "schrikkeldag", "na_schrikkeldag", "gewoon", "zomertijd", "wintertijd"],
)
def test_kalenderdagen_tellen_door(db, start, laatste):
    w = f.wereld(op=f.om(start - timedelta(days=10)))
    inzet = f.gestart(
        w,
        f.om(start - timedelta(days=5)),
        begindatum=start,
        einddatum=laatste,
        gewijzigd_sinds=start,
    )
    assert inzet.dagen == 28
    assert termijn(inzet, LAATSTE).uiterlijk == laatste
    assert inzet.day_on(laatste) == 28


# --- de aanvraag ----------------------------------------------------------------------------------
@pytest.mark.eis("OO-07", "OO-10", "OO-12")
def test_wie_iets_moet_doen_voor_een_aanvraag_ziet_haar_met_de_klok(db):
    """Akkoord, analyse and decision each come to the one whose turn it is, first in the list."""
    w = f.wereld()
    stuk = f.ingediend(w)
    assert turn(stuk) == ("1-op-1: akkoord geven", [Rol.CASUSREGISSEUR, Rol.BEHANDELREGISSEUR])
    assert at_turn(stuk) == {w.casusregisseur, w.behandelregisseur}
    stuk = perform(stuk, "agree_aanbieder", by=w.behandelregisseur, op=f.OP)
    assert turn(stuk)[1] == [Rol.CASUSREGISSEUR]
    stuk = perform(stuk, "agree_regie", by=w.casusregisseur, op=f.OP)
    assert turn(stuk) == ("1-op-1: verklarende analyse maken", [Rol.GEDRAGSWETENSCHAPPER])
    assert at_turn(stuk) == {w.gedragswetenschapper}
    outbox.process_all()
    perform(f.analyse(w, stuk), "adopt", by=w.gedragswetenschapper, op=f.OP)
    stuk = type(stuk).objects.get(pk=stuk.pk)
    assert turn(stuk) == ("1-op-1: besluiten over de aanvraag", [Rol.PROCESREGISSEUR])
    outbox.process_all()
    gehoord = Signaal.objects.filter(onderwerp_kenmerk=stuk.kenmerk).values_list("titel", flat=True)
    assert sorted(gehoord) == [
        "1-op-1: akkoord geven",
        "1-op-1: akkoord geven",
        "1-op-1: besluiten over de aanvraag",
        "1-op-1: verklarende analyse maken",
    ]
    stuk = perform(stuk, "grant", by=w.besluiter, op=f.OP, motivering="Ja.")
    rij = termijn(stuk, AANVRAAG)
    assert (rij.uiterlijk, rij.voldaan_op) == (stuk.begindatum, stuk.besloten_op)


def test_een_ingetrokken_aanvraag_vraagt_niets_meer(db):
    w = f.wereld()
    stuk = f.met_akkoord(w)
    perform(stuk, "withdraw", by=w.behandelregisseur, op=f.OP)
    assert termijn(stuk, AANVRAAG).vervallen


def turn(stuk):
    """The title of its termijn, and the roles that are asked something."""
    rij = termijn(stuk, AANVRAAG)
    assert rij.uiterlijk == stuk.begindatum
    return rij.titel, rij.aan_zet


def at_turn(stuk):
    """Who of this world has it in the own worklist."""
    dag = timezone.localdate(f.OP)
    vraag = Termijn.objects.of_onderwerp(stuk).filter(code=AANVRAAG)
    mensen = Medewerker.objects.filter(is_systeem=False)
    return {
        wie
        for wie in mensen
        if (vraag & Termijn.objects.visible_to(wie, dag).for_worklist(wie, dag)).exists()
    }
