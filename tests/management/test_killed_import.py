"""An import that is killed goes on where it was, and ends as one that was not."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from kamervragen.exports import export_lines
from kamervragen.importing.runs import import_files
from kamervragen.models import Kamervraag
from kamervragen.sources.files import ReceivedFile, read_files
from tests.importing.documents import answer_document, questions_document

ROOT = Path(__file__).resolve().parents[2]
SETS = 260
# Killed while the first batch is written, while a later one is, and between two.
MOMENTS = [(0, True), (200, True), (400, False)]  # files kept, and whether a batch is on its way
SOURCE_FILES = "SELECT count(*) FROM kamervragen_sourcefile WHERE describes_id IS NULL"
LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"  # one for a batch
PATIENCE = 60  # seconds, for a slow machine


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


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Documents as they lie on a disk, and room for a database; open to all, as /tmp is."""
    with tempfile.TemporaryDirectory(prefix="kv-") as made:
        path = Path(made)
        path.chmod(0o755)
        for document in documents():
            place = path / "documents" / document.name.removesuffix(".xml")
            place.mkdir(parents=True)
            (place / document.name).write_bytes(document.content)
            (place / "metadata.xml").write_bytes(document.metadata or b"")
        yield path


@dataclass(frozen=True, slots=True)
class Archive:
    """A database of its own, as separate processes see it."""

    folder: Path

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": "", "KAMERVRAGEN_VAR": str(self.folder)},
            stdout=subprocess.PIPE,
        )

    def run(self, *arguments: str) -> str:
        with self.start(*arguments) as process:
            output, _ = process.communicate(timeout=2 * PATIENCE)
            assert process.returncode == 0
            return output.decode()

    def import_and_kill(self, *, kept: int, while_writing: bool) -> None:
        """kill -9, at the first moment that so many files are kept and, or not, one is written."""
        with self.start("import_documents", str(self.folder / "documents")) as process:
            try:
                self._wait(kept, while_writing=while_writing)
            finally:
                process.kill()
        assert process.returncode == -9

    def _wait(self, kept: int, *, while_writing: bool) -> None:
        deadline = time.monotonic() + PATIENCE
        with self._connection(deadline) as connection:
            while time.monotonic() < deadline:
                is_kept = _number(connection, SOURCE_FILES) >= kept
                if is_kept and bool(_number(connection, LOCKS)) >= while_writing:
                    return
                time.sleep(0.005)
        raise TimeoutError

    def _connection(self, deadline: float) -> psycopg.Connection:
        """As soon as the import has started the server, whose status file names the socket."""
        status = self.folder / "postgresql" / "data" / "postmaster.pid"
        while True:
            try:
                host = status.read_text().splitlines()[4]
                return psycopg.connect(host=host, user="postgres", autocommit=True)
            except (FileNotFoundError, IndexError, psycopg.OperationalError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)


def _number(connection: psycopg.Connection, query: str) -> int:
    return int(connection.execute(query.encode()).fetchall()[0][0])


def comparable(lines: list[str]) -> list[dict[str, object]]:
    """The export without the moments at which the bytes arrived."""
    objects = [json.loads(line) for line in lines]
    for publication in (p for kamervraag in objects for p in kamervraag["publications"]):
        for file in publication["source_files"]:
            del file["fetched_at"]
    return objects


@pytest.mark.django_db
def test_an_import_killed_at_any_moment_ends_as_if_it_was_not(folder: Path) -> None:
    archive = Archive(folder)
    archive.run("migrate", "--verbosity=0")
    for kept, while_writing in MOMENTS:
        archive.import_and_kill(kept=kept, while_writing=while_writing)
    report = json.loads(archive.run("import_documents", "--json", str(folder / "documents")))
    killed = archive.run("export_kamervragen")

    import_files(read_files([folder / "documents"]))
    uninterrupted = list(export_lines(Kamervraag.objects.order_by("number")))
    assert report["documents"] == len(list(documents()))
    assert report["unchanged"] >= 400
    assert report["refused"] == 0
    assert comparable(killed.splitlines()) == comparable(uninterrupted)
