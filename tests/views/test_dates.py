"""The archive by year, month and day."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from tests.factories import make_kamervraag

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kamervragen_in_three_months() -> None:
    for day in (date(2023, 1, 18), date(2023, 1, 18), date(2023, 1, 31), date(2023, 3, 1)):
        make_kamervraag(title=f"van {day}", submitted_on=day)
    make_kamervraag(submitted_on=date(2022, 12, 31))
    make_kamervraag(submitted_on=None)


def test_a_year_counts_its_months(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):  # per year, per month
        response = client.get("/kamervragen/2023/")
    counts = {month.month: number_of for month, number_of in response.context["months"]}
    assert {month: count for month, count in counts.items() if count} == {1: 3, 3: 1}
    assertContains(response, '<a href="/kamervragen/2023/01/">januari</a>')
    assertContains(response, '<a href="/kamervragen/2022/"')


def test_a_month_counts_its_days(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):  # per day
        response = client.get("/kamervragen/2023/01/")
    days = [day for week in response.context["weeks"] for day in week]
    assert {day.on: day.number_of for day in days if day.number_of} == {
        date(2023, 1, 18): 2,
        date(2023, 1, 31): 1,
    }
    assertContains(response, 'href="/kamervragen/2023/01/18/"')


def test_a_day_lists_its_kamervragen(client: Client) -> None:
    response = client.get("/kamervragen/2023/01/18/")
    assertContains(response, "Woensdag 18 januari 2023")
    assertContains(response, "<strong>2</strong> Kamervragen")
    assertContains(response, "van 2023-01-18", count=2)


def test_a_day_without_kamervragen_is_still_a_day(client: Client) -> None:
    assertContains(client.get("/kamervragen/2023/01/19/"), "Geen Kamervragen gevonden")


@pytest.mark.parametrize("address", ["1999/", "2023/02/", "2023/02/30/", "2023/13/", "2023/1/"])
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/kamervragen/{address}").status_code == 404
