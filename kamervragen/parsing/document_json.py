"""A Document of the Tweede Kamer: what it registered of a publication, without its text."""

import re
from dataclasses import replace

from kamervragen.parsing.facts import QUESTION_KINDS
from kamervragen.parsing.kinds import stated_notice_kind
from kamervragen.parsing.metadata import (
    official_identifier,
    official_numbers,
    printed_session_year,
    source_links,
)
from kamervragen.parsing.odata import ODataRow, read_askers, read_offices_of, registered
from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.records import (
    Chamber,
    Document,
    NoticeRecord,
    PublicationKind,
    PublicationRecord,
    RespondentRecord,
    RespondentRole,
    RichText,
    SourceFormat,
    SourceLinkRecord,
    UnreadablePublication,
)
from kamervragen.parsing.zaak_json import KINDS as KINDS_OF_ZAAK

KINDS = {
    "Schriftelijke vragen": PublicationKind.QUESTIONS,
    "Antwoord schriftelijke vragen": PublicationKind.ANSWER,
    "Antwoord schriftelijke vragen (nader)": PublicationKind.FURTHER_ANSWER,
    "Mededeling (uitstel antwoord)": PublicationKind.POSTPONEMENT,
    "Mondelinge vragen": PublicationKind.ORAL_NOTICE,
}
ROLES = {
    "Eerste ondertekenaar": RespondentRole.SIGNATORY,
    "Mede ondertekenaar": RespondentRole.ON_BEHALF_OF,
}
NOTICES = (PublicationKind.POSTPONEMENT, PublicationKind.WITHDRAWAL)
_DETAIL = "https://www.tweedekamer.nl/kamerstukken/kamervragen/detail"
_APPENDIX = re.compile(r"\d{4}(\d{5})")  # 242501244: session year and number


def parse_document(row: ODataRow, _: Document) -> PublicationRecord:
    """The record of a row of ``Document`` with its actors, versions and Zaken."""
    problems = ProblemList()
    kind = _kind(row, problems)
    numbers = _numbers(row)
    appendix_number = "" if kind in QUESTION_KINDS else _appendix_number(row)
    session_year = printed_session_year(row.text("Vergaderjaar"))
    identifier = _external_identifier(row) or _identifier_in_appendix(session_year, appendix_number)
    if not identifier and not numbers:
        raise UnreadablePublication("Het document noemt geen publicatie en geen Kamervraag.")
    actors = row.rows("DocumentActor")
    record = PublicationRecord(
        source_format=SourceFormat.ODATA,
        kind=kind,
        chamber=Chamber.TWEEDE_KAMER,
        identifier=identifier,
        session_year=session_year,
        appendix_number=appendix_number,
        numbers=numbers,
        registered_numbers=numbers,
        title=row.text("Onderwerp") or row.text("Titel"),
        links=_links(row, identifier, numbers),
        registered=registered(row, actors),
        version=_current_version(row).number("Versienummer"),
        has_text=False,
        is_removed=row.is_true("Verwijderd"),
    )
    if kind in QUESTION_KINDS:
        record = _asked(record, row, actors, problems)
    else:
        record = _replied(record, row, actors, problems)
    return replace(record, problems=tuple(problems))


def _asked(
    record: PublicationRecord, row: ODataRow, actors: list[ODataRow], problems: ProblemList
) -> PublicationRecord:
    return replace(record, submitted_on=row.day("Datum", problems), submitters=read_askers(actors))


def _replied(
    record: PublicationRecord, row: ODataRow, actors: list[ODataRow], problems: ProblemList
) -> PublicationRecord:
    day = row.day("DatumOntvangst", problems) or row.day("Datum", problems)
    respondents = (
        RespondentRecord(
            name=office.holder,
            office=replace(office, holder=""),
            role=ROLES[actor.text("Relatie")],
        )
        for actor in actors
        if actor.text("Relatie") in ROLES
        for office in read_offices_of(actor)
    )
    notice = NoticeRecord(kind=record.kind, dated=day, body=RichText())
    return replace(
        record,
        received_on=day,
        respondents=tuple(dict.fromkeys(respondents)),
        notices=(notice,) if record.kind in NOTICES else (),
    )


def _kind(row: ODataRow, problems: ProblemList) -> PublicationKind:
    """By the Soort; what a mere "Mededeling" reports only its subject can tell."""
    kind = row.text("Soort")
    if kind in KINDS:
        return KINDS[kind]
    if kind != "Mededeling":
        raise UnreadablePublication(f"Een document van de soort “{kind}” is hier niet bekend.")
    reported = stated_notice_kind(f"{row.text('Onderwerp')} {row.text('Titel')}")
    if reported is None:
        problems.add(ProblemKind.KIND_UNCERTAIN, "Soort", kind)
    return reported or PublicationKind.NOTICE


def _numbers(row: ODataRow) -> tuple[str, ...]:
    """Of the sets it is about; a document may belong to a letter or a debate as well."""
    sets = [zaak for zaak in row.rows("Zaak") if zaak.text("Soort") in ("", *KINDS_OF_ZAAK)]
    return official_numbers(" ".join(zaak.text("Nummer") for zaak in sets))


def _current_version(row: ODataRow) -> ODataRow:
    versions = [each for each in row.rows("DocumentVersie") if not each.is_true("Verwijderd")]
    current = row.text("HuidigeDocumentVersie_Id")
    return max(
        versions,
        key=lambda each: (each.text("Id") == current, each.number("Versienummer") or 0),
        default=ODataRow({}),
    )


def _external_identifier(row: ODataRow) -> str:
    return official_identifier(_current_version(row).text("ExterneIdentifier"))


def _appendix_number(row: ODataRow) -> str:
    match = _APPENDIX.fullmatch(row.text("Aanhangselnummer"))
    return str(int(match[1])) if match else ""


def _identifier_in_appendix(session_year: str, number: str) -> str:
    """ "ah-tk-20242025-1244"."""
    return f"ah-tk-{session_year.replace('-', '')}-{number}" if session_year and number else ""


def _links(
    row: ODataRow, identifier: str, numbers: tuple[str, ...]
) -> tuple[SourceLinkRecord, ...]:
    document = row.text("DocumentNummer")
    details = [f"{_DETAIL}?id={number}&did={document}" for number in numbers if document]
    return (
        *source_links(identifier, ()),
        *(SourceLinkRecord(kind="tweedekamer", url=address) for address in details),
    )
