import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.labels import read_numbers
from kamervragen.parsing.pairing import (
    PrintedAnswer,
    PrintedQuestion,
    number_sets,
    pair_answers,
    report_numbering,
)
from kamervragen.parsing.problems import ProblemList

Paired = tuple[list[tuple[int, ...]], list[str]]


def _questions(*labels: str) -> list[PrintedQuestion]:
    """A label with "!" before it begins a further set."""
    return [
        PrintedQuestion(bare := label.removeprefix("!"), read_numbers(bare), bare != label)
        for label in labels
    ]


def _pair(questions: list[str], answers: list[tuple[str, int]]) -> Paired:
    problems = ProblemList()
    printed = [PrintedAnswer(label, read_numbers(label), after) for label, after in answers]
    paired = pair_answers(_questions(*questions), printed, problems)
    return paired, [problem.kind for problem in problems]


def test_an_answer_belongs_to_the_questions_that_its_label_names() -> None:
    paired, problems = _pair(["1", "2", "3", "4"], [("1 en 4", 4), ("2 t/m 3", 4)])
    assert paired == [(1, 4), (2, 3)]
    assert problems == []


def test_one_heading_can_hold_several_questions() -> None:
    assert _pair(["1", "2 en 3"], [("1", 1), ("2 en 3", 2)])[0] == [(1,), (2,)]


def test_a_question_that_is_printed_twice_is_answered_twice() -> None:
    assert _pair(["6", "6", "8"], [("6", 3)])[0] == [(1, 2)]


def test_an_answer_to_a_question_that_is_not_there_is_reported() -> None:
    assert _pair(["1"], [("1 en 2", 1), ("3", 1)]) == (
        [(1,), ()],
        ["answer_without_question", "answer_without_question"],
    )


def test_a_second_answer_to_the_same_question_is_reported() -> None:
    assert _pair(["1", "2"], [("1", 2), ("1 t/m 2", 2)]) == ([(1,), (1, 2)], ["answer_repeated"])


def test_an_answer_without_a_label_belongs_to_the_questions_just_before_it() -> None:
    assert _pair(["1", "2", "3"], [("1", 1), ("", 3)]) == (
        [(1,), (2, 3)],
        ["answer_without_label"],
    )


def test_an_answer_without_a_label_after_all_questions_belongs_to_none() -> None:
    assert _pair(["1", "2"], [("", 2)]) == ([()], ["answer_without_label"])


def test_an_only_answer_belongs_to_the_only_question() -> None:
    assert _pair([""], [("", 1)]) == ([(1,)], ["answer_without_label"])


def test_labels_that_are_no_numbers_pair_when_they_are_the_same() -> None:
    assert _pair(["2a", "2b"], [("2b", 2)]) == ([(2,)], [])
    assert _pair(["2a", "2b"], [("2c", 2)]) == ([()], ["unreadable_label"])


def test_numbering_that_starts_again_makes_a_further_set() -> None:
    assert number_sets(_questions("1", "2", "1", "2", "", "!3")) == [0, 0, 1, 1, 1, 2]
    assert number_sets(_questions("1", "1", "2")) == [0, 0, 0]


def test_answers_between_the_questions_belong_to_the_set_at_hand() -> None:
    assert _pair(["1", "2", "1", "2"], [("1 en 2", 2), ("2", 4)])[0] == [(1, 2), (4,)]
    assert _pair(["1", "2", "1"], [("1", 0), ("1", 3)])[0] == [(1,), (3,)]


def test_answers_after_all_sets_start_again_as_the_questions_do() -> None:
    answers = [("1", 4), ("2", 4), ("1 en 2", 4)]
    assert _pair(["1", "2", "1", "2"], answers)[0] == [(1,), (2,), (3, 4)]


def test_an_answer_to_one_of_several_sets_is_tied_to_none_when_it_could_be_either() -> None:
    assert _pair(["1", "2", "1", "2", "3"], [("2", 5), ("3", 5)]) == (
        [(), (5,)],
        ["series_uncertain"],
    )


def test_repeated_skipped_and_missing_numbers_are_reported() -> None:
    problems = ProblemList()
    report_numbering(_questions("1", "1", "4", "", "1994", "1"), problems)
    assert [(problem.kind, problem.place) for problem in problems] == [
        ("number_repeated", "vraag[2]"),
        ("number_skipped", "vraag[3]"),
        ("question_without_label", "vraag[4]"),
        ("unreadable_label", "vraag[5]"),
    ]


def test_questions_that_are_answered_together_are_printed_together_and_skip_nothing() -> None:
    problems = ProblemList()
    report_numbering(_questions("1", "4", "2 en 3", "1", "3", "2"), problems)
    assert list(problems) == []


_LABELS = st.lists(
    st.sampled_from(["1", "2", "3", "4", "1 en 2", "2a", "", "1994", "!1"]), max_size=8
)


@pytest.mark.parametrize("together", [True, False])
@given(questions=_LABELS, answers=_LABELS)
def test_any_labels_are_paired_with_questions_that_exist(
    questions: list[str], answers: list[str], *, together: bool
) -> None:
    count = len(questions)
    placed = [
        (label.removeprefix("!"), count if together else min(index, count))
        for index, label in enumerate(answers)
    ]
    paired, _ = _pair(questions, placed)
    assert len(paired) == len(answers)
    assert all(1 <= position <= count for positions in paired for position in positions)
