"""What search engines are told to read, and what to leave alone."""

from datetime import date

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from kamervragen.models import Kamervraag
from tests.factories import (
    make_kamervraag,
    make_minister,
    make_ministry,
    make_party,
    make_person,
    make_publication,
    make_source_file,
    make_submitter,
    make_topic,
)

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def named(client: Client, address: str) -> list[str]:
    """The addresses that a sitemap or an index of them names."""
    response = client.get(address)
    assert response["Content-Type"] == "application/xml"
    return [each.text or "" for each in etree.fromstring(response.content).iter("{*}loc")]


def test_the_index_has_a_section_for_each_year(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_kamervraag(submitted_on=date(1995, 3, 1))
    make_kamervraag(submitted_on=date(2025, 1, 8))
    make_kamervraag(submitted_on=date(2024, 1, 8), is_example=True)
    with django_assert_num_queries(2):
        found = named(client, "/sitemap.xml")
    sections = [each.removeprefix(f"{SITE}/sitemap/").removesuffix(".xml") for each in found]
    assert sections == [
        "paginas",
        "kamerleden",
        "bewindspersonen",
        "ministeries",
        "fracties",
        "onderwerpen",
        "1995",
        "2025",
    ]


@pytest.mark.parametrize("size", [1, 30])
def test_a_year_names_each_kamervraag_in_one_query(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = [make_kamervraag().number for _ in range(size)]
    make_kamervraag(submitted_on=date(2024, 1, 8))
    make_kamervraag(is_example=True)
    with django_assert_num_queries(1):
        found = named(client, "/sitemap/2025.xml")
    assert found == [f"{SITE}/kamervragen/{number}/" for number in sorted(numbers)]


def test_the_last_change_is_when_the_last_file_came_in(client: Client) -> None:
    known, _unknown = make_kamervraag(number="2025Z00001"), make_kamervraag(number="2025Z00002")
    make_source_file(make_publication(known))
    assertContains(
        client.get("/sitemap/2025.xml"),
        f"<url><loc>{SITE}/kamervragen/2025Z00001/</loc>"
        "<lastmod>2025-01-09T22:30:00Z</lastmod></url>\n"
        f"<url><loc>{SITE}/kamervragen/2025Z00002/</loc></url>\n",
    )


def test_what_has_no_date_has_a_section(client: Client) -> None:
    make_kamervraag(number="ah-tk-19941995-371", submitted_on=None)
    assert f"{SITE}/sitemap/zonder-datum.xml" in named(client, "/sitemap.xml")
    assert named(client, "/sitemap/zonder-datum.xml") == [f"{SITE}/kamervragen/ah-tk-19941995-371/"]


def test_people_parties_ministries_and_topics_have_theirs(client: Client) -> None:
    topic = make_topic(name="Defensie", parent=make_topic(name="Internationaal"))
    kamervraag = make_kamervraag(topics=[topic])
    make_submitter(kamervraag, person=make_person(), party=make_party())
    make_submitter(kamervraag, person=make_person(name="Nooit Bestaan", is_example=True))
    make_minister(ministry=make_ministry(name="Zaken"))
    assert named(client, "/sitemap/kamerleden.xml") == [f"{SITE}/kamerleden/anna-voorbeeld/"]
    assert named(client, "/sitemap/bewindspersonen.xml") == [f"{SITE}/bewindspersonen/maria-proef/"]
    assert named(client, "/sitemap/ministeries.xml") == [f"{SITE}/ministeries/zaken/"]
    assert named(client, "/sitemap/fracties.xml") == [f"{SITE}/fracties/pvdv/"]
    assert named(client, "/sitemap/onderwerpen.xml") == [
        f"{SITE}/onderwerpen/internationaal/",
        f"{SITE}/onderwerpen/internationaal/defensie/",
    ]


def test_every_page_that_is_named_is_there_and_may_be_indexed(client: Client) -> None:
    make_kamervraag()
    for address in named(client, "/sitemap/paginas.xml"):
        assert 'name="robots"' not in client.get(address).content.decode(), address


@pytest.mark.parametrize("section", ["1999", "1", "iets", "2025a"])
def test_there_is_no_section_of_nothing(client: Client, section: str) -> None:
    make_kamervraag()
    assert client.get(f"/sitemap/{section}.xml").status_code == 404


def test_an_address_with_signs_of_xml_is_written_as_it_must_be(client: Client) -> None:
    Kamervraag.objects.filter(pk=make_kamervraag().pk).update(number="a&b'c")
    (found,) = named(client, "/sitemap/2025.xml")
    assert found == f"{SITE}/kamervragen/a&b'c/"


def test_robots_find_the_sitemap_and_leave_filters_alone(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert {"Disallow: /*?", "Allow: /*?pagina=", "Disallow: /*?pagina=*&"} <= set(lines)
