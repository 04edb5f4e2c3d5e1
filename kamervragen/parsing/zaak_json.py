"""A Zaak of the Tweede Kamer: how it registered a set of questions, without their text."""

import re
from pathlib import PurePosixPath

from kamervragen.parsing.metadata import official_numbers, printed_session_year, source_links
from kamervragen.parsing.odata import ODataRow, read_askers, read_offices_of, registered
from kamervragen.parsing.problems import ProblemList
from kamervragen.parsing.records import (
    Chamber,
    Document,
    PublicationKind,
    PublicationRecord,
    SourceFormat,
    UnreadablePublication,
)

KINDS = {
    "Schriftelijke vragen": PublicationKind.CASE,
    "Mondelinge vragen": PublicationKind.ORAL_NOTICE,
}
ADDRESSED = "Gericht aan"
_NUMBER = re.compile(r"\d{4}Z\d{4,6}")


def parse_zaak(row: ODataRow, document: Document) -> PublicationRecord:
    """The record of a row of ``Zaak`` with its actors; it has no identifier and no text."""
    problems = ProblemList()
    numbers = _numbers(row, document)
    actors = row.rows("ZaakActor")
    subject = row.text("Onderwerp") or row.text("Titel")
    return PublicationRecord(
        source_format=SourceFormat.ODATA,
        kind=_kind(row),
        chamber=Chamber.TWEEDE_KAMER,
        session_year=printed_session_year(row.text("Vergaderjaar")),
        numbers=numbers,
        registered_numbers=numbers,
        title=subject,
        subject=subject,
        submitted_on=row.day("GestartOp", problems),
        submitters=read_askers(actors),
        addressees=tuple(
            dict.fromkeys(
                office
                for actor in actors
                if actor.text("Relatie") == ADDRESSED
                for office in read_offices_of(actor)
            )
        ),
        links=source_links("", numbers),
        registered=registered(row, actors, title=subject),
        has_text=False,
        is_closed=row.is_true("Afgedaan"),
        is_removed=row.is_true("Verwijderd"),
        problems=tuple(problems),
    )


def _numbers(row: ODataRow, document: Document) -> tuple[str, ...]:
    """The number; a row that was removed may have lost it, but not the name of its file."""
    stated = official_numbers(row.text("Nummer"))
    named = PurePosixPath(document.name).stem
    numbers = stated or (official_numbers(named) if _NUMBER.fullmatch(named) else ())
    if not numbers:
        raise UnreadablePublication("De zaak heeft geen nummer.")
    return numbers


def _kind(row: ODataRow) -> PublicationKind:
    kind = row.text("Soort")
    if not kind and row.is_true("Verwijderd"):
        return PublicationKind.CASE
    if kind not in KINDS:
        raise UnreadablePublication(f"Een zaak van de soort “{kind}” is geen Kamervraag.")
    return KINDS[kind]
