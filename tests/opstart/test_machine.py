"""Poort, slot, socketmap en sleutels van de lokale start."""

import base64
import os
import socket
import subprocess
import sys

import pytest

from config import local_machine as machine


@pytest.fixture
def taken():
    """A port on which somebody else listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def dead_pid():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_bezette_standaardpoort_schuift_door_en_zegt_dat(monkeypatch, taken):
    monkeypatch.setattr(machine, "PORTS", range(taken, taken + 20))
    port, remark = machine.choose_port()
    assert port > taken
    assert remark == f"poort {taken} is bezet, dit wordt {port}"


def test_vrije_standaardpoort_geeft_geen_opmerking(monkeypatch, taken):
    monkeypatch.setattr(machine, "is_free", lambda port: True)
    assert machine.choose_port() == (8000, "")


def test_geen_enkele_poort_vrij_zegt_wat_te_doen(monkeypatch):
    monkeypatch.setattr(machine, "is_free", lambda port: False)
    with pytest.raises(SystemExit, match="Kies er een met PORT="):
        machine.choose_port()


def test_bezette_gekozen_poort_is_het_einde_met_een_zin(taken):
    with pytest.raises(SystemExit, match=f"Poort {taken} is bezet"):
        machine.choose_port(str(taken))


@pytest.mark.parametrize("wish", ["abc", "0", "65536", "-1", "80.5"])
def test_onmogelijke_poort_wordt_benoemd(wish):
    with pytest.raises(SystemExit, match="is geen poort"):
        machine.choose_port(wish)


def test_tweede_start_in_een_map_wordt_geweigerd(tmp_path):
    file = tmp_path / "start.lock"
    first = machine.hold_lock(file)
    assert machine.is_held(file)
    with pytest.raises(SystemExit, match="Er draait al een exemplaar"):
        machine.hold_lock(file)
    first.close()
    assert not machine.is_held(file)
    machine.hold_lock(file).close()


def test_kijken_naar_een_slot_maakt_het_niet_aan(tmp_path):
    assert not machine.is_held(tmp_path / "start.lock")
    assert list(tmp_path.iterdir()) == []


def test_socketmap_is_van_mij_alleen_en_kort(monkeypatch, tmp_path):
    folder = machine.make_socket_folder()
    try:
        assert folder.name.startswith("casusregie-")
        assert folder.stat().st_mode & 0o777 == 0o700
        assert len(str(folder / ".s.PGSQL.5432")) < 100
        assert (folder / "eigenaar").read_text() == str(os.getpid())
    finally:
        (folder / "eigenaar").unlink()
        folder.rmdir()


def test_alleen_verlaten_socketmappen_worden_opgeruimd(monkeypatch, tmp_path):
    monkeypatch.setattr(machine, "SOCKET_PARENT", tmp_path)
    owners = {
        "casusregie-dood": str(dead_pid()),
        "casusregie-levend": str(os.getpid()),
        "casusregie-onleesbaar": "geen getal",
        "anders-dood": str(dead_pid()),
    }
    for name, owner in owners.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "eigenaar").write_text(owner)
    (tmp_path / "casusregie-zonder").mkdir()
    machine.remove_abandoned_sockets()
    left = {folder.name for folder in tmp_path.iterdir()}
    assert left == {*owners, "casusregie-zonder"} - {"casusregie-dood"}


def test_sleutels_worden_een_keer_getrokken_en_blijven(tmp_path):
    file = tmp_path / "sleutels.json"
    keys = machine.development_keys(file)
    assert machine.development_keys(file) == keys
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(keys["DJANGO_SECRET_KEY"]) >= 50
    assert keys["VELD_SLEUTEL"] != keys["INDEX_SLEUTEL"]
    for name in ("VELD_SLEUTEL", "INDEX_SLEUTEL"):
        assert len(base64.b64decode(keys[name], validate=True)) == 32
    assert machine.development_keys(tmp_path / "andere.json") != keys
