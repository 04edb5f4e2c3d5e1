"""A long list cut in slices that the search service can give to the end."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Self

from kamervragen.sources.failures import FetchFailed

PUBLICATION_NAMES = ("Kamervragen (Aanhangsel)", "Kamervragen zonder antwoord")
# KOOP's publications begin here; older days only make the halves below uneven.
FIRST_DAY = date(1994, 1, 1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Slice:
    """Publications of one name, modified from ``since`` to ``until``, both days included.

    A day on which very much was modified is cut further by the day of issue, from ``issued_since``
    to before ``issued_before``.
    """

    name: str
    since: date
    until: date
    issued_since: date | None = None
    issued_before: date | None = None

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """From what ``as_texts`` gave."""
        days = {name: date.fromisoformat(text) for name, text in texts.items() if name != "name"}
        return cls(
            name=texts["name"],
            since=days["since"],
            until=days["until"],
            issued_since=days.get("issued_since"),
            issued_before=days.get("issued_before"),
        )

    def as_texts(self) -> dict[str, str]:
        return {name: str(value) for name, value in asdict(self).items() if value is not None}

    @property
    def query(self) -> str:
        """In CQL. What has no day of issue is in none of the slices but the first."""
        return "".join(
            (
                "c.product-area==officielepublicaties",
                f" AND w.publicatienaam=={quoted(self.name)}",
                f" AND dt.modified>={self.since} AND dt.modified<={self.until}",
                f" AND dt.issued>={self.issued_since}" if self.issued_since else "",
                f" NOT dt.issued>={self.issued_before}" if self.issued_before else "",
                # What is modified while the list is read keeps its place in this order.
                " sortBy dt.identifier/sort.ascending",
            )
        )

    def halves(self) -> tuple[Self, Self]:
        """Two slices that have all of this one between them."""
        if self.since < self.until:
            middle = self.since + (self.until - self.since) // 2
            return replace(self, until=middle), replace(self, since=middle + DAY)
        first = self.issued_since or FIRST_DAY
        last = self.issued_before or self.until + DAY
        middle = first + (last - first) // 2
        if not first < middle < last:
            reason = f"De zoekdienst heeft te veel om te tonen van één dag: {self.query}."
            raise FetchFailed(reason, is_temporary=False)
        return replace(self, issued_before=middle), replace(self, issued_since=middle)


def quoted(value: str) -> str:
    """A value of CQL; one with a blank or a bracket must stand in quotes."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
