"""The query string as a form: the same filters for the site and everything beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy
from django_filters import CharFilter, Filter, FilterSet

from kamervragen.deadlines.clock import SOON, State
from kamervragen.deadlines.days import counted
from kamervragen.filter_fields import (
    AnyOfFilter,
    DayFilter,
    DaysFilter,
    OneOfFilter,
    SlugFilter,
    WebPageFilter,
    YearFilter,
)
from kamervragen.models import Ministry, Party, Person, Topic
from kamervragen.models.kamervraag_queries import KamervraagQuerySet
from kamervragen.pagination import PARAMETER
from kamervragen.refusals import NotUnderstood
from kamervragen.search.query import Query, parse_query

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from django.http import QueryDict
    from django_stubs_ext import StrOrPromise

CUT = 80  # of what a visitor typed, in a sentence about it
LONGEST_QUERY = 200  # letters
STATUSES = {
    "open": gettext_lazy("open"),
    "uitgesteld": gettext_lazy("uitgesteld"),
    "te-laat": gettext_lazy("te laat"),
    "beantwoord": gettext_lazy("beantwoord"),
    "ingetrokken": gettext_lazy("ingetrokken"),
    "afgedaan": gettext_lazy("afgedaan"),
    "onbekend": gettext_lazy("afloop onbekend"),
}
KINDS = {
    "schriftelijk": gettext_lazy("schriftelijk, zonder verzonnen voorbeelden"),
    "mondeling": gettext_lazy("mondeling, zonder verzonnen voorbeelden"),
    "voorbeeld": gettext_lazy("verzonnen voorbeeld"),
}
POSTPONED = {"ja": gettext_lazy("ja"), "nee": gettext_lazy("nee")}
# Where the clock stands, as far as the status does not say it already.
TERMS = {
    state.value: state.label
    for state in (
        State.RUNNING,
        State.POSTPONED,
        State.DUE_SOON,
        State.OVERDUE,
        State.IN_TIME,
        State.LATE,
        State.ANSWERED,
    )
}
ORDERS = {
    "relevantie": gettext_lazy("meest relevant eerst"),
    "nieuwste": gettext_lazy("nieuwste eerst"),
    "oudste": gettext_lazy("oudste eerst"),
    "langst-open": gettext_lazy("langst open eerst"),
    "langst-te-laat": gettext_lazy("langst over de termijn eerst"),
}
MORE = "meer"  # the facet of which all values are shown
OFFICIAL = ("bewindspersoon", "ministerie", "kamerlid", "fractie", "onderwerp")  # names of them
FACETS = ("jaar", "status", "ministerie", "bewindspersoon", "fractie", "kamerlid", "onderwerp")
WORDS: Mapping[str, Mapping[str, StrOrPromise]] = {
    "status": STATUSES,
    "termijn": TERMS,
    "uitgesteld": POSTPONED,
    "soort": KINDS,
}
IN_THE_FORM = (
    "q",
    "ingediend_van",
    "ingediend_tot",
    "beantwoord_van",
    "beantwoord_tot",
    "sorteer",
)
SINGLE = (
    *IN_THE_FORM,
    "uiterlijk_van",
    "uiterlijk_tot",
    "dagen_van",
    "dagen_tot",
    "uitgesteld",
    "soort",
    "bron",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveFilter:
    """A filter in force, in words, with the query string that is left without it."""

    name: str
    value: str
    label: str
    shown: str
    query_without: str

    @property
    def is_official(self) -> bool:
        """Whether official documents named it, and so in Dutch on any page."""
        return self.name in OFFICIAL


class KamervraagFilter(FilterSet):
    """All filters of Kamervragen. Empty values count for nothing; unknown ones are refused."""

    q = CharFilter(
        label=gettext_lazy("Woorden"),
        method="matching",
        max_length=LONGEST_QUERY,
        error_messages={"max_length": gettext_lazy("is te lang")},
    )
    ingediend_van = DayFilter(gettext_lazy("Ingediend vanaf"), KamervraagQuerySet.submitted_from)
    ingediend_tot = DayFilter(
        gettext_lazy("Ingediend tot en met"), KamervraagQuerySet.submitted_until
    )
    beantwoord_van = DayFilter(gettext_lazy("Beantwoord vanaf"), KamervraagQuerySet.answered_from)
    beantwoord_tot = DayFilter(
        gettext_lazy("Beantwoord tot en met"), KamervraagQuerySet.answered_until
    )
    jaar = YearFilter()
    bewindspersoon = SlugFilter(
        gettext_lazy("Bewindspersoon"), KamervraagQuerySet.to_or_from_minister, Person.objects.all()
    )
    ministerie = SlugFilter(
        gettext_lazy("Ministerie"), KamervraagQuerySet.to_or_from, Ministry.objects.all()
    )
    kamerlid = SlugFilter(gettext_lazy("Kamerlid"), KamervraagQuerySet.by, Person.objects.all())
    fractie = SlugFilter(gettext_lazy("Fractie"), KamervraagQuerySet.by_party, Party.objects.all())
    onderwerp = SlugFilter(
        gettext_lazy("Onderwerp"),
        KamervraagQuerySet.about,
        Topic.objects.select_related("parent"),
        slug="path",
    )
    status = AnyOfFilter(gettext_lazy("Stand"), "standing", STATUSES)
    termijn = AnyOfFilter(gettext_lazy("Termijn"), "with_the_clock_at", TERMS)
    uitgesteld = OneOfFilter(gettext_lazy("Uitgesteld"), "postponed_or_not", POSTPONED)
    dagen_van = DaysFilter(
        gettext_lazy("Dagen tot het antwoord, vanaf"), KamervraagQuerySet.taking_days
    )
    dagen_tot = DaysFilter(
        gettext_lazy("Dagen tot het antwoord, hooguit"), KamervraagQuerySet.within_days
    )
    uiterlijk_van = DayFilter(gettext_lazy("Uiterste datum vanaf"), KamervraagQuerySet.due_from)
    uiterlijk_tot = DayFilter(
        gettext_lazy("Uiterste datum tot en met"), KamervraagQuerySet.due_until
    )
    bron = WebPageFilter(gettext_lazy("Verwijst naar"), KamervraagQuerySet.referring_to)
    soort = OneOfFilter(gettext_lazy("Soort"), "of_kind", KINDS)
    sorteer = OneOfFilter(gettext_lazy("Volgorde"), "ordered", ORDERS)

    def __init__(self, query: QueryDict, kamervragen: KamervraagQuerySet, *, today: date) -> None:
        asked = _without_empty(query)
        self.more = asked.pop(MORE, [""])[-1]
        # All filters that there are; ``filters`` has those that are asked for: a form of all two
        # dozen fields takes longer to put together than a list to be counted.
        self.known: Mapping[str, Filter] = self.get_filters()  # type: ignore[no-untyped-call] # of the stubs
        self.base_filters = {name: self.known[name] for name in self.known if name in asked}
        super().__init__(asked, kamervragen)
        self.today = today
        if sentences := list(self._unknown_names()) or list(self._unknown_values()):
            raise NotUnderstood(*sentences)

    @cached_property
    def search(self) -> Query:
        """The words, as they were understood."""
        return parse_query(self.data.get("q", ""))

    @property
    def order(self) -> str:
        """As asked; where there are words to be relevant to, those first."""
        if order := self.data.get("sorteer"):
            return str(order)
        return "relevantie" if self.search.groups else "nieuwste"

    @property
    def is_narrowing(self) -> bool:
        """Whether anything is asked for at all."""
        return self.is_narrowing_without()

    def is_narrowing_without(self, *names: str) -> bool:
        """Whether anything is asked for beside some of the filters."""
        return any(each not in {*names, "sorteer"} for each in self.data)

    def found(self, *, without: Collection[str] = ()) -> KamervraagQuerySet:
        """What is asked for, in no order; if need be without some of the filters."""
        rows: KamervraagQuerySet = self.queryset
        for name, value in self.form.cleaned_data.items():
            if name not in {*without, "sorteer"}:
                rows = self.filters[name].filter(rows, value)
        return rows

    def matching(self, rows: KamervraagQuerySet, _name: str, _typed: str) -> KamervraagQuerySet:
        return rows.matching(self.search)

    def standing(
        self, rows: KamervraagQuerySet, _name: str, statuses: list[str]
    ) -> KamervraagQuerySet:
        asked = {
            "open": rows.open(),
            "uitgesteld": rows.postponed(),
            "te-laat": rows.late(on=self.today),
            "beantwoord": rows.answered(),
            "ingetrokken": rows.withdrawn(),
            "afgedaan": rows.closed(),
            "onbekend": rows.of_unknown_outcome(),
        }
        return reduce(or_, (asked[status] for status in statuses))

    def with_the_clock_at(
        self, rows: KamervraagQuerySet, _name: str, states: list[str]
    ) -> KamervraagQuerySet:
        soon = self.today + SOON
        asked = {
            State.RUNNING: rows.open().due_after(soon),
            State.POSTPONED: rows.postponed().due_after(soon),
            State.DUE_SOON: rows.unanswered().due_from(self.today).due_until(soon),
            State.OVERDUE: rows.overdue(on=self.today),
            State.IN_TIME: rows.answered_in_time(),
            State.LATE: rows.answered_late(),
            State.ANSWERED: rows.answered_in_unknown_days(),
        }
        return reduce(or_, (asked[State(state)] for state in states))

    def postponed_or_not(
        self, rows: KamervraagQuerySet, _name: str, answer: str
    ) -> KamervraagQuerySet:
        return rows.ever_postponed() if answer == "ja" else rows.never_postponed()

    def of_kind(self, rows: KamervraagQuerySet, _name: str, kind: str) -> KamervraagQuerySet:
        asked = {
            "schriftelijk": rows.written().real(),
            "mondeling": rows.oral().real(),
            "voorbeeld": rows.invented(),
        }
        return asked[kind]

    def ordered(self, rows: KamervraagQuerySet, _name: str, order: str) -> KamervraagQuerySet:
        asked = {
            "relevantie": rows.newest_first,  # of equals; the rest is `ranking`
            "nieuwste": rows.newest_first,
            "oudste": rows.oldest_first,
            "langst-open": rows.longest_open_first,
            "langst-te-laat": rows.longest_overdue_first,
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
                query_without=self.query_without(name, value),
            )
            for name in self.filters
            if name != "sorteer"
            for value in self._values(name)
        ]

    @property
    def kept(self) -> list[ActiveFilter]:
        """What the form sends along, so that a choice adds to those made before."""
        return [active for active in self.active if active.name not in IN_THE_FORM]

    @property
    def orders(self) -> Mapping[str, StrOrPromise]:
        return ORDERS

    def _values(self, name: str) -> list[str]:
        values: list[str] = self.data.getlist(name)
        return values

    def _unknown_names(self) -> Iterator[str]:
        for name, values in self.data.lists():
            if name not in self.known:
                yield gettext("Het filter “%(name)s” bestaat niet.") % {"name": name[:CUT]}
            elif len(values) > 1 and name in SINGLE:
                yield gettext("Het filter “%(name)s” kan maar één waarde hebben.") % {"name": name}
            elif any("\0" in value for value in values):
                words = gettext("Bij het filter “%(name)s” staat een teken dat niet kan.")
                yield words % {"name": name}

    def _unknown_values(self) -> Iterator[str]:
        for name, errors in self.errors.as_data().items():
            for error in errors:
                value = (error.params or {}).get("value", self.data[name])
                yield gettext("Bij het filter “%(name)s”: “%(value)s” %(fault)s.") % {
                    "name": name,
                    "value": str(value)[:CUT],
                    "fault": error.message,
                }

    def _shown(self, name: str, value: str) -> str:
        cleaned = self.form.cleaned_data[name]
        if isinstance(self.filters[name], SlugFilter):
            slug = self.filters[name].extra["to_field_name"]
            return next(str(row) for row in cleaned if getattr(row, slug) == value)
        if isinstance(self.filters[name], DayFilter):
            return date_format(cleaned, "j F Y")
        if isinstance(self.filters[name], DaysFilter):
            return counted(cleaned)
        return str(WORDS.get(name, {}).get(value, value))

    def values(self, name: str) -> Sequence[str]:
        """What is asked of a filter, as it stands in the address."""
        return self._values(name)

    def query_with(self, name: str, value: str) -> str:
        """The query string with one value more, always in the same order."""
        return self.query_of({name: [*self._values(name), value]})

    def query_without(self, name: str, value: str) -> str:
        return self.query_of({name: [each for each in self._values(name) if each != value]})

    def query_of(self, changed: Mapping[str, Sequence[str]]) -> str:
        """The query string with other values for these filters: the same search, one address."""
        pieces = self._pieces | {name: _piece(name, values) for name, values in changed.items()}
        return "&".join(filter(None, pieces.values()))

    @cached_property
    def _pieces(self) -> dict[str, str]:
        """The query string of each filter, in the order in which an address has them."""
        return dict.fromkeys([*self.known, MORE], "") | {
            name: _piece(name, values) for name, values in self.data.lists()
        }


def _piece(name: str, values: Sequence[str]) -> str:
    return "&".join(f"{name}={quote_plus(value, safe='/:,')}" for value in values)


def _without_empty(query: QueryDict) -> QueryDict:
    """A form sends its empty fields too; the page number is not a filter."""
    kept = query.copy()
    kept.pop(PARAMETER, None)
    for name, values in query.lists():
        if name in kept:
            kept.setlist(name, [value.strip() for value in values if value.strip()])
            if not kept.getlist(name):
                del kept[name]
    return kept
