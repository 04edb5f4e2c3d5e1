"""``loaddata 2023Z00468`` gives what importing its three official documents gives.

After a change of schema or parser the fixture is made again from an archive that holds the
reference facts and has imported the documents::

    python manage.py import_documents fixtures/publications/*2023Z00468* fixtures/publications/ah-*
    python manage.py dump_kamervraag 2023Z00468 > fixtures/2023Z00468.json
"""

import json
from collections.abc import Callable
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import transaction

from kamervragen.exports import export_lines
from kamervragen.importing.runs import import_files
from kamervragen.models import ImportRun, Kamervraag, Question
from kamervragen.sources.files import read_files
from tests.importing.documents import questions_document

FIXTURES = settings.BASE_DIR / "fixtures"
FOLDERS = [
    FIXTURES / "publications" / "kv-tk-2023Z00468",
    FIXTURES / "publications" / "2023Z00468-postponement-2023-02-08",
    FIXTURES / "publications" / "ah-tk-20222023-1663",
]
# When the bytes came in, and in which run, differs from archive to archive.
OF_THE_ARCHIVE = {"fetched_at", "run", "revision", "facets"}

pytestmark = pytest.mark.django_db


def import_documents() -> None:
    import_files(read_files(FOLDERS))


def load_fixture() -> None:
    call_command("loaddata", "2023Z00468", verbosity=0)


def load_reference_facts() -> None:
    call_command("loaddata", *sorted((FIXTURES / "reference").glob("*.json")), verbosity=0)


def rows() -> list[str]:
    """Every row of every table, history included, without primary keys."""
    models = apps.get_app_config("kamervragen").get_models()
    return sorted(
        json.dumps(
            [row["model"], {k: v for k, v in row["fields"].items() if k not in OF_THE_ARCHIVE}]
        )
        for model in models
        if model is not ImportRun
        for row in json.loads(
            serializers.serialize(
                "json",
                model._default_manager.select_related(),
                use_natural_foreign_keys=True,
                use_natural_primary_keys=True,
            )
        )
    )


def rows_after(fill: Callable[[], None]) -> list[str]:
    with transaction.atomic():
        fill()
        found = rows()
        transaction.set_rollback(True)
    return found


def test_importing_and_loading_give_the_same_rows() -> None:
    load_reference_facts()
    assert rows_after(load_fixture) == rows_after(import_documents)


def test_the_fixture_needs_no_other_row() -> None:
    load_fixture()
    (line,) = export_lines(Kamervraag.objects.all())
    data = json.loads(line)
    assert [submitter["name"] for submitter in data["submitters"]] == ["Jasper van Dijk"]
    assert [addressee["name"] for addressee in data["addressees"]] == [
        "Wopke Hoekstra",
        "Eric van der Burg",
    ]


def test_loading_it_twice_changes_nothing() -> None:
    load_fixture()
    before = rows()
    load_fixture()
    assert rows() == before


def test_loading_it_touches_no_other_row() -> None:
    import_files([questions_document()])
    other = Question.objects.values()
    before = list(other)
    load_fixture()
    assert list(other.filter(kamervraag__number="2025Z00001")) == before


def test_loading_it_over_an_import_keeps_the_primary_keys() -> None:
    import_documents()
    before = list(Question.objects.values_list("pk", "text"))
    load_fixture()
    assert list(Question.objects.values_list("pk", "text")) == before


def test_the_command_makes_the_fixture_as_it_is() -> None:
    load_fixture()
    out = StringIO()
    call_command("dump_kamervraag", "2023Z00468", stdout=out)
    assert out.getvalue() == (FIXTURES / "2023Z00468.json").read_text(encoding="utf-8")


def test_a_number_that_is_not_known_makes_no_fixture() -> None:
    with pytest.raises(CommandError, match="Not in the archive: 1999Z1"):
        call_command("dump_kamervraag", "1999Z1")
