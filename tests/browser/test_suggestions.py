"""Suggestions while typing, in a real browser, on a telephone and on a desk."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from kamervragen.importing.indexing import index_missing
from tests.factories import make_kamervraag, make_person, make_submitter

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def archive() -> None:
    kamervraag = make_kamervraag(number="2025Z00001", title=f"Het voorbeeld {'van de wolf ' * 30}")
    make_submitter(kamervraag, person=make_person(name="Anna Voorbeeld"))
    index_missing()


@pytest.fixture(params=[360, 1280])
def page(
    request: pytest.FixtureRequest, browser: Browser, archive: None, live_server: LiveServer
) -> Iterator[Page]:
    """A page that fails the test when the browser complains."""
    complaints: list[str] = []
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, base_url=live_server.url
    )
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def options(page: Page) -> Locator:
    """Those shown; not those of the list's order."""
    return page.get_by_role("listbox").get_by_role("option")


def typed(page: Page, address: str, text: str) -> Locator:
    """The box in which this was typed, with the suggestions under it."""
    page.goto(address)
    box = page.get_by_role("combobox", name="Woorden in titel of tekst")
    box.press_sequentially(text)
    expect(options(page)).to_have_count(2)
    return box


@pytest.mark.parametrize("address", ["/", "/kamervragen/"])
def test_arrows_choose_and_enter_goes(page: Page, address: str) -> None:
    box = typed(page, address, "voorb")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("2 suggesties")
    box.press("ArrowDown")
    option = page.get_by_role("option", name="Anna Voorbeeld kamerlid")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "-")
    box.press("ArrowUp")
    expect(options(page).and_(page.locator("[aria-selected=true]"))).to_have_count(0)
    box.press("ArrowUp")
    box.press("Enter")
    page.wait_for_url("**/kamervragen/2025Z00001/")


def test_a_suggestion_is_clicked(page: Page) -> None:
    typed(page, "/", "voorb")
    page.get_by_role("option", name="Anna Voorbeeld").click()
    page.wait_for_url("**/kamervragen/?kamerlid=anna-voorbeeld")


def test_enter_alone_searches_for_what_is_typed(page: Page) -> None:
    typed(page, "/", "voorb").press("Enter")
    page.wait_for_url("**/kamervragen/?q=voorb")


def test_escape_closes_and_an_arrow_opens_again(page: Page) -> None:
    box = typed(page, "/", "voorb")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("voorb")
    box.press("ArrowDown")
    expect(options(page)).to_have_count(2)
    box.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_too_few_letters_close_them_and_nothing_found_shows_nothing(page: Page) -> None:
    box = typed(page, "/", "voorb")
    box.fill("v")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press_sequentially("zzz")
    expect(page.get_by_role("status")).to_have_text("0 suggesties")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_long_titles_make_no_page_wider_than_its_window(page: Page) -> None:
    typed(page, "/", "voorb")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.evaluate("window.innerWidth")
    option = page.get_by_role("option", name=re.compile("wolf")).bounding_box()
    assert option is not None
    assert option["height"] < 80


def test_the_box_works_without_script(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox", name="Woorden in titel of tekst").fill("voorb")
    page.get_by_role("button", name="Zoek").click()
    page.wait_for_url("**/kamervragen/?q=voorb")
    context.close()
