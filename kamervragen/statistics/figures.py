"""Figures: how many were put and answered, in how many days, and the list each is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kamervragen.models.facets import STATUSES
from kamervragen.models.kamervraag import ANSWER_TERM, POSTPONED_TERM, Status
from kamervragen.statistics.measures import NO_DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamervragen.filters import KamervraagFilter
    from kamervragen.results.facet_table import Numbers
    from kamervragen.statistics.measures import Measures

TERM, POSTPONED = ANSWER_TERM.days, POSTPONED_TERM.days
HALF, NINE_OF_TEN = (1, 2), (9, 10)


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
    ends = [*starts[1:].tolist(), len(keys)]
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

    ``value`` is the figure itself, a share in hundredths of a per cent; None where there is none.
    """

    value: float | None
    unit: str
    count: int  # Kamervragen in that list
    query: str  # of that list


NO_CELL = Cell(value=None, unit="", count=0, query="")


def cells(found: Figures, asked: KamervraagFilter, only: Mapping[str, Sequence[str]]) -> list[Cell]:
    """In the order of `COLUMNS`; ``only`` narrows the list to what the figures are of."""

    def cell(value: float | None, count: int, unit: str = "", **filters: list[str]) -> Cell:
        return Cell(value=value, unit=unit, count=count, query=asked.query_of({**only, **filters}))

    def share(part: int, whole: int, **filters: list[str]) -> Cell:
        return cell(100 * part / whole if whole else None, part, "%", **filters)

    return [
        cell(found.put, found.put),
        cell(found.answered, found.answered, status=["beantwoord"]),
        cell(found.median, found.timed, "dagen", dagen_van=["0"]),
        cell(found.ninetieth, found.timed, "dagen", dagen_van=["0"]),
        share(found.within_term, found.timed, dagen_tot=[str(TERM)]),
        share(found.within_postponed, found.timed, dagen_tot=[str(POSTPONED)]),
        share(found.postponed, found.put, uitgesteld=["ja"]),
        cell(found.open, found.open, status=["open", "uitgesteld"]),
    ]


COLUMNS = {
    "gesteld": "Gesteld",
    "beantwoord": "Beantwoord",
    "mediaan": "Mediaan",
    "negentig": "90 % binnen",
    "binnen-21": "Binnen 21 dagen",
    "binnen-42": "Binnen 42 dagen",
    "uitgesteld": "Uitgesteld",
    "open": "Nu open",
}


def left_out(found: Figures, asked: KamervraagFilter) -> dict[str, Cell]:
    """What counts as put and is in no figure of days, each with its list."""
    counted = {
        "untimed": (found.untimed, {"termijn": ["niet-te-berekenen"]}),
        "open": (found.open, {"status": ["open", "uitgesteld"]}),
        "withdrawn": (found.withdrawn, {"status": ["ingetrokken"]}),
        "closed": (found.closed, {"status": ["afgedaan"]}),
        "unknown": (found.unknown, {"status": ["onbekend"]}),
    }
    return {
        name: Cell(value=count, unit="", count=count, query=asked.query_of(filters))
        for name, (count, filters) in counted.items()
    }
