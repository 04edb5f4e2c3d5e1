"""Draws an archive of Kamervragen that were never put, in the words of real ones."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random

from kamervragen.management.synthetic_archive.drawn import (
    DrawnAnswer,
    DrawnKamervraag,
    DrawnNotice,
    DrawnPublication,
    DrawnQuestion,
)
from kamervragen.management.synthetic_archive.fate import Fate, Fates
from kamervragen.management.synthetic_archive.headings import questions_heading, response_heading
from kamervragen.management.synthetic_archive.language import Language, Utterance, Voice
from kamervragen.management.synthetic_archive.notes import AnnotatedTexts, Notes
from kamervragen.management.synthetic_archive.reference_facts import (
    Members,
    Office,
    Offices,
    Topics,
)
from kamervragen.management.synthetic_archive.sample import Sample, Shape
from kamervragen.management.synthetic_archive.submission_days import session_year, submission_days
from kamervragen.models import PublicationKind
from kamervragen.parsing.records import Part, PublicationRecord, TopicRecord

PAIRS_PER_SET = 6.7  # questions with an answer: 600,000 in 90,000 sets
NOTICE_WORDS = 60

AskedByTopic = Mapping[tuple[TopicRecord, ...], list[tuple[tuple[str, str], ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one Kamervraag is about, and how much it prints."""

    shape: Shape
    topics: Sequence[str]  # paths; the first one gives the words
    words: tuple[str, ...]
    title: str


