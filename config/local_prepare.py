"""Brengt database, naslag, voorbeeldgegevens en statische bestanden bij, in een proces.

Elke eigen start van Django kost een seconde; samen in een proces blijft een warme start kort.
"""

import contextlib
import hashlib
import io
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from .local_application import LOGINS
from .local_services import VAR, say

REFERENCE = ("load_normen", "load_organisaties", "load_afwegingskader")
STATIC_STAMP = VAR / "statisch.stempel"


def main(*flags):
    """Do all (`--alles`) or only what a management command needs: migrations and reference data."""
    django.setup()
    complete = "--alles" in flags
    if complete:  # een adres zonder beleid of een fout in de code: dan liever geen start
        call_command("check", stdout=io.StringIO())
    quiet = contextlib.nullcontext() if complete else contextlib.redirect_stdout(sys.stderr)
    with quiet, ThreadPoolExecutor(1) as beside:
        static = beside.submit(collect_static) if complete else None
        prepare_database(complete)
        if static and static.result():
            say("statische bestanden verzameld")


def prepare_database(complete):
    """Migrate, load the reference data and, for a full start, the demo."""
    if migrate():
        say("database bijgewerkt")
    for command in REFERENCE:
        run_if_present(command)
    if complete and settings.DEMO:
        if run_if_present("load_demo"):
            say("voorbeeldgegevens aanwezig")
        write_logins()


def migrate():
    """Migrate when a migration is waiting. True when there was one."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True


def run_if_present(command):
    """Run an idempotent command of one of the apps, without its chatter. False when absent."""
    if command not in get_commands():
        return False
    call_command(command, stdout=io.StringIO())
    return True


def write_logins():
    """Keep the list of demo log-ins for the launcher, which prints it after READY."""
    output = io.StringIO()
    if "show_demo_logins" in get_commands():
        call_command("show_demo_logins", stdout=output)
    LOGINS.write_text(output.getvalue(), encoding="utf-8")


def collect_static():
    """Collect the static files when one of them changed. True when there was something to do."""
    wanted = fingerprint(settings.STATICFILES_DIRS)
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and STATIC_STAMP.exists() and STATIC_STAMP.read_text() == wanted:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    STATIC_STAMP.write_text(wanted)
    return True


def fingerprint(folders):
    """A hash over name, size and time of each file, and over the place they go to."""
    rows = [f"{django.__version__} {settings.STATIC_ROOT}"]
    for folder in map(Path, folders):
        for file in sorted(folder.rglob("*")):
            about = file.stat()
            rows.append(f"{file} {about.st_size} {about.st_mtime_ns}")
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    sys.exit(main(*sys.argv[1:]))
