"""A page of what was found, with all that stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamervragen.filters import MORE
from kamervragen.pagination import Listing, listing
from kamervragen.results.did_you_mean import did_you_mean
from kamervragen.results.facets import Facet, facets_of
from kamervragen.results.hits import Hits
from kamervragen.results.named_filters import unknown_filters
from kamervragen.results.passages import Findings, findings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from kamervragen.filters import KamervraagFilter

FEW = 5  # hits: of fewer, one may have meant another word


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPage:
    """One page of hits; ``meant`` is another spelling that somebody may have wanted."""

    asked: KamervraagFilter
    listing: Listing
    facets: list[Facet]
    findings: Mapping[int, Findings]  # by primary key
    left_out: list[str]
    meant: str

    @property
    def carried_query(self) -> str:
        """What a row takes along to its page; nothing from the list of all, which is by date."""
        return self.query if self.asked.data else ""

    @property
    def query(self) -> str:
        """The query string of the page in its one spelling."""
        return "&".join(filter(None, [self.asked.query_of({}), self.listing.query]))


def results_page(asked: KamervraagFilter, query: QueryDict) -> ResultsPage:
    """The page of the hits that the query string asks for."""
    hits = Hits(asked)
    shown = listing(hits, query, filters=[*asked.known, MORE])
    is_strange = shown.count <= FEW and bool(asked.search.groups)
    return ResultsPage(
        asked=asked,
        listing=shown,
        facets=facets_of(hits),
        findings=findings(asked.search, shown.rows),
        left_out=[*asked.search.left_out, *unknown_filters(asked)],
        meant=did_you_mean(asked.search, asked.data["q"]) if is_strange else "",
    )
