"""Rows in bulk: an archive is imported in half the time that the ORM takes."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql


def copy_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> list[int]:
    """Add rows that are known to be new, values in the order of ``columns``; their primary keys.

    As with ``bulk_create`` no signal is sent, and the values are stored as they are.
    """
    wanted = list(rows)
    if not wanted:
        return []
    table = model._meta.db_table
    names = sql.SQL(", ").join(map(sql.Identifier, ["id", *columns]))
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, len(wanted)],
        )
        pks = [int(pk) for (pk,) in cursor.fetchall()]
        with cursor.copy(command) as copy:
            for pk, row in zip(pks, wanted, strict=True):
                copy.write_row((pk, *row))
    return pks


def update_rows(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[tuple[int, Sequence[object]]],
) -> None:
    """Change rows, each a primary key and values in the order of ``columns``.

    One short statement, prepared once. ``bulk_update`` writes a case for each row and column into
    one of megabytes, and psycopg keeps a hundred of those.
    """
    values: list[Any] = [(*row, pk) for pk, row in rows]
    if not values:
        return
    changes = sql.SQL(", ").join(
        sql.SQL("{} = %s").format(sql.Identifier(column)) for column in columns
    )
    table = sql.Identifier(model._meta.db_table)
    command = sql.SQL("UPDATE {} SET {} WHERE id = %s").format(table, changes)
    with connection.cursor() as cursor:
        cursor.executemany(command, values)
