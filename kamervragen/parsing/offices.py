"""Offices in a sentence: "de ministers van X en van Y en de staatssecretaris van Z"."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from kamervragen.parsing.portfolios import PORTFOLIOS, WITH_VOOR
from kamervragen.parsing.records import OfficeRecord, OfficeTitle

# The spellings of the scanned years included: "minster", "mlnister", "staatssecretans".
TITLE_PATTERN = (
    r"(?:minister[-– ]{1,3}president\b"
    r"|(?:(?:m|rn)[il]n[il]|min|minin|mmi|mim|rnim)sters?(?=van\b|[^a-z-]|$)"
    r"|staats[- ]{0,3}s?[a-z]{1,4}c[a-z]{1,8}s(?:sen|en)?\b|staatsecretariss?(?:en)?\b)"
)
TITLE = re.compile(rf"\b{TITLE_PATTERN}", re.IGNORECASE)

_NAMES = {
    OfficeTitle.MINISTER: "Minister",
    OfficeTitle.STATE_SECRETARY: "Staatssecretaris",
    OfficeTitle.PRIME_MINISTER: "Minister-President",
}
_BROKEN_WORD = re.compile(r"(?<=[a-zë])[-–—] +(?!(?:en|of|dan|tot)\b)(?=[a-zë])")
_ABSENCE = re.compile(r",?\s*\bbij (?:diens |haar )?(?:afwezigheid|verhindering)\b.*")
INTERIM = re.compile(r",?\s*\b(?:a\. ?i\b\.?|ad interim\b)")
_HOLDER = re.compile(
    r",?\s*\(?\b(?:mw|mevr|mevrouw|dhr|de heer|drs|mr|dr|prof|ir|ing)\b\.?.*", re.IGNORECASE
)
_PREPOSITION = re.compile(r"(?:^|(?<=[\s,)]))(van|voor)\s+(?:het\s+|de\s+)?", re.IGNORECASE)
_JOINT = r"(?:\s*,\s*en\s+|\s*,\s*|\s+en\s+|\s+&\s+)"
_CAPITAL = r"[A-ZÉË][\w\u2019'-]*"
_NAMED = re.compile(rf"{_CAPITAL}(?:(?:{_JOINT}|\s+[–-]\s+|\s+){_CAPITAL})*")
_SIDE_TASK = re.compile(r"\s*,?\s*\(([A-Z][^()]*)\)")
_BRACKET = re.compile(r"[^()]*\(([^()]*)\)?")
_ALIKE = 0.92  # "Volkhuisvesting", "Koninkrijkrelaties": a slip of the pen, not another portfolio


def fold(portfolio: str) -> str:
    """The portfolio as a key that capitals, accents and white space do not change."""
    return " ".join(portfolio.casefold().replace("ë", "e").split())


_KNOWN = {fold(portfolio): portfolio for portfolio in PORTFOLIOS}
_KNOWN_WITH_VOOR = frozenset(map(fold, WITH_VOOR))
_ONE_OF_THEM = "|".join(
    re.escape(portfolio).replace("ë", "[ëe]")
    for portfolio in sorted(PORTFOLIOS, key=len, reverse=True)
)
_ONE = re.compile(rf"(?:{_ONE_OF_THEM})(?={_JOINT}|$)", re.IGNORECASE)
_NAME_THEN_PORTFOLIO = re.compile(
    rf"(?P<name>.+?)[\s,]+(?P<portfolio>{_ONE_OF_THEM})[\s,.)]*", re.IGNORECASE
)
_SEVERAL = re.compile(rf"(?:{_ONE_OF_THEM})(?:{_JOINT}(?:{_ONE_OF_THEM}))*(?![\w-])", re.IGNORECASE)


def is_known_portfolio(portfolio: str) -> bool:
    """Whether the portfolio is one that history knows, whatever its capitals."""
    return fold(portfolio) in _KNOWN


def mend(text: str) -> str:
    """The text on one line, with words broken over lines joined: "Werkgele- genheid"."""
    text = " ".join(text.split())
    return _BROKEN_WORD.sub("", text) if "- " in text or "– " in text or "— " in text else text


def read_title(word: str) -> OfficeTitle | None:
    """The rank that a printed word means; None for a word that is no rank."""
    if not TITLE.match(word):
        return None
    folded = word.casefold()
    if folded.startswith("staats"):
        return OfficeTitle.STATE_SECRETARY
    return OfficeTitle.PRIME_MINISTER if "president" in folded else OfficeTitle.MINISTER


@cache
def correct_portfolio(portfolio: str) -> str:
    """The portfolio as history spells it, where the printed one differs by a slip only."""
    folded = fold(portfolio)
    if folded in _KNOWN:
        return portfolio
    alike = get_close_matches(folded, _KNOWN, n=1, cutoff=_ALIKE)
    return _KNOWN[alike[0]] if alike else portfolio


def make_office(
    title: OfficeTitle | None, portfolio: str, preposition: str | None = None
) -> OfficeRecord:
    """An office from its parts; without a printed preposition the portfolio decides on it."""
    if title is OfficeTitle.PRIME_MINISTER:
        return OfficeRecord(title=title, portfolio="", printed=_NAMES[title])
    portfolio = INTERIM.sub("", portfolio)
    printed = _NAMES[title] if title else ""
    read = correct_portfolio(_SIDE_TASK.sub("", portfolio) or portfolio)
    if printed and portfolio:
        usual = "voor" if fold(read) in _KNOWN_WITH_VOOR else "van"
        printed = f"{printed} {preposition or usual} {portfolio}"
    return OfficeRecord(title=title, portfolio=read, printed=printed or portfolio)


def read_offices(text: str) -> tuple[OfficeRecord, ...]:
    """Every office that the text names, in printed order and once each; names are passed over."""
    text = _ABSENCE.sub("", INTERIM.sub("", mend(text)))
    marks = [
        (mark.start(), mark.end(), title)
        for mark in TITLE.finditer(text)
        if (title := read_title(mark[0]))
    ]
    ends = [*(start for start, _, _ in marks), len(text)][1:]
    offices: list[OfficeRecord] = []
    without_portfolio: list[OfficeTitle] = []  # "de minister en de staatssecretaris van Justitie"
    for (_, start, title), end in zip(marks, ends, strict=True):
        if title is OfficeTitle.PRIME_MINISTER:
            offices.append(make_office(title, ""))
            continue
        without_portfolio.append(title)
        if portfolios := _read_portfolios(text[start:end]):
            offices += _combine(without_portfolio, portfolios)
            without_portfolio = []
    offices += [make_office(title, "") for title in without_portfolio]
    return tuple(dict.fromkeys(_without_own_ministry(offices)))


def _combine(
    titles: list[OfficeTitle], portfolios: list[tuple[str, str]]
) -> Iterator[OfficeRecord]:
    for title in titles:
        for preposition, portfolio in portfolios:
            yield make_office(title, portfolio, preposition)


def _without_own_ministry(offices: list[OfficeRecord]) -> list[OfficeRecord]:
    """Count "de minister-president, minister van Algemene Zaken" as one office."""
    if not any(office.title is OfficeTitle.PRIME_MINISTER for office in offices):
        return offices
    return [office for office in offices if fold(office.portfolio) != "algemene zaken"]


def _read_portfolios(text: str) -> list[tuple[str, str]]:
    """Preposition and portfolio of each portfolio in the words after a title."""
    text = _HOLDER.sub("", text)
    marks = list(_PREPOSITION.finditer(text))
    ends = [*(mark.start() for mark in marks), len(text)][1:]
    return [
        (mark[1].lower(), portfolio)
        for mark, end in zip(marks, ends, strict=True)
        for portfolio in _read_phrase(text[mark.end() : end])
    ]


def _read_phrase(text: str) -> list[str]:
    """The portfolios at the start of a phrase; prose and surnames give none."""
    known, named = _SEVERAL.match(text), _NAMED.match(text)
    bracket = _BRACKET.match(text)
    if bracket and (bracket.start(1) == 1 or (is_known_portfolio(bracket[1]) and not known)):
        return _read_phrase(bracket[1])  # "(Justitie)", "de Vondervoort (Binnenlandse Zaken)"
    longest = max((match[0] for match in (known, named) if match), key=len, default="")
    side_task = _SIDE_TASK.match(text, len(longest)) if longest else None
    return split_portfolios(longest + (f" ({side_task[1]})" if side_task else ""))


def part_known(text: str) -> tuple[str, str]:
    """Name and portfolio where brackets got lost: "Tommel Volkshuisvesting, … Milieubeheer)."."""
    found = _NAME_THEN_PORTFOLIO.fullmatch(text)
    return (found["name"], found["portfolio"]) if found else (text, "")


def split_portfolios(text: str) -> list[str]:
    """The portfolios in one phrase without "van"; one that is not known stays whole."""
    if not text or fold(text) in _KNOWN or not _SEVERAL.fullmatch(text):
        return [text] if text else []
    return _ONE.findall(text)
