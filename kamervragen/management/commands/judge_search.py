"""Compare what the search finds in this archive with what people judged it must find."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict

from kamervragen.deadlines.days import today
from kamervragen.filters import KamervraagFilter
from kamervragen.models import Kamervraag
from kamervragen.results.hits import Hits
from kamervragen.results.named_filters import query_with_named_filters

JUDGED = settings.BASE_DIR / "tests" / "search" / "judged_queries.json"
FIRST = 10


class Judgement(TypedDict):
    """A query, the Kamervragen that must be in the first ten, and those that must not."""

    query: str
    tests: str
    first_ten: list[str]
    not_found: list[str]


def first_numbers(typed: str) -> list[str]:
    """The numbers of the first ten that somebody finds who types this."""
    asked = _asked({"q": typed})
    if query := query_with_named_filters(asked):
        asked = KamervraagFilter(QueryDict(query), Kamervraag.objects.all(), today=today())
    return [row.number for row in Hits(asked).rows(0, FIRST)]


def _asked(values: dict[str, str]) -> KamervraagFilter:
    query = QueryDict(mutable=True)
    query.update(values)
    return KamervraagFilter(query, Kamervraag.objects.all(), today=today())


def read_judgements(path: Path = JUDGED) -> Sequence[Judgement]:
    judgements: list[Judgement] = json.loads(path.read_text(encoding="utf-8"))
    return judgements


def faults(judgement: Judgement) -> list[str]:
    """What is missing in the first ten, and what is wrongly there."""
    found = first_numbers(judgement["query"])
    missing = [f"misses {number}" for number in judgement["first_ten"] if number not in found]
    wrong = [f"has {number}" for number in judgement["not_found"] if number in found]
    return missing + wrong


class Command(BaseCommand):
    """``judge_search``: on an archive that holds the documents of 1984–2008."""

    help = "Compare what the search finds with what people judged it must find."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=JUDGED)

    def handle(self, *, path: Path, **_: object) -> None:
        judgements = read_judgements(path)
        named = {number for each in judgements for number in each["first_ten"]}
        known = Kamervraag.objects.filter(number__in=named).count()
        if known < len(named):
            raise CommandError(f"The archive holds {known} of the {len(named)} judged Kamervragen.")
        met = 0
        for judgement in judgements:
            if wrong := faults(judgement):
                self.stdout.write(f"{judgement['query']}: {', '.join(wrong)}")
            else:
                met += 1
        self.stdout.write(f"{met} of {len(judgements)} queries met, {met / len(judgements):.1%}.")
