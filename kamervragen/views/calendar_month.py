"""A month as a calendar shows it."""

from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day with the number of Kamervragen submitted on it."""

    on: date
    number_of: int
    is_in_month: bool


def calendar_month(year: int, month: int, per_day: Mapping[int, int]) -> list[list[CalendarDay]]:
    """Weeks of seven days from Monday, so with some of the months before and after."""
    return [
        [
            CalendarDay(
                on=day,
                number_of=per_day.get(day.day, 0) if day.month == month else 0,
                is_in_month=day.month == month,
            )
            for day in week
        ]
        for week in Calendar().monthdatescalendar(year, month)
    ]
