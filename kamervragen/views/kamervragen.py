"""The list of Kamervragen, the archive by date, and the page of one."""

from collections.abc import Set
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from kamervragen.deadlines.clock import clock
from kamervragen.deadlines.days import today
from kamervragen.deadlines.derivation import derivation
from kamervragen.deadlines.facts import facts_of
from kamervragen.destinations import destination
from kamervragen.differences.versions import histories, successions
from kamervragen.filters import KamervraagFilter
from kamervragen.importing.relating import relate_if_stale
from kamervragen.models import Kamervraag
from kamervragen.pagination import listing
from kamervragen.refusals import NotInArchive
from kamervragen.results.named_filters import query_with_named_filters
from kamervragen.results.page import results_page
from kamervragen.views.calendar_month import calendar_month
from kamervragen.views.dossier import dossier
from kamervragen.views.linked_data import linked_data
from kamervragen.views.neighbours import LIST
from kamervragen.views.references import references
from kamervragen.views.timeline import timeline


@require_safe
def kamervragen(request: HttpRequest) -> HttpResponse:
    asked = KamervraagFilter(request.GET, Kamervraag.objects.all(), today=today())
    if query := query_with_named_filters(asked):
        return redirect(f"{reverse('kamervragen')}?{query}")
    said = _without_empty_fields(request.GET, asked.known.keys())
    if said != request.GET:
        return redirect("?".join(filter(None, [request.path, said.urlencode()])))
    if asked.data.keys() == {"q"} and (address := destination(asked.data["q"])):
        return redirect(address)
    page = results_page(asked, request.GET)
    context = {"filter": asked, "results": page, "listing": page.listing}
    return render(request, "kamervragen/list.html", context)


def _without_empty_fields(query: QueryDict, names: Set[str]) -> QueryDict:
    """Of a form that was sent: a list has one address, which can be read."""
    said = query.copy()
    for name in names & query.keys():
        said.setlist(name, [value for value in query.getlist(name) if value])
    return said


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    per_year = Kamervraag.objects.per_year()
    if year not in per_year:
        raise NotInArchive(gettext("Er zijn geen Kamervragen van %(year)s.") % {"year": year})
    per_month = Kamervraag.objects.in_years([year]).per_month()
    context = {
        "year": year,
        "total": per_year[year],
        "years": per_year,
        "months": [(date(year, month, 1), per_month.get(month, 0)) for month in range(1, 13)],
    }
    return render(request, "kamervragen/year.html", context)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    per_day = Kamervraag.objects.in_month(year, month).per_day()
    if not per_day:
        words = gettext("Er zijn geen Kamervragen van %(month)s.")
        raise NotInArchive(words % {"month": date_format(date(year, month, 1), "F Y")})
    context = {
        "month": date(year, month, 1),
        "total": sum(per_day.values()),
        "weeks": calendar_month(year, month, per_day),
    }
    return render(request, "kamervragen/month.html", context)


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    try:
        submitted_on = date(year, month, day)
    except ValueError as error:
        raise NotInArchive(gettext("Deze dag bestaat niet.")) from error
    on_that_day = Kamervraag.objects.submitted_on(submitted_on).newest_first()
    context = {"day": submitted_on, "listing": listing(on_that_day, request.GET)}
    return render(request, "kamervragen/day.html", context)


@require_safe
def kamervraag(request: HttpRequest, number: str) -> HttpResponse:
    found = Kamervraag.objects.numbered(number).for_detail().first()
    if found is None:
        return _moved(request, number)
    publications = found.publications.all()
    changes = successions(history for each in publications for history in histories(each))
    in_order = dossier(found, found.ties)
    with override(settings.LANGUAGE_CODE):  # machines are told the same on a page in any language
        address = request.build_absolute_uri(found.get_absolute_url())
        said = linked_data(found, in_order, address)
    context = {
        "kamervraag": found,
        "dossier": in_order,
        "linked_data": said,
        "references": references(found),
        "timeline": timeline(found, changes, found.recess_rows),
        "changes": changes,
        "list": request.GET.get(LIST, ""),
        "derivation": derivation(clock(facts_of(found), on=today())),
    }
    return render(request, "kamervragen/detail.html", context)


@require_safe
def related(request: HttpRequest, number: str) -> HttpResponse:
    """Those about the same. Compares where that was not done yet: it fills a cache, no more."""
    numbered = Kamervraag.objects.numbered(number)
    relate_if_stale(numbered)
    found = numbered.with_related().first()
    if found is None:
        raise _not_in_archive(number)
    return render(request, "kamervragen/related.html", {"kamervraag": found})


def _moved(request: HttpRequest, name: str) -> HttpResponse:
    """To the address of what goes by another spelling, or by the identifier of a publication."""
    found = Kamervraag.objects.known_as(name).for_list()
    match list(found):
        case []:
            raise _not_in_archive(name)
        case [only]:
            return redirect(only, permanent=True)
        case several:
            context = {"name": name, "kamervragen": several}
            return render(request, "kamervragen/several.html", context)


def _not_in_archive(name: str) -> NotInArchive:
    words = gettext("Er is geen Kamervraag met het nummer “%(number)s” in dit archief.")
    return NotInArchive(words % {"number": name[:80]})
