"""Runs over many documents: in batches, each one transaction; and what they report."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field, replace
from itertools import islice

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from kamervragen.importing.archive import KeptFile, Refusal, keep, kept_files, read_kept
from kamervragen.importing.filling import (
    filling_the_index,
    is_still_to_be_filled,
    settle_the_index,
)
from kamervragen.importing.kamervragen import write_files
from kamervragen.importing.locking import lock_importing
from kamervragen.importing.parts import ParsedFile
from kamervragen.importing.people import Directory
from kamervragen.models import ImportProblem, ImportRun, Publication, SourceFile
from kamervragen.sources.files import ReceivedFile

logger = logging.getLogger(__name__)

BATCH_SIZE = 200  # larger ones gain nothing and hold more memory
MANY = 500  # documents that make the database's statistics worth renewing
Progress = Callable[[int], object]


@dataclass(slots=True)
class Report:
    """What a run did; ``refusals`` and ``problems`` say what it could not read."""

    documents: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    refusals: list[Refusal] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        """The report for machines."""
        return asdict(self) | {"problems": dict(self.problems)}  # asdict() spoils a Counter


def _no_progress(_: int) -> None:
    pass


class Run:
    """One import or re-reading, with its directory of people, its report and its row."""

    def __init__(self, command: str, *, is_example: bool = False) -> None:
        settle_the_index()  # if a filling was killed
        self.is_example = is_example
        self.directory = Directory.load()
        self.report = Report()
        self.row = ImportRun.objects.create(command=command, started_at=timezone.now())

    def receive(self, received: Sequence[ReceivedFile]) -> None:
        """Keep, parse and write a batch of documents that come from outside."""
        self._write(lambda: keep(received, at=timezone.now()), received)

    def _write(
        self, files_of: Callable[[], list[KeptFile]], received: Sequence[ReceivedFile]
    ) -> None:
        """The whole batch at once; where the database refuses it, its documents one by one."""
        try:
            with transaction.atomic():
                lock_importing()
                self._take(files_of())
        except DatabaseError as error:
            if len(received) == 1:
                self._refuse(received[0], error)
            else:
                for document in received:
                    self.receive([document])

    def read(self, files: Sequence[KeptFile]) -> None:
        """Parse and write documents that were kept before, for the first time."""
        try:
            with transaction.atomic():
                lock_importing()
                self._take([replace(file, is_new=True) for file in files])
        except DatabaseError as error:
            if len(files) > 1:
                for file in files:
                    self.read([file])
            else:
                self._note_refusal(files[0], error)

    def _take(self, files: Sequence[KeptFile]) -> None:
        new = [file for file in files if file.is_new]
        known = set(
            SourceFile.objects.filter(name__in=[file.document.name for file in new])
            .exclude(publication=None)
            .values_list("publication__key", flat=True)
        )
        parsed, refused = read_kept(new)
        outcome = write_files(parsed, self.directory, self.row, is_example=self.is_example)
        note_refusals(refused, self.row)
        created = sum(file.record.key not in known for file in parsed)
        self._count(files, created, len(parsed) - created, refused, outcome.problems)

    def reread(self, files: Sequence[KeptFile]) -> None:
        """Today's parser over kept documents."""
        with transaction.atomic():
            lock_importing()
            parsed, refused = read_kept(files)
            outcome = write_files(parsed, self.directory, self.row)
            note_refusals(refused, self.row)
        changed = _files_of(parsed, outcome.publications)
        self._count(files, 0, changed, refused, outcome.problems)

    def _refuse(self, received: ReceivedFile, error: DatabaseError) -> None:
        """The bytes are kept, whatever the database thinks of what they say."""
        (file,) = keep([received], at=timezone.now())
        self._note_refusal(file, error)

    def _note_refusal(self, file: KeptFile, error: DatabaseError) -> None:
        name = file.document.name
        logger.warning("%s is refused: %s", name, error)
        reason = f"De database neemt dit document niet aan: {str(error).splitlines()[0]}"
        refusal = Refusal(source_file=file.pk, name=name, reason=reason)
        note_refusals([refusal], self.row)
        self._count([file], 0, 0, [refusal], Counter())

    def _count(
        self,
        files: Sequence[KeptFile],
        created: int,
        updated: int,
        refused: Sequence[Refusal],
        problems: Counter[str],
    ) -> None:
        report = self.report
        report.documents += len(files)
        report.created += created
        report.updated += updated
        report.refused += len(refused)
        report.unchanged = report.documents - report.created - report.updated - report.refused
        report.problems += problems
        report.refusals.extend(refused)
        self._keep_figures()

    def _keep_figures(self) -> None:
        """After each batch: a run that is killed leaves what it did, and when it was last busy."""
        report = self.report
        for figure in ("documents", "created", "updated", "unchanged", "refused"):
            setattr(self.row, figure, getattr(report, figure))
        self.row.problems = dict(report.problems)
        self.row.active_at = timezone.now()
        self.row.save()

    def finish(self) -> Report:
        """Close the run; its figures stay in the admin."""
        report = self.report
        if report.created + report.updated >= MANY:
            tell_the_planner()
        self.row.finished_at = timezone.now()
        self._keep_figures()
        return report


def _files_of(parsed: Iterable[ParsedFile], publications: set[int]) -> int:
    keys = set(Publication.objects.filter(pk__in=publications).values_list("key", flat=True))
    return sum(file.record.key in keys for file in parsed)


def tell_the_planner() -> None:
    """Renew the database's statistics: after a bulk load it takes full tables for empty ones."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def note_refusals(refused: Iterable[Refusal], run: ImportRun | None) -> None:
    """List refused documents among the problems; their bytes are kept for a better parser."""
    for refusal in refused:
        SourceFile.objects.filter(pk=refusal.source_file).update(refusal=refusal.reason)
        ImportProblem.objects.update_or_create(
            source_file_id=refusal.source_file,
            kind="unreadable",
            place="",
            defaults={"detail": refusal.reason, "run": run},
        )


def import_files(
    received: Iterable[ReceivedFile],
    *,
    command: str = "import_documents",
    is_example: bool = False,
    progress: Progress = _no_progress,
) -> Report:
    """Import documents in batches; each batch is there whole or not at all."""
    run = Run(command, is_example=is_example)
    documents = iter(received)
    batch = list(islice(documents, BATCH_SIZE))
    are_many = len(batch) == BATCH_SIZE
    with filling_the_index() if are_many and is_still_to_be_filled() else nullcontext():
        while batch:
            run.receive(batch)
            progress(len(batch))
            batch = list(islice(documents, BATCH_SIZE))
    return run.finish()


def reparse(*, progress: Progress = _no_progress) -> Report:
    """Read everything that is kept again, refused documents too."""
    files = SourceFile.objects.filter(describes=None, is_current=True)
    return _reread(list(files.order_by("pk").values_list("pk", flat=True)), progress)


def reparse_publications(publications: QuerySet[Publication]) -> Report:
    """Read these publications again."""
    return reparse_files(SourceFile.objects.filter(publication__in=publications))


def reparse_files(files: QuerySet[SourceFile]) -> Report:
    """Read these documents again, refused ones too."""
    documents = files.filter(describes=None, is_current=True)
    return _reread(list(documents.values_list("pk", flat=True)), _no_progress)


def _reread(pks: Sequence[int], progress: Progress) -> Report:
    run = Run("reparse")
    for start in range(0, len(pks), BATCH_SIZE):
        batch = pks[start : start + BATCH_SIZE]
        run.reread(kept_files(source_files=batch))
        progress(len(batch))
    return run.finish()
