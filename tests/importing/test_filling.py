"""An archive is filled with the terms of its documents waiting in a list, which is then emptied."""

import pytest
from django.db import connection

from kamervragen.importing import filling, indexing, runs
from kamervragen.importing.filling import INDEX, filling_the_index, settle_the_index
from kamervragen.importing.indexing import index_kamervragen, index_missing, rebuild_index
from kamervragen.importing.runs import import_files
from kamervragen.models import SearchEntry
from tests.factories import make_kamervraag
from tests.importing.documents import questions_document

pytestmark = pytest.mark.django_db


def options() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE oid = %s::regclass", [INDEX])
        return set(cursor.fetchone()[0])


def waiting() -> int:
    """How many pages of terms wait to be put into the index; it is empty afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [INDEX])
        return int(cursor.fetchone()[0])


def found() -> int:
    return SearchEntry.objects.matching("'wolf'").count()


def test_what_waits_is_found_and_put_in_afterwards() -> None:
    kamervragen = [make_kamervraag(title=f"Wolf {place}") for place in range(30)]
    with filling_the_index():
        index_kamervragen(kamervraag.pk for kamervraag in kamervragen)
        assert found() == 30
        assert "fastupdate=on" in options()
    assert options() == {"fastupdate=off"}
    assert waiting() == 0
    assert found() == 30


def test_what_a_killed_import_left_waiting_is_put_in_by_the_next() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER INDEX {INDEX} SET (fastupdate = on)")
    index_kamervragen([make_kamervraag(title="Wolf").pk])
    import_files([questions_document(number="2025Z00002")])
    assert options() == {"fastupdate=off"}
    assert waiting() == 0
    settle_the_index()
    assert found() == 1


@pytest.mark.parametrize(
    ("documents", "few", "fills"), [(4, 1_000, True), (4, 0, False), (1, 1_000, False)]
)
def test_an_archive_with_little_in_it_is_filled_by_many_documents(
    documents: int, few: int, *, fills: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "BATCH_SIZE", 2)
    monkeypatch.setattr(filling, "FEW", few)
    seen: list[bool] = []
    import_files(
        (questions_document(number=f"2025Z0000{place}") for place in range(documents)),
        progress=lambda _: seen.append("fastupdate=on" in options()),
    )
    assert set(seen) == {fills}
    assert options() == {"fastupdate=off"}


def test_a_new_index_is_filled_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "BATCH_SIZE", 2)
    for place in range(5):
        make_kamervraag(title=f"Wolf {place}")
    assert index_missing() == 5
    seen = ["fastupdate=on" in options() for _ in rebuild_index()]
    assert seen == [True] * 3
    assert options() == {"fastupdate=off"}
    assert found() == 5
