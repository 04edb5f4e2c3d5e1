"""The one before and the one after: by date, and in the list that a reader came from."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from kamervragen.importing.indexing import index_missing
from tests.factories import make_kamervraag

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> None:
    """Put on three days; the odd ones are answered."""
    for place, day in enumerate([8, 9, 9, 10, 10], start=1):
        make_kamervraag(
            number=f"2025Z0000{place}",
            title=f"Voorbeeld {place}",
            submitted_on=date(2025, 1, day),
            answered_on=date(2025, 1, 20) if place % 2 else None,
        )
    index_missing()


@pytest.mark.usefixtures("archive")
def test_a_kamervraag_leads_to_the_one_put_before_it_and_the_one_put_after_it(
    client: Client,
) -> None:
    response = client.get("/kamervragen/2025Z00003/")
    assertContains(
        response,
        '<a rel="prev" href="/kamervragen/2025Z00002/" lang="nl">Voorbeeld 2</a>',
        html=True,
    )
    assertContains(
        response,
        '<a rel="next" href="/kamervragen/2025Z00004/" lang="nl">Voorbeeld 4</a>',
        html=True,
    )


@pytest.mark.usefixtures("archive")
def test_the_first_and_the_last_have_one_neighbour() -> None:
    client = Client()
    assertNotContains(client.get("/kamervragen/2025Z00001/"), 'rel="prev"')
    assertNotContains(client.get("/kamervragen/2025Z00005/"), 'rel="next"')


def test_what_has_no_date_has_no_neighbours(client: Client) -> None:
    make_kamervraag(number="2025Z00001")
    make_kamervraag(number="2025Z00002", submitted_on=None)
    for number in ("2025Z00001", "2025Z00002"):
        assertNotContains(client.get(f"/kamervragen/{number}/"), "neighbours")


@pytest.mark.usefixtures("archive")
def test_only_a_narrowed_list_is_taken_along(client: Client) -> None:
    assertContains(client.get("/kamervragen/"), 'href="/kamervragen/2025Z00003/"')
    narrowed = client.get("/kamervragen/?status=beantwoord&pagina=1")
    assertContains(narrowed, 'href="/kamervragen/2025Z00003/?lijst=status%3Dbeantwoord"')


@pytest.mark.usefixtures("archive")
def test_a_passage_found_keeps_its_place_on_the_page(client: Client) -> None:
    response = client.get("/kamervragen/?q=%22voorbeeld+3%22")
    assertContains(response, 'href="/kamervragen/2025Z00003/?lijst=q%3D%2522voorbeeld%2B3%2522"')


@pytest.mark.usefixtures("archive")
def test_from_a_list_a_page_leads_on_in_it_and_back_to_it(client: Client) -> None:
    response = client.get("/kamervragen/2025Z00003/?lijst=jaar%3D2025%26status%3Dbeantwoord")
    for address in ("2025Z00003/vorige/", "2025Z00003/volgende/", ""):
        assertContains(response, f'href="/kamervragen/{address}?jaar=2025&amp;status=beantwoord"')
    assertContains(
        response, '<link rel="canonical" href="http://testserver/kamervragen/2025Z00003/">'
    )


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("2025Z00003/volgende/?status=beantwoord", "2025Z00001/?lijst=status%3Dbeantwoord"),
        ("2025Z00003/vorige/?status=beantwoord", "2025Z00005/?lijst=status%3Dbeantwoord"),
        (
            "2025Z00003/volgende/?status=beantwoord&sorteer=oudste",
            "2025Z00005/?lijst=status%3Dbeantwoord%26sorteer%3Doudste",
        ),
        ("2025Z00003/volgende/?q=voorbeeld", "2025Z00002/?lijst=q%3Dvoorbeeld"),
        ("2025Z00001/volgende/?status=beantwoord", "?status=beantwoord"),
        ("2025Z00005/vorige/?status=beantwoord", "?status=beantwoord"),
        ("2025Z00002/volgende/?status=beantwoord", "?status=beantwoord"),  # no longer in it
    ],
)
def test_the_neighbour_is_looked_for_in_the_order_of_the_list(
    client: Client, address: str, leads_to: str
) -> None:
    response = client.get(f"/kamervragen/{address}")
    assertRedirects(response, f"/kamervragen/{leads_to}")


def test_the_page_of_the_list_goes_along(client: Client) -> None:
    for place in range(30):
        make_kamervraag(number=f"2025Z000{place + 10}")
    index_missing()
    last_of_first, first_of_second = "2025Z00015", "2025Z00014"  # newest first: 39 to 15, and on
    here = f"/kamervragen/{last_of_first}/volgende/?jaar=2025"
    there = f"/kamervragen/{first_of_second}/?lijst=jaar%3D2025%26pagina%3D2"
    assertRedirects(client.get(here), there)
    back = f"/kamervragen/{first_of_second}/vorige/?jaar=2025&pagina=2"
    assertRedirects(client.get(back), f"/kamervragen/{last_of_first}/?lijst=jaar%3D2025")


@pytest.mark.parametrize("size", [1, 30])
def test_a_longer_list_asks_no_more_queries(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(size + 1):
        make_kamervraag(number=f"2025Z000{place + 10}")
    index_missing()
    with django_assert_num_queries(7):  # it, hits (4, by the index), their order, its neighbour
        response = client.get("/kamervragen/2025Z00010/vorige/?jaar=2025")
    assert response["Location"].startswith("/kamervragen/2025Z00011/")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("2025Z00001/vorige/?kleur=rood", 400),
        ("2025Z00001/vorige/?pagina=nul", 400),
        ("2025Z00009/vorige/?jaar=2025", 404),
    ],
)
def test_a_list_that_cannot_be_is_refused(client: Client, address: str, status: int) -> None:
    make_kamervraag(number="2025Z00001")
    assert client.get(f"/kamervragen/{address}").status_code == status
