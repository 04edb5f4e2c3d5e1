"""Calendar days as they are printed in official documents."""

import re
from datetime import date

EARLIEST_YEAR = 1984  # the oldest documents we know of are of the vergaderjaar 1984-1985
LATEST_YEAR = 2099

_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli",
           "augustus", "september", "oktober", "november", "december")  # fmt: skip
_STEMS = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"mrt": 3, "oct": 10}
_LOOKALIKES = ("jun", "jul")  # a damaged letter would turn one into the other

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_WORDS = re.compile(r"\s*(\d{1,2})\s*([a-z]{3,10})\.?\s*(\d{4})(?!\d)", re.IGNORECASE)


def read_date(text: str) -> date | None:
    """The day printed at the start of a text; None when there is none or it does not exist."""
    if match := _ISO.match(text):
        year, month, day = map(int, match.groups())
        return _day(year, month, day)
    if match := _NUMERIC.match(text):
        day, month, year = map(int, match.groups())
        return _day(year, month, day)
    if match := _WORDS.match(text):
        return _day(int(match[3]), _month(match[2].lower()), int(match[1]))
    return None


def is_plausible(day: date) -> bool:
    """Whether a written question can have been put or answered on this day at all."""
    return EARLIEST_YEAR <= day.year <= LATEST_YEAR


def _month(word: str) -> int:
    """The number of a month, also of a slightly damaged one ("februan"); 0 when in doubt."""
    number = _STEMS.get(word[:3], 0)
    name = _MONTHS[number - 1]
    if word in (name, name[:3], "mrt", "sept", "oct"):
        return number
    certain = word[:3] not in _LOOKALIKES and abs(len(word) - len(name)) <= 1
    return number if certain and len(word) > 3 else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
