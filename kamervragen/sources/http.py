"""Fetching over HTTP: patient, bounded, polite. What comes back is bytes with their origin."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

import requests
from urllib3.exceptions import InvalidHeader, MaxRetryError
from urllib3.util.retry import Retry

from kamervragen.sources.budget import Budget, host_of
from kamervragen.sources.failures import FetchFailed
from kamervragen.sources.files import MAX_BYTES

# Seven attempts; before the third and later ones 2, 4, 8, 16 and 32 seconds, and up to one more.
RETRY = Retry(
    total=6, status_forcelist=(429, 500, 502, 503, 504), backoff_factor=1, backoff_jitter=1
)
TIMEOUT = (10, 120)  # to connect, and between two pieces; a search may take two minutes
MAX_REDIRECTS = 5
CHUNK = 64 * 1024
MAY_PASS = (
    requests.ConnectionError,
    requests.Timeout,
    requests.exceptions.ChunkedEncodingError,  # a body cut short, too
    requests.exceptions.ContentDecodingError,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a service told about a version of a file, to ask whether there is another one."""

    etag: str = ""
    last_modified: str = ""

    def as_headers(self) -> dict[str, str]:
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


UNKNOWN = Validators()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: status 200, 304 without content, or a 4xx that asking again does not change.

    ``address`` is where it came from in the end, after redirects; ``fetched_at`` is in UTC.
    """

    address: str
    status: int
    content: bytes
    media_type: str
    validators: Validators
    fetched_at: datetime

    @property
    def is_unchanged(self) -> bool:
        return self.status == requests.codes.not_modified

    @property
    def is_gone(self) -> bool:
        return self.status in {requests.codes.not_found, requests.codes.gone}


def as_it_is(fetched: Fetched) -> Fetched:
    return fetched


def never(_: str) -> bool:
    return False


class Fetcher:
    """Asks, within the budget, again where that may help; one for each thread.

    ``contact`` is an address where the services can reach whoever runs this.
    """

    def __init__(
        self,
        budget: Budget,
        *,
        contact: str,
        retry: Retry = RETRY,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        if not contact:
            message = "The official services want to know whom they can reach: give a contact."
            raise ValueError(message)
        self._budget = budget
        self._retry = retry
        self._sleep = sleep
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"Kamervragen (open archive; {contact})"

    def get(
        self,
        address: str,
        read: Callable[[Fetched], T],
        *,
        validators: Validators = UNKNOWN,
        stop_at: Callable[[str], bool] = never,
    ) -> T:
        """What ``read`` makes of the answer; ``FetchFailed`` when there is none.

        ``read`` may raise a temporary ``FetchFailed`` of its own, where a service gives something
        else than was asked: then it is asked again. A redirect to an address for which ``stop_at``
        is true is not followed; the answer has that address, and no content.
        """
        retry = self._retry
        while True:
            try:
                return read(self._follow(address, validators, stop_at))
            except FetchFailed as failure:
                retry = _once_more(retry, address, failure)
                self._sleep(retry.get_backoff_time())

    def _follow(
        self, address: str, validators: Validators, stop_at: Callable[[str], bool]
    ) -> Fetched:
        for _ in range(MAX_REDIRECTS + 1):
            fetched, target = self._ask(address, validators)
            if target is None:
                return fetched
            address = target
            if stop_at(address):
                return replace(fetched, address=address, content=b"")
        raise FetchFailed(f"{address} verwijst telkens door.", is_temporary=False)

    def _ask(self, address: str, validators: Validators) -> tuple[Fetched, str | None]:
        """One request: its answer, and the address to which it redirects."""
        try:
            with self._budget.request(host_of(address)):
                response = self._session.get(
                    address,
                    headers=validators.as_headers(),
                    timeout=TIMEOUT,
                    allow_redirects=False,
                    stream=True,
                )
            with response:
                self._refuse_errors(response)
                target = response.next.url if response.next else None
                return _fetched(response), target
        except requests.RequestException as error:
            reason = f"{address} is niet te lezen: {error}"
            raise FetchFailed(reason, is_temporary=isinstance(error, MAY_PASS)) from error

    def _refuse_errors(self, response: requests.Response) -> None:
        """Errors that may pass, with the pause that the host asks for."""
        status = response.status_code
        if not self._retry.is_retry("GET", status):
            return
        if pause := self._asked_pause(response):
            self._budget.pause(host_of(response.url), pause)
        reason = f"{response.url} antwoordt met status {status}."
        raise FetchFailed(reason, is_temporary=True, status=status)

    def _asked_pause(self, response: requests.Response) -> float:
        try:
            return self._retry.get_retry_after(response.raw) or 0
        except InvalidHeader:
            return 0


def _once_more(retry: Retry, address: str, failure: FetchFailed) -> Retry:
    """The retries that are left; the failure itself where it will not pass, or none are left."""
    if not failure.is_temporary:
        raise failure
    try:
        return retry.increment("GET", address, error=failure)
    except MaxRetryError:
        raise failure from None


def _fetched(response: requests.Response) -> Fetched:
    headers = response.headers
    return Fetched(
        address=response.url,
        status=response.status_code,
        content=_body(response),
        media_type=headers.get("Content-Type", "").partition(";")[0].strip().lower(),
        validators=Validators(
            etag=headers.get("ETag", ""), last_modified=headers.get("Last-Modified", "")
        ),
        fetched_at=datetime.now(UTC),
    )


def _body(response: requests.Response) -> bytes:
    """The body, unpacked; urllib3 compares its length with what was announced."""
    body = bytearray()
    for chunk in response.iter_content(CHUNK):
        body += chunk
        if len(body) > MAX_BYTES:
            reason = f"{response.url} is groter dan {MAX_BYTES} bytes."
            raise FetchFailed(reason, is_temporary=False)
    return bytes(body)
