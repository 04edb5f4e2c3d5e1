"""Documents of which the text is in a PDF alone: never a page that looks complete."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kamervragen.importing.runs import import_files
from kamervragen.models import Kamervraag
from kamervragen.sources.files import ReceivedFile
from tests.importing.documents import answer_document, metadata_document, questions_document

pytestmark = pytest.mark.django_db

ANSWER = metadata_document(datumOntvangst="2025-01-22")
GIVEN = "Het antwoord is gegeven"
MISSING = "de tekst is nog niet beschikbaar in dit archief"
MARK = "tekst nog niet beschikbaar"


def page_of(client: Client, *documents: ReceivedFile) -> str:
    import_files(documents)
    page = client.get(Kamervraag.objects.get().get_absolute_url()).content.decode()
    return " ".join(page.split())


def list_of(client: Client) -> str:
    return client.get("/kamervragen/").content.decode()


def test_it_is_said_above_the_questions_that_the_answer_cannot_be_read_here(client: Client) -> None:
    page = page_of(client, questions_document(), ANSWER)
    assert page.count(GIVEN) == page.count(MISSING) == 1
    assert page.index(GIVEN) < page.index('id="vraag-1"')
    assert '<time datetime="2025-01-22">22 januari 2025</time>;' in page
    assert 'href="https://zoek.officielebekendmakingen.nl/ah-tk-20242025-1.pdf">PDF</a>' in page
    assert "Geen antwoord in de bron" not in page
    assert "Tekst nog niet beschikbaar; dit archief kent alleen de gegevens" in page
    assert MARK in list_of(client)


def test_where_there_is_no_text_at_all_it_is_said_once(client: Client) -> None:
    page = page_of(client, metadata_document(identifier="kv-tk-2025Z00001"), ANSWER)
    assert page.count(MISSING) == 1
    assert "De stand van de voorbeelden" in page
    assert MARK in list_of(client)


def test_questions_without_text_are_marked_too(client: Client) -> None:
    page = page_of(client, metadata_document(identifier="kv-tk-2025Z00001"))
    assert "De tekst is nog niet beschikbaar; de bronnen hieronder" in page
    assert GIVEN not in page
    assert MARK in list_of(client)


def test_a_further_answer_that_cannot_be_read_is_told_after_the_first(client: Client) -> None:
    further = metadata_document(
        identifier="ah-tk-20242025-9", datumOntvangst="2025-03-03", aanhangselNummer="9"
    )
    page = page_of(client, questions_document(), answer_document(), further)
    assert page.count(MISSING) == 1
    assert "Omdat het verzonnen is." in page


def test_questions_that_an_answer_repeats_are_there(client: Client) -> None:
    page = page_of(client, metadata_document(identifier="kv-tk-2025Z00001"), answer_document())
    assert MISSING not in page
    assert MARK not in list_of(client)


def test_an_answer_that_was_issued_again_with_its_text_is_there(client: Client) -> None:
    again = answer_document(identifier="ah-tk-20242025-1-h1")
    page = page_of(client, questions_document(), ANSWER, again)
    assert MISSING not in page
    assert MARK not in list_of(client)


def test_an_answer_that_is_lost_at_the_source_is_told_as_such(client: Client) -> None:
    page = page_of(client, questions_document(), answer_document(answers=()))
    assert "de tekst ervan staat niet in de bron die dit archief heeft" in page
    assert MARK not in list_of(client)


def test_an_open_kamervraag_has_no_such_words(client: Client) -> None:
    page = page_of(client, questions_document())
    assert GIVEN not in page
    assert MARK not in list_of(client)


def test_it_takes_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    import_files([questions_document(), ANSWER])
    with django_assert_num_queries(6):
        client.get("/kamervragen/2025Z00001/")
