"""Records as a parser makes them; take one and ``replace`` what the test is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kamervragen.importing.members import Members, Someone
from kamervragen.importing.offices import Ministries, Offices
from kamervragen.importing.parts import Copies, ParsedFile, best_first
from kamervragen.importing.people import Directory
from kamervragen.parsing.records import (
    AnswerRecord,
    Chamber,
    FootnoteRecord,
    NoticeRecord,
    OfficeRecord,
    OfficeTitle,
    Part,
    PublicationKind,
    PublicationRecord,
    QuestionRecord,
    RespondentRecord,
    RespondentRole,
    RichText,
    SourceFormat,
    SubmitterRecord,
)

NUMBER = "2025Z00001"
ASKED_ON = date(2025, 1, 8)
ANSWERED_ON = date(2025, 1, 22)
MINISTER = OfficeRecord(
    title=OfficeTitle.MINISTER,
    portfolio="Voorbeeldzaken",
    printed="Minister van Voorbeeldzaken",
)


def rich(text: str) -> RichText:
    return RichText(html=f"<p>{text}</p>" if text else "", text=text)


def question(
    position: int, text: str = "", *, numbers: Sequence[int] | None = None
) -> QuestionRecord:
    numbers = (position,) if numbers is None else numbers
    return QuestionRecord(
        position=position,
        label=" en ".join(map(str, numbers)),
        numbers=tuple(numbers),
        body=rich(text or f"Klopt voorbeeld {position}?"),
    )


def answer(
    position: int,
    text: str = "",
    *,
    questions: Sequence[int] | None = None,
    footnotes: Sequence[int] = (),
) -> AnswerRecord:
    """An answer; ``questions`` are the places it answers in its own publication."""
    questions = (position,) if questions is None else questions
    return AnswerRecord(
        position=position,
        label=" en ".join(map(str, questions)),
        numbers=tuple(questions),
        questions=tuple(questions),
        body=rich(text or f"Ja, voorbeeld {position}."),
        footnotes=tuple(footnotes),
    )


def note(position: int, text: str = "Een bron.", *, part: Part = Part.ANSWER) -> FootnoteRecord:
    return FootnoteRecord(position=position, part=part, label=str(position), body=rich(text))


def notice(
    text: str = "Later meer.",
    *,
    kind: PublicationKind = PublicationKind.POSTPONEMENT,
    dated: date | None = date(2025, 1, 20),
) -> NoticeRecord:
    return NoticeRecord(kind=kind, dated=dated, body=rich(text))


QUESTIONS = PublicationRecord(
    source_format=SourceFormat.KOOP,
    kind=PublicationKind.QUESTIONS,
    chamber=Chamber.TWEEDE_KAMER,
    identifier=f"kv-tk-{NUMBER}",
    session_year="2024-2025",
    numbers=(NUMBER,),
    subject="de stand van de voorbeelden",
    submitted_on=ASKED_ON,
    submitters=(SubmitterRecord(name="Voorbeeld", party="PvdV"),),
    addressees=(MINISTER,),
    questions=(question(1), question(2)),
)
ANSWER = replace(
    QUESTIONS,
    kind=PublicationKind.ANSWER,
    identifier="ah-tk-20242025-1",
    received_on=ANSWERED_ON,
    respondents=(RespondentRecord(name="Proef", office=MINISTER, role=RespondentRole.SIGNATORY),),
    answers=(answer(1), answer(2)),
)
FURTHER_ANSWER = replace(
    ANSWER,
    kind=PublicationKind.FURTHER_ANSWER,
    identifier="ah-tk-20242025-9",
    received_on=date(2025, 3, 1),
    answers=(answer(1, "Toch niet.", questions=(1, 2)),),
)
POSTPONEMENT = replace(
    ANSWER,
    kind=PublicationKind.POSTPONEMENT,
    identifier="ah-tk-20242025-5",
    received_on=date(2025, 1, 20),
    answers=(),
    notices=(notice(),),
)


def parsed(record: PublicationRecord, *, source_file: int = 1, name: str = "") -> ParsedFile:
    return ParsedFile(
        source_file=source_file, name=name or f"{record.identifier}.xml", record=record
    )


def publications(*records: PublicationRecord) -> list[Copies]:
    """The publications that print these records, each in one source file, numbered from one."""
    return [
        Copies(key=record.key, files=(parsed(record, source_file=source_file),))
        for source_file, record in enumerate(records, start=1)
    ]


def copies(*records: PublicationRecord) -> Copies:
    """One publication in several source files, numbered from one."""
    files = best_first(
        parsed(record, source_file=source_file, name=f"{source_file}.xml")
        for source_file, record in enumerate(records, start=1)
    )
    return Copies(key=records[0].key, files=files)


def directory(*people: Someone, parties: dict[str, int | None] | None = None) -> Directory:
    """Who is known; nobody and nothing, if not told otherwise."""
    members, ministries = Members(people), Ministries([])
    return Directory(
        parties=parties or {},
        members=members,
        ministries=ministries,
        offices=Offices([], ministries, members),
    )
