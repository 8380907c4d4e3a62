"""De demonstratie voor de browserproeven: één keer gespeeld, wie volgt krijgt een kopie."""

import fcntl
import os
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from sturing.demo.spelen import load_reference, play_all

#: a request that was still busy keeps its connection; no database can go or be copied then
SESSIES = "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{}'"


class Wereld:
    """The demonstration in the database of this process; `gedeeld` is a folder of the whole run."""

    def __init__(self, gedeeld):
        self.gedeeld = gedeeld
        self.briefje = gedeeld / "wereld"
        self.eigen = connection.settings_dict["NAME"]
        self.kopie = f"{self.eigen}_wereld"

    def load(self):
        """Take the copy of who was first, or play it and leave a copy for the others."""
        with self._alone():
            if self.briefje.exists():
                copy(self.briefje.read_text(), self.eigen)
            else:
                load_reference()
                play_all(timezone.localdate())
                self._leave_copy()

    def _leave_copy(self):
        if "PYTEST_XDIST_WORKER" in os.environ:
            copy(self.eigen, self.kopie)
            self.briefje.write_text(self.kopie)

    @contextmanager
    def _alone(self):
        with (self.gedeeld / "wereld.slot").open("w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield

    def remove(self):
        """Leave nothing behind for other tests and for a later run that keeps the database."""
        call_command("flush", verbosity=0, interactive=False, allow_cascade=False)
        outside(SESSIES.format(self.eigen))
        with self._alone():
            if self.briefje.exists() and self.briefje.read_text() == self.kopie:
                self.briefje.unlink()
                outside(f'drop database if exists "{self.kopie}"')


def copy(van, naar):
    """Make one database equal to another."""
    outside(
        *(SESSIES.format(naam) for naam in (van, naar)),
        f'drop database if exists "{naar}"',
        f'create database "{naar}" template "{van}"',
    )


def outside(*zinnen):
    """Sentences outside the test database, with nobody in it."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        for zin in zinnen:
            cursor.execute(zin)
