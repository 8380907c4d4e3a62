"""De ladder halverwege gewijzigd: wat al liep klimt de oude ladder, wat later begint de nieuwe."""

from datetime import date, timedelta

import pytest

from casusregie.escalatie.kaders import kaders_of
from casusregie.models import Escalatie, Termijn
from casusregie.termijnen.bewaking import watch
from normenkader.kader.vaststellen import adopt_version
from normenkader.models import KaderVersie
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from tests.factories import afwegingskader as f
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.overgangen import perform, register

pytestmark = pytest.mark.django_db
NIEUW_VANAF = date(2026, 3, 2)


@pytest.fixture
def w():
    return f.wereld(op=f.om(date(2026, 2, 2)))


def nieuwe_versie(*werkdagen, vanaf=NIEUW_VANAF):
    """Adopted by two people on a day before it begins."""
    een, ander = medewerker(Rol.NORMBEHEERDER), medewerker(Rol.NORMBEHEERDER)
    op = f.om(vanaf - timedelta(days=10))
    oud = KaderVersie.objects.version_on(vanaf)
    gelijk = ("regelset", "ingangsdatum", "signaaldagen", "bron")
    versie = KaderVersie(
        versienaam="volgend",
        geldig_van=vanaf,
        opgesteld_door=een,
        treden=f.ladder(*werkdagen),
        **{naam: getattr(oud, naam) for naam in gelijk},
    )
    return adopt_version(register(versie, by=een, op=op), by=ander, op=op)


def gestart(w, begin):
    vast = {"begindatum": begin, "einddatum": begin + timedelta(days=27)}
    return f.gestart(w, f.om(begin - timedelta(days=3)), gewijzigd_sinds=begin, **vast)


def klim(vanaf, dagen):
    """Every day the sweep; day → (trede, role) of what was new."""
    gezien = {}
    for n in range(dagen):
        dag = vanaf + timedelta(days=n)
        watch(dag, f.om(dag, 6))
        for rij in Escalatie.objects.filter(ontdekt_op=dag):
            gezien[dag.isoformat()] = (rij.trede, rij.aan_rol)
    return gezien


PROCES, LEIDER, RER = "procesregisseur", "teamleider", "zorgbemiddelaar"


@pytest.mark.eis("OO-01", "OO-02", "OO-07")
@pytest.mark.parametrize(
    ("begin", "werkdagen", "verwacht"),
    [
        pytest.param(  # last day Wednesday 11 March, under the version of its start
            date(2026, 2, 12),
            (1, 1),
            {"2026-03-12": (1, PROCES), "2026-03-18": (2, RER)},
            id="begon ervoor: oude ladder",
        ),
        pytest.param(  # last day Sunday 29 March, the day before the new one begins
            NIEUW_VANAF - timedelta(days=1),
            (1,),
            {"2026-03-29": (1, PROCES), "2026-04-02": (2, RER)},
            id="begon de dag ervoor: oude ladder",
        ),
        pytest.param(
            NIEUW_VANAF,
            (1,),
            {"2026-03-30": (1, PROCES), "2026-04-01": (2, RER)},
            id="begon op de dag: nieuwe ladder",
        ),
        pytest.param(
            NIEUW_VANAF,
            (2, 4),
            {"2026-03-30": (1, PROCES), "2026-04-02": (2, LEIDER), "2026-04-10": (3, RER)},
            id="drie treden, over Pasen heen",
        ),
        pytest.param(NIEUW_VANAF, (), {"2026-03-30": (1, RER)}, id="alleen het expertteam"),
    ],
)
def test_een_inzet_klimt_de_ladder_van_haar_kader(w, begin, werkdagen, verwacht):
    medewerker(Rol.TEAMLEIDER, organisatie=w.team)
    nieuwe_versie(*werkdagen)
    gestart(w, begin)
    assert klim(begin, 50) == verwacht


