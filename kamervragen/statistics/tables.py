"""Tables of figures: by year, by days to the answer, and by minister, party, topic and the like."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from django.utils.translation import gettext, gettext_lazy

from kamervragen.filter_fields import UNKNOWN_YEAR
from kamervragen.models import Ministry, Party, Person, Topic
from kamervragen.statistics.figures import COLUMNS, NO_CELL, Cell, cells, figures_by, labels
from kamervragen.statistics.measures import NO_DAYS, NO_YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamervragen.filters import KamervraagFilter
    from kamervragen.statistics.measures import Measures

WEEK = 7
LAST_BIN = 12 * WEEK  # of the histogram; what took longer is in one
HEADINGS = {
    "jaar": gettext_lazy("Jaar"),
    "ministerie": gettext_lazy("Ministerie"),
    "bewindspersoon": gettext_lazy("Bewindspersoon"),
    "fractie": gettext_lazy("Fractie"),
    "kamerlid": gettext_lazy("Kamerlid"),
    "onderwerp": gettext_lazy("Onderwerp"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the figures are of: its name, how filters name it, and a cell for each column."""

    name: str
    value: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of figures under columns; ``more`` is how many rows are left out."""

    heading: str  # of the first column
    columns: Sequence[str]
    rows: Sequence[Row]
    more: int = 0


def table_by(
    asked: KamervraagFilter,
    measured: Measures,
    group: str,
    *,
    order: str = "gesteld",
    most: int | None = None,
) -> Table:
    """A row for each minister, party, … that is found or, where some are asked for, of those.

    The highest of the column ``order`` come first; ``most`` is how many rows to show.
    """
    found = figures_by(*measured.by(group))
    chosen = {row.pk for row in asked.form.cleaned_data.get(group, ())}
    wanted = {pk: each for pk, each in found.items() if not chosen or pk in chosen}
    value = COLUMNS[order].value
    shown = sorted(wanted, key=lambda pk: (-(value(wanted[pk]) or 0), -wanted[pk].put, pk))[:most]
    names = _names(group, shown)
    return Table(
        heading=str(HEADINGS[group]),
        columns=labels(),
        rows=[
            Row(name=name, value=slug, cells=cells(wanted[pk], asked, {group: [slug]}))
            for pk in shown
            for slug, name in [names[pk]]
        ],
        more=len(wanted) - len(shown),
    )


def _names(group: str, pks: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Value in the address and name, by primary key."""
    if group == "onderwerp":
        topics = Topic.objects.filter(pk__in=pks).select_related("parent")
        return {topic.pk: (topic.path, str(topic)) for topic in topics}
    model = {"ministerie": Ministry, "fractie": Party}.get(group, Person)
    rows = model._default_manager.filter(pk__in=pks).order_by()
    return {pk: (slug, name) for pk, slug, name in rows.values_list("pk", "slug", "name")}


def table_by_year(
    asked: KamervraagFilter,
    measured: Measures,
    only: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Table:
    """The newest year first, what has no day of submission last; ``only`` is as for `cells`."""
    found = dict(sorted(figures_by(measured.year, measured).items(), reverse=True))
    rows = [
        Row(
            name=_year_name(value),
            value=value,
            cells=cells(each, asked, {**only, "jaar": [value]}),
        )
        for year, each in found.items()
        for value in [UNKNOWN_YEAR if year == NO_YEAR else str(year)]
    ]
    return Table(heading=str(HEADINGS["jaar"]), columns=labels(), rows=rows)


def _year_name(value: str) -> str:
    return gettext("dag onbekend") if value == UNKNOWN_YEAR else value


def _newest_first(year: tuple[str, object]) -> tuple[bool, int]:
    value, _ = year
    return (True, 0) if value == UNKNOWN_YEAR else (False, -int(value))


def table_by_days(asked: KamervraagFilter, measured: Measures) -> Table:
    """How many were answered in each week after submission, and what share that is."""
    days = measured.days[measured.days != NO_DAYS]
    edges = [0, *range(WEEK + 1, LAST_BIN + 2, WEEK)]  # 0–7, 8–14, …
    counts, _ = np.histogram(days, bins=[*edges, np.iinfo(np.int32).max])
    return Table(
        heading=gettext("Dagen tot het antwoord"),
        columns=[gettext("Beantwoord"), gettext("Aandeel")],
        rows=[
            _bin(asked, first, last, count, len(days))
            for first, last, count in zip(
                edges, [*(edge - 1 for edge in edges[1:]), None], counts.tolist(), strict=True
            )
        ],
    )


def _bin(asked: KamervraagFilter, first: int, last: int | None, count: int, whole: int) -> Row:
    until = {} if last is None else {"dagen_tot": [str(last)]}
    query = asked.query_of({"dagen_van": [str(first)], **until})
    share = 100 * count / whole if whole else None
    return Row(
        name=_bin_name(first, last),
        value=str(first),
        cells=[
            Cell(value=count, unit="", count=count, query=query),
            Cell(value=share, unit="%", count=count, query=query),
        ],
    )


def _bin_name(first: int, last: int | None) -> str:
    if last is None:
        return gettext("meer dan %(days)s") % {"days": first - 1}
    return gettext("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def side_by_side(table: Table) -> Table:
    """A row for each column, and a column for each row: to compare two or more."""
    return Table(
        heading="",
        columns=[row.name for row in table.rows],
        rows=[
            Row(name=column, value="", cells=[row.cells[place] for row in table.rows])
            for place, column in enumerate(table.columns)
        ],
    )


def by_year_of_each(
    asked: KamervraagFilter, measured: Measures, group: str, of: Sequence[Row]
) -> list[Table]:
    """The years of each of these, which are asked for."""
    keys, measured_of_each = measured.by(group)
    slug = asked.filters[group].extra["to_field_name"]
    pks = {getattr(row, slug): row.pk for row in asked.form.cleaned_data[group]}
    return [
        table_by_year(
            asked,
            measured_of_each.at(np.flatnonzero(keys == pks[each.value])),
            {group: [each.value]},
        )
        for each in of
    ]


def years_side_by_side(of: Sequence[Row], years: Sequence[Table], column: str) -> Table:
    """One figure of each of these, year by year, the newest first."""
    place = list(COLUMNS).index(column)
    found = [{row.value: row for row in table.rows} for table in years]
    every_year = {row.value: row.name for table in years for row in table.rows}
    return Table(
        heading=str(HEADINGS["jaar"]),
        columns=[each.name for each in of],
        rows=[
            Row(
                name=name,
                value=year,
                cells=[rows[year].cells[place] if year in rows else NO_CELL for rows in found],
            )
            for year, name in sorted(every_year.items(), key=_newest_first)
        ],
    )
