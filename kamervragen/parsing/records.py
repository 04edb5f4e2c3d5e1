"""What an official document says: the frozen records that every parser makes.

A record keeps what is printed beside what we read from it. ``None`` or an empty tuple means that
the source is silent; nothing is ever filled in. Dates are calendar days as printed.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class UnreadablePublication(Exception):
    """The document cannot be read at all; the message says why, in a sentence for an editor."""


class SourceFormat(StrEnum):
    """The form a document came in; later members are the better copy of one publication."""

    ODATA = "odata"  # a row of the Tweede Kamer's OData service: facts and people, no text
    SGD = "sgd"  # KVR XML of the scanned Staten-Generaal Digitaal, 1984-1995 (OCR)
    KVR = "kvr"  # KVR XML of Parlando, 1994-2008
    METADATA = "metadata"  # a metadata record without text
    VRAAGDOC = "vraagdoc"  # KOOP XML before about 2009
    KOOP = "koop"  # KOOP XML (officiele-publicatie), about 2009 to now


class Chamber(StrEnum):
    """Which Kamer the questions were put in."""

    TWEEDE_KAMER = "tk"
    EERSTE_KAMER = "ek"


class PublicationKind(StrEnum):
    """What an official publication does with the questions it prints, or is about."""

    QUESTIONS = "questions"
    ANSWER = "answer"
    FURTHER_ANSWER = "further_answer"
    POSTPONEMENT = "postponement"
    WITHDRAWAL = "withdrawal"
    ORAL_NOTICE = "oral_notice"
    NOTICE = "notice"  # a "Mededeling" of which is not known that it postpones or withdraws
    CASE = "case"  # the Kamer's own registration of the set ("zaak"), which prints nothing


class Part(StrEnum):
    """The part of a publication that a text or a footnote stands in."""

    INTRODUCTION = "introduction"
    QUESTION = "question"
    ANSWER = "answer"
    NOTICE = "notice"
    EXPLANATORY_NOTE = "explanatory_note"


class RespondentRole(StrEnum):
    """Whether a respondent signed the answer or was spoken for ("mede namens")."""

    SIGNATORY = "signatory"
    ON_BEHALF_OF = "on_behalf_of"


class OfficeTitle(StrEnum):
    """The rank of an office, whatever the spelling in the source."""

    MINISTER = "minister"
    STATE_SECRETARY = "staatssecretaris"
    PRIME_MINISTER = "minister-president"


class TopicScheme(StrEnum):
    """The official list that a topic pair comes from; the two are never mapped on each other."""

    POLICY_AGENDA = "beleidsagenda"  # OVERHEID.TaxonomieBeleidsagenda
    PARLANDO = "parlando"  # "Rubriek" of the KVR files


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as received: one file, with the metadata file that lay beside it."""

    name: str  # file name or path inside an archive, for reports
    content: bytes
    metadata: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something odd but readable: what (a slug), where in the document, and the words concerned."""

    kind: str
    place: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RichText:
    """One text twice: as the closed set of HTML (p ul ol li table em strong sub sup a) and plain.

    In ``text`` paragraphs and list items are lines, table cells are split by tabs, and footnote
    marks are left out.
    """

    html: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteRecord:
    """A note of one publication. An empty body means that the source prints only the mark."""

    position: int  # 1-based, over all notes of the publication
    part: Part
    label: str  # as printed: "1", "*"
    body: RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRecord:
    """A printed question; ``numbers`` has several members under one heading "Vraag 2 en 3"."""

    position: int  # 1-based, in printed order
    label: str  # as printed, without the word "Vraag": "2 en 3"
    numbers: tuple[int, ...]
    body: RichText
    heading: str = ""  # printed before it where a second set of questions begins in one document
    footnotes: tuple[int, ...] = ()  # positions of the notes marked in it


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRecord:
    """A printed answer. ``questions`` are the positions of the questions that its label names."""

    position: int
    label: str
    numbers: tuple[int, ...]
    questions: tuple[int, ...]
    body: RichText
    footnotes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRecord:
    """What a minister reports instead of an answer: postponement or withdrawal."""

    kind: PublicationKind
    dated: date | None
    body: RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitterRecord:
    """A member who asks, as printed: "Van den Hil", "VVD"."""

    name: str
    party: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRecord:
    """An office as printed ("Minister voor Rechtsbescherming") and as read.

    The register of the Kamer names a person: the ``holder``, often without the office.
    """

    title: OfficeTitle | None
    portfolio: str  # "Rechtsbescherming"; empty for the minister-president
    printed: str
    holder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentRecord:
    """Who answers or announces; ``name`` is empty for an office that was only spoken for."""

    name: str
    office: OfficeRecord
    role: RespondentRole


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRecord:
    """An official pair "Internationaal | Organisatie en beleid"; ``parent`` may stand alone."""

    scheme: TopicScheme
    parent: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRecord:
    """A reference found in a text: the words, and the identifier they mean (kst-19637-3018)."""

    text: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLinkRecord:
    """An address of the web in a text: the page it means ("nu.nl/politiek/1.html"), in full."""

    page: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLinkRecord:
    """An address a reader can open: kind html, pdf, xml, metadata or tweedekamer."""

    kind: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRecord:
    """One official document, read. All texts of the document are in it or named in ``problems``."""

    source_format: SourceFormat
    kind: PublicationKind
    chamber: Chamber
    identifier: str = ""  # official: "ah-tk-20222023-1663"; empty where it is not known
    session_year: str = ""  # "2022-2023"
    appendix_number: str = ""  # number in the Aanhangsel as printed: "1663", "620H"
    numbers: tuple[str, ...] = ()  # official numbers of the Kamervragen it is about: "2023Z00468"
    title: str = ""  # the title of the document (DC.title, Bibliografische_omschrijving)
    subject: str = ""  # what the questions are about, as the heading prints it
    heading: str = ""  # "Vragen van het lid … (ingezonden 18 januari 2023)."
    answer_heading: str = ""  # "Antwoord van …" or "Mededeling van …"
    submitted_on: date | None = None
    received_on: date | None = None  # answer or notice received
    published_on: date | None = None
    submitters: tuple[SubmitterRecord, ...] = ()
    addressees: tuple[OfficeRecord, ...] = ()
    respondents: tuple[RespondentRecord, ...] = ()
    topics: tuple[TopicRecord, ...] = ()
    introduction: RichText = field(default_factory=RichText)  # text before the first question
    questions: tuple[QuestionRecord, ...] = ()
    answers: tuple[AnswerRecord, ...] = ()
    notices: tuple[NoticeRecord, ...] = ()
    explanatory_note: RichText = field(default_factory=RichText)
    footnotes: tuple[FootnoteRecord, ...] = ()
    citations: tuple[CitationRecord, ...] = ()
    web_links: tuple[WebLinkRecord, ...] = ()
    see_also: tuple[str, ...] = ()  # "Zie ook Aanhangsel …": identifiers of the same Kamervraag
    abstract: str = ""  # a summary by the documentation service, not official text
    keywords: str = ""
    corrections: str = ""  # "Tekstcorrecties": what the source says about its own repairs
    links: tuple[SourceLinkRecord, ...] = ()
    has_text: bool = True  # False for a stub with metadata only
    registered_numbers: tuple[str, ...] = ()  # of ``numbers``, those that the Kamer's register has
    registered: str = ""  # what the Kamer's register says of subject and people, a line each
    version: int | None = None  # as the register counts them
    is_closed: bool = False  # the Kamer calls the set settled ("afgedaan")
    is_removed: bool = False  # the source has taken it away
    problems: tuple[Problem, ...] = ()

    @property
    def key(self) -> str:
        """The publication's name among all others: its identifier, or what else tells it apart."""
        return self.identifier or publication_key(self.numbers, self.kind, self.received_on)

    @property
    def is_register(self) -> bool:
        """Whether this is what the Kamer registered, not what was published."""
        return self.source_format is SourceFormat.ODATA


def publication_key(numbers: tuple[str, ...], kind: PublicationKind, dated: date | None) -> str:
    """The key where no identifier is known: "2023Z00468-postponement-2023-02-08"."""
    return "-".join([*numbers, kind, *([dated.isoformat()] if dated else [])])
