"""Which answer belongs to which questions, by the numbers printed above them."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamervragen.parsing.problems import ProblemKind, ProblemList


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """The label of a question, and whether a further set of questions begins with it."""

    label: str
    numbers: tuple[int, ...]
    begins_set: bool = False


@dataclass(frozen=True, slots=True)
class PrintedAnswer:
    """The label of an answer; ``after`` counts the questions printed before it."""

    label: str
    numbers: tuple[int, ...]
    after: int


def number_sets(questions: Sequence[PrintedQuestion]) -> list[int]:
    """For each question the set it belongs to: numbering may start again within a document."""
    sets: list[int] = []
    current = last = 0
    for question in questions:
        first = question.numbers[0] if question.numbers else 0
        if sets and (question.begins_set or first == 1 < last):
            current += 1
        sets.append(current)
        last = question.numbers[-1] if question.numbers else last
    return sets


def pair_answers(
    questions: Sequence[PrintedQuestion], answers: Sequence[PrintedAnswer], problems: ProblemList
) -> list[tuple[int, ...]]:
    """For each answer the positions (from 1) of the questions that its label names."""
    sets = number_sets(questions)
    answer_sets = _sets_of_answers(answers, sets)
    printed_together = all(answer.after == len(questions) for answer in answers)
    paired: list[tuple[int, ...]] = []
    answered: set[int] = set()
    previous = 0
    for index, (answer, answer_set) in enumerate(zip(answers, answer_sets, strict=True)):
        place = f"antwoord[{index + 1}]"
        own = [i for i in range(len(questions)) if answer_set in (None, sets[i])]
        if answer.label:
            positions = _named(questions, own, answer, place, problems)
        else:
            problems.add(ProblemKind.ANSWER_WITHOUT_LABEL, place)
            alone = not printed_together or len(questions) == len(answers) == 1
            positions = tuple(range(previous + 1, answer.after + 1)) if alone else ()
        if not answered.isdisjoint(positions):
            problems.add(ProblemKind.ANSWER_REPEATED, place, answer.label)
        answered.update(positions)
        previous = answer.after
        paired.append(positions)
    return paired


def report_numbering(questions: Sequence[PrintedQuestion], problems: ProblemList) -> None:
    """Report questions without a number, and numbers that are repeated or left out."""
    seen: set[int] = set()
    current = 0
    for index, (question, own_set) in enumerate(
        zip(questions, number_sets(questions), strict=True)
    ):
        place = f"vraag[{index + 1}]"
        if own_set != current:
            seen, current = set(), own_set
        if not question.label:
            problems.add(ProblemKind.QUESTION_WITHOUT_LABEL, place)
        elif not question.numbers:
            problems.add(ProblemKind.UNREADABLE_LABEL, place, question.label)
        _report_numbers(question, seen, place, problems)
        seen.update(question.numbers)


def _report_numbers(
    question: PrintedQuestion, seen: set[int], place: str, problems: ProblemList
) -> None:
    if not seen.isdisjoint(question.numbers):
        problems.add(ProblemKind.NUMBER_REPEATED, place, question.label)
    if question.numbers and min(question.numbers) > max(seen, default=0) + 1:
        problems.add(ProblemKind.NUMBER_SKIPPED, place, question.label)


def _sets_of_answers(answers: Sequence[PrintedAnswer], sets: Sequence[int]) -> list[int | None]:
    """The set of questions that each answer is about; None when that cannot be told."""
    if not sets or sets[-1] == 0:
        return [None] * len(answers)
    if any(answer.after < len(sets) for answer in answers):
        return [sets[max(answer.after, 1) - 1] for answer in answers]
    restarts = number_sets([PrintedQuestion(answer.label, answer.numbers) for answer in answers])
    if restarts and restarts[-1] == sets[-1]:
        return [*restarts]
    return [None] * len(answers)


def _named(
    questions: Sequence[PrintedQuestion],
    own: Sequence[int],
    answer: PrintedAnswer,
    place: str,
    problems: ProblemList,
) -> tuple[int, ...]:
    """The positions of the questions with the numbers, or else the very label, of an answer."""
    if not answer.numbers:
        same = tuple(i + 1 for i in own if questions[i].label == answer.label)
        if not same:
            problems.add(ProblemKind.UNREADABLE_LABEL, place, answer.label)
        return same
    named = set(answer.numbers)
    if missing := named.difference(*(questions[i].numbers for i in own)):
        detail = f"{answer.label}: {', '.join(map(str, sorted(missing)))}"
        problems.add(ProblemKind.ANSWER_WITHOUT_QUESTION, place, detail)
    return tuple(i + 1 for i in own if not named.isdisjoint(questions[i].numbers))
