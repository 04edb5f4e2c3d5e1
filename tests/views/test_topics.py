"""The pages of topics."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import make_kamervraag, make_topic

pytestmark = pytest.mark.django_db


def test_a_main_topic_has_the_kamervragen_of_its_parts_once(client: Client) -> None:
    main = make_topic(name="Internationaal")
    parts = [make_topic(name=name, parent=main) for name in ("Defensie", "Europese zaken")]
    make_kamervraag(title="Over beide", topics=parts)
    make_kamervraag(title="Over iets anders", topics=[make_topic(name="Verkeer")])
    response = client.get("/onderwerpen/internationaal/")
    assertContains(response, "<strong>1</strong> Kamervraag")
    assertContains(response, "Over beide")
    assertNotContains(response, "Over iets anders")
    assertContains(response, 'href="/onderwerpen/internationaal/europese-zaken/"')
    assertContains(client.get("/onderwerpen/internationaal/defensie/"), "Over beide")


def test_the_index_shows_parts_under_their_main_topic_with_counts(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    main = make_topic(name="Internationaal")
    make_topic(name="Nooit gebruikt", parent=main)
    for name in ("Defensie", "Europese zaken"):
        make_kamervraag(topics=[make_topic(name=name, parent=main)])
    with django_assert_num_queries(2):  # the topics; how many on each main topic
        response = client.get("/onderwerpen/")
    assertContains(response, 'Internationaal</a>&nbsp;<span class="figure">2</span>')
    assertContains(response, 'Defensie</a>&nbsp;<span class="figure">1</span>')
    assertNotContains(response, "Nooit gebruikt")


def test_an_unknown_topic_is_not_found(client: Client) -> None:
    assert client.get("/onderwerpen/internationaal/niets/").status_code == 404
