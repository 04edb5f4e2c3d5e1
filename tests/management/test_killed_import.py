"""An import that is killed goes on where it was, and ends as one that was not."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from kamervragen.exports import export_lines
from kamervragen.importing.runs import import_files
from kamervragen.models import Kamervraag
from kamervragen.sources.files import ReceivedFile, read_files
from tests.importing.documents import answer_document, questions_document

ROOT = Path(__file__).resolve().parents[2]
SETS = 240
# Killed while the first batch is written, while a later one is, and between two.
MOMENTS = [(0, True), (200, True), (400, False)]  # files kept, and whether a batch is on its way
SOURCE_FILES = "SELECT count(*) FROM kamervragen_sourcefile WHERE describes_id IS NULL"
LOCKS = """SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE locktype = 'advisory' AND datname = current_database()"""  # one for a batch
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents as they lie on a disk: each in a folder of its own, with its metadata."""
    for document in documents():
        place = tmp_path / document.name.removesuffix(".xml")
        place.mkdir()
        (place / document.name).write_bytes(document.content)
        (place / "metadata.xml").write_bytes(document.metadata or b"")
    return tmp_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A database of its own, as separate processes see it."""

    host: str
    port: str
    user: str
    password: str
    name: str

    @property
    def address(self) -> str:
        """A socket's folder stands before the name of the database."""
        is_socket = self.host.startswith("/")
        server = f"{'' if is_socket else self.host}:{self.port}"
        path = f"{self.host}/{self.name}" if is_socket else self.name
        return f"postgres://{quote(self.user)}:{quote(self.password)}@{server}/{path}"

    def connect(self) -> psycopg.Connection:
        return psycopg.connect(
            host=self.host,
            port=self.port,
            user=self.user,
            password=self.password,
            dbname=self.name,
            autocommit=True,
        )

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": self.address, "DEBUG": "on"},
            stdout=subprocess.PIPE,
        )

    def run(self, *arguments: str) -> str:
        with self.start(*arguments) as process:
            output, _ = process.communicate(timeout=2 * PATIENCE)
            assert process.returncode == 0
            return output.decode()

    def import_and_kill(self, folder: Path, *, kept: int, while_writing: bool) -> None:
        """kill -9, at the first moment that so many files are kept and, or not, one is written."""
        with self.start("import_documents", str(folder)) as process:
            try:
                self._wait(process, kept, while_writing=while_writing)
            finally:
                process.kill()
        assert process.returncode == -signal.SIGKILL

    def _wait(self, process: subprocess.Popen[bytes], kept: int, *, while_writing: bool) -> None:
        deadline = time.monotonic() + PATIENCE
        with self.connect() as connection:
            while process.poll() is None and time.monotonic() < deadline:
                is_kept = _number(connection, SOURCE_FILES) >= kept
                if is_kept and bool(_number(connection, LOCKS)) >= while_writing:
                    return
                time.sleep(0.005)
        raise TimeoutError


def _number(connection: psycopg.Connection, query: str) -> int:
    return int(connection.execute(query.encode()).fetchall()[0][0])


@pytest.fixture
def archive(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Archive]:
    """A copy of the empty test database, which nobody may be working in meanwhile."""
    with django_db_blocker.unblock():
        given = connection.get_connection_params()
        connection.close()
    own = Archive(
        host=str(given.get("host", "")),
        port=str(given.get("port", "5432")),
        user=str(given.get("user", "")),
        password=str(given.get("password", "")),
        name=f"{given['dbname']}_killed",
    )
    server = replace(own, name="postgres").connect()
    server.execute(f'CREATE DATABASE "{own.name}" TEMPLATE "{given["dbname"]}"'.encode())
    yield own
    server.execute(f'DROP DATABASE "{own.name}" WITH (FORCE)'.encode())
    server.close()


def comparable(lines: Iterable[str]) -> list[dict[str, object]]:
    """The export without the moments at which the bytes arrived."""
    objects = [json.loads(line) for line in lines]
    for publication in (p for kamervraag in objects for p in kamervraag["publications"]):
        for file in publication["source_files"]:
            del file["fetched_at"]
    return objects


@pytest.fixture
def uninterrupted(archive: Archive, folder: Path, db: None) -> list[dict[str, object]]:
    """The export of an import that nobody killed; after the test database was copied empty."""
    import_files(read_files([folder]))
    return comparable(export_lines(Kamervraag.objects.order_by("number")))


def test_an_import_killed_at_any_moment_ends_as_if_it_was_not(
    archive: Archive, folder: Path, uninterrupted: list[dict[str, object]]
) -> None:
    for kept, while_writing in MOMENTS:
        archive.import_and_kill(folder, kept=kept, while_writing=while_writing)
    report = json.loads(archive.run("import_documents", "--json", str(folder)))
    assert report["documents"] == len(list(documents()))
    assert report["unchanged"] >= 400
    assert report["refused"] == 0
    assert comparable(archive.run("export_kamervragen").splitlines()) == uninterrupted
