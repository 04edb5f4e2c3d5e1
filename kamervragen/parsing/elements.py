"""The XML elements of official texts (al, lijst, table, nadruk, extref, noot …) as rich text."""

import re
from collections.abc import Callable, Collection, Mapping

from lxml import etree

from kamervragen.parsing.footnotes import LABELS_OF_NOTES, Footnotes, Note, part_around
from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.records import FootnoteRecord, Part, RichText
from kamervragen.parsing.rich_text import Mark, RichTextBuilder, TextContext, safe_address
from kamervragen.parsing.xml import all_text, local_name

_PARAGRAPHS = {"al", "noot.al", "p", "alinea", "bijschrift", "bron"}
_GROUPS = {"al-groep", "groep", "tekst", "structuurtekst", "inhoud", "kop", "definitielijst",
           "figuur", "divisie", "citaat", "tgroup", "br"}  # fmt: skip
_TITLES = {"titel", "tussenkop", "subtitel"}
_INLINE = {"naam", "achternaam", "voornaam", "voorvoegsels", "datum", "organisatie", "functie",
           "label", "nr", "kamervraagonderwerp", "extref.tekst", "ondw"}  # fmt: skip
_LISTS = {"lijst", "noot.lijst", "ul", "ol"}
_ITEM_LABELS = {"li.nr", "li.label"}
_TABLE_PARTS = {"tgroup", "thead", "tbody", "tfoot"}
_ROWS = {"row", "tr"}
_CELLS = {"entry", "td", "th"}
_STYLES = {"vet": ("strong",), "cur": ("em",), "vetcur": ("strong", "em"), "sup": ("sup",),
           "sub": ("sub",), "inf": ("sub",), "superscript": ("sup",), "subscript": ("sub",),
           "i": ("em",), "b": ("strong",), "em": ("em",), "strong": ("strong",)}  # fmt: skip
_STYLE_ELEMENTS = {"sup", "sub", "inf", "superscript", "subscript", "i", "b", "em", "strong"}
_PICTURES = {"illustratie", "plaatje"}
_LAW = re.compile(r"jci[\d.]+:c:[\w.:&=-]+")
_WITHOUT_TEXT = {"colspec", "spanspec", "metadata", "meta"}


