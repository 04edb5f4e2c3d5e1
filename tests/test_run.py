import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from kamervragen.management.commands import healthcheck, run
from kamervragen.models import Kamervraag, Ministry, SearchEntry

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def own_static_files(tmp_path: Path, settings: Settings) -> Path:
    folder = tmp_path / "static"
    folder.mkdir()
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    hashed = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": hashed}
    return folder


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@pytest.mark.django_db
@pytest.mark.usefixtures("own_static_files")
def test_an_empty_archive_is_filled_once() -> None:
    call_command("run", prepare_only=True)
    assert Ministry.objects.exists()
    assert Kamervraag.objects.get(number="2023Z00468").title
    assert Kamervraag.objects.filter(is_example=True).count() >= 25

    call_command("remove_examples")
    with CaptureQueriesContext(connection) as queries:
        call_command("run", prepare_only=True)
    assert not Kamervraag.objects.filter(is_example=True).exists()
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE"))]


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The commands that are called, instead of calling them."""
    called: list[tuple[str, ...]] = []
    monkeypatch.setattr(run, "call_command", lambda *names, **_: called.append(names))
    return called


@pytest.mark.django_db
def test_an_archive_of_before_there_was_an_index_gets_one() -> None:
    call_command("run", prepare_only=True)
    SearchEntry.objects.all().delete()
    call_command("run", prepare_only=True)
    assert SearchEntry.objects.count() == Kamervraag.objects.count() > 0


@pytest.mark.django_db
def test_examples_stay_out_where_they_are_not_wanted(
    settings: Settings, commands: list[tuple[str, ...]]
) -> None:
    settings.EXAMPLES = False
    run.load_first_kamervragen()
    assert commands == [("loaddata", "2023Z00468")]


@pytest.mark.django_db
@pytest.mark.usefixtures("commands")
def test_a_first_start_that_ends_halfway_leaves_no_kamervragen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def end_halfway() -> None:
        Kamervraag.objects.create(number="2023Z99999", chamber="tk")
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "load_examples", end_halfway)
    with pytest.raises(KeyboardInterrupt):
        run.load_first_kamervragen()
    assert not Kamervraag.objects.exists()


def test_static_files_are_collected_again_when_one_changed(own_static_files: Path) -> None:
    style = own_static_files / "style.css"
    style.write_text("p { color: black }")
    assert run.static_files_changed()
    call_command("collectstatic", interactive=False, verbosity=0)
    assert not run.static_files_changed()
    later = time.time() + 1
    os.utime(style, (later, later))
    assert run.static_files_changed()


@pytest.fixture
def environment(free_port: int) -> Iterator[dict[str, str]]:
    """That of a site of its own, with its own database, in a folder that is open to all."""
    with tempfile.TemporaryDirectory(prefix="kv-") as folder:
        Path(folder).chmod(0o755)
        yield os.environ | {
            "DATABASE_URL": "",
            "EXAMPLES": "off",
            "KAMERVRAGEN_VAR": folder,
            "PORT": str(free_port),
        }


def manage(command: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "manage.py", command], cwd=ROOT, env=environment, start_new_session=True
    )


def wait_for_page(site: subprocess.Popen[bytes], port: int) -> int:
    """The status of the home page, from a site that lives, within a minute."""
    deadline = time.monotonic() + 60
    while site.poll() is None and time.monotonic() < deadline:
        browser = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            browser.request("GET", "/")
            return browser.getresponse().status
        except ConnectionRefusedError:
            time.sleep(0.1)
        finally:
            browser.close()
    raise TimeoutError


def test_the_site_is_served_until_ctrl_c_and_takes_its_database_along(
    environment: dict[str, str], free_port: int
) -> None:
    data = Path(environment["KAMERVRAGEN_VAR"], "postgresql", "data")
    with manage("run", environment) as site:
        try:
            assert wait_for_page(site, free_port) == 200
            with manage("healthcheck", environment) as check:
                assert check.wait(60) == 0
        finally:
            os.killpg(site.pid, signal.SIGINT)
    assert not (data / "postmaster.pid").exists()


def test_the_health_check_fails_where_nothing_answers(settings: Settings, free_port: int) -> None:
    settings.PORT = free_port
    with pytest.raises(CommandError, match="The site does not answer"):
        call_command("healthcheck")


@pytest.mark.parametrize(
    ("allowed", "visited"),
    [
        (["kamervragen.example", "localhost"], "kamervragen.example"),
        ([".kamervragen.example"], "kamervragen.example"),
        (["*"], "127.0.0.1"),
    ],
)
def test_the_health_check_visits_a_host_that_the_site_accepts(
    allowed: list[str], visited: str, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = allowed
    assert healthcheck.visited_host() == visited
