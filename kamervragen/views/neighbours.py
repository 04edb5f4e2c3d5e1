"""From one Kamervraag to the next in the list that a reader came from.

A row of a filtered list takes the query string of its list along, and its page passes that on to
these addresses. So nothing is looked for until somebody goes there, whatever the list is and
whatever its order; and no page is kept or remembered for anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kamervragen.deadlines.days import today
from kamervragen.filters import KamervraagFilter
from kamervragen.models import Kamervraag
from kamervragen.pagination import PAGE_SIZE, PARAMETER, page_number
from kamervragen.results.hits import Hits

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LIST = "lijst"  # the query string of a list, in the address of a Kamervraag


@require_safe
def previous(request: HttpRequest, number: str) -> HttpResponse:
    return _beside(request, number, -1)


@require_safe
def following(request: HttpRequest, number: str) -> HttpResponse:
    return _beside(request, number, 1)


def _beside(request: HttpRequest, number: str, step: int) -> HttpResponse:
    """To the neighbour; from an end, or where the list has changed, back to the list."""
    here = get_object_or_404(Kamervraag, number=number)
    asked = KamervraagFilter(request.GET, Kamervraag.objects.all(), today=today())
    page = page_number(request.GET)
    hits = Hits(asked)
    in_order = hits.first(min((page + 1) * PAGE_SIZE, hits.count()))
    place = in_order.index(here.pk) + step if here.pk in in_order else -1
    if not 0 <= place < len(in_order):
        return redirect(f"{reverse('kamervragen')}?{_query(asked, page)}")
    there = Kamervraag.objects.get(pk=in_order[place])
    query = _query(asked, place // PAGE_SIZE + 1)
    return redirect(f"{there.get_absolute_url()}?{urlencode({LIST: query})}")


def _query(asked: KamervraagFilter, page: int) -> str:
    at = f"{PARAMETER}={page}" if page > 1 else ""
    return "&".join(filter(None, [asked.query_of({}), at]))
