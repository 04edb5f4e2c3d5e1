"""Rows keep their primary keys while what they say changes."""

import pytest
from django.db.models import Model

from kamervragen.importing.runs import import_files
from kamervragen.models import (
    Answer,
    Correction,
    Footnote,
    Kamervraag,
    Publication,
    Question,
    Reading,
    Submitter,
    Topic,
    WebLink,
)
from kamervragen.sources.files import ReceivedFile
from tests.importing.documents import answer_document, kvr_document, questions_document

pytestmark = pytest.mark.django_db

THREE = (("1", "Een?"), ("2", "Twee?"), ("3", "Drie?"))


def noted(*notes: str) -> ReceivedFile:
    """A question with these notes."""
    marks = "".join(
        f'<noot type="voet"><noot.nr>{n}</noot.nr><noot.al>{text}</noot.al></noot>'
        for n, text in enumerate(notes, start=1)
    )
    content = (
        "<officiele-publicatie><kamervragen><kamervraagnummer>2025Z00001</kamervraagnummer>"
        f"<vraag><nr>Vraag 1</nr><al>Klopt dit{marks}?</al></vraag>"
        "</kamervragen></officiele-publicatie>"
    )
    return ReceivedFile(name="kv-tk-2025Z00001.xml", content=content.encode())


def texts(model: type[Model]) -> dict[int, str]:
    return dict(model._default_manager.order_by("pk").values_list("pk", "text"))


def test_a_question_that_is_dropped_goes_and_the_others_stay() -> None:
    import_files([questions_document(questions=THREE)])
    before = texts(Question)
    import_files([questions_document(questions=THREE[:2])])
    assert texts(Question) == {pk: text for pk, text in before.items() if text != "Drie?"}


def test_a_web_link_stays_as_long_as_it_is_printed() -> None:
    pages = ("Zie https://nu.nl/1.", "Zie https://nu.nl/2.")
    import_files([noted(*pages)])
    (first, _) = WebLink.objects.order_by("page")
    import_files([noted(pages[0])])
    assert list(WebLink.objects.values_list("pk", "page")) == [(first.pk, "nu.nl/1")]


def test_a_question_that_comes_between_moves_the_others_without_a_clash() -> None:
    import_files([questions_document(questions=THREE)])
    first = Question.objects.get(position=1)
    moved = (THREE[0], ("2", "Anderhalf?"), ("3", "Twee?"), ("4", "Drie?"))
    import_files([questions_document(questions=moved)])
    assert Question.objects.get(position=1).pk == first.pk
    assert list(texts(Question).values()) == ["Een?", "Anderhalf?", "Twee?", "Drie?"]


def test_questions_that_change_places_change_anchors_without_a_clash() -> None:
    import_files([questions_document(questions=(("1", "Een?"), ("2", "Twee?")))])
    import_files([questions_document(questions=(("2", "Twee?"), ("1", "Een?")))])
    assert list(Question.objects.order_by("position").values_list("anchor", "text")) == [
        ("vraag-2", "Twee?"),
        ("vraag-1", "Een?"),
    ]


def test_the_ties_of_an_answer_follow_its_label() -> None:
    import_files([questions_document(), answer_document()])
    answer = Answer.objects.get(position=2)
    import_files([answer_document(answers=(("1", "Ja."), ("1 en 2", "Omdat het zo is.")))])
    answer.refresh_from_db()
    assert answer.text == "Omdat het zo is."
    assert list(answer.questions.values_list("label", flat=True)) == ["1", "2"]
    import_files([answer_document()])
    assert list(answer.questions.values_list("label", flat=True)) == ["2"]


def test_notes_keep_their_rows_and_their_ties() -> None:
    import_files([noted("Een krant.", "Een boek.")])
    before = texts(Footnote)
    import_files([noted("Een courant.")])
    (first, _) = before
    assert texts(Footnote) == {first: "Een courant."}
    assert Question.objects.get().footnotes.get().pk == first


def test_readings_come_and_go() -> None:
    import_files([questions_document(), answer_document(questions=(("1", "Klopt 't?"),))])
    assert list(texts(Reading).values()) == ["Klopt 't?"]
    import_files([answer_document()])
    assert not Reading.objects.exists()


def test_topics_come_and_go_though_known_ones_stay_in_the_list() -> None:
    document = kvr_document()
    import_files([document])
    assert list(Kamervraag.objects.values_list("topics__path", flat=True)) == ["milieu/afval"]
    other = document.content.replace(b"Milieu (Afval)", b"Onderwijs (Internaten)")
    import_files([ReceivedFile(name=document.name, content=other)])
    assert list(Kamervraag.objects.values_list("topics__path", flat=True)) == [
        "onderwijs/internaten"
    ]
    assert Topic.objects.filter(path="milieu/afval").exists()


def test_a_submitter_is_the_same_row_under_a_better_name() -> None:
    import_files([questions_document(submitter="Voorbeelt")])
    before = Submitter.objects.get()
    import_files([questions_document()])
    after = Submitter.objects.get()
    assert (after.pk, after.name) == (before.pk, "Voorbeeld")


def test_a_kamervraag_that_turns_out_to_be_another_leaves_its_corrections_there() -> None:
    other_words = (("1", "Klopt iets anders?"),)
    import_files([questions_document(), answer_document(number="", questions=other_words)])
    nameless = Kamervraag.objects.get(number="ah-tk-20242025-1")
    named = Kamervraag.objects.get(number="2025Z00001")
    for kamervraag, field, value in (
        (nameless, "title", "Van de naamloze"),
        (nameless, "introduction", "Vooraf."),
        (named, "title", "Van de genummerde"),
    ):
        Correction.objects.create(
            kamervraag=kamervraag, part="kamervraag", field=field, value=value
        )
    import_files([answer_document(number="2025Z00001")])
    assert Kamervraag.objects.get() == named
    assert dict(Correction.objects.values_list("field", "value")) == {
        "title": "Van de genummerde",
        "introduction": "Vooraf.",
    }
    assert Publication.objects.get(kind="answer").kamervragen.get() == named
