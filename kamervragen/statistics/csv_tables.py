"""Tables as CSV, for spreadsheets and programs."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from django.utils.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kamervragen.statistics.tables import Table

MEDIA_TYPE = "text/csv; charset=utf-8"
# Excel takes UTF-8 for something else without it ("FinanciÃ«n"); what else reads CSV skips it.
BYTE_ORDER_MARK = "\ufeff"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(table: Table, *, address: str) -> str:
    """All rows with their figures; ``address`` is that of the list, to which each query belongs."""
    rows = (
        [row.name, *(_number(cell.value) for cell in row.cells), f"{address}?{row.cells[0].query}"]
        for row in table.rows
    )
    units = (cell.unit for cell in table.rows[0].cells) if table.rows else ()
    columns = [
        f"{column} ({unit})" if unit else column
        for column, unit in zip(table.columns, [*units] or [""] * len(table.columns), strict=True)
    ]
    return written([[table.heading, *columns, gettext("Lijst")], *rows])


def written(rows: Iterable[Sequence[str]]) -> str:
    text = StringIO()
    csv.writer(text).writerows([_as_text(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


def _number(value: float | None) -> str:
    """With a point, as programs want it; empty where there is none."""
    if value is None:
        return ""
    return f"{value:.1f}".removesuffix(".0")


def _as_text(cell: str) -> str:
    """A spreadsheet would execute a name that begins like a formula."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
