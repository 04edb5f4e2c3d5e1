"""Lists with an address of their own, by ministry and by minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import QueryDict
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kamervragen.deadlines.days import today
from kamervragen.filters import KamervraagFilter
from kamervragen.models import Kamervraag
from kamervragen.pagination import listing
from kamervragen.results.hits import Hits
from kamervragen.saved_filters import saved_filters
from kamervragen.statistics.waiting import waiting_by

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def saved_list(request: HttpRequest, name: str) -> HttpResponse:
    day = today()
    lists = saved_filters(day)
    chosen = lists[name]
    asked = KamervraagFilter(QueryDict(chosen.query), Kamervraag.objects.all(), today=day)
    context = {
        "list": chosen,
        "lists": lists.values(),
        "listing": listing(Hits(asked), request.GET),
        "groups": [
            (gettext("Per ministerie"), "ministry", waiting_by(asked, "ministerie", on=day)),
            (
                gettext("Per bewindspersoon"),
                "minister",
                waiting_by(asked, "bewindspersoon", on=day),
            ),
        ],
    }
    return render(request, "kamervragen/saved_list.html", context)
