"""One private PostgreSQL server, shared by every process that works with the same folder."""

import atexit
import fcntl
import functools
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kamervragen.embedded_postgres.place import MAJOR_VERSION, place_for

PORT = 5432  # names the socket; no port is opened
LONGEST_SOCKET_PATH = 107  # bytes, the kernel's limit

CLUSTER = (
    "--username=postgres",
    "--auth=trust",  # the socket stands in a folder that only the owner can enter
    # The same order and the same small letters on every machine, whatever its locales.
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--set=max_wal_size=2GB",
    # A power cut may cost a trial its last half second, never its consistency.
    "--set=synchronous_commit=off",
)


class ServerError(Exception):
    """The private server cannot serve; says why."""


class Server:
    """A server that starts with its first process and stops with its last.

    Two locks say who is there. Each process holds a share of `users` for as long as it lives: the
    kernel takes it back even after a kill -9, so no list of processes can go stale. Whoever starts
    or stops the server holds `gate`. A server that was left behind is taken over.
    """

    def __init__(self, folder: Path) -> None:
        self.place = place_for(folder)
        self.data = self.place.folder / "data"
        self.has_joined = False

    @classmethod
    @functools.cache
    def of(cls, folder: Path) -> "Server":
        return cls(folder)

    def ensure_running(self) -> Path:
        """Join the server, start it where it is not running, and return its socket's folder."""
        with self._gate():
            if not self.data.exists():
                self._create()
            self._check_version()
            self._join()
            if not self._answers():
                self._start()
            return self._socket_folder()

    def _join(self) -> None:
        if not self.has_joined:
            users = (self.place.folder / "users.lock").open("w")
            fcntl.flock(users, fcntl.LOCK_SH)
            atexit.register(self._leave, users, os.getpid())
            self.has_joined = True

    def _leave(self, users: IO[str], joined_by: int) -> None:
        if joined_by != os.getpid():
            return  # a forked worker: the share is its parent's
        if not self.data.exists():
            return  # someone deleted it all; the server notices and stops
        with self._gate(), users:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return  # others are still here
            self.run("pg_ctl", "stop", "--mode=fast", f"--pgdata={self.data}")

    @contextmanager
    def _gate(self) -> Iterator[None]:
        """Opened anew each time, so that it also stands between threads and forked workers."""
        with (self.place.folder / "gate.lock").open("w") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    def _create(self) -> None:
        """Under another name until it is complete: a kill halfway leaves nothing half made."""
        part = self.data.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        self._make_own_folder(part)
        self.run("initdb", *CLUSTER, f"--pgdata={part}")
        part.rename(self.data)

    def _check_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != str(MAJOR_VERSION):
            message = (
                f"{self.data} was made by PostgreSQL {made_by} and this is PostgreSQL "
                f"{MAJOR_VERSION}. Move the folder away and import again, or dump it "
                "with the older version and restore it here."
            )
            raise ServerError(message)

    def _answers(self) -> bool:
        if not self._status().exists():
            return False
        address = (f"--host={self._socket_folder()}", f"--port={PORT}")
        return self._finished("pg_isready", *address).returncode == 0

    def _start(self) -> None:
        socket_folder = self._new_socket_folder()
        options = f"-c listen_addresses= -p {PORT} -k {shlex.quote(str(socket_folder))}"
        log = self.data / "server.log"
        self.run("pg_ctl", "start", f"--pgdata={self.data}", f"--log={log}", f"--options={options}")

    def _new_socket_folder(self) -> Path:
        """The data folder, unless its name is too long for a socket."""
        if len(os.fsencode(self.data / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH:
            return self.data
        folder = Path(tempfile.mkdtemp(prefix="kamervragen-"))
        self._make_own_folder(folder)
        return folder

    def _socket_folder(self) -> Path:
        """As the running server noted it in the fifth line of its status file."""
        return Path(self._status().read_text().splitlines()[4])

    def _status(self) -> Path:
        return self.data / "postmaster.pid"

    def _make_own_folder(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.place.user:
            shutil.chown(folder, self.place.user, self.place.user)

    def run(self, program: str, *arguments: str) -> None:
        finished = self._finished(program, *arguments)
        if finished.returncode != 0:
            message = f"{program} failed: {finished.stdout.strip()}"
            raise ServerError(message)

    def _finished(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """In a session of its own, which a Ctrl-C in the terminal does not reach."""
        return subprocess.run(  # noqa: S603 - the programs and words are ours
            [self.place.programs / program, *arguments],
            check=False,
            cwd="/",
            env={"LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            user=self.place.user,
            group=self.place.user,
            extra_groups=[] if self.place.user else None,
        )
