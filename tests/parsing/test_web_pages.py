"""The name of a page of the web."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.web_pages import MAX_LENGTH, host_of, web_page


@pytest.mark.parametrize(
    "address",
    [
        "https://nu.nl/politiek/1/titel.html",
        "http://www.nu.nl/politiek/1/titel.html",
        "https://NU.nl/politiek/1/titel.html/",
        "https://www.nu.nl:443/politiek//1/titel.html",
        "https://www.nu.nl/politiek/1/titel.html?utm_source=x&utm_medium=y#reacties",
        "https://www.nu.nl/politiek/1/titel.html?fbclid=abc",
    ],
)
def test_one_article_has_one_name(address: str) -> None:
    assert web_page(address) == "nu.nl/politiek/1/titel.html"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("http://www.at5.nl/nieuws.asp?b=2&a=1", "at5.nl/nieuws.asp?a=1&b=2"),
        ("http://www.webwereld.nl/nav/nb?19206", "webwereld.nl/nav/nb?19206"),
        ("https://example.nl:8080/a", "example.nl:8080/a"),
        ("https://example.nl/é ", "example.nl/%C3%A9"),
        ("https://example.nl/", "example.nl"),
        ("https://m.nu.nl/1", "m.nu.nl/1"),  # another site, for all we know
    ],
)
def test_what_chooses_the_page_stays(address: str, page: str) -> None:
    assert web_page(address.strip()) == page


@pytest.mark.parametrize(
    "address",
    ["ftp://nu.nl/1", "http://[", "https://x.nl:99999/", "https://host/a", "nu.nl", ""],
)
def test_what_is_no_address_of_the_web_has_no_name(address: str) -> None:
    assert web_page(address) == ""


def test_a_very_long_address_has_no_name() -> None:
    assert web_page("https://nu.nl/" + "a" * MAX_LENGTH) == ""


@given(st.text(max_size=60))
def test_the_name_of_a_page_leads_to_its_own_name(words: str) -> None:
    page = web_page(f"https://nu.nl/{words}")
    assert web_page(f"https://{page}") == page if page else True


def test_a_page_is_on_a_site() -> None:
    assert host_of("nu.nl/politiek?id=1") == "nu.nl"
    assert host_of("om.nl?id=1") == "om.nl"
