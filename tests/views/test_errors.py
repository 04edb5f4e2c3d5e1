"""What is said when something is wrong, and the ways on from there."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied
from pytest_django import DjangoAssertNumQueries, Settings
from pytest_django.asserts import assertContains

from kamervragen.models import PublicationKind
from kamervragen.views.errors import words_of
from tests.factories import make_kamervraag, make_publication

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/kamervragen/2023Z99999/", "2023Z99999"),
        ("/kamervragen/2023Z99999/versies/", "2023Z99999"),
        ("/ah-tk-20222023-1663.html", "ah-tk-20222023-1663"),
        ("/onderwerpen/zorg/jeugd-zorg/", "zorg jeugd zorg"),
        ("/kamerleden/anna-voorbeeld/", "anna voorbeeld"),
        ("/Kaas%20en_wijn.PDF", "Kaas en wijn"),
        ("/ministeries/", ""),
        ("/", ""),
        ("/<script>/", "script"),
    ],
)
def test_an_address_is_read_as_what_somebody_looks_for(path: str, words: str) -> None:
    assert words_of(path) == words


def test_a_long_address_is_no_longer_than_a_search_may_be() -> None:
    assert len(words_of("/lang" * 100)) <= 200


def test_what_is_not_found_can_be_searched_at_once(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = client.get("/stikstof-in-brabant/")
    assertContains(response, 'value="stikstof in brabant"', status_code=404)


def test_a_number_at_another_address_leads_to_its_page(client: Client) -> None:
    answer = PublicationKind.ANSWER
    make_publication(
        make_kamervraag(number="2025Z00001"), kind=answer, identifier="ah-tk-20242025-9"
    )
    response = client.get("/ah-tk-20242025-9.html")
    assertContains(response, '<a href="/kamervragen/2025Z00001/" lang="nl">', status_code=404)


def test_a_refused_filter_keeps_the_words(client: Client) -> None:
    response = client.get("/kamervragen/?q=kaas+%22&kleur=rood")
    assertContains(response, 'value="kaas &quot;"', status_code=400)
    assertContains(response, "Het filter “kleur” bestaat niet.", status_code=400)


def test_who_may_not_do_something_is_told_so() -> None:
    response = permission_denied(RequestFactory().get("/beheer/"), PermissionDenied())
    assertContains(response, "mag niet met deze aanmelding", status_code=403)


def test_a_form_without_its_token_is_explained() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/beheer/login/", {"username": "redacteur"})
    assertContains(response, "Dit formulier is verlopen", status_code=403)


def test_who_guesses_passwords_is_told_to_wait(settings: Settings) -> None:
    User.objects.create_user("redacteur", password="goed")  # noqa: S106 # of a test
    client = Client()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = client.post("/beheer/login/", {"username": "redacteur", "password": "fout"})
    assertContains(response, "Te veel mislukte aanmeldingen", status_code=429)


def test_a_fault_of_ours_is_told_without_the_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OperationalError

    client.raise_request_exception = False
    monkeypatch.setattr(connection, "ensure_connection", fail)
    for address in ("/", "/kamervragen/?q=kaas", "/kamervragen/2023Z00468/", "/2023Z00468"):
        response = client.get(address)
        assertContains(response, "De fout ligt bij ons", status_code=500)
    assertContains(response, 'action="/kamervragen/"', status_code=500)
