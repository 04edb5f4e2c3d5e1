"""The search index while an archive is filled.

In a large archive, to put the terms of a document into the index takes as long as all that comes
before. While an archive is filled they wait in a list and are put in together, in a fraction of the
time. Each search has to read that list, so that it is emptied when the filling has ended; or, if
that was killed, when the next run begins.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection, transaction

from kamervragen.models import SearchEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

INDEX = "search_entry_words"
FEW = 1_000  # Kamervragen: an archive of fewer is still to be filled


@contextmanager
def filling_the_index() -> Iterator[None]:
    """For a stretch of many writes, each in a transaction of its own."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"ALTER INDEX {INDEX} SET (fastupdate = on, gin_pending_list_limit = 2000000)"  # kB
        )
    try:
        yield
    finally:
        settle_the_index()


def settle_the_index() -> None:
    """Put in what waits, if anything does."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_class WHERE oid = %s::regclass AND 'fastupdate=on' = ANY(reloptions)",
            [INDEX],
        )
        if cursor.fetchone():
            cursor.execute(f"ALTER INDEX {INDEX} RESET (gin_pending_list_limit)")
            cursor.execute(f"ALTER INDEX {INDEX} SET (fastupdate = off)")
            cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [INDEX])


def is_still_to_be_filled() -> bool:
    """Whether an archive has so little that nobody searches it yet."""
    return SearchEntry.objects.count() < FEW
