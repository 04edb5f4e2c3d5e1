"""The first page: what waits, how much of it, and the list of exactly these."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from kamervragen.admin.advice import NAMES, REPAIRED, TO_DECIDE
from kamervragen.admin.work import TO_DO_ABOUT_GAPS, WorkList
from kamervragen.importing.runs import import_files
from kamervragen.models import (
    Cabinet,
    Correction,
    ImportProblem,
    Kamervraag,
    Publication,
    Recess,
    SourceFile,
    imports,
)
from kamervragen.models.ledger import Gap
from kamervragen.parsing.problems import ProblemKind
from tests.admin.change_form import save
from tests.factories import (
    make_answer,
    make_kamervraag,
    make_listed_document,
    make_minister,
    make_publication,
    make_question,
    make_source_file,
)
from tests.importing.documents import answer_document, questions_document

pytestmark = pytest.mark.django_db

FIRST_PAGE = reverse("admin:index")


def lines(beheer: Client) -> dict[str, WorkList]:
    groups = beheer.get(FIRST_PAGE).context["work"]
    return {each.label: each for group in groups for each in group.lists}


def counts(beheer: Client) -> dict[str, int]:
    return {label: each.number_of for label, each in lines(beheer).items()}


def listed(beheer: Client, line: WorkList) -> int:
    """How many the list behind a line has."""
    page = beheer.get(line.address)
    assert page.status_code == 200
    if "cl" in page.context:
        return int(page.context["cl"].result_count)
    return int(page.context["page"].paginator.count)


@pytest.fixture
def busy(beheer: Client, kamervraag: Kamervraag) -> Kamervraag:
    """Something of everything that can wait."""
    save(beheer, kamervraag, questions__0__html="<p>Klopt het?</p>")
    skipped = (("1", "Klopt dat?"), ("3", "Zo ja, waarom?"))
    import_files([questions_document(questions=skipped), questions_document(number="2025Z00002")])
    today = localdate()
    make_kamervraag(number="2024Z00009", submitted_on=today - timedelta(days=500))
    answered = make_kamervraag(number="2024Z00010", answered_on=date(2024, 3, 1))
    questions = make_publication(answered, identifier="kv-tk-2024Z00010")
    make_question(answered, publication=questions)
    cabinet = Cabinet.objects.create(
        slug="een", name="Een", start=date(2020, 1, 1), end=date(2021, 1, 1)
    )
    minister = make_minister()
    minister.cabinet = cabinet
    minister.save()
    for gap in (Gap.WAITING, Gap.PDF_ONLY, Gap.GONE):
        make_listed_document(f"ah-tk-{gap}", fetching=gap.value)
    Recess.objects.create(name="Zomer", start=date(2020, 7, 1), end=date(2020, 9, 1))
    return kamervraag


def test_each_line_leads_to_a_list_of_as_many(beheer: Client, busy: Kamervraag) -> None:
    found = lines(beheer)
    assert {label: listed(beheer, line) for label, line in found.items()} == {
        label: line.number_of for label, line in found.items()
    }
    for label in (
        "verbeteringen waarvan de bron is gewijzigd",
        "namen van personen",
        "De indiener is niet bekend.",
        "Kamervragen zonder tekst van de vragen",
        "beantwoorde Kamervragen zonder tekst van het antwoord",
        "documenten op de lijsten: alleen als PDF",
        "Kamervragen die langer dan een jaar over hun termijn zijn",
        "bewindspersonen zonder einddatum in een kabinet dat weg is",
        "lijst van recessen, bekend tot 1 september 2020",
        "Een vraagnummer is overgeslagen.",
    ):
        assert found[label].number_of >= 1, label
        assert found[label].to_do


def test_an_accepted_problem_waits_no_longer(beheer: Client, busy: Kamervraag) -> None:
    before = counts(beheer)["Een vraagnummer is overgeslagen."]
    problem = ImportProblem.objects.filter(kind="number_skipped").earliest("pk")
    ImportProblem.objects.filter(pk=problem.pk).update(accepted_because="Zo is het gedrukt.")
    assert counts(beheer).get("Een vraagnummer is overgeslagen.", 0) == before - 1


def test_what_the_archive_repaired_is_folded_away(beheer: Client, kamervraag: Kamervraag) -> None:
    file = SourceFile.objects.earliest("pk")
    ImportProblem.objects.create(kind="text_moved", source_file=file)
    (repaired,) = (group for group in beheer.get(FIRST_PAGE).context["work"] if group.is_folded)
    assert [each.number_of for each in repaired.lists] == [repaired.number_of] == [1]


def test_a_changed_text_is_one_conflict_however_it_is_stored(
    beheer: Client, busy: Kamervraag
) -> None:
    assert Correction.objects.in_conflict().count() == 2
    assert counts(beheer)["verbeteringen waarvan de bron is gewijzigd"] == 1


def test_a_kamervraag_known_from_its_answer_alone_has_no_questions(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    label = "Kamervragen zonder tekst van de vragen"
    assert label not in counts(beheer)
    bare = make_kamervraag(number="2024Z00011")
    cache.clear()
    assert counts(beheer)[label] == 1
    assert list(Kamervraag.objects.without_questions()) == [bare]


def test_an_answer_of_which_the_text_is_missing_is_counted() -> None:
    answered = make_kamervraag(number="2024Z00010", answered_on=date(2024, 3, 1))
    assert list(Kamervraag.objects.answered_without_text()) == [answered]
    make_answer(answered)
    assert not Kamervraag.objects.answered_without_text().exists()


def test_the_list_of_gaps_says_why(beheer: Client, busy: Kamervraag) -> None:
    line = lines(beheer)["documenten op de lijsten: alleen als PDF"]
    page = beheer.get(line.address).content.decode()
    assert "ah-tk-pdf_only" in page
    assert "ah-tk-gone" not in page
    assert 'href="https://zoek.example/ah-tk-pdf_only.html"' in page


def test_a_listed_document_leads_to_what_is_kept_of_it(beheer: Client) -> None:
    file = make_source_file(make_publication(make_kamervraag()))
    kept, lost = (
        make_listed_document("ah-tk-1", fetching="fetched", source_file=file),
        make_listed_document("ah-tk-2"),
    )
    pages = [
        beheer.get(reverse("admin:kamervragen_listeddocument_change", args=[each.pk]))
        for each in (kept, lost)
    ]
    address = reverse("admin:kamervragen_sourcefile_change", args=[file.pk])
    assert [address in page.content.decode() for page in pages] == [True, False]


def test_where_nothing_waits_the_page_says_so(beheer: Client) -> None:
    page = beheer.get(FIRST_PAGE)
    assert page.context["work"] == []
    assert "Er wacht niets." in page.content.decode()


def test_every_kind_of_problem_comes_with_what_to_do() -> None:
    kinds = {kind.value for kind in ProblemKind} | set(imports._SENTENCES)
    advised = [*NAMES, *REPAIRED, *TO_DECIDE]
    assert sorted(advised) == sorted(kinds)
    assert set(TO_DO_ABOUT_GAPS) == set(Gap)


def test_an_unknown_kind_of_problem_is_listed_all_the_same(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    ImportProblem.objects.create(kind="quite_new", source_file=SourceFile.objects.earliest("pk"))
    assert listed(beheer, lines(beheer)["quite new"]) == 1


# Who sees what


@pytest.fixture
def beginner(client: Client) -> Client:
    """Someone who may come in, and was given no right yet."""
    client.force_login(User.objects.create_user("nieuw", is_staff=True))
    return client


def test_who_may_do_nothing_sees_nothing(beginner: Client, kamervraag: Kamervraag) -> None:
    page = beginner.get(FIRST_PAGE)
    assert (page.context["work"], page.context["ways"]) == ([], {})
    assert (page.context["edits"], page.context["runs"], page.context["passes"]) == ([], [], [])
    assert "U mag hier nog niets zien of wijzigen" in page.content.decode()
    assert "Zoek een Kamervraag" not in page.content.decode()


def test_everything_an_editor_is_led_to_can_be_opened(beheer: Client, busy: Kamervraag) -> None:
    page = beheer.get(FIRST_PAGE)
    found = page.context["ways"]
    for way in (way for ways in found.values() for way in ways):
        assert beheer.get(way.address).status_code == 200, way
        if way.add_address:
            assert beheer.get(way.add_address).status_code == 200, way
    assert "Wie mag wat" not in found


def test_every_list_of_the_admin_stands_under_a_noun(admin_client: Client) -> None:
    page = admin_client.get(FIRST_PAGE)
    found = page.context["ways"]
    assert "Overige" not in found
    models = [model for app in page.context["app_list"] for model in app["models"]]
    assert sum(map(len, found.values())) == len(models)


# Costs


def test_the_first_page_costs_as_many_queries_for_much_work_as_for_little(
    beheer: Client, busy: Kamervraag, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    beheer.get(FIRST_PAGE)  # content types are remembered
    for number in (3, 4):
        cache.clear()
        # session, user, permissions twice · problems · names: persons, parties, two of ministries
        # conflicts · without questions or answer, gaps · overdue, ministers, recesses · news
        with django_assert_num_queries(19):
            beheer.get(FIRST_PAGE)
        import_files(
            document
            for n in range(number * 100, number * 100 + 20)
            for document in (
                questions_document(number=f"2025Z{n:05}", submitter=f"Nieuw{n}"),
                answer_document(number=f"2025Z{n:05}", identifier=f"ah-tk-20242025-{n}"),
            )
        )
    assert Publication.objects.count() > 80


def test_what_goes_through_the_whole_archive_is_remembered_for_a_while(
    beheer: Client, busy: Kamervraag, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    beheer.get(FIRST_PAGE)
    with django_assert_num_queries(16):  # as above, without three
        beheer.get(FIRST_PAGE)
