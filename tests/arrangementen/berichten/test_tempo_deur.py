"""Hoeveel berichten per seconde van bestand tot dossier, door dezelfde deur en dezelfde regels.

`make proef` leest veel bestanden met twee werkers in; `make test` een handvol, om te zien dat
werkers, groepen en één voor één hetzelfde doen.
"""

import os
import resource
import time
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from arrangementen.berichten import aanbiederzijde
from arrangementen.berichten.inlezen import find_files, read_files
from arrangementen.berichten.versturen import send
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bouwen import make_header, write
from arrangementen.models import Bericht, Verzoek, Wijzigingsverzoek, Zorgstart, Zorgstop
from arrangementen.toewijzing.openen import send_toewijzing
from arrangementen.wijzigen.bericht import Wens, request_body
from casusregie.models import LokaleRoute
from organisaties.models import Medewerker
from tests.factories import casusregie
from tests.factories.arrangementen import OP, ArrangementFactory, ToewijzingFactory
from tests.factories.casusregie import test_bsn
from tests.factories.verzoeken import jw315, wereld
from tests.metingen import meting
from verloop.models import Gebeurtenis

VOL = os.environ.get("PROEF") == "1"
AANTAL = 300 if VOL else 4
WERKERS = 2
PER_SECONDE = 100
OPDRACHT = "make proef (tests/arrangementen/berichten/test_tempo_deur.py)"
WEEK, LATER = OP + timedelta(days=7), OP + timedelta(days=30)


def maak_map(pad, aantal):
    """Of so many jeugdigen the answer to the JW301, the start and the stop."""
    pad.mkdir()
    for nummer in range(aantal):
        arrangement = ArrangementFactory(
            casus=casusregie.casus_a(), status="opdracht_gegeven", opdracht_op=OP.date()
        )
        route = LokaleRoute.objects.filter(casus=arrangement.casus)
        route.update(status="hulp_toewijzen", opdracht_op=OP.date())
        toewijzing = ToewijzingFactory(arrangement=arrangement)
        with transaction.atomic():
            bericht = send_toewijzing(arrangement.casus, arrangement.aanbieder, op=OP)
        bericht = send(bericht, op=OP)
        start = aanbiederzijde.start_of(toewijzing, WEEK.date(), op=WEEK, nummer=f"S{nummer}")
        stop = aanbiederzijde.stop_of(
            toewijzing, WEEK.date(), LATER.date(), "31", op=LATER, nummer=f"E{nummer}"
        )
        (pad / f"a{nummer}.xml").write_bytes(stop)
        (pad / f"c{nummer}.xml").write_bytes(aanbiederzijde.answer_of(bericht, op=OP))
        (pad / f"b{nummer}.xml").write_bytes(start)
    return pad


def lees(pad, werkers):
    uitkomsten = read_files(
        find_files([pad]), by=Medewerker.objects.systeem(), op=LATER, werkers=werkers
    )
    return [uitkomst.goed for uitkomst in uitkomsten]


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(1800)
def test_tempo_van_bestand_tot_dossier(tmp_path):
    pad = maak_map(tmp_path / "in", AANTAL)
    cpu, pg, begin = _cpu(), _cpu_of_database(), time.perf_counter()
    goed = lees(pad, WERKERS)
    tijd, kosten, database = time.perf_counter() - begin, _cpu() - cpu, _cpu_of_database() - pg
    berichten = 3 * AANTAL
    assert goed == [True] * berichten
    assert (Zorgstart.objects.count(), Zorgstop.objects.count()) == (AANTAL, AANTAL)
    retouren = Bericht.objects.filter(soort__in=("306", "308"), status="klaar")
    assert len(set(retouren.values_list("identificatie", flat=True))) == 2 * AANTAL
    assert Bericht.objects.filter(soort="301", status="bevestigd").count() == AANTAL
    if VOL:
        meting("berichten van bestand tot dossier", berichten / tijd, "per seconde", OPDRACHT)
        for wat, deel in (("zonder de database", kosten), ("van de database", database)):
            meting(f"rekentijd per bericht, {wat}", 1000 * deel / berichten, "ms", OPDRACHT)
        assert berichten / tijd >= PER_SECONDE


