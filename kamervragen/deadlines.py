"""The clock: when an answer is due, how late it is, and why, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format

from kamervragen.models import Kind, Status

if TYPE_CHECKING:
    from datetime import date

    from kamervragen.models import Kamervraag


def today() -> date:
    """The calendar day in Europe/Amsterdam."""
    return timezone.localdate()


def days_late(kamervraag: Kamervraag, *, on: date) -> int:
    """Days past the last day for an answer; nought when in time, or when that cannot be known."""
    is_waiting = kamervraag.status in {Status.OPEN, Status.POSTPONED}
    ended_on = on if is_waiting else kamervraag.answered_on
    if ended_on is None or kamervraag.due_on is None:
        return 0
    days: int = (ended_on - kamervraag.due_on).days
    return max(days, 0)


def explanation(kamervraag: Kamervraag, *, on: date) -> str:
    """Where it stands in one sentence, with the rule; empty for oral questions, which have none."""
    if kamervraag.kind == Kind.ORAL:
        return ""
    if kamervraag.status == Status.WITHDRAWN:
        return "De vragen zijn ingetrokken."
    if kamervraag.status == Status.CLOSED:
        return "Afgedaan volgens de Tweede Kamer; het antwoord staat niet in dit archief."
    if kamervraag.status == Status.ANSWERED:
        return _of_answered(kamervraag)
    return _of_waiting(kamervraag, on=on)


def _of_answered(kamervraag: Kamervraag) -> str:
    if kamervraag.answered_on is None:
        return "Beantwoord; de datum van het antwoord staat niet in de bron."
    if kamervraag.submitted_on is None or kamervraag.due_on is None:
        return "Beantwoord; de datum van indiening staat niet in de bron."
    if kamervraag.response_days is None:
        return (
            "Volgens de bron is het antwoord ouder dan de vragen; een termijn is niet te berekenen."
        )
    answered = f"Beantwoord na {_days(kamervraag.response_days)}"
    late = days_late(kamervraag, on=kamervraag.answered_on)
    if late:
        return f"{answered}, {_days(late)} na {_term(kamervraag)}."
    return f"{answered}, binnen {_term(kamervraag)}."


def _of_waiting(kamervraag: Kamervraag, *, on: date) -> str:
    if kamervraag.due_on is None:
        return "In dit archief staat geen antwoord; de datum van indiening is niet bekend."
    due = date_format(kamervraag.due_on, "j F Y")
    term = _term(kamervraag).capitalize()
    if late := days_late(kamervraag, on=on):
        ended = f"{term} liep af op {due}, {_days(late)} geleden."
        return f"In dit archief staat geen antwoord. {ended}"
    return f"Nog niet beantwoord. {term} loopt tot en met {due}."


def _term(kamervraag: Kamervraag) -> str:
    return (
        "de termijn van zes weken na uitstel"
        if kamervraag.is_postponed
        else "de termijn van drie weken"
    )


def _days(number: int) -> str:
    return "1 dag" if number == 1 else f"{number} dagen"
