"""What questions say they follow."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.follow_ups import earlier_questions, surname
from kamervragen.parsing.records import PublicationRecord
from tests.importing.records import ASKED_ON, QUESTIONS, note, question, rich


def explained(words: str) -> PublicationRecord:
    return replace(QUESTIONS, explanatory_note=rich(words))


def named(words: str, asked_on: date | None = ASKED_ON) -> list[tuple[tuple[str, ...], str]]:
    found = earlier_questions(explained(words), asked_on)
    return [(each.names, str(each.submitted_on)) for each in found if not each.target]


def targets(record: PublicationRecord) -> list[str]:
    return [each.target for each in earlier_questions(record, ASKED_ON) if each.target]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Deze vragen dienen ter aanvulling op eerdere vragen terzake van de leden Van Vos "
            "(PvdV) en A.B. Beer (PvdB), ingezonden 25 september 2024 (vraagnummer 2024Z14250).",
            ["2024Z14250"],
        ),
        (
            "Deze vragen dienen ter aanvulling op eerdere vragen van het lid Vos, zie ook "
            "Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 12.",
            ["ah-tk-20232024-12"],
        ),
        (
            "Deze vragen dienen ter aanvulling op de vragen van het lid Vos (vraagnummer "
            "2060701230) en het lid Beer (vraagnummer 2060701240). Andere: 2060701250.",
            ["2060701230", "2060701240"],
        ),
        ("Deze vragen zijn ter aanvulling op eerdere vragen. Zie Kamerstuk 19 637, nr. 3.", []),
        ("Deze vragen dienen ter aanvulling op eerdere vragen (2025Z00001).", []),  # itself
        ("Ter aanvulling op eerdere vragen, Stb. 2001, 580 en 2024Z14250\nen zo.", ["2024Z14250"]),
        ("Eerdere vragen (vraagnummer 2024Z14250) zijn beantwoord.", []),
    ],
)
def test_a_number_or_an_answer_says_what_is_followed(words: str, found: list[str]) -> None:
    assert targets(explained(words)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Deze vragen dienen ter aanvulling op eerdere vragen terzake van het lid K.G. de Vos, "
            "ingezonden 7 mei 2024.",
            [(("de vos",), "2024-05-07")],
        ),
        (
            "Deze vragen dienen ter aanvulling op de eerdere vragen terzake van de leden Beer en "
            "Vos, ingezonden 19 december jl. en van het lid Das, ingezonden 3 januari jl.",
            [(("beer", "vos"), "2024-12-19"), (("das",), "2025-01-03")],
        ),
        ("ter aanvulling op eerdere vragen van het lid Vos, ingezonden 31 februari 2024.", []),
        ("ter aanvulling op eerdere vragen van het lid Vos, ingezonden 31 februari jl.", []),
    ],
)
def test_submitters_and_a_day_say_what_is_followed(
    words: str, found: list[tuple[tuple[str, ...], str]]
) -> None:
    assert named(words) == found


def test_a_day_without_year_means_nothing_where_our_own_is_unknown() -> None:
    words = "ter aanvulling op eerdere vragen van het lid Vos, ingezonden 7 mei jl."
    assert named(words, None) == []


def test_further_questions_follow_the_one_set_their_first_question_cites() -> None:
    first = replace(question(1, "Wat was het antwoord?"), footnotes=(1,))
    record = replace(
        QUESTIONS,
        heading="Nadere vragen van het lid Vos (PvdV)",
        questions=(first,),
        footnotes=(note(1, "Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 12."),),
    )
    assert targets(record) == ["ah-tk-20232024-12"]
    assert targets(replace(record, heading="Vragen van het lid Vos (PvdV)")) == []
    two = note(1, "Aanhangsel Handelingen, vergaderjaar 2023–2024, nrs. 12 en 13.")
    assert targets(replace(record, footnotes=(two,))) == []


@given(st.text(max_size=80))
def test_no_words_after_it_raise(words: str) -> None:
    earlier_questions(explained(f"ter aanvulling op eerdere vragen {words}"), ASKED_ON)


def test_names_are_compared_without_initials() -> None:
    assert surname("M. B. Vos") == surname("Vos") == "vos"
    assert surname("Th. van den Doel") == "van den doel"
