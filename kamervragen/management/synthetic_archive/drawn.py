"""A synthetic Kamervraag with all its parts, before it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kamervragen.management.synthetic_archive.headings import in_words
from kamervragen.management.synthetic_archive.reference_facts import Member, Office
from kamervragen.models import PublicationKind
from kamervragen.parsing.records import CitationRecord, FootnoteRecord, RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPublication:
    """One document with the notes and references it prints."""

    key: str
    kind: PublicationKind
    session_year: str
    appendix_number: str = ""
    answer_heading: str = ""
    received_on: date | None = None
    respondents: Sequence[Office] = ()
    footnotes: Sequence[FootnoteRecord] = ()
    citations: Sequence[CitationRecord] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnQuestion:
    """A question; its number is its place."""

    body: RichText
    footnotes: Sequence[int] = ()  # positions in the publication


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnAnswer:
    """An answer to the questions of these numbers."""

    questions: Sequence[int]
    body: RichText
    footnotes: Sequence[int] = ()

    @property
    def label(self) -> str:
        """The way it is printed: "2, 3 en 4"."""
        return in_words([str(number) for number in self.questions])


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnNotice:
    """A postponement or a withdrawal, in a publication of its own."""

    publication: DrawnPublication
    body: RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnKamervraag:
    """A Kamervraag with everything that was printed of it."""

    number: str
    title: str
    heading: str
    submitted_on: date
    topics: Sequence[int]
    submitters: Sequence[Member]
    addressees: Sequence[Office]
    questions_in: DrawnPublication
    questions: Sequence[DrawnQuestion]
    answered_in: DrawnPublication | None
    answers: Sequence[DrawnAnswer]
    notices: Sequence[DrawnNotice]

    @property
    def publications(self) -> list[DrawnPublication]:
        """In the order in which they appeared."""
        answered_in = [self.answered_in] if self.answered_in else []
        return [self.questions_in, *(notice.publication for notice in self.notices), *answered_in]

    def has_notice(self, kind: PublicationKind) -> bool:
        """Whether it was postponed, or withdrawn."""
        return any(notice.publication.kind == kind for notice in self.notices)
