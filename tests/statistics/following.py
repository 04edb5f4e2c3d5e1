"""Following figures to the lists that they say they were counted from."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.test import Client
from django.test.utils import ContextList

from kamervragen.statistics.figures import Cell
from kamervragen.statistics.summaries import Summary
from kamervragen.statistics.tables import Table

# A cell of a table of figures: a link, or a dash where there is no figure.
_CELL = re.compile(
    r"<td>\s*(?:<a href=\"(?P<address>[^\"]+)\"[^>]*>(?P<shown>[^<]+)</a>|–)\s*</td>"
)
_TABLE = re.compile(r'<table class="figures.*?</table>', re.DOTALL)
_BOX = re.compile(r"<td>\s*<input[^>]*>\s*</td>|<td></td>")


TABLES = ("years", "days", "table", "compared", "medians", "put")


def cells_of(context: ContextList | dict[str, Any]) -> Iterator[Cell]:
    """Every figure that a page was given."""
    for name in TABLES:
        if isinstance(table := context.get(name), Table):
            yield from (cell for row in table.rows for cell in row.cells)
    yield from context.get("totals", [])
    yield from context.get("left_out", {}).values()
    if isinstance(summary := context.get("summary"), Summary):
        yield from summary.cells


def unlinked(page: str) -> list[str]:
    """Cells of tables of figures in which there stands something else than a link or a dash."""
    tables = "".join(_BOX.sub("", table) for table in _TABLE.findall(page))
    return re.findall(r"<td>.*?</td>", _CELL.sub("", tables), re.DOTALL)


def mismatches(
    client: Client, cells: Iterable[Cell], lengths: dict[str, int]
) -> list[tuple[Cell, int]]:
    """Figures of which the list has another length; ``lengths`` are those of lists seen before."""
    found = []
    for cell in cells:
        if cell.value is None:
            continue
        if cell.query not in lengths:
            response = client.get(f"/kamervragen/?{cell.query}")
            assert response.status_code == 200, cell
            lengths[cell.query] = response.context["listing"].count
        if lengths[cell.query] != cell.count:
            found.append((cell, lengths[cell.query]))
    return found
