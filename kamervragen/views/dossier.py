"""A Kamervraag in the order in which it reads: questions with their answers, moments, notes."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext, gettext_lazy

from kamervragen.importing.identity import base_identifier
from kamervragen.models import Part, PublicationKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kamervragen.models import Answer, Footnote, Kamervraag, Publication, Question
    from kamervragen.models.page_rows import Tie

PLURALS = {
    Part.INTRODUCTION: gettext_lazy("de inleiding"),
    Part.QUESTION: gettext_lazy("de vragen"),
    Part.ANSWER: gettext_lazy("de antwoorden"),
    Part.NOTICE: gettext_lazy("de mededeling"),
    Part.EXPLANATORY_NOTE: gettext_lazy("de toelichting"),
}
ANSWERS = frozenset({PublicationKind.ANSWER, PublicationKind.FURTHER_ANSWER})
_MARK = re.compile(r'href="#(noot-[^"]+)" id="([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedAnswer:
    """An answer with the questions it answers, and where on the page it stands."""

    answer: Answer
    publication: Publication
    questions: tuple[Question, ...]

    @property
    def anchor(self) -> str:
        return f"antwoord-{self.publication.key.lower()}-{self.answer.position}"

    @property
    def is_further(self) -> bool:
        return self.publication.kind == PublicationKind.FURTHER_ANSWER

    @property
    def heading(self) -> str:
        """ "Antwoord", with the printed label where its place does not say what it answers."""
        kind = gettext("Nader antwoord") if self.is_further else gettext("Antwoord")
        if len(self.questions) > 1:
            words = gettext("%(answer)s op vraag %(label)s")
            return words % {"answer": kind, "label": self.answer.label}
        return kind if self.questions else f"{kind} {self.answer.label}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question, the answers printed after it, and those that stand elsewhere on the page."""

    question: Question
    answers: tuple[PlacedAnswer, ...]
    elsewhere: tuple[PlacedAnswer, ...]
    more_anchors: tuple[str, ...]  # of "Vraag 2 en 3": "vraag-3"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedNote:
    """A note, and where the page first refers to it; empty where it does not."""

    note: Footnote
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteList:
    """The notes of one part of a publication; ``is_repeated`` where the part is not shown here."""

    publication: Publication
    part: Part
    notes: tuple[PlacedNote, ...]
    is_repeated: bool

    @property
    def plural(self) -> str:
        return str(PLURALS[self.part])


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything of a Kamervraag in reading order."""

    exchanges: tuple[Exchange, ...]
    loose_answers: tuple[PlacedAnswer, ...]
    note_lists: tuple[NoteList, ...]
    publications: tuple[Publication, ...]
    unread_answers: tuple[Publication, ...]  # answers were given in them, but their text is missing

    @property
    def has_answers(self) -> bool:
        return bool(self.loose_answers) or any(
            exchange.answers or exchange.elsewhere for exchange in self.exchanges
        )


def dossier(kamervraag: Kamervraag, ties: Iterable[Tie]) -> Dossier:
    """Of a Kamervraag from ``for_detail``."""
    questions = list(kamervraag.questions.all())
    publications = {row.pk: row for row in kamervraag.publications.all()}
    answers = _placed(kamervraag.answers.all(), questions, publications, ties)
    in_time = _in_time(publications.values())
    return Dossier(
        exchanges=_exchanges(questions, answers),
        loose_answers=tuple(
            placed
            for placed in answers
            if not placed.questions and (placed.answer.html or placed.answer.label)
        ),
        note_lists=tuple(_note_lists(kamervraag, in_time)),
        publications=tuple(in_time),
        unread_answers=tuple(_unread_answers(in_time, answers)),
    )


def _placed(
    answers: Iterable[Answer],
    questions: Sequence[Question],
    publications: Mapping[int, Publication],
    ties: Iterable[Tie],
) -> list[PlacedAnswer]:
    tied = {(tie["answer"], tie["question"]) for tie in ties}
    placed = [
        PlacedAnswer(
            answer=answer,
            publication=publications.get(answer.publication_id) or answer.publication,
            questions=tuple(each for each in questions if (answer.pk, each.pk) in tied),
        )
        for answer in answers
    ]
    return sorted(placed, key=lambda answer: answer.is_further)


def _unread_answers(
    publications: Iterable[Publication], answers: Collection[PlacedAnswer]
) -> Iterator[Publication]:
    """Answers that this archive knows of and cannot show: in a PDF alone, or lost at the source.

    One that was issued again is shown in its reissue.
    """
    shown = {base_identifier(answer.publication.key) for answer in answers}
    for publication in publications:
        is_lost = not answers or not publication.has_text
        if (
            publication.kind in ANSWERS
            and is_lost
            and base_identifier(publication.key) not in shown
        ):
            yield publication


def _exchanges(
    questions: Sequence[Question], answers: Sequence[PlacedAnswer]
) -> tuple[Exchange, ...]:
    """A combined answer comes after the last question it answers, as it is printed."""
    after: dict[int, list[PlacedAnswer]] = defaultdict(list)
    elsewhere: dict[int, list[PlacedAnswer]] = defaultdict(list)
    for answer in _with_text(answers):
        for question in answer.questions:
            place = after if question is answer.questions[-1] else elsewhere
            place[question.pk].append(answer)
    taken = {question.anchor for question in questions}
    return tuple(
        Exchange(
            question=question,
            answers=tuple(after[question.pk]),
            elsewhere=tuple(elsewhere[question.pk]),
            more_anchors=tuple(_more_anchors(question, taken)),
        )
        for question in questions
    )


def _with_text(answers: Sequence[PlacedAnswer]) -> list[PlacedAnswer]:
    """Without the empty ones that scanning made of the cells of a table: ah-tk-19891990-711."""
    answered = {each.pk for placed in answers if placed.answer.html for each in placed.questions}
    return [
        placed
        for placed in answers
        if placed.answer.html or any(each.pk not in answered for each in placed.questions)
    ]


def _more_anchors(question: Question, taken: set[str]) -> Iterable[str]:
    """So that each number of a combined question has its address, once on the page."""
    for number in question.numbers[1:]:
        if (anchor := f"vraag-{number}") not in taken:
            taken.add(anchor)
            yield anchor


def _note_lists(kamervraag: Kamervraag, publications: Iterable[Publication]) -> Iterable[NoteList]:
    """By publication, the notes of questions and of answers apart."""
    shown = set(_shown_parts(kamervraag))
    marks = dict(reversed(list(_marks(kamervraag))))  # the first mark of each note
    for publication in publications:
        by_part: dict[str, list[PlacedNote]] = defaultdict(list)
        for note in publication.footnotes.all():
            note.publication = publication
            by_part[note.part].append(PlacedNote(note=note, mark=marks.get(note.anchor, "")))
        for part, notes in by_part.items():
            yield NoteList(
                publication=publication,
                part=Part(part),
                notes=tuple(notes),
                is_repeated=(publication.pk, part) not in shown,
            )


def _shown_parts(kamervraag: Kamervraag) -> Iterable[tuple[int, str]]:
    """Which parts of which publications are on the page; an answer repeats the questions."""
    for part, rows in (
        (Part.QUESTION, kamervraag.questions.all()),
        (Part.ANSWER, kamervraag.answers.all()),
        (Part.NOTICE, kamervraag.notices.all()),
    ):
        for row in rows:
            yield row.publication_id, part
    for publication in kamervraag.publications.all():
        yield publication.pk, Part.INTRODUCTION
        yield publication.pk, Part.EXPLANATORY_NOTE


def _marks(kamervraag: Kamervraag) -> Iterable[tuple[str, str]]:
    """Each note that a text on the page refers to, with the place of the mark."""
    yield from _MARK.findall(kamervraag.introduction_html)
    yield from _MARK.findall(kamervraag.explanatory_note_html)
    for rows in (kamervraag.questions, kamervraag.answers, kamervraag.notices):
        for row in rows.all():
            yield from _MARK.findall(row.html)


def _in_time(publications: Iterable[Publication]) -> Sequence[Publication]:
    """The questions first, then what came of them, by day."""
    return sorted(
        publications,
        key=lambda row: (
            row.kind not in {PublicationKind.QUESTIONS, PublicationKind.ORAL_NOTICE},
            str(row.received_on or row.published_on or "9999"),
            row.key,
        ),
    )
