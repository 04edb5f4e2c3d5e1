"""Every part of the design in every state, for those who work on it; only where DEBUG is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kamervragen.deadlines.clock import clock
from kamervragen.deadlines.days import today
from kamervragen.deadlines.derivation import derivation
from kamervragen.deadlines.facts import facts_of
from kamervragen.models import Kamervraag, Status
from kamervragen.pagination import listing
from kamervragen.statistics.summaries import summary_of
from kamervragen.views.dossier import dossier
from kamervragen.views.references import references
from kamervragen.views.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

COLOURS = {
    "paper": "achtergrond",
    "paper-raised": "wat eruit springt",
    "ink": "tekst",
    "ink-soft": "bijzaken",
    "line": "lijnen",
    "line-strong": "randen van velden",
    "accent": "vragen, knoppen, nadruk",
    "answer": "antwoorden",
    "late": "te laat",
    "mark": "gevonden woorden",
    "removed": "wat wegviel",
    "added": "wat erbij kwam",
}


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    context = {
        "colours": COLOURS,
        "examples": list(_one_of_each_status()),
        "years": Kamervraag.objects.per_year(),
        "listing": listing(Kamervraag.objects.newest_first(), request.GET),
        "summary": summary_of("soort", "schriftelijk"),
        **_postponed_and_answered(),
    }
    return render(request, "pages/style.html", context)


def _one_of_each_status() -> Iterator[Kamervraag]:
    for status in Status:
        yield from Kamervraag.objects.filter(status=status).newest_first().rows(0, 1)


def _postponed_and_answered() -> dict[str, object]:
    """A Kamervraag that was postponed and then answered, as its own page shows it."""
    noticed = Kamervraag.objects.ever_postponed().answered().oldest_first()
    found = noticed.for_detail().first()
    if found is None:
        return {}
    return {
        "kamervraag": found,
        "dossier": dossier(found, found.ties),
        "references": references(found),
        "timeline": timeline(found, (), found.recess_rows),
        "derivation": derivation(clock(facts_of(found), on=today())),
    }
