"""Real documents through the real importer, and what the archive then says."""

import json
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from django.apps import apps
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from kamervragen.exports import export_lines
from kamervragen.importing.runs import Report, import_files
from kamervragen.importing.verification import lost_texts
from kamervragen.models import (
    Answer,
    ImportProblem,
    ImportRun,
    Kamervraag,
    Publication,
    Question,
    SourceFile,
)
from kamervragen.sources.files import ReceivedFile, read_files

pytestmark = [pytest.mark.corpus, pytest.mark.django_db]

EVERY = 33  # of the documents of the KVR archive: about a thousand, from all its years
PARTS = {"vraag": "questions", "antwoord": "answers", "mededeling": "notices"}


def documents(corpus: Path) -> Iterator[ReceivedFile]:
    yield from read_files([corpus / "koop"])
    with tarfile.open(corpus / "kvr-1984-2008.tar.xz") as archive:
        files = (member for member in archive if member.isfile())
        for ordinal, member in enumerate(files):
            if ordinal % EVERY == 0 and (stream := archive.extractfile(member)):
                yield ReceivedFile(name=PurePosixPath(member.name).name, content=stream.read())


@pytest.fixture(scope="module")
def received(corpus: Path) -> list[ReceivedFile]:
    return list(documents(corpus))


@pytest.fixture(scope="module", autouse=True)
def report(
    received: list[ReceivedFile], django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Report]:
    """All tests read one import, which is undone after the last of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        report = import_files(received)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # to the planner, what is not committed is an empty archive
        yield report
        transaction.set_rollback(True)


def everything() -> dict[str, list[object]]:
    """Every row with its primary key, apart from the runs themselves."""
    models = apps.get_app_config("kamervragen").get_models(include_auto_created=True)
    return {
        model.__name__: list(model._base_manager.order_by("pk").values_list())
        for model in models
        if model is not ImportRun
    }


def squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


# What people found in the sources of the modern documents


@pytest.fixture(scope="module")
def expectations(corpus: Path) -> list[tuple[str, str]]:
    """The expectations beside each document with the line of the Kamervraag, both as JSON."""
    lines = {
        publication["identifier"]: line
        for line in export_lines(Kamervraag.objects.order_by("number"))
        for publication in json.loads(line)["publications"]
    }
    files = sorted((corpus / "koop").glob("*/expected.json"))
    return [(file.read_text(), lines[file.parent.name]) for file in files]


def test_the_facts_of_the_modern_documents_are_exported(
    expectations: list[tuple[str, str]],
) -> None:
    for expected, line in ((json.loads(one), json.loads(other)) for one, other in expectations):
        key = expected["identifier"]
        assert line["number"] == (expected["number"] or key)
        assert line["submitted_on"] == expected["submitted_on"], key
        assert squeezed(line["title"])[1:] == squeezed(expected["subject"])[1:], key
        assert [
            {"name": submitter["printed"], "party": submitter["party"]}
            for submitter in line["submitters"]
        ] == expected["submitters"], key
        assert [office["printed"] for office in line["addressees"]] == expected["addressees"], key


def test_the_publications_of_the_modern_documents_are_exported(
    expectations: list[tuple[str, str]],
) -> None:
    kinds = {"question": "questions", "oral": "oral_notice"}
    for expected, line in ((json.loads(one), json.loads(other)) for one, other in expectations):
        key = expected["identifier"]
        (publication,) = [p for p in line["publications"] if p["identifier"] == key]
        assert publication["kind"] == kinds.get(expected["kind"], expected["kind"]), key
        assert publication["appendix_number"] == expected["aanhangsel_number"], key
        assert publication["received_on"] == expected["answered_on"], key
        notes = [note for note in line["footnotes"] if note["publication"] == key]
        assert len(notes) == expected["footnote_total"], key
        silent = [place for place, note in enumerate(notes, start=1) if not note["text"]]
        assert silent == expected.get("footnotes_without_body", []), key
        cited = {citation["target"] for citation in line["citations"]}
        named = expected["references"] + expected["ecli"] + expected["numbers_mentioned"]
        assert set(named) <= cited, key


def test_the_respondents_of_the_modern_documents_are_exported(
    expectations: list[tuple[str, str]],
) -> None:
    for expected, line in ((json.loads(one), json.loads(other)) for one, other in expectations):
        if expected["kind"] != "answer":
            continue
        signed = [one for one in line["respondents"] if one["role"] == "signatory"]
        assert [one["name"] for one in signed] == [one["name"] for one in expected["respondents"]]
        for one, wanted in zip(signed, expected["respondents"], strict=True):
            assert one["office"].startswith(wanted["office"]), expected["identifier"]
            assert one["office"].endswith(wanted["portfolio"]), expected["identifier"]
        spoken_for = [one["office"] for one in line["respondents"] if one["role"] != "signatory"]
        assert spoken_for == expected["on_behalf_of"], expected["identifier"]


def test_the_texts_of_the_modern_documents_are_exported(
    expectations: list[tuple[str, str]],
) -> None:
    for expected, line in ((json.loads(one), json.loads(other)) for one, other in expectations):
        key = expected["identifier"]
        line["answers"] = [one for one in line["answers"] if one["publication"] == key]
        line["notices"] = [one for one in line["notices"] if one["publication"] == key]
        assert [one["numbers"] for one in line["questions"]] == expected["question_groups"], key
        assert [one["numbers"] for one in line["answers"]] == expected["answer_groups"], key
        for part in expected["parts"]:
            if part["part"] == "toelichting":
                text = line["explanatory_note"]
            else:
                text = line[PARTS[part["part"]]].pop(0)["text"]
            assert squeezed(text).startswith(squeezed(part["starts_with"])), key


# The laws


def test_no_character_is_lost(report: Report) -> None:
    files = SourceFile.objects.filter(describes=None, refusal="").order_by("pk")
    assert files.count() == report.documents - report.refused
    assert list(lost_texts(list(files))) == []


def test_the_rules_of_the_database_hold() -> None:
    connection.check_constraints()


def test_whatever_is_refused_has_its_reason(report: Report) -> None:
    assert report.refused == len(report.refusals) <= report.documents // 100
    assert all(refusal.reason for refusal in report.refusals)
    refused = SourceFile.objects.filter(publication=None, describes=None)
    assert refused.count() == report.refused == refused.exclude(refusal="").count()
    assert ImportProblem.objects.filter(kind="unreadable").count() == report.refused


def test_every_publication_is_of_a_kamervraag_and_every_kamervraag_of_a_publication() -> None:
    assert not Publication.objects.filter(kamervragen=None).exists()
    assert not Kamervraag.objects.filter(publications=None).exists()


def test_answers_are_tied_to_the_questions_that_their_labels_name() -> None:
    outcomes: Counter[bool] = Counter()
    for kamervraag in Kamervraag.objects.prefetch_related("questions", "answers__questions"):
        questions = list(kamervraag.questions.all())
        numbers = [number for question in questions for number in question.numbers]
        if len(numbers) == len(set(numbers)):
            for answer in kamervraag.answers.all():
                outcomes[is_tied_as_labelled(answer, questions)] += 1
    assert outcomes.total() > 3000
    assert outcomes[False] <= outcomes.total() // 1000


def is_tied_as_labelled(answer: Answer, questions: list[Question]) -> bool:
    named = {question.pk for question in questions if set(question.numbers) & set(answer.numbers)}
    return not answer.numbers or named == {question.pk for question in answer.questions.all()}


def test_a_second_import_changes_nothing(received: list[ReceivedFile]) -> None:
    before = everything()
    report = import_files(received)
    assert report.unchanged == report.documents == len(received)
    assert everything() == before
