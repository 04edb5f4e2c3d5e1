"""The archive against the official services in miniature, with their faults."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

import psycopg
import pytest
from django.db import connection, transaction
from pytest_django import Settings

from kamervragen.exports import export_lines
from kamervragen.importing.syncing import LOCK, AlreadyRunning, Asked, Sync, SyncReport
from kamervragen.models import (
    Fetching,
    Gap,
    ImportRun,
    Kamervraag,
    ListedDocument,
    Publication,
    ServiceList,
    SourceFile,
)
from kamervragen.sources.budget import Budget
from kamervragen.sources.http import Fetched, Fetcher
from kamervragen.statistics.ledger import missing_documents, per_month_of_all
from tests.management.own_archive import comparable
from tests.sources.fake_answers import fixture_documents
from tests.sources.fake_services import FakeServices, Profile, start_fake_services

# The seed; postponed once, postponed twice, answered further; reissued; and oral.
NUMBERS = ("2023Z00468", "2026Z90012", "2026Z90013", "2026Z90014", "2026Z90022", "2026Z90020")

Export: TypeAlias = list[dict[str, object]]


class Syncing:
    """Syncs with some services, without waiting."""

    def __init__(self, services: FakeServices, folder: Path) -> None:
        self.services = services
        budget = Budget(folder, {"*": "10000/1"})
        self.fetcher = Fetcher(budget, contact="beheer@example.org", sleep=lambda _: None)

    def __call__(self, asked: Asked | None = None) -> SyncReport:
        return Sync(asked or Asked(), fetcher=self.fetcher).run()

    @property
    def answered(self) -> Counter[str]:
        """How often each address was answered as it should be."""
        good = (asked for asked in self.services.requests if asked.status == 200)
        return Counter(asked.path for asked in good if not asked.fault)


SyncWith: TypeAlias = Callable[[Profile], AbstractContextManager[Syncing]]


@pytest.fixture
def sync_with(tmp_path: Path, settings: Settings, db: None) -> SyncWith:
    """Services with some faults, and what syncs with them."""

    @contextmanager
    def start(profile: Profile) -> Iterator[Syncing]:
        some = [document for document in fixture_documents() if document.number in NUMBERS]
        with start_fake_services(fault_profile=profile, documents=some) as services:
            services.retry_after = "0"
            settings.KOOP_SRU = services.koop_sru
            settings.TWEEDE_KAMER_ODATA = services.odata
            yield Syncing(services, tmp_path)

    return start


def export() -> Export:
    return comparable(export_lines(Kamervraag.objects.order_by("number")))


def gaps() -> dict[str, Gap]:
    return {missing.identifier: missing.gap for missing in missing_documents()}


def entry(identifier: str) -> ListedDocument:
    return ListedDocument.objects.named(ServiceList.PUBLICATIONS, identifier).get()


@pytest.fixture
def undisturbed(sync_with: SyncWith) -> Export:
    """What a sync without any fault makes of an empty archive, which is left empty."""
    with sync_with("none") as sync, transaction.atomic():
        sync()
        made = export()
        transaction.set_rollback(True)
    return made


def test_a_sync_brings_what_the_services_list(sync_with: SyncWith) -> None:
    with sync_with("none") as sync:
        report = sync()
        listed = {*sync.services.documents}
        rows = len(sync.services.zaken) + len(sync.services.document_rows)
    assert report.is_complete
    assert report.listed == len(listed) + rows
    in_archive = set(Publication.objects.values_list("key", flat=True))
    assert listed <= in_archive
    assert not {*gaps().values()} - {Gap.PDF_ONLY}  # of which there are in the fixtures
    xml = SourceFile.objects.filter(name__endswith=".xml", describes=None).first()
    assert xml is not None
    assert "/frbr/" in xml.address


@pytest.mark.parametrize("profile", ["flaky", "throttled"])
def test_faults_that_pass_change_nothing(
    sync_with: SyncWith, undisturbed: Export, profile: Profile
) -> None:
    with sync_with(profile) as sync:
        report = sync()
        assert max(sync.answered.values()) == 1
        assert any(asked.fault for asked in sync.services.requests)
    assert report.is_complete
    assert export() == undisturbed


def test_nothing_of_a_lie_is_stored_and_each_lie_is_a_gap(
    sync_with: SyncWith, undisturbed: Export
) -> None:
    with sync_with("lying") as sync:
        sync()
        lied = {
            asked.path.rpartition("/")[2].removesuffix(".xml"): asked.fault
            for asked in sync.services.requests
            if asked.fault in {"fout404", "stub"}
        }
    assert {*lied.values()} == {"fout404", "stub"}
    reasons = {"fout404": Gap.FALSE_404, "stub": Gap.PDF_ONLY}
    found = gaps()
    assert {name: found[name] for name in lied} == {
        name: reasons[fault] for name, fault in lied.items()
    }
    contents = [bytes(content) for content in SourceFile.objects.values_list("content", flat=True)]
    assert not any(b"<html" in content or b'content="x"' in content for content in contents)
    truth = {str(kamervraag["number"]): kamervraag for kamervraag in undisturbed}
    for kamervraag in export():
        publications = kamervraag["publications"]
        assert isinstance(publications, list)
        if lied.keys().isdisjoint(each["identifier"] for each in publications):
            assert kamervraag == truth[str(kamervraag["number"])]


def test_what_changed_is_a_new_version_what_went_is_kept_what_came_is_there(
    sync_with: SyncWith,
) -> None:
    with sync_with("none") as sync:
        documents = sync.services.documents
        late = documents.pop("kv-tk-2023Z00468")
        sync()
        changed = documents["ah-tk-20222023-1663"]
        assert changed.xml is not None
        changed.xml = changed.xml.replace(b"</antwoord>", b"<al>Nog een zin.</al></antwoord>", 1)
        changed.version += 1
        changed.modified = max(each.modified for each in documents.values()) + timedelta(days=30)
        late.modified = changed.modified
        documents[late.identifier] = late
        before = sync.answered
        report = sync()
        fetched = {path.split("/")[2] for path in sync.answered - before if "/frbr/" in path}
        assert fetched == {changed.identifier, late.identifier}
        assert report.fetched == 2
        gone = next(name for name in documents if name not in fetched)
        del documents[gone]
        sync(Asked(is_full=True))
    versions = SourceFile.objects.filter(name=f"{changed.identifier}.xml")
    assert sorted(versions.values_list("is_current", flat=True)) == [False, True]
    assert "Nog een zin." in str(export())
    assert Publication.objects.filter(identifier=late.identifier).exists()
    assert Publication.objects.filter(key=gone).exists()
    assert entry(gone).removed_at is not None


def test_a_row_that_the_kamer_removed_is_marked_and_kept(sync_with: SyncWith) -> None:
    with sync_with("none") as sync:
        sync()
        row = next(row for row in sync.services.document_rows if "Antwoord" in str(row["Soort"]))
        row |= {"Verwijderd": True, "ApiGewijzigdOp": "2035-01-01T06:00:00Z"}
        sync()
    document = ListedDocument.objects.get(identifier=row["DocumentNummer"])
    assert document.removed_at is not None
    assert document.source_file is not None
    assert document.source_file.publication is not None
    assert document.source_file.publication.is_removed


def test_a_second_sync_fetches_nothing(sync_with: SyncWith) -> None:
    with sync_with("none") as sync:
        sync()
        runs, files = ImportRun.objects.count(), sync.services.paths("/frbr/")
        report = sync()
        assert sync.services.paths("/frbr/") == files
    assert report.fetched == 0
    assert report.imported == {}
    assert ImportRun.objects.count() == runs


def test_a_pass_over_some_days_does_not_count_for_the_days_before(sync_with: SyncWith) -> None:
    with sync_with("none") as sync:
        sync(Asked(since=date(2026, 5, 1)))
        early, late = "ah-tk-20222023-1663", "ah-tk-20252026-9017"
        assert entry(late).fetching == Fetching.FETCHED
        assert not ListedDocument.objects.filter(identifier=early).exists()
        sync()
    assert entry(early).fetching == Fetching.FETCHED


class Killed(BaseException):
    """Nothing catches this, as nothing catches kill -9."""


def test_a_sync_that_is_stopped_anywhere_goes_on_from_there(
    sync_with: SyncWith, undisturbed: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sync_with("none") as sync:
        ask = Fetcher._ask

        def killed_at_every_seventh(
            self: Fetcher, *arguments: object
        ) -> tuple[Fetched, str | None]:
            if len(sync.services.requests) % 7 == 6 and sync.services.attempts["killed"] == 0:
                sync.services.attempts["killed"] = 1
                raise Killed
            sync.services.attempts["killed"] = 0
            return ask(self, *arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(Fetcher, "_ask", killed_at_every_seventh)
        kills = 0
        while True:
            try:
                sync()
                break
            except Killed:
                kills += 1
        files = {path: count for path, count in sync.answered.items() if "/frbr/" in path}
    assert kills > 10
    assert export() == undisturbed
    twice = [path for path, count in files.items() if count > 1]
    assert all(path.endswith("/metadata.xml") for path in twice)  # of the document in flight


def test_a_service_that_is_down_stops_nothing_else(sync_with: SyncWith) -> None:
    with sync_with("none") as sync:
        sync.services.fail("/OData/", *["503"] * 14)
        report = sync()
        assert not report.is_complete
        assert len(report.failures) == 2
        assert report.fetched == len(sync.services.documents)
        assert sync().is_complete
    assert ListedDocument.objects.filter(service_list=ServiceList.CASES).exists()


def test_a_document_that_cannot_be_had_is_tried_again_next_time(sync_with: SyncWith) -> None:
    name = "ah-tk-20222023-1663"
    with sync_with("none") as sync:
        sync.services.fail(f"{name}.xml", *["503"] * 7)
        report = sync()
        assert not report.is_complete
        assert gaps()[name] == Gap.FAILED
        assert "503" in entry(name).reason
        assert sync().is_complete
    assert name not in gaps()


def test_one_kamervraag_can_be_asked_for(sync_with: SyncWith) -> None:
    with sync_with("none") as sync:
        report = sync(Asked(number="2023Z00468"))
        assert report.fetched == 3
    assert list(Kamervraag.objects.values_list("number", flat=True)) == ["2023Z00468"]


def test_only_one_sync_runs_at_a_time(sync_with: SyncWith) -> None:
    given = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    with psycopg.connect(**{name: given[name] for name in names if given.get(name)}) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        with sync_with("none") as sync, pytest.raises(AlreadyRunning):
            sync()


def test_what_went_lost_is_a_gap_and_is_fetched_again(sync_with: SyncWith) -> None:
    name = "ah-tk-20222023-1663"
    with sync_with("none") as sync:
        sync()
        SourceFile.objects.filter(name=f"{name}.xml").delete()
        assert gaps()[name] == Gap.LOST
        months = {str(period.start)[:7]: period.total.missing for period in per_month_of_all()}
        assert months["2023-02"] == 1 or months["2023-03"] == 1
        sync()
    assert name not in gaps()
    assert entry(name).fetching == Fetching.FETCHED


def test_what_the_parser_refuses_is_a_gap_with_its_reason(sync_with: SyncWith) -> None:
    name = "ah-tk-20222023-1663"
    with sync_with("none") as sync:
        sync.services.documents[name].xml = b"<onbekend>" + b"x" * 1000 + b"</onbekend>"
        report = sync()
    assert report.imported["refused"] == 1
    (missing,) = (each for each in missing_documents() if each.identifier == name)
    assert missing.gap == Gap.REFUSED
    assert "onbekend" in missing.detail
