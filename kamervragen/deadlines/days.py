"""Days as the clock counts them and as a reader reads them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def today() -> date:
    """The calendar day in Europe/Amsterdam."""
    return timezone.localdate()


def counted(days: int) -> str:
    return _counted(days, get_language())


@lru_cache(maxsize=10_000)
def _counted(days: int, _language: str) -> str:
    """A list counts the days of every row, and most are as long."""
    sentence = ngettext("%(count)s dag", "%(count)s dagen", days)
    return sentence % {"count": number_format(days, force_grouping=True)}


class PrintedDays:
    """Days in the sentences of one derivation: a year is printed where it is another."""

    def __init__(self) -> None:
        self._year = 0

    def __call__(self, day: date) -> str:
        printed = date_format(day, "j F" if day.year == self._year else "j F Y")
        self._year = day.year
        return printed

    def joined(self, days: Sequence[date]) -> str:
        """One, two and three."""
        *most, last = [self(day) for day in days]
        if not most:
            return last
        return gettext("%(most)s en %(last)s") % {"most": ", ".join(most), "last": last}
