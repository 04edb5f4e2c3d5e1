"""What a list of Kamervragen waits for: how many and how long, by ministry and by minister."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from datetime import date

    from kamervragen.filters import KamervraagFilter

# To a ministry or from it, as the filters mean it: each Kamervraag once.
_OFFICES = """
    SELECT role.kamervraag_id, {row} AS row_id
    FROM kamervragen_{role} AS role {join}
    WHERE role.kamervraag_id IN (SELECT pk FROM found) AND {row} IS NOT NULL
"""
_JOIN = "JOIN kamervragen_minister AS office ON office.id = role.minister_id"
_PARTS = {
    "ministerie": ("kamervragen_ministry", "role.ministry_id", ""),
    "bewindspersoon": ("kamervragen_person", "office.person_id", _JOIN),
}
_WAITING = """
    WITH found (pk, due_on) AS ({found})
    SELECT named.slug, named.name, count(*), max(%s - found.due_on)
    FROM ({addressees} UNION {respondents}) AS member
    JOIN found ON found.pk = member.kamervraag_id
    JOIN {table} AS named ON named.id = member.row_id
    GROUP BY named.id
    ORDER BY 4 DESC, 3 DESC, 2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A ministry or a minister, how many are in the list, and how late the latest of them is.

    ``longest`` is in days, and negative while the term of all of them still runs.
    """

    slug: str
    name: str
    count: int
    longest: int
    query: str


def waiting_by(asked: KamervraagFilter, group: str, *, on: date) -> list[Waiting]:
    """Of what a filter finds, the longest late first; ``group`` is ``ministerie`` or so."""
    table, row, join = _PARTS[group]
    found, parameters = asked.found().order_by().values("pk", "due_on").query.sql_with_params()
    statement = _WAITING.format(
        found=found,
        addressees=_OFFICES.format(role="addressee", row=row, join=join),
        respondents=_OFFICES.format(role="respondent", row=row, join=join),
        table=table,
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, on])
        rows = cursor.fetchall()
    return [
        Waiting(
            slug=slug,
            name=name,
            count=count,
            longest=longest,
            query=asked.query_of({group: [slug]}),
        )
        for slug, name, count, longest in rows
    ]
