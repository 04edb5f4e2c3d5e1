"""Asking the search entries by their index, whatever the planner thinks of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.db.backends.utils import CursorWrapper

    from kamervragen.results.facet_table import Numbers


@contextmanager
def by_index() -> Iterator[CursorWrapper]:
    """A cursor that reads no table whole.

    To the planner the vectors of search, which lie outside their table, cost nothing to read; it
    would read them all for a common word, which takes a hundred times as long as the index.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield cursor


# Planned once, whatever is asked: to estimate what a term finds takes longer than to find it.
_FOUND = """
    SELECT found.sent
    FROM unnest(%s::text[]) WITH ORDINALITY AS asked (terms, place)
    CROSS JOIN LATERAL (
        SELECT string_agg(int4send(kamervraag_id::int4), '')
        FROM kamervragen_searchentry WHERE words @@ asked.terms::tsquery
    ) AS found (sent)
    ORDER BY asked.place
"""


def found_by(wanted: Sequence[str]) -> list[Numbers]:
    """What each of these finds, as primary keys; each in the notation of ``tsquery``."""
    with by_index() as cursor:
        cursor.execute(_FOUND, [list(wanted)])
        return [as_numbers(sent) for (sent,) in cursor.fetchall()]


def as_numbers(sent: bytes | None) -> Numbers:
    """Primary keys that came as the bytes that they are: ``string_agg(int4send(id), '')``."""
    numbers = np.frombuffer(sent or b"", dtype=">i4").astype(np.int32)
    numbers.setflags(write=False)  # they may be kept for others
    return numbers
