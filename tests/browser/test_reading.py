"""A reader's way through the site, in a real browser, on a telephone and on a desk."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from kamervragen.importing.indexing import index_missing
from tests.browser.chromium import EXECUTABLE, chromium
from tests.factories import (
    make_addressee,
    make_answer,
    make_citation,
    make_follow_up,
    make_footnote,
    make_kamervraag,
    make_link,
    make_minister,
    make_ministry,
    make_notice,
    make_party,
    make_person,
    make_problem,
    make_publication,
    make_question,
    make_reading,
    make_respondent,
    make_source_file,
    make_submitter,
    make_topic,
    make_web_link,
    mark,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not EXECUTABLE.exists(), reason="There is no /usr/bin/chromium to open pages in."
    ),
]
WIDTHS = (360, 1280)
TABLE = f"<table><tbody><tr>{'<td>Voorbeeldwaarde</td>' * 12}</tr></tbody></table>"
ADDRESSES = [
    "/",
    "/kamervragen/",
    "/kamervragen/?fractie=pvdv&status=beantwoord",
    "/kamervragen/?q=de+voorbeelden&meer=kamerlid",
    "/kamervragen/?kleur=rood",
    "/kamervragen/2025/",
    "/kamervragen/2025/01/",
    "/kamervragen/2025/01/08/",
    "/kamervragen/2025Z00001/",
    "/kamervragen/2023Z99999/",
    "/bewindspersonen/",
    "/bewindspersonen/maria-proef/",
    "/ministeries/",
    "/ministeries/voorbeeldzaken/",
    "/kamerleden/",
    "/kamerleden/anna-voorbeeld/",
    "/fracties/",
    "/fracties/pvdv/",
    "/onderwerpen/",
    "/onderwerpen/internationaal/",
    "/kamervragen/te-laat/",
    "/statistiek/",
    "/statistiek/ministeries/",
    "/statistiek/bronnen/",
    "/statistiek/vergelijk/?ministerie=zaken&ministerie=proefzaken",
    "/verwijzingen/kst-19637-3018/",
    "/artikelen/nu.nl/",
    f"/artikelen/nu.nl/{'lang-adres-' * 12}/",
    "/over/",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Its event loop makes Django think that the tests run in one, which they do not."""
    with pytest.MonkeyPatch.context() as patch, chromium() as browser:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield browser


@pytest.fixture
def archive() -> None:
    """One Kamervraag with all that a page may show, and words too long for a telephone."""
    topic = make_topic(name="Defensie", parent=make_topic(name="Internationaal"))
    kamervraag = make_kamervraag(
        number="2025Z00001",
        title="De meerjarenafschrijvingsvoorzieningenverantwoording",
        answered_on=date(2025, 2, 12),
        is_postponed=True,
        is_example=True,
        topics=[topic],
    )
    make_submitter(kamervraag, person=make_person(), party=make_party())
    minister = make_minister()
    make_addressee(kamervraag, minister=minister)
    make_respondent(kamervraag, minister=minister)
    make_notice(kamervraag)
    note = make_footnote(make_publication(kamervraag), text="De Voorbeeldkrant, 5 januari 2025.")
    for number in range(1, 7):
        html = f"<p>{'Klopt dit voorbeeld? ' * 40}{mark(note) if number == 2 else ''}</p>"
        question = make_question(kamervraag, numbers=[number], html=html)
        make_answer(kamervraag, question, html=TABLE)
    source_file = make_source_file(note.publication, name="lange-naam-" * 12 + ".xml")
    make_link(note.publication, url=f"https://zoek.example/{'lang-adres-' * 12}")
    make_problem(source_file, detail="a" * 200)
    make_citation(note.publication, text="Kamerstuk 19 637, nr. 3018", target="kst-19637-3018")
    make_web_link(note.publication, page=f"nu.nl/{'lang-adres-' * 12}")
    earlier = make_kamervraag(number="2025Z00002", title="Wat eraan voorafging")
    make_citation(make_publication(earlier), text="2025Z00001", target="2025Z00001")
    make_follow_up(kamervraag, earlier)
    make_reading(kamervraag, source_file, text="Andere woorden.")
    for name in ("Proefzaken", "Zaken"):
        office = make_minister(person=make_person(name=name), ministry=make_ministry(name=name))
        make_addressee(make_kamervraag(title=f"Te laat bij {name}"), minister=office)
        make_respondent(make_kamervraag(answered_on=date(2025, 2, 1)), minister=office)
    make_web_link(make_publication(make_kamervraag()), page="krant.example")
    index_missing()


@pytest.fixture(params=WIDTHS)
def page(
    request: pytest.FixtureRequest, browser: Browser, archive: None, live_server: LiveServer
) -> Iterator[Page]:
    """A page that fails the test when the browser complains."""
    complaints: list[str] = []
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, base_url=live_server.url
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [each for each in complaints if "status of 40" not in each] == []


def test_from_the_list_to_a_note_and_back(page: Page) -> None:
    page.goto("/kamervragen/")
    page.get_by_role("link", name="De meerjarenafschrijvings").click()
    assert page.url.endswith("/kamervragen/2025Z00001/")
    mark = page.locator("#vraag-2 .question sup a")
    mark.click()
    note = page.locator(".notes li:target")
    assert "De Voorbeeldkrant" in note.inner_text()
    note.get_by_role("link", name="Terug naar de tekst").click()
    assert mark.is_visible()
    assert page.evaluate("document.querySelector(':target').closest('.exchange').id") == "vraag-2"


def test_a_question_has_an_address_to_copy(page: Page) -> None:
    page.goto("/kamervragen/2025Z00001/")
    page.get_by_role("link", name="Vraag 6", exact=True).click()
    assert page.url.endswith("/kamervragen/2025Z00001/#vraag-6")


def test_facets_narrow_the_list_and_are_removed_one_by_one(page: Page) -> None:
    make_question(make_kamervraag(title="Een andere", submitted_on=date(2025, 1, 8)))
    index_missing()
    page.goto("/kamervragen/")
    facets = page.get_by_role("region", name="Verfijn")
    facets.get_by_role("link", name="PvdV").click()
    facets.get_by_role("link", name="beantwoord").click()
    assert page.get_by_role("link", name="Een andere").count() == 0
    page.get_by_role("link", name="Fractie PvdV").click()
    page.get_by_role("link", name="Stand beantwoord").click()
    assert page.get_by_role("link", name="Een andere").count() == 1


def test_what_was_searched_is_marked_and_leads_to_its_question(page: Page) -> None:
    kamervraag = make_kamervraag(title="De wolf", number="2025Z09999")
    make_question(kamervraag, text="Schiet de wolf op?")
    index_missing()
    page.goto("/")
    page.get_by_label("Woorden in titel of tekst").fill("wolven")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kamervragen/?q=wolven")
    assert page.locator("mark").all_inner_texts() == ["wolf", "wolf"]
    page.get_by_role("link", name="vraag 1", exact=True).click()
    assert page.url.endswith("/kamervragen/2025Z09999/?lijst=q%3Dwolven#vraag-1")


def test_the_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto("/kamervragen/2025Z00001/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_no_page_is_wider_than_its_window(page: Page) -> None:
    for address in ADDRESSES:
        page.goto(address)
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.evaluate("window.innerWidth"), address
