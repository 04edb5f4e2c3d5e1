"""The query language: what each sentence finds, and that it finds nothing twice."""

from datetime import date

import pytest

from kamervragen.models import Kamervraag, Kind, Topic
from kamervragen.models.kamervraag_queries import KamervraagQuerySet
from tests.factories import (
    make_addressee,
    make_answer,
    make_kamervraag,
    make_minister,
    make_ministry,
    make_party,
    make_person,
    make_publication,
    make_question,
    make_respondent,
    make_submitter,
    make_topic,
)

pytestmark = pytest.mark.django_db


def titles(kamervragen: KamervraagQuerySet) -> list[str]:
    return [kamervraag.title for kamervraag in kamervragen]


def test_questions_chain_as_a_sentence() -> None:
    ministry = make_ministry()
    for title, day in (("vroeg", date(2024, 1, 1)), ("laat", date(2025, 1, 1))):
        make_addressee(make_kamervraag(title=title, submitted_on=day), ministry=ministry)
    make_kamervraag(title="elders", submitted_on=date(2025, 1, 1))
    make_kamervraag(title="mondeling", kind=Kind.ORAL)
    assert titles(Kamervraag.objects.open().by()) == []
    found = Kamervraag.objects.written().to(ministry).submitted_from(date(2024, 6, 1))
    assert titles(found) == ["laat"]
    assert titles(found.late(on=date(2025, 1, 22))) == []
    assert titles(found.late(on=date(2025, 1, 23))) == ["laat"]
    assert titles(Kamervraag.objects.oral()) == ["mondeling"]


def test_late_is_answered_after_the_last_day_or_waiting_past_it() -> None:
    make_kamervraag(title="op de laatste dag", answered_on=date(2025, 1, 29))
    make_kamervraag(title="een dag te laat", answered_on=date(2025, 1, 30))
    make_kamervraag(title="na uitstel op tijd", is_postponed=True, answered_on=date(2025, 2, 19))
    make_kamervraag(title="wacht")
    make_kamervraag(title="ingetrokken", is_withdrawn=True)
    make_kamervraag(title="afgedaan", is_closed=True)
    make_kamervraag(title="mondeling", kind=Kind.ORAL)
    make_kamervraag(title="zonder datum", submitted_on=None)
    kamervragen = Kamervraag.objects.oldest_first()
    assert titles(kamervragen.late(on=date(2025, 1, 30))) == ["een dag te laat", "wacht"]
    assert titles(kamervragen.late(on=date(2025, 1, 29))) == ["een dag te laat"]
    assert titles(kamervragen.overdue(on=date(2025, 1, 30))) == ["wacht"]


def test_what_is_asked_and_what_is_answered_are_different_questions() -> None:
    minister = make_minister()
    make_addressee(make_kamervraag(title="gevraagd"), minister=minister)
    make_respondent(make_kamervraag(title="beantwoord"), minister=minister)
    kamervragen = Kamervraag.objects.oldest_first()
    assert titles(kamervragen.to(minister.ministry)) == ["gevraagd"]
    assert titles(kamervragen.answered_by(minister.person)) == ["beantwoord"]
    assert titles(kamervragen.to_or_from(minister.ministry)) == ["gevraagd", "beantwoord"]
    assert titles(kamervragen.to_or_from_minister(minister.person)) == ["gevraagd", "beantwoord"]


def test_no_kamervraag_is_found_twice() -> None:
    party, ministry = make_party(), make_ministry()
    main = make_topic(name="Hoofd")
    parts: list[Topic] = [make_topic(name=name, parent=main) for name in ("Een", "Twee")]
    kamervraag = make_kamervraag(topics=[main, *parts])
    for name in ("Anna Een", "Bob Twee"):
        make_submitter(kamervraag, person=make_person(name=name), party=party)
        make_addressee(kamervraag, ministry=ministry)
        make_respondent(kamervraag, ministry=ministry)
        question = make_question(kamervraag, numbers=[kamervraag.questions.count() + 1])
        make_answer(kamervraag, question)
    for found in (
        Kamervraag.objects.by_party(party),
        Kamervraag.objects.to_or_from(ministry),
        Kamervraag.objects.about(main, *parts),
        Kamervraag.objects.known_as(kamervraag.number.lower()),
    ):
        assert found.count() == 1


@pytest.mark.parametrize(
    ("stored", "name"),
    [
        ("2024Z17972", "2024z 17972"),
        ("2024Z17972", "kv-tk-2024Z17972"),
        ("2009Z03159", "kv-2009Z03159"),
        ("218190001", "kv-ek-218190001"),
        ("ah-tk-19941995-371", "AH-TK-19941995-371"),
        ("ah-tk-19941995-33A", "ah-tk-19941995-33A"),
    ],
)
def test_a_number_is_known_in_any_spelling(stored: str, name: str) -> None:
    make_kamervraag(number=stored)
    assert Kamervraag.objects.known_as(name).get().number == stored


def test_an_identifier_of_a_publication_leads_to_its_kamervraag() -> None:
    kamervraag = make_kamervraag()
    make_publication(kamervraag, identifier="ah-tk-20242025-1")
    assert Kamervraag.objects.known_as("ah-tk-20242025-1").get() == kamervraag
    assert not Kamervraag.objects.known_as("ah-tk-20242025-2").exists()


def test_figures_by_date_leave_out_the_undated() -> None:
    for day in (date(2023, 1, 18), date(2023, 1, 18), date(2024, 12, 31)):
        make_kamervraag(submitted_on=day)
    make_kamervraag(submitted_on=None)
    assert Kamervraag.objects.per_year() == {2023: 2, 2024: 1}
    assert Kamervraag.objects.in_years([2023]).per_month() == {1: 2}
    assert Kamervraag.objects.in_month(2024, 12).per_day() == {31: 1}


def test_a_slice_keeps_its_rows_and_its_order_in_a_list() -> None:
    for number in ("c", "a", "d", "b"):
        make_kamervraag(number=number)
    kamervragen = Kamervraag.objects.newest_first()
    assert [row.number for row in kamervragen[1:3].for_list()] == ["c", "b"]
    assert [row.number for row in kamervragen.for_list()] == ["d", "c", "b", "a"]


def test_more_than_a_query_takes_values_can_be_listed() -> None:
    listed = make_kamervraag(number="2025Z00001")
    make_kamervraag(number="2025Z00002")
    pks = [listed.pk, *range(10_000_000, 10_070_000)]
    assert [row.number for row in Kamervraag.objects.listed(pks)] == ["2025Z00001"]
    assert not Kamervraag.objects.listed([])
