"""What changed between two texts, word by word or line by line.

difflib is enough and comes with Python: documents differ in a few words, and are compared part by
part. Where texts are long it takes no hold on the commonest words, and so remains fast.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_LINES = re.compile(r"[^\n]+|\n")
_SOLID = re.compile(r"\w")


class Change(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that was kept, removed or added."""

    change: Change
    text: str


def word_difference(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in reading order: kept and removed ones are the old text, kept and added the new.

    Of words that were replaced the removed come first.
    """
    return _difference(_WORDS.findall(old), _WORDS.findall(new))


def line_difference(old: str, new: str) -> tuple[Piece, ...]:
    """The same with whole lines, for lists and dates."""
    return _difference(_LINES.findall(old), _LINES.findall(new))


def _difference(old: Sequence[str], new: Sequence[str]) -> tuple[Piece, ...]:
    matcher = SequenceMatcher(None, old, new)
    stretches = [
        ("".join(old[old_start:old_end]), "".join(new[new_start:new_end]))
        for _, old_start, old_end, new_start, new_end in matcher.get_opcodes()
    ]
    return tuple(_pieces(stretches))


def _pieces(stretches: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    """Of stretches of the old and the new text; changes with but a comma between them are one."""
    removed = added = ""
    for place, (old, new) in enumerate(stretches):
        is_between = 0 < place < len(stretches) - 1
        if old != new or (is_between and not _SOLID.search(old)):
            removed, added = removed + old, added + new
        else:
            yield from _replaced(removed, added)
            yield Piece(Change.KEPT, old)
            removed = added = ""
    yield from _replaced(removed, added)


def _replaced(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece(Change.REMOVED, removed)
    if added:
        yield Piece(Change.ADDED, added)
