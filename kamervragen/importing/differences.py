"""Where what was published and what the Kamer registered say different things: never silent.

What was published is shown; the other value is told among the problems. Mere spelling is none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from kamervragen.importing.names import PrintedName, read_name, within_one_edit
from kamervragen.importing.parts import Copies, Rows
from kamervragen.importing.people import Directory
from kamervragen.importing.roles import addressee_row
from kamervragen.parsing.records import (
    OfficeRecord,
    Problem,
    PublicationKind,
    PublicationRecord,
    SubmitterRecord,
)

KIND = "differs_from_register"
Difference = tuple[int, Problem]  # with the source file in the register


def differences(
    publications: Sequence[Copies], parts: Mapping[str, Rows], directory: Directory
) -> Iterator[Difference]:
    """What the register says otherwise of the set and of its publications."""
    present = [copies for copies in publications if not copies.record.is_removed]
    printed = [copies.record for copies in present if not copies.record.is_register]
    for copies in present:
        if copies.record.is_register:
            if copies.record.kind == PublicationKind.CASE:
                yield from _of_set(copies, printed, parts, directory)
        else:
            yield from _of_publication(copies)


def _of_publication(copies: Copies) -> Iterator[Difference]:
    printed = copies.files[0].record
    for file in copies.register:
        place = file.source_file
        yield from _told(place, "ontvangen", printed.received_on, file.record.received_on)
        registered = file.record.numbers
        if registered and not set(printed.numbers) <= set(registered):
            yield place, _problem("nummers", ", ".join(printed.numbers), ", ".join(registered))


def _of_set(
    case: Copies,
    printed: Sequence[PublicationRecord],
    parts: Mapping[str, Rows],
    directory: Directory,
) -> Iterator[Difference]:
    place, record = case.files[0].source_file, case.record
    days = [each.submitted_on for each in printed if each.submitted_on]
    yield from _told(place, "ingezonden", next(iter(days), None), record.submitted_on)
    submitters = next((each.submitters for each in printed if each.submitters), ())
    if submitters and record.submitters and not _are_the_same(submitters, record.submitters):
        yield place, _problem("indieners", _names(submitters), _names(record.submitters))
    if any(each.addressees for each in printed):
        yield from _of_addressees(place, record, parts["addressee"], directory)


def _told(
    place: int, what: str, printed: date | None, registered: date | None
) -> Iterator[Difference]:
    if printed and registered and printed != registered:
        yield place, _problem(what, str(printed), str(registered))


def _problem(what: str, printed: str, registered: str) -> Problem:
    detail = f"{printed}; in het register {registered}"
    return Problem(kind=KIND, place=what, detail=detail)


def _names(submitters: Iterable[SubmitterRecord]) -> str:
    return ", ".join(submitter.name for submitter in submitters)


def _are_the_same(
    printed: Iterable[SubmitterRecord], registered: Iterable[SubmitterRecord]
) -> bool:
    """Whether each surname on either side has its counterpart on the other."""
    ours, theirs = ([read_name(each.name) for each in side] for side in (printed, registered))
    return all(
        any(_is_counterpart(one, other) for other in others)
        for side, others in ((ours, theirs), (theirs, ours))
        for one in side
    )


def _is_counterpart(one: PrintedName, other: PrintedName) -> bool:
    """Whether the surnames are one, but for a letter."""
    length = min(len(one.key), len(other.key))
    return one.may_be(other) or within_one_edit(one.key[-length:], other.key[-length:])


def _of_addressees(
    place: int, case: PublicationRecord, rows: Rows, directory: Directory
) -> Iterator[Difference]:
    """Only where each addressee on both sides was matched to a ministry."""
    registered = [addressee_row(directory, office, case.submitted_on) for office in case.addressees]
    ours = {row["ministry_id"] for row in rows.values()}
    theirs = {row["ministry_id"] for row in registered}
    if theirs and ours != theirs and None not in ours | theirs:
        printed = ", ".join(str(row["printed"]) for row in rows.values())
        yield place, _problem("geadresseerden", printed, _holders(case.addressees))


def _holders(offices: Iterable[OfficeRecord]) -> str:
    return ", ".join(filter(None, (office.holder or office.printed for office in offices)))
