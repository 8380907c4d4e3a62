"""Neemt het volgende nummer van een teller, in één vraag; wie tegelijk komt, wacht."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models
from psycopg2 import sql

NEEM = sql.SQL(
    "INSERT INTO {tabel} AS t ({sleutel}, {laatste}) VALUES (%s, %s) "
    "ON CONFLICT ({sleutel}) DO UPDATE SET {laatste} = t.{laatste} + %s RETURNING {laatste}"
)


Teller = tuple[type[models.Model], Any]
Voorraad = dict[Teller, list[int]]
_voorraad: ContextVar[Voorraad | None] = ContextVar("voorraad", default=None)


def stock_up(voorraad: Voorraad, nodig: Iterable[Teller]) -> None:
    """See to it that there is a number for each of these, one counter after another.

    Call it outside a transaction, so that nobody waits for what is done with the numbers. One that
    is left over, or whose work fails, is not given out any more: a number is skipped then.
    """
    for teller, aantal in sorted(Counter(nodig).items(), key=lambda paar: str(paar[0])):
        rij = voorraad.setdefault(teller, [])
        if (tekort := aantal - len(rij)) > 0:
            laatste = take(*teller, tekort)
            rij += range(laatste - tekort + 1, laatste + 1)


@contextmanager
def from_stock(voorraad: Voorraad) -> Iterator[None]:
    """Within this block a number comes from here first, without holding up anybody."""
    merk = _voorraad.set(voorraad)
    try:
        yield
    finally:
        _voorraad.reset(merk)


def take(soort: type[models.Model], sleutel: Any, aantal: int = 1, begin: int = 0) -> int:
    """Raise the field `laatste` of the row with this primary key by `aantal`; returns the new last.

    A counter that is not there yet begins at `begin`. The row stays locked until the transaction
    ends, so a number that is rolled back is given out again and none is given out twice. Within
    `from_stock` one number comes from there.
    """
    if aantal == 1 and (rij := (_voorraad.get() or {}).get((soort, sleutel))):
        return rij.pop(0)
    vraag = NEEM.format(
        tabel=sql.Identifier(soort._meta.db_table),
        sleutel=sql.Identifier(soort._meta.pk.column),
        laatste=sql.Identifier("laatste"),
    )
    with connection.cursor() as cursor:
        cursor.execute(vraag.as_string(cursor.connection), [sleutel, begin + aantal, aantal])
        return int(cursor.fetchone()[0])
