"""Whether everyone can use every page: axe finds nothing, and no page is wider than its window."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.axe import SETTINGS, Setting, breaches
from tests.browser.chromium import complaints_of
from tests.every_page import ADDRESSES, PAGES, REFUSALS, page_of_a_fault

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ONE_OF_EACH = [addresses[0] for addresses in PAGES.values()]
VARIANTS = [address for addresses in PAGES.values() for address in addresses[1:]]
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
    found = breaches(page, SETTINGS[:1])
    assert any(": image-alt at ['img']" in each for each in found)


@pytest.mark.parametrize("address", [*ONE_OF_EACH, *REFUSALS])
def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    found = breaches(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", VARIANTS)
def test_axe_finds_nothing_where_a_page_looks_different(page: Page, address: str) -> None:
    page.goto(address)
    found = breaches(page, [Setting(360, "light"), Setting(1280, "dark")])
    assert not found, "\n".join(found)


def test_axe_finds_nothing_where_the_fault_is_ours(page: Page) -> None:
    body = page_of_a_fault()
    page.route("**/fout/", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto("/fout/")
    found = breaches(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [NARROWEST, ENLARGED], ids=["at 320 px", "at 200 %"])
def test_no_page_is_wider_than_its_window(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    assert [address for address in [*ADDRESSES, *REFUSALS] if is_too_wide(page, address)] == []


def test_no_page_is_wider_than_its_window_with_letters_twice_as_large(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    try:
        assert [address for address in [*ADDRESSES, *REFUSALS] if is_too_wide(page, address)] == []
    finally:
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})


def is_too_wide(page: Page, address: str) -> bool:
    """With all that it can unfold."""
    page.goto(address)
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
