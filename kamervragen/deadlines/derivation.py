"""How the clock comes to where it stands, in sentences for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext

from kamervragen.deadlines.clock import WAITING, State
from kamervragen.deadlines.days import PrintedDays, counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kamervragen.deadlines.clock import Clock


def derivation(clock: Clock) -> str:
    """From submission to answer, with each day, each term and what follows from them."""
    if clock.state == State.NOT_APPLICABLE:
        return gettext("Voor mondelinge vragen geldt geen termijn.")
    day = PrintedDays()
    parts = [_submission(clock, day), *_postponements(clock, day), _end(clock, day)]
    return " ".join([*parts, *_ineffective(clock, day)])


def _submission(clock: Clock, day: PrintedDays) -> str:
    if clock.facts.submitted_on is None or clock.first_due_on is None:
        return gettext("De dag van inzending staat niet in de bron.")
    return gettext("Ingezonden %(submitted)s; termijn drie weken: %(due)s.") % {
        "submitted": day(clock.facts.submitted_on),
        "due": day(clock.first_due_on),
    }


def _postponements(clock: Clock, day: PrintedDays) -> Iterator[str]:
    """The first one gives the longest term there is; others change nothing."""
    if not clock.facts.postponed_on:
        return
    first, *others = clock.facts.postponed_on
    yield f"{_first_postponement(clock, first, day)}{_new_term(clock, first, day)}."
    if dated := [each for each in others if each]:
        yield gettext("Op %(days)s nogmaals uitgesteld: dat verlengt de termijn niet verder.") % {
            "days": day.joined(dated)
        }


def _first_postponement(clock: Clock, postponed_on: date | None, day: PrintedDays) -> str:
    submitted_on, due_on = clock.facts.submitted_on, clock.first_due_on
    if postponed_on is None:
        return gettext("Uitgesteld, op een dag die niet in de bron staat")
    printed = day(postponed_on)
    if submitted_on and postponed_on < submitted_on:
        return gettext("Uitgesteld, volgens de bron al op %(day)s") % {"day": printed}
    if due_on and postponed_on > due_on:
        late = counted((postponed_on - due_on).days)
        words = gettext("Op %(day)s, %(late)s na de termijn, uitgesteld")
        return words % {"day": printed, "late": late}
    return gettext("Op %(day)s uitgesteld") % {"day": printed}


def _new_term(clock: Clock, postponed_on: date | None, day: PrintedDays) -> str:
    if clock.due_on is None:
        return ""
    if postponed_on and postponed_on > clock.due_on:
        words = gettext("; de verlengde termijn was toen al om, op %(day)s")
    else:
        words = gettext(": nieuwe termijn %(day)s")
    return words % {"day": day(clock.due_on)}


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
    if days:
        words = gettext("Beantwoord %(day)s, na %(days)s: %(verdict)s.")
    else:
        words = gettext("Beantwoord %(day)s, op dezelfde dag: %(verdict)s.")
    return words % {
        "day": day(answered_on) if answered_on else "",
        "days": counted(days or 0),
        "verdict": _verdict(clock),
    }


def _verdict(clock: Clock) -> str:
    """Against both terms, where there are two."""
    late, after_first = counted(clock.days_late), counted(clock.days_after_first)
    if not clock.is_postponed:
        if not clock.days_late:
            return gettext("binnen de termijn")
        return gettext("%(days)s te laat") % {"days": late}
    if clock.days_late:
        words = gettext("%(days)s na de verlengde termijn, %(number)s na de eerste")
        number = number_format(clock.days_after_first, force_grouping=True)
        return words % {"days": late, "number": number}
    if clock.days_after_first:
        words = gettext("binnen de verlengde termijn, %(days)s na de eerste")
        return words % {"days": after_first}
    return gettext("binnen de verlengde termijn, en ook binnen de eerste")


def _waiting(clock: Clock) -> str:
    days = counted(clock.days_used) if clock.days_used else ""
    if clock.state == State.OVERDUE:
        words = gettext("Na %(days)s staat in dit archief geen antwoord: %(verdict)s.")
        return words % {"days": days, "verdict": _verdict(clock)}
    if days:
        words = gettext("Na %(days)s nog niet beantwoord: %(remains)s.")
    else:
        words = gettext("Nog niet beantwoord: %(remains)s.")
    return words % {"days": days, "remains": _remains(clock)}


def _remains(clock: Clock) -> str:
    left = (clock.due_on - clock.on).days if clock.due_on else 0
    if not left:
        return gettext("dit is de laatste dag")
    return gettext("nog %(days)s") % {"days": counted(left)}


def _not_computable(clock: Clock, day: PrintedDays) -> str:
    answered_on = clock.facts.answered_on
    if answered_on is None:
        return gettext("Beantwoord; de dag van het antwoord staat niet in de bron.")
    if clock.facts.submitted_on is None:
        words = gettext("Beantwoord %(day)s; na hoeveel dagen is niet te berekenen.")
    else:
        words = gettext(
            "Volgens de bron beantwoord %(day)s, voor de vragen waren ingezonden: "
            "dagen zijn niet te berekenen."
        )
    return words % {"day": day(answered_on)}


def _withdrawn(clock: Clock, day: PrintedDays) -> str:
    withdrawn_on = clock.facts.withdrawn_on
    if withdrawn_on is None:
        return gettext("Ingetrokken.")
    return gettext("Ingetrokken %(day)s.") % {"day": day(withdrawn_on)}


def _closed(_clock: Clock, _day: PrintedDays) -> str:
    return gettext("Afgedaan volgens de Tweede Kamer; het antwoord staat niet in dit archief.")


def _unknown(clock: Clock, _day: PrintedDays) -> str:
    if clock.due_on is None:
        return gettext("In dit archief staat geen antwoord; een termijn is niet te berekenen.")
    return gettext(
        "In dit archief staat geen antwoord; "
        "uit deze tijd is niet bekend welke vragen onbeantwoord bleven."
    )


def _ineffective(clock: Clock, day: PrintedDays) -> Iterator[str]:
    """What was postponed after it was answered."""
    if days := clock.facts.postponed_too_late:
        words = gettext("Het uitstel van %(days)s kwam na het antwoord en telt niet.")
        yield words % {"days": day.joined(days)}
