"""Import runs, problems and the bytes that came in."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from kamervragen.importing.runs import import_files
from kamervragen.models import ImportProblem, ImportRun, Kamervraag, SourceFile
from kamervragen.sources.files import ReceivedFile
from tests.importing.documents import questions_document

pytestmark = pytest.mark.django_db

PROBLEMS = reverse("admin:kamervragen_importproblem_changelist")


@pytest.fixture
def problem() -> ImportProblem:
    import_files([questions_document(questions=(("1", "Klopt dit?"), ("3", "Zo ja?")))])
    return ImportProblem.objects.get(kind="number_skipped")


def test_the_first_page_counts_what_waits(beheer: Client, problem: ImportProblem) -> None:
    page = beheer.get(reverse("admin:index"))
    counted = {work.label: work.number_of for work in page.context["work_lists"]}
    assert counted == {
        "openstaande problemen": ImportProblem.objects.count(),
        "verbeteringen waarvan de bron is gewijzigd": 0,
        "onbekende namen van personen": 1,
        "onbekende namen van fracties": 1,
        "onbekende namen van ministeries": 1,
    }
    for work in page.context["work_lists"]:
        assert beheer.get(work.address).status_code == 200


def test_a_problem_says_what_and_where(beheer: Client, problem: ImportProblem) -> None:
    page = beheer.get(PROBLEMS, {"soort": "number_skipped", "stand": "open"}).content.decode()
    kamervraag = Kamervraag.objects.get()
    assert "Een vraagnummer is overgeslagen." in page
    assert f'href="{kamervraag.get_absolute_url()}"' in page
    assert reverse("admin:kamervragen_kamervraag_change", args=[kamervraag.pk]) in page
    assert reverse("admin:kamervragen_sourcefile_change", args=[problem.source_file_id]) in page


def test_a_problem_is_accepted_with_a_reason(beheer: Client, problem: ImportProblem) -> None:
    chosen = {"action": "accept", ACTION_CHECKBOX_NAME: [problem.pk]}
    assert "Aanvaard, omdat" in beheer.post(PROBLEMS, chosen).content.decode()
    assert (
        "Dit veld is verplicht" in beheer.post(PROBLEMS, chosen | {"reason": " "}).content.decode()
    )
    beheer.post(PROBLEMS, chosen | {"reason": "Zo staat het er."})
    problem.refresh_from_db()
    assert problem.accepted_because == "Zo staat het er."
    number_open = beheer.get(PROBLEMS, {"stand": "open"}).context["cl"].result_count
    assert number_open == ImportProblem.objects.count() - 1
    assert beheer.get(PROBLEMS, {"stand": "aanvaard"}).context["cl"].result_count == 1


def test_all_problems_of_a_filter_are_accepted_at_once(
    beheer: Client, problem: ImportProblem
) -> None:
    values = {
        "action": "accept",
        ACTION_CHECKBOX_NAME: [problem.pk],
        "select_across": "1",
        "reason": "Gezien.",
    }
    beheer.post(PROBLEMS, values)
    assert not ImportProblem.objects.unresolved().exists()


def test_an_accepted_problem_is_opened_again(beheer: Client, problem: ImportProblem) -> None:
    ImportProblem.objects.update(accepted_because="Vergissing.")
    beheer.post(PROBLEMS, {"action": "reopen", ACTION_CHECKBOX_NAME: [problem.pk]})
    problem.refresh_from_db()
    assert problem.accepted_because == ""


def test_a_document_is_read_again(beheer: Client, problem: ImportProblem) -> None:
    Kamervraag.objects.update(title="Verdwenen")
    values = {"action": "read_again", ACTION_CHECKBOX_NAME: [problem.pk]}
    page = beheer.post(PROBLEMS, values, follow=True)
    assert "1 gelezen" in page.content.decode()
    assert Kamervraag.objects.get().title == "De stand van de voorbeelden"


def test_a_refused_document_is_listed_and_read_again(beheer: Client) -> None:
    import_files([ReceivedFile(name="stuk.xml", content=b"<officiele-publicatie>")])
    problem = ImportProblem.objects.get()
    assert "Het document is niet te lezen" in beheer.get(PROBLEMS).content.decode()
    values = {"action": "read_again", ACTION_CHECKBOX_NAME: [problem.pk]}
    assert "1 geweigerd" in beheer.post(PROBLEMS, values, follow=True).content.decode()


def test_publications_are_read_again(beheer: Client, problem: ImportProblem) -> None:
    values = {"action": "read_again", ACTION_CHECKBOX_NAME: [problem.publication_id]}
    address = reverse("admin:kamervragen_publication_changelist")
    assert "1 gelezen" in beheer.post(address, values, follow=True).content.decode()


def test_the_list_of_problems_costs_as_many_queries_for_thirty_as_for_one(
    beheer: Client, problem: ImportProblem, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    beheer.get(PROBLEMS)
    for _ in range(2):
        # session, user, permissions twice · kinds · count, rows, their Kamervragen
        with django_assert_num_queries(8):
            beheer.get(PROBLEMS)
        import_files(questions_document(number=f"2025Z{n:05}") for n in range(2, 32))


def test_a_run_shows_its_figures(beheer: Client, problem: ImportProblem) -> None:
    run = ImportRun.objects.get()
    assert beheer.get(reverse("admin:kamervragen_importrun_changelist")).status_code == 200
    page = beheer.get(reverse("admin:kamervragen_importrun_change", args=[run.pk]))
    assert "Een vraagnummer is overgeslagen.: 1" in page.content.decode()
    assert beheer.post(page.request["PATH_INFO"], {"documents": 9}).status_code == 403


def test_bytes_are_given_as_they_came_and_never_as_a_page(
    beheer: Client, problem: ImportProblem
) -> None:
    file = problem.source_file
    response = beheer.get(reverse("admin:kamervragen_sourcefile_bytes", args=[file.pk]))
    assert response.content == bytes(file.content)
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{file.name}"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_bytes_are_for_editors_alone(client: Client, problem: ImportProblem) -> None:
    address = reverse("admin:kamervragen_sourcefile_bytes", args=[problem.source_file_id])
    assert client.get(address).status_code == 302


def test_unknown_bytes_are_not_found(beheer: Client) -> None:
    address = reverse("admin:kamervragen_sourcefile_bytes", args=[999])
    assert beheer.get(address).status_code == 404


def test_a_source_file_can_only_be_read(admin_client: Client, problem: ImportProblem) -> None:
    file = SourceFile.objects.get(describes=None)
    address = reverse("admin:kamervragen_sourcefile_change", args=[file.pk])
    page = admin_client.get(address)
    assert file.sha256 in page.content.decode()
    assert admin_client.post(address, {"name": "x"}).status_code == 403


def test_the_policy_of_the_site_holds_for_editors(beheer: Client, problem: ImportProblem) -> None:
    """No page has script or style of its own, which the browser would refuse."""
    kamervraag = [Kamervraag.objects.get().pk]
    for address in (
        reverse("admin:index"),
        PROBLEMS,
        reverse("admin:kamervragen_kamervraag_change", args=kamervraag),
        reverse("admin:kamervragen_kamervraag_history", args=kamervraag),
    ):
        response = beheer.get(address)
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        page = response.content.decode()
        assert " style=" not in page
        assert "<script>" not in page
        assert " onclick=" not in page
