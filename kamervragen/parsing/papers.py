"""References to Kamerstukken: a dossier's number, with the number or letter of a piece in it."""

import re
from collections.abc import Iterator

Reference = tuple[int, int, str]  # start, end, target

YEARS = r"(?:19|20)\d\d\s?[-–/]\s?\d{2,5}(?!\d)"
NR = r"(?:[Nn]rs?|[Nn]os?|[Nn]ummers?)\b[.,]?:?"
_MONTH = r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
SEPARATOR = r"\s?(?:(?:,|en|t\s?/\s?m|tot en met|alsmede|resp\.|respectievelijk)\s?)+"
# What ends a number: neither more of it, nor the rest of a range, a date, an amount.
END = rf"(?![\w–%]|\s?[-–]\s?\d|[./]\d|\s\d|\s?{_MONTH})"
NOT_A_YEAR = r"(?!(?:19[4-9]|20[0-3])\d(?!\d))"
TO = r"\s?[-–/+&]\s?"  # between the first and the last of "nrs. 3–4"

_ROMAN = r"(?:II?\s[AB]|IX\s[AB]|C?[IVXL]{1,6}[A-E]?|[A-F])(?![A-Za-z])"
_CHAPTER = rf"\(?(?:[Hh]oofdstuk\s|[Hh]fd?st\.?\s|H\s)?(?P<chapter>{_ROMAN})\)?"
_DOSSIER = (
    r"(?P<dossier>\d(?<![\d–-].)(?<!\d\..)\d[ .\u00a0]?\d{3})(?!\d)"
    r"(?:[-–](?P<part>\d{2}|[IVXL]{1,6})(?![\dA-Za-z]))?"
)
_KINGDOM = r"(?:,?\s?\(?R\s?\d{4}\)?)?"  # an act of the whole kingdom has a second number
_OF_YEAR = rf"(?:,?\s?\(?(?:[Vv]ergaderjaar\s)?(?:{YEARS}|(?<=\()(?:19|20)\d\d)\)?)?"
_IN_CHAPTER = rf"{_DOSSIER}(?:,?\s?{_CHAPTER}(?=[.,]{{0,2}}\s?(?:{NR}|\d|\()))?{_KINGDOM}"

_DIGITS = rf"\d{{1,4}}{END}"
_LETTER = rf"(?:[A-Z]|(?!AO|BW|BZ)[A-D][A-Z])(?![\w\u2019'-]|\.[A-Z]|\.\s[a-z]|\s(?:{YEARS}))"
_LIST = (
    rf"(?:{_DIGITS}(?:{SEPARATOR}(?:{NR}\s?|{NOT_A_YEAR}){_DIGITS})*"
    rf"|{_LETTER}(?:{SEPARATOR}{_LETTER})*)"
)
_SPAN = rf"\d{{1,4}}(?:{TO}{NOT_A_YEAR}\d{{1,4}})?{END}"
_SPANS = rf"{_SPAN}(?:{SEPARATOR}(?:{NR}\s?|{NOT_A_YEAR}){_SPAN})*"
_NUMBERS = (
    rf"[Nn](?:r|o|ummer)(?P<several>s)?\b[.,]?:?\s?"
    rf"(?P<numbers>(?(several)(?:{_SPANS}|{_LIST})|{_LIST}))"
)
_AFTER_HYPHEN_OR_COMMA = rf"(?:\s?,\s*{NOT_A_YEAR}|-)(?P<numbers>{_LIST})"

_WORD = r"(?:[Kk]amerstuk(?:ken|nummers?|nr\.?|nrs\.?)?|KAMERSTUK(?:KEN)?)"
_SETTING = rf"(?:[\s,:]*(?:\bII?\b|[Vv]ergaderjaar|{YEARS}))*[\s,:]*"
_BEFORE = rf"(?:{_WORD}|Eerste Kamer|Tweede Kamer|\b[TE]K|\bII?[\s,]+(?={YEARS})){_SETTING}"

