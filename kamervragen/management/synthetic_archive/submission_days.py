"""On which days Kamervragen are submitted: more every year, in weeks, with recesses."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

FIRST_DAY = date(1995, 1, 2)
LAST_DAY = date(2026, 6, 30)
GROWTH = 1.5  # in the last year two and a half times as many as in the first
WEEKDAYS = (15, 20, 21, 21, 20, 2, 1)  # Monday first
RECESSES = {1: 0.8, 7: 0.6, 8: 0.5, 12: 0.8}  # months, against the others


def submission_days(number: int, rng: Random) -> list[date]:
    """The days of so many Kamervragen, in order."""
    days = list(_days())
    return sorted(rng.choices(days, [_busyness(day) for day in days], k=number))


def session_year(day: date) -> str:
    """ "2022-2023": it begins on the third Tuesday of September."""
    first = date(day.year, 9, 15)
    begin = first + timedelta(days=(1 - first.weekday()) % 7)
    year = day.year if day >= begin else day.year - 1
    return f"{year}-{year + 1}"


def _days() -> Iterator[date]:
    for number in range((LAST_DAY - FIRST_DAY).days + 1):
        yield FIRST_DAY + timedelta(days=number)


def _busyness(day: date) -> float:
    passed = (day - FIRST_DAY) / (LAST_DAY - FIRST_DAY)
    return (1 + GROWTH * passed) * WEEKDAYS[day.weekday()] * RECESSES.get(day.month, 1)
