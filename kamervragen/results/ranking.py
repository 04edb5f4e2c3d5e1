"""Hits in order of relevance, without looking at each of them.

What a Kamervraag is about is stored as a level for each term (`search.vectors`); its score is the
sum of the levels of the terms asked for, each by its rarity. The most relevant are found from the
top: first those with a very high level for any term, then lower ones, until no Kamervraag that was
not looked at can score more than those that are shown. The order is that of scoring every hit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import log
from typing import TYPE_CHECKING

from django.db import connection

from kamervragen.models import ArchiveWord
from kamervragen.search.tsquery import about, tsquery
from kamervragen.search.vectors import HIGHEST_LEVEL, LEVEL_BOUNDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kamervragen.search.query import Query

FEW = 200  # hits that are all looked at
STEPS = (9, 7, 6, 5, 4, 3, 2, 1)  # levels of a term of usual rarity, from the top down
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


def rarities(query: Query, archive: int) -> Mapping[str, float]:
    """For each term that is ranked by how rare it is; ``archive`` is the number of Kamervragen."""
    terms = dict.fromkeys(term for clause in query.clauses for term in clause.terms)
    found: dict[str, int] = dict.fromkeys(terms, 1)
    for term, count in ArchiveWord.objects.of_terms(terms).values_list("term", "kamervragen"):
        found[term] = max(found[term], count)
    return {term: log(1 + archive / count) for term, count in found.items()}


def most_relevant(query: Query, hits: Collection[int], *, end: int, archive: int) -> list[int]:
    """The first ``end`` of the hits; fewer where the rest is about none of the terms."""
    rarity = rarities(query, archive)
    if len(hits) <= FEW or not rarity:
        scored = _scored(rarity, hits=list(hits))
    else:
        scored = _from_the_top(query, rarity, frozenset(hits), end)
    return [hit.pk for hit in sorted(scored, key=lambda hit: hit.order, reverse=True)][:end]


def rank_every_hit(query: Query, hits: Collection[int], *, archive: int) -> list[int]:
    """All of the hits, each looked at: what `most_relevant` is measured against."""
    scored = _scored(rarities(query, archive), hits=list(hits))
    return [hit.pk for hit in sorted(scored, key=lambda hit: hit.order, reverse=True)]


def _from_the_top(
    query: Query, rarity: Mapping[str, float], hits: frozenset[int], end: int
) -> list[Scored]:
    terms = list(rarity)
    usual = sum(rarity.values()) / len(rarity)
    scored: list[Scored] = []
    for step in STEPS:
        lowest = [max(1, round(step * usual / rarity[term])) for term in terms]
        if min(lowest) > HIGHEST_LEVEL:
            continue
        terms_asked = f"({tsquery(query)}) & ({about(terms, lowest)})"
        scored = [hit for hit in _scored(rarity, terms=terms_asked) if hit.pk in hits]
        most_elsewhere = sum(
            rarity[term] * (level - 1) for term, level in zip(terms, lowest, strict=True)
        )
        if len(scored) >= end and sorted(hit.score for hit in scored)[-end] >= most_elsewhere:
            break
    return scored


def _scored(
    rarity: Mapping[str, float], *, hits: Sequence[int] | None = None, terms: str = ""
) -> list[Scored]:
    """Kamervragen by primary key, or by their terms, with what they score."""
    found = "entry.words @@ %s::tsquery" if hits is None else "entry.kamervraag_id = ANY(%s)"
    of_levels = [each for term in rarity for each in (f"'{term}'", LEVEL_BOUNDS)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT kamervraag.id, submitted_on, number{_LEVEL * len(rarity)}
            FROM kamervragen_searchentry AS entry
            JOIN kamervragen_kamervraag AS kamervraag ON kamervraag.id = entry.kamervraag_id
            WHERE {found}
            """,  # noqa: S608 # our own words
            [*of_levels, terms if hits is None else list(hits)],
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
