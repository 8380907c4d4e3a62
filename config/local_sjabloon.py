"""Maakt één keer een lege database met alle migraties; elke testdatabase is er een kopie van.

Migreren kost seconden per database en een testopdracht maakt er vijf; kopiëren kost er bijna geen.
De naam draagt een vingerafdruk van migraties en pakketten, dus een oud sjabloon telt nooit mee.
"""

import hashlib
import os
import sys

import django
from django.core.management import call_command
from django.db import connection

from .local_services import NAME, ROOT

BEGIN = f"{NAME}_sjabloon_"


def main():
    """Print the name of the template; make it when it is not there yet."""
    django.setup()
    name = BEGIN + fingerprint()
    known = databases()
    if name not in known:
        build(name, half=f"{name}_{os.getpid()}")
        for old in known:
            run(f'drop database if exists "{old}"')
    print(name, flush=True)
    return 0


def fingerprint():
    """A hash over the migrations of the apps and the versions of the packages."""
    files = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("requirements/*.txt")]
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return total.hexdigest()[:16]


def databases():
    """The templates that are there, also those that were never finished."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("select datname from pg_database where starts_with(datname, %s)", [BEGIN])
        return [name for (name,) in cursor.fetchall()]


def run(sentence):
    """One sentence outside any database of ours."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(sentence)


def build(name, half):
    """Migrate under another name, then rename: a broken run never counts as done."""
    run(f'create database "{half}"')
    connection.settings_dict["NAME"] = half
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    run(f'alter database "{half}" rename to "{name}"')


if __name__ == "__main__":
    sys.exit(main())
