"""What is stored of a Kamervraag to be searched: its terms as one ``tsvector``, already analysed.

The lexemes, of which all but the first kind serve to find fast or to rank:

=================  ===============================================================================
``stikstof``       a term, with its positions; their weight is the part it stands in (`Scope`)
``~regel``         a part of a compound
``@omtzigt``       a name of those who ask
``stikstof/5``     how much the Kamervraag is about a term, from 1 up; see `level_of`
``v:minister``     a common term in one part, which its positions would tell too, but slowly
``minister+vraag`` two common terms that follow each other: a phrase of them, found at once
``brief+3+kamer``  the same with stop words between, the second three places on: brief aan de Kamer
=================  ===============================================================================

Beside it a small one holds the levels alone, a term with as many positions as its level: what is
related is found by it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from math import log2

from kamervragen.search.analysis import words
from kamervragen.search.word_lists import word_list

COMMON_TERMS = word_list("common_terms")
LAST_POSITION = 16_383  # of a tsvector
MOST_POSITIONS = 255
HIGHEST_LEVEL = 15
_GAP = 10  # between the parts, so that no phrase runs on from one into the next
_PART_OF_COMPOUND = 0.4  # counts for this much of a word
_USUAL_LENGTH = 700  # words of a Kamervraag with its answers


class Scope(Enum):
    """A part of a Kamervraag to search in; the value is its weight in a ``tsvector``."""

    TITLE = "A"
    QUESTION = "B"
    ANSWER = "C"
    NOTE = "D"


PREFIXES = {Scope.TITLE: "t:", Scope.QUESTION: "v:", Scope.ANSWER: "a:", Scope.NOTE: "n:"}
# How much one occurrence makes a Kamervraag be about a term.
_IMPORTANCE = {Scope.TITLE: 9.0, Scope.QUESTION: 2.0, Scope.ANSWER: 1.0, Scope.NOTE: 0.5}


@dataclass(frozen=True, slots=True)
class SearchText:
    """A text of a Kamervraag and the part it stands in."""

    scope: Scope
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchVectors:
    """Both in the notation of a ``tsvector``; and every word met, by how it is printed."""

    words: str
    levels: str
    printed: frozenset[str]


def search_vectors(texts: Iterable[SearchText], names: Iterable[str]) -> SearchVectors:
    """The terms of a Kamervraag."""
    collected = _Terms()
    for text in texts:
        collected.add(text)
    for name in names:
        collected.extra.update(f"@{word.term}" for word in words(name) if word.term)
    levels = collected.levels()
    plain = [*collected.extra, *(f"{term}/{level}" for term, level in levels.items())]
    placed = (f"'{term}':{','.join(at[:MOST_POSITIONS])}" for term, at in collected.places.items())
    return SearchVectors(
        words=" ".join([*placed, *(f"'{lexeme}'" for lexeme in plain)]),
        levels=" ".join(f"'{term}':{_counted(level)}" for term, level in levels.items()),
        printed=frozenset(collected.printed),
    )


@dataclass(slots=True)
class _Terms:
    """What is gathered of the texts of one Kamervraag."""

    places: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    importance: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    extra: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)
    length: int = 0  # the last position

    def add(self, part: SearchText) -> None:
        text, offset = part.text, self.length + _GAP
        weight, worth = part.scope.value, _IMPORTANCE[part.scope]
        before, last = "", 0  # the term before, and its position
        for start, end, position, term, pieces in words(text):
            self.length = offset + position
            if not term:
                continue
            at = f"{min(self.length, LAST_POSITION)}{weight}"
            self.printed.add(text[start:end])
            self.places[term].append(at)
            self.importance[term] += worth
            for piece in pieces:
                self.places[f"~{piece}"].append(at)
                self.importance[piece] += worth * _PART_OF_COMPOUND
            if term in COMMON_TERMS:
                self.extra.add(PREFIXES[part.scope] + term)
            if position > last:  # not the hyphened word that the last ones form
                if pair := pair_of(before, term, position - last):
                    self.extra.add(pair)
                before, last = term, position

    def levels(self) -> Mapping[str, int]:
        found = {term: level_of(value, self.length) for term, value in self.importance.items()}
        return {term: level for term, level in found.items() if level}


def pair_of(before: str, term: str, distance: int) -> str:
    """The lexeme of two common terms with nothing but stop words between; empty for any other."""
    if before not in COMMON_TERMS or term not in COMMON_TERMS:
        return ""
    return f"{before}+{term}" if distance == 1 else f"{before}+{distance}+{term}"


def level_of(importance: float, length: int) -> int:
    """From 0 to 15: two more for each doubling of a term's share in a text of ``length`` words.

    A long text needs more of a word to be about it, though not in proportion: as in BM25.
    """
    share = importance / (0.5 + 0.5 * length / _USUAL_LENGTH)
    return max(0, min(HIGHEST_LEVEL, int(2 * log2(share)))) if share > 1 else 0


def _counted(level: int) -> str:
    return ",".join(map(str, range(1, level + 1)))
