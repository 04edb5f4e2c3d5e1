"""Keep the archive equal to what the official services publish."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from datetime import date
from typing import Any, Never

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from kamervragen.importing.syncing import AlreadyRunning, Asked, Sync, SyncReport

ALREADY_RUNNING = 3
INCOMPLETE = 4


class Command(BaseCommand):
    """``sync``; exit status 3 when one is running already, 4 when some is to be tried again."""

    help = (
        "Fetch what changed at the official services since the last time. Can be stopped at any"
        " moment and goes on from there. Exit status: 0 complete, 3 another sync is running,"
        " 4 some of it failed and is tried again next time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", type=_day, metavar="DATE", help="changed from this day on")
        parser.add_argument("--until", type=_day, metavar="DATE", help="changed until this day")
        parser.add_argument(
            "--number", default="", help="one Kamervraag (2023Z00468) or publication (ah-tk-…)"
        )
        parser.add_argument(
            "--full", action="store_true", help="go through all there is; finds what was removed"
        )
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *, json: bool, verbosity: int, **options: Any) -> None:
        if not settings.CONTACT:
            raise CommandError(
                "Set CONTACT in the environment: an e-mail or web address at which the official"
                " services can reach you. It is sent along with every request."
            )
        asked = _asked(options)
        with tqdm(unit="doc", disable=True if json or verbosity == 0 else None) as bar:
            sync = Sync(asked, lambda what, done, total: _show(bar, what, done, total))
            try:
                report = sync.run()
            except AlreadyRunning as error:
                message = "Another sync is running on this archive."
                raise CommandError(message, returncode=ALREADY_RUNNING) from error
        self.stdout.write(as_json(report) if json else as_text(report))
        if not report.is_complete:
            sys.exit(INCOMPLETE)


def _asked(options: Mapping[str, Any]) -> Asked:
    asked = Asked(
        since=options["since"],
        until=options["until"],
        number=options["number"],
        is_full=options["full"],
    )
    if bool(asked.since or asked.until) + bool(asked.number) + asked.is_full > 1:
        raise CommandError("Give dates, or --number, or --full; not more than one of them.")
    return asked


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is no day; write a day as 2023-01-18"
        raise ArgumentTypeError(message) from error


def _show(bar: "tqdm[Never]", what: str, done: int, total: int) -> None:
    bar.set_description(what)
    bar.total = total or None
    bar.n = done
    bar.refresh()


def as_json(report: SyncReport) -> str:
    return json.dumps(report.as_dict(), ensure_ascii=False)


def as_text(report: SyncReport) -> str:
    """The report for people."""
    imported = ", ".join(f"{count} {name}" for name, count in report.imported.items())
    lines = [
        f"{report.listed} listed, {report.fetched} fetched,"
        f" {report.removed} removed at the source.",
        *(f"  {count:6} {outcome}" for outcome, count in report.outcomes.most_common()),
        *([f"Read: {imported}."] if imported else []),
        *(f"  failed: {failure}" for failure in report.failures),
    ]
    if not report.is_complete:
        lines.append("What failed is tried again next time.")
    return "\n".join(lines)
