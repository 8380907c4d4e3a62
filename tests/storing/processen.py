"""Echte werkers en beats op de Valkey van de proef, elk in een eigen procesgroep."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import redis
from django.db import connections

ROOT = Path(__file__).resolve().parents[2]


def own_number():
    """A database number of Valkey that is not the one of the product."""
    return 1 + os.getpid() % 15


def broker_url():
    """The broker of the environment, with a database of our own."""
    url = os.environ.get("CELERY_BROKER") or os.environ["REDIS_URL"]
    if "virtual_host=" in url:
        return re.sub(r"virtual_host=\d+", f"virtual_host={own_number()}", url)
    return re.sub(r"/\d*$", f"/{own_number()}", url)


def valkey():
    """A client on that same database, to flush it."""
    url = os.environ["REDIS_URL"]
    if "db=" in url:
        url = re.sub(r"db=\d+", f"db={own_number()}", url)
    else:
        url = re.sub(r"/\d*$", f"/{own_number()}", url)
    return redis.Redis.from_url(url)


def database_url():
    """The test database, for another process."""
    d = connections["default"].settings_dict
    wie = quote(d["USER"], safe="") + (f":{quote(d['PASSWORD'], safe='')}" if d["PASSWORD"] else "")
    waar = quote(d["HOST"], safe="") + (f":{d['PORT']}" if d["PORT"] else "")
    return f"postgres://{wie}@{waar}/{d['NAME']}"


class Processen:
    """Starts and kills by id; everything that is left dies at the end."""

    def __init__(self, folder):
        self.folder = folder
        self.lopend = []

    def worker(self):
        nr = len(list(self.folder.glob("worker*")))
        return self._start(
            f"worker{nr}",
            *("worker", "-c", "2", "-l", "warning", "-n", f"proef{nr}@%h"),
            *("--without-gossip", "--without-mingle", "--without-heartbeat"),
        )

    def beat(self):
        nr = len(list(self.folder.glob("beat*.log")))
        rooster = self.folder / f"rooster{nr}"
        return self._start(f"beat{nr}", "beat", "-l", "warning", "-s", str(rooster), "--pidfile=")

    def _start(self, naam, *woorden):
        omgeving = os.environ | {
            "DATABASE_URL": database_url(),
            "CELERY_BROKER": broker_url(),
            "DJANGO_SETTINGS_MODULE": "config.settings.testing",
        }
        with (self.folder / f"{naam}.log").open("wb") as log:
            proces = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "tests.storing.werk", *woorden],
                cwd=ROOT,
                env=omgeving,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.lopend.append(proces)
        return proces

    def kill(self, proces):
        """kill -9 of the process and its children."""
        self.lopend.remove(proces)
        os.killpg(proces.pid, signal.SIGKILL)
        proces.wait(30)

    def kill_child(self, proces):
        """kill -9 of one process of the pool; False when there is none (yet)."""
        lijst = Path(f"/proc/{proces.pid}/task/{proces.pid}/children")
        kinderen = lijst.read_text().split() if lijst.exists() else []
        if not kinderen:
            return False
        os.kill(int(kinderen[0]), signal.SIGKILL)
        return True

    def alive(self):
        """Did nothing end that we did not kill?"""
        return all(proces.poll() is None for proces in self.lopend)

    def stop_all(self):
        for proces in list(self.lopend):
            self.kill(proces)

    def logs(self):
        """The end of each log, for a test that failed."""
        delen = [f"{p.name}:\n{p.read_text()[-1500:]}" for p in sorted(self.folder.glob("*.log"))]
        return "\n".join(delen)
