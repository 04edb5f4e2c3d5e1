"""References to the Aanhangsel of the Handelingen, in which answers are printed."""

import re
from collections.abc import Iterator

from kamervragen.parsing.papers import (
    END,
    NOT_A_YEAR,
    NR,
    SEPARATOR,
    TO,
    YEARS,
    Reference,
)

_SESSION = r"(?:[Vv]er?ga[-–]?\s?der[-–]?\s?jaar|[Zz]ittingsjaar|[Zz]itting|[Jj]aargang)"
_CHAMBER = r"(?:II?|TK|EK|Tweede Kamer|Eerste Kamer)(?:\sder\sStaten-Generaal)?"
_WORD = r"(?<![A-Za-z])(?:[Aa]an(?:[-–]?\s|-)?hang?(?:[-–]\s?|\s)?(?:sels?|stel|el)|AvdH)\b"
# "'88-'89", and "88-89" behind a word that has a year behind it
_SHORT = (
    r"(?:['\u2019\u2018]|(?<=jaar\s)|(?<=itting\s)|(?<=TK\s)|(?=[^,\s]{5},?\s[Nn][ro]\b))"
    r"\d\d\s?[-–/]\s?['\u2019\u2018]?\d\d(?!\d)"
)
_NO_DASH = r"(?<=jaar\s)(?:19|20)\d\d\s(?:19|20)\d\d(?!\d)"
_YEARS = rf"(?:{YEARS}|{_NO_DASH}|{_SHORT})"
_OF_PROCEEDINGS = (
    r"(?:[\s,-]{1,3}(?:(?:van\sde|der|v/d|v\.d\.|bij(?:\sde)?)\s)?"
    r"[Hh]andel(?:in|m)(?:[-–]\s)?g(?:en|ne)?\b)?"
)
_OF_CHAMBER = rf"(?:(?:(?:van\s)?(?:de|der)\s)?(?P<chamber_after>{_CHAMBER})\b)?"
_REFERENCE = re.compile(
    rf"(?P<before>(?:(?P<chamber>\bI|\bEK|Eerste Kamer)[\s,]{{1,4}})?(?:{_SESSION}\s+)?"
    rf"(?P<year_before>{_YEARS})[\s,]{{0,4}}(?:Handelingen[\s,]+)?(?:van de\s)?\(?)?"
    rf"(?:{_WORD}\)?{_OF_PROCEEDINGS}|Kamervragen \(Aanhangsel\))"
    rf"[\s,;:(]{{0,4}}{_OF_CHAMBER}[\s,;:(]{{0,4}}(?:der\sStaten-Generaal\s)?"
    rf"(?:{_SESSION}[\s,]+)?(?P<year>{_YEARS})?[\s,;:(]{{0,4}}"
    rf"(?:(?:de|respectievelijk|resp\.)\s)?(?P<nr>{NR})?\s*"
)
_NUMBER = rf"\d{{1,4}}(?:\s?[Hh](?:erdruk)?(?!\w))?{END}"
_ONE = re.compile(rf"{_NUMBER}(?:{SEPARATOR}(?:{NR}\s?|{NOT_A_YEAR}){_NUMBER})*")
_SPAN = rf"(?:{_NUMBER}|{NOT_A_YEAR}\d{{1,4}}{TO}{NOT_A_YEAR}\d{{1,4}}{END})"
_SEVERAL = re.compile(rf"{_SPAN}(?:{SEPARATOR}(?:{NR}\s?)?{_SPAN})*")
_PLACE = rf"(?:{_CHAMBER}|antwoord(?:en)?|vra(?:ag|gen)|met name|op|bijlage|punt|en|t/m|\d{{1,2}})"
_YEAR_AFTER = re.compile(
    rf"(?:\svan\sde\sHandelingen)?(?:,?\s{_PLACE}\b){{0,8}}\s?[.,;:)]{{0,2}}\s*\(?"
    rf"(?:{_SESSION}[\s,]+)?(?P<year>{_YEARS})(?P<nr>[\s,]*{NR}\s?\d)?"
)
_NEXT_YEAR = re.compile(
    rf"\s?(?:,|;|en){{1,3}}\s*(?:{_SESSION}\s+)?(?P<year>{_YEARS})[\s,]{{0,4}}(?P<nr>{NR})\s*"
)
_NEXT_NUMBER = re.compile(rf"\s?(?:,|;|en|alsmede)?\s?(?P<nr>{NR})\s*")
_NUMBER_IN_LIST = re.compile(r"(?P<digits>\d+)(?P<reissue>\s?[Hh](?:erdruk)?(?!\w))?")
_IN_PRINT = range(1984, 2050)  # session years that an Aanhangsel in the archive can have


