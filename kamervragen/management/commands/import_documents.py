"""Import official documents from files, folders and archives."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from kamervragen.importing.runs import Report, import_files
from kamervragen.sources.files import UnusablePath, count_files, read_files


class Command(BaseCommand):
    """``import_documents PATH…``; exit status 1 when a path cannot be read."""

    help = (
        "Import official documents: XML files, folders, .tar and .tar.xz archives; rows of the"
        " Tweede Kamer's OData in .json and .jsonl or .jsonl.xz files."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument(
            "--example", action="store_true", help="mark the documents as invented examples"
        )

    def handle(
        self, *, paths: list[Path], json: bool, example: bool, verbosity: int, **_: object
    ) -> None:
        try:
            report = self._import(paths, is_example=example, is_silent=json or verbosity == 0)
        except UnusablePath as error:
            raise CommandError(str(error)) from error
        self.stdout.write(as_json(report) if json else as_text(report))

    def _import(self, paths: list[Path], *, is_example: bool, is_silent: bool) -> Report:
        # disable=None keeps the bar silent where there is no terminal.
        hidden = True if is_silent else None
        with tqdm(total=count_files(paths), unit="doc", disable=hidden) as bar:
            return import_files(read_files(paths), is_example=is_example, progress=bar.update)


def as_json(report: Report) -> str:
    """The report for machines, on one line."""
    return json.dumps(report.as_dict(), ensure_ascii=False)


def as_text(report: Report) -> str:
    """The report for people."""
    lines = [
        f"{report.documents} documents: {report.created} created, {report.updated} updated, "
        f"{report.unchanged} unchanged, {report.refused} refused.",
        *(f"  refused {refusal.name}: {refusal.reason}" for refusal in report.refusals),
    ]
    if report.problems:
        lines.append("Problems by kind:")
        lines.extend(f"  {count:6} {kind}" for kind, count in report.problems.most_common())
    return "\n".join(lines)
