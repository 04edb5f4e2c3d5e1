"""Which answer belongs to which questions, by the numbers printed above them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamervragen.parsing.problems import ProblemKind, ProblemList

Number = tuple[int, int]  # the set of questions, and the number in it


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


def report_numbering(questions: Sequence[PrintedQuestion], problems: ProblemList) -> None:
    """Report questions without a number, and numbers that are repeated or left out."""
    sets = number_sets(questions)
    pairs = list(zip(questions, sets, strict=True))
    printed = {(own_set, number) for question, own_set in pairs for number in question.numbers}
    seen: set[Number] = set()
    for position, (question, own_set) in enumerate(pairs, 1):
        numbers = {(own_set, number) for number in question.numbers}
        for kind in _oddities(question, numbers, seen, printed):
            problems.add(kind, f"vraag[{position}]", question.label)
        seen |= numbers


def pair_answers(
    questions: Sequence[PrintedQuestion], answers: Sequence[PrintedAnswer], problems: ProblemList
) -> list[tuple[int, ...]]:
    """For each answer the positions (from 1) of the questions that its label names."""
    sets = number_sets(questions)
    mixed = any(answer.after < len(questions) for answer in answers)
    by_place = mixed or len(answers) == len(questions) == 1
    paired: list[tuple[int, ...]] = []
    previous = 0
    for index, own_set in enumerate(_sets_of_answers(answers, sets)):
        answer, place = answers[index], f"antwoord[{index + 1}]"
        positions: tuple[int, ...]
        if answer.label:
            own = [
                (position, question)
                for position, question in enumerate(questions, 1)
                if own_set in (None, sets[position - 1])
            ]
            positions = _named(own, answer, _in_several_sets(own, sets), place, problems)
        else:
            problems.add(ProblemKind.ANSWER_WITHOUT_LABEL, place)
            positions = tuple(range(previous + 1, answer.after + 1)) if by_place else ()
        if any(position in earlier for earlier in paired for position in positions):
            problems.add(ProblemKind.ANSWER_REPEATED, place, answer.label)
        previous = answer.after
        paired.append(positions)
    return paired


def _oddities(
    question: PrintedQuestion, numbers: set[Number], seen: set[Number], printed: set[Number]
) -> Iterator[ProblemKind]:
    if not question.label:
        yield ProblemKind.QUESTION_WITHOUT_LABEL
    elif not numbers:
        yield ProblemKind.UNREADABLE_LABEL
    elif not seen.isdisjoint(numbers):
        yield ProblemKind.NUMBER_REPEATED
    elif _is_skipped(*min(numbers), printed):
        yield ProblemKind.NUMBER_SKIPPED


def _is_skipped(own_set: int, number: int, printed: set[Number]) -> bool:
    """Whether the number before is printed nowhere; answers may print 1, 4, 2, 3 in that order."""
    return number > 1 and (own_set, number - 1) not in printed


def _sets_of_answers(answers: Sequence[PrintedAnswer], sets: Sequence[int]) -> list[int | None]:
    """The set of questions that each answer is about; None when that cannot be told."""
    if any(answer.after < len(sets) for answer in answers):
        return [sets[max(answer.after, 1) - 1] for answer in answers]
    restarts = number_sets([PrintedQuestion(answer.label, answer.numbers) for answer in answers])
    if sets and restarts and restarts[-1] == sets[-1]:
        return [*restarts]
    return [None] * len(answers)


def _in_several_sets(
    questions: Sequence[tuple[int, PrintedQuestion]], sets: Sequence[int]
) -> set[int]:
    """The numbers that more than one set of questions has."""
    found: dict[int, set[int]] = {}
    for position, question in questions:
        for number in question.numbers:
            found.setdefault(number, set()).add(sets[position - 1])
    return {number for number, own in found.items() if len(own) > 1}


def _named(
    questions: Sequence[tuple[int, PrintedQuestion]],
    answer: PrintedAnswer,
    ambiguous: set[int],
    place: str,
    problems: ProblemList,
) -> tuple[int, ...]:
    """The positions of the questions with the numbers, or else the very label, of an answer."""
    if not answer.numbers:
        same = tuple(position for position, each in questions if each.label == answer.label)
        if not same:
            problems.add(ProblemKind.UNREADABLE_LABEL, place, answer.label)
        return same
    named = set(answer.numbers)
    missing = named.difference(*(question.numbers for _, question in questions))
    for kind, numbers in (
        (ProblemKind.ANSWER_WITHOUT_QUESTION, missing),
        (ProblemKind.SERIES_UNCERTAIN, named & ambiguous),
    ):
        if numbers:
            problems.add(kind, place, ", ".join(map(str, sorted(numbers))))
    certain = named - ambiguous
    return tuple(
        position for position, question in questions if not certain.isdisjoint(question.numbers)
    )
