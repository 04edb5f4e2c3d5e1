"""What a filter finds: primary keys, their number, and a page of them in the order asked for."""

from __future__ import annotations

from functools import cached_property, reduce
from typing import TYPE_CHECKING

import numpy as np

from kamervragen.models import Kamervraag
from kamervragen.results.by_index import as_numbers, by_index
from kamervragen.results.facet_table import facet_table
from kamervragen.results.kept import found
from kamervragen.results.ranking import most_relevant
from kamervragen.search.tsquery import excluded_tsquery, tsqueries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from kamervragen.filters import KamervraagFilter
    from kamervragen.models.kamervraag_queries import KamervraagQuerySet
    from kamervragen.results.facet_table import FacetTable, Numbers

FEW = 2_000  # hits that are put in order by themselves; of more, the order of all is walked


class Hits:
    """Of a filter; read from the database when they are asked for, and once."""

    def __init__(self, asked: KamervraagFilter) -> None:
        self.asked = asked

    @cached_property
    def pks(self) -> Numbers:
        return self.without()

    def without(self, *left_out: str) -> Numbers:
        """What would be found without some of the filters.

        The words are looked for apart from all else: joined with it, a common word takes three
        times as long, and it would be looked for anew for each facet.
        """
        if "q" in left_out or self._of_words is None:
            return primary_keys(self.asked.found(without=left_out))
        if not self.asked.is_narrowing_without("q", *left_out):
            return self._of_words
        return both(self._of_words, primary_keys(self.asked.found(without=["q", *left_out])))

    @cached_property
    def _of_words(self) -> Numbers | None:
        """All that is found by words; nothing where there are none to find."""
        wanted = tsqueries(self.asked.search)
        excluded = excluded_tsquery(self.asked.search)
        if not wanted:
            return None
        told = found([*wanted, excluded] if excluded else wanted, self.table.revision)
        hits = reduce(both, told[: len(wanted)])
        return hits[~np.isin(hits, told[-1], assume_unique=True)] if excluded else hits

    @cached_property
    def table(self) -> FacetTable:
        """The facets of the archive."""
        return facet_table()

    @cached_property
    def everything(self) -> int:
        """How many Kamervragen there are."""
        return Kamervraag.objects.count()

    def count(self) -> int:
        return len(self.pks) if self.asked.is_narrowing else self.everything

    def rows(self, first: int, end: int) -> Iterable[Kamervraag]:
        """A stretch of the hits, for its page."""
        if not self.asked.is_narrowing:
            return self._ordered(self.asked.found()).rows(first, end)
        wanted = self.first(end)[first:end]
        rows = {row.pk: row for row in Kamervraag.objects.listed(wanted).order_by().for_list()}
        return [rows[pk] for pk in wanted]

    def first(self, end: int) -> list[int]:
        """The primary keys of the first hits, in the order asked for."""
        if self.asked.order != "relevantie" or not self.asked.search.groups:
            return self._walked(self.pks, end)
        archive, revision = self.table.size, self.table.revision
        ranked = most_relevant(
            self.asked.search, self.pks, end=end, archive=archive, revision=revision
        )
        if len(ranked) < min(end, len(self.pks)):  # the rest are about none of the words: by date
            rest = np.setdiff1d(self.pks, np.array(ranked, dtype=np.int32))
            ranked += self._walked(rest, end - len(ranked))
        return ranked

    def _walked(self, pks: Numbers, end: int) -> list[int]:
        """The first of these in the order of the database."""
        if len(pks) <= FEW:
            few = self._ordered(Kamervraag.objects.listed(pks.tolist()))
            return list(few.values_list("pk", flat=True)[:end])
        ordered = self._ordered(Kamervraag.objects.all()).values_list("pk", flat=True)
        is_hit = set(pks.tolist())
        reach = 100 + 2 * end * self.table.size // len(pks)
        while True:
            first = list(ordered[:reach])
            found = [pk for pk in first if pk in is_hit]
            if len(found) >= end or len(first) < reach:
                return found[:end]
            reach *= 4

    def _ordered(self, rows: KamervraagQuerySet) -> KamervraagQuerySet:
        return self.asked.ordered(rows, "sorteer", self.asked.order)


def both(some: Numbers, others: Numbers) -> Numbers:
    """Those that are among the others too, in their order."""
    return some[np.isin(some, others, assume_unique=True)]


def primary_keys(rows: QuerySet[Kamervraag]) -> Numbers:
    """As an array: ten thousands of them come as the bytes that they are."""
    query, parameters = rows.order_by().values("pk").query.sql_with_params()
    with by_index() as cursor:
        cursor.execute(
            f"SELECT string_agg(int4send(hit.id::int4), '') FROM ({query}) AS hit (id)",  # noqa: S608 # of the ORM
            parameters,
        )
        (sent,) = cursor.fetchone() or (None,)
    return as_numbers(sent)
