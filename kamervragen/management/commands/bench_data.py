"""Fill an empty database with a synthetic archive as large as the real one will be."""

import resource
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from tqdm import tqdm

from kamervragen.importing.indexing import index_missing
from kamervragen.management.commands.run import FIXTURES, load_reference_facts
from kamervragen.management.synthetic_archive.archive import Archive
from kamervragen.management.synthetic_archive.drawn import DrawnKamervraag
from kamervragen.management.synthetic_archive.rows import store
from kamervragen.management.synthetic_archive.sample import EmptySample, read_sample
from kamervragen.models import Answer, Kamervraag, Question
from kamervragen.sources.files import UnusablePath

BATCH = 500  # Kamervragen stored at once


class Command(BaseCommand):
    """``bench_data [PATH…]``; only on a database that is empty, so that nothing is spoilt."""

    help = "Fill an empty database with invented Kamervragen in the words of real documents."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="*",
            type=Path,
            metavar="PATH",
            default=[FIXTURES / "publications"],
            help="documents whose words are used; the fixtures if none are given",
        )
        parser.add_argument("--kamervragen", type=int, default=90_000, metavar="N")
        parser.add_argument("--documents", type=int, default=4_000, help="how many to learn from")
        parser.add_argument("--seed", type=int, default=1)

    def handle(
        self, *, paths: list[Path], kamervragen: int, documents: int, seed: int, **_: object
    ) -> None:
        call_command("migrate", verbosity=0)
        if Kamervraag.objects.exists():
            raise CommandError("The database holds Kamervragen; fill an empty one.")
        start = time.perf_counter()
        rng = Random(seed)  # noqa: S311 - the same archive each time, no secret
        try:
            sample = read_sample(paths, documents, rng)
        except (UnusablePath, EmptySample) as error:
            raise CommandError(str(error)) from error
        load_reference_facts()
        archive = Archive(sample, rng)
        learned = time.perf_counter() - start
        del sample
        drawn = tqdm(archive.kamervragen(kamervragen), total=kamervragen, disable=None)
        for batch in _batches(drawn):
            store(batch)
        index_missing()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self._report(learned, time.perf_counter() - start)

    def _report(self, learned: float, seconds: float) -> None:
        pairs = Answer.questions.through._default_manager.count()
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stdout.write(
            f"{Kamervraag.objects.count()} Kamervragen, {Question.objects.count()} questions, "
            f"{Answer.objects.count()} answers, {pairs} pairs of the two: {_size()} MB.\n"
            f"In {seconds:.0f} s, of which {learned:.0f} s to learn the words; "
            f"{megabytes:.0f} MB at most."
        )


def _batches(drawn: Iterable[DrawnKamervraag]) -> Iterator[list[DrawnKamervraag]]:
    stream = iter(drawn)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database()) / 1000000")
        return int(cursor.fetchone()[0])