def maak_verzoeken(pad, aantal):
    """Of so many jeugdigen that nobody knows a JW315, and of as many with help a JW317."""
    pad.mkdir()
    w, dagen = wereld(), {"begindatum": date(2026, 3, 9), "einddatum": date(2027, 3, 7)}
    for nummer in range(aantal):
        kop = {"nummer": f"V{nummer}", "referentie": f"VOT-{nummer}"}
        (pad / f"v{nummer}.xml").write_bytes(jw315(w, bsn=test_bsn(3000 + nummer), **kop))
        casus = casusregie.casus_a(gemeente=w.gemeente)
        arrangement = ArrangementFactory(
            casus=casus, aanbieder=w.aanbieder, status="opdracht_gegeven", opdracht_op=OP.date()
        )
        toewijzing = ToewijzingFactory(arrangement=arrangement)
        maat = {"volume": 40, "eenheid": toewijzing.eenheid, "frequentie": "6"}
        wens = Wens("wijzigen", toewijzing, **dagen, **maat)
        romp = request_body(casus.jeugdige.bsn, f"VOW-{nummer}", "1", [wens])
        kop = make_header("317", w.aanbieder.agb_code, w.gemeente.cbs_code, f"W{nummer}", OP.date())
        (pad / f"w{nummer}.xml").write_bytes(write(IjwBericht("317", {"Header": kop} | romp)))
    return pad


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("soort", "model"), [("315", Verzoek), ("317", Wijzigingsverzoek)])
def test_tempo_van_een_verzoek(tmp_path, soort, model):
    pad = maak_verzoeken(tmp_path / "in", AANTAL)
    for ander in pad.glob("w*" if soort == "315" else "v*"):
        ander.unlink()
    cpu, pg, begin = _cpu(), _cpu_of_database(), time.perf_counter()
    assert lees(pad, WERKERS) == [True] * AANTAL
    tijd, kosten = time.perf_counter() - begin, _cpu() - cpu + _cpu_of_database() - pg
    assert model.objects.filter(status="ingediend").count() == AANTAL
    assert len(set(model.objects.values_list("nummer", flat=True))) == AANTAL
    if VOL:
        meting(f"JW{soort} van bestand tot dossier", AANTAL / tijd, "per seconde", OPDRACHT)
        meting(f"rekentijd per JW{soort}", 1000 * kosten / AANTAL, "ms", OPDRACHT)
        assert AANTAL / tijd >= PER_SECONDE


def _cpu():
    """Seconds of processor time of this process and its finished children."""
    zelf = resource.getrusage(resource.RUSAGE_SELF)
    kinderen = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum((zelf.ru_utime, zelf.ru_stime, kinderen.ru_utime, kinderen.ru_stime))


def _cpu_of_database():
    """Seconds of processor time of all backends of this PostgreSQL, also those that ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        eigen = Path(f"/proc/{cursor.fetchone()[0]}")
    if not eigen.exists():  # the database runs on another machine
        return 0.0
    baas = Path(f"/proc/{_stat(eigen)[1]}")
    nummers = (baas / "task" / baas.name / "children").read_text().split()
    tikken = sum(map(int, _stat(baas)[13:15]))
    for nummer in nummers:
        with suppress(FileNotFoundError):  # it ended just now
            tikken += sum(map(int, _stat(Path(f"/proc/{nummer}"))[11:13]))
    return tikken / os.sysconf("SC_CLK_TCK")


def _stat(proces):
    """The fields of /proc/PID/stat behind the name."""
    return (proces / "stat").read_text().rpartition(")")[2].split()


@pytest.mark.django_db
def test_in_een_groep_gebeurt_hetzelfde_als_een_voor_een(tmp_path):
    pad = maak_map(tmp_path / "in", 3)
    begin = connection.savepoint()
    assert lees(pad, 1) == [True] * 9
    samen = _sporen()
    connection.savepoint_rollback(begin)
    los = sorted(pad.iterdir(), key=lambda p: ("cba".index(p.name[0]), p.name))
    for bestand in los:  # antwoord, start, stop, elk in een eigen groep
        enkel = read_files([bestand], by=Medewerker.objects.systeem(), op=LATER)
        assert [uitkomst.goed for uitkomst in enkel] == [True]
    assert _sporen() == samen


def _sporen():
    """Which events and moves there were, and how the messages stand."""
    berichten = Bericht.objects.values_list("soort", "status", "richting", "versie")
    return (
        sorted(Gebeurtenis.objects.values_list("code", "van", "naar")),
        sorted(berichten),
        sorted(Zorgstart.objects.values_list("begindatum", "stops__einddatum")),
    )
