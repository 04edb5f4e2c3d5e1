"""What search boxes ask: suggestions while typing, and the description that browsers read."""

from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from kamervragen.importing.indexing import index_missing
from kamervragen.models import MinistryName, PartyName
from tests.factories import (
    make_addressee,
    make_kamervraag,
    make_minister,
    make_ministry,
    make_party,
    make_person,
    make_submitter,
    make_topic,
)

pytestmark = pytest.mark.django_db


def suggested(client: Client, typed: str) -> list[tuple[str, str]]:
    response = client.get(f"/suggesties/?q={quote(typed)}")
    assert response.status_code == 200
    return [(each["kind"], each["text"]) for each in response.json()]


@pytest.fixture
def archive() -> None:
    """A Kamervraag with a name of each kind."""
    money = make_ministry(name="Financiën")
    MinistryName.objects.create(ministry=money, name="V&W")
    party = make_party(name="ChristenUnie")
    PartyName.objects.create(party=party, name="CU")
    parent = make_topic(name="Natuur en milieu")
    kamervraag = make_kamervraag(
        number="2025Z00001",
        title="De coördinatie van de wolvenstand",
        topics=[make_topic(name="Stoffen", parent=parent)],
    )
    make_submitter(kamervraag, person=make_person(name="Jan van der Hoek"), party=party)
    wopke = make_person(name="Wopke Hoekstra")
    make_addressee(kamervraag, minister=make_minister(person=wopke, ministry=money))
    make_person(name="Nooit Hoekman")
    index_missing()


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hoek", [("bewindspersoon", "Wopke Hoekstra"), ("kamerlid", "Jan van der Hoek")]),
        ("HOEKS", [("bewindspersoon", "Wopke Hoekstra")]),
        ("hoekstra wop", [("bewindspersoon", "Wopke Hoekstra")]),
        ("oek", []),
        ("financien", [("ministerie", "Financiën")]),
        ("Financië", [("ministerie", "Financiën")]),
        ("v&w", [("ministerie", "Financiën")]),
        ("cu", [("fractie", "ChristenUnie")]),
        ("stof", [("onderwerp", "Natuur en milieu | Stoffen")]),
        ("milieu", [("onderwerp", "Natuur en milieu")]),
        ("coordinatie wolv", [("kamervraag", "De coördinatie van de wolvenstand")]),
        ("wolvenstand de", [("kamervraag", "De coördinatie van de wolvenstand")]),
        ("wolv coord", []),  # only the last word may be a beginning
        ("wo", [("bewindspersoon", "Wopke Hoekstra")]),  # too short for titles
        ("w", []),
        ("", []),
        ("'\\ !", []),
    ],
)
def test_what_is_typed_begins_words(
    client: Client, typed: str, expected: list[tuple[str, str]]
) -> None:
    assert suggested(client, typed) == expected


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("hoekstra", "/kamervragen/?bewindspersoon=wopke-hoekstra"),
        ("stoffen", "/kamervragen/?onderwerp=natuur-en-milieu/stoffen"),
        ("wolvenstand", "/kamervragen/2025Z00001/"),
    ],
)
def test_a_suggestion_leads_to_where_it_says(client: Client, typed: str, address: str) -> None:
    (found,) = client.get(f"/suggesties/?q={typed}").json()
    assert found["address"] == address
    assertContains(client.get(address), "wolvenstand")


def test_who_is_asked_about_most_comes_first_but_for_family_names(client: Client) -> None:
    for name, number_of in (("Hoek Jansen", 3), ("Ada Hoekman", 1), ("Bea Hoekzema", 2)):
        person = make_person(name=name)
        for _ in range(number_of):
            make_submitter(make_kamervraag(), person=person)
    index_missing()
    names = [text for _, text in suggested(client, "hoek")]
    assert names == ["Bea Hoekzema", "Ada Hoekman", "Hoek Jansen"]


def test_of_topics_the_most_used_comes_first_wherever_its_word_stands(client: Client) -> None:
    schools = make_topic(name="Voortgezet onderwijs")
    make_kamervraag(topics=[schools, make_topic(name="Onderwijspersoneel")])
    make_kamervraag(topics=[schools])
    index_missing()
    names = [text for _, text in suggested(client, "onderw")]
    assert names == ["Voortgezet onderwijs", "Onderwijspersoneel"]


def test_titles_are_the_newest_and_leave_room_for_names(client: Client) -> None:
    for day in range(1, 7):
        kamervraag = make_kamervraag(title=f"Proef {day}", submitted_on=date(2025, 1, day))
        topic = make_topic(name=f"Proef onderwerp {day}")
        kamervraag.topics.add(topic)
        make_submitter(
            kamervraag,
            person=make_person(name=f"A{day} Proef"),
            party=make_party(name=f"Proef{day}"),
        )
    make_kamervraag(title="Proef zonder datum", submitted_on=None)
    index_missing()
    found = suggested(client, "proef")
    kinds = [kind for kind, _ in found]
    assert kinds == ["kamerlid"] * 2 + ["fractie"] * 2 + ["onderwerp"] * 2 + ["kamervraag"] * 4
    assert [text for _, text in found[6:]] == ["Proef 6", "Proef 5", "Proef 4", "Proef 3"]


@pytest.mark.parametrize("size", [1, 30])
def test_suggestions_take_two_queries_and_the_names_four_when_anything_was_written(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(size):
        make_submitter(make_kamervraag(title="Proef"), person=make_person(name=f"A{place} Proef"))
    index_missing()
    with django_assert_num_queries(8):  # titles, revision twice, facets; people, ministries, …
        client.get("/suggesties/?q=proef")
    with django_assert_num_queries(2):  # titles, revision
        client.get("/suggesties/?q=proe")
    with django_assert_num_queries(0):
        client.get("/suggesties/?q=p")


def test_suggestions_are_kept_for_minutes(client: Client) -> None:
    assert client.get("/suggesties/?q=proef")["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("q=a&kleur=rood", "Het filter “kleur” bestaat hier niet."),
        ("q=a&q=b", "Het filter “q” kan maar één waarde hebben."),
        (f"q={'a' * 201}", "is te lang."),
        ("q=a%00b", "staat een teken dat niet kan"),
        ("q=a&vorm=xml", "“xml” bestaat niet"),
    ],
)
def test_what_is_not_understood_is_refused_in_a_sentence(
    client: Client, query: str, sentence: str
) -> None:
    response = client.get(f"/suggesties/?{query}")
    assertContains(response, sentence, status_code=400)
    assert "public" not in response.get("Cache-Control", "")


@pytest.mark.usefixtures("archive")
def test_a_browser_gets_suggestions_in_its_own_form(client: Client) -> None:
    response = client.get("/suggesties/?q=hoeks&vorm=opensearch")
    address = "http://testserver/kamervragen/?bewindspersoon=wopke-hoekstra"
    assert response["Content-Type"] == "application/x-suggestions+json"
    assert response.json() == ["hoeks", ["Wopke Hoekstra"], [], [address]]


def test_a_browser_can_search_from_its_address_bar(client: Client) -> None:
    assertContains(client.get("/over/"), 'href="/opensearch.xml"')
    response = client.get("/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    description = etree.fromstring(response.content)
    name = description.findtext("{*}ShortName") or ""
    assert 0 < len(name) <= 16
    assert [url.get("template") for url in description.iterfind("{*}Url")] == [
        "http://testserver/kamervragen/?q={searchTerms}",
        "http://testserver/suggesties/?q={searchTerms}&vorm=opensearch",
        "http://testserver/opensearch.xml",
    ]
