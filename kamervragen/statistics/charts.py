"""Columns side by side, measured for drawing. The same figures stand in the table beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import slugify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamervragen.statistics.tables import Table

WIDE, HIGH = 480, 180  # of the columns, in the measure of the drawing
LABELS = 7  # at most, under the columns
GAP = 0.2  # of the room for a label


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A value for each label; None where there is nothing to draw."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: of which series it is, counted from one, and its place."""

    series: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is drawn; ``unit`` follows the figures beside the lines."""

    title: str
    description: str
    labels: Sequence[str]
    series: Sequence[Series]
    unit: str = ""

    @property
    def name(self) -> str:
        """To tell it from others on a page."""
        return slugify(self.title)

    @property
    def top(self) -> int:
        """The figure at the upper line: a round and even one that no column passes."""
        highest = max((value or 0 for each in self.series for value in each.values), default=0)
        size = 1
        while size * 10 < highest:
            size *= 10
        return next(step * size for step in (2, 4, 6, 8, 10) if step * size >= highest)

    @property
    def lines(self) -> list[tuple[float, str]]:
        """Heights with the figures that they stand for."""
        figures = [self.top, self.top / 2, 0]
        return [(HIGH - HIGH * each / self.top, f"{each:g}") for each in figures]

    @property
    def columns(self) -> list[Column]:
        room = WIDE / (len(self.labels) or 1)
        width = room * (1 - GAP) / len(self.series)
        return [
            Column(
                series=number,
                x=round(place * room + room * GAP / 2 + (number - 1) * width, 2),
                y=round(HIGH - HIGH * value / self.top, 2),
                width=round(width, 2),
                height=round(HIGH * value / self.top, 2),
            )
            for number, series in enumerate(self.series, start=1)
            for place, value in enumerate(series.values)
            if value
        ]

    @property
    def shown_labels(self) -> list[tuple[float, str]]:
        """Those for which there is room, in the middle of their columns."""
        step = -(-len(self.labels) // LABELS) or 1
        room = WIDE / (len(self.labels) or 1)
        return [
            (round((place + 0.5) * room, 2), label)
            for place, label in enumerate(self.labels)
            if place % step == 0
        ]


def chart_of(table: Table, *places: int, title: str, description: str, unit: str = "") -> Chart:
    """A column for each row of a table, in its order, under the value of the row."""
    return Chart(
        title=title,
        description=description,
        labels=[row.value for row in table.rows],
        series=[
            Series(
                name=table.columns[place],
                values=[row.cells[place].value for row in table.rows],
            )
            for place in places
        ],
        unit=unit,
    )


def chart_of_years(
    table: Table, *places: int, title: str, description: str, unit: str = ""
) -> Chart:
    """From the first year to the last, those without a row too."""
    rows = {int(row.value): row for row in table.rows if row.value.isdigit()}
    years = range(min(rows), max(rows) + 1) if rows else range(0)
    return Chart(
        title=title,
        description=description,
        labels=[str(year) for year in years],
        series=[
            Series(
                name=table.columns[place],
                values=[rows[year].cells[place].value if year in rows else None for year in years],
            )
            for place in places
        ],
        unit=unit,
    )
