import pytest

from tests.parsing.kvr_documents import answer, kvr, problems, question

TWO = (question("1", "Kent u de eb?"), question("2", "Wanneer komt zij terug?"))


@pytest.mark.parametrize(
    ("label", "numbers", "tied"),
    [("1 en 2", (1, 2), (1, 2)), ("en 2", (2,), (2,)), ("2 t/m4", (2, 3, 4), (2,)), ("0", (), ())],
)
def test_an_answer_is_tied_to_the_questions_that_its_label_names(
    label: str, numbers: tuple[int, ...], tied: tuple[int, ...]
) -> None:
    record = kvr(*TWO, answer(label, "Ja."))
    assert record.answers[0].numbers == numbers
    assert record.answers[0].questions == tied
    assert ("answer_without_question" in problems(record)) is (len(numbers) > 2)
    assert ("unreadable_label" in problems(record)) is not bool(numbers)


def test_the_only_answer_to_the_only_question_needs_no_label() -> None:
    record = kvr(TWO[0], answer("", "Ja."))
    assert record.answers[0].questions == (1,)
    assert record.answers[0].numbers == ()
    assert "answer_without_label" in problems(record)


def test_a_second_answer_to_a_question_is_reported() -> None:
    record = kvr(*TWO, answer("1", "Ja."), answer("2", "Neen."), answer("1", "Ja."))
    assert [one.questions for one in record.answers] == [(1,), (2,), (1,)]
    assert "answer_repeated" in problems(record)


def test_numbers_of_questions_are_reported_when_they_are_skipped_or_repeated() -> None:
    record = kvr(TWO[0], question("3", "Hoe?"), question("3", "Nu?"), question("", "Zo?"))
    assert {"number_skipped", "number_repeated", "question_without_label"} <= {*problems(record)}
    assert "unreadable_label" in problems(kvr(question("0", "Hoe?")))


def test_answers_go_to_their_own_series_of_questions() -> None:
    replies = (answer("1", "Ja."), answer("2", "Nu."), answer("1", "Neen."), answer("2", "Dan."))
    record = kvr(*TWO, *TWO, *replies)
    assert [one.questions for one in record.answers] == [(1,), (2,), (3,), (4,)]


def test_one_series_of_answers_goes_to_the_series_that_has_its_numbers() -> None:
    record = kvr(*TWO, *TWO, question("3", "Hoe?"), answer("3", "Zo."))
    assert record.answers[0].questions == (5,)
    assert "series_uncertain" in problems(record)
    more = (answer("1", "Ja."), answer("2", "Nu."))
    three = kvr(*TWO, *TWO, *TWO, *more, *more)
    assert [one.questions for one in three.answers] == [(1,), (2,), (3,), (4,)]


def test_labels_hidden_in_an_answer_part_it() -> None:
    asked = [question(str(number), "Hoe?") for number in range(1, 6)]
    record = kvr(*asked, answer("1", "Neen. 2 en 3 Bij eb. 4 Bij vloed."), answer("5", "Ja."))
    assert [one.label for one in record.answers] == ["1", "2 en 3", "4", "5"]
    assert record.answers[1].body.text == "Bij eb."
    assert problems(record) == ["number_from_text", "number_from_text"]


@pytest.mark.parametrize("text", ["Op 2 Mei.", "Neen. 3 Bij vloed.", "Neen. 2 en 4 Bij eb."])
def test_numbers_that_do_not_count_on_are_text(text: str) -> None:
    asked = [question(str(number), "Hoe?") for number in range(1, 4)]
    record = kvr(*asked, answer("1", text), answer("3", "Ja."))
    assert record.answers[0].body.text == text


def test_numbers_hidden_in_a_question_part_it() -> None:
    record = kvr(question("1", "Kent u de eb? 2 Wanneer keert zij?"), question("3", "Hoe?"))
    assert [one.numbers for one in record.questions] == [(1,), (2,), (3,)]
