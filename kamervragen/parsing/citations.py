"""References to other official publications, found in running text.

A target is the official identifier (``kst-19637-3018``), the official number of a Kamervraag
(``2024Z14250``) or a court decision (``ECLI:NL:HR:2005:AR5213``). What is not certain gets none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A stretch of a text and the publication that it means."""

    start: int
    end: int
    text: str
    target: str


_DIGIT = re.compile(r"[0-9]")
_DOSSIER_DIGITS = re.compile(r"[0-9][0-9][ .\u00a0]?[0-9]{3}")
_YEARS = r"(?:19|20)\d\d\s?[-–/]\s?\d{2,4}(?!\d)"
_NR = r"(?:[Nn]rs?|[Nn]os?|[Nn]ummers?)\b\.?:?"
_CHAPTER = r"(?:[IVXL]{1,6}[A-E]?|[A-F])(?![A-Za-z])"
_DOSSIER = (
    rf"(?<![\d–-])(?<!\d\.)(?P<dossier>\d{{2}}[ .\u00a0]?\d{{3}})(?!\d)"
    rf"(?:-(?P<part>\d{{2}}|[IVXL]{{1,6}})(?![\dA-Za-z]))?"
    rf"(?:,?\s?(?P<chapter>{_CHAPTER})(?=,?\s?(?:{_NR}|\d)))?(?:\s?\(R\s?\d{{4}}\))?"
)
_SUB = r"(?:\d{1,4}(?![\w–]|-\d|\.\d|\s\d{3})|[A-Z]{1,2}(?![\w\u2019'-]))"
_MORE = rf"(?:\s?(?:(?:,|en|t/m)\s?)+{_SUB})*"

_PIECE_WITH_NR = re.compile(rf"{_DOSSIER}\s?,?\s*{_NR}\s?(?P<numbers>{_SUB}{_MORE})")
_PIECE_AFTER_WORD = re.compile(
    rf"(?:[Kk]amerstuk(?:ken)?|Eerste Kamer|Tweede Kamer|\b[TE]K|\bII?[\s,]+(?={_YEARS}))"
    rf"(?:[\s,]*(?:\bII?\b|[Vv]ergaderjaar|{_YEARS}))*[\s,]*"
    rf"(?P<piece>{_DOSSIER}(?:\s?,\s*|-)(?P<numbers>{_SUB}))"
)
_SECOND_DOSSIER = re.compile(r"\d{2}[ .]?\d{3}(?:-\d\d|\s[IVXL]+)?\s?(?:,|en|/|;|\+)\s*$")
_REISSUE = re.compile(r"\s?\(?(?:[Hh]erdruk|H\b)")

_APPENDIX = re.compile(
    rf"(?P<before>(?:(?P<chamber>\bI|\bEK|Eerste Kamer)[\s,]{{1,4}})?(?:[Vv]ergaderjaar\s+)?"
    rf"(?P<year_before>{_YEARS})[\s,]{{0,4}}(?:van de\s)?\(?)?"
    r"(?:[Aa]anhang(?:sel|stel)\)?(?:[\s-](?:van de |der )?[Hh]andelingen)?"
    r"|Kamervragen \(Aanhangsel\))"
    rf"[\s,;]{{0,4}}(?P<chamber_after>(?:II?|TK|EK|Tweede Kamer|Eerste Kamer)\b)?[\s,;]{{0,4}}"
    rf"(?:[Vv]ergaderjaar\s+)?(?P<year>{_YEARS})?[\s,;]{{0,4}}(?P<nr>{_NR})?\s*"
)
_APPENDIX_LIST = re.compile(
    r"\d{1,4}[Hh]?(?![\w–]|-\d|\.\d)(?:\s?(?:(?:,|en|t/m)\s?)+\d{1,4}[Hh]?(?![\w–]|-\d|\.\d))*"
)
_APPENDIX_YEAR_AFTER = re.compile(rf"\s?[.,;:]?\s*\(?(?:[Vv]ergaderjaar\s+)?(?P<year>{_YEARS})")
_APPENDIX_NEXT = re.compile(
    rf"\s?(?:,|;|en){{1,3}}\s*(?:[Vv]ergaderjaar\s+)?(?P<year>{_YEARS})[\s,]{{0,4}}{_NR}\s*"
)
_NUMBER_IN_LIST = re.compile(r"\d+[Hh]?|[A-Z]{1,2}")

