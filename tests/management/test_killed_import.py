"""An import that is killed goes on where it was, and ends as one that was not."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from kamervragen.exports import export_lines
from kamervragen.importing.runs import import_files
from kamervragen.models import Kamervraag
from kamervragen.sources.files import ReceivedFile, read_files
from tests.importing.documents import answer_document, questions_document
from tests.management.own_archive import PATIENCE, OwnArchive, comparable, own_archive

SETS = 240
# Killed while the first batch is written, while a later one is, and between two.
MOMENTS = [(0, True), (200, True), (400, False)]  # files kept, and whether a batch is on its way
SOURCE_FILES = "SELECT count(*) FROM kamervragen_sourcefile WHERE describes_id IS NULL"
LOCKS = """SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE locktype = 'advisory' AND datname = current_database()"""  # one for a batch


def documents() -> Iterator[ReceivedFile]:
    """Questions of which two in three are answered, some with a postponement first."""
    for n in range(1, SETS + 1):
        number = f"2025Z{n:05}"
        yield questions_document(number=number)
        if n % 3:
            yield answer_document(number=number, identifier=f"ah-tk-20242025-{n}")
        if n % 3 != 1:
            yield answer_document(
                number=number,
                identifier=f"ah-tk-20242025-{n + 1000}",
                notice="Ik heb meer tijd nodig.",
                kind="Mededeling",
            )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents as they lie on a disk: each in a folder of its own, with its metadata."""
    for document in documents():
        place = tmp_path / document.name.removesuffix(".xml")
        place.mkdir()
        (place / document.name).write_bytes(document.content)
        (place / "metadata.xml").write_bytes(document.metadata or b"")
    return tmp_path


@pytest.fixture
def archive(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[OwnArchive]:
    with django_db_blocker.unblock(), own_archive() as archive:
        yield archive


def import_and_kill(archive: OwnArchive, folder: Path, *, kept: int, while_writing: bool) -> None:
    """kill -9, at the first moment that so many files are kept and, or not, one is written."""
    with archive.start("import_documents", str(folder)) as process:
        try:
            wait_for(archive, process, kept, while_writing=while_writing)
        finally:
            process.kill()
    assert process.returncode == -signal.SIGKILL


def wait_for(
    archive: OwnArchive, process: subprocess.Popen[bytes], kept: int, *, while_writing: bool
) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        is_kept = archive.number(SOURCE_FILES) >= kept
        if is_kept and bool(archive.number(LOCKS)) >= while_writing:
            return
        time.sleep(0.005)
    raise TimeoutError


@pytest.fixture
def uninterrupted(archive: OwnArchive, folder: Path, db: None) -> list[dict[str, object]]:
    """The export of an import that nobody killed; after the test database was copied empty."""
    import_files(read_files([folder]))
    return comparable(export_lines(Kamervraag.objects.order_by("number")))


def test_an_import_killed_at_any_moment_ends_as_if_it_was_not(
    archive: OwnArchive, folder: Path, uninterrupted: list[dict[str, object]]
) -> None:
    for kept, while_writing in MOMENTS:
        import_and_kill(archive, folder, kept=kept, while_writing=while_writing)
    report = json.loads(archive.run("import_documents", "--json", str(folder)))
    assert report["documents"] == len(list(documents()))
    assert report["unchanged"] >= 400
    assert report["refused"] == 0
    assert comparable(archive.run("export_kamervragen").splitlines()) == uninterrupted
