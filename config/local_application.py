"""Web, worker en beat als kinderen van de start: voorbereiden, starten, bewaken en stoppen."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

from .local_environment import was_broken_off
from .local_machine import PORTS, choose_port, is_free
from .local_services import ROOT, START, VAR, Child, Postgres, Valkey, dies_with_parent, say
from .local_services import wait_until as wait_for

LOGINS = VAR / "demo-logins.txt"


def claim_port():
    """The port for web; says so when the usual one is taken."""
    if was_broken_off():
        wait_until_free(os.environ.get("PORT") or str(PORTS[0]))
    port, remark = choose_port(os.environ.get("PORT"))
    if remark:
        say(remark)
    return port


def wait_until_free(port, seconds=5):
    """The web server of a start that was killed may need a moment to let go of its port."""
    end = time.monotonic() + seconds
    while port.isdigit() and not is_free(int(port)) and time.monotonic() < end:
        time.sleep(0.1)


def prepare(environment):
    """Bring database, reference data, demo and static files up to date, in one process."""
    if prepare_code(environment, "--alles"):
        raise SystemExit("Het voorbereiden van de database is mislukt, zie hierboven.")


def prepare_for_command(environment):
    """Migrations and reference data only; what fails is told, since the command may mend it."""
    if prepare_code(environment):
        say("het voorbereiden van de database is mislukt, de opdracht draait toch")


def prepare_code(environment, *flags):
    """The exit code of the preparation."""
    command = [sys.executable, "-m", "config.local_prepare", *flags]
    return call(command, environment | {"CASUSREGIE_KLOK": str(START)}, str(ROOT))


def start(services, environment, port):
    """Start web, say READY when it answers, then worker and beat."""
    address = f"http://127.0.0.1:{port}/"
    web = Child("web", web_command(port), environment)
    launch(services, web)
    launch(services, Child("worker", worker_command(), environment))
    launch(services, Child("beat", beat_command(), environment))
    wait_for(lambda: answers(f"{address}healthz"), web)
    say(f"alles draait, logboeken staan in {VAR}")
    print(f"READY {address}", flush=True)
    if LOGINS.exists():
        print(LOGINS.read_text().rstrip(), flush=True)


def web_command(port):
    """gunicorn with threads, on loopback only."""
    flags = ["--workers", 2, "--worker-class", "gthread", "--threads", 4, "--preload"]
    bind = ["--bind", f"127.0.0.1:{port}", "--log-level", "warning"]
    return [sys.executable, "-m", "gunicorn", "config.wsgi", *bind, *flags]


def worker_command():
    """A Celery worker with two processes."""
    flags = ["--concurrency", 2, "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    return [sys.executable, "-m", "celery", "-A", "config", "worker", *flags]


def beat_command():
    """The clock of Celery."""
    flags = ["--loglevel", "INFO", "--schedule", VAR / "beat.db", "--pidfile="]
    return [sys.executable, "-m", "celery", "-A", "config", "beat", *flags]


def launch(services, service):
    """First on the list, then start: what started halfway is stopped as well."""
    services.append(service)
    service.start()


def watch(services):
    """Look until a service ends (1), or until RUN_FOR seconds have passed (0)."""
    end = time.monotonic() + run_for()
    while time.monotonic() < end:
        time.sleep(0.2)
        for service in services:
            if service.ended():
                say(f"{service.name} is gestopt, zie {service.log}")
                return 1
    return 0


def run_for():
    """The seconds in RUN_FOR, or forever."""
    text = os.environ.get("RUN_FOR") or "inf"
    try:
        return float(text)
    except ValueError:
        raise SystemExit(f"RUN_FOR={text} is geen aantal seconden.") from None


def stop(services):
    """Stop the application, all parts at once, and then the servers under it."""
    below = [service for service in services if isinstance(service, Postgres | Valkey)]
    above = [service for service in services if service not in below]
    for service in above:
        service.ask_to_stop()
    for service in (*reversed(above), *reversed(below)):
        service.stop()


def call(command, environment, folder):
    """Run a command to its end and return its exit code, as a shell would."""
    guard = dies_with_parent(signal.SIGTERM)
    process = subprocess.Popen([*guard, *command], env=environment, cwd=folder)
    try:
        code = process.wait()
    except KeyboardInterrupt:
        end(process)
        raise
    return code if code >= 0 else 128 - code


def end(process):
    """Let a command stop in order; after ten seconds the hard way."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def answers(address):
    """True when the page is there."""
    try:
        return urllib.request.urlopen(address, timeout=2).status == 200
    except (urllib.error.URLError, OSError):
        return False
