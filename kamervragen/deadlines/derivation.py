"""How the clock comes to where it stands, in sentences for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamervragen.deadlines.clock import WAITING, State
from kamervragen.deadlines.days import PrintedDays, counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kamervragen.deadlines.clock import Clock

NO_SUBMISSION = "De dag van inzending staat niet in de bron."
NO_TERM = "Voor mondelinge vragen geldt geen termijn."
NOT_FOLLOWED = (
    "In dit archief staat geen antwoord; "
    "uit deze tijd is niet bekend welke vragen onbeantwoord bleven."
)


def derivation(clock: Clock) -> str:
    """From submission to answer, with each day, each term and what follows from them."""
    if clock.state == State.NOT_APPLICABLE:
        return NO_TERM
    day = PrintedDays()
    parts = [_submission(clock, day), *_postponements(clock, day), _end(clock, day)]
    return " ".join([*parts, *_ineffective(clock, day)])


def _submission(clock: Clock, day: PrintedDays) -> str:
    if clock.facts.submitted_on is None or clock.first_due_on is None:
        return NO_SUBMISSION
    submitted = day(clock.facts.submitted_on)
    return f"Ingezonden {submitted}; termijn drie weken: {day(clock.first_due_on)}."


def _postponements(clock: Clock, day: PrintedDays) -> Iterator[str]:
    """The first one gives the longest term there is; others change nothing."""
    if not clock.facts.postponed_on:
        return
    first, *others = clock.facts.postponed_on
    yield f"{_first_postponement(clock, first, day)}{_new_term(clock, first, day)}."
    if dated := [each for each in others if each]:
        yield f"Op {day.joined(dated)} nogmaals uitgesteld: dat verlengt de termijn niet verder."


def _first_postponement(clock: Clock, postponed_on: date | None, day: PrintedDays) -> str:
    submitted_on, due_on = clock.facts.submitted_on, clock.first_due_on
    if postponed_on is None:
        return "Uitgesteld, op een dag die niet in de bron staat"
    if submitted_on and postponed_on < submitted_on:
        return f"Uitgesteld, volgens de bron al op {day(postponed_on)}"
    if due_on and postponed_on > due_on:
        late = counted((postponed_on - due_on).days)
        return f"Op {day(postponed_on)}, {late} na de termijn, uitgesteld"
    return f"Op {day(postponed_on)} uitgesteld"


def _new_term(clock: Clock, postponed_on: date | None, day: PrintedDays) -> str:
    if clock.due_on is None:
        return ""
    if postponed_on and postponed_on > clock.due_on:
        return f"; de verlengde termijn was toen al om, op {day(clock.due_on)}"
    return f": nieuwe termijn {day(clock.due_on)}"


def _end(clock: Clock, day: PrintedDays) -> str:
    if clock.state in WAITING:
        return _waiting(clock)
    if clock.state in {State.IN_TIME, State.LATE}:
        return _answered(clock, day)
    return {
        State.ANSWERED: _not_computable,
        State.WITHDRAWN: _withdrawn,
        State.CLOSED: _closed,
        State.UNKNOWN: _unknown,
    }[clock.state](clock, day)


def _answered(clock: Clock, day: PrintedDays) -> str:
    answered_on, days = clock.facts.answered_on, clock.days_used
    answered = f"Beantwoord {day(answered_on)}" if answered_on else "Beantwoord"
    after = f"na {counted(days)}" if days else "op dezelfde dag"
    return f"{answered}, {after}: {_verdict(clock)}."


def _verdict(clock: Clock) -> str:
    """Against both terms, where there are two."""
    if not clock.is_postponed:
        return f"{counted(clock.days_late)} te laat" if clock.days_late else "binnen de termijn"
    if clock.days_late:
        late = counted(clock.days_late)
        return f"{late} na de verlengde termijn, {clock.days_after_first} na de eerste"
    if clock.days_after_first:
        return f"binnen de verlengde termijn, {counted(clock.days_after_first)} na de eerste"
    return "binnen de verlengde termijn, en ook binnen de eerste"


def _waiting(clock: Clock) -> str:
    days = counted(clock.days_used) if clock.days_used else ""
    if clock.state == State.OVERDUE:
        return f"Na {days} staat in dit archief geen antwoord: {_verdict(clock)}."
    left = (clock.due_on - clock.on).days if clock.due_on else 0
    remains = f"nog {counted(left)}" if left else "dit is de laatste dag"
    waits = f"Na {days} nog niet" if days else "Nog niet"
    return f"{waits} beantwoord: {remains}."


def _not_computable(clock: Clock, day: PrintedDays) -> str:
    answered_on = clock.facts.answered_on
    if answered_on is None:
        return "Beantwoord; de dag van het antwoord staat niet in de bron."
    if clock.facts.submitted_on is None:
        return f"Beantwoord {day(answered_on)}; na hoeveel dagen is niet te berekenen."
    answered = f"Volgens de bron beantwoord {day(answered_on)}"
    return f"{answered}, voor de vragen waren ingezonden: dagen zijn niet te berekenen."


def _withdrawn(clock: Clock, day: PrintedDays) -> str:
    withdrawn_on = clock.facts.withdrawn_on
    return f"Ingetrokken {day(withdrawn_on)}." if withdrawn_on else "Ingetrokken."


def _closed(_clock: Clock, _day: PrintedDays) -> str:
    return "Afgedaan volgens de Tweede Kamer; het antwoord staat niet in dit archief."


def _unknown(clock: Clock, _day: PrintedDays) -> str:
    if clock.due_on is None:
        return "In dit archief staat geen antwoord; een termijn is niet te berekenen."
    return NOT_FOLLOWED


def _ineffective(clock: Clock, day: PrintedDays) -> Iterator[str]:
    """What was postponed after it was answered."""
    if days := clock.facts.postponed_too_late:
        yield f"Het uitstel van {day.joined(days)} kwam na het antwoord en telt niet."