def appendices(text: str) -> Iterator[Reference]:
    """Start, end and target of every certain reference to an Aanhangsel."""
    for match in _REFERENCE.finditer(text):
        chamber = "ek" if is_senate(match["chamber"], match["chamber_after"]) else "tk"
        start = match.start() + len(match["before"] or "")
        numbers = _numbers(text, match)
        if numbers is None:
            continue
        if printed := match["year"] or match["year_before"]:
            yield from _listed(text, start, numbers, chamber, _years(printed))
            yield from _of_next_years(text, numbers.end(), chamber)
        else:
            yield from _with_years_after(text, start, match, numbers, chamber)


def _numbers(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The list after "nr." or "nrs."; after one "nr." a year is no second number."""
    form = _SEVERAL if "s" in (match["nr"] or "") else _ONE
    numbers = form.match(text, match.end())
    begins_with_page = numbers and not match["nr"] and re.search(NR, numbers.group())
    return None if begins_with_page else numbers


def _of_next_years(text: str, end: int, chamber: str) -> Iterator[Reference]:
    """The continuation in "nr. 3276 en 2023–2024, nr. 12"."""
    while following := _NEXT_YEAR.match(text, end):
        numbers = _numbers(text, following)
        if numbers is None:
            return
        years = _years(following["year"])
        yield from _listed(text, following.start("year"), numbers, chamber, years)
        end = numbers.end()


def _with_years_after(
    text: str, start: int, match: re.Match[str], numbers: re.Match[str], chamber: str
) -> Iterator[Reference]:
    """Lists as in "nrs. 51 en 432, vergaderjaar 1999–2000, nr. 54, vergaderjaar 2000–2001"."""
    later = _YEAR_AFTER.match(text, numbers.end())
    if later and later["nr"] and not match["nr"]:
        return  # "Aanhangsel van de Handelingen 2, 1999–2000, nr. 617"
    while later:
        yield from _listed(text, start, numbers, chamber, _years(later["year"]))
        end = later.end("year")
        following = _NEXT_NUMBER.match(text, end)
        more = _numbers(text, following) if following else None
        if following is None or more is None:
            yield from _of_next_years(text, end, chamber)
            return
        start, numbers = following.start("nr"), more
        later = _YEAR_AFTER.match(text, numbers.end())


def _listed(
    text: str, start: int, numbers: re.Match[str], chamber: str, years: str
) -> Iterator[Reference]:
    if not years:
        return
    for number in _NUMBER_IN_LIST.finditer(text, *numbers.span()):
        if digits := number["digits"].lstrip("0"):
            reissue = "-h1" if number["reissue"] else ""
            yield start, number.end(), f"ah-{chamber}-{years}-{digits}{reissue}"
        following = _NUMBER_IN_LIST.search(text, number.end(), numbers.end())
        start = following.start() if following else start


def session_years(printed: str) -> str:
    """20222023 from "2022–2023", "2022/23" or the misprint "2022–203"; else nothing."""
    digits = re.findall(r"\d+", printed)
    if len(digits) != 2 or len(digits[0]) != 4:
        return ""
    following = str(int(digits[0]) + 1)
    damaged = {following[:i] + following[i + 1 :] for i in range(4)}
    return digits[0] + following if digits[1] in {following, following[2:], *damaged} else ""


def _years(printed: str) -> str:
    """Also of a misprint in one digit that can only mean one session: "2002–2203"."""
    if years := session_years(printed):
        return years
    digits = "".join(re.findall(r"\d+", printed))
    if len(digits) == len("8889"):
        return session_years(f"{'19' if digits > '6' else '20'}{digits[:2]}-{digits[2:]}")
    meant = {f"{year}{year + 1}" for year in _IN_PRINT}
    near = [
        years for years in meant if sum(a != b for a, b in zip(years, digits, strict=False)) == 1
    ]
    return near[0] if len(digits) == 8 and len(near) == 1 else ""


def is_senate(*chambers: str | None) -> bool:
    """Whether a printed chamber is the Eerste Kamer."""
    return any(chamber and re.match(r"I\b|EK|Eerste", chamber) for chamber in chambers)
