"""Neemt het volgende nummer van een teller, in één vraag; wie tegelijk komt, wacht."""

from typing import Any

from django.db import connection, models
from psycopg2 import sql

NEEM = sql.SQL(
    "INSERT INTO {tabel} AS t ({sleutel}, {laatste}) VALUES (%s, %s) "
    "ON CONFLICT ({sleutel}) DO UPDATE SET {laatste} = t.{laatste} + %s RETURNING {laatste}"
)


def take(soort: type[models.Model], sleutel: Any, aantal: int = 1, begin: int = 0) -> int:
    """Raise the field `laatste` of the row with this primary key by `aantal`; returns the new last.

    A counter that is not there yet begins at `begin`. The row stays locked until the transaction
    ends, so a number that is rolled back is given out again and none is given out twice.
    """
    vraag = NEEM.format(
        tabel=sql.Identifier(soort._meta.db_table),
        sleutel=sql.Identifier(soort._meta.pk.column),
        laatste=sql.Identifier("laatste"),
    )
    with connection.cursor() as cursor:
        cursor.execute(vraag.as_string(cursor.connection), [sleutel, begin + aantal, aantal])
        return int(cursor.fetchone()[0])