@pytest.mark.eis("OO-02", "OO-07")
def test_toegekend_onder_de_oude_versie_en_later_begonnen(w):
    """The inzet keeps the version under which it was granted, also when it starts later."""
    nieuwe_versie(1)
    inzet = f.gepland(
        w,
        f.om(date(2026, 2, 24)),
        begindatum=date(2026, 2, 27),
        einddatum=date(2026, 3, 26),
        gewijzigd_sinds=date(2026, 2, 20),
    )
    inzet = perform(inzet, "start", by=w.behandelregisseur, op=f.om(date(2026, 3, 4)))
    laatste = Termijn.objects.of_onderwerp(inzet).get(code="eenopeen.laatste_dag")
    assert laatste.start > NIEUW_VANAF
    assert kaders_of([laatste])[laatste.pk].versienaam == "2025-1"
    een = inzet.einddatum + timedelta(days=1)
    gezien = klim(een, 8)
    assert list(gezien.values()) == [(1, PROCES), (2, RER)]
    assert list(gezien) == [een.isoformat(), "2026-04-08"], "3 werkdagen, Tweede Paasdag niet"


@pytest.mark.eis("OO-07")
def test_langer_van_een_trede_zonder_doorzettingsmacht_gaat_door_tot_het_expertteam(w):
    leider = medewerker(Rol.TEAMLEIDER, organisatie=w.team)
    nieuwe_versie(2, 4)
    gestart(w, NIEUW_VANAF)
    dag = date(2026, 3, 30)
    watch(dag, f.om(dag, 6))
    langer = {"antwoord": "Het is nog nodig.", "uitkomst": "langer_nodig"}
    for wie, trede in ((w.procesregisseur, 1), (leider, 2)):
        rij = Escalatie.objects.open().get(trede=trede)
        perform(rij, "answer", by=wie, op=f.om(dag), **langer)
        outbox.process_all()
    assert Escalatie.objects.open().get().aan_rol == RER


@pytest.mark.eis("OO-07")
def test_een_lopende_escalatie_houdt_haar_ladder(w):
    """Adopted between trede 1 and trede 2: the second still comes on the old day."""
    gestart(w, date(2026, 2, 12))
    een = date(2026, 3, 12)
    watch(een, f.om(een, 6))
    nieuwe_versie(1, 1, vanaf=date(2026, 3, 23))
    assert klim(date(2026, 3, 13), 20) == {"2026-03-18": (2, RER)}


# --- andere termijnen --------------------------------------------------------------------------


@pytest.mark.eis("OO-07")
@pytest.mark.parametrize(
    ("start", "versie"),
    [
        pytest.param(date(2024, 1, 1), "2025-1", id="voor de eerste versie: de eerste"),
        pytest.param(NIEUW_VANAF - timedelta(days=1), "2025-1", id="de dag ervoor"),
        pytest.param(NIEUW_VANAF, "volgend", id="op de dag"),
        pytest.param(NIEUW_VANAF + timedelta(days=400), "volgend", id="lang erna"),
    ],
)
def test_een_andere_termijn_klimt_de_ladder_van_de_dag_waarop_hij_begon(w, start, versie):
    nieuwe_versie(1)
    termijn = Termijn(pk=7, model="casusregie.casus", object_id=1, start=start)
    assert kaders_of([termijn])[7].versienaam == versie


def test_zonder_ingelezen_kader_geldt_de_ladder_van_het_product():
    kleine = bouw.wereld()
    onderwerp = bouw.Proefonderwerp(bouw.casussen(kleine, 1)[0])
    onderwerp.project(bouw.inzet(kleine))
    watch(bouw.GEMIST, bouw.om(bouw.GEMIST))
    rij = Escalatie.objects.get()
    assert (rij.kader, rij.trede_naam, rij.daarna) == (
        None,
        "Procesregisseur",
        "het regionaal expertteam (RER)",
    )
    assert rij.klimt_op == date(2026, 3, 18)


def test_veel_termijnen_kosten_evenveel_vragen(w, tel_queries):
    inzet = gestart(w, date(2026, 2, 12))
    eigen = list(Termijn.objects.of_onderwerp(inzet))
    anders = [
        Termijn(pk=n, model="x.y", object_id=n, start=NIEUW_VANAF) for n in range(10**6, 10**6 + 50)
    ]
    with tel_queries() as queries:
        kaders_of([*eigen, *anders])
    assert len(queries) == 2
