"""What every test can ask for."""

import gc
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.db import transaction
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

from tests.archive import make_archive

hypothesis.settings.register_profile("no deadline", deadline=None)  # machines are slow at times
hypothesis.settings.load_profile("no deadline")

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def pytest_collection_finish() -> None:
    """What was imported stays: looking it through for garbage took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real documents, which are no part of the project."""
    if not CORPUS.is_dir():
        pytest.skip("The real documents are not beside this checkout, in ../shared/corpus.")
    return CORPUS


@pytest.fixture(autouse=True)
def _static_files_by_their_own_names(settings: Settings) -> None:
    """Hashed names are made by collectstatic, which a test does not run."""
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}


@pytest.fixture(autouse=True)
def _passwords_hashed_at_once(settings: Settings) -> None:
    """Half a second a password is for those who guess."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _no_history_of_made_rows(settings: Settings) -> None:
    """History is what editors do, and half of the rows that a factory would make."""
    settings.SIMPLE_HISTORY_ENABLED = False


@pytest.fixture(scope="class")
def rows_of_the_class(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Rows made by a fixture of a class stay for all its tests, each of which undoes its own.

    It takes a class whose tests all carry the mark ``django_db``, and none ``transaction``.
    """
    made = transaction.atomic()
    with django_db_blocker.unblock():
        made.__enter__()
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        made.__exit__(None, None, None)


@pytest.fixture(scope="class")
def archive(rows_of_the_class: None, django_db_blocker: DjangoDbBlocker) -> None:
    """A hundred Kamervragen, which take seconds to make; only to be read."""
    with django_db_blocker.unblock():
        make_archive()