class Archive:
    """As many Kamervragen as are asked for, always the same ones for a seed."""

    def __init__(self, sample: Sample, rng: Random) -> None:
        self._rng = rng
        self._topics = Topics((t for record in sample.records for t in record.topics), rng)
        self._language = Language(_utterances(sample.records, self._topics), rng)
        self._notes = Notes(self._language, rng)
        self._members = Members(rng)
        self._offices = Offices()
        self._fates = Fates(sample)
        self._shapes = sample.shapes
        self._weights = list(accumulate(sample.weights(PAIRS_PER_SET)))
        self._asked = _asked_by_topic(sample.shapes)
        self._appendix: Counter[str] = Counter()

    def kamervragen(self, number: int) -> Iterator[DrawnKamervraag]:
        """The oldest first."""
        days = submission_days(number, self._rng)
        per_year = Counter(day.year for day in days)
        numbered: Counter[int] = Counter()
        for day in days:
            # Other papers are numbered in the same row, so there are gaps.
            numbered[day.year] += self._rng.randint(1, max(1, min(5, 99_999 // per_year[day.year])))
            yield self._kamervraag(f"{day.year}Z{numbered[day.year]:05}", day)

    def _kamervraag(self, number: str, day: date) -> DrawnKamervraag:
        subject = self._subject()
        submitters = self._members.draw(day, max(1, subject.shape.submitters), self._rng)
        addressees = self._addressees(subject.shape, day)
        fate = self._fates.draw(day, self._rng)
        questions_in, questions = self._questions(number, day, subject)
        notices = list(self._notices(fate, subject, addressees))
        answered_in, answers = self._answers(fate, subject, addressees)
        return DrawnKamervraag(
            number=number,
            title=subject.title,
            heading=questions_heading(submitters, addressees, subject.title, day),
            submitted_on=day,
            topics=[self._topics.pks[path] for path in subject.topics],
            submitters=submitters,
            addressees=addressees,
            questions_in=questions_in,
            questions=questions,
            answered_in=answered_in,
            answers=answers,
            notices=notices,
        )

    def _subject(self) -> Subject:
        (shape,) = self._rng.choices(self._shapes, cum_weights=self._weights)
        topics, words = self._topics.of(shape.topics), self._language.subject()
        title = self._language.title(topics[0], words, shape.title)
        return Subject(shape=shape, topics=topics, words=words, title=title)

    def _addressees(self, shape: Shape, day: date) -> list[Office]:
        """Those of the shape; where its document names none, those of another on its topic."""
        choices = self._asked.get(shape.topics[:1]) or self._asked.get(()) or [(("minister", ""),)]
        asked = shape.offices or self._rng.choice(choices)
        drawn = [self._offices.draw(day, *office, self._rng) for office in asked]
        return list({office.minister: office for office in drawn}.values())

    def _questions(
        self, number: str, day: date, subject: Subject
    ) -> tuple[DrawnPublication, list[DrawnQuestion]]:
        texts = AnnotatedTexts(f"kv-tk-{number}", Part.QUESTION)
        questions = []
        for position, words in enumerate(subject.shape.questions, start=1):
            notes = self._notes_in(Part.QUESTION, position, subject, day)
            body, marked = texts.body(self._text(Voice.QUESTION, subject, words), notes)
            questions.append(DrawnQuestion(body=body, footnotes=marked))
        publication = DrawnPublication(
            key=texts.context.key,
            kind=PublicationKind.QUESTIONS,
            session_year=session_year(day),
            footnotes=texts.footnotes,
            citations=texts.context.citations,
        )
        return publication, questions

    def _answers(
        self, fate: Fate, subject: Subject, respondents: list[Office]
    ) -> tuple[DrawnPublication | None, list[DrawnAnswer]]:
        if not (day := fate.answered_on):
            return None, []
        years, number = self._next_in_appendix(day)
        texts = AnnotatedTexts(_appendix_key(years, number), Part.ANSWER)
        answers = []
        for position, answer in enumerate(subject.shape.answers, start=1):
            notes = self._notes_in(Part.ANSWER, position, subject, day)
            body, marked = texts.body(self._text(Voice.ANSWER, subject, answer.words), notes)
            answers.append(DrawnAnswer(questions=answer.questions, body=body, footnotes=marked))
        self._notes.remember(years, number)
        publication = DrawnPublication(
            key=texts.context.key,
            kind=PublicationKind.ANSWER,
            session_year=years,
            appendix_number=number,
            answer_heading=response_heading("Antwoord", respondents, day),
            received_on=day,
            respondents=respondents,
            footnotes=texts.footnotes,
            citations=texts.context.citations,
        )
        return publication, answers

    def _notices(
        self, fate: Fate, subject: Subject, respondents: list[Office]
    ) -> Iterator[DrawnNotice]:
        days = {
            PublicationKind.POSTPONEMENT: fate.postponed_on,
            PublicationKind.WITHDRAWAL: fate.withdrawn_on,
        }
        for kind, day in days.items():
            if day:
                yield self._notice(kind, day, subject, respondents)

    def _notice(
        self, kind: PublicationKind, day: date, subject: Subject, respondents: list[Office]
    ) -> DrawnNotice:
        years, number = self._next_in_appendix(day)
        texts = AnnotatedTexts(_appendix_key(years, number), Part.NOTICE)
        body, _ = texts.body(self._text(Voice.NOTICE, subject, NOTICE_WORDS), ())
        publication = DrawnPublication(
            key=texts.context.key,
            kind=kind,
            session_year=years,
            appendix_number=number,
            answer_heading=response_heading("Mededeling", respondents[:1], day),
            received_on=day,
            respondents=respondents[:1],
        )
        return DrawnNotice(publication=publication, body=body)

    def _text(self, voice: Voice, subject: Subject, words: int) -> str:
        return self._language.text(voice, subject.topics[0], subject.words, words)

    def _notes_in(self, part: Part, position: int, subject: Subject, day: date) -> list[str]:
        return [
            self._notes.draw(subject.topics[0], subject.words, note.words, day)
            for note in subject.shape.notes
            if (note.part, note.position) == (part, position)
        ]

    def _next_in_appendix(self, day: date) -> tuple[str, str]:
        """The session year and the number of what appears next in the Aanhangsel."""
        years = session_year(day)
        self._appendix[years] += 1
        return years, str(self._appendix[years])


def _appendix_key(years: str, number: str) -> str:
    return f"ah-tk-{years.replace('-', '')}-{number}"


def _asked_by_topic(shapes: Iterable[Shape]) -> AskedByTopic:
    """Whom documents on a topic are addressed to, and under no topic whom all of them are."""
    asked: dict[tuple[TopicRecord, ...], list[tuple[tuple[str, str], ...]]] = defaultdict(list)
    for shape in shapes:
        if shape.offices:
            asked[shape.topics[:1]].append(shape.offices)
            asked[()].append(shape.offices)
    return dict(asked)


def _utterances(records: Iterable[PublicationRecord], topics: Topics) -> Iterator[Utterance]:
    for record in records:
        topic = topics.of(record.topics)[0] if record.topics else ""
        yield Utterance(Voice.TITLE, topic, record.subject)
        for question in record.questions:
            yield Utterance(Voice.QUESTION, topic, question.body.text)
        for answer in record.answers:
            yield Utterance(Voice.ANSWER, topic, answer.body.text)
        for note in record.footnotes:
            yield Utterance(Voice.NOTE, topic, note.body.text)
        for notice in record.notices:
            yield Utterance(Voice.NOTICE, topic, notice.body.text)
