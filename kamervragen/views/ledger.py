"""What the archive has of what the official services list, and what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kamervragen.models.ledger import SERVICE_OF
from kamervragen.refusals import NotInArchive
from kamervragen.statistics.ledger import (
    GROUPS,
    columns,
    last_listings,
    per_month,
    per_year,
    undated,
)

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from kamervragen.statistics.ledger import Period


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    context = _table(per_year()) | {"listings": last_listings()}
    return render(request, "ledger/ledger.html", context)


@require_safe
def ledger_of_year(request: HttpRequest, year: int) -> HttpResponse:
    months = per_month(year)
    if not months:
        words = gettext("De diensten noemen geen documenten van %(year)s.")
        raise NotInArchive(words % {"year": year})
    return render(request, "ledger/year.html", _table(months) | {"year": year})


@require_safe
def ledger_of_undated(request: HttpRequest) -> HttpResponse:
    found = undated()
    if found is None:
        raise NotInArchive(gettext("De diensten noemen geen documenten zonder datum."))
    return render(request, "ledger/year.html", _table([found]) | {"year": None})


def _table(periods: list[Period]) -> dict[str, object]:
    """A column for each list and kind that there is anything of, a row for each period."""
    used = columns(periods)
    lists: dict[str, list[str]] = {}
    for service_list, group in used:
        name = f"{SERVICE_OF[service_list].label}: {service_list.label}"
        lists.setdefault(name, []).append(str(GROUPS[group]))
    rows = [(period, [period.tallies.get(column) for column in used]) for period in periods]
    return {"lists": list(lists.items()), "rows": rows}
