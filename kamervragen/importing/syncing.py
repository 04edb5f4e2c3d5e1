"""Keeping the archive equal to what the official services publish.

Three steps, each of which goes on where it was stopped: go through the lists, fetch what they name,
read what was fetched. Nothing here is needed to show a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.utils import timezone

from kamervragen.importing.archive import kept_files
from kamervragen.importing.fetching import fetch_all
from kamervragen.importing.listing import (
    AMSTERDAM,
    begin,
    changed_since,
    go_through,
    note_removals,
    take_publications,
    take_rows,
)
from kamervragen.importing.runs import Run
from kamervragen.models.ledger import Fetching, ListedDocument, Listing, ServiceList
from kamervragen.sources.budget import Budget
from kamervragen.sources.failures import FetchFailed
from kamervragen.sources.http import Fetcher
from kamervragen.sources.koop.listing import Koop
from kamervragen.sources.tweede_kamer import TweedeKamer

if TYPE_CHECKING:
    from kamervragen.importing.runs import Report
    from kamervragen.models.ledger import ListedDocumentQuerySet

LOCK = 0x4B56_5359
OVERLAP = timedelta(days=2)  # a service may list late what it changed before
FIRST_DAY = date(1994, 1, 1)  # before the first publication of any service
READ_AT_ONCE = 200
# Told of every step: what is going on, how much of it is done, how much there is (0: not known).
Progress = Callable[[str, int, int], object]


class AlreadyRunning(Exception):
    """Another sync is at work on this archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to synchronise: what changed between two days, one Kamervraag, or all there is.

    Without ``since`` it is what changed since the last complete pass, and at first everything.
    """

    since: date | None = None
    until: date | None = None
    number: str = ""
    is_full: bool = False


@dataclass(slots=True)
class SyncReport:
    """What a sync did. What is among ``failures`` is tried again next time."""

    listed: int = 0
    fetched: int = 0
    removed: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    imported: dict[str, object] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        return not self.failures

    def as_dict(self) -> dict[str, object]:
        """The report for machines."""
        return {
            "is_complete": self.is_complete,
            "listed": self.listed,
            "fetched": self.fetched,
            "removed": self.removed,
            "outcomes": dict(self.outcomes),
            "failures": self.failures,
            "imported": self.imported,
        }


def _silent(_: str, __: int, ___: int) -> None:
    pass


@contextmanager
def alone() -> Iterator[None]:
    """One sync at a time on one archive; ``AlreadyRunning`` for any other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise AlreadyRunning
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _fetcher() -> Fetcher:
    """Within the budgets that the settings give; all processes of this site share what is spent."""
    return Fetcher(Budget(settings.VAR, settings.BUDGETS), contact=settings.CONTACT)


