"""Find which Kamervragen are about the same."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from tqdm import tqdm

from kamervragen.importing.relating import relate_all, relate_stale


class Command(BaseCommand):
    """``relate_kamervragen``: after an import. What was killed is run again and goes on."""

    help = "Find related Kamervragen for those that are new or have changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="for all of them anew")

    def handle(self, *, all: bool, verbosity: int, **_: object) -> None:  # noqa: A002 # the option
        compared = 0
        with tqdm(unit=" Kamervragen", disable=True if verbosity == 0 else None) as bar:
            for done in relate_all() if all else relate_stale():
                compared += done
                bar.update(done)
        self.stdout.write(f"{compared} Kamervragen compared.")
