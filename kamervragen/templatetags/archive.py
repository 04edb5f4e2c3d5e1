"""What templates need to show the archive. The one place where stored text becomes safe HTML."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from django import template
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from kamervragen.deadlines.clock import clock
from kamervragen.deadlines.days import counted, today
from kamervragen.deadlines.facts import facts_in_brief
from kamervragen.models import Kind, PublicationKind, Reading, SourceLink, Status
from kamervragen.models.imports import problem_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamervragen.models import Kamervraag, Person, Publication
    from kamervragen.results.facets import Facet, FacetValue

PARTS = Reading._meta.get_field("part").flatchoices
CURRENT = SafeString(' aria-current="true"')
DUTCH = SafeString(' lang="nl"')  # what comes from official documents, on pages in any language
ANSWERING = ("answer", "further_answer")
Row: TypeAlias = "Mapping[str, str | None]"  # as gathered by models.page_rows
T = TypeVar("T")

_LINK = re.compile(r'<a href="(?P<address>https?://[^"]+)"(?: rel="[^"]*")?>')

register = template.Library()


@register.filter
def official_text(html: str, ours: Mapping[str, str] | None = None) -> SafeString:
    """A stored text: the parser wrote it from escaped pieces, an editor's was cleaned by nh3.

    Its links lead to official addresses; those that ``ours`` has lead to our own page instead.
    """
    if ours:
        html = _LINK.sub(lambda link: _own_link(link, ours), html)
    return mark_safe(html)  # noqa: S308 # a closed set of tags, never from a visitor


def _own_link(link: re.Match[str], ours: Mapping[str, str]) -> str:
    own = ours.get(unescape(link["address"]))
    return format_html('<a href="{}">', own) if own else link.group()


@register.simple_tag
def day(on: date) -> SafeString:
    """A day in words, that machines can read too."""
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), date_format(on, "j F Y"))


@register.filter
def day_of(iso: str) -> SafeString:
    """A day that a page's query gave as text."""
    return day(date.fromisoformat(iso))


@register.filter
def moment(iso: str) -> str:
    """A stored moment on the clock of Amsterdam."""
    return date_format(localtime(datetime.fromisoformat(iso)), "j F Y, H:i")


@register.simple_tag
def standing(kamervraag: Kamervraag) -> SafeString:
    """Where a Kamervraag stands, in a few words."""
    marks = standing_marks(kamervraag).items()
    return format_html_join(" ", '<span class="standing {}">{}</span>', marks)


@register.filter
def standing_in_words(kamervraag: Kamervraag) -> str:
    """The same as plain text."""
    return ", ".join(standing_marks(kamervraag).values())


def standing_marks(kamervraag: Kamervraag) -> dict[str, str]:
    """The words by what they say: where it stands, and whether that is late.

    That its term is past is certain today, that nobody answered only as of the last sync.
    """
    marks = {f"is-{kamervraag.status}": _standing(kamervraag)}
    if days_late := clock(facts_in_brief(kamervraag), on=today()).days_late:
        is_answered = kamervraag.is_answered
        words = gettext("%(days)s te laat") if is_answered else gettext("termijn %(days)s voorbij")
        marks["is-late"] = words % {"days": counted(days_late)}
    return marks


def _standing(kamervraag: Kamervraag) -> str:
    if kamervraag.kind == Kind.ORAL:
        return gettext("mondeling")
    if kamervraag.response_days is not None:
        days = counted(kamervraag.response_days)
        return gettext("beantwoord na %(days)s") % {"days": days}
    return str(Status(kamervraag.status).label)


@register.simple_tag
def submitters(rows: Iterable[Row]) -> SafeString:
    """Those who ask with their parties, linked."""
    language = get_language()
    return _in_words(
        format_html(
            "{}{}",
            _linked(language, "member", row["person_slug"], _name(row)),
            _party(language, row),
        )
        for row in rows
    )


@register.simple_tag
def names(rows: Iterable[Row]) -> SafeString:
    """Those who ask with their parties, as plain words."""
    return _in_words(
        format_html("{} (<span{}>{}</span>)", _name(row), DUTCH, party)
        if party
        else format_html("{}", _name(row))
        for row in rows
        for party in [row["party_name"] or row["party"]]
    )


@register.simple_tag
def addressees(rows: Iterable[Row]) -> SafeString:
    """Offices as printed, each linked to its ministry, with who held it; else the name alone."""
    language = get_language()
    return _in_words(
        format_html("{}{}", _office(language, row), _holder(language, row)) for row in rows
    )


