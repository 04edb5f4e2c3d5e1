"""The clock: by hand-made cases, by its properties, and against the columns of the database."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.deadlines.clock import WAITING, Clock, State, clock, response_days
from kamervragen.deadlines.days import counted, today
from kamervragen.deadlines.derivation import derivation
from kamervragen.deadlines.facts import Facts, facts_in_brief, facts_of
from kamervragen.filters import TERMS, KamervraagFilter
from kamervragen.models import Kamervraag, Kind, Notice, PublicationKind, Status
from kamervragen.models.kamervraag import ANSWER_TERM, POSTPONED_TERM
from tests.deadlines.cases import CASES, Case
from tests.factories import make_kamervraag, make_notice, make_publication

# A line for each case: its name, and the sentence.
ENGLISH = Path(__file__).with_name("cases_in_english.txt")
STATUSES = {
    State.IN_TIME: Status.ANSWERED,
    State.LATE: Status.ANSWERED,
    State.ANSWERED: Status.ANSWERED,
    State.WITHDRAWN: Status.WITHDRAWN,
    State.CLOSED: Status.CLOSED,
    State.UNKNOWN: Status.UNKNOWN,
    State.NOT_APPLICABLE: Status.NOT_APPLICABLE,
}


@time_machine.travel("2025-03-31 22:30+00:00")
def test_today_is_the_day_in_amsterdam() -> None:
    assert today() == date(2025, 4, 1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_clock_stands_where_the_case_says_and_tells_why(case: Case) -> None:
    found = clock(case.facts, on=case.on)
    days = found.days_used, found.days_late, found.days_after_first
    assert (found.state, days, derivation(found)) == (case.state, case.days, case.sentence)


def test_the_clock_tells_it_in_english_too() -> None:
    lines = ENGLISH.read_text().splitlines()
    with override("en"):
        told = [f"{case.name}: {derivation(clock(case.facts, on=case.on))}" for case in CASES]
    assert told == lines


@pytest.mark.parametrize(
    ("days", "dutch", "english"),
    [
        (0, "0 dagen", "0 days"),
        (1, "1 dag", "1 day"),
        (2, "2 dagen", "2 days"),
        (1234, "1.234 dagen", "1,234 days"),
    ],
)
def test_days_are_counted_in_both_languages(days: int, dutch: str, english: str) -> None:
    assert counted(days) == dutch
    with override("en"):
        assert counted(days) == english


# The database


def stored(facts: Facts) -> Kamervraag:
    kamervraag = make_kamervraag(
        kind=Kind(facts.kind),
        submitted_on=facts.submitted_on,
        answered_on=facts.answered_on,
        is_answered=facts.is_answered,
        is_postponed=bool(facts.postponed_on),
        is_withdrawn=facts.is_withdrawn,
        is_closed=facts.is_closed,
    )
    for postponed_on in facts.postponements:
        make_notice(kamervraag, dated=postponed_on)
    if facts.is_withdrawn:
        make_notice(kamervraag, kind=Notice.Kind.WITHDRAWAL, dated=facts.withdrawn_on)
    return kamervraag


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_columns_of_the_database_agree_with_the_clock(case: Case) -> None:
    kamervraag = stored(case.facts)
    found = clock(case.facts, on=date(2030, 1, 1))  # everything has happened
    waits = Status.POSTPONED if case.facts.postponed_on else Status.OPEN
    assert kamervraag.status == (waits if found.state in WAITING else STATUSES[found.state])
    assert kamervraag.due_on == found.due_on
    assert kamervraag.response_days == response_days(case.facts)


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_facts_are_read_back_from_the_database(case: Case) -> None:
    kamervraag = stored(case.facts)
    assert facts_of(kamervraag) == case.facts
    in_brief, whole = (
        clock(facts, on=date(2030, 1, 1))
        for facts in (facts_in_brief(kamervraag), facts_of(kamervraag))
    )
    assert (in_brief.state, in_brief.days_late) == (whole.state, whole.days_late)


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_filters_find_it_where_the_clock_stands(case: Case) -> None:
    kamervraag = stored(case.facts)
    facts = case.facts.known_on(case.on)
    if facts != case.facts:
        pytest.skip("A filter knows what happened since.")
    found = {
        word
        for word in TERMS
        if kamervraag
        in KamervraagFilter(
            QueryDict(f"termijn={word}"), Kamervraag.objects.all(), today=case.on
        ).found()
    }
    assert found == {case.state.value} & TERMS.keys()


@pytest.mark.django_db
def test_a_postponement_that_nobody_printed_has_the_day_of_its_document() -> None:
    kamervraag = make_kamervraag(is_postponed=True)
    assert facts_of(kamervraag).postponements == (None,)
    make_publication(kamervraag, kind=PublicationKind.POSTPONEMENT, received_on=date(2025, 1, 28))
    assert facts_of(kamervraag).postponements == (date(2025, 1, 28),)


# Properties

DAYS = st.dates(date(2009, 1, 1), date(2030, 1, 1))
FACTS = st.builds(
    Facts,
    kind=st.sampled_from(Kind),
    submitted_on=st.none() | DAYS,
    postponements=st.lists(st.none() | DAYS, max_size=3).map(
        lambda days: tuple(sorted(days, key=lambda day: day or date.max))
    ),
    is_answered=st.booleans(),
    answered_on=st.none(),
    is_withdrawn=st.booleans(),
    withdrawn_on=st.none() | DAYS,
    is_closed=st.booleans(),
)
ANY_TIME = date(2040, 1, 1)


def answered(facts: Facts, day: date) -> Clock:
    changed = Facts(
        submitted_on=facts.submitted_on,
        postponements=facts.postponements,
        is_answered=True,
        answered_on=day,
    )
    return clock(changed, on=ANY_TIME)


@given(FACTS, DAYS)
def test_any_facts_on_any_day_have_a_state_and_a_sentence(facts: Facts, on: date) -> None:
    found = clock(facts, on=on)
    assert derivation(found).endswith(".")
    assert 0 <= found.days_late <= found.days_after_first


@given(FACTS, DAYS, st.integers(0, 1000))
def test_a_later_answer_never_lowers_the_days(facts: Facts, day: date, later: int) -> None:
    first, second = answered(facts, day), answered(facts, day + timedelta(days=later))
    assert (first.days_used or 0) <= (second.days_used or 0)
    assert first.days_after_first <= second.days_after_first


@given(FACTS, DAYS, st.integers(0, 1000))
def test_waiting_longer_never_lowers_the_days(facts: Facts, day: date, later: int) -> None:
    first, second = clock(facts, on=day), clock(facts, on=day + timedelta(days=later))
    if first.state in WAITING and second.state in WAITING:
        assert (first.days_used or 0) <= (second.days_used or 0)
        assert first.days_after_first <= second.days_after_first


@given(FACTS)
def test_a_postponement_gives_three_weeks_and_leaves_the_first_term(facts: Facts) -> None:
    found = clock(facts, on=ANY_TIME)
    if found.first_due_on and found.due_on and facts.submitted_on:
        assert found.first_due_on == facts.submitted_on + ANSWER_TERM
        assert found.due_on in {found.first_due_on, facts.submitted_on + POSTPONED_TERM}


@given(FACTS, DAYS)
def test_what_comes_after_a_day_changes_nothing_on_it(facts: Facts, on: date) -> None:
    assert clock(facts, on=on) == clock(facts.known_on(on), on=on)


@given(FACTS, DAYS)
def test_nothing_that_is_settled_is_late_for_want_of_an_answer(facts: Facts, on: date) -> None:
    found = clock(facts, on=on)
    if found.state not in {State.OVERDUE, State.LATE}:
        assert found.days_late == 0
