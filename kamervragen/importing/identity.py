"""Which publications are about the same Kamervraag.

Publications share a Kamervraag when they carry its official number. Those without number (all of
before 1998) are tied by what they say themselves: "Zie ook Aanhangsel …" and a reissue's suffix.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kamervragen.parsing.normalise import normalise_text
from kamervragen.parsing.records import PublicationKind, PublicationRecord

REISSUE = re.compile(r"-[hn]\d+$")


def base_identifier(identifier: str) -> str:
    """The identifier of what a reissue reissues: "ah-tk-19941995-1021-h1" → without "-h1"."""
    return REISSUE.sub("", identifier)


def kamervraag_numbers(records: Mapping[str, PublicationRecord]) -> dict[str, tuple[str, ...]]:
    """For each publication key the numbers of its Kamervragen; ``records`` holds all relatives."""
    claims = _undisputed_numbers(records)
    return {key: claims.get(key) or (_first_printing(key, records, claims),) for key in records}


def disputed_numbers(records: Mapping[str, PublicationRecord]) -> dict[str, tuple[str, ...]]:
    """For each publication the numbers it carries by mistake: they belong to another Kamervraag."""
    claims = _undisputed_numbers(records)
    return {
        key: lost
        for key, record in records.items()
        if (lost := tuple(n for n in record.numbers if n not in claims[key]))
    }


def _undisputed_numbers(records: Mapping[str, PublicationRecord]) -> dict[str, tuple[str, ...]]:
    """Numbers minus typing errors: 2070818920 is printed on KVR32099 and, wrongly, on KVR32272."""
    carriers: dict[str, list[str]] = defaultdict(list)
    for key, record in records.items():
        for number in record.numbers:
            carriers[number].append(key)
    owners = {
        number: set(_same_set(keys, records)) if len(keys) > 1 else set(keys)
        for number, keys in carriers.items()
    }
    return {
        key: tuple(number for number in record.numbers if key in owners[number])
        for key, record in records.items()
    }


def _same_set(keys: Iterable[str], records: Mapping[str, PublicationRecord]) -> list[str]:
    """The publications of one set; the question document tells best whose the number is."""
    first, *others = sorted(
        keys, key=lambda key: (records[key].kind != PublicationKind.QUESTIONS, key)
    )
    return [first, *(key for key in others if is_same_set(records[first], records[key]))]


def is_same_set(one: PublicationRecord, other: PublicationRecord) -> bool:
    """Whether two publications print the same questions: a common submitter, or the same words."""
    names, other_names = _names(one), _names(other)
    if not names or not other_names or names & other_names:
        return True
    return bool(_opening(one)) and _opening(one) == _opening(other)


def _names(record: PublicationRecord) -> set[str]:
    return {normalise_text(submitter.name).casefold() for submitter in record.submitters}


def _opening(record: PublicationRecord) -> str:
    return "".join(record.questions[0].body.text.split())[:40] if record.questions else ""


def _first_printing(
    key: str, records: Mapping[str, PublicationRecord], claims: Mapping[str, tuple[str, ...]]
) -> str:
    """Follow "zie ook" and reissue suffixes to the first publication of an unnumbered set."""
    seen = [key]
    while earlier := _earlier(seen[-1], records, seen):
        seen.append(earlier)
        if claims[earlier]:
            return claims[earlier][0]
    return seen[-1]


def _earlier(key: str, records: Mapping[str, PublicationRecord], seen: list[str]) -> str | None:
    record = records[key]
    base = base_identifier(record.identifier)
    if base != record.identifier and base in records and base not in seen:
        return base
    for identifier in sorted(record.see_also) if not record.numbers else ():
        other = records.get(identifier)
        if other and identifier not in seen and _is_same_unnumbered_set(record, other):
            return identifier
    return None


def _is_same_unnumbered_set(record: PublicationRecord, other: PublicationRecord) -> bool:
    """ "Zie ook" may name other sets on the subject: day and submitters must agree as well."""
    return (
        record.submitted_on is not None
        and record.submitted_on == other.submitted_on
        and bool(_names(record) & _names(other))
    )
