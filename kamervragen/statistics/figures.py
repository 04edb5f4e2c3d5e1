"""Figures: how many were put and answered, in how many days, and the list each is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from kamervragen.models.facets import STATUSES
from kamervragen.models.kamervraag import ANSWER_TERM, POSTPONED_TERM, Status
from kamervragen.statistics.measures import NO_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django_stubs_ext import StrOrPromise

    from kamervragen.filters import KamervraagFilter
    from kamervragen.results.facet_table import Numbers
    from kamervragen.statistics.measures import Measures

TERM, POSTPONED = ANSWER_TERM.days, POSTPONED_TERM.days
HALF, NINE_OF_TEN = (1, 2), (9, 10)
DAYS = gettext_lazy("dagen")  # a unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of some Kamervragen; days are None where there is no answer of which they are known."""

    put: int
    answered: int
    timed: int  # answered in a number of days that is known
    within_term: int
    within_postponed: int
    postponed: int
    open: int
    withdrawn: int
    closed: int
    unknown: int
    median: int | None  # half of those timed took no longer
    ninetieth: int | None

    @property
    def untimed(self) -> int:
        return self.answered - self.timed


def figures(measured: Measures) -> Figures:
    """Of all of these together."""
    return figures_by(np.zeros(len(measured.pk), dtype=np.int32), measured).get(0, NOTHING)


def figures_by(keys: Numbers, measured: Measures) -> Mapping[int, Figures]:
    """Of those with each key."""
    order = np.lexsort((measured.days, keys))
    known, starts = np.unique(keys[order], return_index=True)
    ends = [*starts.tolist()[1:], len(keys)][: len(known)]
    return {
        key: _figures(measured.at(order[start:end]))
        for key, start, end in zip(known.tolist(), starts.tolist(), ends, strict=True)
    }


def _figures(measured: Measures) -> Figures:
    """Of these, in order of their days."""
    days = measured.days[measured.days != NO_DAYS]
    of_status = dict(
        zip(STATUSES, np.bincount(measured.status, minlength=len(STATUSES)).tolist(), strict=True)
    )
    return Figures(
        put=len(measured.pk),
        answered=of_status[Status.ANSWERED],
        timed=len(days),
        within_term=int(np.searchsorted(days, TERM, side="right")),
        within_postponed=int(np.searchsorted(days, POSTPONED, side="right")),
        postponed=int(np.count_nonzero(measured.is_postponed)),
        open=of_status[Status.OPEN] + of_status[Status.POSTPONED],
        withdrawn=of_status[Status.WITHDRAWN],
        closed=of_status[Status.CLOSED],
        unknown=of_status[Status.UNKNOWN],
        median=_share_of(days, *HALF),
        ninetieth=_share_of(days, *NINE_OF_TEN),
    )


def _share_of(days: Numbers, part: int, whole: int) -> int | None:
    """The fewest days in which that part was answered, as PostgreSQL's percentile_disc."""
    return int(days[-(-len(days) * part // whole) - 1]) if len(days) else None


NOTHING = Figures(
    put=0,
    answered=0,
    timed=0,
    within_term=0,
    within_postponed=0,
    postponed=0,
    open=0,
    withdrawn=0,
    closed=0,
    unknown=0,
    median=None,
    ninetieth=None,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A figure in a table, with the list that it was counted from.

    ``value`` is the figure itself; None where there is none.
    """

    value: float | None
    unit: str
    count: int  # Kamervragen in that list
    query: str  # of that list


NO_CELL = Cell(value=None, unit="", count=0, query="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A figure of some Kamervragen, and the filters that list those it is counted from."""

    label: StrOrPromise
    value: Callable[[Figures], float | None]
    count: Callable[[Figures], int]
    filters: Mapping[str, Sequence[str]]
    unit: StrOrPromise = ""


def _number(
    label: StrOrPromise, count: Callable[[Figures], int], **filters: Sequence[str]
) -> Column:
    return Column(label=label, value=count, count=count, filters=filters)


def _days(label: StrOrPromise, value: Callable[[Figures], int | None]) -> Column:
    """Counted from all answers of which the days are known."""
    return Column(
        label=label,
        value=value,
        count=lambda found: found.timed,
        filters={"dagen_van": ["0"]},
        unit=DAYS,
    )


def _share(
    label: StrOrPromise,
    count: Callable[[Figures], int],
    whole: Callable[[Figures], int],
    **filters: Sequence[str],
) -> Column:
    return Column(
        label=label,
        value=lambda found: 100 * count(found) / whole(found) if whole(found) else None,
        count=count,
        filters=filters,
        unit="%",
    )


COLUMNS = {
    "gesteld": _number(gettext_lazy("Gesteld"), lambda found: found.put),
    "beantwoord": _number(
        gettext_lazy("Beantwoord"), lambda found: found.answered, status=["beantwoord"]
    ),
    "mediaan": _days(gettext_lazy("Mediaan, dagen"), lambda found: found.median),
    "negentig": _days(gettext_lazy("90 % binnen, dagen"), lambda found: found.ninetieth),
    "binnen-21": _share(
        format_lazy(gettext_lazy("Binnen {days} dagen"), days=TERM),
        lambda found: found.within_term,
        lambda found: found.timed,
        dagen_tot=[str(TERM)],
    ),
    "binnen-42": _share(
        format_lazy(gettext_lazy("Binnen {days} dagen"), days=POSTPONED),
        lambda found: found.within_postponed,
        lambda found: found.timed,
        dagen_tot=[str(POSTPONED)],
    ),
    "uitgesteld": _share(
        gettext_lazy("Uitgesteld"),
        lambda found: found.postponed,
        lambda found: found.put,
        uitgesteld=["ja"],
    ),
    "open": _number(
        gettext_lazy("Nu open"), lambda found: found.open, status=["open", "uitgesteld"]
    ),
}


def labels() -> list[str]:
    """Of `COLUMNS`, in their order."""
    return [str(column.label) for column in COLUMNS.values()]


def cells(found: Figures, asked: KamervraagFilter, only: Mapping[str, Sequence[str]]) -> list[Cell]:
    """In the order of `COLUMNS`; ``only`` narrows the list to what the figures are of."""
    return [_cell(found, column, asked, only) for column in COLUMNS.values()]


def _cell(
    found: Figures, column: Column, asked: KamervraagFilter, only: Mapping[str, Sequence[str]]
) -> Cell:
    return Cell(
        value=column.value(found),
        unit=str(column.unit),
        count=column.count(found),
        query=asked.query_of({**only, **column.filters}),
    )


# What counts as put and is in no figure of days.
_LEFT_OUT = {
    "untimed": _number("", lambda found: found.untimed, termijn=["niet-te-berekenen"]),
    "open": COLUMNS["open"],
    "withdrawn": _number("", lambda found: found.withdrawn, status=["ingetrokken"]),
    "closed": _number("", lambda found: found.closed, status=["afgedaan"]),
    "unknown": _number("", lambda found: found.unknown, status=["onbekend"]),
}


def left_out(found: Figures, asked: KamervraagFilter) -> dict[str, Cell]:
    """How many of these are in no figure of days, for each reason."""
    return {name: _cell(found, column, asked, {}) for name, column in _LEFT_OUT.items()}
