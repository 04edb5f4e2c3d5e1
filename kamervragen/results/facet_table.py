"""The facets of all Kamervragen in memory, to count them exactly for any set of hits.

A common word is in most of the archive, and each Kamervraag has a dozen facets: the database takes
half a second to count a million of them, an array of numbers a few milliseconds. The table is read
once by each process; afterwards only what was written since.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from django.db import connection

from kamervragen.models import SearchEntry
from kamervragen.models.facets import KIND, FacetKind
from kamervragen.results.by_index import as_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

Numbers: TypeAlias = "NDArray[np.int32]"
# As wide as addresses: narrower ones would be widened at each count, which takes longer than it.
Places: TypeAlias = "NDArray[np.intp]"
# Counts by what `FacetKind` says of a kind.
ByKind: TypeAlias = "dict[FacetKind, dict[int, int]]"
FEW = 0.2  # of all Kamervragen
NONE: Numbers = np.empty(0, dtype=np.int32)
NOWHERE: Places = np.empty(0, dtype=np.intp)


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetTable:
    """A code for each facet of each Kamervraag, as of a revision."""

    revision: int  # the newest of the search entries: another one means that something has changed
    pks: Numbers  # of the Kamervragen, sorted
    firsts: Places  # where the codes of each begin, and where those of the last end
    codes: Places  # in ``values``
    owners: Places  # primary keys again, as long as ``codes``
    values: Numbers  # the codes of `models.facets`, sorted

    @property
    def size(self) -> int:
        """How many Kamervragen there are."""
        return len(self.pks)

    def totals(self) -> Mapping[int, int]:
        """How many Kamervragen have each facet; without those that none has any more."""
        counts = np.bincount(self.codes, minlength=len(self.values))
        (found,) = counts.nonzero()
        return dict(zip(self.values[found].tolist(), counts[found].tolist(), strict=True))

    def counted(self, hits: Numbers) -> ByKind:
        """How many of these Kamervragen have each facet, by kind; without those that none has."""
        if not (len(hits) and self.size):
            return {}
        counts = np.bincount(self._codes_of(hits), minlength=len(self.values))
        (found,) = counts.nonzero()
        kinds, values = np.divmod(self.values[found], KIND)
        ends = np.searchsorted(kinds, list(FacetKind), side="right").tolist()
        return {
            kind: dict(
                zip(values[first:end].tolist(), counts[found][first:end].tolist(), strict=True)
            )
            for kind, first, end in zip(FacetKind, [0, *ends], ends, strict=False)
        }

    def _codes_of(self, hits: Numbers) -> Places:
        """Few are looked up one by one; of many it is faster to look at all."""
        if len(hits) > self.size * FEW:
            is_hit = np.zeros(max(hits.max(), self.owners.max(initial=0)) + 1, dtype=np.bool_)
            is_hit[hits] = True
            return self.codes[is_hit[self.owners]]
        places = np.searchsorted(self.pks[:-1], hits)
        places = places[self.pks[places] == hits]  # what has no entry yet has no facets
        firsts = self.firsts[places]
        lengths = self.firsts[places + 1] - firsts
        ends = np.cumsum(lengths)
        chosen: Places = self.codes[
            np.repeat(firsts + lengths - ends, lengths) + np.arange(lengths.sum())
        ]
        return chosen


_EMPTY = FacetTable(
    revision=0,
    pks=NONE,
    firsts=np.zeros(1, dtype=np.intp),
    codes=NOWHERE,
    owners=NOWHERE,
    values=NONE,
)
_table = _EMPTY
_lock = Lock()


def facet_table() -> FacetTable:
    """As it is now."""
    global _table  # noqa: PLW0603 # the one copy of this process, replaced whole
    if SearchEntry.objects.newest_revision() != _table.revision:
        with _lock:
            newest = SearchEntry.objects.newest_revision()
            if newest != _table.revision:
                # A lower one than before is that of another archive, as after a restore.
                _table = _with_later_entries(_table if newest > _table.revision else _EMPTY)
    return _table


# How many facets each has, and the facets of all: as rows they take three times as long to read.
_LATER = """
    SELECT string_agg(int4send(kamervraag_id::int4) || int4send(cardinality(facets)), ''),
        string_agg(array_to_string(facets, ','), ',') FILTER (WHERE facets <> '{}'),
        max(revision)
    FROM kamervragen_searchentry WHERE revision > %s
"""


def _with_later_entries(table: FacetTable) -> FacetTable:
    with connection.cursor() as cursor:
        cursor.execute(_LATER, [table.revision])
        sent, facets, newest = cursor.fetchone() or (None, None, None)
    pks, lengths = as_numbers(sent).reshape(-1, 2).T
    later = np.fromstring(facets or "", dtype=np.int32, sep=",")
    values = np.union1d(table.values, later)
    before = np.searchsorted(values, table.values)[table.codes]
    stays = ~np.isin(table.owners, pks)
    owners = np.concatenate([table.owners[stays], np.repeat(pks, lengths).astype(np.intp)])
    codes = np.concatenate([before[stays], np.searchsorted(values, later)])
    order = np.argsort(owners, kind="stable")
    owners = owners[order]
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    return FacetTable(
        revision=newest or table.revision,
        pks=owners[firsts].astype(np.int32),
        firsts=np.append(firsts, len(owners)),
        codes=codes[order],
        owners=owners,
        values=values,
    )
