"""Uitval tussen elke twee stappen van ontvangen en versturen: alles één keer, niets kwijt.

De stroom valt weg bij de n-de stap: een vraag aan de database, het wegschrijven of het omnoemen van
een bestand. Daarna begint alles opnieuw, zoals na een herstart. `make proef` doet het 200 keer.
"""

import os
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from arrangementen.berichten import aanbiederzijde, versturen
from arrangementen.berichten.inlezen import find_files, read_files, resume
from arrangementen.berichten.opslag import store
from arrangementen.berichten.stuf.uit import enveloped
from arrangementen.models import Bericht, Zorgstart, Zorgstop
from organisaties.models import Medewerker
from tests.factories.arrangementen import (
    OP,
    bericht_van,
    bevestigd,
    lees,
    met_opdracht,
    toewijzing_van,
    verstuurd,
)
from tests.metingen import meting
from verloop import outbox
from verloop.models import Gebeurtenis

pytestmark = pytest.mark.django_db
VOL = os.environ.get("PROEF") == "1"
KEREN = 200 if VOL else 20
SOORTEN = ("306", "308") if VOL else ("306",)
NAMEN = tuple(f"JW{soort}" for soort in SOORTEN)
WEEK = OP + timedelta(days=7)
LATER = OP + timedelta(days=30)
OPDRACHT = "make proef (tests/arrangementen/berichten/test_uitval.py)"


class Uitval(BaseException):
    """The power goes; nothing may catch it."""


class Stappen:
    """Counts steps and lets the power go at step `na` (0: never)."""

    def __init__(self, na):
        self.na, self.gedaan = na, 0
        self.sync, self.noem = os.fsync, Path.replace

    def tel(self):
        self.gedaan += 1
        if self.gedaan == self.na:
            raise Uitval

    def vraag(self, execute, sql, params, many, context):
        if not sql.startswith(("ROLLBACK", "RELEASE")):
            self.tel()
        return execute(sql, params, many, context)

    def schrijf(self, bestand):
        self.tel()
        self.sync(bestand)

    def hernoem(self, pad, doel):
        self.tel()
        uit = self.noem(pad, doel)
        self.tel()  # het bestand staat er, het merk nog niet
        return uit


@contextmanager
def uitval(na, monkeypatch):
    """Let the power go at step `na`; yields the counter of steps."""
    stappen = Stappen(na)
    with monkeypatch.context() as even:
        even.setattr(versturen.os, "fsync", stappen.schrijf)
        even.setattr(Path, "replace", lambda pad, doel: stappen.hernoem(pad, doel))
        with connection.execute_wrapper(stappen.vraag):
            yield stappen


def maak_map(pad, toewijzing):
    """A start and a file that is none; under PROEF a stop as well, that sorts before its start."""
    pad.mkdir()
    start = aanbiederzijde.start_of(toewijzing, WEEK.date(), op=WEEK, nummer="ST1")
    (pad / "b.xml").write_bytes(start)
    (pad / "c.xml").write_bytes(b"geen xml")
    if VOL:
        stop = aanbiederzijde.stop_of(
            toewijzing, WEEK.date(), LATER.date(), "31", op=LATER, nummer="SP1"
        )
        (pad / "a.xml").write_bytes(stop)
    return pad


def ronde(in_, uit):
    """What a machine does after each start: read, do what follows, send."""
    list(read_files(find_files([in_]), by=Medewerker.objects.systeem(), op=LATER))
    resume(op=LATER)
    outbox.process_all()
    list(versturen.write_unsent(uit, op=LATER))
    outbox.process_all()


def gevolg():
    """All that reading and sending may leave behind."""
    return {
        "starts": Zorgstart.objects.count(),
        "stops": Zorgstop.objects.count(),
        "in": sorted(Bericht.objects.incoming().values_list("soort", "identificatie", "status")),
        "antwoorden": sorted(
            Bericht.objects.filter(soort__in=SOORTEN).values_list("soort", "status")
        ),
        "gebeurtenissen": sorted(
            Gebeurtenis.objects.filter(model="arrangementen.bericht").values_list("code", "naar")
        ),
    }


def goed(uit):
    """Each message processed once, each answer made and sent once."""
    stand = gevolg()
    assert (stand["starts"], stand["stops"]) == (1, int(VOL))
    standen = Counter(status for _, nummer, status in stand["in"] if nummer in ("", "ST1", "SP1"))
    assert standen == {"afgekeurd": 1, "verwerkt": 1 + VOL}
    assert stand["antwoorden"] == [(soort, "verzonden") for soort in SOORTEN]
    bestanden = [pad.name for pad in uit.iterdir() if pad.name.startswith(NAMEN)]
    assert len(bestanden) == len(SOORTEN)
    for rij in Bericht.objects.filter(soort__in=SOORTEN):
        assert (uit / rij.te_versturen_naam).read_bytes() == rij.data
    codes = Counter(code for code, _ in stand["gebeurtenissen"])
    assert [codes[f"arrangementen.bericht.JW{soort}"] for soort in SOORTEN] == [1] * len(SOORTEN)
    return stand


