"""A Kamervraag in the order in which it reads: questions with their answers and notes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from kamervragen.importing.identity import base_identifier
from kamervragen.models import Part, PublicationKind
from kamervragen.views.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kamervragen.models import Answer, Kamervraag, Publication, Question
    from kamervragen.models.page_rows import Tie
    from kamervragen.views.notes import NoteList

ANSWERS = frozenset({PublicationKind.ANSWER, PublicationKind.FURTHER_ANSWER})


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
class Asked:
    """A question, and the answers to it that do not stand beside it."""

    question: Question
    elsewhere: tuple[PlacedAnswer, ...]
    more_anchors: tuple[str, ...]  # of "Vraag 2 en 3": "vraag-3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question, or several in a row that were answered together, with what answers them."""

    asked: tuple[Asked, ...]
    answers: tuple[PlacedAnswer, ...]
    note_lists: tuple[NoteList, ...]

    @property
    def label(self) -> str:
        """The numbers of the questions, to choose from: "2–4"; empty where there is none."""
        first, last = self.asked[0].question.label, self.asked[-1].question.label
        return first if first == last else f"{first}\u2013{last}"


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
        return bool(self.loose_answers) or any(exchange.answers for exchange in self.exchanges)

    @property
    def has_notes_beside(self) -> bool:
        return any(exchange.note_lists for exchange in self.exchanges)


def dossier(kamervraag: Kamervraag, ties: Iterable[Tie]) -> Dossier:
    """Of a Kamervraag from ``for_detail``."""
    questions = list(kamervraag.questions.all())
    publications = {row.pk: row for row in kamervraag.publications.all()}
    answers = _placed(kamervraag.answers.all(), questions, publications, ties)
    in_time = _in_time(publications.values())
    notes = Notes(kamervraag, in_time)
    return Dossier(
        exchanges=tuple(_exchanges(questions, answers, notes)),
        loose_answers=tuple(
            placed
            for placed in answers
            if not placed.questions and (placed.answer.html or placed.answer.label)
        ),
        note_lists=notes.left(),
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
    questions: Sequence[Question], answers: Sequence[PlacedAnswer], notes: Notes
) -> Iterator[Exchange]:
    """A combined answer comes after the last question it answers, as it is printed."""
    of_question: dict[int, list[PlacedAnswer]] = defaultdict(list)
    after: dict[int, list[PlacedAnswer]] = defaultdict(list)
    for answer in _with_text(answers):
        for question in answer.questions:
            of_question[question.pk].append(answer)
            if question is answer.questions[-1]:
                after[question.pk].append(answer)
    anchors = {question.anchor for question in questions}
    for group in _answered_together(questions, of_question, after):
        here = after[group[-1].pk]
        places = [(Part.QUESTION, question.pk) for question in group]
        places += [(Part.ANSWER, placed.answer.pk) for placed in here]
        yield Exchange(
            asked=tuple(
                Asked(
                    question=question,
                    elsewhere=tuple(each for each in of_question[question.pk] if each not in here),
                    more_anchors=tuple(_more_anchors(question, anchors)),
                )
                for question in group
            ),
            answers=tuple(here),
            note_lists=notes.taken_by(places),
        )


def _answered_together(
    questions: Iterable[Question],
    of_question: Mapping[int, Sequence[PlacedAnswer]],
    after: Mapping[int, Sequence[PlacedAnswer]],
) -> Iterator[list[Question]]:
    """Questions in a row of which only the last is followed by answers, and these are to all."""
    group: list[Question] = []
    for question in questions:
        if group and of_question.get(group[-1].pk, []) != of_question.get(question.pk, []):
            yield group
            group = []
        group.append(question)
        if after.get(question.pk) or not of_question.get(question.pk):
            yield group
            group = []
    if group:
        yield group


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
