"""Schrijft veel rijen tegelijk met COPY, en daarna hun geschiedenis.

Alle regels van de database gelden: sleutels, verwijzingen, controles en triggers. Eén soort
trigger zwijgt tijdens COPY, omdat hij per rij één rij geschiedenis schrijft: `insert_insert` van
pghistory. Dezelfde rijen komen er direct daarna in één opdracht per tabel, in dezelfde
transactie.
"""

import io
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from typing import Any

import pghistory.models
import pgtrigger
from django.apps import apps
from django.db import connection, models, transaction
from psycopg2 import sql

from .kolommen import default_of, encoder_of

TRIGGER = "insert_insert"
EIGEN = "pgh_"


class Tabel:
    """New rows of one model, waiting to be written; numbers them from `eerste` on."""

    def __init__(self, model: type[models.Model], eerste: int = 1) -> None:
        velden = model._meta.concrete_fields
        self.model, self.eerste, self.volgende = model, eerste, eerste
        self.label = model._meta.label_lower
        self.codes = {veld.attname: encoder_of(veld) for veld in velden}
        self.sjabloon = {veld.attname: default_of(veld) for veld in velden}
        self.pk = model._meta.pk.attname  # type: ignore[union-attr]
        self.regels: list[str] = []

    def preset(self, **waarden: Any) -> None:
        """What every new row says unless told otherwise."""
        for naam, waarde in waarden.items():
            self.sjabloon[naam] = self.codes[naam](waarde)

    def number(self) -> int:
        """The next id, for a row that is added later."""
        self.volgende += 1
        return self.volgende - 1

    def add(self, **waarden: Any) -> int:
        """A row by column name (`casus_id`); returns its id. Raises KeyError for no column."""
        nummer: int = waarden.get(self.pk) or self.number()
        waarden[self.pk] = nummer
        rij = self.sjabloon.copy()
        for naam, waarde in waarden.items():
            rij[naam] = self.codes[naam](waarde)
        self.regels.append("\t".join(rij.values()))
        return nummer

    def add_object(self, rij: models.Model) -> int:
        """A row as it stands in an unsaved object; gives it its id."""
        if rij.pk is None:
            rij.pk = self.number()
        velden = rij.__dict__
        self.regels.append("\t".join([code(velden[naam]) for naam, code in self.codes.items()]))
        return rij.pk

    def add_texts(self, *teksten: str) -> None:
        """A row as COPY reads it, all columns but the id, in the order of the model."""
        self.regels.append("\t".join((str(self.number()), *teksten)))

    def copy(self, cursor: Any) -> None:
        """Write what waits."""
        opdracht = sql.SQL("copy {} ({}) from stdin").format(
            sql.Identifier(self.model._meta.db_table), _columns(self.codes)
        )
        regels = io.StringIO("\n".join(self.regels) + "\n")
        cursor.copy_expert(opdracht.as_string(cursor.connection), regels)
        self.regels.clear()


def _columns(namen: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(naam) for naam in namen)


class Schrijver:
    """All tables of the region. Their order is the order of writing."""

    def __init__(self, modellen: Sequence[type[models.Model]]) -> None:
        self.tabellen = {model: Tabel(model) for model in modellen}
        self._historie: dict[Any, type[models.Model]] = {
            rij.pgh_tracked_model: rij
            for rij in apps.get_models()
            if issubclass(rij, pghistory.models.Event)
        }

    def __getitem__(self, model: type[models.Model]) -> Tabel:
        return self.tabellen[model]

    def reserve(self, per_tabel: int) -> None:
        """Take numbers from the sequences, so that nobody else gets them."""
        with connection.cursor() as cursor:
            for tabel in self.tabellen.values():
                teller = [tabel.model._meta.db_table, tabel.pk]
                cursor.execute(
                    "select setval(pg_get_serial_sequence(%s, %s), "
                    "nextval(pg_get_serial_sequence(%s, %s)) + %s)",
                    [*teller, *teller, per_tabel],
                )
                tabel.eerste = tabel.volgende = cursor.fetchone()[0] - per_tabel

    def flush(self) -> int:
        """Write everything that waits in one transaction; returns the number of rows."""
        vol = [tabel for tabel in self.tabellen.values() if tabel.regels]
        aantal = sum(len(tabel.regels) for tabel in vol)
        met_historie = [tabel for tabel in vol if tabel.model in self._historie]
        stil = [f"{tabel.model._meta.label}:{TRIGGER}" for tabel in met_historie]
        with transaction.atomic(), connection.cursor() as cursor:
            with pgtrigger.ignore(*stil) if stil else nullcontext(), transaction.atomic():
                cursor.execute("select 1")  # hiermee gaat de instelling naar de server
                for tabel in vol:
                    tabel.copy(cursor)
            for tabel in met_historie:
                self._write_history(tabel, cursor)
        return aantal

    def _write_history(self, tabel: Tabel, cursor: Any) -> None:
        """The rows that the trigger would have written, word for word."""
        historie = self._historie[tabel.model]
        kolommen = [veld.attname for veld in historie._meta.concrete_fields]
        eigen = [naam for naam in kolommen if not naam.startswith(EIGEN)]
        opdracht = sql.SQL(
            "insert into {naar} (pgh_created_at, pgh_label, pgh_obj_id, {kolommen}) "
            "select now(), 'insert', id, {kolommen} from {van} where id between %s and %s"
        ).format(
            naar=sql.Identifier(historie._meta.db_table),
            van=sql.Identifier(tabel.model._meta.db_table),
            kolommen=_columns(eigen),
        )
        cursor.execute(opdracht, [tabel.eerste, tabel.volgende - 1])
