"""The main journeys of a reader, in a real browser, on a telephone and on a desk."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chromium import complaints_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SEED = "/kamervragen/2023Z00468/"
TITLE = "De mobilisatie in Rusland"
WIDE, NARROW = 1280, 360
MOST_STOPS = 80  # of the Tab key, before what one looks for
SHOWS_ITSELF = """each => {
  const { outlineStyle } = getComputedStyle(each);
  return each.checkVisibility() && outlineStyle !== "none";
}"""


@pytest.fixture(params=[NARROW, WIDE])
def width(request: pytest.FixtureRequest) -> int:
    width: int = request.param
    return width


@pytest.fixture
def page(browser: Browser, filled_site: str, width: int) -> Iterator[Page]:
    """A page that fails the test when the browser complains."""
    context = browser.new_context(
        base_url=filled_site,
        viewport={"width": width, "height": 800},
        reduced_motion="reduce",
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    complaints = complaints_of(page)
    yield page
    context.close()
    assert not complaints


@pytest.fixture
def plain_page(browser: Browser, filled_site: str, width: int) -> Iterator[Page]:
    """A page without script."""
    context = browser.new_context(
        base_url=filled_site, viewport={"width": width, "height": 800}, java_script_enabled=False
    )
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def unfold(page: Page, opener: str) -> None:
    """What a telephone keeps behind a button and a desk shows."""
    button = page.get_by_role("button", name=opener)
    if button.is_visible():
        button.click()


def in_menu(page: Page, name: str) -> Locator:
    unfold(page, "Menu")
    return page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=name)


def in_facets(page: Page, name: str) -> Locator:
    unfold(page, "Verfijn deze lijst")
    return page.get_by_role("region", name="Verfijn").get_by_role("link", name=name, exact=True)


def expect_the_seed(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert SEED in page.url


# Finding


def test_a_question_is_found_by_its_day(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Wegen naar binnen").get_by_role(
        "link", name="2023", exact=True
    ).click()
    page.get_by_role("link", name="januari", exact=True).click()
    page.get_by_role("link", name=re.compile("^18")).click()
    page.get_by_role("link", name=TITLE).click()
    expect_the_seed(page)


def test_questions_are_found_between_two_days(page: Page) -> None:
    page.goto("/kamervragen/")
    page.get_by_text("Data en volgorde").click()
    asked = page.get_by_role("group", name="Ingediend")
    asked.get_by_label("vanaf").fill("2023-01-01")
    asked.get_by_label("tot en met").fill("2023-12-31")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("heading", name="1 Kamervraag")).to_be_visible()
    page.get_by_role("link", name=TITLE).click()
    expect_the_seed(page)


def test_a_question_is_found_by_the_minister_who_answered(page: Page) -> None:
    page.goto("/")
    in_menu(page, "Bewindspersonen").click()
    page.get_by_role("link", name="Wopke Hoekstra").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wopke Hoekstra")
    page.get_by_role("link", name=TITLE).first.click()
    expect_the_seed(page)


def test_a_question_is_found_by_its_words(page: Page) -> None:
    page.goto("/")
    box = page.get_by_label("Woorden in titel of tekst")
    box.fill("russische mobilisaties")
    box.press("Enter")
    page.wait_for_url("**/kamervragen/?q=*")
    found = page.locator("li", has=page.get_by_role("link", name=TITLE))
    assert {"mobilisatie", "Russische"} <= set(found.locator("mark").all_inner_texts())
    passage = found.get_by_role("link", name=re.compile("^vraag ")).first
    number = passage.inner_text().removeprefix("vraag ")
    passage.click()
    expect_the_seed(page)
    assert page.url.endswith(f"#vraag-{number}")
    expect(page.locator(f"#vraag-{number}")).to_be_in_viewport()


def test_a_list_is_narrowed_and_widened_again(page: Page) -> None:
    page.goto("/kamervragen/")
    count = page.get_by_role("heading", level=2).filter(has_text="Kamervrag")
    all_of_them = count.inner_text()
    in_facets(page, "SP").click()
    page.wait_for_url("**fractie=sp*")
    expect(page.get_by_role("heading", name="1 Kamervraag")).to_be_visible()
    page.get_by_role("list", name="Actieve filters").get_by_role("link", name="SP").click()
    expect(count).to_have_text(all_of_them)


# Reading


def test_an_answer_stands_beside_its_question_or_under_it(page: Page, width: int) -> None:
    page.goto(SEED)
    question = page.locator("#vraag-3").bounding_box()
    answer = page.locator(
        ".answer", has_text="De Russische Minister van Defensie heeft"
    ).bounding_box()
    assert question
    assert answer
    if width == WIDE:
        assert answer["x"] >= question["x"] + question["width"]
        assert abs(answer["y"] - question["y"]) < 100
    else:
        assert answer["y"] >= question["y"] + question["height"]


def test_a_question_has_an_address_to_take_along(page: Page) -> None:
    page.goto(SEED)
    page.locator("#vraag-6").get_by_role("link", name="Vraag 6").click()
    assert page.url.endswith(f"{SEED}#vraag-6")


def test_a_note_is_followed_and_left_again(page: Page) -> None:
    page.goto(SEED)
    mark = page.locator("#vraag-1 sup a").first
    mark.click()
    note = page.locator("li:target")
    expect(note).to_contain_text("The Guardian")
    expect(note).to_be_in_viewport()
    note.get_by_role("link", name="Terug naar de tekst").click()
    expect(page.locator(":target")).to_have_text(mark.inner_text())
    expect(mark).to_be_in_viewport()


def test_one_goes_through_a_list_and_back_to_it(page: Page) -> None:
    page.goto("/kamervragen/?fractie=pvdv&sorteer=oudste")
    titles = page.locator("main h3").get_by_role("link").all_inner_texts()
    page.get_by_role("link", name=titles[0], exact=True).click()
    steps = page.get_by_role("navigation", name="In de lijst")
    steps.get_by_role("link", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(titles[1])
    steps.get_by_role("link", name="Terug naar de lijst").click()
    expect(page.locator("main h3").first).to_have_text(titles[0])


def test_the_language_is_changed_and_the_page_stays_the_same(page: Page) -> None:
    page.goto(SEED)
    in_menu(page, "English").click()
    page.wait_for_url(f"**/en{SEED}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(TITLE)  # an official text stays Dutch, and says so
    expect(heading).to_have_attribute("lang", "nl")
    unfold(page, "Menu")
    page.get_by_role("link", name="Nederlands").click()
    expect_the_seed(page)


# By keyboard alone


def tab_to(page: Page, sought: Locator) -> None:
    """From stop to stop, each of which shows that it is there."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.locator(":focus")
        if not stop.count():
            continue  # the browser's own frame, between the end and the beginning
        assert stop.evaluate(SHOWS_ITSELF), stop.evaluate("each => each.outerHTML")
        if sought.and_(stop).count():
            return
    raise AssertionError(f"No stop is {sought} on {page.url}.")


