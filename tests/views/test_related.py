"""Related Kamervragen: on the page of each, and the page that looks for them."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from kamervragen.importing.indexing import index_kamervragen
from kamervragen.models import Comparison, Kamervraag
from tests.factories import make_kamervraag, make_party, make_related, make_submitter

pytestmark = pytest.mark.django_db

HEADING = "Verwante Kamervragen"
LINK = "Zoek verwante Kamervragen"


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def related_address(kamervraag: Kamervraag) -> str:
    return f"{kamervraag.get_absolute_url()}verwant/"


def test_they_are_shown_in_order_with_what_they_share(client: Client) -> None:
    kamervraag, other = make_kamervraag(), make_kamervraag(title="Andere otters")
    make_submitter(other, name="Anna Voorbeeld", party=make_party())
    make_related(kamervraag, other, words=["otters", "beverdam"], has_same_topic=True)
    make_related(kamervraag, make_kamervraag(title="Nog een"), has_same_member=True)
    page = page_of(client, kamervraag.get_absolute_url())
    order = [
        HEADING,
        f'<a href="{other.get_absolute_url()}" lang="nl">Andere otters</a>',
        "8 januari 2025</time>",
        "Anna Voorbeeld",
        'Gedeelde woorden: <span lang="nl">otters, beverdam</span> · zelfde onderwerp',
        "Nog een</a>",
        'Gedeelde woorden: <span lang="nl">voorbeelden</span> · zelfde indiener',
    ]
    places = [page.index(words, page.index(HEADING)) for words in order]
    assert places == sorted(places)
    assert LINK not in page


def test_where_none_were_looked_for_a_link_leads_to_the_page_that_does(client: Client) -> None:
    kamervraag = make_kamervraag()
    page = page_of(client, kamervraag.get_absolute_url())
    assert f'<a href="{related_address(kamervraag)}" rel="nofollow">{LINK}</a>' in page
    assert not Comparison.objects.exists()


def test_where_none_were_found_nothing_is_said(client: Client) -> None:
    kamervraag = make_kamervraag()
    Comparison.objects.create(kamervraag=kamervraag, revision=1)
    response = client.get(kamervraag.get_absolute_url())
    assertNotContains(response, LINK)
    assertNotContains(response, HEADING)


def test_the_page_looks_for_them_once_and_keeps_them(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kamervraag, other = make_kamervraag(title="Otters"), make_kamervraag(title="Over otters")
    index_kamervragen([kamervraag.pk, other.pk])
    assert "Over otters</a>" in page_of(client, related_address(kamervraag))
    assert HEADING in page_of(client, kamervraag.get_absolute_url())
    with django_assert_num_queries(2):  # whether it is to be compared again; it and those found
        assert "Over otters</a>" in page_of(client, related_address(kamervraag))


def test_the_page_says_when_there_are_none(client: Client) -> None:
    assertContains(
        client.get(related_address(make_kamervraag())), "Geen verwante Kamervragen gevonden."
    )


def test_an_unknown_number_is_not_found_and_named(client: Client) -> None:
    response = client.get("/kamervragen/2023Z99999/verwant/")
    assertContains(response, "“2023Z99999”", status_code=404)


def test_robots_are_asked_to_leave_it_alone(client: Client) -> None:
    assertContains(client.get("/robots.txt"), "Disallow: /*/verwant/")