_WITH_NR = re.compile(rf"{_IN_CHAPTER}{_OF_YEAR}(?:\s?,?\s*|\.,?\s*(?=n)){_NUMBERS}")
# Of before 1984; lower figures than those of today's dossiers are often amounts.
_OLD_DOSSIER = r"(?P<dossier>\d{4}|1[0-6][ .\u00a0]?\d{3})(?!\d)"
_OLD = re.compile(
    rf"(?:(?P<word>{_WORD})|Tweede Kamer|\bTK)"
    rf"(?:[\s,:]*(?:\bII\b|Tweede Kamer|[Vv]ergaderjaar|[Zz]itting|(?P<year>{YEARS})))*[\s,:]*"
    rf"(?P<piece>(?<![\d–-])(?<!\d\.){_OLD_DOSSIER}(?:,?\s?{_CHAPTER}(?=[.,]{{0,2}}\s?{NR}))?"
    rf"\s?,?\s*{_NUMBERS})"
)
_YEAR_AFTER = re.compile(rf",?\s\(?(?:[Vv]ergaderjaar|[Zz]itting)\s(?P<year>{YEARS})")
_AFTER_WORD = re.compile(rf"{_BEFORE}(?P<piece>{_IN_CHAPTER}{_AFTER_HYPHEN_OR_COMMA})")
_OF_SENATE = re.compile(
    rf"(?:{_WORD}\sI|Eerste Kamer|\bEK|\bI)(?=[\s,]){_SETTING}"
    rf"(?P<piece>{_DOSSIER}\s(?P<numbers>{_LETTER}))(?!\s?,?\s*(?:{NR}|\d))"
)
_WHOLE = re.compile(
    rf"{_WORD}{_SETTING}(?:{NR}\s?)?(?P<piece>{_DOSSIER}(?:\s(?P<chapter>[IVXL]{{1,6}}[A-E]?))?)"
    rf"(?=\s*(?:$|[.;?!:»)]|\()|,?\s[Vv]ergaderjaar\s)(?![^;.]{{0,80}}\b[Nn][ro]s?\b)"
)
_SECOND_DOSSIER = re.compile(
    r"\d{2}[ .]?\d{3}(?:[-–]\d\d|[\s,(-]{1,2}(?:hoofdstuk\s)?[IVXL]+[A-E]?\)?)?"
    r"\s?(?:,|en|/|;|\+|&)\s*$"
)
_REISSUE = re.compile(r"\s?\(?(?:[Hh]erdruk|H\b)")
_NUMBER_IN_LIST = re.compile(r"\d+|(?<![A-Za-z])[A-Z]{1,2}(?![A-Za-z])")
_SERIES = 21501  # in "21501-31" the second number belongs to the dossier
_FIRST_DOSSIER = 17000  # of 1981
_LAST_OLD_YEAR = 1983
_FIVE_DIGITS = 10000  # lower figures need a year of before 1984
_OLD_BUT_OPEN = 16000  # from here on dossiers of before 1984 went on for many years


def pieces(text: str) -> Iterator[Reference]:
    """Start, end and target of every certain reference to a Kamerstuk."""
    for match in _WITH_NR.finditer(text):
        several = _SECOND_DOSSIER.search(text[max(0, match.start() - 24) : match.start()])
        if not several:
            yield from _listed(text, match, match.start())
    for pattern in (_AFTER_WORD, _OF_SENATE):
        for match in pattern.finditer(text):
            if match["part"] or _dossier(match) != _SERIES:
                yield from _listed(text, match, match.start("piece"))
    yield from _whole_dossiers(text)


def old_pieces(text: str) -> Iterator[Reference]:
    """As ``pieces``, of before 1984: only a word or a year sets those dossiers apart."""
    for match in _OLD.finditer(text):
        if _is_old(text, match):
            yield from _numbered(text, match, match.start("piece"))


def _is_old(text: str, match: re.Match[str]) -> bool:
    later = _YEAR_AFTER.match(text, match.end())
    printed = match["year"] or (later["year"] if later else "")
    if printed and int(printed[:4]) <= _LAST_OLD_YEAR:
        return True
    may_go_on = _dossier(match) >= _OLD_BUT_OPEN if printed else _dossier(match) >= _FIVE_DIGITS
    return may_go_on and bool(match["word"] or match["year"])


def _whole_dossiers(text: str) -> Iterator[Reference]:
    for match in _WHOLE.finditer(text):
        if _dossier(match) >= _FIRST_DOSSIER and (match["part"] or _dossier(match) != _SERIES):
            name = _stem(match).removeprefix("kst-")
            yield match.start("piece"), match.end("piece"), f"dossier/{name}"


def _dossier(match: re.Match[str]) -> int:
    return int(re.sub(r"\D", "", match["dossier"]))


def _stem(match: re.Match[str]) -> str:
    groups = match.groupdict()
    chapter = re.sub(r"\s", "", groups.get("chapter") or "")
    return "-".join(["kst", str(_dossier(match)), *filter(None, (groups.get("part"), chapter))])


def _listed(text: str, match: re.Match[str], start: int) -> Iterator[Reference]:
    if _dossier(match) >= _FIRST_DOSSIER:
        yield from _numbered(text, match, start)


def _numbered(text: str, match: re.Match[str], start: int) -> Iterator[Reference]:
    """One reference for each number of a list; the first one starts with the dossier's number."""
    if _REISSUE.match(text, match.end()):
        return
    for number in _NUMBER_IN_LIST.finditer(text, match.start("numbers"), match.end("numbers")):
        yield start, number.end(), f"{_stem(match)}-{number.group().lstrip('0')}"
        following = _NUMBER_IN_LIST.search(text, number.end(), match.end("numbers"))
        start = following.start() if following else start
