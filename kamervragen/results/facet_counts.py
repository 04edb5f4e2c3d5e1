"""How many hits there are of each value of each facet.

The values of one facet mean: any of these. Its counts therefore follow all filters but its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kamervragen.models.facets import FacetKind
from kamervragen.results.hits import primary_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamervragen.results.facet_table import ByKind
    from kamervragen.results.hits import Hits

Counts: TypeAlias = "Mapping[int, int]"  # by what `FacetKind` says of a kind
KINDS = {
    "jaar": FacetKind.YEAR,
    "status": FacetKind.STATUS,
    "ministerie": FacetKind.MINISTRY,
    "bewindspersoon": FacetKind.MINISTER,
    "fractie": FacetKind.PARTY,
    "kamerlid": FacetKind.MEMBER,
    "onderwerp": FacetKind.TOPIC,
}

# Of the whole archive, which is the list that is opened most, by revision.
_of_everything: tuple[int, ByKind] = (0, {})


class FacetCounts:
    """Of some hits; counted when they are asked for, and once."""

    def __init__(self, hits: Hits) -> None:
        self.hits = hits
        self.table = hits.table
        self._counted: dict[str, ByKind] = {}  # by the facet that was left out

    def of(self, name: str) -> Counts:
        return self._without(name).get(KINDS[name], {})

    def late(self) -> int:
        """Answered too late, or not answered with the last day for it past."""
        days = self._without("status").get(FacetKind.LATE, {})
        today = self.hits.asked.today.toordinal()
        return sum(count for day, count in days.items() if day < today)

    def _without(self, name: str) -> ByKind:
        left_out = name if self.hits.asked.values(name) else ""
        if left_out not in self._counted:
            self._counted[left_out] = self._count(left_out)
        return self._counted[left_out]

    def _count(self, left_out: str) -> ByKind:
        if not self.hits.asked.is_narrowing_without(left_out):
            return self._count_everything()
        hits = self.hits.without(left_out) if left_out else self.hits.pks
        return self.table.counted(hits)

    def _count_everything(self) -> ByKind:
        global _of_everything  # noqa: PLW0603 # the one copy of this process, replaced whole
        if _of_everything[0] != self.table.revision:
            everything = primary_keys(self.hits.asked.queryset)
            _of_everything = self.table.revision, self.table.counted(everything)
        return _of_everything[1]
