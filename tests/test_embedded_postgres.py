import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import psycopg
import pytest

from kamervragen.embedded_postgres import place
from kamervragen.embedded_postgres.server import Server, ServerError

ROOT = Path(__file__).resolve().parent.parent
JOIN = """
import sys
from pathlib import Path
from kamervragen.embedded_postgres.server import Server
print(Server(Path(sys.argv[1])).ensure_running(), flush=True)
sys.stdin.read()
"""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="Only root's server needs another user.")


class Process:
    """Another process that works with the database in the folder until its input ends."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", JOIN, folder],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def socket_folder(self) -> Path:
        assert self.process.stdout is not None
        return Path(self.process.stdout.readline().strip())

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.communicate(timeout=60)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short enough for a socket, and open to all, as a checkout mostly is."""
    with tempfile.TemporaryDirectory(prefix="kv-") as made:
        path = Path(made)
        path.chmod(0o755)
        yield path / "postgresql"


Join: TypeAlias = Callable[[], Process]


@pytest.fixture
def join(folder: Path) -> Iterator[Join]:
    started: list[Process] = []

    def start() -> Process:
        started.append(Process(folder))
        return started[-1]

    yield start
    for process in started:
        process.end()


def ask(socket_folder: Path, query: str) -> str:
    with psycopg.connect(
        f"host={socket_folder} port=5432 user=postgres dbname=postgres"
    ) as database:
        return str(next(database.execute(query.encode()))[0])


def is_running(folder: Path) -> bool:
    return (folder / "data" / "postmaster.pid").exists()


def test_the_last_process_stops_the_server_and_the_next_finds_the_data(
    folder: Path, join: Join
) -> None:
    first, second = join(), join()
    socket_folder = first.socket_folder()
    assert second.socket_folder() == socket_folder
    ask(socket_folder, "SELECT lo_create(7)")
    first.end()
    assert is_running(folder)
    second.end()
    assert not is_running(folder)

    third = join()
    assert ask(third.socket_folder(), "SELECT oid FROM pg_largeobject_metadata") == "7"


def test_a_server_whose_owner_was_killed_is_taken_over_and_then_stopped(
    folder: Path, join: Join
) -> None:
    killed = join()
    started_at = ask(killed.socket_folder(), "SELECT pg_postmaster_start_time()")
    killed.kill()
    assert is_running(folder)

    heir = join()
    assert ask(heir.socket_folder(), "SELECT pg_postmaster_start_time()") == started_at
    heir.end()
    assert not is_running(folder)


def test_a_first_start_that_was_killed_halfway_begins_again(folder: Path, join: Join) -> None:
    (folder / "data.part").mkdir(parents=True)
    (folder / "data.part" / "PG_VERSION").write_text("18\n")
    assert ask(join().socket_folder(), "SELECT 1") == "1"


def test_letters_are_compared_the_same_way_on_every_machine(join: Join) -> None:
    query = "SELECT lower('CAFÉ') || ('z' < 'é')"
    assert ask(join().socket_folder(), query) == "cafétrue"


def test_a_folder_with_a_long_name_keeps_its_socket_elsewhere(folder: Path) -> None:
    long_folder = folder / ("n" * 100)
    process = Process(long_folder)
    socket_folder = process.socket_folder()
    assert long_folder not in socket_folder.parents
    assert ask(socket_folder, "SELECT 1") == "1"
    process.end()
    shutil.rmtree(socket_folder)


def test_data_of_another_major_version_is_refused_with_a_way_out(folder: Path) -> None:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "PG_VERSION").write_text("16\n")
    with pytest.raises(ServerError, match="was made by PostgreSQL 16 and this is PostgreSQL 18"):
        Server(folder).ensure_running()


def test_a_program_that_fails_says_why(folder: Path) -> None:
    server = Server(folder)
    with pytest.raises(ServerError, match=r"pg_ctl failed: .*is not a database cluster directory"):
        server.run("pg_ctl", "stop", f"--pgdata={folder}")


@pytest.mark.parametrize(
    "arguments", [("check",), ("makemigrations", "--help"), ("collectstatic", "--dry-run")]
)
def test_a_command_that_asks_nothing_starts_no_server(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    environment = {**os.environ, "KAMERVRAGEN_VAR": str(tmp_path), "DATABASE_URL": ""}
    subprocess.run(
        [sys.executable, "manage.py", *arguments, "--verbosity=0"],
        check=True,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    assert not (tmp_path / "postgresql").exists()


@pytest.fixture
def system_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = folder.parent / "system"
    monkeypatch.setattr(place, "SYSTEM_FOLDER", path)
    return path


@as_root
def test_root_opens_no_private_home(folder: Path, system_folder: Path) -> None:
    home = folder.parent / "home"
    home.mkdir(mode=0o700)
    found = place.place_for(home / "postgresql")
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert found.folder.parent == system_folder
    assert found.user == place.SYSTEM_USER


@as_root
def test_programs_in_a_private_home_are_copied_to_where_all_can_run_them(
    folder: Path, system_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site_packages = place.installed_programs().parents[2]
    home = folder.parent / "home"
    for name in (place.INSTALLATION, f"{place.WHEEL}.libs"):
        shutil.copytree(site_packages / name, home / name, symlinks=True)
    home.chmod(0o700)
    monkeypatch.setattr(place, "installed_programs", lambda: home / place.INSTALLATION / "bin")
    for _ in range(2):  # the second time it is there
        programs = place.place_for(folder).programs
        assert system_folder in programs.parents
        for program in ("initdb", "postgres"):
            subprocess.run([programs / program, "--version"], check=True, user=place.SYSTEM_USER)


def test_an_ordinary_user_keeps_everything_in_the_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    expected = place.Place(folder=folder, programs=place.installed_programs(), user=None)
    assert place.place_for(folder) == expected
