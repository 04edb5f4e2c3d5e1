from collections.abc import Sequence

from kamervragen.importing.places import positions_in
from kamervragen.parsing.records import (
    Chamber,
    PublicationKind,
    PublicationRecord,
    QuestionRecord,
    RichText,
    SourceFormat,
)

Printed = tuple[str, tuple[int, ...]]  # text, numbers


def document(*sets: Sequence[Printed]) -> PublicationRecord:
    """A document with these sets of questions; each but the first begins with a heading."""
    printed = [
        ("Vragen van het lid Voorbeeld" if ordinal and place == 0 else "", text, numbers)
        for ordinal, questions in enumerate(sets)
        for place, (text, numbers) in enumerate(questions)
    ]
    return PublicationRecord(
        source_format=SourceFormat.KOOP,
        kind=PublicationKind.ANSWER,
        chamber=Chamber.TWEEDE_KAMER,
        questions=tuple(
            QuestionRecord(
                position=position,
                label="",
                numbers=numbers,
                heading=heading,
                body=RichText(text=text),
            )
            for position, (heading, text, numbers) in enumerate(printed, 1)
        ),
    )


BRIDGE = [("Waar begint de brug?", (1,)), ("Waar eindigt zij?", (2,))]
CLOCK = [("Hoe laat is het?", (1,)), ("Loopt de klok?", (2,)), ("Sinds wanneer?", (3,))]


def test_questions_are_found_by_number() -> None:
    reprinted = document([CLOCK[0], CLOCK[2], CLOCK[1]])
    assert positions_in(reprinted, document(CLOCK)) == {1: [1], 2: [3], 3: [2]}


def test_corrected_words_are_the_same_question() -> None:
    reissue = document([("Waar begint deze brug?", (1,)), ("En waar eindigt zij?", (2,))])
    assert positions_in(reissue, document(BRIDGE)) == {1: [1], 2: [2]}


def test_a_heading_of_several_numbers_is_several_questions() -> None:
    combined = document([("Hoe laat is het? Loopt de klok?", (1, 2)), CLOCK[2]])
    assert positions_in(combined, document(CLOCK)) == {1: [1, 2], 2: [3]}


def test_a_number_printed_twice_is_both_questions() -> None:
    twice = [CLOCK[0], CLOCK[1], ("Hoe komt dat?", (2,))]
    assert positions_in(document(twice), document(twice)) == {1: [1], 2: [2, 3], 3: [2, 3]}


def test_a_question_without_number_is_found_by_its_place() -> None:
    unnumbered = document([("Waarom?", ()), ("Daarom?", ())])
    assert positions_in(unnumbered, document([("Waarom?", ())])) == {1: [1], 2: []}


def test_a_joint_answer_ties_to_the_set_with_the_same_words() -> None:
    joint = document(BRIDGE, CLOCK)
    assert positions_in(joint, document(BRIDGE)) == {1: [1], 2: [2], 3: [], 4: [], 5: []}
    assert positions_in(joint, document(CLOCK)) == {1: [], 2: [], 3: [1], 4: [2], 5: [3]}


def test_sets_whose_words_were_misread_are_told_by_their_order() -> None:
    misread = document([("Waar bcgint de brug?", (1,))], [("Hoc laat is het?", (1,))])
    assert positions_in(misread, document(BRIDGE, CLOCK)) == {1: [1], 2: [3]}


def test_two_sets_with_the_same_words_are_told_by_their_order() -> None:
    assert positions_in(document(BRIDGE, BRIDGE), document(BRIDGE, BRIDGE)) == {
        1: [1],
        2: [2],
        3: [3],
        4: [4],
    }


def test_the_leading_document_finds_itself() -> None:
    leading = document([("Waarom?", ()), ("Waarom?", ())])
    assert positions_in(leading, leading) == {1: [1], 2: [2]}
