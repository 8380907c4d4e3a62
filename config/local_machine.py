"""Afspraken met de machine: een start per map, een eigen socketmap, een vrije poort, sleutels."""

import base64
import fcntl
import json
import os
import secrets
import shutil
import socket
import tempfile
from pathlib import Path

PORTS = range(8000, 8100)
SOCKET_PREFIX = "casusregie-"
SOCKET_PARENT = Path("/tmp")
OWNER = "eigenaar"


def hold_lock(file):
    """Take the lock of this folder or stop with a sentence.

    At most one start per folder: a second would stop the database of the first.
    """
    lock = open(file, "w")  # noqa: SIM115 - blijft open zolang de start duurt
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise SystemExit("Er draait al een exemplaar in deze map. Stop dat eerst.") from None
    return lock


def is_held(file):
    """True when a start holds this lock now; takes nothing itself."""
    if not file.exists():
        return False
    with open(file) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def make_socket_folder():
    """Make a folder with mode 0700, short enough for the path of a socket."""
    folder = Path(tempfile.mkdtemp(prefix=SOCKET_PREFIX, dir=SOCKET_PARENT))
    (folder / OWNER).write_text(str(os.getpid()))
    return folder


def remove_abandoned_sockets():
    """Remove the folders of starts that were killed; folders of others stay."""
    for folder in SOCKET_PARENT.glob(f"{SOCKET_PREFIX}*"):
        owner = folder / OWNER
        try:
            if owner.stat().st_uid == os.geteuid() and not is_alive(int(owner.read_text())):
                shutil.rmtree(folder, ignore_errors=True)
        except (OSError, ValueError):
            continue


def is_alive(pid):
    """True when a process with this number exists, also when it belongs to somebody else."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def choose_port(wish=None):
    """Return the port for the web server and a sentence about it ('' when there is none).

    `wish` is the text of PORT: taken or no number is the end, a taken default moves on.
    """
    if wish:
        return wished_port(wish), ""
    for port in PORTS:
        if is_free(port):
            moved = port != PORTS[0]
            return port, f"poort {PORTS[0]} is bezet, dit wordt {port}" if moved else ""
    raise SystemExit(f"Geen vrije poort tussen {PORTS[0]} en {PORTS[-1]}. Kies er een met PORT=...")


def wished_port(wish):
    """The number in PORT, or stop with a sentence that says what to do."""
    if not wish.isdigit() or not 1 <= int(wish) <= 65535:
        raise SystemExit(f"PORT={wish} is geen poort. Kies een getal van 1 tot en met 65535.")
    if not is_free(int(wish)):
        raise SystemExit(
            f"Poort {wish} is bezet of niet toegestaan. Kies een andere met PORT=..., "
            "of laat PORT weg: dan wordt het de eerste vrije."
        )
    return int(wish)


def is_free(port):
    """True when this process can listen on the port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def development_keys(file):
    """The keys of this folder, drawn once: for development and demo, never for real data."""
    if file.exists():
        return json.loads(file.read_text())
    keys = {
        "DJANGO_SECRET_KEY": secrets.token_urlsafe(50),
        "VELD_SLEUTEL": base64.b64encode(secrets.token_bytes(32)).decode(),
        "INDEX_SLEUTEL": base64.b64encode(secrets.token_bytes(32)).decode(),
    }
    new = file.with_suffix(".nieuw")
    new.touch(mode=0o600)
    new.write_text(json.dumps(keys, indent=1))
    new.rename(file)
    return keys
