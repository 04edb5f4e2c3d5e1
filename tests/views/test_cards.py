"""The pictures that go with links to our pages."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kamervragen.models import Kamervraag
from kamervragen.views.cards import card_of
from tests.factories import make_addressee, make_kamervraag, make_party, make_submitter

pytestmark = pytest.mark.django_db
ADDRESS = "/kamervragen/2025Z00001/kaart.png"


def test_a_kamervraag_has_a_card_in_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_kamervraag(number="2025Z00001")
    with django_assert_num_queries(1):
        response = client.get(ADDRESS)
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=21600"


def test_a_card_that_is_known_is_not_sent_again_until_it_says_something_else(
    client: Client,
) -> None:
    kamervraag = make_kamervraag(number="2025Z00001")
    known = {"if-none-match": client.get(ADDRESS)["ETag"]}
    response = client.get(ADDRESS, headers=known)
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == known["if-none-match"]
    kamervraag.title = "Een andere titel"
    kamervraag.save()
    assert client.get(ADDRESS, headers=known).status_code == 200


def test_a_card_says_who_asked_whom_and_where_it_stands() -> None:
    kamervraag = make_kamervraag(title="Kaas & wijn", answered_on=date(2025, 2, 12))
    make_submitter(kamervraag, name="Voorbeeld", party=make_party(name="D&V"))
    make_addressee(kamervraag, printed="Minister van Zaken")
    listed = Kamervraag.objects.numbered(kamervraag.number).for_list().get()
    card = card_of(listed)  # type: ignore[arg-type] # annotated
    assert card.title == "Kaas & wijn"
    assert card.people == "Voorbeeld (D&V) aan Minister van Zaken"
    assert card.standing == "Beantwoord na 35 dagen, 14 dagen te laat"
    assert card.standing_ink == "late"


def test_the_card_of_an_invented_example_says_so() -> None:
    make_kamervraag(is_example=True, answered_on=date(2025, 1, 22))
    card = card_of(Kamervraag.objects.for_list().get())  # type: ignore[arg-type] # annotated
    assert card.standing == "Verzonnen voorbeeld, beantwoord na 14 dagen"


def test_the_site_has_a_card(client: Client) -> None:
    assert client.get("/kaart.png").content.startswith(b"\x89PNG")


def test_what_is_not_there_has_no_card(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 404