_PROCEEDINGS = re.compile(
    rf"Handelingen (?P<chamber>II?|TK|EK)[\s,]*(?:[Vv]ergaderjaar\s+)?(?P<year>{_YEARS})[\s,]*"
    rf"(?:{_NR}\s?)?(?P<sitting>\d{{1,3}})[\s,]*item\s?(?P<item>\d{{1,3}})"
)
_IDENTIFIER = re.compile(
    r"\b(?:ah-[te]k-\d{8}[-–]\d{1,5}(?:-[hn]\d)?|kv-[te]k-\d{4}Z\d{5}|kst-\d{5}(?:-[A-Z\d]{1,6})+)"
    r"(?![\w–-])"
)
_NUMBER = re.compile(r"20(?<![\w-]20)\d\d ?[ZzDd] ?\d{5}(?!\w)")
_OLD_NUMBER = re.compile(r"vraagnummers?:?\s+\(?(?P<number>2\d{9})(?!\d)")
_ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z\d]{1,7}:\d{4}:[A-Z\d]{1,20}(?:\.[A-Z\d]{1,10})*")
_GAZETTE = re.compile(
    r"\b(?P<gazette>Stb|Stcrt)\.?,?\s?(?P<year>(?:19|20)\d\d)\s?,?\s*(?:nr\.?\s*)?"
    r"(?P<number>\d{1,5})(?!\d)"
)
_SERIES = 21501  # in "21501-31" the second number belongs to the dossier
_FIRST_DOSSIER = 17000  # of before 1984; lower figures are amounts
_FIRST_YEAR_ONLINE = {"stb": 1995, "stcrt": 2009}
_LAST_ISSUE = 300  # until 2009 a number of the Staatscourant meant a whole day's issue


def find_citations(text: str) -> tuple[FoundCitation, ...]:
    """All certain references in a text, in order and without overlap."""
    if not _DIGIT.search(text):
        return ()
    found: list[FoundCitation] = []
    end = 0
    for citation in sorted(_find_all(text), key=lambda each: (each.start, -each.end)):
        if citation.start >= end:
            found.append(citation)
            end = citation.end
    return tuple(found)


def target_address(target: str) -> str:
    """The official address of a target; empty when there is none that is certain to exist."""
    if target.startswith("ECLI:"):
        national = target.startswith("ECLI:NL:")
        return f"https://deeplink.rechtspraak.nl/uitspraak?id={target}" if national else ""
    if target[4:5] == "Z":
        return f"https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id={target}"
    if target[4:5] == "D":
        return f"https://www.tweedekamer.nl/kamerstukken/detail?id={target}"
    identifier = f"kv-{target}" if target.isdigit() else target
    return f"https://zoek.officielebekendmakingen.nl/{identifier}"


def session_years(printed: str) -> str:
    """20222023 from "2022–2023", "2022/23" or the misprint "2022–203"; else nothing."""
    digits = re.findall(r"\d+", printed)
    if len(digits) != 2 or len(digits[0]) != 4:
        return ""
    following = str(int(digits[0]) + 1)
    damaged = {following[:i] + following[i + 1 :] for i in range(4)}
    return digits[0] + following if digits[1] in {following, following[2:], *damaged} else ""


def _find_all(text: str) -> Iterator[FoundCitation]:
    if _DOSSIER_DIGITS.search(text):
        yield from _pieces_with_nr(text)
        yield from _pieces_after_word(text)
    if "anhang" in text:
        yield from _appendices(text)
    if "item" in text:
        yield from _proceedings(text)
    yield from _numbers(text)
    if "k-" in text or "kst-" in text or "ECLI:" in text:
        yield from _identifiers(text)
    if "St" in text:
        yield from _gazettes(text)


def _pieces_with_nr(text: str) -> Iterator[FoundCitation]:
    for match in _PIECE_WITH_NR.finditer(text):
        after = text[match.end() : match.end() + 12]
        several = _SECOND_DOSSIER.search(text[max(0, match.start() - 20) : match.start()])
        if not several and not _REISSUE.match(after) and _dossier(match) >= _FIRST_DOSSIER:
            yield from _listed(text, match, match.start(), _piece_stem(match))


def _pieces_after_word(text: str) -> Iterator[FoundCitation]:
    for match in _PIECE_AFTER_WORD.finditer(text):
        ambiguous = _dossier(match) == _SERIES and not match["part"]
        if not ambiguous and _dossier(match) >= _FIRST_DOSSIER:
            yield from _listed(text, match, match.start("piece"), _piece_stem(match))


