"""The home page, what this is, and what is said when something is wrong."""

import re
from datetime import date

import pytest
from django.conf import LazySettings
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from tests.factories import make_answer, make_kamervraag, make_question

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("size", [1, 30])
def test_home_shows_what_is_new_in_as_many_queries_whatever_there_is(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(size):
        make_kamervraag(title="Nieuw", answered_on=date(2025, 1, 22))
    client.get("/")  # the facets of everything are counted once
    with django_assert_num_queries(9):
        response = client.get("/")
    assertContains(response, "Nieuw")
    assertContains(response, 'href="/kamervragen/2025/"')


def test_an_empty_archive_has_a_home_too(client: Client) -> None:
    assertContains(client.get("/"), "0 Kamervragen")


def test_the_page_about_names_sources_and_rights(client: Client) -> None:
    response = client.get("/over/")
    for words in ("officielebekendmakingen.nl", "EUPL", "sha256", "drie weken"):
        assertContains(response, words)


def test_the_site_says_that_it_is_well(client: Client) -> None:
    response = client.get("/gezond/")
    assertContains(response, "gezond")
    assert "no-store" in response["Cache-Control"]


def test_robots_are_welcome_but_for_the_admin(client: Client) -> None:
    response = client.get("/robots.txt")
    assertContains(response, "Disallow: /beheer/")
    assert response["Content-Type"].startswith("text/plain")


def test_an_unknown_address_gets_a_page_that_helps(client: Client) -> None:
    response = client.get("/bestaat/niet/")
    assertContains(response, "2023Z00468", status_code=404)


def test_a_fault_of_ours_gets_a_page_in_dutch(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OperationalError

    client.raise_request_exception = False
    monkeypatch.setattr(connection, "ensure_connection", fail)
    assertContains(client.get("/gezond/"), "De fout ligt bij ons", status_code=500)


@pytest.mark.parametrize(
    "address", ["/", "/kamervragen/", "/kamervragen/2025/", "/onderwerpen/", "/over/", "/niets/"]
)
def test_no_page_has_script_or_style_of_its_own(client: Client, address: str) -> None:
    make_kamervraag()
    response = client.get(address)
    page = response.content.decode()
    assert re.sub(r'<script src="/static/[^"]+"[^>]*></script>', "", page).count("<script") == 0
    assert "style=" not in page
    assert page.count("<h1") == 1
    assert "default-src 'self'" in response["Content-Security-Policy"]


def test_pages_are_only_read(client: Client) -> None:
    assert client.post("/kamervragen/").status_code == 405
    assert client.head("/kamervragen/").status_code == 200


def test_the_page_of_the_design_is_for_those_who_work_on_it(
    client: Client, settings: LazySettings
) -> None:
    kamervraag = make_kamervraag(is_postponed=True, answered_on=date(2025, 2, 12))
    make_answer(kamervraag, make_question(kamervraag))
    assert client.get("/stijl/").status_code == 404
    settings.DEBUG = True
    assertContains(client.get("/stijl/"), "Vraag 1")
