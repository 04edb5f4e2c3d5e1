"""Which answer belongs to which question, when numbering restarts and labels hide in the text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kamervragen.parsing.kvr_passages import Draft, Passage
from kamervragen.parsing.labels import read_numbers
from kamervragen.parsing.problems import ProblemKind, ProblemList

_LABEL_IN_TEXT = re.compile(
    r"(?:^|(?<=[.?!»)])\s)\s*"
    r"(?P<label>\d{1,3}(?:\s?(?:,|en|t\s?/\s?m|/|tot en met)\s?\d{1,3})*[.:]?)\s+(?=[«A-Z])"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question or answer with its numbers and the series that they count in."""

    passage: Passage
    numbers: tuple[int, ...]
    series: int


def number_questions(draft: Draft) -> list[Numbered]:
    """The questions with their numbers; a new series begins where the numbering restarts."""
    numbered: list[Numbered] = []
    series, highest = 0, 0
    for passage in draft.questions:
        numbers = passage.numbers
        if numbered and (passage.heading or (numbers[:1] == (1,) and highest > 1)):
            series, highest = series + 1, 0
        highest = max(highest, *numbers, 0)
        numbered.append(Numbered(passage, numbers, series))
    _report_numbers(numbered, draft.problems)
    return numbered


def _report_numbers(questions: Sequence[Numbered], problems: ProblemList) -> None:
    for question in questions:
        if not question.numbers:
            label = question.passage.label
            kind = ProblemKind.UNREADABLE_LABEL if label else ProblemKind.QUESTION_WITHOUT_LABEL
            problems.add(kind, question.passage.place, label)
    for series in range(questions[-1].series + 1 if questions else 0):
        numbers = [n for one in questions if one.series == series for n in one.numbers]
        repeated = [str(n) for n, times in Counter(numbers).items() if times > 1]
        missing = sorted(set(range(1, max(numbers, default=0))) - set(numbers))
        if repeated:
            problems.add(ProblemKind.NUMBER_REPEATED, "vragen", ", ".join(repeated))
        if missing:
            problems.add(ProblemKind.NUMBER_SKIPPED, "vragen", ", ".join(map(str, missing)))


def number_answers(draft: Draft, questions: Sequence[Numbered]) -> list[Numbered]:
    """The answers with their numbers, in the series of questions that they answer."""
    answers: list[Numbered] = []
    series, highest = 0, 0
    for passage in draft.answers:
        numbers = passage.numbers
        if numbers and numbers[0] == 1 and highest > 1:
            series, highest = series + 1, 0
        highest = max(highest, *numbers, 0)
        answers.append(Numbered(passage, numbers, series))
    return _match_series(draft, questions, answers)


def _match_series(
    draft: Draft, questions: Sequence[Numbered], answers: list[Numbered]
) -> list[Numbered]:
    """Give every series of answers its series of questions; the last ones when in doubt."""
    of_questions = questions[-1].series + 1 if questions else 1
    of_answers = answers[-1].series + 1 if answers else 1
    if of_questions == of_answers or not any(one.numbers for one in answers):
        return answers
    if of_questions == 1:  # an answer printed twice, or a stray label 1
        return [Numbered(one.passage, one.numbers, 0) for one in answers]
    draft.problems.add(
        ProblemKind.SERIES_UNCERTAIN,
        "antwoorden",
        f"{of_questions} reeksen vragen, {of_answers} reeksen antwoorden",
    )
    wanted = {number for one in answers for number in one.numbers}
    best = max(
        range(of_questions),
        key=lambda series: len(
            wanted & {n for q in questions if q.series == series for n in q.numbers}
        ),
    )
    return [
        Numbered(
            one.passage, one.numbers, best if of_answers == 1 else min(one.series, of_questions - 1)
        )
        for one in answers
    ]


def tie(answer: Numbered, questions: Sequence[Numbered]) -> tuple[int, ...]:
    """The positions of the questions that an answer's label names."""
    return tuple(
        position
        for position, question in enumerate(questions, 1)
        if question.series == answer.series and set(question.numbers) & set(answer.numbers)
    )


def report_answers(
    answers: Sequence[Numbered], questions: Sequence[Numbered], problems: ProblemList
) -> None:
    """Note the labels that cannot be read or that name no question, and second answers."""
    existing = {(question.series, n) for question in questions for n in question.numbers}
    answered: set[tuple[int, int]] = set()
    for answer in answers:
        passage = answer.passage
        if not answer.numbers:
            kind = (
                ProblemKind.UNREADABLE_LABEL if passage.label else ProblemKind.ANSWER_WITHOUT_LABEL
            )
            problems.add(kind, passage.place, passage.label or passage.text)
        named = {(answer.series, number) for number in answer.numbers}
        if beyond := sorted(number for _, number in named - existing):
            problems.add(ProblemKind.ANSWER_WITHOUT_QUESTION, passage.place, str(beyond)[1:-1])
        if again := sorted(number for _, number in named & answered):
            problems.add(ProblemKind.ANSWER_REPEATED, passage.place, str(again)[1:-1])
        answered |= named


def part_hidden_answers(draft: Draft) -> None:
    """Part answers that go on with the label of the next one: "Neen. 7 en 8 Bij het …"."""
    highest = max((n for one in draft.questions for n in one.numbers), default=0)
    draft.answers = _part_all(draft.problems, draft.answers, highest + 1)


def part_hidden_questions(draft: Draft) -> None:
    """Part questions that go on with the number of the next one (SG_KVR0000099334)."""
    draft.questions = _part_all(draft.problems, draft.questions, 0)


def _part_all(problems: ProblemList, passages: list[Passage], end: int) -> list[Passage]:
    """The passages parted; the last one may count on to the given number."""
    parted: list[Passage] = []
    for passage, follower in zip_longest(passages, passages[1:]):
        following = min(follower.numbers, default=0) if follower else end
        parted += _part(problems, passage, following)
    return parted


def _part(problems: ProblemList, passage: Passage, end: int) -> list[Passage]:
    """The passage in parts, when the labels in it count on exactly up to the next answer."""
    text = passage.text
    expected = max(passage.numbers, default=0) + 1
    found: list[re.Match[str]] = []
    if expected >= end:
        return [passage]
    for match in _LABEL_IN_TEXT.finditer(text):
        numbers = read_numbers(match["label"])
        if numbers and numbers[0] == expected and (passage.label or found or match.start() == 0):
            found.append(match)
            expected = max(numbers) + 1
    if expected != end or not found:
        return [passage]
    parts: list[Passage] = []
    for match in reversed(found):
        rest = Passage(place=passage.place, label=match["label"], pieces=passage.cut(match.start()))
        rest.drop(match.end() - match.start())
        problems.add(ProblemKind.NUMBER_FROM_TEXT, passage.place, match["label"])
        parts.insert(0, rest)
    if not passage.is_empty():
        return [passage, *parts]
    parts[0].heading = passage.heading
    return parts
