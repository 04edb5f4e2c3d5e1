"""The commands that keep the archive true, as a timer runs them."""

import json
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoDbBlocker, Settings

from kamervragen.exports import export_lines
from kamervragen.importing.syncing import AlreadyRunning
from kamervragen.management.commands.sync import ALREADY_RUNNING, INCOMPLETE
from kamervragen.models import Kamervraag
from kamervragen.sources.failures import FetchFailed
from tests.factories import make_listed_document
from tests.management.own_archive import OwnArchive, comparable, own_archive
from tests.sources.fake_services import FakeServices, start_fake_services

BUDGETS = "*=10000/1"
KILLS = 4


@pytest.fixture
def services() -> Iterator[FakeServices]:
    with start_fake_services() as services:
        yield services


@pytest.fixture
def local(services: FakeServices, settings: Settings, tmp_path: Path) -> FakeServices:
    settings.KOOP_SRU, settings.TWEEDE_KAMER_ODATA = services.koop_sru, services.odata
    settings.CONTACT, settings.VAR = "beheer@example.org", tmp_path
    settings.BUDGETS = {"*": "10000/1"}
    return services


@pytest.fixture
def archive(
    services: FakeServices,
    tmp_path: Path,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[OwnArchive]:
    environment = {
        "KOOP_SRU": services.koop_sru,
        "TWEEDE_KAMER_ODATA": services.odata,
        "CONTACT": "beheer@example.org",
        "BUDGETS": BUDGETS,
        "KAMERVRAGEN_VAR": str(tmp_path),
    }
    with django_db_blocker.unblock(), own_archive(**environment) as archive:
        yield archive


def sync_and_kill(archive: OwnArchive, services: FakeServices, chance: random.Random) -> None:
    """kill -9 a little after the first of its requests that comes after some others."""
    before, wanted = len(services.requests), chance.randrange(1, 60)
    with archive.start("sync") as process:
        while process.poll() is None and len(services.requests) < before + wanted:
            time.sleep(0.002)
        time.sleep(chance.random() / 20)
        process.kill()
    assert process.returncode in {-signal.SIGKILL, 0}


def test_a_sync_killed_at_random_moments_ends_as_one_that_was_not(
    archive: OwnArchive, services: FakeServices, local: FakeServices, db: None
) -> None:
    chance = random.Random()  # noqa: S311 # no secret
    for _ in range(KILLS):
        sync_and_kill(archive, services, chance)
    report = json.loads(archive.run("sync", "--json"))
    assert report["is_complete"]
    answered = [asked.path for asked in services.requests if asked.status == 200]
    files = [path for path in answered if path.startswith("/frbr/")]
    assert len(files) - len(set(files)) <= 2 * KILLS  # of the documents in flight
    call_command("sync", verbosity=0)
    undisturbed = comparable(export_lines(Kamervraag.objects.order_by("number")))
    assert comparable(archive.run("export_kamervragen").splitlines()) == undisturbed


@pytest.mark.django_db
def test_the_report_is_for_machines_too(
    local: FakeServices, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("sync", "--json", "--number", "2023Z00468")
    report = json.loads(capsys.readouterr().out)
    assert report["is_complete"]
    assert report["outcomes"] == {"fetched": 3}
    call_command("ledger", "--json")
    ledger = json.loads(capsys.readouterr().out)
    assert {month["month"] for month in ledger["months"]} == {"2023-01", "2023-02"}
    assert ledger["gaps"] == []


@pytest.mark.django_db
def test_what_failed_is_told_and_gives_an_exit_status(
    local: FakeServices, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamervragen.sources.http.Fetcher._ask", _fails)
    with pytest.raises(SystemExit) as ended:
        call_command("sync", verbosity=0)
    assert ended.value.code == INCOMPLETE
    assert "tried again next time" in capsys.readouterr().out


def _fails(*_: object) -> None:
    raise FetchFailed("De dienst is weg.", is_temporary=False)


@pytest.mark.django_db
def test_a_second_sync_at_a_time_says_so(
    local: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def running(_: object) -> None:
        raise AlreadyRunning

    monkeypatch.setattr("kamervragen.importing.syncing.Sync.run", running)
    with pytest.raises(CommandError) as ended:
        call_command("sync", verbosity=0)
    assert ended.value.returncode == ALREADY_RUNNING


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--since", "gisteren"], "is no day"),
        (["--full", "--number", "2023Z00468"], "not more than one of them"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    options: list[str], words: str, settings: Settings
) -> None:
    settings.CONTACT = "beheer@example.org"
    with pytest.raises(CommandError, match=words):
        call_command("sync", *options)


def test_without_a_contact_nothing_is_fetched(settings: Settings) -> None:
    settings.CONTACT = ""
    with pytest.raises(CommandError, match="Set CONTACT"):
        call_command("sync")


@pytest.mark.django_db
def test_the_ledger_names_each_gap(capsys: pytest.CaptureFixture[str]) -> None:
    make_listed_document("ah-tk-20242025-2", fetching="pdf_only")
    call_command("ledger")
    printed = capsys.readouterr().out
    assert "missing ah-tk-20242025-2: alleen als PDF." in printed
    assert "2025-01" in printed
