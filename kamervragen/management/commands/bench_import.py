"""Measure an import into an empty database: documents a second and the memory it takes."""

import resource
import time
from argparse import ArgumentParser
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from kamervragen.importing.runs import import_files
from kamervragen.management.commands.run import load_reference_facts
from kamervragen.models import Kamervraag
from kamervragen.sources.files import read_files


class Command(BaseCommand):
    """``bench_import PATH…``; only on a database that is empty, so that nothing is spoilt."""

    help = "Import into an empty database and print documents a second."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")

    def handle(self, *, paths: list[Path], **_: object) -> None:
        call_command("migrate", verbosity=0)
        if Kamervraag.objects.exists():
            raise CommandError("The database holds Kamervragen; measure on an empty one.")
        load_reference_facts()
        start = time.perf_counter()
        report = import_files(read_files(paths))
        seconds = time.perf_counter() - start
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stdout.write(
            f"{report.documents} documents in {seconds:.1f} s: "
            f"{report.documents / seconds:.0f} a second, {megabytes:.0f} MB at most."
        )