class ElementReader:
    """Reads elements into rich text; all texts of a document share its notes and problems."""

    def __init__(self, notes: Footnotes, context: TextContext, problems: ProblemList) -> None:
        self.notes = notes
        self._context = context
        self._problems = problems
        self._part = Part.INTRODUCTION
        self._place = ""
        self._marked: list[int] = []
        self._builder = RichTextBuilder(context)

    def begin(self, part: Part, place: str) -> None:
        """Start a new text, which stands in a part and a place of the document."""
        self._part = part
        self._place = place
        self._marked = []
        self._builder = RichTextBuilder(self._context)

    def finish(self) -> tuple[RichText, tuple[int, ...]]:
        """The text begun last and the positions of the notes marked in it."""
        return self._builder.finish(), tuple(dict.fromkeys(self._marked))

    def add_text(self, words: str | None) -> None:
        """Add words that stand between elements."""
        self._builder.add_text(words or "")

    def add_content(self, element: etree._Element) -> None:
        """Add what is inside an element."""
        self._builder.add_text(element.text or "")
        for child in element:
            self.add(child)
            self._builder.add_text(child.tail or "")

    def add(self, element: etree._Element) -> None:
        """Add an element in the way its name asks for."""
        name = local_name(element)
        if handler := _HANDLERS.get(name):
            handler(self, element)
        elif name not in _WITHOUT_TEXT:
            if name not in _INLINE:
                self._problems.add(ProblemKind.UNKNOWN_ELEMENT, self._place, f"<{name}>")
            self.add_content(element)

    def add_marks_in(self, element: etree._Element) -> None:
        """Add only the marks of notes that stand in a label."""
        for note in element.iter("{*}noot"):
            self._add_note(note)

    def footnotes(self) -> tuple[FootnoteRecord, ...]:
        """The notes of the document, read after all texts in which they are marked."""
        return tuple(self._footnote(note) for note in self.notes)

    def _footnote(self, note: Note) -> FootnoteRecord:
        place = f"noot {note.label} ({note.position})"
        if note.part is None:
            self._problems.add(ProblemKind.FOOTNOTE_WITHOUT_MARK, place)
        part = note.part or part_around(note.element)
        self.begin(part, place)
        if note.element is not None:
            self.add_content(note.element)
        body, _ = self.finish()
        if not body.text:
            self._problems.add(ProblemKind.FOOTNOTE_WITHOUT_TEXT, place)
        return FootnoteRecord(position=note.position, part=part, label=note.label, body=body)

    def _add_group(self, element: etree._Element) -> None:
        self._builder.end_paragraph()
        self.add_content(element)
        self._builder.end_paragraph()

    def _add_title(self, element: etree._Element) -> None:
        self._builder.end_paragraph()
        self._builder.open_style("strong")
        self.add_content(element)
        self._builder.close_inline()
        self._builder.end_paragraph()

    def _add_list(self, element: etree._Element) -> None:
        """A list; where the source prints labels these are kept, and the browser draws none."""
        labels = (all_text(label) for label in element.iterfind("{*}li/{*}li.nr"))
        self._builder.open_block("ol" if any(labels) else "ul")
        self._add_boxes(element, "li", {"li"})
        self._builder.close_block()

    def _add_boxes(self, element: etree._Element, tag: str, names: Collection[str]) -> None:
        """Items or cells; whatever else stands between them gets one too, not to be lost."""
        if (element.text or "").strip():
            self._add_box(tag, "", element.text)
        for child in element:
            name = local_name(child)
            self._builder.open_block(tag, _spans(child) if name in _CELLS else "")
            if name in names:
                self.add_content(child)
            else:
                self.add(child)
            self._builder.end_paragraph()
            self._builder.add_text(child.tail or "")
            self._builder.close_block()

    def _add_box(self, tag: str, attributes: str, words: str | None) -> None:
        self._builder.open_block(tag, attributes)
        self.add_text(words)
        self._builder.close_block()

    def _add_item_label(self, element: etree._Element) -> None:
        self.add_content(element)
        self._builder.add_text(" ")
        self._builder.stay_in_paragraph()

    def _add_table(self, element: etree._Element) -> None:
        for title in element.iterfind("{*}title"):
            self._add_title(title)
        self._builder.open_block("table")
        self._add_rows(element, "td")
        self._builder.close_block()

    def _add_rows(self, element: etree._Element, cell: str) -> None:
        self._add_loose_row(element.text)
        for child in element:
            name = local_name(child)
            if name in _TABLE_PARTS:
                self._add_rows(child, "th" if name == "thead" else cell)
            elif name in _ROWS:
                self._builder.open_block("tr")
                self._add_boxes(child, cell, _CELLS)
                self._builder.close_block()
            elif name not in (*_WITHOUT_TEXT, "title"):
                self._problems.add(ProblemKind.UNKNOWN_ELEMENT, self._place, f"<{name}>")
                self._add_loose_row("".join(map(str, child.itertext())))
            self._add_loose_row(child.tail)

    def _add_loose_row(self, words: str | None) -> None:
        """Words in a table that stand in no row: they get one, so that they are not lost."""
        if (words or "").strip():
            self._builder.open_block("tr")
            self._add_box("td", "", words)
            self._builder.close_block()

    def _add_style(self, element: etree._Element) -> None:
        name = local_name(element)
        kind = name if name in _STYLE_ELEMENTS else element.get("type", "")
        tags = _STYLES.get(kind, ())
        for tag in tags:
            self._builder.open_style(tag)
        self.add_content(element)
        for _ in tags:
            self._builder.close_inline()

    def _add_reference(self, element: etree._Element) -> None:
        target = _target(element)
        words = all_text(element)
        address = f"https://zoek.officielebekendmakingen.nl/{target}" if target else ""
        printed = element.get("doc", "") or element.get("href", "")
        if target and words:
            self._context.cite(words, target)
        elif not target and printed.strip():
            law = _LAW.fullmatch(printed.strip())
            address = f"https://wetten.overheid.nl/{law[0]}" if law else safe_address(printed)
            if address:
                self._context.refer(words or printed, address)
            else:
                self._problems.add(ProblemKind.UNSAFE_LINK, self._place, printed)
        if not address:
            self.add_content(element)
            return
        self._builder.open_link(address)
        self.add_content(element)
        self._builder.close_inline()

    def _add_note(self, element: etree._Element) -> None:
        self._mark(self.notes.at(element))

    def _add_note_reference(self, element: etree._Element) -> None:
        note, known = self.notes.referred_to(element)
        if not known:
            self._problems.add(ProblemKind.MARK_WITHOUT_FOOTNOTE, self._place, note.label)
        self._mark(note)

    def _mark(self, note: Note) -> None:
        note.part = note.part or self._part
        self._marked.append(note.position)
        self._builder.add_mark(Mark(note.position, note.label))

    def _add_picture(self, element: etree._Element) -> None:
        self._problems.add(ProblemKind.ILLUSTRATION, self._place, element.get("naam", ""))
        self.add_content(element)

    def _skip(self, element: etree._Element) -> None:
        """The label of a note is in its own field."""


