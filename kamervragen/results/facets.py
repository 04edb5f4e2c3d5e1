"""The facets beside a list: what there is to narrow it by, each value with its exact count."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import connection

from kamervragen.filters import FACETS, MORE, OFFICIAL, STATUSES
from kamervragen.models import Status
from kamervragen.models.facets import STATUSES as STORED_STATUSES
from kamervragen.results.facet_counts import FacetCounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kamervragen.filters import KamervraagFilter
    from kamervragen.results.facet_counts import Counts
    from kamervragen.results.hits import Hits

SHOWN = 6  # values of a facet before "nog … meer"
NAMED = ("bewindspersoon", "ministerie", "kamerlid", "fractie")  # beside topics
STORED = {
    "open": Status.OPEN,
    "uitgesteld": Status.POSTPONED,
    "beantwoord": Status.ANSWERED,
    "ingetrokken": Status.WITHDRAWN,
    "afgedaan": Status.CLOSED,
    "onbekend": Status.UNKNOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value: how many there are of it, and the query string with it, or without if chosen."""

    value: str  # as it stands in the address
    name: str
    count: int
    is_chosen: bool
    query: str
    parts: tuple[FacetValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What a list can be narrowed by; ``query_of_more`` shows all values, empty where all are."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    query_of_more: str = ""
    number_of_more: int = 0

    @property
    def is_official(self) -> bool:
        """Whether official documents named its values, and so in Dutch on any page."""
        return self.name in OFFICIAL

    @property
    def highest(self) -> int:
        return max((value.count for value in self.values), default=0)


def facets_of(hits: Hits) -> list[Facet]:
    """In the order in which they are shown; without those that have nothing to choose."""
    counts = FacetCounts(hits)
    asked = hits.asked
    made = _named_facets(asked, counts) | {
        "jaar": _years(asked, counts.of("jaar")),
        "status": _statuses(asked, counts.of("status"), counts.late()),
    }
    return [made[name] for name in FACETS if made[name].values]


def _named_facets(asked: KamervraagFilter, counts: FacetCounts) -> dict[str, Facet]:
    """Of people, parties, ministries and topics."""
    shown = {name: _most(asked, name, counts.of(name)) for name in NAMED}
    values: dict[str, list[FacetValue]] = defaultdict(list)
    for name, pk, slug, shown_name in _names(asked, shown, counts.of("onderwerp")):
        values[name].append(_value(asked, name, slug, shown_name, counts.of(name).get(pk, 0)))
    facets = {
        name: _facet(asked, name, _chosen_first(values[name]), len(counts.of(name)))
        for name in NAMED
    }
    return facets | {"onderwerp": _topics(asked, values["onderwerp"])}


def _most(asked: KamervraagFilter, name: str, counts: Counts) -> list[int]:
    """The primary keys to show: those chosen and those with the highest counts."""
    most = sorted(counts, key=lambda pk: (-counts[pk], pk))
    chosen = [row.pk for row in asked.form.cleaned_data.get(name, ())]
    return list({*chosen, *(most if asked.more == name else most[:SHOWN])})


# Facet, primary key, value in the address, and name. Of topics those that have a count or are
# chosen: the main ones, and the parts of those that are opened, or of all. Written out: the ORM
# takes longer to put it together than the database to answer.
_NAMES = """
    SELECT 'bewindspersoon', id, slug, name FROM kamervragen_person WHERE id = ANY(%s)
    UNION ALL SELECT 'ministerie', id, slug, name FROM kamervragen_ministry WHERE id = ANY(%s)
    UNION ALL SELECT 'kamerlid', id, slug, name FROM kamervragen_person WHERE id = ANY(%s)
    UNION ALL SELECT 'fractie', id, slug, name FROM kamervragen_party WHERE id = ANY(%s)
    UNION ALL SELECT 'onderwerp', id, path, name FROM kamervragen_topic
    WHERE (id = ANY(%s) OR path = ANY(%s))
        AND (parent_id IS NULL OR %s OR split_part(path, '/', 1) = ANY(%s))
"""


def _names(
    asked: KamervraagFilter, shown: Mapping[str, Sequence[int]], topics: Counts
) -> list[tuple[str, int, str, str]]:
    chosen = list(asked.values("onderwerp"))
    pks = [list(shown[name]) for name in NAMED]
    opens_all = asked.more == "onderwerp"
    parameters: list[Any] = [*pks, list(topics), chosen, opens_all, _opened(asked)]
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, parameters)
        rows: list[tuple[str, int, str, str]] = cursor.fetchall()
    return rows


def _opened(asked: KamervraagFilter) -> list[str]:
    """The main topics of which the parts are shown."""
    return sorted({path.split("/")[0] for path in asked.values("onderwerp")})


def _value(asked: KamervraagFilter, name: str, value: str, shown: str, count: int) -> FacetValue:
    is_chosen = value in asked.values(name)
    query = asked.query_without(name, value) if is_chosen else asked.query_with(name, value)
    return FacetValue(value=value, name=shown, count=count, is_chosen=is_chosen, query=query)


def _chosen_first(values: Iterable[FacetValue]) -> list[FacetValue]:
    return sorted(values, key=lambda value: (not value.is_chosen, -value.count, value.name))


def _facet(
    asked: KamervraagFilter, name: str, values: Sequence[FacetValue], number_of: int
) -> Facet:
    """With a way to the values that are not shown, of all that there are."""
    more = max(0, number_of - len(values))
    return Facet(
        name=name,
        label=str(asked.known[name].label),
        values=tuple(values),
        query_of_more=asked.query_of({MORE: [name]}) if more else "",
        number_of_more=more,
    )


def _years(asked: KamervraagFilter, counts: Counts) -> Facet:
    """From the first to the last, those without Kamervragen too: they are a histogram."""
    years = range(min(counts), max(counts) + 1) if counts else range(0)
    values = [_value(asked, "jaar", str(year), str(year), counts.get(year, 0)) for year in years]
    return _facet(asked, "jaar", values, len(values))


def _statuses(asked: KamervraagFilter, counts: Counts, late: int) -> Facet:
    found = {name: counts.get(STORED_STATUSES.index(each), 0) for name, each in STORED.items()}
    found["te-laat"] = late
    values = [
        _value(asked, "status", name, str(shown), found[name])
        for name, shown in STATUSES.items()
        if found[name] or name in asked.values("status")
    ]
    return _facet(asked, "status", values, len(values))


def _topics(asked: KamervraagFilter, values: Iterable[FacetValue]) -> Facet:
    """Main topics; of those chosen, and of all where more is asked for, their parts as well."""
    opened = _opened(asked)
    parts: dict[str, list[FacetValue]] = defaultdict(list)
    mains: list[FacetValue] = []
    for value in values:
        if "/" in value.value:
            parts[value.value.split("/")[0]].append(value)
        else:
            mains.append(value)
    whole = [
        replace(value, parts=tuple(_chosen_first(parts[value.value])))
        for value in sorted(
            mains, key=lambda main: (main.value not in opened, -main.count, main.name)
        )
    ]
    most = whole if asked.more == "onderwerp" else whole[: max(SHOWN, len(opened))]
    return _facet(asked, "onderwerp", most, len(whole))
