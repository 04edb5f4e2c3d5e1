"""The lists of KOOP's search service, never beyond what it can give."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self
from urllib.parse import quote, urlencode

from kamervragen.sources.http import Fetcher
from kamervragen.sources.koop.records import ListedPublication, SearchPage, read_page
from kamervragen.sources.koop.slices import PUBLICATION_NAMES, Slice, quoted

PAGE_SIZE = 100  # the service gives up to a thousand; this is kind
# A gateway error from the 10,000th record on; and the number of records is an estimate.
LAST_POSITION = 9_999
MOST_RECORDS = 9_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """Publications, and the cursor from which the list goes on; None at the end."""

    publications: tuple[ListedPublication, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """What is still to be listed, the first slice from ``position`` on."""

    slices: tuple[Slice, ...]
    position: int = 1

    @classmethod
    def read(cls, cursor: str) -> Self:
        place = json.loads(cursor)
        return cls(tuple(Slice.read(part) for part in place["slices"]), place["position"])

    def as_cursor(self) -> str | None:
        if not self.slices:
            return None
        slices = [part.as_texts() for part in self.slices]
        return json.dumps({"slices": slices, "position": self.position})

    def after(self, page: SearchPage) -> "_Place":
        if page.publications and page.next_position:
            return _Place(self.slices, page.next_position)
        return _Place(self.slices[1:])

    def halved(self) -> "_Place":
        """The first slice from its start, in halves; what was given of it comes once more."""
        return _Place((*self.slices[0].halves(), *self.slices[1:]))


class Koop:
    """``address`` is that of the search service."""

    def __init__(self, fetcher: Fetcher, address: str, *, page_size: int = PAGE_SIZE) -> None:
        self._fetcher = fetcher
        self._address = address
        self._page_size = page_size

    def pages(self, since: date, until: date, cursor: str | None = None) -> Iterator[ListPage]:
        """Publications modified from ``since`` to ``until``, both included, in pages.

        With the cursor of an earlier page the list goes on after that one. A publication may come
        more than once.
        """
        place = _Place.read(cursor) if cursor else _Place(_all(since, until))
        while place.slices:
            page = self._ask(place.slices[0].query, place.position)
            if page.total > MOST_RECORDS and place.position == 1:
                place = place.halved()
                continue
            place = place.after(page)
            if place.position > LAST_POSITION:
                place = place.halved()
            yield ListPage(publications=page.publications, next=place.as_cursor())

    def with_identifier(self, identifier: str) -> ListedPublication | None:
        """The publication with exactly this identifier."""
        page = self._ask(f"dt.identifier=={quoted(identifier)}", 1)
        return page.publications[0] if page.publications else None

    def with_number(self, number: str) -> tuple[ListedPublication, ...]:
        """All publications of the Kamervraag with this number."""
        area = "c.product-area==officielepublicaties"
        return self._ask(f"{area} AND w.vraagnummer=={quoted(number)}", 1).publications

    def _ask(self, query: str, position: int) -> SearchPage:
        parameters = {
            "operation": "searchRetrieve",
            "version": "2.0",
            "query": query,
            "startRecord": str(position),
            "maximumRecords": str(self._page_size),
        }
        address = f"{self._address}?{urlencode(parameters, quote_via=quote)}"
        return self._fetcher.get(address, read_page)


def _all(since: date, until: date) -> tuple[Slice, ...]:
    if since > until:
        return ()
    return tuple(Slice(name, since, until) for name in PUBLICATION_NAMES)
