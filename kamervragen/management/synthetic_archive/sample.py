"""What real documents look like: how much each prints, by how many, and how long answers take."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import (
    Document,
    Part,
    PublicationKind,
    PublicationRecord,
    TopicRecord,
    UnreadablePublication,
)
from kamervragen.sources.files import ReceivedFile, read_files

ANSWERS = (PublicationKind.ANSWER, PublicationKind.FURTHER_ANSWER)
LONGEST_WAIT = 400  # days; what lies beyond is mostly a misprinted date


class EmptySample(Exception):
    """No document of the sample prints a question and its answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShape:
    """A printed answer: which questions it answers, by position, and how many words it takes."""

    questions: tuple[int, ...]
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteShape:
    """A footnote: the part it is marked in, the position of that part, its words."""

    part: Part
    position: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How much one document prints and of what; a synthetic Kamervraag has one's shape."""

    topics: tuple[TopicRecord, ...]
    offices: tuple[tuple[str, str], ...]  # title and portfolio
    submitters: int
    title: int  # words
    questions: tuple[int, ...]  # words in each
    answers: tuple[AnswerShape, ...]
    notes: tuple[NoteShape, ...]

    @property
    def pairs(self) -> int:
        """How many questions are answered."""
        return len({question for answer in self.answers for question in answer.questions})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The documents read, the shapes of those with questions and answers, and the times."""

    records: tuple[PublicationRecord, ...]
    shapes: tuple[Shape, ...]
    response_days: tuple[int, ...]

    def share_of(self, kind: PublicationKind) -> float:
        """How many publications of a kind there are for each answer."""
        answers = sum(record.kind in ANSWERS for record in self.records)
        return sum(record.kind == kind for record in self.records) / answers

    def weights(self, pairs: float) -> list[float]:
        """Weights by which shapes are drawn so that a set has this many pairs on average.

        Real sets grew over the years: large shapes are preferred as far as that needs, by the
        square of their size.
        """
        squares = [shape.pairs**2 for shape in self.shapes]
        mean = sum(shape.pairs for shape in self.shapes) / len(squares)
        of_large = sum(shape.pairs**3 for shape in self.shapes) / sum(squares)
        wanted = (pairs - mean) / (of_large - mean) if of_large > mean else 0.0
        preference = min(1.0, max(0.0, wanted))
        mean_square = sum(squares) / len(squares)
        return [1 - preference + preference * square / mean_square for square in squares]


def read_sample(paths: list[Path], documents: int, rng: Random) -> Sample:
    """So many documents from anywhere in the files, folders and archives."""
    records = tuple(_records(_some_of(read_files(paths), documents, rng)))
    # With more answers than questions a document is odd, and would weigh too much for its size.
    shapes = tuple(
        _shape(record)
        for record in records
        if record.kind in ANSWERS and len(record.answers) <= len(record.questions) > 0
    )
    if not any(shape.pairs for shape in shapes):
        raise EmptySample("No document among them has questions and answers.")
    days = tuple(days for record in records if (days := _response_days(record)))
    return Sample(records=records, shapes=shapes, response_days=days or (21,))


def _some_of(files: Iterable[ReceivedFile], number: int, rng: Random) -> list[ReceivedFile]:
    """Chosen in one pass, each file with the same chance (algorithm R)."""
    stream = iter(files)
    chosen = list(islice(stream, number))
    for seen, file in enumerate(stream, start=number + 1):
        place = rng.randrange(seen)
        if place < number:
            chosen[place] = file
    return chosen


def _records(files: Iterable[ReceivedFile]) -> Iterator[PublicationRecord]:
    for file in files:
        document = Document(name=file.name, content=file.content, metadata=file.metadata)
        try:
            yield parse(document)
        except UnreadablePublication:
            continue


def _shape(record: PublicationRecord) -> Shape:
    return Shape(
        topics=record.topics,
        offices=tuple((office.title or "", office.portfolio) for office in record.addressees),
        submitters=len(record.submitters),
        title=_words(record.subject),
        questions=tuple(_words(question.body.text) for question in record.questions),
        answers=tuple(
            AnswerShape(questions=answer.questions, words=_words(answer.body.text))
            for answer in record.answers
        ),
        notes=tuple(_notes(record)),
    )


def _notes(record: PublicationRecord) -> Iterator[NoteShape]:
    words = {note.position: _words(note.body.text) for note in record.footnotes}
    places = [
        *((Part.QUESTION, q.position, q.footnotes) for q in record.questions),
        *((Part.ANSWER, a.position, a.footnotes) for a in record.answers),
    ]
    for part, position, notes in places:
        for note in notes:
            yield NoteShape(part=part, position=position, words=words[note])


def _words(text: str) -> int:
    return len(text.split())


def _response_days(record: PublicationRecord) -> int | None:
    if record.kind not in ANSWERS or not (record.submitted_on and record.received_on):
        return None
    days = (record.received_on - record.submitted_on).days
    return days if 0 < days <= LONGEST_WAIT else None
