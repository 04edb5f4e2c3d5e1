"""The footnotes of an XML document and the marks that refer to them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kamervragen.parsing.records import Part
from kamervragen.parsing.xml import all_text, local_name

LABELS_OF_NOTES = {"noot.nr", "noot.lijst.nr"}


@dataclass(slots=True)
class Note:
    """A footnote of the document; its part is that of the first text with its mark."""

    element: etree._Element | None
    position: int
    label: str
    identifier: str
    part: Part | None = None

    def means(self, identifier: str, label: str) -> bool:
        """Whether a reference with this identifier, or else this label, is to this note."""
        return self.identifier == identifier if identifier else bool(label) and self.label == label


class Footnotes:
    """All notes of one document, found before its texts are read."""

    def __init__(self, root: etree._Element) -> None:
        self._notes = [
            Note(element, position, _note_label(element), element.get("id", ""))
            for position, element in enumerate(root.iter("{*}noot"), 1)
        ]
        self._by_element = {note.element: note for note in self._notes}

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes)

    def at(self, element: etree._Element) -> Note:
        """The note that an element ``noot`` is."""
        return self._by_element[element]

    def referred_to(self, reference: etree._Element) -> tuple[Note, bool]:
        """The note that a ``nootref`` means, and whether the source has it."""
        label = reference.get("nr") or all_text(reference)
        identifier = reference.get("refid", "")
        for note in (*self._near(reference), *self._notes):
            if note.means(identifier, label):
                return note, note.element is not None
        missing = Note(None, len(self._notes) + 1, label or "*", identifier)
        self._notes.append(missing)
        return missing, False

    def _near(self, reference: etree._Element) -> list[Note]:
        """The notes in the same half of the document: questions and reply number their own."""
        for ancestor in reference.iterancestors("{*}vragen", "{*}reactie"):
            return [self._by_element[element] for element in ancestor.iter("{*}noot")]
        return []


def _note_label(element: etree._Element) -> str:
    for child in element:
        if local_name(child) in LABELS_OF_NOTES and all_text(child):
            return all_text(child)
    return element.get("nr", "").strip() or "*"


def part_around(element: etree._Element | None) -> Part:
    """The part of a note without a mark, by the element it stands in."""
    replies = () if element is None else element.iterancestors("{*}antwoord", "{*}reactie")
    return Part.ANSWER if any(True for _ in replies) else Part.QUESTION
