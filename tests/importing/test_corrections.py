import pytest
from django.contrib.auth.models import User

from kamervragen.importing.corrections import (
    keep_correction,
    record_corrections,
    withdraw_correction,
)
from kamervragen.importing.runs import import_files, reparse
from kamervragen.models import Answer, Correction, Footnote, Kamervraag, Question, Submitter
from tests.importing.documents import answer_document, questions_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def kamervraag() -> Kamervraag:
    import_files([questions_document(), answer_document()])
    return Kamervraag.objects.get()


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("redacteur")


def correct_text(kamervraag: Kamervraag, text: str, editor: User | None = None) -> Correction:
    with record_corrections(kamervraag, editor=editor):
        Question.objects.filter(kamervraag=kamervraag, position=1).update(text=text)
    return Correction.objects.get(part="question", key="1", field="text")


def text_of_first_question() -> str:
    return Question.objects.get(position=1).text


def test_a_changed_field_is_kept_beside_the_source(kamervraag: Kamervraag, editor: User) -> None:
    correction = correct_text(kamervraag, "Klopt dit voorbeeld echt?", editor)
    assert correction.source_value == "Klopt dit voorbeeld?"
    assert correction.value == "Klopt dit voorbeeld echt?"
    assert correction.editor == editor
    assert Correction.objects.count() == 1


def test_a_correction_survives_import_and_reparse(kamervraag: Kamervraag) -> None:
    correct_text(kamervraag, "Klopt het?")
    reparse()
    import_files([questions_document(explanatory_note="Ter aanvulling.")])
    assert text_of_first_question() == "Klopt het?"
    kamervraag.refresh_from_db()
    assert kamervraag.explanatory_note == "Ter aanvulling."


def test_a_later_change_of_the_source_is_a_conflict_and_loses_neither(
    kamervraag: Kamervraag,
) -> None:
    correct_text(kamervraag, "Klopt het?")
    import_files([questions_document(questions=(("1", "Klopt dat?"), ("2", "Zo ja, waarom?")))])
    correction = Correction.objects.in_conflict().get()
    assert text_of_first_question() == correction.value == "Klopt het?"
    assert correction.source_value == "Klopt dit voorbeeld?"
    assert correction.new_source_value == "Klopt dat?"


def test_a_source_that_is_put_right_itself_is_no_conflict(kamervraag: Kamervraag) -> None:
    correct_text(kamervraag, "Klopt het?")
    import_files([questions_document(questions=(("1", "Klopt het?"), ("2", "Zo ja, waarom?")))])
    assert not Correction.objects.in_conflict().exists()


def test_other_fields_of_a_corrected_row_follow_the_source(kamervraag: Kamervraag) -> None:
    correct_text(kamervraag, "Klopt het?")
    import_files([questions_document(questions=(("1a", "Klopt dit voorbeeld?"), ("2", "Tja?")))])
    first, second = Question.objects.order_by("position")
    assert (first.label, first.text) == ("1a", "Klopt het?")
    assert second.text == "Tja?"


def test_keeping_ours_settles_a_conflict(kamervraag: Kamervraag) -> None:
    correct_text(kamervraag, "Klopt het?")
    document = questions_document(questions=(("1", "Klopt dat?"), ("2", "Zo ja, waarom?")))
    import_files([document])
    keep_correction(Correction.objects.in_conflict().get())
    reparse()
    assert not Correction.objects.in_conflict().exists()
    assert text_of_first_question() == "Klopt het?"


def test_a_withdrawn_correction_lets_the_source_speak(kamervraag: Kamervraag) -> None:
    withdraw_correction(correct_text(kamervraag, "Klopt het?"))
    assert text_of_first_question() == "Klopt dit voorbeeld?"
    assert not Correction.objects.exists()


def test_putting_a_field_back_is_no_correction(kamervraag: Kamervraag) -> None:
    correct_text(kamervraag, "Klopt het?")
    with record_corrections(kamervraag, editor=None):
        Question.objects.filter(position=1).update(text="Klopt dit voorbeeld?")
    assert not Correction.objects.exists()


def test_a_removed_row_stays_away(kamervraag: Kamervraag) -> None:
    with record_corrections(kamervraag, editor=None):
        Answer.objects.get(position=2).delete()
    reparse()
    assert list(Answer.objects.values_list("position", flat=True)) == [1]
    withdraw_correction(Correction.objects.get())
    assert Answer.objects.count() == 2


def test_an_added_row_stays(kamervraag: Kamervraag) -> None:
    with record_corrections(kamervraag, editor=None):
        publication = Answer.objects.get(position=1).publication
        note = Footnote.objects.create(
            publication=publication, position=1, part="answer", label="1", text="Voetnoot."
        )
        Answer.objects.get(position=1).footnotes.add(note)
    reparse()
    assert Footnote.objects.get().text == "Voetnoot."
    assert Answer.objects.get(position=1).footnotes.get() == Footnote.objects.get()


def test_an_added_row_can_be_changed_again(kamervraag: Kamervraag) -> None:
    for name in ("Nieuw", "Nieuwer"):
        with record_corrections(kamervraag, editor=None):
            Submitter.objects.update_or_create(
                kamervraag=kamervraag, position=2, defaults={"name": name}
            )
    reparse()
    assert Submitter.objects.get(position=2).name == "Nieuwer"
    assert Correction.objects.count() == 1


def test_which_questions_an_answer_answers_can_be_corrected(kamervraag: Kamervraag) -> None:
    with record_corrections(kamervraag, editor=None):
        Answer.objects.get(position=2).questions.set(Question.objects.all())
    reparse()
    assert Answer.objects.get(position=2).questions.count() == 2
    assert Correction.objects.get().field == "questions"


def test_dates_of_the_kamervraag_can_be_corrected(kamervraag: Kamervraag) -> None:
    with record_corrections(kamervraag, editor=None):
        Kamervraag.objects.update(answered_on="2025-01-23")
    reparse()
    kamervraag.refresh_from_db()
    assert kamervraag.answered_on is not None
    assert (kamervraag.answered_on.day, kamervraag.response_days) == (23, 15)


def test_corrections_follow_a_kamervraag_to_its_number() -> None:
    import_files([answer_document(number="")])
    correct_text(Kamervraag.objects.get(), "Klopt het?")
    import_files([answer_document(number="2025Z00001"), questions_document()])
    assert Kamervraag.objects.get().number == "2025Z00001"
    assert text_of_first_question() == "Klopt het?"
