"""Dutch without a word before the path, English after /en: the address alone decides."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import get_language, override
from lxml import html
from pytest_django.asserts import assertContains

from kamervragen.languages import in_every_language, language_of
from kamervragen.statistics.figures import Cell
from kamervragen.templatetags import archive, figures
from tests.factories import (
    make_addressee,
    make_kamervraag,
    make_party,
    make_question,
    make_submitter,
    make_topic,
)

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
    assert "Year,Sets put,Answered" in english
    assert "/en/kamervragen/?" in english


# The words around the documents


def alternates(client: Client, address: str) -> dict[str | None, str | None]:
    page = html.document_fromstring(client.get(address).content.decode())
    found = page.iterfind(".//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in found}


@pytest.mark.parametrize(
    "path", ["/", "/over/", "/kamervragen/?jaar=2025", "/kamervragen/2025Z00001/"]
)
def test_a_page_and_its_translation_name_each_other(client: Client, path: str) -> None:
    make_kamervraag(number="2025Z00001")
    expected = {
        "nl": f"http://testserver{path}",
        "en": f"http://testserver/en{path}",
        "x-default": f"http://testserver{path}",
    }
    assert alternates(client, path) == expected
    assert alternates(client, f"/en{path}") == expected


def test_what_is_not_there_has_no_translation_either(client: Client) -> None:
    assert alternates(client, "/bestaat/niet/") == {}


def test_one_can_go_to_the_other_language_and_back_and_keep_the_filters(client: Client) -> None:
    english = '<a href="/en/kamervragen/?q=wolf&amp;jaar=2025" hreflang="en" lang="en">English</a>'
    dutch = '<a href="/kamervragen/?q=wolf&amp;jaar=2025" hreflang="nl" lang="nl">Nederlands</a>'
    assertContains(client.get("/kamervragen/?q=wolf&jaar=2025"), english, html=True)
    assertContains(client.get("/en/kamervragen/?q=wolf&jaar=2025"), dutch, html=True)


@pytest.mark.parametrize(
    ("number", "dutch", "english"),
    [
        (1, "<strong>1</strong> Kamervraag", "<strong>1</strong> set of questions"),
        (2, "<strong>2</strong> Kamervragen", "<strong>2</strong> sets of questions"),
    ],
)
def test_a_list_counts_in_both_languages(
    client: Client, number: int, dutch: str, english: str
) -> None:
    for _ in range(number):
        make_kamervraag()
    assertContains(client.get("/kamervragen/"), dutch)
    assertContains(client.get("/en/kamervragen/"), english)


def test_none_at_all_is_said_in_both_languages(client: Client) -> None:
    assertContains(client.get("/kamervragen/"), "Geen Kamervragen gevonden.")
    assertContains(client.get("/en/kamervragen/"), "No questions found.")


@pytest.mark.parametrize(
    ("language", "day", "number", "share"),
    [
        ("nl", "18 januari 2023", "27.560", "73\u00a0%"),
        ("en", "18 January 2023", "27,560", "73%"),
    ],
)
def test_days_and_numbers_are_printed_as_the_language_does(
    language: str, day: str, number: str, share: str
) -> None:
    with override(language):
        assert day in archive.day(date(2023, 1, 18))
        assert figures.shown(Cell(value=27560, unit="", count=0, query="")) == number
        assert figures.shown(Cell(value=73.2, unit="%", count=0, query="")) == share


def languages_of(page: html.HtmlElement) -> dict[str, str]:
    """By each text that is an element of its own the language that it is marked to be in."""
    found: dict[str, str] = {}
    for element in page.iterfind(".//main//*"):
        around = element.iterancestors()
        spoken = element.get("lang") or next(filter(None, (each.get("lang") for each in around)))
        found[element.text or ""] = spoken
    return found


def test_official_words_are_marked_as_dutch(client: Client) -> None:
    kamervraag = make_kamervraag(title="Een hek", topics=[make_topic(name="Verkeer")])
    make_addressee(kamervraag, printed="Minister van Hekken")
    make_question(kamervraag, html="<p>Klopt dit?</p>", label="1")
    response = client.get(f"/en{kamervraag.get_absolute_url()}")
    languages = languages_of(html.document_fromstring(response.content.decode()))
    for words in ("Een hek", "Minister van Hekken", "Klopt dit?", "Verkeer"):
        assert languages[words] == "nl"
    for words in ("Put to", "Question 1", "Topics"):
        assert languages[words] == "en"
