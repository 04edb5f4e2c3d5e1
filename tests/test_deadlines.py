"""The clock."""

from datetime import date

import pytest
import time_machine

from kamervragen.deadlines import days_late, explanation, today
from kamervragen.models import Kamervraag, Kind
from tests.factories import make_kamervraag

pytestmark = pytest.mark.django_db


@time_machine.travel("2025-03-31 22:30+00:00")
def test_today_is_the_day_in_amsterdam() -> None:
    assert today() == date(2025, 4, 1)


def on(day: date, kamervraag: Kamervraag) -> tuple[int, str]:
    return days_late(kamervraag, on=day), explanation(kamervraag, on=day)


# All are submitted on 8 January 2025: due on the 29th, after a postponement on 19 February.
def test_an_answer_says_whether_it_was_in_time() -> None:
    day = date(2026, 1, 1)
    assert on(day, make_kamervraag(answered_on=date(2025, 1, 9))) == (
        0,
        "Beantwoord na 1 dag, binnen de termijn van drie weken.",
    )
    assert on(day, make_kamervraag(answered_on=date(2025, 1, 30))) == (
        1,
        "Beantwoord na 22 dagen, 1 dag na de termijn van drie weken.",
    )
    assert on(day, make_kamervraag(answered_on=date(2025, 2, 19), is_postponed=True)) == (
        0,
        "Beantwoord na 42 dagen, binnen de termijn van zes weken na uitstel.",
    )


def test_what_waits_says_until_when_or_since_when() -> None:
    kamervraag = make_kamervraag()
    assert on(date(2025, 1, 29), kamervraag) == (
        0,
        "Nog niet beantwoord. De termijn van drie weken loopt tot en met 29 januari 2025.",
    )
    assert on(date(2025, 2, 1), kamervraag) == (
        3,
        "In dit archief staat geen antwoord. "
        "De termijn van drie weken liep af op 29 januari 2025, 3 dagen geleden.",
    )


def test_where_a_date_is_missing_or_impossible_nothing_is_calculated() -> None:
    day = date(2026, 1, 1)
    cases = {
        "Beantwoord; de datum van het antwoord staat niet in de bron.": make_kamervraag(
            is_answered=True
        ),
        "Beantwoord; de datum van indiening staat niet in de bron.": make_kamervraag(
            submitted_on=None, answered_on=date(2025, 1, 9)
        ),
        "Volgens de bron is het antwoord ouder dan de vragen; een termijn is niet te berekenen.": (
            make_kamervraag(answered_on=date(2025, 1, 1))
        ),
        "In dit archief staat geen antwoord; de datum van indiening is niet bekend.": (
            make_kamervraag(submitted_on=None)
        ),
        "De vragen zijn ingetrokken.": make_kamervraag(is_withdrawn=True),
        "Afgedaan volgens de Tweede Kamer; het antwoord staat niet in dit archief.": (
            make_kamervraag(is_closed=True, is_postponed=True)
        ),
        "": make_kamervraag(kind=Kind.ORAL),
    }
    for sentence, kamervraag in cases.items():
        assert on(day, kamervraag) == (0, sentence)
