"""Start database en broker, en daarna wat gevraagd is: de toepassing, de tests of een opdracht.

Alleen voor demo, ontwikkeling en test: in productie draaien de diensten apart (docker-compose.yml).
"""

import contextlib
import fcntl
import os
import shutil
import signal
import sys

from . import local_application, local_tests
from .local_application import call, prepare, prepare_for_command
from .local_environment import (
    LOCK,
    application_environment,
    calling_folder,
    find_running,
    leave_note,
    remove_note,
    service_addresses,
    test_environment,
)
from .local_machine import hold_lock, make_socket_folder, remove_abandoned_sockets
from .local_services import ROOT, VAR, Postgres, Valkey, say

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GUESTS = VAR / "gasten.lock"


def main(command="up", *arguments):
    """Run one command of up.py and return its exit code."""
    if command not in COMMANDS:
        raise SystemExit(f"Onbekende opdracht: {command}. Kies uit {', '.join(COMMANDS)}.")
    VAR.mkdir(parents=True, exist_ok=True)
    for number in SIGNALS:
        signal.signal(number, interrupt)
    try:
        return COMMANDS[command](*arguments)
    except KeyboardInterrupt:
        return 0 if command in ("up", "servers") else 130


def interrupt(*_):
    """Each way of stopping takes the same road through the `finally` blocks."""
    raise KeyboardInterrupt


def run_application(*_):
    """up: everything, until it is stopped."""
    hold_lock(LOCK).close()  # een tweede start hoort dat eerst, en dan pas iets over poorten
    port = local_application.claim_port()
    with servers("") as (services, addresses):
        environment = application_environment(addresses, os.environ)
        prepare(environment)
        local_application.start(services, environment, port)
        return local_application.watch(services)


def run_tests(*arguments):
    """test: the tests with their own servers, beside a running start if need be."""
    with servers("-test") as (_, addresses):
        return local_tests.run(arguments, test_environment(addresses, os.environ))


def run_proef(*arguments):
    """proef: the same tests with the full numbers."""
    os.environ["PROEF"] = "1"
    return run_tests(*arguments)


def run_manage(*arguments):
    """manage: a management command, with its output as the only thing on stdout."""
    return run_beside([sys.executable, str(ROOT / "manage.py"), *arguments])


def run_exec(*arguments):
    """exec: any command with database and broker there."""
    if not arguments:
        raise SystemExit("Noem de opdracht: ./up.py exec OPDRACHT ...")
    return run_beside(list(arguments))


def run_beside(command):
    """Run a command with the servers of the running start, or else with servers of its own."""
    running = find_running()
    if running:
        with open(GUESTS, "w") as guests:
            fcntl.flock(guests, fcntl.LOCK_SH)
            return call(command, application_environment(running, os.environ), calling_folder())
    with contextlib.redirect_stdout(sys.stderr), servers("") as (_, addresses):
        environment = application_environment(addresses, os.environ)
        prepare_for_command(environment)
        code = call(command, environment, calling_folder())
        wait_for_guests()
        return code


def wait_for_guests():
    """Other commands may have joined these servers: let them finish first."""
    with open(GUESTS, "w") as guests:
        fcntl.flock(guests, fcntl.LOCK_EX)


def run_servers(*_):
    """servers: only database and broker, for working with pytest; the lines are for the shell."""
    with servers("-servers") as (services, addresses):
        database = addresses["DATABASE_URL"].rsplit("/", 1)[0]
        lines = {**addresses, "DATABASE_URL": f"{database}/casusregie_${{NAAM:-dev}}"}
        text = "".join(f'export {name}="{value}"\n' for name, value in lines.items())
        (VAR / "servers.env").write_text(text)
        print(text, end="", flush=True)
        return local_application.watch(services)


def run_reset(*_):
    """reset: throw away the data of this folder; refuses beside a running start."""
    lock = hold_lock(LOCK)
    for folder in ("pg", "pg.nieuw", "valkey", "static"):
        shutil.rmtree(VAR / folder, ignore_errors=True)
    for pattern in ("sleutels.json", "draait.json", "*.stempel", "demo-logins.txt", "beat.db*"):
        for file in VAR.glob(pattern):
            file.unlink()
    lock.close()
    say("leeg: de volgende start begint opnieuw")
    return 0


@contextlib.contextmanager
def servers(suffix):
    """Database and broker of one kind ('' own data, -test, -servers): started, and always stopped.

    Gives the list of running services and their addresses. DATABASE_URL and REDIS_URL
    replace the server they name.
    """
    lock = hold_lock(VAR / f"start{suffix}.lock")
    remove_abandoned_sockets()
    sockets = make_socket_folder()
    services = []
    try:
        start_missing(services, suffix, sockets)
        addresses = service_addresses(sockets, os.environ)
        if not suffix:
            leave_note(addresses)
        yield services, addresses
    finally:
        close(services, suffix, sockets, lock)


def start_missing(services, suffix, sockets):
    """Start the servers nobody gave an address for."""
    if not os.environ.get("REDIS_URL"):
        local_application.launch(services, Valkey(VAR / f"valkey{suffix}", sockets, not suffix))
    if not os.environ.get("DATABASE_URL"):
        local_application.launch(services, Postgres(VAR / f"pg{suffix}", sockets))


def close(services, suffix, sockets, lock):
    """Stop what runs: first the application, together, then broker and database."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    if not suffix:
        remove_note()
    local_application.stop(services)
    shutil.rmtree(sockets, ignore_errors=True)
    lock.close()
    say("gestopt")


COMMANDS = {
    "up": run_application,
    "test": run_tests,
    "proef": run_proef,
    "manage": run_manage,
    "exec": run_exec,
    "servers": run_servers,
    "reset": run_reset,
}

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
