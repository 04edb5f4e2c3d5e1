"""Compounds and their parts: stikstofregels is found by stikstof, and by regels.

Dutch writes compounds as one word. The parts that are looked for are listed in
``compound_parts.txt``: words that often begin or end a compound in parliamentary papers. A word is
split where both its parts are listed, or where one of them is so long that it cannot stand there
by chance.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kamervragen.search.stems import stem
from kamervragen.search.word_lists import word_list

SHORTEST = 8  # letters of a compound
SHORTEST_PART = 3
SHORTEST_REST = 5
LONG_PART = 7  # stands in no word by chance
_LINKS = ("", "s", "en", "n", "e")  # between the parts: rechtshulp, boerenprotest


_PARTS = word_list("compound_parts")
_PART_STEMS = frozenset(stem(part) for part in _PARTS)
_PART_STARTS = frozenset(part[:4] for part in _PARTS)  # for a first, cheap look


@lru_cache(maxsize=50_000)
def compound_parts(word: str) -> tuple[str, ...]:
    """The stems of the parts of a folded word, in order; none where it is no compound.

    kinderopvangtoeslag has kinderopvang and toeslag, and so kinder and opvang.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return ()
    first, last = max(_splits(word), key=_quality, default=_Split()).parts
    found = (first, *compound_parts(first), last, *compound_parts(last))
    return tuple(dict.fromkeys(stem(part) for part in found if part))


class _Split(NamedTuple):
    """A way to part a word in two, of which one or both parts are listed."""

    parts: tuple[str, str] = ("", "")
    listed: int = 0


def _splits(word: str) -> Iterator[_Split]:
    """What is left beside a listed part counts as a part where it is long enough to be a word."""
    is_listed = word in _PARTS or stem(word) in _PART_STEMS
    for place in range(SHORTEST_PART, len(word) - SHORTEST_PART):
        head, tail = word[:place], word[place:]
        first, last = _beginning(head), _ending(tail)
        if first and last:
            yield _Split((first, last), 2)
        elif is_listed:
            continue
        elif len(first) >= LONG_PART and first == head:
            yield _Split((first, tail if len(tail) >= SHORTEST_REST else ""), 1)
        elif len(last) >= LONG_PART and place > SHORTEST_PART:
            yield _Split((head if len(head) >= SHORTEST_REST else "", last), 1)


def _beginning(first: str) -> str:
    """The listed word that a compound begins with, without what links it to the next."""
    for link in _LINKS:
        if first.endswith(link) and (word := first.removesuffix(link)) in _PARTS:
            return word
    return ""


def _ending(last: str) -> str:
    """The rest of a compound, where it is a form of a listed word."""
    if last[:4] not in _PART_STARTS and last[:3] not in _PART_STARTS:
        return ""
    return last if stem(last) in _PART_STEMS else ""


def _quality(split: _Split) -> tuple[int, int]:
    """Two listed parts are better than one, and long ones better than short ones."""
    return split.listed, sum(len(part) for part in split.parts if part in _PARTS)
