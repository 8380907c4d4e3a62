"""De volgorde van starten en stoppen, ook als het halverwege misgaat."""

import os
import signal
import sys
from pathlib import Path

import pytest

from config import local, local_application, local_machine
from config.local_services import Child, dies_with_parent


class Fake:
    """A service that only writes down what happens to it."""

    kind, fails, events = "", False, []

    def __init__(self, data, *_):
        self.name = f"{self.kind}:{data.name}"

    def start(self):
        self.events.append(f"start {self.name}")
        if self.fails:
            raise SystemExit(f"{self.name} start niet")

    def ask_to_stop(self):
        self.events.append(f"vraag {self.name}")

    def stop(self):
        self.events.append(f"stop {self.name}")


@pytest.fixture
def fake():
    """Make a kind of service; all kinds of one test write in the same diary."""
    events = []

    def make(kind, fails=False):
        return type(kind, (Fake,), {"kind": kind, "fails": fails, "events": events})

    return make


@pytest.fixture
def diary(monkeypatch, tmp_path, fake):
    """The launcher with such services: the diary and the folder it works in."""
    events = fake("").events
    for name in ("DATABASE_URL", "REDIS_URL", "CELERY_BROKER"):
        monkeypatch.delenv(name, raising=False)
    replace_servers(monkeypatch, valkey=fake("valkey"), postgres=fake("postgres"))
    monkeypatch.setattr(local, "VAR", tmp_path)
    monkeypatch.setattr(local, "leave_note", lambda addresses: events.append("briefje"))
    monkeypatch.setattr(local, "remove_note", lambda: events.append("briefje weg"))
    monkeypatch.setattr(local_machine, "SOCKET_PARENT", tmp_path)
    handlers = {number: signal.getsignal(number) for number in local.SIGNALS}
    yield events, tmp_path
    for number, handler in handlers.items():
        signal.signal(number, handler)


def replace_servers(monkeypatch, **kinds):
    """Let the launcher use these kinds of server."""
    for module in (local, local_application):
        for name, kind in kinds.items():
            monkeypatch.setattr(module, name.capitalize(), kind)


def test_servers_starten_en_stoppen_in_omgekeerde_volgorde(diary):
    events, folder = diary
    with local.servers("") as (services, addresses):
        events.append("werk")
        assert len(services) == 2
        assert str(folder) in addresses["REDIS_URL"]
    assert events == [
        "start valkey:valkey",
        "start postgres:pg",
        "briefje",
        "werk",
        "briefje weg",
        "stop postgres:pg",
        "stop valkey:valkey",
    ]
    assert list(folder.glob("casusregie-*")) == []
    assert not local_machine.is_held(folder / "start.lock")


def test_de_toepassing_krijgt_eerst_allemaal_het_verzoek_en_dan_de_servers(diary, fake):
    events, _ = diary
    with local.servers("-test") as (services, _):
        services += [fake("deel")(Path(name)) for name in ("web", "worker", "beat")]
    assert events[2:] == [
        "vraag deel:web",
        "vraag deel:worker",
        "vraag deel:beat",
        "stop deel:beat",
        "stop deel:worker",
        "stop deel:web",
        "stop postgres:pg-test",
        "stop valkey:valkey-test",
    ]


def test_database_die_niet_start_laat_niets_achter(diary, fake, monkeypatch):
    events, folder = diary
    replace_servers(monkeypatch, postgres=fake("postgres", fails=True))
    with pytest.raises(SystemExit, match="start niet"), local.servers(""):
        pytest.fail("niet bereikt")
    assert events[-2:] == ["stop postgres:pg", "stop valkey:valkey"]
    assert list(folder.glob("casusregie-*")) == []
    assert not local_machine.is_held(folder / "start.lock")


def test_gegeven_adres_start_die_server_niet(diary, monkeypatch):
    events, _ = diary
    monkeypatch.setenv("DATABASE_URL", "postgres://db.intern/x")
    with local.servers("-test") as (_, addresses):
        assert addresses["DATABASE_URL"] == "postgres://db.intern/x"
    assert events == ["start valkey:valkey-test", "stop valkey:valkey-test"]


def test_opnieuw_beginnen_laat_de_testgegevens_staan(monkeypatch, tmp_path):
    for folder in ("pg", "valkey", "static", "pg-test"):
        (tmp_path / folder).mkdir()
    for file in ("sleutels.json", "draait.json", "beat.db.dat", "statisch.stempel"):
        (tmp_path / file).touch()
    monkeypatch.setattr(local, "VAR", tmp_path)
    monkeypatch.setattr(local, "LOCK", tmp_path / "start.lock")
    assert local.run_reset() == 0
    assert {file.name for file in tmp_path.iterdir()} == {"pg-test", "start.lock"}


def test_opnieuw_beginnen_wordt_geweigerd_naast_een_draaiende_start(monkeypatch, tmp_path):
    (tmp_path / "pg").mkdir()
    monkeypatch.setattr(local, "VAR", tmp_path)
    monkeypatch.setattr(local, "LOCK", tmp_path / "start.lock")
    lock = local_machine.hold_lock(tmp_path / "start.lock")
    with pytest.raises(SystemExit, match="Er draait al een exemplaar"):
        local.run_reset()
    assert (tmp_path / "pg").exists()
    lock.close()


def test_kind_dat_niet_luistert_wordt_na_de_wachttijd_gestopt(monkeypatch, tmp_path):
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True)"
    child = Child("doof", [sys.executable, "-c", f"{deaf}; time.sleep(60)"], dict(os.environ))
    child.log, child.grace = tmp_path / "doof.log", 0.5
    child.start()
    while not child.log.read_text():
        assert not child.ended()
    child.stop()
    assert child.process.returncode == -signal.SIGKILL


@pytest.mark.skipif(not dies_with_parent(signal.SIGTERM), reason="setpriv ontbreekt op dit systeem")
def test_kind_krijgt_op_linux_het_stopsignaal_als_de_start_wegvalt():
    assert dies_with_parent(signal.SIGINT) == ["setpriv", "--pdeathsig", "INT"]


@pytest.mark.parametrize(
    ("code", "result"), [("raise SystemExit(3)", 3), ("import os; os.kill(os.getpid(), 9)", 137)]
)
def test_opdracht_geeft_de_afsluitcode_van_een_shell(tmp_path, code, result):
    words = [sys.executable, "-c", code]
    assert local_application.call(words, dict(os.environ), str(tmp_path)) == result


@pytest.mark.parametrize(
    ("text", "seconds"), [("", float("inf")), ("2.5", 2.5), (None, float("inf"))]
)
def test_run_for(monkeypatch, text, seconds):
    monkeypatch.delenv("RUN_FOR", raising=False)
    if text is not None:
        monkeypatch.setenv("RUN_FOR", text)
    assert local_application.run_for() == seconds


def test_run_for_dat_geen_getal_is_wordt_benoemd(monkeypatch):
    monkeypatch.setenv("RUN_FOR", "even")
    with pytest.raises(SystemExit, match="RUN_FOR=even is geen aantal seconden"):
        local_application.run_for()


def test_dienst_die_wegvalt_stopt_de_bewaking(monkeypatch, tmp_path, capsys):
    monkeypatch.delenv("RUN_FOR", raising=False)
    child = Child("worker", [sys.executable, "-c", ""], dict(os.environ))
    child.log = tmp_path / "worker.log"
    child.start()
    child.process.wait()
    assert local_application.watch([child]) == 1
    assert "worker is gestopt, zie" in capsys.readouterr().out
