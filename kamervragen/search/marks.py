"""Texts with marks around what was found: built from escaped pieces, never from trusted text."""

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString

LENGTH = 280  # characters of a passage
_LEAD = 70  # of them before the first mark


def marked(text: str, spans: Sequence[tuple[int, int]]) -> SafeString:
    """The whole text, escaped, with its marks."""
    return _marked(text, spans, 0, len(text))


def passage(text: str, spans: Sequence[tuple[int, int]]) -> SafeString:
    """The stretch of a text with the most marks, cut at words."""
    start, end = _best_stretch(len(text), spans)
    start = _next_word(text, start) if start else 0
    end = _last_word(text, end) if end < len(text) else end
    inside = [span for span in spans if span[0] >= start and span[1] <= end]
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return SafeString(before + _marked(text, inside, start, end) + after)


def _marked(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> SafeString:
    pieces: list[str] = []
    for first, last in spans:
        pieces += [escape(text[start:first]), "<mark>", escape(text[first:last]), "</mark>"]
        start = last
    return SafeString("".join([*pieces, escape(text[start:end])]))


def _best_stretch(length: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Around the mark that is followed by the most others within reach."""
    if length <= LENGTH or not spans:
        return 0, min(length, LENGTH)
    first = max(
        range(len(spans)),
        key=lambda place: (
            sum(spans[place][0] <= start < spans[place][0] + LENGTH - _LEAD for start, _ in spans),
            -place,
        ),
    )
    start = max(0, min(spans[first][0] - _LEAD, length - LENGTH))
    return start, start + LENGTH


def _next_word(text: str, place: int) -> int:
    space = text.find(" ", place, place + 30)
    return place if space < 0 else space + 1


def _last_word(text: str, place: int) -> int:
    space = text.rfind(" ", max(0, place - 30), place)
    return place if space < 0 else space
