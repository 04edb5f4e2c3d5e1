"""What the clock needs to know of a Kamervraag: stored facts, and nothing that is derived."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from kamervragen.models import Kind, Notice, PublicationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamervragen.models import Kamervraag


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """When a Kamervraag was put, postponed, answered or withdrawn; a day that is unknown is None.

    ``postponements`` are in order of day, those without one last.
    """

    kind: str = Kind.WRITTEN
    submitted_on: date | None = None
    postponements: tuple[date | None, ...] = ()
    is_answered: bool = False
    answered_on: date | None = None
    is_withdrawn: bool = False
    withdrawn_on: date | None = None
    is_closed: bool = False

    def known_on(self, day: date) -> Facts:
        """Without what happened later."""
        return replace(
            self,
            postponements=tuple(each for each in self.postponements if not _is_after(each, day)),
            is_answered=self.is_answered and not _is_after(self.answered_on, day),
            answered_on=None if _is_after(self.answered_on, day) else self.answered_on,
            is_withdrawn=self.is_withdrawn and not _is_after(self.withdrawn_on, day),
        )

    @property
    def postponed_on(self) -> tuple[date | None, ...]:
        """The postponements that count: nothing is postponed once it is answered."""
        return tuple(each for each in self.postponements if not _is_after(each, self._answered_on))

    @property
    def postponed_too_late(self) -> tuple[date, ...]:
        """The days of those that came after the answer."""
        return tuple(
            each for each in self.postponements if each and _is_after(each, self._answered_on)
        )

    @property
    def _answered_on(self) -> date | None:
        """As far as that can be: not before submission."""
        return None if _is_after(self.submitted_on, self.answered_on) else self.answered_on


def _is_after(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other


def facts_of(kamervraag: Kamervraag) -> Facts:
    """Of a Kamervraag from ``for_detail``, with the days of all its notices."""
    notices = kamervraag.notices.all()
    postponements = [*_postponements(kamervraag)]
    if kamervraag.is_postponed and not postponements:  # as an editor may say
        postponements = [None]
    return replace(
        facts_in_brief(kamervraag),
        postponements=tuple(sorted(postponements, key=lambda day: day or date.max)),
        withdrawn_on=next(
            (row.dated for row in notices if row.kind == Notice.Kind.WITHDRAWAL and row.dated), None
        ),
    )


def _postponements(kamervraag: Kamervraag) -> Iterator[date | None]:
    """The day of each notice, and of each document that the register knows and nobody printed."""
    notices = [row for row in kamervraag.notices.all() if row.kind == Notice.Kind.POSTPONEMENT]
    yield from {row.dated for row in notices}
    if not notices:
        yield from {
            row.received_on
            for row in kamervraag.publications.all()
            if row.kind == PublicationKind.POSTPONEMENT
        }


def facts_in_brief(kamervraag: Kamervraag) -> Facts:
    """Of its own row alone: that it was postponed, and not on which day. Good for lists."""
    return Facts(
        kind=kamervraag.kind,
        submitted_on=kamervraag.submitted_on,
        postponements=(None,) if kamervraag.is_postponed else (),
        is_answered=kamervraag.is_answered,
        answered_on=kamervraag.answered_on,
        is_withdrawn=kamervraag.is_withdrawn,
        is_closed=kamervraag.is_closed,
    )