@pytest.fixture
def stappen(monkeypatch, tmp_path):
    """A toewijzing that waits for its start, and the folder in which that start arrives."""
    toewijzing = toewijzing_van(bevestigd())
    in_ = maak_map(tmp_path / "in", toewijzing)
    return toewijzing, in_


@pytest.mark.timeout(3600)
def test_uitval_bij_elke_stap_laat_alles_een_keer_gebeuren(stappen, monkeypatch, tmp_path):
    _, in_ = stappen
    begin = connection.savepoint()
    with uitval(0, monkeypatch) as geteld:
        ronde(in_, tmp_path / "heel")
    totaal, zonder = geteld.gedaan, goed(tmp_path / "heel")
    connection.savepoint_rollback(begin)
    for keer in range(KEREN):
        na = 1 + keer * totaal // KEREN if totaal > KEREN else 1 + keer % totaal
        begin, uit = connection.savepoint(), tmp_path / f"uit{keer}"
        with pytest.raises(Uitval), uitval(na, monkeypatch):
            ronde(in_, uit)
        for _ in range(1 + VOL):  # nog een herstart verandert niets
            ronde(in_, uit)
        assert goed(uit) == zonder, f"uitval bij stap {na} van {totaal}"
        connection.savepoint_rollback(begin)
    meting("uitval bij ontvangen en versturen, alles een keer", KEREN, "keer", OPDRACHT)


def test_wat_bewaard_was_maar_niet_verwerkt_komt_vanzelf_aan_de_beurt(stappen):
    toewijzing, _ = stappen
    data = aanbiederzijde.start_of(toewijzing, WEEK.date(), op=WEEK, nummer="ST1")
    store(data, op=WEEK, by=Medewerker.objects.systeem())
    assert not Zorgstart.objects.exists()
    assert resume(op=LATER) == 1
    assert resume(op=LATER) == 0
    assert Zorgstart.objects.count() == 1


def test_versturen_valt_uit_na_het_bestand_en_schrijft_dan_dezelfde_bytes(monkeypatch, tmp_path):
    met_opdracht()
    bericht = Bericht.objects.get(soort="301")
    with pytest.raises(Uitval), monkeypatch.context() as even:
        even.setattr(versturen, "send", _valt_uit)
        list(versturen.write_unsent(tmp_path, op=OP))
    eerste = (tmp_path / bericht.te_versturen_naam).read_bytes()
    list(versturen.write_unsent(tmp_path, op=LATER))
    bericht.refresh_from_db()
    assert (tmp_path / bericht.te_versturen_naam).read_bytes() == eerste == bericht.data
    assert bericht.status == "verzonden"
    assert enveloped(bericht) == enveloped(bericht)


def _valt_uit(*_, **__):
    raise Uitval


@pytest.mark.parametrize(
    "volgorde",
    [
        pytest.param(["start", "antwoord", "stop"], id="start voor de bevestiging van de JW301"),
        pytest.param(["antwoord", "antwoord", "start", "start", "stop", "stop"], id="alles dubbel"),
        pytest.param(["start", "start", "stop", "antwoord", "antwoord"], id="bevestiging laatst"),
    ],
)
def test_herhaling_en_andere_volgorde_geven_hetzelfde(volgorde):
    arrangement = verstuurd()
    toewijzing = toewijzing_van(arrangement)
    bestanden = {
        "antwoord": aanbiederzijde.answer_of(bericht_van(arrangement), op=OP),
        "start": aanbiederzijde.start_of(toewijzing, WEEK.date(), op=WEEK, nummer="ST1"),
        "stop": aanbiederzijde.stop_of(
            toewijzing, WEEK.date(), LATER.date(), "31", op=LATER, nummer="SP1"
        ),
    }
    for naam in volgorde:
        assert lees(bestanden[naam], LATER).goed
    arrangement.refresh_from_db()
    assert bericht_van(arrangement).status == "bevestigd"
    assert arrangement.status == "beeindigd"
    assert (Zorgstart.objects.count(), Zorgstop.objects.count()) == (1, 1)
    assert Bericht.objects.filter(soort__in=("306", "308")).count() == 2
