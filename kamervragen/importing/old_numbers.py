"""Sets of before the autumn of 2008: printed with ten digits, registered with a Z number.

The register of the Kamer begins in that year, with a few sets of before. Nothing names both
numbers; what they have in common is the day, a submitter and the subject.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from kamervragen.importing.likeness import share_a_subject, share_a_submitter
from kamervragen.parsing.records import PublicationKind, PublicationRecord

# The session year 2007-2008, the last one with ten digits, ended on the third Tuesday of September.
LAST_DAY = date(2008, 9, 16)
_TEN_DIGITS = re.compile(r"2\d{9}")


def old_numbers(numbers: Iterable[str]) -> list[str]:
    """Those of ten digits: the register may know the set by another."""
    return [number for number in numbers if _TEN_DIGITS.fullmatch(number)]


def is_early_case(record: PublicationRecord) -> bool:
    """Whether it registers a set that may be printed with another number."""
    day = record.submitted_on
    return record.kind == PublicationKind.CASE and day is not None and day <= LAST_DAY


def printed_numbers(records: Mapping[str, PublicationRecord]) -> dict[str, str]:
    """For each Z number of an early set the printed number of the same set, where one alone fits.

    ``records`` holds all that was submitted on these days.
    """
    found = _candidates(records)
    rivals = Counter(number for numbers in found.values() for number in numbers)
    return {
        records[key].numbers[0]: number
        for key, numbers in found.items()
        for number in numbers
        if len(numbers) == rivals[number] == 1
    }


def ambiguous_cases(records: Mapping[str, PublicationRecord]) -> dict[str, tuple[str, ...]]:
    """For each early registration that is tied to none the printed numbers that it may have."""
    tied = printed_numbers(records)
    return {
        key: numbers
        for key, numbers in _candidates(records).items()
        if numbers and records[key].numbers[0] not in tied
    }


def _candidates(records: Mapping[str, PublicationRecord]) -> dict[str, tuple[str, ...]]:
    """For each early registration the sets of that day by one of its members about its subject."""
    cases = {key: record for key, record in records.items() if is_early_case(record)}
    by_day: dict[date | None, list[PublicationRecord]] = defaultdict(list)
    for record in records.values() if cases else ():
        if old_numbers(record.numbers):
            by_day[record.submitted_on].append(record)
    return {
        key: tuple(sorted(_numbers_like(case, by_day[case.submitted_on])))
        for key, case in cases.items()
    }


def _numbers_like(case: PublicationRecord, printed: Iterable[PublicationRecord]) -> set[str]:
    return {
        number
        for record in printed
        if share_a_submitter(case, record) and share_a_subject(case, record)
        for number in old_numbers(record.numbers)
    }
