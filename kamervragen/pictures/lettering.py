"""Words in the site's own typeface: what it can print, how wide that is, and where lines end."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
MEASURED_SIZE = 100
UNKNOWN = "?"  # for a letter that the typeface lacks
ELLIPSIS = "…"
NO_CHARACTER = "\uffff"
# Letters that are no base with an accent.
PLAIN = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ĳ": "ij", "Ĳ": "IJ"})


class Lettering(NamedTuple):
    """How letters look."""

    weight: int
    size: int


@lru_cache(maxsize=32)
def font(lettering: Lettering) -> ImageFont.FreeTypeFont:
    """Of the subset for Latin script that pages are set in too."""
    name = f"source-serif-4-latin-{lettering.weight}-normal.woff2"
    return ImageFont.truetype(FONTS / name, lettering.size)


def printable(text: str) -> str:
    """On one line, in letters that the typeface has: without an accent rather than not at all."""
    composed = unicodedata.normalize("NFC", " ".join(text.split())).translate(PLAIN)
    return "".join(map(_printable_letter, composed))


@lru_cache(maxsize=4_096)
def _printable_letter(letter: str) -> str:
    if unicodedata.category(letter)[0] == "C":  # soft hyphens, marks of direction
        return ""
    if _is_drawn(letter):
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if _is_drawn(part)) or UNKNOWN


def _is_drawn(letter: str) -> bool:
    """Whether it has a shape of its own, not the one that stands for all that is missing."""
    face = font(Lettering(400, 20))
    return bytes(face.getmask(letter)) != bytes(face.getmask(NO_CHARACTER))


def lines(text: str, lettering: Lettering, width: int) -> list[str]:
    """Text in lines that are not wider; a word is broken only where it fills more than a line."""
    found: list[str] = []
    used = 0.0
    for word in text.split():
        for piece in _pieces(word, lettering, width):
            more = length(f" {piece}", lettering)
            if found and used + more <= width:
                found[-1] += f" {piece}"
                used += more
            else:
                found.append(piece)
                used = length(piece, lettering)
    return found


def first_lines(found: Sequence[str], most: int, lettering: Lettering, width: int) -> list[str]:
    """As many as there is room for; an ellipsis says that there were more."""
    if len(found) <= most:
        return list(found)
    last = found[most - 1]
    while length(last + ELLIPSIS, lettering) > width:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*found[: most - 1], last.rstrip(" ,;:.") + ELLIPSIS]


def length(text: str, lettering: Lettering) -> float:
    """How wide a text is; to a hair, for it is measured once for all sizes."""
    return _length(text, lettering.weight) * lettering.size / MEASURED_SIZE


@lru_cache(maxsize=20_000)
def _length(text: str, weight: int) -> float:
    return font(Lettering(weight, MEASURED_SIZE)).getlength(text)


def _pieces(word: str, lettering: Lettering, width: int) -> Iterator[str]:
    while len(word) > 1 and length(word, lettering) > width:
        fits = bisect_right(
            range(1, len(word)), width, key=lambda end: ceil(length(word[:end], lettering))
        )
        yield word[: max(fits, 1)]
        word = word[max(fits, 1) :]
    yield word
