"""Where the questions that a publication repeats stand among those that we show."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kamervragen.parsing.records import PublicationRecord, QuestionRecord

Sets = Mapping[int, Sequence[QuestionRecord]]


def positions_in(record: PublicationRecord, leading: PublicationRecord) -> dict[int, list[int]]:
    """For each position in ``record`` those in ``leading``: by number, within the same set.

    A question without number is found by its place.
    """
    if record is leading:
        return {question.position: [question.position] for question in record.questions}
    ours, theirs = _sets(leading), _sets(record)
    return {
        question.position: _find(question, ours.get(_counterpart(own_set, theirs, ours), ()))
        for own_set, questions in theirs.items()
        for question in questions
    }


def _sets(record: PublicationRecord) -> Sets:
    """The sets of questions that one document holds, each beginning with its own heading."""
    sets: dict[int, list[QuestionRecord]] = defaultdict(list)
    current = 0
    for question in record.questions:
        current += bool(question.heading) and question.position > 1
        sets[current].append(question)
    return sets


def _counterpart(own_set: int, theirs: Sets, ours: Sets) -> int:
    """The set of ours with the same words; with as many sets on both sides, else the same one.

    A joint answer repeats sets of other Kamervragen too, which are not among ours: -1.
    """
    if len(theirs) == len(ours) == 1:
        return own_set
    words = set(_openings(theirs[own_set]))
    alike = [ordinal for ordinal, questions in ours.items() if words & set(_openings(questions))]
    if alike:
        return own_set if own_set in alike else alike[0]
    return own_set if len(theirs) == len(ours) else -1


def _openings(questions: Sequence[QuestionRecord]) -> Iterator[str]:
    return ("".join(question.body.text.split())[:40] for question in questions)


def _find(question: QuestionRecord, questions: Sequence[QuestionRecord]) -> list[int]:
    numbers = set(question.numbers)
    if not numbers:
        return [other.position for other in questions if other.position == question.position]
    return [other.position for other in questions if numbers & set(other.numbers)]
