"""Run today's parser over the kept bytes."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from tqdm import tqdm

from kamervragen.importing.runs import reparse
from kamervragen.management.commands.import_documents import as_json, as_text
from kamervragen.models import SourceFile


class Command(BaseCommand):
    """``reparse``: nothing is fetched; editors' corrections stay."""

    help = "Read every kept document again with today's parser."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *, json: bool, verbosity: int, **_: object) -> None:
        total = SourceFile.objects.filter(describes=None, is_current=True).count()
        hidden = True if json or verbosity == 0 else None
        with tqdm(total=total, unit="doc", disable=hidden) as bar:
            report = reparse(progress=bar.update)
        self.stdout.write(as_json(report) if json else as_text(report))
