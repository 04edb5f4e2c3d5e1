"""Columns by year that are links: drawings without style or script."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamervragen.results.facets import Facet
    from kamervragen.statistics.summaries import Summary

WIDE, HIGH = 240, 60  # of a histogram, in its own measure
WIDEST = 20  # of a column, where there are few
CURRENT = SafeString(' aria-current="true"')

register = template.Library()


class _Column(NamedTuple):
    name: str
    number_of: int
    address: str  # empty where there is nothing
    attributes: SafeString


@register.simple_tag
def histogram(facet: Facet) -> SafeString:
    """A column for each year of a facet, that narrows the list to it."""
    nofollow = SafeString(' rel="nofollow"')
    return _drawn(
        [
            _Column(
                value.name,
                value.count,
                f"?{value.query}" if value.count or value.is_chosen else "",
                nofollow + (CURRENT if value.is_chosen else SafeString()),
            )
            for value in facet.values
        ]
    )


@register.simple_tag
def year_histogram(years: Mapping[int, int]) -> SafeString:
    """A column for each year from the first to the last, that leads to its page."""
    return _drawn(
        [
            _Column(
                str(year),
                years.get(year, 0),
                reverse("year", args=[year]) if year in years else "",
                SafeString(),
            )
            for year in range(min(years), max(years) + 1)
        ]
    )


@register.simple_tag
def summary_histogram(summary: Summary) -> SafeString:
    """A column for each year of one minister, party, …, that leads to the list of it."""
    found = {each.year: each for each in summary.years}
    return _drawn(
        [
            _Column(
                str(year),
                found[year].count if year in found else 0,
                f"{reverse('kamervragen')}?{found[year].query}" if year in found else "",
                SafeString(' rel="nofollow"'),
            )
            for year in range(min(found), max(found) + 1)
        ]
    )


def _drawn(columns: Sequence[_Column]) -> SafeString:
    width = min(WIDE / len(columns), WIDEST)
    highest = max(column.number_of for column in columns) or 1
    links = format_html_join(
        "",
        '<a href="{}"{}><title>{}: {}</title>'
        '<rect class="hit-area" x="{}" y="0" width="{}" height="{}"/>'
        '<rect class="column" x="{}" y="{}" width="{}" height="{}"/></a>',
        (
            (
                column.address,
                column.attributes,
                column.name,
                number_format(column.number_of, force_grouping=True),
                round(place * width, 2),
                round(width, 2),
                HIGH,
                round(place * width + width * 0.1, 2),
                round(HIGH - height, 2),
                round(width * 0.8, 2),
                round(height, 2),
            )
            for place, column in enumerate(columns)
            if column.address
            for height in [HIGH * column.number_of / highest]
        ),
    )
    return format_html(
        '<svg class="histogram" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>'
        '<p class="histogram-ends"><span>{}</span><span>{}</span></p>',
        WIDE,
        HIGH,
        gettext("Per jaar"),
        links,
        columns[0].name,
        columns[-1].name if len(columns) > 1 else "",
    )
