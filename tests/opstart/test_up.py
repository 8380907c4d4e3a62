"""up.py en front_end.py: stempels, lockbestanden en de onderdelen van de voorkant."""

import hashlib
import json
import re
import sys
from pathlib import Path

import pytest

import front_end
import up

ROOT = Path(up.ROOT)
LOCKS = [*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "package-lock.json"]


@pytest.fixture
def calls(monkeypatch, tmp_path):
    """up.py on an empty folder, with the commands it would run written down."""
    ran = []
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dev.txt").write_text("django==5.2\n")
    monkeypatch.setattr(up, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(up, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(up, "UV", tmp_path / ".venv" / "bin" / "uv")
    monkeypatch.setattr(up, "REQUIREMENTS", tmp_path / "requirements")
    monkeypatch.setattr(up, "run", lambda *command: ran.append(list(map(str, command))))
    return ran


def test_lege_machine_krijgt_venv_uv_en_de_pakketten_in_die_volgorde(calls):
    assert up.ensure_environment()
    assert [command[1:3] for command in calls] == [["-m", "venv"], ["-m", "pip"], ["pip", "sync"]]
    assert all("--require-hashes" in command for command in calls[1:])


def test_zelfde_lock_doet_niets(calls):
    digest = hashlib.sha256((up.REQUIREMENTS / "dev.txt").read_bytes()).hexdigest()
    (up.VENV / ".stempel").write_text(digest)
    assert not up.ensure_environment()
    assert calls == []


def test_andere_lock_zet_de_pakketten_gelijk_en_bewaart_de_venv(calls):
    for name in ("python", "uv"):
        (up.VENV / "bin" / name).touch()
    (up.VENV / ".stempel").write_text("oud")
    assert up.ensure_environment()
    assert [command[1:3] for command in calls] == [["pip", "sync"]]


def test_mislukte_opdracht_laat_geen_stempel_achter(calls, monkeypatch):
    def fail(*command):
        raise SystemExit("Mislukt")

    monkeypatch.setattr(up, "run", fail)
    with pytest.raises(SystemExit):
        up.ensure_environment()
    assert not (up.VENV / ".stempel").exists()


def test_te_oude_python_wordt_benoemd(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"Python 3\.11 of nieuwer is nodig"):
        up.check_python()


def test_python_zonder_venv_zegt_welk_pakket_ontbreekt(monkeypatch):
    monkeypatch.setattr(up.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        up.check_python()


@pytest.mark.parametrize(
    ("given", "result"),
    [
        ({}, {}),
        ({"PYTHONDONTWRITEBYTECODE": "1"}, {"PYTHONPYCACHEPREFIX": str(ROOT / "var" / "pycache")}),
        (
            {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": "/elders"},
            {"PYTHONPYCACHEPREFIX": "/elders"},
        ),
    ],
    ids=["gewoon", "niet naast de bronnen", "eigen map"],
)
def test_vertaalde_bestanden_blijven_en_staan_waar_ze_mogen(given, result):
    up.keep_compiled(given)
    assert given == result


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lockbestand_noemt_geen_adres_en_heeft_hashes(lock):
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"https?:|resolved|--index-url", text)
    assert re.search(r"--hash=sha256:[0-9a-f]{64}|\"integrity\": \"sha512-", text)


def test_elk_pakket_in_de_npm_lock_heeft_een_controlewaarde():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: row for name, row in lock["packages"].items() if name}
    assert packages
    assert all(row.get("integrity", "").startswith("sha512-") for row in packages.values())


def test_npm_lock_hoort_bij_package_json():
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert lock[""]["dependencies"] == wanted
    assert {name: lock[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_package_json_en_de_verzamellijst_noemen_dezelfde_onderdelen():
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    components = {f"@utrecht/{name}-css" for name in front_end.COMPONENTS}
    assert set(wanted) == components | {"@fontsource-variable/source-sans-3", "htmx.org"}
    assert len(set(front_end.COMPONENTS)) == len(front_end.COMPONENTS)


def test_elke_utrecht_class_in_de_schermen_bestaat():
    css = (front_end.VENDOR / "vendor.css").read_text(encoding="utf-8")
    known = set(re.findall(r"\.(utrecht-[\w-]+)", css))
    unknown = set()
    for page in (ROOT / "templates").rglob("*.html"):
        words = re.findall(r"utrecht-[\w-]*\w(?![\w-]*[{%])", page.read_text(encoding="utf-8"))
        unknown |= {f"{page.relative_to(ROOT)}: {word}" for word in words if word not in known}
    assert known
    assert not unknown


def test_verzameling_is_bij_en_wordt_dan_niet_opnieuw_gemaakt(monkeypatch):
    monkeypatch.setattr(front_end, "collect", lambda recipe: pytest.fail("opnieuw verzameld"))
    assert not front_end.ensure(lambda: pytest.fail("node geinstalleerd"))


def test_andere_onderdelenlijst_verzamelt_opnieuw_zonder_npm(monkeypatch, tmp_path):
    collected = []
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / front_end.STAMP).write_text(front_end.digest(front_end.LOCK))
    monkeypatch.setattr(front_end, "MODULES", tmp_path / "modules")
    monkeypatch.setattr(front_end, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(front_end, "run_npm", lambda *words: pytest.fail("npm gedraaid"))
    monkeypatch.setattr(front_end, "collect", collected.append)
    assert front_end.ensure(lambda: None)
    assert len(collected) == 1
