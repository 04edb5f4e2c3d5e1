"""“Bedoelde u …”: another spelling for words that the archive does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamervragen.models import ArchiveWord
from kamervragen.results.by_index import found_by
from kamervragen.search.analysis import folded
from kamervragen.search.query import Clause, Kind, Query, parse_query
from kamervragen.search.spelling import SAME_START, SHORTEST, closest, one_letter_off
from kamervragen.search.tsquery import tsquery

if TYPE_CHECKING:
    from collections.abc import Sequence

RARE = 2  # Kamervragen: a word of fewer may be a misprint itself


def did_you_mean(query: Query, typed: str) -> str:
    """What was typed with its unknown words put right; empty where nothing is to be."""
    meant = typed
    for clause in _unknown(query):
        if better := _spelt_right(folded(clause.typed)):
            meant = meant.replace(clause.typed, better)
    return "" if meant == typed else meant


def _unknown(query: Query) -> Sequence[Clause]:
    """Single words that are in no Kamervraag, not as part of a word either."""
    words = [clause for clause in query.clauses if clause.kind == Kind.WORDS]
    terms = [term for clause in words for term in clause.terms]
    known = set(ArchiveWord.objects.of_terms(terms).values_list("term", flat=True))
    return [
        clause
        for clause in words
        if known.isdisjoint(clause.terms)
        and len(folded(clause.typed)) >= SHORTEST
        and not _is_found(clause.typed)
    ]


def _is_found(typed: str) -> bool:
    """By the index; the planner would read every entry to see that none has it."""
    wanted = tsquery(parse_query(typed))
    return not wanted or any(len(found) for found in found_by([wanted]))


def _spelt_right(word: str) -> str:
    found = dict(
        ArchiveWord.objects.common(RARE)
        .spelt(one_letter_off(word))
        .values_list("printed", "kamervragen")
    )
    if found:
        return max(found, key=lambda printed: found[printed]).lower()
    alike = ArchiveWord.objects.common(RARE).about_as_long(word).beginning_with(word[:SAME_START])
    printed = dict(alike.order_by("-kamervragen").values_list("folded", "printed"))
    return printed.get(closest(word, printed), "").lower()
