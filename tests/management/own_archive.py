"""An archive in a database of its own, as separate processes see it: to be killed in."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds, for a slow machine


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnArchive:
    """A database, and the environment in which processes use it."""

    host: str
    port: str
    user: str
    password: str
    name: str
    environment: dict[str, str] = field(default_factory=dict)

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

    def number(self, query: str) -> int:
        with self.connect() as connection:
            return int(connection.execute(query.encode()).fetchall()[0][0])

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": self.address, "DEBUG": "on"} | self.environment,
            stdout=subprocess.PIPE,
        )

    def run(self, *arguments: str) -> str:
        with self.start(*arguments) as process:
            output, _ = process.communicate(timeout=2 * PATIENCE)
            assert process.returncode == 0
            return output.decode()


@contextmanager
def own_archive(**environment: str) -> Iterator[OwnArchive]:
    """A copy of the empty test database, which nobody may be working in meanwhile."""
    given = connection.get_connection_params()
    connection.close()
    own = OwnArchive(
        host=str(given.get("host", "")),
        port=str(given.get("port", "5432")),
        user=str(given.get("user", "")),
        password=str(given.get("password", "")),
        name=f"{given['dbname']}_own",
        environment=environment,
    )
    server = replace(own, name="postgres").connect()
    server.execute(f'CREATE DATABASE "{own.name}" TEMPLATE "{given["dbname"]}"'.encode())
    try:
        yield own
    finally:
        server.execute(f'DROP DATABASE "{own.name}" WITH (FORCE)'.encode())
        server.close()


def comparable(lines: Iterable[str]) -> list[dict[str, object]]:
    """An export without the moments at which the bytes arrived, and from which port."""
    objects = [json.loads(line) for line in lines]
    for publication in (p for kamervraag in objects for p in kamervraag["publications"]):
        for file in publication["source_files"]:
            del file["fetched_at"]
            file["address"] = "/" + (file["address"] or "").partition("://")[2].partition("/")[2]
    return objects
