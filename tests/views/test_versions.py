"""The versions of documents, what changed between them, and their bytes."""

from dataclasses import replace
from hashlib import sha256

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kamervragen.importing.runs import import_files
from kamervragen.models import Kamervraag, SourceFile
from kamervragen.sources.files import ReceivedFile
from tests.importing.documents import answer_document, questions_document

pytestmark = pytest.mark.django_db

PAGE = "/kamervragen/2025Z00001/versies/"
FIRST = answer_document()
SECOND = answer_document(answers=(("1", "Ja, deels."), ("2", "Omdat het verzonnen is.")))


def sha_of(document: ReceivedFile) -> str:
    return sha256(document.content).hexdigest()


def receive(*documents: ReceivedFile) -> None:
    """Each by itself: what comes in one batch came at one moment."""
    for document in documents:
        import_files([document])


def page_of(client: Client, **query: str) -> str:
    response = client.get(PAGE, query)
    assert response.status_code == 200
    return response.content.decode()


def asked(old: ReceivedFile, new: ReceivedFile) -> dict[str, str]:
    return {"van": sha_of(old)[:8], "naar": sha_of(new)[:8]}


def test_all_versions_of_all_documents_are_listed(client: Client) -> None:
    receive(questions_document(), FIRST, SECOND)
    SourceFile.objects.filter(name=FIRST.name).update(address="https://repository.example/ah.xml")
    page = page_of(client)
    for file in SourceFile.objects.all():
        assert file.sha256 in page
        assert f'href="/bronbestanden/{file.sha256}/"' in page
    assert 'href="https://repository.example/ah.xml"' in page
    assert page.count("<strong>Eerdere versie</strong>") == 1
    assert page.count("<strong>Laatste versie</strong>") == 4  # both documents and their metadata


def test_without_asking_the_last_change_is_shown(client: Client) -> None:
    receive(FIRST, SECOND)
    page = page_of(client)
    assert "Antwoord 1" in page
    assert '<ins><span class="visually-hidden" lang="nl">[nieuw: </span>, deels<' in page
    assert "Omdat het verzonnen is." not in page
    assert "1 onderdeel verschilt;" in page
    assert sha_of(FIRST) in page


def test_any_two_versions_are_compared(client: Client) -> None:
    third = answer_document(answers=(("1", "Nee."), ("2", "Omdat het verzonnen is.")))
    receive(FIRST, SECOND, third)
    page = page_of(client, **asked(FIRST, third))
    assert "deels" not in page
    assert "Nee" in page
    assert "deels" in page_of(client, **asked(third, SECOND))


def test_where_nothing_changed_the_page_says_so(client: Client) -> None:
    receive(FIRST)
    assert "Geen van deze documenten is gewijzigd" in page_of(client)


def test_other_white_space_is_told_in_words(client: Client) -> None:
    spaced = replace(FIRST, content=FIRST.content.replace(b"><", b">\n<"))
    receive(FIRST, spaced)
    assert "Alleen witruimte in het bestand is gewijzigd" in page_of(client)


def test_other_markup_around_the_same_words_is_told_and_shown(client: Client) -> None:
    other = replace(FIRST, content=FIRST.content.replace(b"<al>Ja.", b'<al soort="x">Ja.'))
    receive(FIRST, other)
    page = page_of(client)
    assert "alleen de opbouw van het bestand is gewijzigd" in page
    assert "nieuw: </span>&lt;al soort=&quot;x&quot;&gt;Ja." in page


def test_other_facts_alone_are_told_in_words(client: Client) -> None:
    receive(FIRST, answer_document(received="2025-01-23"))
    page = page_of(client)
    assert "[nieuw: </span>23 januari 2025<" in page


def test_other_metadata_alone_are_told_in_words(client: Client) -> None:
    assert FIRST.metadata
    topic = b'<metadata name="DCTERMS.available" scheme="" content="2025-02-01" /></metadata_g'
    described = replace(FIRST, metadata=FIRST.metadata.replace(b"</metadata_g", topic))
    receive(FIRST, described)
    page = page_of(client)
    assert "Alleen gegevens over het document zijn gewijzigd; de tekst is gelijk gebleven." in page
    assert "[nieuw: </span>1 februari 2025<" in page
    assert "ah-tk-20242025-1/metadata.xml" in page


def test_metadata_are_compared_as_they_tell_of_one_document(client: Client) -> None:
    assert SECOND.metadata
    described = replace(SECOND, metadata=SECOND.metadata.replace(b"2024-2025", b"2023-2024"))
    receive(FIRST, described)
    page = page_of(client)
    assert "deels" in page
    assert "[nieuw: </span>2023-2024<" in page
    old, new = (sha256(each.metadata or b"").hexdigest() for each in (FIRST, described))
    page = page_of(client, van=old, naar=new)
    assert "deels" not in page
    assert "[nieuw: </span>2023-2024<" in page


def test_a_version_that_nobody_can_read_is_compared_line_by_line(client: Client) -> None:
    broken = replace(FIRST, content=FIRST.content.replace(b"<al>Ja.</al>", b"<al>Ja.<script>"))
    receive(FIRST, broken)
    page = page_of(client)
    assert "Een van deze versies is niet te lezen" in page
    assert "nieuw: </span>&lt;al&gt;Ja.&lt;script&gt;" in page
    assert "<script>" not in page
    assert "<strong>Onleesbare versie</strong>" in page
    assert f"/bronbestanden/{sha_of(broken)}/" not in page


