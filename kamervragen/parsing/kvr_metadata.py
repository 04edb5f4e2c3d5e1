"""What the attributes and metadata items of a KVR document say about it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from lxml import etree

from kamervragen.parsing.dates import read_date
from kamervragen.parsing.normalise import normalise_text
from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.records import (
    Chamber,
    SourceFormat,
    SourceLinkRecord,
    TopicRecord,
    TopicScheme,
)
from kamervragen.parsing.xml import all_text

FIRST_ONLINE = 62  # KOOP has the Aanhangsel from 1994-1995, nr. 62
_OFFICIAL = "https://zoek.officielebekendmakingen.nl"

_YEARS = re.compile(r"(\d{4})\s*[-–_/]\s*(\d{4})")
_PLACE_NUMBER = re.compile(
    r"\b(?:nr\.|vraagnr\.|nummer)\s*(?P<number>\d+?)(?P<reissue>(?:\s*(?P<times>\d)e\s*)?(?:H\b|\s*Herdruk))?"
    r"(?P<letter>[A-Za-z])?(?=,|\s|$)"
)
_CODE = re.compile(r"(?P<first>\d\d)(?P<second>\d\d)tkkvr(?P<number>\d+)$")
_SET_NUMBER = re.compile(r"2(\d\d)(\d\d)\d{4}(?:\d|H)")
_PAIR = re.compile(r"\s*([^()]+?)\s*\(((?:[^()]|\([^()]*\))*)\)?")
_RECORD_ID = re.compile(r"(\d{8}):(\d{7})")
NO_NUMBER = re.compile(r"[0oAX-]*|0+1?|1")


@dataclass(frozen=True, slots=True)
class Identity:
    """By which numbers the document is known."""

    identifier: str
    session_year: str
    appendix_number: str
    chamber: Chamber


class Metadata:
    """The header of a KVR document; every value is repaired and on one line."""

    def __init__(self, root: etree._Element, problems: ProblemList) -> None:
        self.root = root
        self.problems = problems
        self._items: dict[str, str] = {}
        for item in root.iterfind("meta/metadata/item"):
            self._items.setdefault(item.get("attribuut", ""), normalise_text(all_text(item)))

    @property
    def type(self) -> str:
        """kvr/@type: "Antwoord", "Nader antwoord", or a lost last line."""
        return normalise_text(self.root.get("type", ""))

    def item(self, name: str) -> str:
        """A metadata item; empty where the document has none."""
        return self._items.get(name, "")

    def attribute(self, path: str, name: str) -> str:
        """An attribute of an element of the header; empty where there is none."""
        element = self.root.find(f"meta/{path}")
        return "" if element is None else normalise_text(element.get(name, ""))

    def elements(self, path: str) -> list[etree._Element]:
        """The elements of the header at a path."""
        return self.root.findall(f"meta/{path}")

    @property
    def source_format(self) -> SourceFormat:
        """Scanned (Staten-Generaal Digitaal) or from Parlando."""
        return SourceFormat.SGD if self.item("RecordIdentifier") else SourceFormat.KVR

    @property
    def is_question_document(self) -> bool:
        """Whether it is of the family V: the questions as published before any answer."""
        return "vraagnr." in self.item("Vindplaats")


def read_identity(meta: Metadata) -> Identity:
    """The official identifier by SOURCES §8.8; where sources differ, the majority wins."""
    place = meta.item("Vindplaats")
    is_senate = "Eerste Kamer" in place or meta.attribute("header", "kamer") == "1"
    chamber = Chamber.EERSTE_KAMER if is_senate else Chamber.TWEEDE_KAMER
    if meta.is_question_document:
        return _question_identity(meta, chamber)
    year = _session_year(meta)
    found = _PLACE_NUMBER.search(place)
    number = _appendix_number(meta, found["number"] if found else "")
    if not number or not year:
        return _fallback_identity(meta, year, chamber)
    letter = (found["letter"] or "") if found else ""
    reissue = f"-h{found['times'] or 1}" if found and found["reissue"] else ""
    return Identity(
        identifier=f"ah-{chamber}-{year.replace('-', '')}-{number}{letter}{reissue}",
        session_year=year,
        appendix_number=f"{number}{letter}{'H' if reissue else ''}",
        chamber=chamber,
    )


def _question_identity(meta: Metadata, chamber: Chamber) -> Identity:
    printed = meta.item("Vraagnr_bij_indiening")
    if not _SET_NUMBER.fullmatch(printed):
        found = re.search(r"vraagnr\. (\w+)", meta.item("Vindplaats"))
        printed = found[1] if found else ""
    year = _session_year(meta)
    if not _SET_NUMBER.fullmatch(printed):
        return _fallback_identity(meta, year, chamber)
    number = f"{printed[:-1]}0-h1" if printed.endswith("H") else printed
    return Identity(f"kv-{number}", year, "", chamber)


def _fallback_identity(meta: Metadata, year: str, chamber: Chamber) -> Identity:
    """A name of our own for a document without a readable number."""
    found = _RECORD_ID.search(meta.item("RecordIdentifier"))
    document = re.sub(r"[^a-z0-9]+", "-", meta.item("Document-id").lower()).strip("-")
    own = f"sgd-{found[1]}-{found[2]}" if found else re.sub(r"^(kvr|v)(?=\d)", r"\1-", document)
    meta.problems.add(ProblemKind.IDENTIFIER_UNKNOWN, "Vindplaats", meta.item("Vindplaats"))
    return Identity(own, year, "", chamber)


def _session_year(meta: Metadata) -> str:
    """From header, Vindplaats and code; a code is often left from the year before (KVR18521)."""
    votes: Counter[str] = Counter()
    header = "" if meta.item("RecordIdentifier") else meta.attribute("header", "vergaderjaar")
    for printed in (header, meta.item("Vindplaats"), meta.item("Jaargang")):
        if (found := _YEARS.search(printed)) and int(found[2]) == int(found[1]) + 1:
            votes[f"{found[1]}-{found[2]}"] += 1
    code = _CODE.match(meta.attribute("footer", "code"))
    in_code = f"{_century(code['first'])}-{_century(code['second'])}" if code else ""
    return _elect(votes, in_code, meta, "vergaderjaar")


def _century(two_digits: str) -> str:
    return f"{'19' if int(two_digits) > 50 else '20'}{two_digits}"


def _appendix_number(meta: Metadata, in_place: str) -> str:
    """From Vindplaats, vraagdata and code (KVR27548: two against one)."""
    votes: Counter[str] = Counter()
    if in_place:
        votes[in_place.lstrip("0")] += 1
    if meta.item("RecordIdentifier"):  # vraagdata comes from the scan there
        return _elect(votes, "", meta, "nummer")
    if found := re.match(r"\d+", meta.attribute("vraagdata", "vraagnummer")):
        votes[found[0].lstrip("0")] += 1
    code = _CODE.match(meta.attribute("footer", "code"))
    return _elect(votes, code["number"].lstrip("0") if code else "", meta, "nummer")


def _elect(votes: Counter[str], in_code: str, meta: Metadata, place: str) -> str:
    """The value with most votes, at a tie the first; a code alone against all is a slip."""
    if in_code and (len(votes) != 1 or in_code in votes):
        votes[in_code] += 1
    if len(votes) > 1:
        meta.problems.add(ProblemKind.IDENTIFIERS_DIFFER, place, ", ".join(votes))
    return max(votes, key=votes.__getitem__, default="")


def read_set_numbers(meta: Metadata) -> tuple[str, ...]:
    """The official numbers of the sets, ten digits each; mistaken ones are reported."""
    printed = meta.item("Vraagnr_bij_indiening")
    in_footer = meta.attribute("footer", "vetnummer").split()
    numbers = [number for one in printed.split() if (number := _valid_number(one))]
    others = [number for one in in_footer if (number := _valid_number(one))]
    if printed and not numbers and not NO_NUMBER.fullmatch(printed):
        meta.problems.add(ProblemKind.UNREADABLE_NUMBER, "Vraagnr_bij_indiening", printed)
    if numbers and others and numbers[0] not in others:
        meta.problems.add(ProblemKind.NUMBERS_DIFFER, "vetnummer", ", ".join(in_footer))
        others = []
    return tuple(dict.fromkeys(numbers + others))


def _valid_number(printed: str) -> str:
    """A number 2|yy|yy|nnnn|digit of two successive years, "H" put back to 0; else nothing."""
    found = _SET_NUMBER.fullmatch(printed)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        return ""
    return f"{printed[:-1]}0" if printed.endswith("H") else printed


def possible_years(identity: Identity, numbers: Iterable[str]) -> tuple[str, ...]:
    """The session years a day can be near: where it is printed, and where the number was given.

    Some answers were printed years later (the Aanhangsel of 2004-2005, nrs. 678-687).
    """
    given = (f"{_century(number[1:3])}-{_century(number[3:5])}" for number in numbers)
    return tuple(filter(None, (identity.session_year, *given)))


def read_day(meta: Metadata, name: str, years: Collection[str]) -> date | None:
    """A day from an item; one far outside the session years is a typing error (KVR1943)."""
    printed = meta.item(name)
    day = read_date(printed) if printed else None
    if printed and day is None:
        meta.problems.add(ProblemKind.DATE_UNREADABLE, name, printed)
    if day and not is_near(day, years):
        meta.problems.add(ProblemKind.DATE_IMPLAUSIBLE, name, printed)
        return None
    return day


def is_near(day: date, years: Collection[str]) -> bool:
    """Whether a day can belong to one of these session years: at most two years before it."""
    return not years or any(
        date(int(year[:4]) - 2, 9, 1) <= day <= date(int(year[5:]), 12, 31) for year in years
    )


def read_topics(meta: Metadata) -> tuple[TopicRecord, ...]:
    """The pairs of Rubriek: "Hoofd (Sub) Hoofd (Sub)", also with brackets in the sub."""
    pairs = _PAIR.findall(meta.item("Rubriek"))
    return tuple(
        dict.fromkeys(
            TopicRecord(scheme=TopicScheme.PARLANDO, parent=parent, name=name.strip())
            for parent, name in pairs
        )
    )


def read_links(meta: Metadata, identity: Identity) -> tuple[SourceLinkRecord, ...]:
    """Where a reader finds the document: the scans, and KOOP as far as it goes back."""
    links: list[SourceLinkRecord] = []
    permalink = meta.item("Permalink")
    if "resolver.kb.nl" in permalink:
        links.append(SourceLinkRecord(kind="html", url=permalink))
    if _is_online(identity):
        address = f"{_OFFICIAL}/{identity.identifier}"
        links += [SourceLinkRecord(kind=kind, url=f"{address}.{kind}") for kind in ("html", "pdf")]
    return tuple(links)


def _is_online(identity: Identity) -> bool:
    if identity.identifier.startswith("kv-"):
        return True
    if not identity.identifier.startswith("ah-tk-") or identity.session_year < "1994-1995":
        return False
    digits = re.match(r"\d+", identity.appendix_number)
    number = int(digits[0]) if digits else 0
    return identity.session_year > "1994-1995" or number >= FIRST_ONLINE
