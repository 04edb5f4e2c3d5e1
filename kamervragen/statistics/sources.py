"""Which sites the texts refer to most: news media, authorities and others, by their domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.utils.translation import gettext

from kamervragen.statistics.figures import Cell
from kamervragen.statistics.tables import Row, Table

if TYPE_CHECKING:
    from kamervragen.filters import KamervraagFilter

# The host as `parsing.web_pages` cuts it off the name of a page.
_CITED = """
    SELECT split_part(split_part(link.page, '/', 1), '?', 1) AS host,
        count(DISTINCT through.kamervraag_id), count(*) OVER ()
    FROM kamervragen_weblink AS link
    JOIN kamervragen_publication_kamervragen AS through
        ON through.publication_id = link.publication_id
    WHERE through.kamervraag_id IN ({})
    GROUP BY host
    ORDER BY 2 DESC, host
    LIMIT %s
"""


def table_by_site(asked: KamervraagFilter, *, most: int | None = None) -> Table:
    """The sites that most Kamervragen refer to, of what a filter finds."""
    found = asked.found().order_by().values("pk")
    query, parameters = found.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_CITED.format(query), [*parameters, most])
        sites = cursor.fetchall()
    return Table(
        heading=gettext("Site"),
        columns=[gettext("Kamervragen")],
        rows=[_row(asked, host, count) for host, count, _ in sites],
        more=sites[0][2] - len(sites) if sites else 0,
    )


def _row(asked: KamervraagFilter, host: str, count: int) -> Row:
    query = asked.query_of({"bron": [host]})
    cell = Cell(value=count, unit="", count=count, query=query)
    return Row(name=host, value=host, cells=[cell])
