"""The texts of a KVR document on their way from its elements to the record.

The marked-up copies have lost lines and mixed up neighbours; passages can be cut, joined and moved
before they become texts for good.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from kamervragen.parsing.labels import read_numbers
from kamervragen.parsing.normalise import comparable
from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.xml import all_text, local_name

_CLOSING = (",", ".", ";", ":", "?", "!", ")")

_numbers = lru_cache(maxsize=4096)(read_numbers)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place where the source refers to a footnote."""

    label: str


@dataclass(slots=True)
class Passage:
    """The text of one question, answer, notice or explanation, with its footnote marks."""

    place: str
    label: str = ""
    heading: str = ""  # a sentence printed before it
    pieces: list[str | NoteMark] = field(default_factory=list)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that its label means."""
        return _numbers(self.label)

    @property
    def text(self) -> str:
        """All words, without the marks."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))

    def is_empty(self) -> bool:
        """Whether there is neither a word nor a mark in it."""
        return not self.text.strip() and all(isinstance(piece, str) for piece in self.pieces)

    def add_words(self, words: str) -> None:
        """Go on with these words, as a new line would."""
        self.pieces.append(f" {words}")

    def take(self, other: "Passage") -> None:
        """Go on with all of another passage."""
        text = other.text.lstrip()
        if text[:1] in _CLOSING and isinstance(first := other.pieces[0], str):
            self.pieces += [first.lstrip(), *other.pieces[1:]]
        else:
            self.pieces += [" ", *other.pieces]

    def cut(self, offset: int) -> list[str | NoteMark]:
        """Keep what stands before a place in the text, marks included, and hand over the rest."""
        kept: list[str | NoteMark] = []
        rest: list[str | NoteMark] = []
        has_rest = False
        for piece in self.pieces:
            if isinstance(piece, NoteMark):
                (rest if has_rest else kept).append(piece)
                continue
            kept.append(piece[:offset])
            rest.append(piece[offset:])
            has_rest = has_rest or bool(piece[offset:].strip())
            offset = max(offset - len(piece), 0)
        self.pieces = kept
        return rest

    def drop(self, length: int) -> None:
        """Take words off the start; marks stay."""
        pieces: list[str | NoteMark] = []
        for piece in self.pieces:
            if isinstance(piece, NoteMark):
                pieces.append(piece)
                continue
            pieces.append(piece[length:])
            length = max(length - len(piece), 0)
        self.pieces = pieces


@dataclass(slots=True)
class Note:
    """A footnote as the source lists it."""

    label: str
    in_answers: bool
    attributes: dict[str, str]
    body: str


@dataclass(slots=True)
class Draft:
    """What one KVR document says, before it becomes a record."""

    problems: ProblemList
    questions: list[Passage] = field(default_factory=list)
    answers: list[Passage] = field(default_factory=list)
    notices: list[Passage] = field(default_factory=list)
    explanations: list[Passage] = field(default_factory=list)
    introduction: list[Passage] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    heading: str = ""
    empty_replies: list[str] = field(default_factory=list)  # headings without a text of their own

    @property
    def reply_headings(self) -> list[str]:
        """The sentences "Antwoord van …" and "Mededeling van …", in printed order."""
        headings = (passage.heading for passage in (*self.notices, *self.answers))
        return list(dict.fromkeys(filter(None, [*headings, *self.empty_replies])))

    def passages(self) -> Iterator[Passage]:
        """Every text in it."""
        for group in (self.introduction, self.questions, self.answers, self.notices):
            yield from group
        yield from self.explanations

    def has_words(self, words: str) -> bool:
        """Whether these words stand in one of its texts already."""
        wanted = comparable(words)
        return any(wanted in comparable(passage.text) for passage in self.passages())


_KNOWN = {"meta", "vragen", "toelichting", "antwoorden", "mededeling"}


def read_draft(root: etree._Element, problems: ProblemList) -> Draft:
    """The texts of a document as its elements hold them."""
    draft = Draft(problems=problems)
    for element in root.iterfind("vragen/vraag"):
        draft.questions.append(_numbered(element, f"vraag[{len(draft.questions) + 1}]", problems))
    for element in root.iterfind("antwoorden/antwoord"):
        draft.answers.append(_numbered(element, f"antwoord[{len(draft.answers) + 1}]", problems))
    for element in root.iterfind("mededeling"):
        draft.notices.append(_plain(element, "mededeling", problems))
    for element in root.iterfind("toelichting"):
        draft.explanations.append(_plain(element, "toelichting", problems))
    for element in root.iter("noot"):
        draft.notes.append(_note(element))
    for element in root.iterchildren("*"):
        if local_name(element) not in _KNOWN and (words := all_text(element)):
            problems.add(ProblemKind.UNKNOWN_ELEMENT, local_name(element), words)
            draft.introduction.append(Passage(place=local_name(element), pieces=[words]))
    return draft


def _note(element: etree._Element) -> Note:
    return Note(
        label=element.get("nummer", "").strip(),
        in_answers=any(local_name(above) == "antwoorden" for above in element.iterancestors()),
        attributes={str(name): str(value) for name, value in element.attrib.items()},
        body=all_text(element),
    )


def _numbered(element: etree._Element, place: str, problems: ProblemList) -> Passage:
    passage = _plain(element, place, problems)
    passage.label = " ".join(element.get("nummer", "").split())
    marked = [piece.label for piece in passage.pieces if isinstance(piece, NoteMark)]
    for label in element.get("voetnoot", "").split():
        if label not in marked:  # the list of marks has one that stands nowhere in the text
            passage.pieces.append(NoteMark(label))
    return passage


def _plain(element: etree._Element, place: str, problems: ProblemList) -> Passage:
    pieces: list[str | NoteMark] = [element.text or ""]
    for child in element:
        name = local_name(child)
        words = all_text(child) if name else ""
        if name == "voetnoot":
            pieces.append(NoteMark(child.get("nummer", "").strip()))
        elif words:
            problems.add(ProblemKind.UNKNOWN_ELEMENT, place, name)
        pieces += [words, child.tail or ""]
    return Passage(place=place, pieces=pieces)
