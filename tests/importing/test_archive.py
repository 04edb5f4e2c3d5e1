from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from pytest_django import DjangoAssertNumQueries

from kamervragen.importing.archive import KeptFile, keep, kept_files, read_kept
from kamervragen.importing.runs import import_files
from kamervragen.models import Publication, SourceFile
from kamervragen.sources.files import ReceivedFile
from tests.importing.documents import answer_document, questions_document

pytestmark = pytest.mark.django_db

MONDAY = datetime(2025, 1, 6, 12, tzinfo=UTC)
TUESDAY = datetime(2025, 1, 7, 12, tzinfo=UTC)
DOCUMENT = ReceivedFile(name="a.xml", content=b"<a/>", metadata=b"<m/>")
ALONE = replace(DOCUMENT, metadata=None)


def kept(*received: ReceivedFile, at: datetime = MONDAY) -> list[tuple[str, bool]]:
    """Names of the files, and whether they are new."""
    return [(file.document.name, file.is_new) for file in keep(received, at=at)]


def current() -> list[tuple[str, bytes]]:
    rows = SourceFile.objects.filter(is_current=True).order_by("name", "pk")
    return [(row.name, bytes(row.content)) for row in rows]


def test_the_bytes_are_kept_as_they_came() -> None:
    (file,) = keep([DOCUMENT], at=MONDAY)
    row = SourceFile.objects.get(pk=file.pk)
    assert bytes(row.content) == b"<a/>"
    assert (row.size, row.media_type, row.fetched_at) == (4, "application/xml", MONDAY)
    assert row.sha256 == sha256(b"<a/>").hexdigest()
    metadata = row.metadata_files.get()
    assert (metadata.name, bytes(metadata.content)) == ("a/metadata.xml", b"<m/>")


def test_what_is_known_is_not_new() -> None:
    assert kept(DOCUMENT) == [("a.xml", True)]
    assert kept(DOCUMENT, at=TUESDAY) == [("a.xml", False)]
    assert set(SourceFile.objects.values_list("fetched_at", flat=True)) == {MONDAY}


def test_a_document_that_comes_twice_in_one_batch_is_kept_once() -> None:
    assert kept(DOCUMENT, DOCUMENT) == [("a.xml", True)]
    assert SourceFile.objects.count() == 2


def test_the_same_bytes_under_another_name_are_another_file() -> None:
    assert kept(ALONE, replace(ALONE, name="b.xml")) == [("a.xml", True), ("b.xml", True)]


def test_new_metadata_makes_an_old_document_new() -> None:
    kept(DOCUMENT)
    assert kept(replace(DOCUMENT, metadata=b"<m2/>"), at=TUESDAY) == [("a.xml", True)]
    assert current() == [("a.xml", b"<a/>"), ("a/metadata.xml", b"<m2/>")]
    assert SourceFile.objects.count() == 3


def test_metadata_that_returns_to_an_older_version_is_current_again() -> None:
    for metadata in (b"<m/>", b"<m2/>", b"<m/>"):
        kept(replace(DOCUMENT, metadata=metadata))
    assert current() == [("a.xml", b"<a/>"), ("a/metadata.xml", b"<m/>")]
    assert SourceFile.objects.count() == 3


def test_metadata_that_is_missing_this_time_stays() -> None:
    kept(DOCUMENT)
    assert kept(ALONE) == [("a.xml", False)]
    assert current() == [("a.xml", b"<a/>"), ("a/metadata.xml", b"<m/>")]


def test_a_document_that_returns_to_an_older_version_is_current_again() -> None:
    first, second = (questions_document(explanatory_note=text) for text in ("Een.", "Twee."))
    import_files([first])
    import_files([second])
    import_files([first])
    (shown,) = SourceFile.objects.filter(describes=None, is_current=True)
    assert bytes(shown.content) == first.content
    assert "Een." in Publication.objects.get().kamervragen.get().explanatory_note


def test_kept_documents_come_back_with_their_metadata() -> None:
    document = questions_document()
    import_files([document, replace(answer_document(), metadata=None)])
    first, second = kept_files()
    assert first.document.content == document.content
    assert first.document.metadata == document.metadata
    assert second.document.metadata is None
    assert not first.is_new
    assert kept_files(source_files=[second.pk]) == [second]
    publications = Publication.objects.filter(kind="questions").values_list("pk", flat=True)
    assert kept_files(publications=list(publications)) == [first]


def test_what_cannot_be_read_is_refused_with_a_reason_and_the_rest_is_read() -> None:
    broken = ReceivedFile(name="broken.xml", content=b"<a>")
    parsed, (refusal,) = read_kept(keep([broken, questions_document()], at=MONDAY))
    assert [file.name for file in parsed] == ["kv-tk-2025Z00001.xml"]
    assert refusal.name == "broken.xml"
    assert refusal.reason


def test_a_batch_costs_as_many_queries_as_a_document(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    batch = [replace(DOCUMENT, name=f"{n}.xml") for n in range(30)]
    # Documents: those known, the new ones; their metadata: those known, older ones, new ones.
    with django_assert_num_queries(5):
        files: list[KeptFile] = keep(batch, at=MONDAY)
    assert len(files) == 30