def _dossier(match: re.Match[str]) -> int:
    return int(re.sub(r"\D", "", match["dossier"]))


def _piece_stem(match: re.Match[str]) -> str:
    return "-".join(["kst", str(_dossier(match)), *filter(None, (match["part"], match["chapter"]))])


def _listed(text: str, match: re.Match[str], start: int, stem: str) -> Iterator[FoundCitation]:
    """One citation for each number of a list; the first one starts with the dossier's number."""
    for number in _NUMBER_IN_LIST.finditer(text, match.start("numbers"), match.end("numbers")):
        yield _found(text, start, number.end(), f"{stem}-{number.group().lstrip('0')}")
        start = _next_number(text, number.end(), match.end("numbers"))


def _next_number(text: str, position: int, end: int) -> int:
    following = _NUMBER_IN_LIST.search(text, position, end)
    return following.start() if following else end


def _appendices(text: str) -> Iterator[FoundCitation]:
    for match in _APPENDIX.finditer(text):
        chamber = "ek" if _is_senate(match["chamber"], match["chamber_after"]) else "tk"
        numbers = _APPENDIX_LIST.match(text, match.end())
        printed = match["year"] or match["year_before"]
        if numbers is None:
            continue
        end = numbers.end()
        if not printed and (later := _APPENDIX_YEAR_AFTER.match(text, end)):
            printed, end = later["year"], later.end()
        start = match.start() + len(match["before"] or "")
        yield from _appendix_list(text, start, numbers, chamber, session_years(printed or ""))
        yield from _appendices_of_next_year(text, end, chamber)


def _appendices_of_next_year(text: str, end: int, chamber: str) -> Iterator[FoundCitation]:
    """The continuation in "nr. 3276 en 2023–2024, nr. 12"."""
    while following := _APPENDIX_NEXT.match(text, end):
        numbers = _APPENDIX_LIST.match(text, following.end())
        if numbers is None:
            return
        years = session_years(following["year"])
        yield from _appendix_list(text, following.start("year"), numbers, chamber, years)
        end = numbers.end()


def _appendix_list(
    text: str, start: int, numbers: re.Match[str], chamber: str, years: str
) -> Iterator[FoundCitation]:
    if not years:
        return
    for number in _NUMBER_IN_LIST.finditer(text, numbers.start(), numbers.end()):
        digits = number.group().rstrip("Hh").lstrip("0")
        reissue = "-h1" if number.group()[-1] in "Hh" else ""
        if digits:
            yield _found(text, start, number.end(), f"ah-{chamber}-{years}-{digits}{reissue}")
        start = _next_number(text, number.end(), numbers.end())


def _proceedings(text: str) -> Iterator[FoundCitation]:
    for match in _PROCEEDINGS.finditer(text):
        if years := session_years(match["year"]):
            chamber = "ek" if _is_senate(match["chamber"]) else "tk"
            target = f"h-{chamber}-{years}-{int(match['sitting'])}-{int(match['item'])}"
            yield _found(text, match.start(), match.end(), target)


def _numbers(text: str) -> Iterator[FoundCitation]:
    """Numbers that are their own target."""
    if "20" in text:
        for match in _NUMBER.finditer(text):
            target = match.group().replace(" ", "").upper()
            yield _found(text, match.start(), match.end(), target)
    if "vraagnummer" in text:
        for match in _OLD_NUMBER.finditer(text):
            yield _found(text, match.start("number"), match.end("number"), match["number"])


def _identifiers(text: str) -> Iterator[FoundCitation]:
    for pattern in (_IDENTIFIER, _ECLI):
        for match in pattern.finditer(text):
            target = match.group().replace("–", "-")
            yield _found(text, match.start(), match.end(), target)


def _gazettes(text: str) -> Iterator[FoundCitation]:
    for match in _GAZETTE.finditer(text):
        gazette = match["gazette"].lower()
        whole_issue = gazette == "stcrt" and int(match["number"]) <= _LAST_ISSUE
        if int(match["year"]) >= _FIRST_YEAR_ONLINE[gazette] and not whole_issue:
            target = f"{gazette}-{match['year']}-{int(match['number'])}"
            yield _found(text, match.start(), match.end(), target)


def _is_senate(*chambers: str | None) -> bool:
    return any(chamber in ("I", "EK", "Eerste Kamer") for chamber in chambers)


def _found(text: str, start: int, end: int, target: str) -> FoundCitation:
    return FoundCitation(start, end, text[start:end], target)
