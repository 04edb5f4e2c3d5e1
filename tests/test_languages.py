"""Dutch without a word before the path, English after /en: the address alone decides."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import get_language, override
from pytest_django.asserts import assertContains

from kamervragen.languages import in_every_language, language_of
from tests.factories import make_kamervraag, make_party, make_submitter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "nl"),
        ("/en/", "en"),
        ("/en/kamervragen/?q=nl", "en"),
        ("/kamervragen/en/", "nl"),
        ("/english/", "nl"),
        ("/en-gb/", "nl"),
        ("/nl/", "nl"),
        ("/beheer/", "nl"),
    ],
)
def test_the_first_word_of_a_path_is_its_language(path: str, language: str) -> None:
    assert language_of(path) == language


@pytest.mark.parametrize(
    "path", ["/kamervragen/?jaar=2023&q=a%26b", "/en/kamervragen/?jaar=2023&q=a%26b"]
)
def test_a_page_is_in_every_language_under_the_same_words_and_filters(path: str) -> None:
    dutch, english = in_every_language(path)
    assert dutch.address == "/kamervragen/?jaar=2023&q=a%26b"
    assert english.address == "/en/kamervragen/?jaar=2023&q=a%26b"
    assert (dutch.is_shown, english.is_shown) == (
        not path.startswith("/en"),
        path.startswith("/en"),
    )


def test_the_home_page_is_so_too() -> None:
    assert [each.address for each in in_every_language("/")] == ["/", "/en/"]
    assert [each.address for each in in_every_language("/en/")] == ["/", "/en/"]


def test_neither_a_browser_nor_a_cookie_changes_the_language(client: Client) -> None:
    client.cookies["django_language"] = "en"
    response = client.get("/over/", headers={"accept-language": "en"})
    assert response["Content-Language"] == "nl"
    assert "Accept-Language" not in response.get("Vary", "")
    response = client.get("/en/over/", headers={"accept-language": "nl"})
    assert response["Content-Language"] == "en"
    assert "Accept-Language" not in response.get("Vary", "")


def test_one_page_does_not_leave_its_language_to_the_next(client: Client) -> None:
    client.get("/en/over/")
    assert get_language() == "nl"
    assert client.get("/over/")["Content-Language"] == "nl"


def test_links_stay_in_the_language_and_what_has_none_is_where_it_was(client: Client) -> None:
    make_submitter(make_kamervraag(), party=make_party(name="Partij"))
    assertContains(client.get("/kamervragen/"), 'href="/fracties/partij/"')
    assertContains(client.get("/en/kamervragen/"), 'href="/en/fracties/partij/"')
    with override("en"):
        assert reverse("source_file", args=["0" * 64]).startswith("/bronbestanden/")
        assert [reverse(name) for name in ("health", "robots", "admin:index")] == [
            "/gezond/",
            "/robots.txt",
            "/beheer/",
        ]


def test_redirects_stay_in_the_language(client: Client) -> None:
    make_kamervraag(number="2025Z00007")
    response = client.get("/en/kamervragen/2025z00007/")
    assert response["Location"] == "/en/kamervragen/2025Z00007/"
    assert client.get("/en")["Location"] == "/en/"


def test_refusals_are_in_the_language_of_the_page(client: Client) -> None:
    assertContains(client.get("/kamervragen/?x=1"), "Het filter “x” bestaat niet.", status_code=400)
    assertContains(client.get("/en/kamervragen/?x=1"), "There is no filter “x”.", status_code=400)
    response = client.get("/en/kamervragen/?ingediend_van=2023")
    words = "In the filter “ingediend_van”: “2023” is not a day; write a day like 2023-01-18."
    assertContains(response, words, status_code=400)
    response = client.get("/en/kamervragen/?status=late")
    words = "“late” does not exist; choose from open, uitgesteld, te-laat"
    assertContains(response, words, status_code=400)
    response = client.get("/en/kamervragen/2020/02/")
    assertContains(response, "There are no questions of February 2020.", status_code=404)


def test_a_table_is_saved_in_the_language_of_its_page(client: Client) -> None:
    make_kamervraag(submitted_on=date(2023, 1, 18))
    dutch = client.get("/statistiek/jaren/?formaat=csv").content.decode()
    english = client.get("/en/statistiek/jaren/?formaat=csv").content.decode()
    assert "Jaar,Gesteld,Beantwoord" in dutch
    assert "Year,Put,Answered" in english
    assert "/en/kamervragen/?" in english
