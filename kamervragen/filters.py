"""The query string as a form: the same filters for the site and everything beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, TypeAlias

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django_filters import (
    CharFilter,
    ChoiceFilter,
    DateFilter,
    FilterSet,
    ModelMultipleChoiceFilter,
    MultipleChoiceFilter,
    TypedMultipleChoiceFilter,
)

from kamervragen.models import Ministry, Party, Person, Topic
from kamervragen.models.kamervraag_queries import KamervraagQuerySet
from kamervragen.models.page_rows import named
from kamervragen.pagination import PARAMETER
from kamervragen.refusals import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from django.db.models import Model, QuerySet
    from django.http import QueryDict

# A filter as django-filter calls it: rows, the name of a field, the cleaned value.
Method: TypeAlias = Callable[..., KamervraagQuerySet]

MOST_WORDS = 10  # each is looked for in every text
CUT = 80  # of what a visitor typed, in a sentence about it
FIRST_YEAR, LAST_YEAR = 1900, 2100
STATUSES = {
    "open": "open",
    "uitgesteld": "uitgesteld",
    "te-laat": "te laat",
    "beantwoord": "beantwoord",
    "ingetrokken": "ingetrokken",
}
ORDERS = {
    "nieuwste": "nieuwste eerst",
    "oudste": "oudste eerst",
    "langst-open": "langst open eerst",
}
SELECTS = ("status", "ministerie", "bewindspersoon", "fractie", "kamerlid", "onderwerp")
SINGLE = ("q", "ingediend_van", "ingediend_tot", "beantwoord_van", "beantwoord_tot", "sorteer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Select:
    """A filter to choose a value for, with the values not chosen yet: slug and name."""

    name: str
    label: str
    choices: list[tuple[str, str]]


def _asking(method: Callable[..., KamervraagQuerySet]) -> Method:
    """A question of the query language as django-filter calls it."""
    return lambda rows, _name, value: method(rows, value)


def _asking_any(method: Callable[..., KamervraagQuerySet]) -> Method:
    """The same, for any of several rows; django-filter asks it for no rows at all too."""
    return lambda rows, _name, values: method(rows, *values) if values else rows


def _words(value: str) -> None:
    if len(value.split()) > MOST_WORDS:
        raise ValidationError(f"heeft meer dan {MOST_WORDS} woorden")


class DayFilter(DateFilter):
    """An ISO day."""

    def __init__(self, label: str, method: Callable[..., KamervraagQuerySet]) -> None:
        super().__init__(
            label=label,
            method=_asking(method),
            input_formats=["%Y-%m-%d"],
            error_messages={"invalid": "is geen dag; schrijf een dag als 2023-01-18"},
        )


class SlugFilter(ModelMultipleChoiceFilter):
    """Rows by the name in their address; more than one means: any of these."""

    def __init__(
        self,
        label: str,
        method: Callable[..., KamervraagQuerySet],
        rows: QuerySet[Model],
        *,
        slug: str = "slug",
    ) -> None:
        super().__init__(
            label=label,
            method=_asking_any(method),
            queryset=rows,
            to_field_name=slug,
            error_messages={"invalid_choice": "is niet bekend"},
        )


def _one_of(words: Mapping[str, str]) -> str:
    return f"bestaat niet; kies uit {', '.join(words)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveFilter:
    """A filter in force, in words, with the query string that is left without it."""

    name: str
    value: str
    label: str
    shown: str
    query_without: str


class KamervraagFilter(FilterSet):
    """All filters of Kamervragen. Empty values count for nothing; unknown ones are refused."""

    q = CharFilter(
        label="Woorden",
        method=_asking(KamervraagQuerySet.containing),
        max_length=200,
        error_messages={"max_length": "is te lang"},
        validators=[_words],
    )
    ingediend_van = DayFilter("Ingediend vanaf", KamervraagQuerySet.submitted_from)
    ingediend_tot = DayFilter("Ingediend tot en met", KamervraagQuerySet.submitted_until)
    beantwoord_van = DayFilter("Beantwoord vanaf", KamervraagQuerySet.answered_from)
    beantwoord_tot = DayFilter("Beantwoord tot en met", KamervraagQuerySet.answered_until)
    jaar = TypedMultipleChoiceFilter(
        label="Jaar",
        method=_asking(KamervraagQuerySet.in_years),
        coerce=int,
        choices=[(str(year), str(year)) for year in range(FIRST_YEAR, LAST_YEAR)],
        error_messages={"invalid_choice": "is geen jaar; schrijf een jaar als 2023"},
    )
    bewindspersoon = SlugFilter(
        "Bewindspersoon", KamervraagQuerySet.to_or_from_minister, Person.objects.all()
    )
    ministerie = SlugFilter("Ministerie", KamervraagQuerySet.to_or_from, Ministry.objects.all())
    kamerlid = SlugFilter("Kamerlid", KamervraagQuerySet.by, Person.objects.all())
    fractie = SlugFilter("Fractie", KamervraagQuerySet.by_party, Party.objects.all())
    onderwerp = SlugFilter(
        "Onderwerp",
        KamervraagQuerySet.about,
        Topic.objects.select_related("parent"),
        slug="path",
    )
    status = MultipleChoiceFilter(
        label="Stand",
        method="standing",
        choices=list(STATUSES.items()),
        error_messages={"invalid_choice": _one_of(STATUSES)},
    )
    sorteer = ChoiceFilter(
        label="Volgorde",
        method="ordered",
        choices=list(ORDERS.items()),
        error_messages={"invalid_choice": _one_of(ORDERS)},
    )

    def __init__(self, query: QueryDict, kamervragen: KamervraagQuerySet, *, today: date) -> None:
        super().__init__(_without_empty(query), kamervragen.newest_first())
        self.today = today
        if sentences := list(self._unknown_names()) or list(self._unknown_values()):
            raise NotUnderstood(*sentences)

    def standing(
        self, rows: KamervraagQuerySet, _name: str, statuses: list[str]
    ) -> KamervraagQuerySet:
        asked = {
            "open": rows.open(),
            "uitgesteld": rows.postponed(),
            "te-laat": rows.late(on=self.today),
            "beantwoord": rows.answered(),
            "ingetrokken": rows.withdrawn(),
        }
        return reduce(or_, (asked[status] for status in statuses))

    def ordered(self, rows: KamervraagQuerySet, _name: str, order: str) -> KamervraagQuerySet:
        asked = {
            "nieuwste": rows.newest_first,
            "oudste": rows.oldest_first,
            "langst-open": rows.longest_open_first,
        }
        return asked[order]()

    @property
    def active(self) -> list[ActiveFilter]:
        """What narrows the list, each with the way out of it."""
        return [
            ActiveFilter(
                name=name,
                value=value,
                label=str(self.filters[name].label),
                shown=self._shown(name, value),
                query_without=self._query_without(name, value),
            )
            for name in self.filters
            if name != "sorteer"
            for value in self._values(name)
        ]

    @property
    def kept(self) -> list[ActiveFilter]:
        """What the form sends along, so that a choice adds to those made before."""
        return [active for active in self.active if active.name not in SINGLE]

    @property
    def selects(self) -> list[Select]:
        """What there is to choose from, in one query."""
        rows = named("bewindspersoon", Person.objects.asked_or_answering(), order="sort_key").union(
            named("ministerie", Ministry.objects.asked_or_answering()),
            named("kamerlid", Person.objects.submitting(), order="sort_key"),
            named("fractie", Party.objects.submitting()),
            named("onderwerp", Topic.objects.in_use(), slug="path", order="path"),
            all=True,
        )
        choices: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, _, slug, shown in sorted(rows, key=_order):
            choices[name].append((slug, f"– {shown}" if "/" in slug else shown))
        choices["status"] = list(STATUSES.items())
        return [
            Select(
                name=name,
                label=str(self.filters[name].label),
                choices=[choice for choice in choices[name] if choice[0] not in self._values(name)],
            )
            for name in SELECTS
        ]

    @property
    def orders(self) -> dict[str, str]:
        return ORDERS

    def _values(self, name: str) -> list[str]:
        values: list[str] = self.data.getlist(name)
        return values

    def _unknown_names(self) -> Iterator[str]:
        for name, values in self.data.lists():
            if name not in self.filters:
                yield f"Het filter “{name[:CUT]}” bestaat niet."
            elif len(values) > 1 and name in SINGLE:
                yield f"Het filter “{name}” kan maar één waarde hebben."
            elif any("\0" in value for value in values):
                yield f"Bij het filter “{name}” staat een teken dat niet kan."

    def _unknown_values(self) -> Iterator[str]:
        for name, errors in self.errors.as_data().items():
            for error in errors:
                value = (error.params or {}).get("value", self.data[name])
                yield f"Bij het filter “{name}”: “{str(value)[:CUT]}” {error.message}."

    def _shown(self, name: str, value: str) -> str:
        cleaned = self.form.cleaned_data[name]
        if isinstance(self.filters[name], SlugFilter):
            slug = self.filters[name].extra["to_field_name"]
            return next(str(row) for row in cleaned if getattr(row, slug) == value)
        if isinstance(self.filters[name], DayFilter):
            return date_format(cleaned, "j F Y")
        return STATUSES.get(value, value)

    def _query_without(self, name: str, value: str) -> str:
        query: QueryDict = self.data.copy()
        query.setlist(name, [other for other in query.getlist(name) if other != value])
        return query.urlencode(safe="/")


def _order(row: tuple[str, str, str, str]) -> tuple[str, list[str], str]:
    """By sort key; the parts of a topic right after it."""
    kind, order, _, shown = row
    return kind, order.split("/"), shown


def _without_empty(query: QueryDict) -> QueryDict:
    """A form sends its empty fields too; the page number is not a filter."""
    kept = query.copy()
    kept.pop(PARAMETER, None)
    for name, values in query.lists():
        if name in kept:
            kept.setlist(name, [value.strip() for value in values if value.strip()])
    return kept
