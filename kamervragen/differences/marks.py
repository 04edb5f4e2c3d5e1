"""Differences as HTML: built from escaped pieces, never from trusted text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext_lazy, ngettext

from kamervragen.differences.words import Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

    from kamervragen.differences.words import Piece

AROUND = 160  # characters that are shown on each side of a change
FOLDED = 3 * AROUND  # a longer stretch without changes is cut in its middle
# What a screen reader says, which as a rule is silent about <ins> and <del>.
_SPOKEN = {Change.REMOVED: gettext_lazy("vervallen"), Change.ADDED: gettext_lazy("nieuw")}
_TAGS = {Change.REMOVED: "del", Change.ADDED: "ins"}


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
                else _marked(piece),
            )
            for place, piece in enumerate(pieces)
        ),
    )


def _marked(piece: Piece) -> SafeString:
    return format_html(
        '<{tag}><span class="visually-hidden" lang="{language}">[{spoken}: </span>{text}'
        '<span class="visually-hidden">] </span></{tag}>',
        tag=_TAGS[piece.change],
        language=get_language(),
        spoken=_SPOKEN[piece.change],
        text=piece.text,
    )


def _kept(text: str, *, is_first: bool, is_last: bool) -> SafeString:
    if len(text) <= FOLDED:
        return format_html("{}", text)
    start = "" if is_first else text[: text.rfind(" ", 0, AROUND) + 1]
    end = "" if is_last else text[text.find(" ", len(text) - AROUND) :]
    left_out = len(text[len(start) : len(text) - len(end)].split())
    words = ngettext("… %(count)s woord gelijk …", "… %(count)s woorden gelijk …", left_out)
    return format_html(
        '{}<span class="left-out" lang="{}">{}</span>{}',
        start,
        get_language(),
        words % {"count": left_out},
        end,
    )