class Sync:
    """One synchronisation with the services that the settings name."""

    def __init__(
        self, asked: Asked, progress: Progress = _silent, *, fetcher: Fetcher | None = None
    ) -> None:
        self.asked = asked
        self.progress = progress
        self.report = SyncReport()
        self.only: list[str] | None = None  # identifiers, where one Kamervraag is asked for
        self.fetcher = fetcher or _fetcher()
        self.koop = Koop(self.fetcher, settings.KOOP_SRU)
        self.tweede_kamer = TweedeKamer(self.fetcher, settings.TWEEDE_KAMER_ODATA)

    def run(self) -> SyncReport:
        """Everything asked for; ``AlreadyRunning`` where another sync is at work."""
        with alone():
            self._read()  # what a run that was killed had fetched
            if self.asked.number:
                self._list_one(self.asked.number)
            else:
                self._list_all()
            self._fetch()
            self._read()
        return self.report

    def _list_one(self, number: str) -> None:
        now = timezone.now()
        try:
            zaak = self.tweede_kamer.zaak(number)
            if zaak:
                documents = self.tweede_kamer.documents_of(number)
                take_rows(ServiceList.CASES, [zaak], now)
                take_rows(ServiceList.DOCUMENTS, documents, now)
                self.report.listed += 1 + len(documents)
            found = self.koop.with_number(number)
            if not found and (publication := self.koop.with_identifier(number)):
                found = (publication,)
        except FetchFailed as failure:
            self.report.failures.append(str(failure))
            return
        take_publications(found, now)
        self.report.listed += len(found)
        self.only = [publication.identifier for publication in found]
        self._try_again(identifier__in=self.only)

    def _list_all(self) -> None:
        for service_list in ServiceList:
            try:
                self._list(service_list)
            except FetchFailed as failure:
                self.report.failures.append(f"{service_list.label}: {failure}")

    def _list(self, service_list: ServiceList) -> None:
        listing = begin(service_list, self._since(service_list), self.asked.until)
        for taken in self._pages(listing):
            self.report.listed += taken
            self.progress(f"lijst van {service_list.label}", self.report.listed, 0)
        if listing.since is None and listing.until is None:
            self.report.removed += note_removals(listing)
            if self.asked.is_full:
                self._try_again(service_list__in=[service_list])

    def _since(self, service_list: ServiceList) -> date | None:
        if self.asked.is_full:
            return None
        return self.asked.since or changed_since(service_list, OVERLAP)

    def _pages(self, listing: Listing) -> Iterator[int]:
        since = listing.since or FIRST_DAY
        if listing.service_list == ServiceList.PUBLICATIONS:
            until = listing.until or timezone.localdate()
            return go_through(
                listing,
                self.koop.pages(since, until, listing.cursor),
                lambda page, at: take_publications(page.publications, at),
            )
        rows = self.tweede_kamer.zaken
        if listing.service_list == ServiceList.DOCUMENTS:
            rows = self.tweede_kamer.documents
        moment = datetime.combine(since, time(), AMSTERDAM).astimezone(UTC)
        return go_through(
            listing,
            rows(moment, listing.cursor),
            lambda page, at: take_rows(ServiceList(listing.service_list), page.rows, at),
        )

    def _fetch(self) -> None:
        waiting = self._to_fetch()
        total = waiting.count()
        for done, document in enumerate(fetch_all(self.fetcher, waiting), start=1):
            self.report.fetched += 1
            self.report.outcomes[document.fetching] += 1
            if document.fetching == Fetching.FAILED:
                self.report.failures.append(f"{document.identifier}: {document.reason}")
            self.progress("opgehaald", done, total)
            if done % READ_AT_ONCE == 0:
                self._read()

    def _to_fetch(self) -> ListedDocumentQuerySet:
        waiting = ListedDocument.objects.to_fetch()
        return waiting if self.only is None else waiting.filter(identifier__in=self.only)

    def _try_again(self, **chosen: list[str]) -> None:
        """What lied, or was not there, may have come right since."""
        documents = ListedDocument.objects.listed().filter(**chosen)
        documents.filter(fetching__in=[Fetching.FALSE_404, Fetching.GONE]).update(
            fetching=Fetching.WAITING
        )

    def _read(self) -> None:
        """Write what was kept and not read yet, in batches that are there whole or not at all."""
        unread = ListedDocument.objects.unread()
        if not unread.exists():
            return
        run = Run("sync")
        while batch := list(unread.order_by("pk").values_list("pk", "source_file")[:READ_AT_ONCE]):
            run.read(kept_files(source_files=[file for _, file in batch]))
            ListedDocument.objects.filter(pk__in=[pk for pk, _ in batch]).update(is_read=True)
            self.progress("gelezen", run.report.documents, 0)
        self._count(run.finish())

    def _count(self, report: Report) -> None:
        for name, value in report.as_dict().items():
            if isinstance(value, int):
                before = self.report.imported.get(name, 0)
                self.report.imported[name] = value + (before if isinstance(before, int) else 0)
