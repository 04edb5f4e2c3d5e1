"""The figures of one minister, ministry, member, party or topic, for its own page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.http import urlencode

from kamervragen.deadlines.days import today
from kamervragen.filters import KamervraagFilter
from kamervragen.models import Kamervraag
from kamervragen.statistics.figures import cells, figures, labels
from kamervragen.statistics.measures import measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamervragen.statistics.figures import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """How many were put in a year, and the query string that lists them."""

    year: int
    count: int
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A row of figures under labels, and the query string of all figures about the same."""

    labels: Sequence[str]
    cells: Sequence[Cell]
    years: Sequence[Year]
    query: str


def summary_of(group: str, value: str) -> Summary:
    """Of all that a filter finds with one value: ``bewindspersoon`` and a slug, or the like."""
    query = QueryDict(urlencode({group: value, "soort": "schriftelijk"}))
    asked = KamervraagFilter(query, Kamervraag.objects.all(), today=today())
    measured = measures(asked)
    return Summary(
        labels=labels(),
        cells=cells(figures(measured), asked, {}),
        years=[
            Year(year=year, count=count, query=asked.query_of({"jaar": [str(year)]}))
            for year, count in measured.per_year().items()
        ],
        query=asked.query_of({"soort": []}),
    )
