"""Hits in order of relevance, without reading any of them.

What a Kamervraag is about is stored as a level for each term (`search.vectors`); its score is the
sum of the levels of the terms asked for, each by its rarity. Each level of a term is a lexeme, so
that the index alone tells the scores of all hits. Of equals the newest come first.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import numpy as np
from django.db import connection

from kamervragen.models import ArchiveWord
from kamervragen.results.kept import found
from kamervragen.search.vectors import HIGHEST_LEVEL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from kamervragen.results.facet_table import Numbers
    from kamervragen.search.query import Query

ALL_LEVELS = range(1, HIGHEST_LEVEL + 1)
# Of many hits with one term what is at a higher level comes first, and the lower ones, which are
# long, need not be read.
MANY = 1_000
FROM_THE_TOP = (range(8, HIGHEST_LEVEL + 1), range(6, 8), range(4, 6), range(2, 4), range(1, 2))


def rarities(query: Query, archive: int) -> Mapping[str, float]:
    """For each term that is ranked by how rare it is; ``archive`` is the number of Kamervragen."""
    terms = dict.fromkeys(term for clause in query.clauses for term in clause.terms)
    counts: dict[str, int] = dict.fromkeys(terms, 1)
    for term, count in ArchiveWord.objects.of_terms(terms).values_list("term", "kamervragen"):
        counts[term] = max(counts[term], count)
    return {term: log(1 + archive / count) for term, count in counts.items()}


def most_relevant(
    query: Query, hits: Numbers, *, end: int, archive: int, revision: int
) -> list[int]:
    """The first ``end`` of the hits; fewer where the rest is about none of the terms.

    ``revision`` is the newest of all search entries.
    """
    rarity = rarities(query, archive)
    if not (rarity and len(hits)):
        return []
    scores = _scores(rarity, hits, end, revision)
    last = np.partition(scores, -end)[-end] if len(scores) > end else 0  # what just gets in
    is_first = (scores > 0) & (scores >= last)
    return _in_order(hits[is_first], scores[is_first], end)


def _scores(
    rarity: Mapping[str, float], hits: Numbers, end: int, revision: int
) -> NDArray[np.float64]:
    """Of each hit; 0 for what is about no term, or with a single term is not among the first."""
    of_all = np.zeros(int(hits.max()) + 1)
    are_in_turn = len(rarity) == 1 and len(hits) > MANY
    for levels in FROM_THE_TOP if are_in_turn else [ALL_LEVELS]:
        asked = [(term, level) for term in rarity for level in levels]
        told = found([f"'{term}/{level}'" for term, level in asked], revision)
        for (term, level), pks in zip(asked, told, strict=True):
            of_all[pks[pks < len(of_all)]] += rarity[term] * level
        if np.count_nonzero(of_all[hits]) >= end:
            break
    scores: NDArray[np.float64] = of_all[hits]
    return scores


# Of what scores the same the newest comes first.
_IN_ORDER = """
    SELECT id
    FROM unnest(%s::int[], %s::float8[]) AS scored (id, score)
    JOIN kamervragen_kamervraag USING (id)
    ORDER BY score DESC, submitted_on DESC NULLS LAST, number DESC
    LIMIT %s
"""


def _in_order(pks: Numbers, scores: NDArray[np.float64], end: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_IN_ORDER, [pks.tolist(), scores.tolist(), end])
        return [pk for (pk,) in cursor.fetchall()]