_Handler = Callable[[ElementReader, etree._Element], None]

_HANDLERS: Mapping[str, _Handler] = (
    dict.fromkeys(_PARAGRAPHS | _GROUPS, ElementReader._add_group)
    | dict.fromkeys(_TITLES, ElementReader._add_title)
    | dict.fromkeys(_LISTS, ElementReader._add_list)
    | dict.fromkeys(_ITEM_LABELS, ElementReader._add_item_label)
    | dict.fromkeys(_STYLE_ELEMENTS | {"nadruk"}, ElementReader._add_style)
    | dict.fromkeys(("extref", "intref", "dossierref", "a"), ElementReader._add_reference)
    | dict.fromkeys(_PICTURES, ElementReader._add_picture)
    | dict.fromkeys(LABELS_OF_NOTES, ElementReader._skip)
    | {
        "table": ElementReader._add_table,
        "noot": ElementReader._add_note,
        "nootref": ElementReader._add_note_reference,
    }
)


def _target(element: etree._Element) -> str:
    """The official identifier that a reference element names; empty when it names none."""
    if dossier := element.get("dossier", "").strip().replace(" ", ""):
        return f"dossier/{dossier}" if _is_name(dossier) else ""
    printed = element.get("doc", "").strip()
    if element.get("soort") == "URL" or not printed:
        return ""
    return printed if _is_name(printed.removeprefix("dossier/")) else ""


def _is_name(text: str) -> bool:
    return text.replace("-", "").isalnum() and text.isascii() and any(map(str.isdigit, text))


def _spans(cell: etree._Element) -> str:
    """The attributes for a cell that covers several columns or rows."""
    columns = _columns(cell)
    rows = (
        _number(cell.get("morerows", "")) + 1
        if cell.get("morerows")
        else _number(cell.get("rowspan", ""))
    )
    spans = (("colspan", columns), ("rowspan", rows))
    return "".join(f' {name}="{count}"' for name, count in spans if 1 < count < 1000)


def _columns(cell: etree._Element) -> int:
    """How many columns a cell covers, by the names or numbers of its first and last one."""
    first, last = cell.get("namest", ""), cell.get("nameend", "")
    if not (first and last):
        return _number(cell.get("colspan", ""))
    names = [
        column.get("colname", "")
        for group in cell.iterancestors("{*}tgroup")
        for column in group.iterfind("{*}colspec")
    ]
    if first in names and last in names:
        return names.index(last) - names.index(first) + 1
    return _number(last.lstrip("cCoOlL")) - _number(first.lstrip("cCoOlL")) + 1


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
