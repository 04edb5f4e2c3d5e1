"""What changed between two texts, word by word or line by line.

difflib is enough and comes with Python: documents differ in a few words, and are compared part by
part. Where texts are long it takes no hold on the commonest words, and so remains fast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The same place in both texts."""

    old: str
    new: str

    @property
    def is_kept(self) -> bool:
        return self.old == self.new

    def __len__(self) -> int:
        return max(len(self.old), len(self.new))

    def __add__(self, other: _Stretch) -> _Stretch:
        return _Stretch(self.old + other.old, self.new + other.new)


def _difference(old: Sequence[str], new: Sequence[str]) -> tuple[Piece, ...]:
    matcher = SequenceMatcher(None, old, new)
    stretches = (
        _Stretch("".join(old[old_start:old_end]), "".join(new[new_start:new_end]))
        for _, old_start, old_end, new_start, new_end in matcher.get_opcodes()
    )
    return tuple(piece for stretch in _joined(stretches) for piece in _pieces(stretch))


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """What was kept between two changes that are longer is lost among them: one change."""
    joined: list[_Stretch] = []
    for stretch in stretches:
        joined.append(stretch)
        while len(joined) > 2 and _are_one(*joined[-3:]):
            joined[-3:] = [joined[-3] + joined[-2] + joined[-1]]
    return joined


def _are_one(before: _Stretch, kept: _Stretch, after: _Stretch) -> bool:
    if not kept.is_kept:
        return False
    is_short = len(kept) <= min(len(before), len(after))
    return is_short or not _SOLID.search(kept.old)


def _pieces(stretch: _Stretch) -> Iterator[Piece]:
    if stretch.is_kept:
        yield Piece(Change.KEPT, stretch.old)
        return
    if stretch.old:
        yield Piece(Change.REMOVED, stretch.old)
    if stretch.new:
        yield Piece(Change.ADDED, stretch.new)