def _name(row: Row) -> str:
    return row["person"] or row["name"] or ""


def _party(language: str, row: Row) -> SafeString | str:
    printed = row["party_name"] or row["party"]
    if not printed:
        return ""
    party = _linked(language, "party", row["party_slug"], printed, is_official=True)
    return format_html(" ({})", party)


def _office(language: str, row: Row) -> SafeString:
    words = row["printed"] or row["ministry"] or row["name"] or ""
    return _linked(language, "ministry", row["ministry_slug"], words, is_official=True)


def _holder(language: str, row: Row) -> SafeString | str:
    holder = row["person"]
    if not holder:
        return ""
    return format_html(" ({})", _linked(language, "minister", row["person_slug"], holder))


def _linked(
    language: str, view: str, slug: str | None, words: str, *, is_official: bool = False
) -> SafeString:
    """Words with their page in a language, if any; official words are Dutch in all."""
    marked = DUTCH if is_official else ""
    if slug:
        return format_html('<a href="{}"{}>{}</a>', _address(language, view, slug), marked, words)
    return format_html("<span{}>{}</span>", marked, words) if marked else format_html("{}", words)


@lru_cache(maxsize=10_000)
def _address(_language: str, view: str, slug: str) -> str:
    """A list names the same people in every row; in each language they are elsewhere."""
    return reverse(view, args=[slug])


def _in_words(parts: Iterable[SafeString]) -> SafeString:
    """One, two and three."""
    *most, last = [*parts] or [SafeString()]
    joined = format_html_join(", ", "{}", ((part,) for part in most))
    return format_html(gettext("{} en {}"), joined, last) if most else last


@register.filter
def of(figures: Mapping[int, T] | str, row_id: int) -> T | None:
    """What a mapping holds for a row, if anything; a template without the mapping has a string."""
    return None if isinstance(figures, str) else figures.get(row_id)


@register.filter
def by_letter(people: Iterable[Person]) -> list[tuple[str, list[Person]]]:
    """People under the first letter of their sort key."""
    groups = groupby(people, key=lambda person: person.sort_key[:1].upper())
    return [(letter, list(group)) for letter, group in groups]


@register.simple_tag
def respondents(rows: Iterable[Row], role: str) -> SafeString:
    """Who answered in this role, once each; not who only announced a postponement."""
    shown = {
        (row["name"], row["printed"]): row
        for row in rows
        if row["kind"] in ANSWERING and row["role"] == role
    }
    return format_html_join("", "<li>{}</li>", ((_respondent(row),) for row in shown.values()))


def _respondent(row: Row) -> SafeString:
    language, name = get_language(), row["person"] or row["name"]
    office = _office(language, row)
    if not name:
        return office
    return format_html("{}, {}", _linked(language, "minister", row["person_slug"], name), office)


@register.simple_tag
def others(publication: Publication, kamervraag: Kamervraag) -> list[str]:
    """The other Kamervragen that a publication is about, not its own number in the register."""
    cases = (row for row in kamervraag.publications.all() if row.kind == PublicationKind.CASE)
    own = {kamervraag.number, *(number for case in cases for number in case.numbers)}
    return [number for number in publication.numbers if number not in own]


@register.filter
def part_name(part: str) -> str:
    """A part of a document in words."""
    return str(dict(PARTS).get(part, part))


@register.filter
def link_name(kind: str) -> str:
    """What one finds at an address, in words."""
    return str(SourceLink.Kind(kind).label)


@register.filter
def described(kind: str) -> str:
    """The sentence about a kind of problem."""
    return problem_sentence(kind)


@register.simple_tag
def facet_values(facet: Facet) -> SafeString:
    """Its values with their counts, each a link that adds it or takes it away."""
    return _values(facet.values, DUTCH if facet.is_official else SafeString())


def _values(values: Iterable[FacetValue], language: SafeString) -> SafeString:
    return format_html(
        "<ul{}>{}</ul>",
        language,
        format_html_join(
            "",
            '<li><a href="?{}" rel="nofollow"{}>{}</a> <span class="figure">{}</span>{}</li>',
            (
                (
                    value.query,
                    CURRENT if value.is_chosen else "",
                    value.name,
                    number_format(value.count, force_grouping=True),
                    _values(value.parts, SafeString()) if value.parts else "",
                )
                for value in values
            ),
        ),
    )
