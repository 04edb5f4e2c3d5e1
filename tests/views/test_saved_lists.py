"""Lists with an address of their own: late, nearly late, and what just happened."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils.html import escape
from pytest_django.asserts import assertContains, assertNotContains

from kamervragen.models import Kind
from tests.factories import (
    make_addressee,
    make_kamervraag,
    make_minister,
    make_ministry,
    make_person,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("archive"),
]
TODAY = date(2025, 2, 1)
LISTS = ("te-laat", "pas-te-laat", "bijna-te-laat", "pas-beantwoord")


@pytest.fixture
def archive() -> None:
    """By how many days before today the term ended, or the answer came."""
    for days in (-8, -7, 0, 1, 7, 8, 400):
        make_kamervraag(title=f"termijn {days}", submitted_on=TODAY - timedelta(days=21 + days))
    make_kamervraag(
        title="uitgesteld 3", submitted_on=TODAY - timedelta(days=45), is_postponed=True
    )
    for days in (0, 6, 7):
        make_kamervraag(
            title=f"antwoord {days}",
            submitted_on=date(2024, 1, 1),
            answered_on=TODAY - timedelta(days=days),
        )
    old = date(2020, 1, 1)
    make_kamervraag(title="oud", submitted_on=date(1995, 1, 1))
    make_kamervraag(title="mondeling", submitted_on=old, kind=Kind.ORAL)
    make_kamervraag(title="ingetrokken", submitted_on=old, is_withdrawn=True)
    make_kamervraag(title="afgedaan", submitted_on=old, is_closed=True)
    make_kamervraag(title="voorbeeld", submitted_on=old, is_example=True)


@time_machine.travel("2025-02-01 12:00+01:00")
@pytest.mark.parametrize(
    ("name", "titles"),
    [
        (
            "te-laat",
            ["termijn 400", "termijn 8", "termijn 7", "uitgesteld 3", "termijn 1"],
        ),
        ("pas-te-laat", ["termijn 7", "uitgesteld 3", "termijn 1"]),
        ("bijna-te-laat", ["termijn 0", "termijn -7"]),
        ("pas-beantwoord", ["antwoord 6", "antwoord 0"]),
    ],
)
def test_each_list_has_what_it_says_in_its_order(
    client: Client, name: str, titles: list[str]
) -> None:
    response = client.get(f"/kamervragen/{name}/")
    assert [row.title for row in response.context["listing"].rows] == titles
    query = response.context["list"].query
    same = client.get(f"/kamervragen/?{query}").context["listing"]
    assert [row.title for row in same.rows] == titles
    for other in LISTS:
        assertContains(response, f'href="/kamervragen/{other}/"')


@time_machine.travel("2025-02-01 12:00+01:00")
def test_what_is_late_stands_by_ministry_and_by_minister_the_longest_first(client: Client) -> None:
    ministries = {name: make_ministry(name=name) for name in ("Kort", "Lang")}
    for name, days in (("Kort", 30), ("Kort", 31), ("Lang", 500)):
        minister = make_minister(
            person=make_person(name=f"{name} {days}"), ministry=ministries[name]
        )
        kamervraag = make_kamervraag(submitted_on=TODAY - timedelta(days=days))
        make_addressee(kamervraag, minister=minister)
    response = client.get("/kamervragen/te-laat/")
    by_ministry, by_minister = (rows for _, _, rows in response.context["groups"])
    assert [(row.name, row.count, row.longest) for row in by_ministry] == [
        ("Lang", 1, 479),
        ("Kort", 2, 10),
    ]
    assert [row.longest for row in by_minister] == [479, 10, 9]
    for row in (*by_ministry, *by_minister):
        listing = client.get(f"/kamervragen/?{row.query}").context["listing"]
        assert listing.count == row.count
        assert (TODAY - listing.rows[0].due_on).days == row.longest
        assertContains(response, f'href="/kamervragen/?{escape(row.query)}"', count=2)
    assertContains(response, '">479 dagen</a>', count=2)


@time_machine.travel("2025-02-01 12:00+01:00")
def test_a_list_says_no_more_than_that_the_term_is_past(client: Client) -> None:
    """Whether it was answered since the last sync, nobody here knows."""
    make_kamervraag(submitted_on=TODAY - timedelta(days=500))
    make_kamervraag(submitted_on=TODAY - timedelta(days=500), answered_on=TODAY)
    page = client.get("/kamervragen/")
    assertContains(page, "termijn 479 dagen voorbij")
    assertContains(page, "479 dagen te laat", count=1)


@time_machine.travel("2025-01-31 23:30+00:00")
def test_today_is_the_day_in_amsterdam(client: Client) -> None:
    assertContains(client.get("/kamervragen/te-laat/"), "termijn 1<")
    assertNotContains(client.get("/kamervragen/te-laat/"), "termijn 0<")


def test_a_list_has_pages_and_no_other_filters(client: Client) -> None:
    assert client.get("/kamervragen/te-laat/?pagina=1").status_code == 200
    assert client.get("/kamervragen/te-laat/?jaar=2024").status_code == 400


def test_what_only_looks_like_such_a_list_is_a_number(client: Client) -> None:
    assertContains(client.get("/kamervragen/heel-laat/"), "heel-laat", status_code=404)
