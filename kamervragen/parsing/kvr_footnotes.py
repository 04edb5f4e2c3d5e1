"""The footnotes of a KVR document: which mark means which note."""

import re
from dataclasses import dataclass, field

from kamervragen.parsing.kvr_passages import Draft, Note, NoteMark, Passage
from kamervragen.parsing.problems import ProblemKind
from kamervragen.parsing.records import FootnoteRecord, Part, RichText
from kamervragen.parsing.rich_text import Mark, ParagraphBreak, Piece, TextContext, rich_text

_DOSSIER = re.compile(r"(\d\d)\s(\d{3})((?:\s[IVXL]+[A-E]?)?)")


@dataclass(slots=True)
class _Listed:
    part: Part
    label: str
    body: RichText
    is_marked: bool = False


@dataclass(slots=True)
class Footnotes:
    """The notes of one document in order; asking for a mark tells which note it means."""

    draft: Draft
    context: TextContext
    listed: list[_Listed] = field(default_factory=list)

    def __post_init__(self) -> None:
        has_answers = bool(self.draft.answers)
        for note in sorted(self.draft.notes, key=lambda note: note.in_answers):
            # Without answers the notes of the questions stand under antwoorden (V070820030).
            part = Part.ANSWER if note.in_answers and has_answers else Part.QUESTION
            body = rich_text([note.body], self.context)
            cite_attributes(note, self.context)
            self.listed.append(_Listed(part=part, label=note.label, body=body))

    def write(self, part: Part, *passages: Passage) -> tuple[RichText, tuple[int, ...]]:
        """The text of passages for good, and the positions of the notes marked in it."""
        pieces: list[Piece] = []
        positions: list[int] = []
        for passage in passages:
            for piece in passage.pieces:
                if isinstance(piece, NoteMark):
                    positions.append(self._find(piece.label, part, passage.place))
                    pieces.append(Mark(position=positions[-1], label=piece.label))
                else:
                    pieces.append(piece)
            pieces.append(ParagraphBreak())
        return rich_text(pieces, self.context), tuple(dict.fromkeys(positions))

    def records(self) -> tuple[FootnoteRecord, ...]:
        """All notes; those without text or without a mark are reported."""
        for note in self.listed:
            place = f"noot {note.label}"
            if not note.is_marked:
                self.draft.problems.add(ProblemKind.FOOTNOTE_WITHOUT_MARK, place, note.body.text)
        return tuple(
            FootnoteRecord(position=position, part=note.part, label=note.label, body=note.body)
            for position, note in enumerate(self.listed, 1)
        )

    def _find(self, label: str, part: Part, place: str) -> int:
        """The note with this label: in the same part and not yet marked, if there is a choice."""
        choice = [
            (note.part is not part, note.is_marked, index)
            for index, note in enumerate(self.listed)
            if note.label == label
        ]
        if choice:
            index = min(choice)[2]
        else:
            self.listed.append(_Listed(part=part, label=label, body=RichText()))
            self.draft.problems.add(ProblemKind.MARK_WITHOUT_FOOTNOTE, place, label)
            index = len(self.listed) - 1
        note = self.listed[index]
        if choice and not note.body.text and not note.is_marked:
            self.draft.problems.add(ProblemKind.FOOTNOTE_WITHOUT_TEXT, place, label)
        note.is_marked = True
        return index + 1


def cite_attributes(note: Note, context: TextContext) -> None:
    """Note the publication that the attributes name where the text of the note does not."""
    dossier = _DOSSIER.fullmatch(note.attributes.get("kamerstuk-id", "").strip())
    number = note.attributes.get("documentnummer", "").strip()
    if not dossier or not number.isdecimal():
        return
    parts = [f"kst-{dossier[1]}{dossier[2]}", *dossier[3].split(), number]
    target = "-".join(parts)
    if all(citation.target != target for citation in context.citations):
        context.cite(f"{dossier[0]}, nr. {number}", target)
