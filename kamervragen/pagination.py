"""A list in pages: stable, counted, with a bounded row of links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import EmptyPage, Paginator
from django.utils.translation import gettext

from kamervragen.refusals import NotInArchive, NotUnderstood, unknown_filter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from typing import Protocol

    from django.core.paginator import Page
    from django.http import QueryDict

    from kamervragen.models import Kamervraag

    class Found(Protocol):
        """Kamervragen in an order: rows of the database, or the hits of a search."""

        def count(self) -> int: ...
        def rows(self, first: int, end: int) -> Iterable[Kamervraag]: ...


PAGE_SIZE = 25
PARAMETER = "pagina"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of Kamervragen with the numbers of the pages to link to; an ellipsis is a gap."""

    rows: Sequence[Kamervraag]
    page: Page[int]  # of places in the list
    numbers: tuple[int | str, ...]

    @property
    def count(self) -> int:
        return self.page.paginator.count

    @property
    def query(self) -> str:
        """Which page it is, as its address says; of the first one nothing."""
        return f"{PARAMETER}={self.page.number}" if self.page.number > 1 else ""


def listing(found: Found, query: QueryDict, *, filters: Collection[str] = ()) -> Listing:
    """The page that the query string asks for; ``filters`` are the other names it may hold."""
    if unknown := query.keys() - {PARAMETER, *filters}:
        raise NotUnderstood(*(unknown_filter(name) for name in unknown))
    paginator = Paginator(range(found.count()), PAGE_SIZE)
    number = page_number(query)
    try:
        page = paginator.page(number)
    except EmptyPage as error:
        words = gettext("Pagina %(number)s is er niet. De laatste pagina is %(last)s.")
        raise NotInArchive(words % {"number": number, "last": paginator.num_pages}) from error
    first = (number - 1) * PAGE_SIZE
    numbers = paginator.get_elided_page_range(number, on_each_side=2, on_ends=1)
    rows = list(found.rows(first, first + PAGE_SIZE))
    return Listing(rows=rows, page=page, numbers=tuple(numbers))


def page_number(query: QueryDict) -> int:
    """The page that a query string asks for, whether or not there is one."""
    printed = ", ".join(query.getlist(PARAMETER)) or "1"
    if not (printed.isascii() and printed.isdigit() and int(printed[:9]) > 0):
        words = gettext("“%(printed)s” is geen paginanummer.")
        raise NotUnderstood(words % {"printed": printed[:80]})
    return int(printed[:9])
