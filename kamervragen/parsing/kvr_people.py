"""Who asked and who answered, from the header of a KVR document."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from kamervragen.parsing.headings import QuestionHeading, read_answer_heading, read_respondents
from kamervragen.parsing.kvr_metadata import Metadata
from kamervragen.parsing.names import clean_party
from kamervragen.parsing.names import read_submitters as read_members
from kamervragen.parsing.normalise import normalise_text
from kamervragen.parsing.offices import (
    INTERIM,
    TITLE,
    make_office,
    mend,
    part_known,
    read_offices,
    read_title,
)
from kamervragen.parsing.problems import ProblemKind
from kamervragen.parsing.records import (
    OfficeRecord,
    RespondentRecord,
    RespondentRole,
    SubmitterRecord,
)
from kamervragen.parsing.xml import all_text

_INITIALS_BEHIND = re.compile(r"(?P<name>.+?),?\s+(?P<initials>(?:[A-Z][a-z]?\.\s?)+)")
_DATED = re.compile(r"\(?\s*\b(?:Ontvangen|Ingezonden)\b.*", re.IGNORECASE)
_ON_BEHALF = re.compile(r",?\s*\bmede namens\b\s*", re.IGNORECASE)
_STARTS_AS_OFFICE = re.compile(
    rf"\s*(?:\(\w+\)\s*)?(?:aan\s+)?(?:de\s+|het\s+|beide\s+|mw\. )*{TITLE.pattern}", re.IGNORECASE
)
_ALIKE = 0.75  # "Llipaly" and "Lilipaly" are one man, spelled by a scanner


def read_submitters(meta: Metadata, heading: QuestionHeading) -> tuple[SubmitterRecord, ...]:
    """The members in the order of the heading; the header of the file fills what it lacks."""
    listed = [
        member
        for element in meta.elements("vraagdata/vrager")
        for member in _listed(all_text(element), element.get("partij", ""))
    ]
    named = [member for member in heading.submitters if _is_name(member.name)]
    if not named or not listed or _are_glued(named, listed):
        return tuple(dict.fromkeys(listed or named))
    if any(
        not _are_alike(one.name, other.name) for one in listed for other in _nearest(one, named)
    ):
        names = ", ".join(one.name for one in listed)
        meta.problems.add(ProblemKind.SUBMITTERS_DIFFER, "vrager", names)
        return tuple(dict.fromkeys(listed))
    return tuple(_complete(one, listed) for one in named)


def _is_name(text: str) -> bool:
    return any(letter.isupper() for letter in text) and not any(map(str.isdigit, text))


def _listed(text: str, party: str) -> list[SubmitterRecord]:
    text = normalise_text(text)
    if found := _INITIALS_BEHIND.fullmatch(text):
        text = f"{found['initials'].strip()} {found['name']}"
    return [
        SubmitterRecord(name=member.name, party=member.party or clean_party(party))
        for member in read_members(text)
    ]


def _are_glued(named: list[SubmitterRecord], listed: list[SubmitterRecord]) -> bool:
    """Whether the heading lost the word between names ("Van GijzelCrone")."""
    return any(
        sum(_letters(other.name) in _letters(one.name) for other in listed) > 1 for one in named
    )


def _nearest(one: SubmitterRecord, named: list[SubmitterRecord]) -> list[SubmitterRecord]:
    return sorted(named, key=lambda other: _likeness(one.name, other.name))[-1:]


def _are_alike(one: str, other: str) -> bool:
    """Whether two printed names mean one member; glued ones hold the other."""
    return _likeness(one, other) >= _ALIKE


def _likeness(one: str, other: str) -> float:
    first, second = _letters(one), _letters(other)
    if first in second or second in first:
        return 1.0
    return SequenceMatcher(None, first, second).ratio()


@lru_cache(maxsize=4096)
def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalpha())


def _complete(member: SubmitterRecord, listed: list[SubmitterRecord]) -> SubmitterRecord:
    """The member of the heading, with the party and the dots that the header has for it."""
    other = _nearest(member, listed)[0]
    same = _letters(member.name) == _letters(other.name)
    party = member.party or (other.party if _are_alike(member.name, other.name) else "")
    return SubmitterRecord(name=other.name if same else member.name, party=party)


def read_addressees(meta: Metadata) -> tuple[OfficeRecord, ...]:
    """The offices in vraagt-aan; in the scans it often holds a piece of some sentence."""
    words = " ".join(all_text(element) for element in meta.elements("vraagdata/vraagt-aan"))
    return read_offices(normalise_text(words)) if _STARTS_AS_OFFICE.match(words) else ()


def read_respondents_of(meta: Metadata, reply_headings: list[str]) -> tuple[RespondentRecord, ...]:
    """The respondents in the printed headings, else those of the header."""
    printed = tuple(
        dict.fromkeys(
            respondent
            for heading in reply_headings
            for respondent in read_answer_heading(heading).respondents
        )
    )
    return printed or _in_header(meta) or _in_item(meta)


def _in_header(meta: Metadata) -> tuple[RespondentRecord, ...]:
    """From antwoorder (name, functie, ministerie) and mede-antwoorder."""
    name, rank, ministry, others = "", "", "", ""
    for element in meta.elements("antwoorddata/antwoorder")[:1]:
        name, rank = _clean(all_text(element)), _clean(element.get("functie", ""))
        ministry = _clean(element.get("ministerie", ""))
    for element in meta.elements("antwoorddata/mede-antwoorder"):
        others = f"{others} {_clean(all_text(element))}".strip()
    if _ON_BEHALF.match(rank):  # KVR10817 has the second office in the place of the first
        return read_respondents(f"{name}, {rank} van {ministry}")
    if TITLE.search(name):
        return read_respondents(f"{rank} {name}, mede namens {others}" if others else name)
    if not ministry:
        name, ministry = part_known(name)
    ministry, _, more = ministry.partition(", mede namens ")
    signatory = _signatory(name, rank, ministry)
    return signatory + read_respondents(f"mede namens {more} {others}")


def _signatory(name: str, rank: str, ministry: str) -> tuple[RespondentRecord, ...]:
    title = read_title(rank) or read_title(ministry)
    offices = read_offices(ministry) if TITLE.search(ministry) else ()
    office = offices[0] if offices else make_office(title, ministry)
    name = name.strip(" ,.")
    if not name and not office.printed:
        return ()
    return (RespondentRecord(name=name, office=office, role=RespondentRole.SIGNATORY),)


def _clean(printed: str) -> str:
    """An attribute without the date that slipped into it, "a.i." and stray signs."""
    return INTERIM.sub("", _DATED.sub("", mend(normalise_text(printed)))).strip(" ,.0")


def _in_item(meta: Metadata) -> tuple[RespondentRecord, ...]:
    """The scanned files name the people, without office, in an item."""
    names = [
        normalise_text(all_text(element))
        for element in meta.elements("metadata/item[@attribuut='Beantwoorder']/persoon")
    ]
    return tuple(
        RespondentRecord(name=name, office=make_office(None, ""), role=RespondentRole.SIGNATORY)
        for name in dict.fromkeys(names)
        if name.strip("-")
    )
