from dataclasses import replace

from kamervragen.importing.composition import compose
from kamervragen.importing.readings import Reading, printed_parts
from kamervragen.parsing.records import PublicationRecord, SourceFormat
from tests.importing.records import (
    ANSWER,
    NUMBER,
    POSTPONEMENT,
    QUESTIONS,
    answer,
    copies,
    directory,
    note,
    notice,
    publications,
    question,
    rich,
)


def readings(*records: PublicationRecord) -> tuple[Reading, ...]:
    return compose(NUMBER, publications(*records), directory(), is_example=False).readings


def read(*records: PublicationRecord) -> list[tuple[int, str, int, str]]:
    """Source file, part, place and words of the readings beside what is shown."""
    return [(r.source_file, r.part, r.position, r.body.text) for r in readings(*records)]


def test_a_single_source_file_has_nothing_beside_what_is_shown() -> None:
    assert read(QUESTIONS) == []


def test_questions_repeated_in_the_same_words_are_no_readings() -> None:
    assert read(QUESTIONS, ANSWER, POSTPONEMENT) == []


def test_spaces_and_line_ends_do_not_make_other_words() -> None:
    spaced = (question(1, "Klopt  voor\nbeeld 1?"), question(2))
    assert read(QUESTIONS, replace(ANSWER, questions=spaced)) == []


def test_every_part_in_other_words_is_kept_with_its_place() -> None:
    other = replace(
        ANSWER,
        identifier=f"{ANSWER.identifier}-h1",
        introduction=rich("Vooraf!"),
        questions=(question(1, "Klopd 1?"), replace(question(2), heading="Vragen van Ander")),
        answers=(answer(1, "Jaa."),),
        notices=(notice("Latr."),),
        footnotes=(note(1, "Een brom."),),
        explanatory_note=rich("Toelichtink."),
    )
    last = replace(
        other,
        identifier=f"{ANSWER.identifier}-h2",
        introduction=rich("Vooraf."),
        answers=(answer(1, "Ja."),),
        notices=(notice("Later."),),
        footnotes=(note(1, "Een bron."),),
        explanatory_note=rich("Toelichting."),
    )
    assert read(QUESTIONS, other, last) == [
        (3, "question", 1, "Klopd 1?"),
        (3, "introduction", 2, "Vragen van Ander"),
        (2, "introduction", 0, "Vooraf!"),
        (2, "question", 1, "Klopd 1?"),
        (2, "introduction", 2, "Vragen van Ander"),
        (2, "answer", 1, "Jaa."),
        (2, "notice", 1, "Latr."),
        (2, "explanatory_note", 0, "Toelichtink."),
    ]


def test_a_worse_copy_is_read_beside_the_better_one() -> None:
    scan = replace(ANSWER, source_format=SourceFormat.SGD, answers=(answer(1, "Ja, voorbccld 1."),))
    composition = compose(NUMBER, [copies(scan, ANSWER)], directory(), is_example=False)
    (reading,) = composition.readings
    assert (reading.source_file, reading.label, reading.body) == (1, "1", rich("Ja, voorbccld 1."))


def test_a_heading_is_printed_as_text_and_not_as_markup() -> None:
    record = replace(QUESTIONS, questions=(replace(question(1), heading="A < B & C"),))
    heading = next(part for part in printed_parts(record) if part.position == 1)
    assert heading.body.html == "<p>A &lt; B &amp; C</p>"
    assert heading.body.text == "A < B & C"
