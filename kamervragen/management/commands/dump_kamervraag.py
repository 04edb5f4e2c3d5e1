"""Print a Kamervraag as a fixture, with every row that it stands on."""

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import chain

from django.core import serializers
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model, Q, QuerySet

from kamervragen.models import (
    Cabinet,
    Citation,
    FollowUp,
    Footnote,
    ImportProblem,
    Kamervraag,
    Minister,
    Ministry,
    Party,
    Person,
    Publication,
    SourceFile,
    SourceLink,
    Topic,
    WebLink,
)


class Command(BaseCommand):
    """``dump_kamervraag 2023Z00468 > fixtures/2023Z00468.json``."""

    help = "Print a Kamervraag as a fixture that loads into any archive, empty or full."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number")

    def handle(self, *, number: str, **_: object) -> None:
        try:
            kamervraag = Kamervraag.objects.get(number=number)
        except Kamervraag.DoesNotExist as error:
            message = f"Not in the archive: {number}"
            raise CommandError(message) from error
        rows = [*_facts(kamervraag), kamervraag, *_documents(kamervraag), *_parts(kamervraag)]
        self.stdout.write(
            serializers.serialize(
                "json",
                rows,
                indent=1,
                ensure_ascii=False,
                use_natural_foreign_keys=True,
                use_natural_primary_keys=True,
            )
        )


def _facts(kamervraag: Kamervraag) -> Iterator[Model]:
    """The people, offices and topics it refers to; what another row refers to comes first."""
    asked = Q(addressees__kamervraag=kamervraag) | Q(respondents__kamervraag=kamervraag)
    ministers = Minister.objects.filter(asked).distinct()
    submitting = Q(submissions__kamervraag=kamervraag)
    topics = Topic.objects.filter(kamervragen=kamervraag)
    return chain(
        Party.objects.filter(submitting | Q(minister__in=ministers)).distinct(),
        Ministry.objects.filter(asked | Q(ministers__in=ministers)).distinct(),
        Cabinet.objects.filter(minister__in=ministers).distinct(),
        Person.objects.filter(submitting | Q(offices__in=ministers)).distinct(),
        ministers,
        Topic.objects.filter(children__in=topics).distinct(),
        topics,
    )


def _documents(kamervraag: Kamervraag) -> Iterator[Model]:
    """Its publications with their bytes, links, notes, references and problems."""
    publications = Publication.objects.filter(kamervragen=kamervraag)
    files = SourceFile.objects.filter(publication__in=publications)
    return chain(
        publications,
        files,
        SourceFile.objects.filter(describes__in=files),
        SourceLink.objects.filter(publication__in=publications),
        Footnote.objects.filter(publication__in=publications),
        Citation.objects.filter(publication__in=publications),
        WebLink.objects.filter(publication__in=publications),
        # The run belongs to the archive it was made in.
        _without_run(ImportProblem.objects.filter(source_file__in=files)),
    )


def _without_run(problems: QuerySet[ImportProblem]) -> Iterator[ImportProblem]:
    for problem in problems:
        problem.run = None
        yield problem


def _parts(kamervraag: Kamervraag) -> Iterator[Model]:
    return chain(
        kamervraag.submitters.all(),
        kamervraag.addressees.all(),
        kamervraag.respondents.all(),
        kamervraag.questions.all(),
        kamervraag.answers.all(),
        kamervraag.notices.all(),
        kamervraag.readings.all(),
        # Which Kamervraag it follows depends on the archive; the next import settles that.
        _without_earlier(kamervraag.follow_ups.all()),
    )


def _without_earlier(follow_ups: QuerySet[FollowUp]) -> Iterator[FollowUp]:
    for follow_up in follow_ups:
        follow_up.earlier = None
        yield follow_up
