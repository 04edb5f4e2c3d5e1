"""An editor at work on one Kamervraag."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from kamervragen.importing.corrections import withdraw_correction
from kamervragen.importing.runs import import_files, reparse
from kamervragen.models import (
    Addressee,
    Answer,
    Correction,
    Footnote,
    Kamervraag,
    Notice,
    Publication,
    Question,
    SourceLink,
    Submitter,
    Topic,
)
from kamervragen.search.query import parse_query
from tests.admin.change_form import address_of, errors_at, filled_form, save
from tests.factories import make_follow_up, make_ministry, make_notice, make_person
from tests.importing.documents import answer_document, questions_document

pytestmark = pytest.mark.django_db

CHANGELIST = "/beheer/kamervragen/kamervraag/"


def corrected_fields() -> set[tuple[str, str, str]]:
    return set(Correction.objects.values_list("part", "key", "field"))


# Texts and fields


def test_saving_without_a_change_is_no_correction(beheer: Client, kamervraag: Kamervraag) -> None:
    save(beheer, kamervraag)
    assert not Correction.objects.exists()
    assert not Kamervraag.history.exists()


def test_an_editor_changes_the_text_of_a_question(
    beheer: Client, kamervraag: Kamervraag, editor: User
) -> None:
    save(beheer, kamervraag, questions__0__html="<p>Klopt het <b>echt</b> <em>zo</em>?</p>")
    question = Question.objects.get(position=1)
    assert question.html == "<p>Klopt het echt <em>zo</em>?</p>"
    assert question.text == "Klopt het echt zo?"
    assert corrected_fields() == {("question", "1", "html"), ("question", "1", "text")}
    assert set(Correction.objects.values_list("editor", flat=True)) == {editor.pk}


def test_the_changed_text_survives_reading_again(beheer: Client, kamervraag: Kamervraag) -> None:
    save(beheer, kamervraag, questions__0__html="<p>Klopt het?</p>", title="Een betere titel")
    reparse()
    kamervraag.refresh_from_db()
    assert kamervraag.title == "Een betere titel"
    assert Question.objects.get(position=1).text == "Klopt het?"


def test_search_finds_the_changed_text_at_once(beheer: Client, kamervraag: Kamervraag) -> None:
    def found(word: str) -> bool:
        return Kamervraag.objects.matching(parse_query(word)).exists()

    assert found("voorbeeld")
    save(beheer, kamervraag, questions__0__html="<p>Klopt de dagvlinder?</p>")
    assert found("dagvlinder")
    withdraw_correction(Correction.objects.get(field="html"))
    assert not found("dagvlinder")


def test_fields_and_topics_of_the_kamervraag_are_changed(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    topic = Topic.objects.create(scheme="parlando", name="Voorbeelden", path="voorbeelden")
    save(beheer, kamervraag, submitted_on="09-01-2025", topics=[str(topic.pk)])
    kamervraag.refresh_from_db()
    assert (str(kamervraag.submitted_on), str(kamervraag.due_on)) == ("2025-01-09", "2025-01-30")
    assert kamervraag.topics.get() == topic
    assert corrected_fields() == {("kamervraag", "", "submitted_on"), ("kamervraag", "", "topics")}


def test_an_explanatory_note_is_cleaned_and_made_plain(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    save(
        beheer,
        kamervraag,
        explanatory_note_html='Eén.\r\n\r\nTwee <script>1</script><a href="javascript:x">x</a>.',
    )
    kamervraag.refresh_from_db()
    assert kamervraag.explanatory_note_html == "<p>Eén.</p><p>Twee <a>x</a>.</p>"
    assert kamervraag.explanatory_note == "Eén.\nTwee x."


def test_an_answer_date_without_an_answer_is_refused_at_its_field(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    values = {
        name: v for name, v in filled_form(beheer, kamervraag).items() if name != "is_answered"
    }
    response = beheer.post(address_of(kamervraag), values)
    assert errors_at(response, "is_answered") == [
        "Er is een datum van het antwoord, dus is er een."
    ]


# Parts


def test_an_editor_adds_a_question(beheer: Client, kamervraag: Kamervraag) -> None:
    publication = Publication.objects.get(kind="questions")
    save(
        beheer,
        kamervraag,
        questions__TOTAL_FORMS="3",
        questions__2__publication=str(publication.pk),
        questions__2__position="3",
        questions__2__label="3",
        questions__2__numbers="3",
        questions__2__html="En nu?",
    )
    question = Question.objects.get(position=3)
    assert (question.anchor, question.html, question.text) == ("vraag-3", "<p>En nu?</p>", "En nu?")
    assert corrected_fields() == {("question", "3", "")}
    reparse()
    assert Question.objects.filter(position=3).exists()


def test_a_second_question_of_one_number_gets_an_address_of_its_own(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    save(
        beheer,
        kamervraag,
        questions__TOTAL_FORMS="3",
        questions__2__publication=str(Publication.objects.get(kind="questions").pk),
        questions__2__position="3",
        questions__2__numbers="2",
        questions__2__html="Nogmaals?",
    )
    assert Question.objects.get(position=3).anchor == "vraag-2-2"


def test_an_editor_removes_an_answer(beheer: Client, kamervraag: Kamervraag) -> None:
    save(beheer, kamervraag, answers__1__DELETE="on")
    assert Answer.objects.count() == 1
    reparse()
    assert Answer.objects.count() == 1


def test_two_questions_change_places(beheer: Client, kamervraag: Kamervraag) -> None:
    save(beheer, kamervraag, questions__0__position="2", questions__1__position="1")
    assert list(Question.objects.order_by("position").values_list("text", flat=True)) == [
        "Zo ja, waarom?",
        "Klopt dit voorbeeld?",
    ]


def test_two_notices_change_places(beheer: Client, kamervraag: Kamervraag) -> None:
    publication = Publication.objects.get(kind="answer")
    for position, words in ((1, "Eerst"), (2, "Later")):
        make_notice(kamervraag, publication=publication, position=position, text=words)
    save(beheer, kamervraag, notices__0__position="2", notices__1__position="1")
    in_order = Notice.objects.order_by("position").values_list("text", flat=True)
    assert list(in_order) == ["Later", "Eerst"]


def test_a_place_taken_twice_is_refused_at_its_field(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    response = save(beheer, kamervraag, refused=True, questions__1__position="1")
    assert "Deze plaats is al bezet." in response.content.decode()
    assert Question.objects.filter(position=2).exists()


def test_an_answer_is_tied_to_other_questions(beheer: Client, kamervraag: Kamervraag) -> None:
    pks = [str(pk) for pk in Question.objects.values_list("pk", flat=True)]
    save(beheer, kamervraag, answers__0__questions=pks)
    assert Answer.objects.get(position=1).questions.count() == 2
    assert corrected_fields() == {("answer", "ah-tk-20242025-1:1", "questions")}


def test_an_answer_to_a_question_of_another_kamervraag_is_refused(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    import_files([questions_document(number="2025Z00002")])
    other = Question.objects.get(kamervraag__number="2025Z00002", position=1)
    response = save(beheer, kamervraag, refused=True, answers__0__questions=[str(other.pk)])
    assert "Deze vraag hoort bij een andere Kamervraag." in response.content.decode()


def test_a_question_cannot_be_printed_in_a_publication_of_another(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    import_files([questions_document(number="2025Z00002")])
    other = Publication.objects.get(identifier="kv-tk-2025Z00002")
    save(beheer, kamervraag, refused=True, questions__0__publication=str(other.pk))


def test_a_submitter_is_tied_to_a_person(beheer: Client, kamervraag: Kamervraag) -> None:
    person = make_person(name="Vera Voorbeeld")
    save(beheer, kamervraag, submitters__0__person=str(person.pk))
    reparse()
    assert Submitter.objects.get().person == person


def test_what_was_chosen_before_is_shown(beheer: Client, kamervraag: Kamervraag) -> None:
    person = make_person(name="Vera Voorbeeld")
    Submitter.objects.update(person=person)
    page = beheer.get(address_of(kamervraag)).content.decode()
    assert f'<option value="{person.pk}" selected>Vera Voorbeeld</option>' in page


def test_places_are_counted_from_one(beheer: Client, kamervraag: Kamervraag) -> None:
    response = save(beheer, kamervraag, refused=True, questions__0__position="0")
    assert "De eerste heeft nummer 1." in response.content.decode()


def test_a_respondent_needs_a_name_or_an_office(beheer: Client, kamervraag: Kamervraag) -> None:
    response = save(
        beheer, kamervraag, refused=True, respondents__0__name="", respondents__0__printed=""
    )
    assert "Vul een naam of een ambt in." in response.content.decode()


def test_a_note_is_added_and_tied_by_its_mark(beheer: Client, kamervraag: Kamervraag) -> None:
    publication = Publication.objects.get(kind="questions")
    save(
        beheer,
        kamervraag,
        footnotes__TOTAL_FORMS="1",
        footnotes__0__publication=str(publication.pk),
        footnotes__0__position="1",
        footnotes__0__part="question",
        footnotes__0__label="1",
        footnotes__0__html="Trouw, 1 mei.",
        questions__0__html='<p>Klopt dit<sup><a href="#noot-kv-tk-2025z00001-1">1</a></sup>?</p>',
    )
    question = Question.objects.get(position=1)
    assert question.text == "Klopt dit?"
    assert question.footnotes.get() == Footnote.objects.get()
    save(beheer, kamervraag, questions__0__html="<p>Klopt dit?</p>")
    assert not question.footnotes.exists()


def test_a_link_is_changed(beheer: Client, kamervraag: Kamervraag) -> None:
    first = SourceLink.objects.filter(publication__kamervragen=kamervraag).order_by("pk")[0]
    (name,) = (
        name
        for name, value in filled_form(beheer, kamervraag).items()
        if re.fullmatch(r"links-\d+-id", name) and value == str(first.pk)
    )
    save(beheer, kamervraag, refused=False, **{name.replace("-id", "-url"): "https://example.org/"})
    first.refresh_from_db()
    assert first.url == "https://example.org/"


# History


def test_history_shows_what_was_there_before(beheer: Client, kamervraag: Kamervraag) -> None:
    save(beheer, kamervraag, title="Een betere titel", questions__0__html="<p>Klopt het?</p>")
    address = reverse("admin:kamervragen_kamervraag_history", args=[kamervraag.pk])
    page = beheer.get(address).content.decode()
    for words in (
        "De stand van de voorbeelden",
        "Een betere titel",
        "Vraag 1 gewijzigd",
        "<del>Klopt dit voorbeeld?</del>",
        "<ins>Klopt het?</ins>",
        "redacteur",
    ):
        assert words in page


def test_history_takes_no_change_by_an_import_for_the_editors(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    save(beheer, kamervraag, questions__0__html="<p>Klopt het?</p>")
    withdraw_correction(Correction.objects.get(field="html"))
    save(beheer, kamervraag, questions__0__html="<p>Klopt dat?</p>")
    question = Question.objects.get(position=1)
    records = question.history.order_by("history_id")
    said = records.values_list("history_change_reason", "history_user__username", "text")
    assert list(said) == [
        ("zoals ingelezen", None, "Klopt dit voorbeeld?"),
        (None, "redacteur", "Klopt het?"),
        ("zoals ingelezen", None, "Klopt dit voorbeeld?"),
        (None, "redacteur", "Klopt dat?"),
    ]


def test_history_shows_topics_and_what_answers_answer(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    topic = Topic.objects.create(scheme="parlando", name="Voorbeelden", path="voorbeelden")
    pks = [str(pk) for pk in Question.objects.values_list("pk", flat=True)]
    save(beheer, kamervraag, topics=[str(topic.pk)], answers__0__questions=pks)
    page = beheer.get(reverse("admin:kamervragen_kamervraag_history", args=[kamervraag.pk]))
    shown = {each.what: (each.source, each.editor) for each in page.context["corrections"]}
    assert shown == {
        "Kamervraag – onderwerpen": ("–", "redacteur"),
        "antwoord 1 in ah-tk-20242025-1 – beantwoordt": ("1", "redacteur"),
    }
    assert "voorbeelden" in page.content.decode()


def test_no_version_is_put_back_as_a_whole(beheer: Client, kamervraag: Kamervraag) -> None:
    """It would be no correction: the next import would undo it."""
    save(beheer, kamervraag, title="Een betere titel")
    first = Kamervraag.history.earliest()
    address = reverse("admin:kamervragen_kamervraag_simple_history", args=[kamervraag.pk, first.pk])
    assert beheer.post(address, {"title": first.title}).status_code == 403


# Pages


def test_the_change_page_costs_as_many_queries_for_many_parts_as_for_few(
    beheer: Client, kamervraag: Kamervraag, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    parts = tuple((str(n), f"Klopt voorbeeld {n}?") for n in range(1, 41))
    import_files(
        [
            questions_document(number="2025Z00002", questions=parts),
            answer_document(
                number="2025Z00002", identifier="ah-tk-20242025-2", questions=parts, answers=parts
            ),
        ]
    )
    beheer.get(address_of(kamervraag))  # content types are remembered
    for one in Kamervraag.objects.all():
        # session, user, permissions twice · the row, publications, links, what it follows,
        # questions, topics · eight kinds of parts, and what answers answer · corrections, problems
        with django_assert_num_queries(21):
            assert beheer.get(address_of(one)).status_code == 200


def test_the_list_costs_as_many_queries_for_thirty_rows_as_for_one(
    beheer: Client, kamervraag: Kamervraag, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    beheer.get(CHANGELIST)
    for _ in range(2):
        # session, user, permissions twice · ministries · count, rows · first and last day, days
        with django_assert_num_queries(9):
            assert beheer.get(CHANGELIST).status_code == 200
        import_files(questions_document(number=f"2025Z{n:05}") for n in range(2, 32))


@pytest.mark.parametrize(
    "query", ["2025z00001", "ah-tk-20242025-1", "voorbeelden", "Voorbeeld stand", "Proef"]
)
def test_a_kamervraag_is_found(beheer: Client, kamervraag: Kamervraag, query: str) -> None:
    import_files(
        [questions_document(number="2025Z00009", subject="iets anders", submitter="Ander")]
    )
    page = beheer.get(CHANGELIST, {"q": query})
    assert [row.number for row in page.context["cl"].result_list] == ["2025Z00001"]


@pytest.mark.parametrize(
    ("query", "number_of"),
    [
        ("stand=answered", 1),
        ("stand=open", 0),
        ("verbeterd=ja", 0),
        ("verbeterd=nee", 1),
        ("conflict=nee", 1),
        ("probleem=ja", 1),
        ("submitted_on__year=2025", 1),
    ],
)
def test_the_list_is_filtered(
    beheer: Client, kamervraag: Kamervraag, query: str, number_of: int
) -> None:
    page = beheer.get(f"{CHANGELIST}?{query}", follow=True)
    assert page.context["cl"].result_count == number_of


def test_the_list_is_filtered_by_ministry(beheer: Client, kamervraag: Kamervraag) -> None:
    make_ministry(name="Proefzaken")
    Addressee.objects.update(ministry=make_ministry())
    import_files([questions_document(number="2025Z00002", office="Minister van Proefzaken")])
    page = beheer.get(CHANGELIST, {"ministerie": "voorbeeldzaken"})
    assert [row.number for row in page.context["cl"].result_list] == ["2025Z00001"]


def test_what_it_follows_is_shown_with_what_is_not_found(
    beheer: Client, kamervraag: Kamervraag
) -> None:
    import_files([questions_document(number="2025Z00002")])
    earlier = Kamervraag.objects.get(number="2025Z00002")
    make_follow_up(kamervraag, earlier)
    kamervraag.follow_ups.create(position=2, text="Aanhangsel 12", target="ah-tk-20242025-12")
    page = beheer.get(address_of(kamervraag)).content.decode()
    assert f'“2025Z00002”: <a href="{address_of(earlier)}">2025Z00002</a>' in page
    assert "“Aanhangsel 12”: " in page
    assert "niet gevonden in het archief" in page


def test_what_comes_from_the_sources_is_neither_added_nor_deleted(
    admin_client: Client, kamervraag: Kamervraag
) -> None:
    assert admin_client.get(f"{CHANGELIST}add/").status_code == 403
    assert admin_client.get(f"{CHANGELIST}{kamervraag.pk}/delete/").status_code == 403
    publication = kamervraag.publications.all()[0]
    address = reverse("admin:kamervragen_publication_change", args=[publication.pk])
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {"key": "x"}).status_code == 403


def test_who_is_no_editor_sees_nothing(client: Client, kamervraag: Kamervraag) -> None:
    assert client.get(address_of(kamervraag)).status_code == 302
