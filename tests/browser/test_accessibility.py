"""Whether everyone can use every page: axe finds nothing, and no page is wider than its window."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from pytest_django import Settings

from tests.browser.axe import ALL_SETTINGS, Setting, breaches
from tests.browser.chromium import complaints_of
from tests.every_page import ADDRESSES, IN_ENGLISH, REFUSALS, STYLE, page_of_a_fault

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

MAIN_PAGES = ("/", "/kamervragen/", "/kamervragen/2023Z00468/")
OTHER_PAGES = [
    *(address for address in ADDRESSES if address not in MAIN_PAGES),
    *("/en/", "/en/kamervragen/2023Z00468/"),
    *REFUSALS,
]
DESK: ViewportSize = {"width": 1280, "height": 800}
TELEPHONE: ViewportSize = {"width": 360, "height": 780}
NARROWEST: ViewportSize = {"width": 320, "height": 640}  # 1280 px at 400 %
ENLARGED: ViewportSize = {"width": 640, "height": 450}  # 1280 px at 200 %


@pytest.fixture(scope="module")
def opened(browser: Browser, filled_site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=filled_site, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(opened: Page) -> Iterator[Page]:
    """A page that fails the test when the browser complains."""
    complaints = complaints_of(opened)
    yield opened
    assert not complaints


def test_axe_finds_what_is_wrong(page: Page) -> None:
    page.set_content("<!DOCTYPE html><html lang='nl'><title>Fout</title><main><img src=''></main>")
    found = breaches(page, [Setting(360, "light")])
    assert any(": image-alt at ['img']" in each for each in found)


@pytest.mark.parametrize("address", MAIN_PAGES)
def test_axe_finds_nothing_on_the_main_pages(page: Page, address: str) -> None:
    page.goto(address)
    found = breaches(page, ALL_SETTINGS)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", OTHER_PAGES)
def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    found = breaches(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("address", "opens"), [("/", "Menu"), ("/kamervragen/", "Verfijn deze lijst")]
)
def test_axe_finds_nothing_in_what_a_telephone_unfolds(
    page: Page, address: str, opens: str
) -> None:
    page.set_viewport_size(TELEPHONE)
    page.goto(address)
    page.get_by_role("button", name=opens).click()
    found = breaches(page, [Setting(360, "light"), Setting(360, "dark")])
    assert not found, "\n".join(found)


def test_axe_finds_nothing_among_all_parts_of_the_design(page: Page, settings: Settings) -> None:
    settings.DEBUG = True
    page.goto(STYLE)
    found = breaches(page)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_where_the_fault_is_ours(page: Page) -> None:
    body = page_of_a_fault()
    page.route("**/fout/", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto("/fout/")
    found = breaches(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", [*ADDRESSES, *IN_ENGLISH, *REFUSALS])
def test_no_page_is_wider_than_its_window(page: Page, address: str) -> None:
    page.goto(address)
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    for size in (NARROWEST, ENLARGED):
        page.set_viewport_size(size)
        assert not is_too_wide(page), size
    page.set_viewport_size(DESK)
    with large_letters(page):
        assert not is_too_wide(page), "with letters twice as large"


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@contextmanager
def large_letters(page: Page) -> Iterator[None]:
    """As who sets them so in the browser sees the page."""
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    yield
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    browser.detach()


def test_letters_are_large_where_a_reader_wants_them_so(page: Page) -> None:
    page.goto("/over/")
    before = letters(page)
    with large_letters(page):
        assert letters(page) == 2 * before


def letters(page: Page) -> float:
    size = "parseFloat(getComputedStyle(document.querySelector('main p + p, main p')).fontSize)"
    return float(page.evaluate(size))
