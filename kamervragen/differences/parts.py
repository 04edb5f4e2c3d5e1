"""A record taken apart: all that a document says, as parts that can be compared."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy

from kamervragen.models import Part, PublicationKind
from kamervragen.parsing.records import (
    PublicationRecord,
    RespondentRecord,
    RespondentRole,
    RichText,
    SubmitterRecord,
    TopicRecord,
)

# Where a note stands among the others is no part of the text that refers to it.
_ANCHOR = re.compile(r' (?:href="#|id=")[^"]*"')


class PartKind(TextChoices):
    """What a part is."""

    KIND = "kind", gettext_lazy("Soort document")
    IDENTIFIER = "identifier", gettext_lazy("Officieel nummer")
    SESSION_YEAR = "session_year", gettext_lazy("Vergaderjaar")
    APPENDIX_NUMBER = "appendix_number", gettext_lazy("Nummer in het Aanhangsel")
    NUMBERS = "numbers", gettext_lazy("Nummers van de Kamervragen")
    SUBMITTED_ON = "submitted_on", gettext_lazy("Ingezonden")
    RECEIVED_ON = "received_on", gettext_lazy("Ontvangen")
    PUBLISHED_ON = "published_on", gettext_lazy("Gepubliceerd")
    SUBMITTERS = "submitters", gettext_lazy("Gesteld door")
    ADDRESSEES = "addressees", gettext_lazy("Gericht aan")
    RESPONDENTS = "respondents", gettext_lazy("Beantwoord door")
    TOPICS = "topics", gettext_lazy("Onderwerpen")
    SEE_ALSO = "see_also", gettext_lazy("Zie ook")
    TITLE = "title", gettext_lazy("Titel")
    SUBJECT = "subject", gettext_lazy("Waar de vragen over gaan")
    HEADING = "heading", gettext_lazy("Aanhef van de vragen")
    ANSWER_HEADING = "answer_heading", gettext_lazy("Aanhef van het antwoord")
    INTRODUCTION = "introduction", gettext_lazy("Inleiding")
    QUESTION = "question", gettext_lazy("Vraag")
    ANSWER = "answer", gettext_lazy("Antwoord")
    NOTICE = "notice", gettext_lazy("Mededeling")
    EXPLANATORY_NOTE = "explanatory_note", gettext_lazy("Toelichting")
    FOOTNOTE = "footnote", gettext_lazy("Noot")
    ABSTRACT = "abstract", gettext_lazy("Samenvatting van de documentatiedienst")
    KEYWORDS = "keywords", gettext_lazy("Trefwoorden")
    CORRECTIONS = "corrections", gettext_lazy("Tekstcorrecties van de bron")


FACTS = frozenset(
    {
        PartKind.KIND,
        PartKind.IDENTIFIER,
        PartKind.SESSION_YEAR,
        PartKind.APPENDIX_NUMBER,
        PartKind.NUMBERS,
        PartKind.SUBMITTED_ON,
        PartKind.RECEIVED_ON,
        PartKind.PUBLISHED_ON,
        PartKind.SUBMITTERS,
        PartKind.ADDRESSEES,
        PartKind.RESPONDENTS,
        PartKind.TOPICS,
        PartKind.SEE_ALSO,
    }
)
# What is there by its number or mark alone.
PRINTED_EMPTY = frozenset({PartKind.QUESTION, PartKind.ANSWER, PartKind.FOOTNOTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPart:
    """One part of a document. ``name`` is what a reader calls it: "Vraag 2 en 3"."""

    kind: PartKind
    name: str
    text: str
    markup: str = (
        ""  # the text with its emphasis, links and marks of notes; to compare, not to show
    )

    @property
    def is_fact(self) -> bool:
        """A date, a name or the like, and no text of the document."""
        return self.kind in FACTS


def parts_of(record: PublicationRecord) -> tuple[RecordPart, ...]:
    """In reading order, without those that the document does not have."""
    facts_and_titles = (_plain(kind, text) for kind, text in _plain_parts(record))
    parts = (*facts_and_titles, *_texts(record), *_remarks(record))
    return tuple(part for part in parts if part.text or part.kind in PRINTED_EMPTY)


def _plain_parts(record: PublicationRecord) -> Iterator[tuple[PartKind, str]]:
    yield PartKind.KIND, str(PublicationKind(record.kind.value).label)
    yield PartKind.IDENTIFIER, record.identifier
    yield PartKind.SESSION_YEAR, record.session_year
    yield PartKind.APPENDIX_NUMBER, record.appendix_number
    yield PartKind.NUMBERS, _lines(record.numbers)
    yield PartKind.SUBMITTED_ON, _day(record.submitted_on)
    yield PartKind.RECEIVED_ON, _day(record.received_on)
    yield PartKind.PUBLISHED_ON, _day(record.published_on)
    yield PartKind.SUBMITTERS, _lines(map(_submitter, record.submitters))
    yield PartKind.ADDRESSEES, _lines(office.printed for office in record.addressees)
    yield PartKind.RESPONDENTS, _lines(map(_respondent, record.respondents))
    yield PartKind.TOPICS, _lines(map(_topic, record.topics))
    yield PartKind.SEE_ALSO, _lines(record.see_also)
    yield PartKind.TITLE, record.title
    yield PartKind.SUBJECT, record.subject
    yield PartKind.HEADING, record.heading
    yield PartKind.ANSWER_HEADING, record.answer_heading


def _texts(record: PublicationRecord) -> Iterator[RecordPart]:
    yield _rich(PartKind.INTRODUCTION, record.introduction)
    for question in record.questions:
        yield _rich(PartKind.QUESTION, question.body, label=question.label, before=question.heading)
    for answer in record.answers:
        yield _rich(PartKind.ANSWER, answer.body, label=answer.label)
    for notice in record.notices:
        what = PublicationKind(notice.kind.value).label
        yield _rich(PartKind.NOTICE, notice.body, before=f"{what} {_day(notice.dated)}".strip())
    yield _rich(PartKind.EXPLANATORY_NOTE, record.explanatory_note)
    for note in record.footnotes:
        words = gettext("%(label)s bij: %(part)s")
        of = words % {"label": note.label, "part": Part(note.part.value).label}
        yield _rich(PartKind.FOOTNOTE, note.body, label=of)


def _remarks(record: PublicationRecord) -> Iterator[RecordPart]:
    yield _plain(PartKind.ABSTRACT, record.abstract)
    yield _plain(PartKind.KEYWORDS, record.keywords)
    yield _plain(PartKind.CORRECTIONS, record.corrections)


def _plain(kind: PartKind, text: str) -> RecordPart:
    return RecordPart(kind=kind, name=str(kind.label), text=text)


def _rich(kind: PartKind, body: RichText, *, label: str = "", before: str = "") -> RecordPart:
    return RecordPart(
        kind=kind,
        name=f"{kind.label} {label}".strip(),
        text="\n".join(filter(None, (before, body.text))),
        markup=_ANCHOR.sub("", body.html),
    )


def _lines(values: Iterable[str]) -> str:
    return "\n".join(values)


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def _submitter(submitter: SubmitterRecord) -> str:
    return f"{submitter.name} ({submitter.party})" if submitter.party else submitter.name


def _respondent(respondent: RespondentRecord) -> str:
    words = ", ".join(filter(None, (respondent.name, respondent.office.printed)))
    if respondent.role == RespondentRole.ON_BEHALF_OF:
        return gettext("mede namens %(office)s") % {"office": words}
    return words


def _topic(topic: TopicRecord) -> str:
    return f"{topic.parent} | {topic.name}" if topic.name else topic.parent
