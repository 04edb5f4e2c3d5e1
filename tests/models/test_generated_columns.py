"""What the database derives by itself from the stored facts of a Kamervraag."""

from datetime import date

import pytest

from kamervragen.models import Kamervraag, Kind, Status
from tests.factories import make_kamervraag

pytestmark = pytest.mark.django_db

ASKED = date(2025, 1, 8)
DUE = date(2025, 1, 29)  # three weeks later
DUE_WHEN_POSTPONED = date(2025, 2, 19)  # six weeks later


@pytest.mark.parametrize(
    ("is_withdrawn", "is_answered", "is_postponed", "status", "due_on"),
    [
        (False, False, False, Status.OPEN, DUE),
        (False, False, True, Status.POSTPONED, DUE_WHEN_POSTPONED),
        (False, True, False, Status.ANSWERED, DUE),
        (False, True, True, Status.ANSWERED, DUE_WHEN_POSTPONED),
        (True, False, False, Status.WITHDRAWN, DUE),
        (True, False, True, Status.WITHDRAWN, DUE_WHEN_POSTPONED),
        (True, True, False, Status.WITHDRAWN, DUE),
        (True, True, True, Status.WITHDRAWN, DUE_WHEN_POSTPONED),
    ],
)
def test_status_and_term_follow_from_what_happened(
    *, is_withdrawn: bool, is_answered: bool, is_postponed: bool, status: Status, due_on: date
) -> None:
    kamervraag = make_kamervraag(
        submitted_on=ASKED,
        is_withdrawn=is_withdrawn,
        is_answered=is_answered,
        is_postponed=is_postponed,
    )
    assert (kamervraag.status, kamervraag.due_on) == (status, due_on)


@pytest.mark.parametrize(
    ("happened", "status"),
    [
        ({}, Status.CLOSED),
        ({"is_postponed": True}, Status.CLOSED),
        ({"is_answered": True}, Status.ANSWERED),
        ({"is_withdrawn": True}, Status.WITHDRAWN),
        ({"kind": Kind.ORAL}, Status.NOT_APPLICABLE),
    ],
)
def test_what_the_kamer_calls_settled_is_closed_where_we_know_no_more(
    happened: dict[str, object], status: Status
) -> None:
    assert make_kamervraag(is_closed=True, **happened).status == status  # type: ignore[arg-type]


@pytest.mark.parametrize("submitted_on", [None, date(1995, 3, 1), date(2008, 9, 15)])
@pytest.mark.parametrize("is_postponed", [False, True])
def test_what_is_older_than_the_register_has_an_unknown_outcome(
    *, submitted_on: date | None, is_postponed: bool
) -> None:
    unanswered = make_kamervraag(submitted_on=submitted_on, is_postponed=is_postponed)
    assert unanswered.status == Status.UNKNOWN
    assert make_kamervraag(submitted_on=submitted_on, is_answered=True).status == Status.ANSWERED
    assert make_kamervraag(submitted_on=submitted_on, is_closed=True).status == Status.CLOSED


@pytest.mark.parametrize("is_answered", [False, True])
def test_oral_questions_have_no_status_and_no_term(*, is_answered: bool) -> None:
    kamervraag = make_kamervraag(kind=Kind.ORAL, submitted_on=ASKED, is_answered=is_answered)
    assert (kamervraag.status, kamervraag.due_on) == (Status.NOT_APPLICABLE, None)


@pytest.mark.parametrize("is_postponed", [False, True])
def test_without_a_day_of_submission_there_is_no_term(*, is_postponed: bool) -> None:
    assert make_kamervraag(submitted_on=None, is_postponed=is_postponed).due_on is None


@pytest.mark.parametrize(
    ("submitted_on", "answered_on", "response_days"),
    [
        (ASKED, ASKED, 0),
        (ASKED, date(2025, 1, 22), 14),
        (date(2024, 2, 28), date(2024, 3, 1), 2),  # a leap year
        (date(2024, 3, 30), date(2024, 4, 1), 2),  # the clock goes forward in between
        (ASKED, date(2025, 1, 7), None),  # an answer before its question is a printing error
        (ASKED, None, None),
        (None, date(2025, 1, 22), None),
    ],
)
def test_days_to_the_answer_are_calendar_days(
    submitted_on: date | None, answered_on: date | None, response_days: int | None
) -> None:
    kamervraag = make_kamervraag(submitted_on=submitted_on, answered_on=answered_on)
    assert kamervraag.response_days == response_days


def test_derived_columns_follow_a_change_of_the_facts() -> None:
    kamervraag = make_kamervraag(submitted_on=ASKED)
    Kamervraag.objects.update(submitted_on=date(2025, 2, 1), is_postponed=True)
    kamervraag.refresh_from_db()
    assert (kamervraag.status, kamervraag.due_on) == (Status.POSTPONED, date(2025, 3, 15))
