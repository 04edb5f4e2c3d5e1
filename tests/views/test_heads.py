"""What the head of a page says: its name, what it is about, its one address and its picture."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from kamervragen.importing.indexing import index_missing
from tests.factories import (
    make_addressee,
    make_kamervraag,
    make_party,
    make_person,
    make_publication,
    make_submitter,
    make_web_link,
)

pytestmark = pytest.mark.django_db


def head(client: Client, address: str) -> dict[str, str]:
    """What is said by its name: of meta elements, the canonical link and the title."""
    page = client.get(address).content.decode()
    page = page[: page.index("</head>")]
    found = dict(re.findall(r'<meta (?:name|property)="([^"]+)"\s+content="([^"]*)">', page))
    found |= dict(re.findall(r'<link rel="(canonical)"\s+href="([^"]+)"', page))
    found |= dict(re.findall(r"<(title)>([^<]*)</title>", page))
    return {name: unescape(value) for name, value in found.items()}


def test_a_kamervraag_says_what_it_is_about_and_where_it_stands(client: Client) -> None:
    kamervraag = make_kamervraag(
        number="2025Z00001",
        title='Kaas & "wijn" <uit> Frankrijk',
        answered_on=date(2025, 1, 22),
    )
    make_submitter(kamervraag, person=make_person(), party=make_party())
    make_addressee(kamervraag)
    said = head(client, "/kamervragen/2025Z00001/")
    title = 'Kaas & "wijn" <uit> Frankrijk · 2025Z00001'
    assert said["title"] == f"{title} · Kamervragen"
    assert said["og:title"] == said["og:image:alt"] == title
    assert said["description"] == said["og:description"]
    assert said["description"].startswith(
        "Beantwoord na 14 dagen. Gevraagd op 8 januari 2025 door Anna Voorbeeld ("
    )
    assert said["canonical"] == said["og:url"] == "http://testserver/kamervragen/2025Z00001/"
    assert said["og:image"] == "http://testserver/kamervragen/2025Z00001/kaart.png"
    assert said["og:type"] == "article"
    assert "robots" not in said


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/?bron=nieuwsbrief", "/"),
        ("/over/?bron=nieuwsbrief", "/over/"),
        ("/kamervragen/?pagina=1", "/kamervragen/"),
        ("/kamervragen/?meer=kamerlid", "/kamervragen/"),
        ("/kamervragen/2025Z00001/?bron=nieuwsbrief", "/kamervragen/2025Z00001/"),
        ("/fracties/pvdv/?pagina=1", "/fracties/pvdv/"),
    ],
)
def test_noise_is_no_part_of_an_address(client: Client, address: str, canonical: str) -> None:
    make_submitter(make_kamervraag(number="2025Z00001"), party=make_party())
    said = head(client, address)
    assert said["canonical"] == f"http://testserver{canonical}"
    assert "robots" not in said


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/kamervragen/?pagina=2", "/kamervragen/?pagina=2"),
        ("/kamervragen/?sorteer=oudste&pagina=1", "/kamervragen/?sorteer=oudste"),
        (
            "/kamervragen/?pagina=2&status=open&jaar=2025",
            "/kamervragen/?jaar=2025&status=open&pagina=2",
        ),
        ("/kamervragen/2025/01/08/?pagina=2", "/kamervragen/2025/01/08/?pagina=2"),
        ("/statistiek/?jaar=2025", "/statistiek/?jaar=2025"),
    ],
)
def test_narrowed_lists_and_further_pages_are_not_indexed_and_have_one_address(
    client: Client, address: str, canonical: str
) -> None:
    for _ in range(26):
        make_kamervraag()
    index_missing()
    said = head(client, address)
    assert said["canonical"] == f"http://testserver{canonical}"
    assert said["robots"] == "noindex, follow"


def test_each_page_of_a_list_has_its_own_title(client: Client) -> None:
    for _ in range(26):
        make_kamervraag()
    assert (
        head(client, "/kamervragen/?pagina=2")["title"]
        == "Alle Kamervragen, pagina 2 · Kamervragen"
    )


def test_the_address_of_an_article_keeps_its_question_mark(client: Client) -> None:
    make_web_link(make_publication(make_kamervraag()), page="nu.nl/artikel?id=1")
    said = head(client, "/artikelen/nu.nl/artikel%3Fid=1/")
    assert said["canonical"] == "http://testserver/artikelen/nu.nl/artikel%3Fid=1/"


def test_an_invented_example_is_said_to_be_one_and_not_indexed(client: Client) -> None:
    make_kamervraag(number="2025Z00001", is_example=True)
    said = head(client, "/kamervragen/2025Z00001/")
    assert said["description"].startswith("Verzonnen voorbeeld.")
    assert said["robots"] == "noindex"


@pytest.mark.parametrize("address", ["/niets/", "/kamervragen/?kleur=rood"])
def test_what_is_not_there_is_not_indexed(client: Client, address: str) -> None:
    said = head(client, address)
    assert said["robots"] == "noindex"
    assert "canonical" not in said


def test_a_name_that_is_not_ours_gets_an_answer_too(client: Client) -> None:
    response = client.get("/", headers={"host": "elders.example"})
    assertNotContains(response, "elders.example", status_code=400)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/kamervragen/",
        "/kamervragen/2025/",
        "/kamervragen/2025/01/",
        "/kamervragen/2025/01/08/",
        "/kamervragen/te-laat/",
        "/kamervragen/2025Z00001/",
        "/bewindspersonen/",
        "/ministeries/",
        "/kamerleden/",
        "/kamerleden/anna-voorbeeld/",
        "/bewindspersonen/anna-voorbeeld/",
        "/fracties/",
        "/onderwerpen/",
        "/statistiek/",
        "/statistiek/jaren/",
        "/over/",
        "/over/volledigheid/",
    ],
)
def test_every_page_says_what_it_is_in_its_own_words(client: Client, address: str) -> None:
    kamervraag = make_kamervraag(number="2025Z00001")
    make_submitter(kamervraag, person=make_person())
    index_missing()
    said = head(client, address)
    assert said["title"].endswith(" · Kamervragen")
    assert said["description"]
    assert len(said["description"]) <= 200
    assert ("Schriftelijke vragen van Kamerleden" in said["description"]) == (address == "/")


def test_telephones_and_old_browsers_find_an_icon(client: Client) -> None:
    assertContains(client.get("/"), '<link rel="manifest" href="/manifest.webmanifest">')
    manifest = client.get("/manifest.webmanifest")
    assert manifest["Content-Type"] == "application/manifest+json"
    assert {each["sizes"] for each in manifest.json()["icons"]} == {"192x192", "512x512"}
    assert client.get("/favicon.ico")["Location"] == "/static/icons/favicon.ico"
