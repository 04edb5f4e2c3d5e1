"""The facts of a publication from its headings and metadata: who, when, which numbers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from lxml import etree

from kamervragen.parsing.blocks import Block, Role
from kamervragen.parsing.dates import is_plausible, read_date
from kamervragen.parsing.headings import (
    AnswerHeading,
    QuestionHeading,
    read_answer_heading,
    read_question_heading,
)
from kamervragen.parsing.kinds import Evidence, kind_of
from kamervragen.parsing.metadata import (
    Metadata,
    official_identifier,
    official_numbers,
    printed_chamber,
    printed_session_year,
    source_links,
)
from kamervragen.parsing.normalise import normalise_text
from kamervragen.parsing.parts import heading_text, remark_title
from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.records import (
    Chamber,
    Document,
    PublicationKind,
    PublicationRecord,
    SourceFormat,
    SubmitterRecord,
)
from kamervragen.parsing.xml import all_text

QUESTION_KINDS = (PublicationKind.QUESTIONS, PublicationKind.ORAL_NOTICE)

_AH = re.compile(r"ah-[te]k-(?P<years>\d{8})-(?P<number>\d+\w*)")
_KV = re.compile(r"kv-(?:[te]k-)?(?P<number>\d{4}Z\d{5}|\d{6,10})(?:-\w+)?", re.IGNORECASE)
_NOTE_ID = re.compile(r"ID-(\d{4}Z\d{5}|2\d{9})-", re.IGNORECASE)
_PRINTED_APPENDIX = re.compile(r"\d{1,5}[A-Za-z]?")
_PRINTED_DATE = re.compile(r"\((?:ingezonden|ontvangen)\s+(?P<date>[^()]*)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """All that is known of a document before its texts are read."""

    format: SourceFormat
    document: Document
    root: etree._Element
    blocks: Sequence[Block]
    metadata: Metadata
    problems: ProblemList


def read_facts(source: Source) -> PublicationRecord:
    """The record of a publication, but for its texts."""
    root, blocks, metadata = source.root, source.blocks, source.metadata
    problems = source.problems
    identifier = find_identifier(metadata, source.document, problems)
    chamber = find_chamber(identifier, metadata, _printed_lines(root))
    session_year = find_session_year(identifier, metadata, _printed_lines(root))
    asking, replying = _texts(blocks, Role.QUESTION_HEADING), _texts(blocks, Role.ANSWER_HEADING)
    asked = [read_question_heading(text) for text in asking]
    replied = [read_answer_heading(text, chamber.value) for text in replying]
    evidence = Evidence(
        asked=asked,
        replied=replied,
        metadata=metadata,
        notice=" ".join(all_text(remark) for remark in _notices(blocks)),
        loose=" ".join(_texts(blocks, Role.TEXT)),
        has_answers=any(block.role is Role.ANSWER for block in blocks),
    )
    kind = kind_of(evidence, problems)
    _report_headings(asked, replied, kind, problems)
    submitted_on = choose_date(
        "ingezonden",
        [*_heading_dates(blocks, Role.QUESTION_HEADING), *(h.submitted_on for h in asked[:1])],
        metadata.all("OVERHEIDop.datumIndiening"),
        problems,
    )
    received_on = None if kind in QUESTION_KINDS else _received_on(source, replied)
    _report_order(submitted_on, received_on, problems)
    numbers = find_numbers(identifier, metadata, root, problems)
    return PublicationRecord(
        source_format=source.format,
        kind=kind,
        chamber=chamber,
        identifier=identifier,
        session_year=session_year,
        appendix_number=_appendix_number(identifier, metadata, root, kind),
        numbers=numbers,
        title=metadata.first("DC.title") or next(iter(asking), ""),
        subject=_subject(root, asked),
        heading=" ".join(_opening_headings(blocks)),
        answer_heading=" ".join(replying),
        submitted_on=submitted_on,
        received_on=received_on,
        published_on=choose_date("gepubliceerd", [], metadata.all("DCTERMS.available"), problems),
        submitters=_submitters(asked, metadata),
        addressees=tuple(dict.fromkeys(office for one in asked for office in one.addressees)),
        respondents=tuple(dict.fromkeys(each for one in replied for each in one.respondents)),
        topics=metadata.topics,
        see_also=_see_also(identifier, replied, metadata),
        links=source_links(identifier, numbers),
    )


def find_identifier(metadata: Metadata, document: Document, problems: ProblemList) -> str:
    """By the metadata, or else by the name of the file; empty when neither has one."""
    identifier, external = metadata.identifier, metadata.external_identifier
    if external and identifier != external:
        problems.add(ProblemKind.IDENTIFIERS_DIFFER, "metadata", f"{identifier}, {external}")
    name = PurePosixPath(document.name).name.removesuffix(".xml")
    return identifier or official_identifier(name)


def find_chamber(identifier: str, metadata: Metadata, printed: str) -> Chamber:
    """The Kamer by the metadata, the printed lines or the identifier."""
    by_identifier = Chamber.EERSTE_KAMER if "-ek-" in identifier else Chamber.TWEEDE_KAMER
    return metadata.chamber or printed_chamber(printed) or by_identifier


def find_session_year(identifier: str, metadata: Metadata, printed: str) -> str:
    """The vergaderjaar by the metadata, the printed lines or the identifier."""
    match = _AH.match(identifier)
    stated = metadata.session_year or printed_session_year(printed)
    return stated or (printed_session_year(match["years"]) if match else "")


def find_numbers(
    identifier: str, metadata: Metadata, root: etree._Element, problems: ProblemList
) -> tuple[str, ...]:
    """The official numbers: stated, or else printed, in the identifier or in the ids of notes."""
    printed = official_numbers(_printed_number(root))
    match = _KV.fullmatch(identifier)
    named = official_numbers(match["number"]) if match else ()
    stated = metadata.numbers
    if stated and printed and set(stated).isdisjoint(printed):
        detail = f"{', '.join(stated)} en {', '.join(printed)}"
        problems.add(ProblemKind.NUMBERS_DIFFER, "kamervraagnummer", detail)
        return named if named in (stated, printed) else stated
    in_notes = (_NOTE_ID.match(note.get("id", "")) for note in root.iter("{*}noot"))
    noted = tuple(dict.fromkeys(match[1].upper() for match in in_notes if match))
    return stated or printed or named or noted


def choose_date(
    what: str,
    in_text: Iterable[str | date | None],
    in_metadata: Iterable[str],
    problems: ProblemList,
) -> date | None:
    """The first credible day; every doubt about the others is reported."""
    days: dict[date, None] = {}
    implausible: dict[date, None] = {}
    for stated in dict.fromkeys((*in_text, *in_metadata)):
        day = read_date(stated) if isinstance(stated, str) else stated
        if day is None and stated:
            problems.add(ProblemKind.DATE_UNREADABLE, what, str(stated))
        elif day and not is_plausible(day):
            implausible[day] = None
        elif day:
            days[day] = None
    for day in implausible:
        problems.add(ProblemKind.DATE_IMPLAUSIBLE, what, str(day))
    if len(days) > 1:
        problems.add(ProblemKind.DATES_DIFFER, what, ", ".join(map(str, days)))
    return next(iter(days), None)


def metadata_submitters(metadata: Metadata) -> tuple[SubmitterRecord, ...]:
    """Who asked, when only the metadata say so; they name no party."""
    return tuple(SubmitterRecord(name=name) for name in metadata.all("OVERHEIDop.indiener"))


def _received_on(source: Source, replied: Sequence[AnswerHeading]) -> date | None:
    """The day of the reply; the day of the document only where nothing else is said."""
    headings = _heading_dates(source.blocks, Role.ANSWER_HEADING)
    printed = [*headings, *(heading.received_on for heading in replied[:1])]
    stated = source.metadata.all("OVERHEIDop.datumOntvangst")
    if not any(printed) and not stated:
        stated = source.metadata.all("DCTERMS.issued")
    return choose_date("ontvangen", printed, stated, source.problems)


def _heading_dates(blocks: Sequence[Block], role: Role) -> list[str]:
    """The day in the first heading, as marked up, or else as printed but perhaps unreadable."""
    elements = [block.element for block in blocks if block.role is role]
    heading = next((element for element in elements if element is not None), None)
    if heading is None:
        return []
    days = list(heading.iter("{*}datum"))
    if days:
        day = days[0] if role is Role.ANSWER_HEADING else days[-1]
        return [text for text in (day.get("isodatum", "").strip(), all_text(day)) if text]
    return [match["date"] for match in _PRINTED_DATE.finditer(heading_text(heading))][:1]


def _report_headings(
    asked: Sequence[QuestionHeading],
    replied: Sequence[AnswerHeading],
    kind: PublicationKind,
    problems: ProblemList,
) -> None:
    if not asked:
        problems.add(ProblemKind.HEADING_MISSING, "vragen")
    elif not any(heading.submitters for heading in asked):
        problems.add(ProblemKind.HEADING_UNREADABLE, "vragen")
    if kind in QUESTION_KINDS:
        return
    if not replied:
        problems.add(ProblemKind.HEADING_MISSING, "antwoord")
    elif not any(heading.respondents for heading in replied):
        problems.add(ProblemKind.HEADING_UNREADABLE, "antwoord")


def _report_order(
    submitted_on: date | None, received_on: date | None, problems: ProblemList
) -> None:
    if submitted_on and received_on and received_on < submitted_on:
        days = f"{received_on} is voor {submitted_on}"
        problems.add(ProblemKind.ANSWERED_BEFORE_SUBMITTED, "ontvangen", days)


def _texts(blocks: Sequence[Block], role: Role) -> list[str]:
    texts = (
        normalise_text(heading_text(block.element))
        for block in blocks
        if block.role is role and block.element is not None
    )
    return [text for text in texts if text]


def _opening_headings(blocks: Sequence[Block]) -> list[str]:
    """The headings before the first question; later ones belong to the question they precede."""
    roles = [block.role for block in blocks]
    end = roles.index(Role.QUESTION) if Role.QUESTION in roles else len(blocks)
    return _texts(blocks[:end], Role.QUESTION_HEADING)


def _notices(blocks: Sequence[Block]) -> list[etree._Element]:
    remarks = (block.element for block in blocks if block.role is Role.REMARK)
    return [
        remark
        for remark in remarks
        if remark is not None and "mededeling" in remark_title(remark).casefold()
    ]


def _printed_lines(root: etree._Element) -> str:
    return " ".join(all_text(line) for line in root.iter("{*}tekstregel"))


def _printed_number(root: etree._Element) -> str:
    return next((all_text(each) for each in root.iter("{*}kamervraagnummer", "{*}vraagnummer")), "")


def _appendix_number(
    identifier: str, metadata: Metadata, root: etree._Element, kind: PublicationKind
) -> str:
    """The number in the Aanhangsel; only replies stand in it."""
    if kind in QUESTION_KINDS and not identifier.startswith("ah-"):
        return ""
    stated = (*metadata.all("OVERHEIDop.aanhangselNummer"), _printed_number(root))
    match = _AH.match(identifier)
    printed = [number for number in stated if _PRINTED_APPENDIX.fullmatch(number)]
    return printed[0] if printed else (match["number"] if match else "")


def _subject(root: etree._Element, asked: Sequence[QuestionHeading]) -> str:
    marked = (
        normalise_text(heading_text(element))
        for element in root.iter("{*}kamervraagonderwerp", "{*}ondw")
    )
    read = (heading.subject for heading in asked)
    return next((subject for subject in (*marked, *read) if subject), "")


def _submitters(
    asked: Sequence[QuestionHeading], metadata: Metadata
) -> tuple[SubmitterRecord, ...]:
    printed = tuple(dict.fromkeys(each for one in asked for each in one.submitters))
    return printed or metadata_submitters(metadata)


def _see_also(
    identifier: str, replied: Sequence[AnswerHeading], metadata: Metadata
) -> tuple[str, ...]:
    """Other publications about the same questions: printed, or named by the metadata."""
    printed = [other for heading in replied for other in heading.see_also]
    stated = filter(official_identifier, metadata.all("OVERHEIDop.aanhangsel"))
    return tuple(other for other in dict.fromkeys((*printed, *stated)) if other != identifier)