def test_a_version_that_is_no_text_is_only_named(client: Client) -> None:
    receive(FIRST, replace(FIRST, content=b"PK\x03\x04\0"))
    assert "Het bestand is geen tekst" in page_of(client)


def test_twice_the_same_version_is_told_in_words(client: Client) -> None:
    receive(FIRST, SECOND)
    assert "Dit is tweemaal dezelfde versie." in page_of(client, **asked(FIRST, FIRST))


def test_hostile_words_are_shown_as_words(client: Client) -> None:
    receive(FIRST, answer_document(answers=(("1", "<img src=x onerror=alert(1)>"), ("2", "x"))))
    page = page_of(client)
    assert "<img" not in page
    assert "&lt;img src=x" in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"van": "00000000"}, "Noem twee versies"),
        ({"van": "xyz", "naar": "00000000"}, "“xyz” is geen versie"),
        ({"van": "0000000", "naar": "00000000"}, "“0000000” is geen versie"),
        ({"versie": "1"}, "“versie” bestaat hier niet."),
        ({"van": ["00000000", "11111111"], "naar": "00000000"}, "Noem twee versies"),
    ],
)
def test_what_is_not_understood_is_named(
    client: Client, query: dict[str, str | list[str]], sentence: str
) -> None:
    receive(FIRST)
    response = client.get(PAGE, query)
    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_versions_of_different_documents_are_not_compared(client: Client) -> None:
    receive(questions_document(), FIRST)
    response = client.get(PAGE, asked(questions_document(), FIRST))
    assert response.status_code == 400
    assert "niet van hetzelfde document" in response.content.decode()


def test_an_unknown_version_or_kamervraag_is_not_found(client: Client) -> None:
    receive(FIRST)
    response = client.get(PAGE, {"van": sha_of(FIRST)[:8], "naar": "0" * 64})
    assert response.status_code == 404
    assert "0000" in response.content.decode()
    assert client.get("/kamervragen/2025Z99999/versies/").status_code == 404


@pytest.mark.parametrize("size", [1, 30])
def test_it_takes_as_many_queries_for_thirty_versions_as_for_two(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    documents = [answer_document(answers=(("1", f"Ja {n}."),)) for n in range(size + 1)]
    receive(questions_document(), *documents)
    # the Kamervraag, its publications, refused versions; of both versions the bytes and metadata
    with django_assert_num_queries(7):
        client.get(PAGE)


def test_a_version_that_returned_is_the_last_with_its_metadata(client: Client) -> None:
    assert SECOND.metadata
    second = replace(SECOND, metadata=SECOND.metadata.replace(b"2024-2025", b"2023-2024"))
    receive(FIRST, second, FIRST)
    page = page_of(client)
    assert "[vervallen: </span>, deels<" in page
    shown = [sha256(each or b"").hexdigest() for each in (second.metadata, FIRST.metadata)]
    assert page.index(shown[0]) < page.index(shown[1])


# The page of the Kamervraag


def test_a_changed_document_is_told_on_its_page_with_the_way_to_the_difference(
    client: Client,
) -> None:
    receive(FIRST, SECOND)
    page = client.get("/kamervragen/2025Z00001/").content.decode()
    link = f"{PAGE}?van={sha_of(FIRST)[:8]}&amp;naar={sha_of(SECOND)[:8]}#verschil"
    assert page.count(f'href="{link}"') == 2  # in the time line and with the source
    assert "Document gewijzigd" in page
    assert "de eerdere versie is bewaard" in page


def test_an_unchanged_document_is_only_linked_to_its_versions(client: Client) -> None:
    receive(FIRST)
    page = client.get("/kamervragen/2025Z00001/").content.decode()
    assert f'href="{PAGE}"' in page
    assert "gewijzigd" not in page


def test_metadata_that_came_again_with_a_changed_document_did_not_change(client: Client) -> None:
    receive(FIRST, SECOND)
    page = client.get("/kamervragen/2025Z00001/").content.decode()
    assert "Gegevens gewijzigd" not in page
    assert page_of(client).count('class="choose-versions"') == 1  # of the document


# Bytes


def test_the_bytes_of_a_version_are_given_as_they_came(client: Client) -> None:
    receive(FIRST, SECOND)
    response = client.get(f"/bronbestanden/{sha_of(FIRST)}/")
    assert response.content == FIRST.content
    assert response.headers["Content-Type"] == "application/xml"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{FIRST.name}"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_metadata_are_saved_under_the_name_of_their_document(client: Client) -> None:
    receive(FIRST)
    file = SourceFile.objects.exclude(describes=None).get()
    response = client.get(f"/bronbestanden/{file.sha256}/")
    assert response.content == FIRST.metadata
    assert "ah-tk-20242025-1-metadata.xml" in response.headers["Content-Disposition"]


def test_bytes_that_belong_to_no_publication_are_not_given(client: Client) -> None:
    broken = ReceivedFile(name="stuk.xml", content=b"<officiele-publicatie>")
    receive(broken)
    response = client.get(f"/bronbestanden/{sha_of(broken)}/")
    assert response.status_code == 404
    assert "Er is geen bronbestand met de sha256" in response.content.decode()


@pytest.mark.parametrize("sha", ["0" * 64, "x"])
def test_unknown_bytes_are_not_found(client: Client, sha: str) -> None:
    assert client.get(f"/bronbestanden/{sha}/").status_code == 404


def test_an_example_has_versions_too(client: Client) -> None:
    import_files([FIRST], is_example=True)
    assert Kamervraag.objects.get().is_example
    assert page_of(client)
