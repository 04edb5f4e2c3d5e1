"""Problems, refused documents and the bytes that came in."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from kamervragen.importing.runs import import_files
from kamervragen.models import ImportProblem, ImportRun, Kamervraag, SourceFile
from kamervragen.sources.files import ReceivedFile
from tests.importing.documents import questions_document

pytestmark = pytest.mark.django_db

PROBLEMS = reverse("admin:kamervragen_importproblem_changelist")
FILES = reverse("admin:kamervragen_sourcefile_changelist")


@pytest.fixture
def problem() -> ImportProblem:
    import_files([questions_document(questions=(("1", "Klopt dit?"), ("3", "Zo ja?")))])
    return ImportProblem.objects.get(kind="number_skipped")


def test_a_problem_says_what_and_where(beheer: Client, problem: ImportProblem) -> None:
    page = beheer.get(PROBLEMS, {"soort": "number_skipped", "stand": "open"}).content.decode()
    kamervraag = Kamervraag.objects.get()
    assert "Een vraagnummer is overgeslagen." in page
    assert f'href="{kamervraag.get_absolute_url()}"' in page
    assert reverse("admin:kamervragen_kamervraag_change", args=[kamervraag.pk]) in page
    assert reverse("admin:kamervragen_sourcefile_change", args=[problem.source_file_id]) in page


def test_a_problem_shows_the_words_around_it(beheer: Client, problem: ImportProblem) -> None:
    ImportProblem.objects.filter(pk=problem.pk).update(place="vraag[2]", detail="Zo ja<")
    passage = '2e vraag: Zo ja&lt;</span><q class="passage">Vraag 3 Zo ja?</q>'
    assert passage in beheer.get(PROBLEMS).content.decode()
    ImportProblem.objects.filter(pk=problem.pk).update(detail="Zo ja")
    address = reverse("admin:kamervragen_importproblem_change", args=[problem.pk])
    for page in (beheer.get(PROBLEMS), beheer.get(address)):
        assert '<q class="passage">Vraag 3 <mark>Zo ja</mark>?</q>' in page.content.decode()


def test_problems_are_listed_by_document_and_by_run(beheer: Client, problem: ImportProblem) -> None:
    import_files([questions_document(number="2025Z00002", questions=(("2", "Klopt dit?"),))])
    page = beheer.get(PROBLEMS, {"source_file": problem.source_file_id})
    of_document = ImportProblem.objects.filter(source_file=problem.source_file)
    assert set(page.context["cl"].result_list) == set(of_document)
    page = beheer.get(PROBLEMS, {"import": str(problem.run_id)})
    assert page.context["cl"].result_count == ImportProblem.objects.filter(run=problem.run).count()
    assert str(problem.run) in page.content.decode()
    assert beheer.get(PROBLEMS, {"import": "geen"}).context["cl"].result_count == 0
    assert beheer.get(PROBLEMS, {"import": "999"}).context["cl"].result_count == 0


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
    values = {"action": "try_again", ACTION_CHECKBOX_NAME: [problem.pk]}
    page = beheer.post(PROBLEMS, values, follow=True).content.decode()
    assert "1 gelezen" in page
    assert "Verdwenen problemen: 0; gebleven: 1." in page
    assert Kamervraag.objects.get().title == "De stand van de voorbeelden"


def test_a_problem_that_the_parser_no_longer_has_is_gone(
    beheer: Client, problem: ImportProblem
) -> None:
    ImportProblem.objects.filter(pk=problem.pk).update(detail="van een vroegere parser")
    values = {"action": "try_again", ACTION_CHECKBOX_NAME: [problem.pk]}
    page = beheer.post(PROBLEMS, values, follow=True).content.decode()
    assert "Verdwenen problemen: 1; gebleven: 0." in page


def test_too_many_documents_are_not_read_while_somebody_waits(
    beheer: Client, problem: ImportProblem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamervragen.admin.publications.MOST", 0)
    values = {"action": "try_again", ACTION_CHECKBOX_NAME: [problem.pk]}
    page = beheer.post(PROBLEMS, values, follow=True).content.decode()
    assert "Dat zijn 1 documenten; hier kunnen er 0 tegelijk." in page
    assert "gelezen:" not in page


def test_a_refused_document_is_listed_and_read_again(beheer: Client) -> None:
    import_files([ReceivedFile(name="stuk.xml", content=b"<officiele-publicatie>")])
    problem = ImportProblem.objects.get()
    assert "Het document is niet te lezen" in beheer.get(PROBLEMS).content.decode()
    values = {"action": "try_again", ACTION_CHECKBOX_NAME: [problem.pk]}
    page = beheer.post(PROBLEMS, values, follow=True).content.decode()
    assert "1 geweigerd" in page
    assert f"Geweigerd: stuk.xml. {problem.detail}" in page


def test_refused_documents_are_a_work_list_with_their_bytes(beheer: Client) -> None:
    import_files([ReceivedFile(name="stuk.xml", content=b"<officiele-publicatie> <b>stuk\0")])
    file = SourceFile.objects.get()
    page = beheer.get(FILES, {"refusal__isempty": "0"}).content.decode()
    assert "geen geldige XML" in page
    address = reverse("admin:kamervragen_sourcefile_change", args=[file.pk])
    page = beheer.get(address).content.decode()
    assert "&lt;officiele-publicatie&gt; &lt;b&gt;stuk" in page
    values = {"action": "try_files_again", ACTION_CHECKBOX_NAME: [file.pk]}
    assert "1 geweigerd" in beheer.post(FILES, values, follow=True).content.decode()


@pytest.mark.parametrize(
    ("codename", "address", "action"),
    [
        ("view_importproblem", "importproblem", "try_again"),
        ("view_importproblem", "importproblem", "accept"),
        ("view_sourcefile", "sourcefile", "try_files_again"),
        ("view_publication", "publication", "try_publications_again"),
    ],
)
def test_who_may_only_look_does_nothing(
    client: Client, problem: ImportProblem, codename: str, address: str, action: str
) -> None:
    looker = User.objects.create_user("kijker", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(looker)
    chosen = {
        "importproblem": problem.pk,
        "sourcefile": problem.source_file_id,
        "publication": problem.publication_id,
    }[address]
    runs = ImportRun.objects.count()
    values = {"action": action, ACTION_CHECKBOX_NAME: [chosen], "reason": "Gezien."}
    client.post(reverse(f"admin:kamervragen_{address}_changelist"), values)
    problem.refresh_from_db()
    assert (problem.accepted_because, ImportRun.objects.count()) == ("", runs)


def test_publications_are_read_again(beheer: Client, problem: ImportProblem) -> None:
    values = {"action": "try_publications_again", ACTION_CHECKBOX_NAME: [problem.publication_id]}
    address = reverse("admin:kamervragen_publication_changelist")
    assert "1 gelezen" in beheer.post(address, values, follow=True).content.decode()


def test_the_list_of_problems_costs_as_many_queries_for_thirty_as_for_one(
    beheer: Client, problem: ImportProblem, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    beheer.get(PROBLEMS)
    for _ in range(2):
        # session, user, permissions twice · kinds, runs · count, rows, their Kamervragen, bytes
        with django_assert_num_queries(10):
            beheer.get(PROBLEMS)
        import_files(questions_document(number=f"2025Z{n:05}") for n in range(2, 32))


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
