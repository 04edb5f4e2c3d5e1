"""The addresses that search engines should know, in sections: one for each year, and a few more.

Django's own sitemaps count and date every section to make an index of them, and put each address
through a template: with tens of thousands of addresses that takes seconds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kamervragen.converters import YearConverter
from kamervragen.deadlines.days import today
from kamervragen.models import Kamervraag, Ministry, Party, Person, Topic
from kamervragen.refusals import NotInArchive
from kamervragen.saved_filters import saved_filters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from django.http import HttpRequest

HOUR = 60 * 60  # seconds
UNDATED = "zonder-datum"
YEAR = re.compile(YearConverter.regex)
PLAIN_PAGES = (
    *("home", "kamervragen", "about", "ledger", "statistics"),
    *("ministers", "ministries", "members", "parties", "topics"),
)


@require_safe
@cache_control(public=True, max_age=HOUR)
def index(request: HttpRequest) -> HttpResponse:
    """Of all sections."""
    addresses = [reverse("sitemap", args=[section]) for section in _sections()]
    return _document(request, "sitemapindex", "sitemap", ((each, None) for each in addresses))


@require_safe
@cache_control(public=True, max_age=HOUR)
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """Of one section."""
    addresses = list(_addresses(section))
    if not addresses:
        raise NotInArchive(f"Er is geen deel “{section[:80]}” van de sitemap.")
    return _document(request, "urlset", "url", addresses)


def _sections() -> list[str]:
    real = Kamervraag.objects.real()
    undated = [UNDATED] if real.in_years([None]).exists() else []
    return [*SECTIONS, *map(str, real.per_year()), *undated]


def _addresses(section: str) -> Iterable[tuple[str, datetime | None]]:
    """With the moment of the last change, where that is known; none of an unknown section."""
    if section in SECTIONS:
        return ((address, None) for address in SECTIONS[section]())
    if section != UNDATED and not YEAR.fullmatch(section):
        return ()
    year = None if section == UNDATED else int(section)
    rows = Kamervraag.objects.real().in_years([year]).oldest_first().numbers_with_changes()
    return ((reverse("kamervraag", args=[number]), changed_at) for number, changed_at in rows)


def _pages() -> Iterator[str]:
    yield from map(reverse, PLAIN_PAGES)
    for name in saved_filters(today()):
        yield reverse("saved_list", args=[name])
    for year in Kamervraag.objects.real().per_year():
        yield reverse("year", args=[year])


def _members() -> Iterator[str]:
    for person in Person.objects.submitting().real():
        yield reverse("member", args=[person.slug])


def _ministers() -> Iterator[str]:
    for person in Person.objects.in_office().real():
        yield reverse("minister", args=[person.slug])


def _ministries() -> Iterator[str]:
    yield from (each.get_absolute_url() for each in Ministry.objects.unmerged().real())


def _parties() -> Iterator[str]:
    yield from (each.get_absolute_url() for each in Party.objects.submitting().real())


def _topics() -> Iterator[str]:
    yield from (each.get_absolute_url() for each in Topic.objects.in_use())


# By their names in addresses; all others are years.
SECTIONS: dict[str, Callable[[], Iterator[str]]] = {
    "paginas": _pages,
    "kamerleden": _members,
    "bewindspersonen": _ministers,
    "ministeries": _ministries,
    "fracties": _parties,
    "onderwerpen": _topics,
}


def _document(
    request: HttpRequest,
    root: str,
    element: str,
    addresses: Iterable[tuple[str, datetime | None]],
) -> HttpResponse:
    """As sitemaps.org has it."""
    site = request.build_absolute_uri("/").removesuffix("/")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for address, changed_at in addresses:
        changed = f"<lastmod>{changed_at:%Y-%m-%dT%H:%M:%SZ}</lastmod>" if changed_at else ""
        lines.append(f"<{element}><loc>{site}{escape(address)}</loc>{changed}</{element}>")
    lines.append(f"</{root}>\n")
    return HttpResponse("\n".join(lines), content_type="application/xml")
