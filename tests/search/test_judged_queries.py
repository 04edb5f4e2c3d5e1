"""The judged queries over the documents they are about, and many that they are not about.

The whole archive takes minutes to import: ``manage.py judge_search`` compares with that.
"""

import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from kamervragen.importing.runs import import_files
from kamervragen.management.commands.judge_search import faults, read_judgements
from kamervragen.management.commands.run import load_reference_facts
from kamervragen.sources.files import ReceivedFile, read_files

pytestmark = [pytest.mark.corpus, pytest.mark.django_db]

EVERY = 300  # of the other documents of the KVR archive
NAMED = Path(__file__).with_name("judged_documents.txt")
MET = 0.95


def documents(corpus: Path) -> Iterator[ReceivedFile]:
    named = set(NAMED.read_text(encoding="utf-8").split())
    yield from read_files([corpus / "koop"])
    with tarfile.open(corpus / "kvr-1984-2008.tar.xz") as archive:
        for ordinal, member in enumerate(archive):
            name = PurePosixPath(member.name).name
            wanted = name in named or ordinal % EVERY == 0
            if wanted and member.isfile() and (stream := archive.extractfile(member)):
                yield ReceivedFile(name=name, content=stream.read())


@pytest.fixture(scope="module", autouse=True)
def archive(
    corpus: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_reference_facts()
        call_command("loaddata", "2023Z00468", verbosity=0)
        import_files(documents(corpus))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # to the planner, what is not committed is an empty archive
        yield
        transaction.set_rollback(True)


def test_nearly_every_judged_query_finds_what_it_must() -> None:
    judgements = read_judgements()
    wrong = {each["query"]: found for each in judgements if (found := faults(each))}
    assert len(judgements) >= 100
    assert len(wrong) <= (1 - MET) * len(judgements), wrong
