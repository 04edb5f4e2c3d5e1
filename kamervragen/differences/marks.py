"""Differences as HTML: built from escaped pieces, never from trusted text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join

from kamervragen.differences.words import Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

    from kamervragen.differences.words import Piece

AROUND = 160  # characters that are shown on each side of a change
FOLDED = 3 * AROUND  # a longer stretch without changes is cut in its middle
# What a screen reader says, which as a rule is silent about <ins> and <del>.
_MARKED = {
    Change.REMOVED: '<del><span class="visually-hidden">[vervallen: </span>{}'
    '<span class="visually-hidden">] </span></del>',
    Change.ADDED: '<ins><span class="visually-hidden">[nieuw: </span>{}'
    '<span class="visually-hidden">] </span></ins>',
}


def marked_difference(pieces: Sequence[Piece]) -> SafeString:
    """The words with what was removed and added marked; of long kept stretches only the ends."""
    last = len(pieces) - 1
    return format_html_join(
        "",
        "{}",
        (
            (
                _kept(piece.text, is_first=place == 0, is_last=place == last)
                if piece.change == Change.KEPT
                else format_html(_MARKED[piece.change], piece.text),
            )
            for place, piece in enumerate(pieces)
        ),
    )


def _kept(text: str, *, is_first: bool, is_last: bool) -> SafeString:
    if len(text) <= FOLDED:
        return format_html("{}", text)
    start = "" if is_first else text[: text.rfind(" ", 0, AROUND) + 1]
    end = "" if is_last else text[text.find(" ", len(text) - AROUND) :]
    left_out = len(text[len(start) : len(text) - len(end)].split())
    return format_html(
        '{}<span class="left-out">… {} woorden gelijk …</span>{}', start, left_out, end
    )
