"""What every test can ask for."""

from pathlib import Path

import pytest
from pytest_django import Settings

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


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
