"""What the tests of fetching share."""

from pathlib import Path

import pytest

from kamervragen.sources.budget import Budget
from kamervragen.sources.http import Fetcher

AMPLE = {"*": "10000/1"}


def no_wait(_: float) -> None:
    """Instead of the pause before asking again."""


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    """One that need not wait, neither for its budget nor before it asks again."""
    return Fetcher(Budget(tmp_path, AMPLE), contact="beheer@example.org", sleep=no_wait)
