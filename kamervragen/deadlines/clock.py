"""The clock: where a Kamervraag stands on a day, by the rules, from stored facts alone.

An answer is due three weeks after submission; after a postponement six weeks after it, whenever
that was reported and however often. A postponement after the answer changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy

from kamervragen.models import Kind
from kamervragen.models.kamervraag import ANSWER_TERM, POSTPONED_TERM, REGISTER_BEGAN

if TYPE_CHECKING:
    from datetime import date

    from kamervragen.deadlines.facts import Facts

SOON = timedelta(days=7)


class State(TextChoices):
    """Where the clock stands. The values are those of the filter ``termijn``."""

    RUNNING = "loopt", gettext_lazy("termijn loopt")
    POSTPONED = "verlengd", gettext_lazy("verlengde termijn loopt")
    DUE_SOON = "bijna-om", gettext_lazy("termijn bijna om")
    OVERDUE = "verstreken", gettext_lazy("termijn verstreken")
    IN_TIME = "gehaald", gettext_lazy("op tijd beantwoord")
    LATE = "overschreden", gettext_lazy("te laat beantwoord")
    ANSWERED = "niet-te-berekenen", gettext_lazy("beantwoord, dagen niet te berekenen")
    WITHDRAWN = "ingetrokken", gettext_lazy("ingetrokken")
    CLOSED = "afgedaan", gettext_lazy("afgedaan")
    UNKNOWN = "onbekend", gettext_lazy("afloop onbekend")
    NOT_APPLICABLE = "geen", gettext_lazy("geen termijn")


WAITING = frozenset({State.RUNNING, State.POSTPONED, State.DUE_SOON, State.OVERDUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Where a Kamervraag stands on a day.

    Days are None where they cannot be known or make no sense; both counts of lateness are nought
    when in time, and when they cannot be known.
    """

    facts: Facts  # as far as they were known on that day
    on: date
    state: State
    first_due_on: date | None  # three weeks after submission
    due_on: date | None  # the term that holds
    days_used: int | None  # until the answer; while waiting, until that day

    @property
    def days_late(self) -> int:
        """Against the term that holds."""
        return self._days_after(self.due_on)

    @property
    def days_after_first(self) -> int:
        """Against the first term, postponed or not."""
        return self._days_after(self.first_due_on)

    @property
    def is_postponed(self) -> bool:
        return self.due_on != self.first_due_on

    def _days_after(self, due_on: date | None) -> int:
        submitted_on = self.facts.submitted_on
        if self.days_used is None or due_on is None or submitted_on is None:
            return 0
        return max(0, self.days_used - (due_on - submitted_on).days)


def clock(facts: Facts, *, on: date) -> Clock:
    """Where a Kamervraag with these facts stands on a day; what came later counts for nothing."""
    known = facts.known_on(on)
    first_due_on, due_on = _due_days(known)
    return Clock(
        facts=known,
        on=on,
        state=_state(known, due_on, on),
        first_due_on=first_due_on,
        due_on=due_on,
        days_used=_days_used(known, on),
    )


def _due_days(facts: Facts) -> tuple[date | None, date | None]:
    if facts.kind == Kind.ORAL or facts.submitted_on is None:
        return None, None
    first = facts.submitted_on + ANSWER_TERM
    return first, facts.submitted_on + POSTPONED_TERM if facts.postponed_on else first


def _state(facts: Facts, due_on: date | None, on: date) -> State:
    if facts.kind == Kind.ORAL:
        return State.NOT_APPLICABLE
    if facts.is_withdrawn:
        return State.WITHDRAWN
    if facts.is_answered:
        return _state_of_answered(facts, due_on)
    if facts.is_closed:
        return State.CLOSED
    return _state_of_waiting(facts, due_on, on)


def _state_of_answered(facts: Facts, due_on: date | None) -> State:
    if facts.answered_on is None or response_days(facts) is None or due_on is None:
        return State.ANSWERED
    return State.LATE if facts.answered_on > due_on else State.IN_TIME


def _state_of_waiting(facts: Facts, due_on: date | None, on: date) -> State:
    if due_on is None or not _is_followed(facts):
        return State.UNKNOWN
    if on > due_on:
        return State.OVERDUE
    if due_on - on <= SOON:
        return State.DUE_SOON
    return State.POSTPONED if facts.postponed_on else State.RUNNING


def _is_followed(facts: Facts) -> bool:
    """Whether the register of the Kamer would tell of an answer that is not in the archive."""
    return facts.submitted_on is not None and facts.submitted_on >= REGISTER_BEGAN


def _days_used(facts: Facts, on: date) -> int | None:
    if facts.kind == Kind.ORAL or facts.is_withdrawn:
        return None
    if facts.is_answered:
        return response_days(facts)
    if facts.is_closed or facts.submitted_on is None or not _is_followed(facts):
        return None
    return max(0, (on - facts.submitted_on).days)


def response_days(facts: Facts) -> int | None:
    """Days to the answer. An answer before its question is a printing error: no figure."""
    if facts.submitted_on is None or facts.answered_on is None:
        return None
    days = (facts.answered_on - facts.submitted_on).days
    return days if days >= 0 else None
