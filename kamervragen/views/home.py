"""The home page: what was just asked and answered, what is late, and the ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.http import QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kamervragen.deadlines.days import today
from kamervragen.filters import KamervraagFilter
from kamervragen.models import Kamervraag
from kamervragen.results.facets import facets_of
from kamervragen.results.hits import Hits
from kamervragen.saved_filters import WEEK, saved_filters
from kamervragen.statistics.waiting import waiting_by

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

SHOWN = 4  # of what was asked and of what was answered
MINISTRIES = 8  # of those that are late


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    day = today()
    everything = Hits(KamervraagFilter(QueryDict(), Kamervraag.objects.all(), today=day))
    late = KamervraagFilter(
        QueryDict(saved_filters(day)["te-laat"].query), Kamervraag.objects.all(), today=day
    )
    waiting = waiting_by(late, "ministerie", on=day)
    context = {
        "total": everything.count(),
        "facets": {facet.name: facet for facet in facets_of(everything)},
        "years": Kamervraag.objects.per_year(),
        "newest": Kamervraag.objects.newest_first().rows(0, SHOWN),
        "answers": Kamervraag.objects.latest_answers_first().rows(0, SHOWN),
        "this_week": _since(day - WEEK),
        "late": late.found().count(),
        "waiting": sorted(waiting, key=lambda each: -each.count)[:MINISTRIES],
    }
    return render(request, "pages/home.html", context)


def _since(before: date) -> dict[str, int]:
    """How many were put and answered after a day."""
    asked, answered = Q(submitted_on__gt=before), Q(answered_on__gt=before)
    recent = Kamervraag.objects.real().written().filter(asked | answered)
    counts: dict[str, int] = recent.aggregate(
        asked=Count("pk", filter=asked), answered=Count("pk", filter=answered)
    )
    return counts
