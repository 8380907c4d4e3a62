#!/usr/bin/env python3
"""Van een verse machine naar een draaiend systeem. Nodig: alleen Python 3.11 of nieuwer.

python3 up.py                    alles starten (ook: make run)
python3 up.py test [...]         de tests draaien, argumenten gaan naar pytest (ook: make test)
python3 up.py proef [...]        dezelfde tests met de volle aantallen (ook: make proef)
python3 up.py manage OPDRACHT    een beheeropdracht, naast een draaiende start of alleen
python3 up.py exec OPDRACHT      een andere opdracht met database en broker erbij
python3 up.py servers            alleen database en broker, voor werken met pytest
python3 up.py reset              de gegevens van deze map weggooien (ook: make reset)
python3 up.py lock               de lockbestanden opnieuw maken (ook: make lock)
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

import front_end

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
REQUIREMENTS = ROOT / "requirements"
LAUNCHER = "config.local"
LOCKS = ("uv", "base", "dev", "node")


def main(arguments):
    """Make the environment current and hand over to the launcher."""
    if arguments[:1] in (["-h"], ["--help"], ["help"]):
        print(__doc__)
        return 0
    check_python()
    os.environ["CASUSREGIE_MAP"] = os.getcwd()
    os.chdir(ROOT)
    keep_compiled(os.environ)
    command, *rest = arguments or ["up"]
    if command == "lock":
        return make_locks()
    timed("Python-omgeving", ensure_environment)
    timed("voorkant", lambda: front_end.ensure(install_node))
    os.execv(PYTHON, [str(PYTHON), "-m", LAUNCHER, command, *rest])  # noqa: S606


def keep_compiled(environment):
    """Who wants no compiled files beside the sources gets them in var/: all parts start sooner."""
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
        environment.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / "var" / "pycache"))


def check_python():
    """Stop with a sentence when this Python cannot make the environment."""
    if sys.version_info < (3, 11):  # noqa: UP036 - ouder is hier juist mogelijk
        raise SystemExit("Python 3.11 of nieuwer is nodig, dit is " + sys.version.split()[0] + ".")
    if importlib.util.find_spec("ensurepip") is None:
        raise SystemExit("Python mist venv. Op Debian en Ubuntu: apt-get install python3-venv")


def timed(name, step):
    """Do a step; tell how long it took only when there was something to do."""
    start = time.perf_counter()
    if step():
        seconds = time.perf_counter() - start
        print(f"[{name}] klaar in {seconds:.1f} s", file=sys.stderr, flush=True)


def ensure_environment():
    """Make .venv equal to requirements/dev.txt. True when something changed."""
    lock = REQUIREMENTS / "dev.txt"
    stamp = VENV / ".stempel"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    ensure_uv()
    run(UV, "pip", "sync", "-q", "--python", PYTHON, "--require-hashes", lock)
    stamp.write_text(wanted)
    return True


def ensure_uv():
    """Put uv into .venv, from its hashed lock; a half made .venv is made again."""
    if not (PYTHON.exists() and (UV.exists() or (VENV / "bin" / "pip").exists())):
        run(sys.executable, "-m", "venv", "--clear", VENV)
    if not UV.exists():
        pip = (PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check")
        run(*pip, "--require-hashes", "-r", REQUIREMENTS / "uv.txt")


def install_node():
    """Put Node.js as a wheel into .venv, for a machine without npm. Returns the npm command."""
    npm = VENV / "bin" / "npm"
    if not npm.exists():
        print("npm ontbreekt: Node.js komt als wheel in .venv", file=sys.stderr, flush=True)
        install = (UV, "pip", "install", "-q", "--python", PYTHON, "--require-hashes")
        run(*install, "-r", REQUIREMENTS / "node.txt")
    return npm


def make_locks():
    """Make all lock files again; none of them holds an address."""
    ensure_uv()
    rules = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header")
    for name in LOCKS:
        files = (f"requirements/{name}.in", "-o", f"requirements/{name}.txt")
        run(UV, "pip", "compile", "-q", *rules, "--upgrade", *files)
    front_end.lock(install_node)
    print("Lockbestanden zijn vernieuwd.")
    return 0


def run(*command):
    """Run a command; stop with a clear sentence when it fails."""
    result = subprocess.run([str(part) for part in command], check=False, stdin=subprocess.DEVNULL)
    if result.returncode:
        raise SystemExit(f"Mislukt ({result.returncode}): {' '.join(map(str, command))}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
