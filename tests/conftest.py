"""What every test can ask for."""

from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real documents, which are no part of the project."""
    if not CORPUS.is_dir():
        pytest.skip("The real documents are not beside this checkout, in ../shared/corpus.")
    return CORPUS
