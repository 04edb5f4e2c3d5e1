"""A browser and a filled site for all tests of a module: both take seconds to start."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection, connections
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.browser.chromium import EXECUTABLE, HOW_TO_GET_IT, chromium
from tests.every_page import fill_archive


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Its event loop makes Django think that the tests run in one, which they do not."""
    if not EXECUTABLE.exists():
        pytest.skip(HOW_TO_GET_IT)
    with pytest.MonkeyPatch.context() as patch, chromium() as browser:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield browser


@pytest.fixture(scope="module")
def filled_site(
    browser: Browser, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The address of a site in which every page has something to show; only to be read.

    A ``live_server`` would be emptied after every test. Tests that ask for it carry the mark
    ``django_db``, for without there is no database to fill but the developer's own.
    """
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        fill_archive()
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()
        # Primary keys go on: what a process keeps of the archive in memory is by them.
        call_command("flush", reset_sequences=False, interactive=False, verbosity=0)
        connections.close_all()
