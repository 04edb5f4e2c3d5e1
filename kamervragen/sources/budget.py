"""How often a host may be asked: a budget that all processes share and that outlives them."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit
from uuid import uuid4

FILE_NAME = "requests.sqlite3"
OTHER_HOSTS = "*"
MARGIN = 1.01  # clocks differ
SCHEMA = """
    CREATE TABLE IF NOT EXISTS request
        (key TEXT PRIMARY KEY, host TEXT NOT NULL, counted_at REAL NOT NULL);
    CREATE INDEX IF NOT EXISTS request_host ON request (host, counted_at);
    CREATE TABLE IF NOT EXISTS pause
        (host TEXT PRIMARY KEY, set_at REAL NOT NULL, until REAL NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Allowance:
    """Never more than ``requests`` in any ``seconds``; and no volleys."""

    requests: int
    seconds: float

    @classmethod
    def read(cls, text: str) -> Self:
        """From "10/30": ten requests in thirty seconds; anything else is a ``ValueError``."""
        match = re.fullmatch(r"([1-9]\d*)/(\d+(?:\.\d+)?)", text)
        if not match:
            message = f'"{text}" is no budget such as "10/30", ten requests in thirty seconds.'
            raise ValueError(message)
        return cls(int(match[1]), float(match[2]))

    @property
    def window(self) -> float:
        return self.seconds * MARGIN

    @property
    def gap(self) -> float:
        """Between two requests: half of what it would be if all came evenly."""
        return self.window / self.requests / 2


def host_of(address: str) -> str:
    """The host that an address asks, with its port where it names one."""
    return urlsplit(address).netloc.rpartition("@")[2].lower()


class Budget:
    """Requests are counted before they are sent, in a small file in ``folder``.

    ``budgets`` gives for each host, and for all others under "*", how much it allows, such as
    "10/30"; without "*" that is two a second. A process that is killed leaves nothing behind but
    what it has spent.
    """

    def __init__(
        self,
        folder: Path,
        budgets: Mapping[str, str],
        *,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / FILE_NAME
        self._allowances = {OTHER_HOSTS: Allowance(2, 1)} | {
            host: Allowance.read(text) for host, text in budgets.items()
        }
        self._clock = clock
        self._sleep = sleep
        with closing(self._connect()) as database:
            database.executescript(SCHEMA)

    @contextmanager
    def request(self, host: str) -> Iterator[None]:
        """Wait until one more request to this host is within its budget, and count it.

        It counts from when the block ends, which should be when it was answered: the host counts
        requests as they arrive, and some travel slowly.
        """
        key = uuid4().hex
        while (wait := self._spend(host, key)) > 0:
            self._sleep(wait)
        try:
            yield
        finally:
            with self._transaction() as database:
                _count(database, host, key, self._clock())

    def pause(self, host: str, seconds: float) -> None:
        """Let nobody ask this host for so long: it said so itself."""
        now = self._clock()
        with self._transaction() as database:
            database.execute(
                "INSERT INTO pause (host, set_at, until) VALUES (?, ?, ?) ON CONFLICT (host)"
                " DO UPDATE SET set_at = excluded.set_at, until = max(until, excluded.until)",
                (host, now, now + seconds),
            )

    def _spend(self, host: str, key: str) -> float:
        """Count a request now and return 0; or return how long to wait before trying again."""
        allowance = self._allowances.get(host, self._allowances[OTHER_HOSTS])
        with self._transaction() as database:
            now = self._clock()
            wait = max(_paused(database, host, now), _wait(database, host, allowance, now))
            if wait <= 0:
                _count(database, host, key, now)
        return wait

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=60, isolation_level=None)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """One at a time, over all processes; a connection each time suits threads and forks too."""
        with closing(self._connect()) as database:
            database.execute("BEGIN IMMEDIATE")
            yield database
            database.execute("COMMIT")


def _count(database: sqlite3.Connection, host: str, key: str, now: float) -> None:
    database.execute("INSERT OR REPLACE INTO request VALUES (?, ?, ?)", (key, host, now))


def _paused(database: sqlite3.Connection, host: str, now: float) -> float:
    """How long a pause still lasts; one set in the future tells that the clock was set back."""
    database.execute("DELETE FROM pause WHERE until <= ? OR set_at > ?", (now, now))
    row = database.execute("SELECT until FROM pause WHERE host = ?", (host,)).fetchone()
    return float(row[0]) - now if row else 0


def _wait(database: sqlite3.Connection, host: str, allowance: Allowance, now: float) -> float:
    """How long until the allowance has room, by the moments of its last requests."""
    # A moment in the future tells that the clock was set back: take it for now, not for ever.
    database.execute(
        "UPDATE request SET counted_at = ? WHERE host = ? AND counted_at > ?", (now, host, now)
    )
    database.execute(
        "DELETE FROM request WHERE host = ? AND counted_at <= ?", (host, now - allowance.window)
    )
    rows = database.execute(
        "SELECT counted_at FROM request WHERE host = ? ORDER BY counted_at DESC LIMIT ?",
        (host, allowance.requests),
    )
    moments = [float(row[0]) for row in rows]
    if not moments:
        return 0
    until = moments[0] + allowance.gap
    if len(moments) == allowance.requests:
        until = max(until, moments[-1] + allowance.window)
    return until - now
