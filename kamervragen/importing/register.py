"""What the register of the Tweede Kamer adds to what was published; it prints nothing itself."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Protocol

from kamervragen.parsing.records import (
    Chamber,
    PublicationKind,
    PublicationRecord,
    SourceFormat,
)

FILLED = (
    "session_year",
    "appendix_number",
    "title",
    "submitted_on",
    "received_on",
    "submitters",
    "respondents",
    "version",
)
NOT_REGISTERED = PublicationRecord(
    source_format=SourceFormat.ODATA, kind=PublicationKind.CASE, chamber=Chamber.TWEEDE_KAMER
)


class HasRecord(Protocol):
    """Anything that says what a record says."""

    @property
    def record(self) -> PublicationRecord: ...


def registration(publications: Iterable[HasRecord]) -> PublicationRecord:
    """How the Kamer registered the set; a record that says nothing where it did not."""
    cases = (each.record for each in publications if each.record.kind == PublicationKind.CASE)
    return next((case for case in cases if not case.is_removed), NOT_REGISTERED)


def completed(records: Sequence[PublicationRecord]) -> PublicationRecord:
    """The best of the copies of one publication, with what only the register says of it.

    It is removed only where each of its rows in the register is: one may have replaced another.
    """
    best, register = records[0], [record for record in records if record.is_register]
    if len(records) == 1 or not register:
        return best
    told = (best, *register)
    return replace(
        best,
        **{
            name: next(filter(None, map(attrgetter(name), told)), getattr(best, name))
            for name in FILLED
        },
        numbers=tuple(dict.fromkeys(number for record in told for number in record.numbers)),
        registered_numbers=tuple(
            dict.fromkeys(number for record in register for number in record.numbers)
        ),
        links=tuple(dict.fromkeys(link for record in told for link in record.links)),
        registered="\n".join(dict.fromkeys(r.registered for r in register if r.registered)),
        is_removed=all(record.is_removed for record in register),
    )
