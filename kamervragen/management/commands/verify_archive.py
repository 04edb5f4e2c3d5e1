"""Compare every text of every kept source file with what is stored."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from tqdm import tqdm

from kamervragen.importing.verification import lost_texts
from kamervragen.models import SourceFile

BATCH_SIZE = 200


class Command(BaseCommand):
    """``verify_archive``; exit status 1 when a character is missing."""

    help = "Check that every character of the kept sources is in the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sample", type=int, metavar="N", help="every N-th file only")

    def handle(self, *, sample: int | None, verbosity: int, **_: object) -> None:
        pks = list(readable_files().values_list("pk", flat=True))[:: sample or 1]
        losses = 0
        with tqdm(total=len(pks), unit="file", disable=verbosity == 0 or None) as bar:
            for files in batches(pks):
                for loss in lost_texts(files):
                    losses += 1
                    self.stdout.write(f"{loss.source_file} {loss.element}: {loss.missing}")
                bar.update(len(files))
        if losses:
            raise CommandError(f"{losses} texts of {len(pks)} files are not wholly stored.")
        self.stdout.write(f"All texts of {len(pks)} files are stored.")


def readable_files() -> QuerySet[SourceFile]:
    """Current documents; refused ones are listed with their reason and have no rows."""
    return SourceFile.objects.filter(describes=None, is_current=True, refusal="").order_by("pk")


def batches(pks: Sequence[int]) -> Iterator[list[SourceFile]]:
    for start in range(0, len(pks), BATCH_SIZE):
        yield list(SourceFile.objects.filter(pk__in=pks[start : start + BATCH_SIZE]))
