"""docker-compose.yml, Dockerfile en .ci/run: of ze bij de instellingen en de afspraken passen."""

import os
import re
from pathlib import Path

import pytest
import yaml

import up

ROOT = Path(up.ROOT)
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
APPLICATION = ("web", "worker", "beat", "migrate")
SECRETS = ("POSTGRES_PASSWORD", "VALKEY_PASSWORD", "DJANGO_SECRET_KEY", "VELD_SLEUTEL")


def read_by_settings():
    """Names of the variables that the production settings read."""
    files = [ROOT / "config" / "settings" / f"{name}.py" for name in ("base", "production")]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    verplicht = re.search(r"for verplicht in \(([^)]*)\)", text)
    return set(re.findall(r'omgeving\.\w+\(\s*"([A-Z_]+)"', text)) | set(
        re.findall(r'"([A-Z_]+)"', verplicht.group(1))
    )


def test_alle_onderdelen_zijn_er():
    assert set(SERVICES) == {"postgres", "valkey", *APPLICATION}


def test_elke_gezette_variabele_wordt_door_de_instellingen_gelezen():
    assert set(SERVICES["web"]["environment"]) <= read_by_settings()


def test_elke_verplichte_variabele_wordt_gezet():
    needed = {"DATABASE_URL", "REDIS_URL", "DJANGO_SECRET_KEY", "VELD_SLEUTEL", "INDEX_SLEUTEL"}
    assert needed | {"DJANGO_ALLOWED_HOSTS"} <= set(SERVICES["web"]["environment"])


@pytest.mark.parametrize("name", APPLICATION)
def test_elk_onderdeel_heeft_dezelfde_instellingen(name):
    assert SERVICES[name]["environment"] == SERVICES["web"]["environment"]
    assert SERVICES[name]["image"] == SERVICES["web"]["image"]


def test_geheimen_hebben_geen_standaardwaarde():
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    for name in (*SECRETS, "INDEX_SLEUTEL", "DJANGO_ALLOWED_HOSTS"):
        uses = re.findall(rf"\$\{{{name}(?!_)[^}}]*\}}", text)
        assert uses
        assert set(uses) == {f"${{{name}:?}}"}


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "migrate"])
def test_elk_blijvend_onderdeel_heeft_een_gezondheidscontrole(name):
    assert SERVICES[name]["healthcheck"]["test"]


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_niets_start_voor_de_migratie_klaar_is(name):
    waits = SERVICES[name]["depends_on"]
    assert waits["migrate"]["condition"] == "service_completed_successfully"
    assert waits["postgres"]["condition"] == waits["valkey"]["condition"] == "service_healthy"


def test_worker_kan_vaker_naast_zichzelf_draaien_en_beat_is_er_een():
    assert not {"container_name", "ports", "hostname"} & set(SERVICES["worker"])
    assert "deploy" not in SERVICES["beat"]


def test_database_is_dezelfde_soort_als_de_ingebouwde():
    postgres = SERVICES["postgres"]
    assert postgres["image"] == "postgres:18"
    arguments = postgres["environment"]["POSTGRES_INITDB_ARGS"]
    assert "--locale-provider=builtin --locale=C.UTF-8" in arguments


def test_alleen_web_is_van_buiten_te_bereiken_en_alleen_op_deze_machine():
    assert [name for name, service in SERVICES.items() if service.get("ports")] == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["web"]["ports"])


def test_image_draait_zonder_rechten_met_pakketten_uit_de_lock():
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    last = text.split("\nFROM ")[-1]
    assert re.search(r"^USER [1-9]\d*$", last, re.MULTILINE)
    assert "config.settings.production" in last
    assert "--require-hashes -r requirements/base.txt" in text
    assert "dev.txt" not in text
    for word in (".venv", "var", ".env", ".git", "tests"):
        assert word in (ROOT / ".dockerignore").read_text().splitlines()


def test_controle_draait_de_testopdracht_uit_de_readme():
    script = ROOT / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert os.access(script, os.X_OK)
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "export REQUIRE_SHARED=1" in text
    assert re.search(r"^make test\b", text, re.MULTILINE)


@pytest.mark.parametrize("target", ["run", "test", "proef", "reset", "lock"])
def test_makefile_roept_up_py_aan(target):
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    command = "python3 up.py" if target == "run" else f"python3 up.py {target}"
    assert re.search(rf"^{target}:\n\t{re.escape(command)}( \$\(ARGS\))?$", text, re.MULTILINE)