def link(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=name, exact=True)


def test_everything_is_done_by_keyboard_alone(page: Page, width: int) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(link(page, "Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()
    page.goto("/")
    if width == NARROW:
        tab_to(page, page.get_by_role("button", name="Menu"))
        page.keyboard.press("Enter")
    tab_to(page, link(page, "Alle vragen"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/kamervragen/")
    tab_to(page, page.get_by_label("Woorden in titel of tekst"))
    page.keyboard.type("mobilisatie")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kamervragen/?q=mobilisatie*")
    if width == NARROW:
        tab_to(page, page.get_by_role("button", name="Verfijn deze lijst"))
        page.keyboard.press("Enter")
    tab_to(page, link(page, "beantwoord"))
    page.keyboard.press("Enter")
    page.wait_for_url("**status=beantwoord*")
    tab_to(page, link(page, TITLE))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{SEED}*")
    expect_the_seed(page)
    page.go_back()  # the browser's own key, which is not the page's to answer
    page.wait_for_url("**status=beantwoord*")


# Without script


def test_everything_works_without_script(plain_page: Page) -> None:
    page = plain_page
    page.goto("/")
    page.get_by_label("Woorden in titel of tekst").fill("mobilisatie")
    page.get_by_role("button", name="Zoek").click()
    in_facets(page, "SP").click()
    page.wait_for_url("**fractie=sp*")
    page.get_by_role("link", name=TITLE).click()
    expect_the_seed(page)
    page.locator("#vraag-1 sup a").first.click()
    expect(page.locator("li:target")).to_contain_text("The Guardian")
    in_menu(page, "English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_period_is_chosen_without_script(plain_page: Page) -> None:
    test_questions_are_found_between_two_days(plain_page)
