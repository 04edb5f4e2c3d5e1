"""Builds a text twice: as a small closed set of HTML from escaped pieces, and plain.

In the HTML the items of an ``ol`` begin with the label that the source prints, a number or a dash,
and the browser draws none; an ``ul`` is a list whose labels the source leaves to the browser. White
space is collapsed; footnote marks stand directly after the word before them and never glue two
words together.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import TypeAlias

from kamervragen.parsing.citations import FoundCitation, find_citations
from kamervragen.parsing.normalise import repair
from kamervragen.parsing.records import CitationRecord, RichText, WebLinkRecord
from kamervragen.parsing.targets import target_address, target_at
from kamervragen.parsing.web_pages import web_page

_CELLS = ("td", "th")
_CLOSING = ",.;:?!)]»”\u2019…"
_OPENING = "([«“\u2018"
_HOST_END = re.compile(r"\.(?:nl|com|org|eu|net|be|de|info|nu|uk|int|gov)/", re.IGNORECASE)
_WEB = re.compile(
    r"(?:https?://|(?<![\w@/.])www\.(?=[\w-]+\.))[^\s<>«»“”\"]+"
    rf"|(?<![\w@/.])(?:[a-z\d-]+\.)*[a-z\d-]+{_HOST_END.pattern}[^\s<>«»“”\"]+",
    re.IGNORECASE,
)
_TAIL = tuple(".,;:!?'\u2019…]")
_SCHEME = re.compile(r"[a-z][a-z\d+.-]*:|//", re.IGNORECASE)
_SAFE = re.compile(r"https?://[^\s/?#]+\.[^\s<>\"\\]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """The place in a text where a footnote is referred to."""

    position: int  # of the note in the publication
    label: str


@dataclass(frozen=True, slots=True)
class ParagraphBreak:
    """The end of a paragraph in a sequence of pieces."""


Piece: TypeAlias = str | Mark | ParagraphBreak


@dataclass(slots=True)
class TextContext:
    """What the texts of one publication share: its key, and what was found on the way."""

    key: str
    citations: list[CitationRecord] = field(default_factory=list)
    web_links: list[WebLinkRecord] = field(default_factory=list)
    marked: Counter[int] = field(default_factory=Counter)

    def anchor(self, position: int) -> tuple[str, str]:
        """The addresses of a note and of the next mark that refers to it."""
        self.marked[position] += 1
        count = self.marked[position]
        name = f"{self.key.lower()}-{position}"
        again = f"-{count}" if count > 1 else ""
        return f"noot-{name}", f"nootverwijzing-{name}{again}"

    def refer(self, text: str, address: str) -> None:
        """Note a web address: the reference that an official one is, else a page of the web."""
        if target := target_at(address):
            self.cite(text, target)
        elif (page := web_page(address)) and page not in {link.page for link in self.web_links}:
            self.web_links.append(WebLinkRecord(page=page, address=address))

    def cite(self, text: str, target: str) -> None:
        """Note a reference, once for the same words and target."""
        citation = CitationRecord(text=text, target=target)
        if citation not in self.citations:
            self.citations.append(citation)


def rich_text(pieces: Iterable[Piece], context: TextContext) -> RichText:
    """One text from a flat sequence of words, footnote marks and paragraph breaks."""
    builder = RichTextBuilder(context)
    for piece in pieces:
        if isinstance(piece, str):
            builder.add_text(piece)
        elif isinstance(piece, Mark):
            builder.add_mark(piece)
        else:
            builder.end_paragraph()
    return builder.finish()


@dataclass(slots=True)
class _Box:
    """An open block, with what was written in it so far."""

    tag: str
    blocks: int = 0
    paragraphs: list[tuple[int, int]] = field(default_factory=list)


class RichTextBuilder:
    """Takes the parts of a text in reading order; ``finish`` gives both forms."""

    def __init__(self, context: TextContext) -> None:
        self._context = context
        self._html: list[str] = []
        self._text: list[str] = []
        self._boxes: list[_Box] = []
        self._inline: list[tuple[str, str]] = []  # tags the source has open: opening, closing
        self._written = 0  # how many of these are written in the present paragraph
        self._paragraph = -1  # where the present paragraph starts in the HTML; -1 for none
        self._space = False  # white space is owed before the next word
        self._after_mark = False
        self._space_before_mark = False
        self._staying = False  # the next paragraph goes on in the present one
        self._separator = ""  # owed to the plain text before the next word

    def add_text(self, words: str) -> None:
        """Add running text; references and web addresses in it become links."""
        words = repair(words)
        collapsed = " ".join(words.split())
        if not collapsed:
            self._space = self._space or bool(words)
            return
        self._space = self._space or words[0].isspace()
        self._start_words(collapsed[0])
        linked = any(closing == "</a>" for _, closing in self._inline)
        self._html.append(escape(collapsed, quote=False) if linked else self._link(collapsed))
        self._text.append(collapsed)
        self._space = words[-1].isspace()

    def add_mark(self, mark: Mark) -> None:
        """Add a footnote mark; white space before it moves behind it."""
        self._open_paragraph()
        self._close_inline()
        note, here = (escape(name) for name in self._context.anchor(mark.position))
        gap = " " if self._after_mark else ""
        label = escape(mark.label, quote=False)
        self._html.append(f'{gap}<sup><a href="#{note}" id="{here}">{label}</a></sup>')
        self._space_before_mark = self._space and not self._after_mark
        self._space = False
        self._after_mark = True

    def open_style(self, tag: str) -> None:
        """Begin ``em``, ``strong``, ``sub`` or ``sup``."""
        self._inline.append((f"<{tag}>", f"</{tag}>"))

    def open_link(self, address: str) -> None:
        """Begin a link to another place; a stranger's address gets no credit from us."""
        official = address.startswith("https://zoek.officielebekendmakingen.nl/")
        rel = "" if official else ' rel="nofollow noopener"'
        self._inline.append((f'<a href="{escape(address)}"{rel}>', "</a>"))

    def close_inline(self) -> None:
        """End the style or link begun last."""
        if self._written == len(self._inline):
            self._html.append(self._inline[-1][1])
            self._written -= 1
        self._inline.pop()

    def open_block(self, tag: str, attributes: str = "") -> None:
        """Begin a list, an item, a table or a part of one."""
        self._staying = False
        self.end_paragraph()
        self._html.append(f"<{tag}{attributes}>")
        if tag in _CELLS and self._boxes[-1].blocks:
            self._separator = self._separator.strip(" ") + "\t"
        if self._boxes:
            self._boxes[-1].blocks += 1
        self._boxes.append(_Box(tag))

    def close_block(self) -> None:
        """End the block begun last; a single paragraph in an item or a cell needs no tag."""
        self._staying = False
        self.end_paragraph()
        box = self._boxes.pop()
        if box.tag in ("li", *_CELLS) and len(box.paragraphs) == 1:
            start, end = box.paragraphs[0]
            self._html[start] = self._html[end] = ""
        self._html.append(f"</{box.tag}>")
        if box.tag == "tr":
            self._separator = "\n" if self._text else ""

    def stay_in_paragraph(self) -> None:
        """Let the next paragraph go on behind what was written last, the label of an item."""
        self._staying = self._paragraph >= 0

    def end_paragraph(self) -> None:
        """End the present paragraph, if any."""
        if self._staying:
            self._staying = False
            return
        if self._paragraph >= 0:
            self._close_inline()
            self._html.append("</p>")
            if self._boxes:
                self._boxes[-1].paragraphs.append((self._paragraph, len(self._html) - 1))
            self._paragraph = -1
            self._separator = " " if self._in_cell else "\n"
        self._space = self._after_mark = False

    def finish(self) -> RichText:
        """Both forms of all that was added."""
        self._staying = False
        self.end_paragraph()
        return RichText(html="".join(self._html), text="".join(self._text).strip("\n"))

    @property
    def _in_cell(self) -> bool:
        return any(box.tag in _CELLS for box in self._boxes)

    def _start_words(self, first: str) -> None:
        """Write what is owed before a word: a paragraph, a space, open styles."""
        fresh = self._paragraph < 0
        self._staying = False
        self._open_paragraph()
        space = " " if not fresh and self._needs_space(first) else ""
        self._space = self._after_mark = False
        self._html.append(space)
        self._text.append((self._separator or space) if self._text else "")
        self._separator = ""
        for opening, _ in self._inline[self._written :]:
            self._html.append(opening)
        self._written = len(self._inline)

    def _needs_space(self, first: str) -> bool:
        if self._space or not self._after_mark:
            return self._space
        if self._space_before_mark:
            return first not in _CLOSING
        return first.isalnum() or first in _OPENING

    def _open_paragraph(self) -> None:
        if self._paragraph < 0:
            self._paragraph = len(self._html)
            self._html.append("<p>")

    def _close_inline(self) -> None:
        """Close written styles for now; they go on with the next word."""
        for _, closing in reversed(self._inline[: self._written]):
            self._html.append(closing)
        self._written = 0

    def _link(self, words: str) -> str:
        """Escaped words in which references and web addresses are links."""
        html: list[str] = []
        end = 0
        for start, stop, address in self._links_in(words):
            shown = escape(words[start:stop], quote=False)
            official = address.startswith("https://zoek.officielebekendmakingen.nl/")
            rel = "" if official else ' rel="nofollow noopener"'
            html.append(escape(words[end:start], quote=False))
            html.append(f'<a href="{escape(address)}"{rel}>{shown}</a>')
            end = stop
        html.append(escape(words[end:], quote=False))
        return "".join(html)

    def _links_in(self, words: str) -> list[tuple[int, int, str]]:
        links = list(find_web_addresses(words))
        for start, end, address in links:
            self._context.refer(words[start:end], address)
        for citation in find_citations(words):
            if not any(start < citation.end and citation.start < end for start, end, _ in links):
                links.append(self._cited(citation))
        return sorted(link for link in links if link[2])

    def _cited(self, citation: FoundCitation) -> tuple[int, int, str]:
        self._context.cite(citation.text, citation.target)
        return citation.start, citation.end, target_address(citation.target)


def find_web_addresses(text: str) -> Iterable[tuple[int, int, str]]:
    """Start, end and full address of each printed web address."""
    if "://" not in text and "www." not in text and not _HOST_END.search(text):
        return
    for match in _WEB.finditer(text):
        printed = _without_tail(match.group())
        if address := safe_address(printed):
            yield match.start(), match.start() + len(printed), address


def safe_address(printed: str) -> str:
    """The address to link to: only http and https; empty when it is no web address."""
    address = printed.strip()
    if not _SCHEME.match(address):
        address = f"https://{address}"
    return address if _SAFE.fullmatch(address) else ""


def _without_tail(printed: str) -> str:
    """The address without the punctuation of the sentence around it."""
    while printed.endswith(_TAIL) or (
        printed.endswith(")") and printed.count("(") < printed.count(")")
    ):
        printed = printed[:-1]
    return printed
