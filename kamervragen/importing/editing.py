"""Texts as an editor types them: cleaned to the closed set of HTML, with the plain text made of it.

``plain_text`` reads from the HTML what the parser wrote beside it: the words, without the marks of
footnotes, a line for each paragraph and a tab between the cells of a table.
"""

import re
from html.parser import HTMLParser

import nh3

_INLINE = {"a", "em", "strong", "sub", "sup"}
_CELLS = {"td", "th"}
_BLOCKS = {"p", "ul", "ol", "li", "table", "thead", "tbody", "tr"} | _CELLS
_SPANS = {"colspan", "rowspan"}
_ATTRIBUTES = {"a": {"href", "id"}, "td": _SPANS, "th": _SPANS}
_REL = "nofollow noopener"  # as the parser gives the links of strangers
_NOTE = "#noot-"
_BLOCK_TAG = re.compile(rf"<(?:{'|'.join(sorted(_BLOCKS))})\b")
_EMPTY_LINE = re.compile(r"\n\s*\n")


def clean_html(typed: str) -> str:
    """What is allowed of it; words without any tag become paragraphs at the empty lines."""
    cleaned = nh3.clean(
        typed.replace("\r\n", "\n").strip(),
        tags=_INLINE | _BLOCKS,
        attributes=_ATTRIBUTES,
        tag_attribute_values={"a": {"rel": {_REL}}},
        url_schemes={"http", "https"},
        link_rel=None,
    )
    if cleaned and not _BLOCK_TAG.search(cleaned):
        parts = (part.strip() for part in _EMPTY_LINE.split(cleaned))
        cleaned = "".join(f"<p>{part}</p>" for part in parts if part)
    return cleaned if plain_text(cleaned) or _NOTE in cleaned else ""


def plain_text(html: str) -> str:
    """The words of a text in the closed set of HTML."""
    reader = _PlainText()
    reader.feed(html)
    reader.close()
    return "".join(reader.words).strip("\n")


def noted(html: str) -> set[str]:
    """The anchors of the footnotes that a text refers to."""
    reader = _PlainText()
    reader.feed(html)
    reader.close()
    return reader.notes


class _PlainText(HTMLParser):
    """Collects words as the parser's ``RichTextBuilder`` writes its plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.notes: set[str] = set()
        self._separator = ""  # owed before the next word
        self._space = False
        self._open = False  # something was written in the present paragraph
        self._in_mark = False
        self._cells = 0  # how many deep we are in cells
        self._siblings: list[int] = []  # cells so far, for each open row

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._start_link(dict(attrs).get("href") or "")
        if tag not in _BLOCKS:
            return
        self._end_paragraph()
        if tag == "tr":
            self._siblings.append(0)
        if tag in _CELLS:
            self._start_cell()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._in_mark = False
        if tag not in _BLOCKS:
            return
        self._end_paragraph()
        if tag in _CELLS:
            self._cells -= 1
        if tag == "tr" and self._siblings:
            self._siblings.pop()
            self._separator = "\n" if self.words else ""

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            return
        words = " ".join(data.split())
        if not words:
            self._space = self._space or bool(data)
            return
        space = " " if self._open and (self._space or data[0].isspace()) else ""
        self.words.append(((self._separator or space) if self.words else "") + words)
        self._separator = ""
        self._space = data[-1].isspace()
        self._open = True

    def _start_link(self, address: str) -> None:
        if address.startswith(_NOTE):
            self.notes.add(address.removeprefix("#"))
            self._in_mark = self._open = True
            self._space = False

    def _start_cell(self) -> None:
        self._cells += 1
        if self._siblings and self._siblings[-1]:
            self._separator = self._separator.strip(" ") + "\t"
        if self._siblings:
            self._siblings[-1] += 1

    def _end_paragraph(self) -> None:
        if self._open:
            self._separator = " " if self._cells else "\n"
        self._open = self._space = False
