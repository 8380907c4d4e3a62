"""De hele start van buitenaf: READY, meeliften, hard afbreken, hervatten en netjes stoppen."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psycopg2
import pytest

import up

ROOT = Path(up.ROOT)
OF_THE_TESTS = ("DATABASE_URL", "REDIS_URL", "CELERY_BROKER", "DJANGO_SETTINGS_MODULE", "PORT")
LAUNCHER = [sys.executable, "-m", "config.local"]


class Start:
    """One start of the product in a var/ folder of its own."""

    def __init__(self, var, **extra):
        self.var = var
        self.log = var.parent / "start.log"
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                LAUNCHER,
                cwd=ROOT,
                env=environment(var, **extra),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def address(self, seconds=120):
        """The address after READY."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            found = re.search(r"^READY (http://127\.0\.0\.1:\d+/)$", self.log.read_text(), re.M)
            if found:
                return found[1]
            time.sleep(0.05)
        raise AssertionError(f"geen READY:\n{self.log.read_text()}")

    def note(self):
        """Where its servers are."""
        return json.loads((self.var / "draait.json").read_text())

    def stop(self):
        """End it whatever happened, by its own number."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)


def environment(var, **extra):
    """The shell of a user: nothing of the servers under the tests."""
    own = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
    return own | {"CASUSREGIE_VAR": str(var)} | extra


def launch(var, *words, **extra):
    """Run one command of the launcher to its end."""
    return subprocess.run(
        [*LAUNCHER, *words],
        check=False,
        cwd=ROOT,
        env=environment(var, **extra),
        capture_output=True,
        text=True,
        timeout=120,
    )


def parents():
    """The parent of each process, with its number."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        found[int(folder.name)] = (int(words[1]), words[0])
    return found


def descendants(pid):
    """All processes under this one."""
    table = parents()
    family = {pid}
    for _ in table:
        more = {child for child, (parent, _) in table.items() if parent in family} - family
        if not more:
            break
        family |= more
    return family - {pid}


def left_after(family, seconds=20):
    """Those of the family that still live after at most these seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        table = parents()
        alive = {pid for pid in family if table.get(pid, (0, "Z"))[1] not in "ZX"}
        if not alive:
            break
        time.sleep(0.1)
    return alive


def ask(address):
    """The status of a page."""
    with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - eigen adres
        return answer.status


def sql(address, text):
    """Run one statement in the database at this address, and give its rows."""
    database = psycopg2.connect(address)
    database.autocommit = True
    try:
        with database.cursor() as cursor:
            cursor.execute(text)
            return cursor.fetchall() if cursor.description else []
    finally:
        database.close()


def free_port():
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def start_in(tmp_path_factory):
    """Make starts in one var/ folder, and end each of them at the end."""
    var = tmp_path_factory.mktemp("start") / "var"
    starts = []

    def begin(**extra):
        starts.append(Start(var, **extra))
        return starts[-1]

    yield begin
    for start in starts:
        start.stop()


@pytest.mark.storing
@pytest.mark.skipif(sys.platform != "linux", reason="kijkt in /proc, dat is er alleen op Linux")
def test_start_afbreken_en_hervatten(start_in):
    port = free_port()
    first = start_in(PORT=str(port))
    address = first.address()
    assert address == f"http://127.0.0.1:{port}/"
    assert ask(f"{address}healthz") == 200
    note = first.note()
    sql(note["DATABASE_URL"], "create table blijft as select 42 as getal")
    check_beside(first, note)
    check_given_addresses(first, note)
    family = descendants(first.process.pid)
    assert len(family) >= 8
    first.process.kill()
    first.process.wait()
    assert left_after(family) == set()
    again = start_in(RUN_FOR="1")
    again.address()
    second = again.note()
    assert second["DATABASE_URL"] != note["DATABASE_URL"]
    assert sql(second["DATABASE_URL"], "select getal from blijft") == [(42,)]
    assert not sockets(note).exists()
    assert again.process.wait(30) == 0
    assert not sockets(second).exists()


def check_beside(start, note):
    """Beside a running start a command joins it; a second start and a reset are refused."""
    show = "import os; print(os.environ['DATABASE_URL'])"
    joined = launch(start.var, "exec", sys.executable, "-c", show)
    assert (joined.returncode, joined.stdout.strip()) == (0, note["DATABASE_URL"])
    for command in ("up", "reset"):
        refused = launch(start.var, command)
        assert refused.returncode == 1
        assert "Er draait al een exemplaar in deze map" in refused.stderr
    assert start.process.poll() is None
    assert start.note() == note


def check_given_addresses(start, note):
    """DATABASE_URL and REDIS_URL replace the servers: another folder starts none of its own."""
    other = start.var.with_name("ander")
    given = {name: note[name] for name in ("DATABASE_URL", "REDIS_URL")}
    show = "import os; print(os.environ['DATABASE_URL'], os.environ['CELERY_BROKER'])"
    done = launch(other, "exec", sys.executable, "-c", show, **given)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [note["DATABASE_URL"], note["CELERY_BROKER"]]
    assert not {"pg", "valkey"} & {file.name for file in other.iterdir()}
    assert start.process.poll() is None


def sockets(note):
    """The socket folder in the address of the broker."""
    return Path(note["REDIS_URL"].removeprefix("unix://").partition("/v?")[0])


@pytest.mark.storing
@pytest.mark.skipif(sys.platform != "linux", reason="kijkt in /proc, dat is er alleen op Linux")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_netjes_stoppen_laat_niets_achter(start_in, number):
    start = start_in()
    start.address()
    folder = sockets(start.note())
    family = descendants(start.process.pid)
    start.process.send_signal(number)
    assert start.process.wait(30) == 0
    assert left_after(family, seconds=1) == set()
    assert not folder.exists()
    assert not (start.var / "draait.json").exists()


def test_bezette_poort_is_het_einde_met_een_zin(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = launch(tmp_path / "var", "up", PORT=str(port))
    assert done.returncode == 1
    assert f"Poort {port} is bezet" in done.stderr


def test_onbekende_opdracht_noemt_de_keuzes(tmp_path):
    done = launch(tmp_path / "var", "opstarten")
    assert done.returncode == 1
    assert "Onbekende opdracht: opstarten. Kies uit up, test" in done.stderr
