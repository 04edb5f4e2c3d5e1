"""The order of all hits with each of them looked at: what the ranking is measured against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import connection

from kamervragen.results.ranking import rarities
from kamervragen.search.vectors import HIGHEST_LEVEL

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kamervragen.search.query import Query

# What ``ts_rank`` gives, with every weight 1, for a lexeme with one position, two, three …
_SUMS = [
    sum(1 / place**2 for place in range(1, level + 1)) for level in range(1, HIGHEST_LEVEL + 1)
]
RANKS = [total / 1.64493406685 for total in _SUMS]
# Between them: what a rank must pass to be of a level, from level 1 up.
LEVEL_BOUNDS = [0.3, *((one + two) / 2 for one, two in pairwise(RANKS))]
_LEVEL = ", width_bucket(ts_rank('{1,1,1,1}', levels, %s::tsquery)::float8, %s::float8[])"


@dataclass(frozen=True, slots=True)
class Scored:
    """A hit; compared by relevance, the newest of equals first."""

    score: float
    submitted_on: date
    number: str
    pk: int

    @property
    def order(self) -> tuple[float, date, str]:
        return self.score, self.submitted_on, self.number


def rank_every_hit(query: Query, hits: Collection[int], *, archive: int) -> list[int]:
    """The primary keys, the most relevant first; ``archive`` is the number of Kamervragen."""
    scored = _scored(rarities(query, archive), hits)
    return [hit.pk for hit in sorted(scored, key=lambda hit: hit.order, reverse=True)]


def _scored(rarity: Mapping[str, float], hits: Collection[int]) -> list[Scored]:
    """These Kamervragen with what they score."""
    of_levels = [each for term in rarity for each in (f"'{term}'", LEVEL_BOUNDS)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT kamervraag.id, submitted_on, number{_LEVEL * len(rarity)}
            FROM kamervragen_searchentry AS entry
            JOIN kamervragen_kamervraag AS kamervraag ON kamervraag.id = entry.kamervraag_id
            WHERE entry.kamervraag_id = ANY(%s)
            """,  # noqa: S608 # our own words
            [*of_levels, list(hits)],
        )
        weights = list(rarity.values())
        return [
            Scored(
                sum(weight * level for weight, level in zip(weights, levels, strict=True)),
                submitted_on or date.min,
                number,
                pk,
            )
            for pk, submitted_on, number, *levels in cursor.fetchall()
        ]
