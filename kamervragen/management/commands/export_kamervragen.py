"""Print the archive, or some Kamervragen of it, as JSON lines."""

import io
import os
import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from kamervragen.exports import export_lines
from kamervragen.models import Kamervraag
from kamervragen.models.kamervraag_queries import KamervraagQuerySet


class Command(BaseCommand):
    """``export_kamervragen [--number N]…``; exit status 1 when a number is not known."""

    help = "Print one JSON object a line for each Kamervraag; docs/data.md describes it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--number",
            action="append",
            default=[],
            dest="numbers",
            metavar="N",
            help="export this Kamervraag (2023Z00468); may be repeated",
        )

    def handle(self, *, numbers: list[str], **_: object) -> None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # whatever the terminal's language
        try:
            for line in export_lines(chosen(numbers)):
                self.stdout.write(line)
        except BrokenPipeError:  # "| head" has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def chosen(numbers: list[str]) -> KamervraagQuerySet:
    """The Kamervragen with these numbers, or all; a number that is not known is an error."""
    everything = Kamervraag.objects.order_by("number")
    if not numbers:
        return everything
    found = everything.filter(number__in=numbers)
    if unknown := set(numbers) - set(found.values_list("number", flat=True)):
        message = f"Not in the archive: {', '.join(sorted(unknown))}"
        raise CommandError(message)
    return found
