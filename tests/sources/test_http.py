from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from kamervragen.sources import http
from kamervragen.sources.budget import Budget
from kamervragen.sources.failures import FetchFailed
from kamervragen.sources.http import Fetched, Fetcher, Validators, as_it_is
from tests.sources.conftest import AMPLE, no_wait
from tests.sources.fake_services import FakeServices, start_fake_services


def address_of(services: FakeServices) -> str:
    document = services.documents["kv-tk-2023Z00468"]
    return f"{services.address}{document.path}/metadata.xml"


def test_an_answer_tells_where_it_comes_from(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        fetched = fetcher.get(address_of(services), as_it_is)
        assert fetched.content == services.documents["kv-tk-2023Z00468"].metadata
        assert (fetched.status, fetched.media_type) == (200, "application/xml")
        assert fetched.address == address_of(services)
        assert datetime.now(UTC) - fetched.fetched_at < timedelta(seconds=10)
        (asked,) = services.requests
        assert asked.headers["User-Agent"] == "Kamervragen (open archive; beheer@example.org)"


def test_nobody_fetches_without_a_contact(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="give a contact"):
        Fetcher(Budget(tmp_path, AMPLE), contact="")


def test_what_is_known_is_not_sent_again(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        first = fetcher.get(address_of(services), as_it_is)
        again = fetcher.get(address_of(services), as_it_is, validators=first.validators)
        assert (again.is_unchanged, again.content) == (True, b"")
        assert again.validators == first.validators


def test_the_day_of_the_last_change_is_a_validator_too() -> None:
    validators = Validators(last_modified="Wed, 18 Jan 2023 10:00:00 GMT")
    assert validators.as_headers() == {"If-Modified-Since": "Wed, 18 Jan 2023 10:00:00 GMT"}


@pytest.mark.parametrize("fault", ["429", "500", "502", "503", "504", "reset", "cut"])
def test_what_may_pass_is_asked_again(fetcher: Fetcher, fault: str) -> None:
    with start_fake_services() as services:
        services.retry_after = "0"
        services.fail("metadata", fault, fault)
        fetched = fetcher.get(address_of(services), as_it_is)
        assert fetched.content == services.documents["kv-tk-2023Z00468"].metadata
        assert len(services.requests) == 3


@pytest.mark.parametrize("fault", ["503", "cut", "reset"])
def test_it_ends_where_it_does_not_pass(fetcher: Fetcher, fault: str) -> None:
    with start_fake_services() as services:
        services.fail("metadata", *[fault] * 20)
        with pytest.raises(FetchFailed, match=r"status 503|is niet te lezen") as failure:
            fetcher.get(address_of(services), as_it_is)
        assert failure.value.is_temporary
        assert len(services.requests) == 7


def test_pauses_grow(tmp_path: Path) -> None:
    slept: list[float] = []
    fetcher = Fetcher(Budget(tmp_path, AMPLE), contact="me@example.org", sleep=slept.append)
    with start_fake_services() as services:
        services.fail("metadata", *["503"] * 6)
        fetcher.get(address_of(services), as_it_is)
    assert [int(pause - pause % 2) for pause in slept] == [0, 2, 4, 8, 16, 32]


def later(seconds: int) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize("spelling", [str, later], ids=["seconds", "date"])
def test_a_host_is_left_alone_for_as_long_as_it_asks(
    tmp_path: Path, spelling: Callable[[int], str]
) -> None:
    slept: list[float] = []
    now = 1_000_000.0

    def sleep(seconds: float) -> None:
        slept.append(seconds)

    budget = Budget(tmp_path, AMPLE, clock=lambda: now + sum(slept), sleep=sleep)
    fetcher = Fetcher(budget, contact="me@example.org", sleep=no_wait)
    with start_fake_services() as services:
        services.retry_after = spelling(90)
        services.fail("metadata", "429")
        fetcher.get(address_of(services), as_it_is)
    assert sum(slept) == pytest.approx(90, abs=3)


def test_a_pause_that_nobody_can_read_is_none(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        services.retry_after = "soon"
        services.fail("metadata", "429")
        assert fetcher.get(address_of(services), as_it_is).status == 200


def test_every_attempt_and_every_redirect_is_within_the_budget(tmp_path: Path) -> None:
    admitted: list[str] = []

    class Counting(Budget):
        @contextmanager
        def request(self, host: str) -> Iterator[None]:
            admitted.append(host)
            yield

    fetcher = Fetcher(Counting(tmp_path, AMPLE), contact="me@example.org", sleep=no_wait)
    with start_fake_services() as services:
        services.fail("metadata", "503", "reset", "fout404")
        assert fetcher.get(address_of(services), as_it_is).address.endswith("/fout404.html")
        assert len(admitted) == len(services.requests) == 4


def test_a_redirect_can_be_left_unfollowed(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        services.fail("metadata", "fout404")
        fetched = fetcher.get(address_of(services), as_it_is, stop_at=lambda at: "fout404" in at)
        assert (fetched.address, fetched.content) == (f"{services.address}/fout404.html", b"")
        assert len(services.requests) == 1


def test_redirects_have_an_end(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        services.fail("", *["fout404"] * 10)
        with pytest.raises(FetchFailed, match="verwijst telkens door") as failure:
            fetcher.get(address_of(services), as_it_is)
        assert not failure.value.is_temporary


def test_what_is_gone_is_an_answer(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        assert fetcher.get(f"{services.address}/frbr/nothing.xml", as_it_is).is_gone
        assert len(services.requests) == 1


def test_a_reader_may_ask_for_another_try(fetcher: Fetcher) -> None:
    def read(fetched: Fetched) -> int:
        if len(services.requests) < 3:
            raise FetchFailed("Nog niet.", is_temporary=True)
        return len(fetched.content)

    with start_fake_services() as services:
        assert fetcher.get(address_of(services), read) > 0
        assert len(services.requests) == 3


def test_what_is_too_large_is_not_read(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_BYTES", 100)
    with start_fake_services() as services:
        with pytest.raises(FetchFailed, match="groter dan 100 bytes") as failure:
            fetcher.get(address_of(services), as_it_is)
        assert not failure.value.is_temporary
        assert len(services.requests) == 1


def test_an_address_that_is_none_does_not_pass(fetcher: Fetcher) -> None:
    with pytest.raises(FetchFailed, match="is niet te lezen") as failure:
        fetcher.get("ftp://example.org/a.xml", as_it_is)
    assert not failure.value.is_temporary


def test_a_service_that_is_down_may_come_back(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        address = address_of(services)
    with pytest.raises(FetchFailed) as failure:
        fetcher.get(address, as_it_is)
    assert failure.value.is_temporary
