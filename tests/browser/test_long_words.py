"""Words and addresses too long for a telephone, on every page that shows them."""

from datetime import date

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from kamervragen.importing.indexing import index_missing
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
]
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


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.usefixtures("archive")
def test_no_page_is_wider_than_its_window(
    browser: Browser, live_server: LiveServer, width: int
) -> None:
    page = browser.new_page(
        base_url=live_server.url, viewport={"width": width, "height": 800}, reduced_motion="reduce"
    )
    page.set_default_timeout(60_000)
    for address in ADDRESSES:
        page.goto(address)
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= page.evaluate("window.innerWidth"), address
    page.close()
