"""Dutch text to terms: the same for documents and queries, on every version of every database.

A term is a folded stem of ``a-z0-9``: case, accents, ligatures and loose accents go, a number loses
the points or spaces between its thousands. Each word has a position, also one that is not stored,
so that a phrase is a sequence of positions.
"""

# ruff: noqa: RUF001, RUF002 - the characters that are typed or printed for others

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from kamervragen.search.compounds import compound_parts
from kamervragen.search.stems import stem
from kamervragen.search.word_lists import word_list

STOP_WORDS = word_list("stop_words")
_LOOSE = "¨ˆ¸´`"  # accents set as characters of their own, see parsing.normalise
_APOSTROPHE = "'’‘"
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?![^\W_]{2})"  # B.V.
    rf"|[^\W\d_][^\W_]*(?:[{_LOOSE}{_APOSTROPHE}][^\W_]+)*"
    r"|(?<![\w.,])\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\w|[.,]\d)"  # 500.000, 19 637
    r"|[^\W_]+"
)
LONGEST_JOINED = 25  # letters: what has more hyphens is no word but an address
_GENITIVE = re.compile(rf"[{_APOSTROPHE}´`](?:s|tje|tjes|er|ers|en)$")
_NOT_A_TERM = re.compile(r"[^a-z0-9]")
HYPHENS = ("-", "‐", "‑")
_ACCENTED = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ"
_PLAIN = "aaaaaaceeeeiiiinooooouuuuyy"
_WESTERN = "latin-1"  # has all of these, each in one byte, and what it lacks is soon replaced
_ROUGHLY = bytes.maketrans(
    f"{ascii_uppercase}{_ACCENTED}{_ACCENTED[:-1].upper()}".encode(_WESTERN),
    f"{ascii_lowercase}{_PLAIN}{_PLAIN[:-1]}".encode(_WESTERN),
)
_LOOSE_BYTES = _LOOSE.replace("ˆ", "").encode(_WESTERN)
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


class Word(NamedTuple):
    """A word of a text: where it stands, and the term it is found by; a stop word has none."""

    start: int
    end: int
    position: int
    term: str
    parts: tuple[str, ...] = ()  # of a compound, as terms


def words(text: str, start_at: int = 0) -> Iterator[Word]:
    """The words of a text in order; hyphened words once more as the one word they form."""
    chain = ""  # words with only hyphens between them, the first of them at ``first``
    first = first_position = last = 0
    for position, match in enumerate(_WORD.finditer(text, start_at), start=1):
        start, end = match.span()
        printed = match.group()
        term, parts = analysed(printed)
        yield Word(start, end, position, term, parts)
        if chain and start == last + 1 and text[last] in HYPHENS and len(chain) < LONGEST_JOINED:
            chain += printed
            joined, parts = analysed(chain)
            yield Word(first, end, first_position, joined, parts)
        else:
            chain, first, first_position = printed, start, position
        last = end


def roughly_folded(text: str) -> bytes:
    """A text in lower case without accents, fast: enough to see what it cannot hold.

    One byte for each letter, so that places are those of the text, unless it has loose accents.
    """
    western = text.replace("ˆ", "¨").encode(_WESTERN, "replace")  # the one loose accent it lacks
    return western.translate(_ROUGHLY, _LOOSE_BYTES)


def printed_places(text: str) -> Iterator[re.Match[str]]:
    """The words as they stand, with their places."""
    return _WORD.finditer(text)


def printed_around(text: str, place: int) -> re.Match[str] | None:
    """The word that the letter at a place is part of."""
    match = _WORD.search(text, text.rfind(" ", 0, place) + 1)
    while match is not None and match.end() <= place:
        match = _WORD.search(text, match.end())
    return match


@lru_cache(maxsize=200_000)
def analysed(printed: str) -> tuple[str, tuple[str, ...]]:
    """The term of a printed word and the terms of its parts; both empty for a stop word."""
    word = folded(printed)
    if not word or word in STOP_WORDS:
        return "", ()
    return stem(word), compound_parts(word)


def folded(printed: str) -> str:
    """In lower case, without accents and apostrophes: "foto’s" is "foto"."""
    word = _GENITIVE.sub("", printed.lower())
    if word.isascii() and word.isalnum():
        return word
    plain = unicodedata.normalize("NFKD", word).translate(_LETTERS)
    return _NOT_A_TERM.sub("", plain)
