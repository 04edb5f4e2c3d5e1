"""Filters typed among the words: "stikstof minister:hoekstra jaar:2021", made into real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.text import slugify

from kamervragen.filter_fields import FIRST_YEAR, LAST_YEAR
from kamervragen.models import Ministry, Party, Person, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamervragen.filters import KamervraagFilter

MOST = 20  # people of one name


def query_with_named_filters(asked: KamervraagFilter) -> str:
    """The same search with its named filters as filters of their own; empty without any known."""
    typed = asked.data.get("q", "")
    values = {name: list(asked.values(name)) for name in set(_FILTERS.values())}
    found = False
    for name, value in asked.search.filters:
        if meant := _MEANT[name](value):
            values[_FILTERS[name]] = list(dict.fromkeys([*values[_FILTERS[name]], *meant]))
            typed = _without(typed, name, value)
            found = True
    return asked.query_of({"q": [typed] if typed else [], **values}) if found else ""


def unknown_filters(asked: KamervraagFilter) -> list[str]:
    """What is left of them in the words: nobody and nothing goes by that name."""
    return [f"{name}:{value}" for name, value in asked.search.filters]


def _without(typed: str, name: str, value: str) -> str:
    for printed in (f'{name}:"{value}"', f"{name}:{value}"):
        place = typed.lower().find(printed.lower())
        if place >= 0:
            typed = typed[:place] + typed[place + len(printed) :]
            break
    return " ".join(typed.split())


def _ministers(value: str) -> Sequence[str]:
    return list(Person.objects.asked_or_answering().called(slugify(value))[:MOST])


def _members(value: str) -> Sequence[str]:
    return list(Person.objects.submitting().called(slugify(value))[:MOST])


def _parties(value: str) -> Sequence[str]:
    return list(Party.objects.submitting().called(value)[:MOST])


def _ministries(value: str) -> Sequence[str]:
    return list(Ministry.objects.asked_or_answering().called(value)[:MOST])


def _topics(value: str) -> Sequence[str]:
    return list(Topic.objects.in_use().called(value)[:MOST])


def _years(value: str) -> Sequence[str]:
    """One, or all from the first to the last: 2021-2023."""
    first, _, last = value.partition("-")
    if not (first.isascii() and first.isdigit()) or (last and not last.isdigit()):
        return []
    years = range(int(first), int(last or first) + 1)
    if not FIRST_YEAR <= int(first) <= int(last or first) < LAST_YEAR:
        return []
    return [str(year) for year in years]


_FILTERS = {
    "minister": "bewindspersoon",
    "ministerie": "ministerie",
    "lid": "kamerlid",
    "partij": "fractie",
    "jaar": "jaar",
    "onderwerp": "onderwerp",
}
_MEANT: dict[str, Callable[[str], Sequence[str]]] = {
    "minister": _ministers,
    "ministerie": _ministries,
    "lid": _members,
    "partij": _parties,
    "jaar": _years,
    "onderwerp": _topics,
}
