"""References to other official publications, found in running text.

Each has a target (see ``targets``). What is not certain gets none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kamervragen.parsing.appendices import appendices, is_senate, session_years
from kamervragen.parsing.papers import NR, YEARS, Reference, old_pieces, pieces
from kamervragen.parsing.spacing import closed_up
from kamervragen.parsing.targets import target_spelled


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A stretch of a text and the publication that it means."""

    start: int
    end: int
    text: str
    target: str


# Most texts refer to nothing: a search for a few letters spares them the longer ones below.
_HYPHENATED = re.compile(r"-[0-9]{4}")
_DIGIT = re.compile(r"[0-9]")
_DOSSIER_DIGITS = re.compile(r"[0-9][0-9][ .\u00a0]?[0-9]{3}")
_PROCEEDINGS = re.compile(
    rf"Handelingen (?P<chamber>II?|TK|EK|Tweede Kamer|Eerste Kamer)[\s,]*"
    rf"(?:[Vv]ergaderjaar\s+)?(?P<year>{YEARS})[\s,]*"
    rf"(?:{NR}\s?)?(?P<sitting>\d{{1,3}})[\s,]*item\s?(?P<item>\d{{1,3}})"
)
_IDENTIFIER = re.compile(
    r"\b(?:ah-[te]k-\d{8}[-–]\d{1,5}(?:-[hn]\d)?|kv-(?:[te]k-)?\d{4}Z\d{5}|kv-2\d{9}"
    r"|h-[te]k-\d{8}-\d{1,3}-\d{1,3}|stb-\d{4}-\d{1,5}|stcrt-\d{4}-\d{1,5}"
    r"|kst-\d{5}(?:-[A-Z\d]{1,6})+)(?![\w–-])"
)
_NUMBER = re.compile(r"20(?<![\w-]20)\d\d ?[ZzDd] ?\d{5}(?!\w)")
# Until 2009: 2, the two years of the session, a number, 0 for written or 3 for oral questions.
_OLD_NUMBER = re.compile(r"2(?<![\w-]2)(?P<from>\d\d)(?P<to>\d\d)\d{4}[03](?![\d-])")
_AFTER_WORD = re.compile(r"[Vv]raagn(?:umme)?rs?[.:]?\s+\(?(?P<number>2\d{9})(?!\d)")
_ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z\d]{1,7}:\d{4}:[A-Z\d]{1,20}(?:\.[A-Z\d]{1,10})*")
_CELEX = re.compile(r"\bCELEX[: ]{1,2}(?P<number>\d{5}[A-Z]{1,2}\d{4})(?!\w)")
_ADMINISTRATIVE_LAW = re.compile(
    r"\b[Aa]rt(?:ikel|\.)\s(?P<article>\d{1,2}:\d{1,3}[a-z]?)(?:,?\s(?:(?:eerste|tweede|derde|vierde"
    r"|vijfde|zesde)\slid|onder\s[a-z]),?)*\s(?:van\sde\s)?(?:Awb|Algemene wet bestuursrecht)\b"
)
_GAZETTE = re.compile(
    r"\b(?P<gazette>Stb|Staatsblad|Stcrt|Staatscourant)\.?,?\s?(?P<year>(?:19|20)\d\d)\s?,?\s*"
    r"(?:nr\.?\s*)?(?P<number>\d{1,5})(?![\d–]|-\d|\s?(?:jan|feb|maart|apr|mei|ju[nl]i|aug|sep|okt"
    r"|nov|dec))"
)
_GAZETTES = {"Stb": "stb", "Staatsblad": "stb", "Stcrt": "stcrt", "Staatscourant": "stcrt"}
_FIRST_YEAR_ONLINE = {"stb": 1995, "stcrt": 2009}
_LAST_ISSUE = 300  # until 2009 a number of the Staatscourant meant a whole day's issue


def find_citations(text: str) -> tuple[FoundCitation, ...]:
    """All certain references in a text, in order and without overlap."""
    if not _DIGIT.search(text):
        return ()
    closed = closed_up(text)
    found: list[FoundCitation] = []
    last = 0
    for at, to, target in sorted(_find_all(closed.text), key=lambda each: (each[0], -each[1])):
        if at >= last:
            start, end = closed.original(at, to)
            found.append(FoundCitation(start, end, text[start:end], target))
            last = to
    return tuple(found)


def _find_all(text: str) -> Iterator[Reference]:
    yield from _papers(text)
    if "anhan" in text or "hangsel" in text or "AvdH" in text:
        yield from appendices(text)
    if "item" in text:
        yield from _proceedings(text)
    if "2" in text:
        yield from _numbers(text)
    if "ECLI:" in text or _HYPHENATED.search(text):
        yield from _identifiers(text)
    if "Awb" in text or "bestuursrecht" in text or "CELEX" in text:
        yield from _laws(text)
    if "St" in text:
        yield from _gazettes(text)


def _papers(text: str) -> Iterator[Reference]:
    if _DOSSIER_DIGITS.search(text):
        yield from pieces(text)
    if "amerstuk" in text or "weede Kamer" in text or "TK" in text:
        yield from old_pieces(text)


def _proceedings(text: str) -> Iterator[Reference]:
    for match in _PROCEEDINGS.finditer(text):
        if years := session_years(match["year"]):
            chamber = "ek" if is_senate(match["chamber"]) else "tk"
            target = f"h-{chamber}-{years}-{int(match['sitting'])}-{int(match['item'])}"
            yield match.start(), match.end(), target


def _numbers(text: str) -> Iterator[Reference]:
    """Numbers that are their own target."""
    for match in _NUMBER.finditer(text):
        yield match.start(), match.end(), match.group().replace(" ", "").upper()
    for match in _OLD_NUMBER.finditer(text):
        if int(match["to"]) == (int(match["from"]) + 1) % 100:
            yield match.start(), match.end(), match.group()
    if "raagn" in text:
        for match in _AFTER_WORD.finditer(text):
            yield match.start("number"), match.end(), match["number"]


def _identifiers(text: str) -> Iterator[Reference]:
    for match in _IDENTIFIER.finditer(text):
        yield match.start(), match.end(), target_spelled(match.group())
    for match in _ECLI.finditer(text):
        yield match.start(), match.end(), match.group()


def _laws(text: str) -> Iterator[Reference]:
    for match in _CELEX.finditer(text):
        yield match.start(), match.end(), f"CELEX:{match['number']}"
    for match in _ADMINISTRATIVE_LAW.finditer(text):
        target = f"jci1.3:c:BWBR0005537&artikel={match['article']}"
        yield match.start(), match.end(), target


def _gazettes(text: str) -> Iterator[Reference]:
    for match in _GAZETTE.finditer(text):
        gazette = _GAZETTES[match["gazette"]]
        whole_issue = gazette == "stcrt" and int(match["number"]) <= _LAST_ISSUE
        if int(match["year"]) >= _FIRST_YEAR_ONLINE[gazette] and not whole_issue:
            target = f"{gazette}-{match['year']}-{int(match['number'])}"
            yield match.start(), match.end(), target
