"""Import runs and their figures."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kamervragen.importing.runs import import_files
from kamervragen.models import ImportRun
from kamervragen.models.imports import RunState
from kamervragen.sources.files import ReceivedFile
from tests.importing.documents import questions_document

pytestmark = pytest.mark.django_db

RUNS = reverse("admin:kamervragen_importrun_changelist")


@pytest.fixture
def run() -> ImportRun:
    import_files([questions_document(questions=(("1", "Klopt dit?"), ("3", "Zo ja?")))])
    return ImportRun.objects.get()


def address_of(run: ImportRun) -> str:
    return reverse("admin:kamervragen_importrun_change", args=[run.pk])


def test_a_run_shows_its_figures_and_leads_to_its_problems(beheer: Client, run: ImportRun) -> None:
    problems = reverse("admin:kamervragen_importproblem_changelist")
    link = f'<a href="{problems}?import={run.pk}&amp;soort=number_skipped">'
    page = beheer.get(address_of(run)).content.decode()
    assert f"<b>1</b> {link}Een vraagnummer is overgeslagen.</a>" in page
    assert f'<a href="{problems}?import={run.pk}">' in beheer.get(RUNS).content.decode()


def test_a_run_cannot_be_changed(beheer: Client, run: ImportRun) -> None:
    assert beheer.post(address_of(run), {"documents": 9}).status_code == 403


def test_a_run_without_problems_says_so(beheer: Client) -> None:
    run = ImportRun.objects.create(command="sync", started_at=timezone.now())
    assert "geen" in beheer.get(address_of(run)).content.decode()
    assert beheer.get(RUNS).status_code == 200


def test_a_run_that_is_silent_was_killed() -> None:
    now = timezone.now()
    run = ImportRun(command="sync", started_at=now - timedelta(hours=2))
    assert run.state(at=now) == RunState.KILLED
    assert run.duration == timedelta()
    run.active_at = now - timedelta(minutes=1)
    assert run.state(at=now) == RunState.RUNNING
    assert run.duration == timedelta(hours=1, minutes=59)
    run.finished_at = now
    assert run.state(at=now) == RunState.FINISHED
    assert run.duration == timedelta(hours=2)


def test_refused_documents_of_a_run_are_linked(beheer: Client) -> None:
    import_files([ReceivedFile(name="stuk.xml", content=b"<html/>")])
    page = beheer.get(RUNS).content.decode()
    assert f'import={ImportRun.objects.get().pk}&amp;soort=unreadable">1</a>' in page


@pytest.mark.parametrize(
    ("seconds", "words"), [(7, "7 s"), (67, "1 min 7 s"), (3_600 + 120, "1 u 2 min")]
)
def test_its_duration_is_told_in_words(beheer: Client, seconds: int, words: str) -> None:
    now = timezone.now()
    started_at = now - timedelta(seconds=seconds)
    ImportRun.objects.create(command="sync", started_at=started_at, finished_at=now)
    assert f">klaar in {words}<" in beheer.get(RUNS).content.decode()


def test_the_list_of_runs_costs_as_many_queries_for_thirty_as_for_one(
    beheer: Client, run: ImportRun, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    beheer.get(RUNS)
    for _ in range(2):
        # session, user, permissions twice · commands · days four times · count, rows
        with django_assert_num_queries(10):
            beheer.get(RUNS)
        ImportRun.objects.bulk_create(
            ImportRun(command="sync", started_at=run.started_at) for _ in range(30)
        )
