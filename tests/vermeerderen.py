"""Maakt van één rij er veel, buiten de regels om: om te meten wat een bladzijde met veel doet."""

from django.db import connection
from psycopg2 import sql

#: keys that would stop a second row like this one; the primary key stays
SLEUTELS = """
select i.relname, c.conname from pg_index x join pg_class i on i.oid = x.indexrelid
left join pg_constraint c on c.conindid = x.indexrelid and c.contype in ('u', 'x')
where x.indrelid = %s::regclass and not x.indisprimary
and (x.indisunique or x.indisexclusion)
"""


def multiply(rij, aantal, *kinderen):
    """Add `aantal` rows equal to this one, each with its own kenmerk; inside a transaction.

    `kinderen` are (model, name of the field): their rows that belong to `rij` are made once more
    for each new row. Unique keys of the tables are dropped: only for a transaction that is undone.
    """
    if aantal < 1:
        return
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set local session_replication_role = replica")
        nieuw = _copy(cursor, type(rij), sql.SQL("t.id = %s"), [rij.pk], aantal)
        for model, veld in kinderen:
            _copy_children(cursor, model, veld, rij.pk, nieuw)
        cursor.execute("set local session_replication_role = origin")


def _copy(cursor, model, welke, waarden, aantal):
    tabel, velden, uit = _columns(cursor, model)
    vraag = sql.SQL(
        "insert into {tabel} ({velden}) select {uit} from {tabel} t, generate_series(1, %s) "
        "where {welke} returning id"
    ).format(tabel=tabel, velden=velden, uit=uit, welke=welke)
    cursor.execute(vraag.as_string(cursor.connection), [aantal, *waarden])
    return [nummer for (nummer,) in cursor.fetchall()]


def _copy_children(cursor, model, veld, ouder, nieuw):
    kolom = model._meta.get_field(veld).column
    tabel, velden, uit = _columns(cursor, model, {kolom: sql.SQL("n.id")})
    vraag = sql.SQL(
        "insert into {tabel} ({velden}) select {uit} from {tabel} t, unnest(%s) as n(id) "
        "where t.{kolom} = %s"
    ).format(tabel=tabel, velden=velden, uit=uit, kolom=sql.Identifier(kolom))
    cursor.execute(vraag.as_string(cursor.connection), [nieuw, ouder])


def _columns(cursor, model, anders=None):
    """Table, the columns to fill and what goes in: the row itself but for kenmerk and `anders`."""
    anders = {"kenmerk": sql.SQL("gen_random_uuid()"), **(anders or {})}
    tabel = sql.Identifier(model._meta.db_table)
    cursor.execute(SLEUTELS, [model._meta.db_table])
    for index, regel in cursor.fetchall():
        _drop(cursor, tabel, index, regel)
    namen = [v.column for v in model._meta.concrete_fields if not v.primary_key]
    uit = [anders.get(n, sql.SQL("t.{}").format(sql.Identifier(n))) for n in namen]
    return tabel, sql.SQL(", ").join(map(sql.Identifier, namen)), sql.SQL(", ").join(uit)


def _drop(cursor, tabel, index, regel):
    if regel:
        weg = sql.SQL("alter table {} drop constraint {}").format(tabel, sql.Identifier(regel))
    else:
        weg = sql.SQL("drop index {}").format(sql.Identifier(index))
    cursor.execute(weg.as_string(cursor.connection))
